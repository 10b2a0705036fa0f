"""A thing named by its number: 「5225件专利都是企业的吗」 speaks of the only 5225件 that the report prints."""

from __future__ import annotations

from bot.answering.figures.selecting import Selection
from bot.answering.figures.subjects import Subject
from bot.answering.library import Library
from bot.understanding.asked import AskedQuestion
from bot.understanding.claims import in_ones
from bot.understanding.coverage import ALONE, character_credits, sounded
from bot.understanding.entries import Entry
from bot.understanding.matching import NameIndex
from bot.understanding.normalise import fold
from bot.understanding.slots import Operation

_LISTS = frozenset({Operation.ENUMERATE})
_TELLING = 10
"""A smaller number stands in too many places to name anything."""


class StatedNumbers:
    """Finds things by the numbers that questions state, for one report."""

    def __init__(self, library: Library, index: NameIndex) -> None:
        self._library = library
        self._index = index

    def subject(self, asked: AskedQuestion) -> Subject | None:
        """The only thing with the number and unit stated, where the question shares a word with its names; else None."""
        slots = asked.slots
        # 「都是」 lists nothing in a question for yes or no.
        if len(slots.claims) != 1 or slots.wants_number or slots.wants_thing or slots.operations - _LISTS:
            return None
        claim = slots.claims[0]
        if not claim.unit or in_ones(claim.value, claim.unit)[0] < _TELLING:
            return None
        found = [
            figure
            for figure in self._library.lookup.stated_by(claim)
            if not slots.periods or figure.observation.time_period in slots.periods
        ]
        if len({figure.indicator.id for figure in found}) != 1:
            return None
        entry = self._index.indicator(found[0].indicator.id)
        if not _shares_a_word(asked, entry, fold(found[0].observation.quote.text)):
            return None
        return Subject(self._index.as_named(asked, entry), (), (Selection((found[0],), None),))

    @staticmethod
    def narrowed(asked: AskedQuestion, readings: tuple[Subject, ...]) -> tuple[Subject, ...]:
        """Of several readings those whose figure has the number stated; all of them where none or every one has."""
        claims = [claim for claim in asked.slots.claims if claim.unit]
        stated = tuple(
            one for one in readings if any(figure.is_stated_by(claim) for claim in claims for figure in one.figures)
        )
        return stated or readings


def _shares_a_word(asked: AskedQuestion, entry: Entry, quote: str) -> bool:
    """Whether two neighbouring letters of the question's content stand in a name or in the quote, or a synonym of a word does."""
    told = " ".join((*entry.names, quote))
    held = character_credits(asked.letters, sounded(told), asked.known_pairs)
    content = (i for i, function in enumerate(asked.is_function) if not function and not asked.letters[i].isdigit())
    by_synonym = any(word in told for span in asked.synonyms for word in span.others)
    return by_synonym or any(held[i] > ALONE and not asked.is_soft[i] for i in content)

"""The contest of texts with one another and with figures: which text is the best, and when it answers rather than a figure."""

from __future__ import annotations

from bot.answering.choosing.weighing import asks_definition, asks_words, figure_weight, text_weight
from bot.answering.figures.selecting import Veto
from bot.answering.figures.subjects import Subject
from bot.answering.library import Library
from bot.answering.texts.contents import Contents
from bot.answering.texts.resolution import TextCandidate
from bot.answering.thresholds import Thresholds
from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match
from bot.understanding.slots import COMPARISONS, EXTREMES, Operation

_IN_THESE_WORDS = 0.9
"""The part of a curated wording from which a question is taken to be asked in just these words."""
_WORD_FOR_WORD = 0.97
"""The part from which even a reviewed silence answers rather than a figure that is held."""
_LONG_NAME = 10
"""Letters of a name that nobody types by chance."""


class Contest:
    """Judges texts against figures, for one report."""

    def __init__(self, library: Library, contents: Contents, thresholds: Thresholds) -> None:
        self._library = library
        self._contents = contents
        self._thresholds = thresholds

    def best(self, asked: AskedQuestion, texts: tuple[TextCandidate, ...]) -> TextCandidate | None:
        """The text that answers best, with the score it meets figures with; None where none can."""
        weighed = (self._weighed(asked, one) for one in texts)
        return max(weighed, key=lambda one: one.score, default=None)

    def _weighed(self, asked: AskedQuestion, text: TextCandidate) -> TextCandidate:
        holds_number = self._contents.holds_number(asked, text.match)
        score = text_weight(asked, text.match, text.score, self._library, holds_number=holds_number)
        return TextCandidate(text.match, score)

    def beats(self, asked: AskedQuestion, text: TextCandidate, subjects: tuple[Subject, ...]) -> bool:
        """Whether a text answers rather than the figures of these subjects, of which there is at least one."""
        gives_way = (
            self._tells_the_figure(text, subjects)
            or _is_named_longer(subjects[0].match, text.match)
            or _is_prose_beside_a_comparison(asked, text, subjects)
            or _defines_what_is_counted(asked, text)
            or (self._passes_over(text) and not _is_closer(text.match, subjects[0].match))
        )
        return not gives_way and text.score > figure_weight(asked, subjects[0].match.score)

    def is_silenced(self, asked: AskedQuestion, vetoed: Subject, text: TextCandidate | None) -> bool:
        """A figure was asked for by name and the report has none of that year, scope or kind: other words that hold a
        number are no answer to it, unless they go by a longer name that was asked for."""
        slots = asked.slots
        if asks_words(asked) or vetoed.match.coverage < self._thresholds.name:
            return False
        if text is not None and self._tells_less(text, vetoed):
            return True
        if not (slots.wants_number or slots.measures or slots.claims):
            return False
        if text is None:
            return True
        is_longer = text.match.is_exact and len(text.match.name) > len(vetoed.match.name)
        return text.match.entry.kind is not EntryKind.PLAN or not is_longer

    def lacks_the_number(self, asked: AskedQuestion, text: TextCandidate) -> bool:
        """A number was asked for and the text holds none of its kind: words are no answer to it."""
        slots = asked.slots
        is_english = asked.typed_in is Language.EN  # where 「what」 asks for numbers as well
        by_measure = is_english and bool(slots.measures) and Operation.ENUMERATE not in slots.operations
        asks = (slots.wants_number or by_measure) and (is_english or not slots.wants_thing)
        asks = asks or (bool(slots.claims) and bool(slots.status))
        return asks and not self._contents.holds_number(asked, text.match)

    def _tells_less(self, text: TextCandidate, vetoed: Subject) -> bool:
        """Whether the text is silence on something like what is named (人均GDP), and the figure has not what is asked of it."""
        is_meant = vetoed.veto is Veto.PERIOD or not vetoed.match.explanation.unexplained
        return is_meant and vetoed.match.is_exact and self._passes_over(text)

    def _passes_over(self, text: TextCandidate) -> bool:
        """Whether the text would pass over in silence what is held, without being asked for word for word."""
        return self._contents.is_silence(text.match) and text.match.coverage < _WORD_FOR_WORD

    def _tells_the_figure(self, text: TextCandidate, subjects: tuple[Subject, ...]) -> bool:
        """Whether the text is a plan that sets one of the figures, which is what it says, typed."""
        if text.match.entry.kind is not EntryKind.PLAN:
            return False
        set_by_plan = self._library.plans[text.match.entry.target].indicators
        return any(subject.match.entry.target in set_by_plan for subject in subjects)


def eligible(asked: AskedQuestion, texts: tuple[TextCandidate, ...]) -> tuple[TextCandidate, ...]:
    """What can be the answer: to "what is", no plan, and no frequent question that is not asked in these words."""
    texts = _beside_what_is_typed_whole(texts)
    if not asks_definition(asked):
        return texts
    return tuple(
        one
        for one in texts
        if one.match.entry.kind is not EntryKind.PLAN
        and (one.match.entry.kind is not EntryKind.FAQ or _is_in_these_words(one))
    )


def _beside_what_is_typed_whole(texts: tuple[TextCandidate, ...]) -> tuple[TextCandidate, ...]:
    """The texts without silence on a part of a plan or term that the question types in full."""
    names = (one.match.name for one in texts if one.match.is_exact and one.match.entry.kind is not EntryKind.FAQ)
    longest = max(names, key=len, default="")
    if len(longest) < _LONG_NAME:
        return texts
    return tuple(
        one for one in texts if one.match.entry.kind is not EntryKind.FAQ or not _is_part_of(one.match, longest)
    )


def _is_part_of(match: Match, name: str) -> bool:
    """Whether a frequent question was found by words that belong to a longer name."""
    return match.coverage < _WORD_FOR_WORD or match.name in name


def _is_in_these_words(text: TextCandidate) -> bool:
    return text.match.coverage >= _IN_THESE_WORDS


def _is_closer(text: Match, figure: Match) -> bool:
    """Whether a text is asked for more nearly in its own words than a figure that is not named word for word."""
    return not figure.is_exact and text.coverage > figure.coverage


def _is_named_longer(one: Match, other: Match) -> bool:
    """Whether both stand in the question word for word and the one's name holds the other's (R&D经费投入强度, R&D经费)."""
    return one.is_exact and other.is_exact and other.name in one.name and len(other.name) < len(one.name)


def _is_prose_beside_a_comparison(asked: AskedQuestion, text: TextCandidate, subjects: tuple[Subject, ...]) -> bool:
    """Whether figures are to be compared, and are there, and the text is no answer to just that question."""
    compares = asked.slots.operations & (COMPARISONS | EXTREMES) and sum(len(one.figures) for one in subjects) > 1
    enough = _WORD_FOR_WORD if len(subjects) > 1 else _IN_THESE_WORDS
    return bool(compares) and (text.match.entry.kind is not EntryKind.FAQ or text.match.coverage < enough)


def _defines_what_is_counted(asked: AskedQuestion, text: TextCandidate) -> bool:
    """Whether the text is the term that "what was X in 2020" names: that asks for its figure."""
    is_dated = asked.typed_in is Language.EN and bool(asked.slots.periods or asked.slots.scopes)
    return is_dated and text.match.entry.kind is EntryKind.TERM

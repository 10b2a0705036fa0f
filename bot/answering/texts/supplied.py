"""Whether a plan or a frequent question supplies what is asked for: a total, names, a reason, a date, a place."""

from __future__ import annotations

from bot.answering.library import Library
from bot.answering.texts.contents import Contents
from bot.answering.texts.supplying import REASON, SupplyJudge
from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match
from bot.understanding.normalise import fold
from bot.understanding.phrases import PhraseTable
from bot.understanding.slots import Operation

_JUDGED = frozenset({EntryKind.PLAN, EntryKind.FAQ})
_ASKED_IN_THESE_WORDS = 0.9


class EntrySupplyJudge:
    """Judges by what is supplied, for one report.

    Args:
        library: of the report.
        contents: reads its entries.
        supplies: judges their texts.
        totals: words that ask for all there is, and that tell it.
    """

    def __init__(self, library: Library, contents: Contents, supplies: SupplyJudge, totals: PhraseTable) -> None:
        self._library = library
        self._contents = contents
        self._supplies = supplies
        self._totals = totals

    def fault(self, question: AskedQuestion, match: Match) -> str | None:
        """What is asked for and the entry does not supply; None when it supplies all."""
        asks_beyond = question.slots.wants_name or Operation.WHY in question.slots.operations
        is_judged = match.entry.kind in _JUDGED or (match.entry.kind is EntryKind.TERM and asks_beyond)
        if not is_judged or question.typed_in is Language.EN:
            return None
        if self._lacks_the_total(question, match):
            return "it does not give a total"
        if self._is_asked_alike(question, match):
            return None
        if match.entry.kind is EntryKind.PLAN:
            fault = self._fault_of_a_plan(question, match)
            if fault is not None:
                return fault
        missing = self._supplies.fault(question, self._contents.stated(match), self._library.period_of(match.entry))
        if missing is None or (match.entry.kind is EntryKind.FAQ and missing == REASON):
            return None  # a frequent question may answer a wrong premise
        return f"it does not give {missing}"

    def _lacks_the_total(self, question: AskedQuestion, match: Match) -> bool:
        asks = question.slots.wants_total and question.has_content and not self._contents.is_silence(match)
        return asks and not self._totals.find(fold(self._contents.stated(match)))

    def _is_asked_alike(self, question: AskedQuestion, match: Match) -> bool:
        """Whether a frequent question may answer as it is: silence, a list, or a question in its very words."""
        if match.entry.kind is not EntryKind.FAQ:
            return False
        faq = self._library.faqs[match.entry.target]
        asks_else = self._supplies.asks_for_the_rest(question) or self._supplies.asks_when_or_where(question.text)
        if faq.is_silence or (faq.items and not asks_else):
            return True
        return match.coverage >= _ASKED_IN_THESE_WORDS and self._supplies.asks_alike(question.text, match.name)

    def _fault_of_a_plan(self, question: AskedQuestion, match: Match) -> str | None:
        """What a plan does not supply, whatever the rest of its sentence says."""
        if question.slots.wants_name:
            borrowed = self._contents.own_words(question, match).unexplained
            if borrowed:
                return f"names are asked, and {'、'.join(borrowed)} is not in its own words"
        return "a reason is asked, and it is only planned" if Operation.WHY in question.slots.operations else None

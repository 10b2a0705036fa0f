"""Whether a text entry agrees with the slots of a question: period, scope, and done or planned."""

from __future__ import annotations

from bot.answering.library import Library
from bot.domain.knowledge import ObservationStatus
from bot.domain.period import TimePeriod
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match
from bot.understanding.patterns import Patterns
from bot.understanding.slots import SlotKind

_PLANNED_AHEAD = 4
"""Years beyond its own that a section's plans reach: the rest of a five-year plan."""
_OF_DEFAULT_SCOPE = frozenset({EntryKind.PLAN, EntryKind.FAQ})


class AgreementJudge:
    """Judges by slots, for one report."""

    def __init__(self, library: Library, patterns: Patterns) -> None:
        self._library = library
        self._patterns = patterns
        self._known_periods = frozenset(one.time_period for one in library.report.section_periods)

    def fault(self, question: AskedQuestion, match: Match) -> str | None:
        """The slot that the entry does not agree with; None when it agrees with all."""
        if not self._agrees_in_period(question, match):
            return "another period"
        if match.entry.kind in _OF_DEFAULT_SCOPE and self._is_in_another_scope(question, match):
            return "another scope"
        if match.entry.kind is EntryKind.FAQ and self._is_done_already(question, match):
            return "done, not planned"
        if match.entry.kind is EntryKind.PLAN:
            return self._fault_of_a_plan(question, match)
        return None

    def _is_done_already(self, question: AskedQuestion, match: Match) -> bool:
        """Whether what is planned is asked for and the entry speaks of years before."""
        own = self._library.period_of(match.entry)
        asks_ahead = question.slots.status is ObservationStatus.TARGET and bool(question.slots.status_words)
        return asks_ahead and own is not None and own.end < self._library.report.plan_year

    def _fault_of_a_plan(self, question: AskedQuestion, match: Match) -> str | None:
        if self._library.period_of(
            match.entry
        ) not in question.slots.periods and self._patterns.asks_what_was_done.search(question.text):
            return "asked as done, and only planned"
        return "planned, not actual" if question.slots.status is ObservationStatus.ACTUAL else None

    def _agrees_in_period(self, question: AskedQuestion, match: Match) -> bool:
        asked = question.slots.periods
        own = self._library.period_of(match.entry)
        if not asked:
            return True
        if own is None:
            return match.entry.kind is not EntryKind.FAQ or any(self._is_known(period) for period in asked)
        return any(own == period or own.end == period.end for period in asked)

    def _is_known(self, period: TimePeriod) -> bool:
        """Whether the report speaks of the period at all."""
        return any(period.start >= one.start and period.end <= one.end + _PLANNED_AHEAD for one in self._known_periods)

    def _is_in_another_scope(self, question: AskedQuestion, match: Match) -> bool:
        """What names no scope speaks of the report's default one."""
        slots = question.slots
        words = [span.words for span in slots.spans if span.kind is SlotKind.SCOPE]
        if any(word in name for word in words for name in (*match.entry.names, *match.entry.names_en)):
            return False
        is_asked = bool(slots.scopes) and not slots.scope_is_loose
        return is_asked and self._library.report.default_scope.id not in slots.scopes

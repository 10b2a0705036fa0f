"""Finds terms, plans and frequent questions a question may be answered with, and judges each by what it explains."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from bot.answering.contrasts import Contrasts, without_own_places
from bot.answering.library import Library
from bot.answering.texts.numbers import NumberReader
from bot.answering.texts.supplying import REASON, SupplyJudge, asks_alike, asks_for_the_rest
from bot.answering.thresholds import Thresholds
from bot.answering.trace import Trace
from bot.domain.answer import Language
from bot.domain.knowledge import ObservationStatus
from bot.domain.period import TimePeriod
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match, NameIndex
from bot.understanding.normalise import fold, is_han
from bot.understanding.phrases import PhraseTable
from bot.understanding.slots import Operation, SlotKind

_TEXT_KINDS = (EntryKind.TERM, EntryKind.TERM_PART, EntryKind.PLAN, EntryKind.FAQ)
_CANDIDATES = 16
_BORROWED = 0.5
_NAMED_KINDS = frozenset({EntryKind.TERM, EntryKind.PLAN})
_PLAIN_NAME = 3
_DONE = re.compile(r"[一-龥]了(?:哪|几|多少|什么|啥)")
_ASKED_IN_THESE_WORDS = 0.9
_ASKS_NUMBER = re.compile(r"^how (?:many|much)\b")
_NAMES_ASKED = tuple(
    (re.compile(wording), re.compile(question))
    for wording, question in (
        (r"^(?:who|whom)\b", r"\b(?:who|whom|whose|name|speaker|leader)\b"),
        (r"^(?:when|what day|what date)\b", r"\b(?:when|date|day|year|time|month)\b"),
        (r"^where\b", r"\b(?:where|place|area|zone|location|which)\b"),
    )
)
_PLANNED_AHEAD = 4
"""Years beyond its own that a section's plans reach: the rest of a five-year plan."""
_OF_DEFAULT_SCOPE = frozenset({EntryKind.PLAN, EntryKind.FAQ})


@dataclass(frozen=True, slots=True)
class TextCandidate:
    """A term, plan or frequent question accepted for a question, with the score it competes with."""

    match: Match
    score: float


class TextResolver:
    """Resolves text entries for one report."""

    def __init__(
        self,
        library: Library,
        index: NameIndex,
        contrasts: Contrasts,
        numbers: NumberReader,
        supplies: SupplyJudge,
        totals: PhraseTable,
        thresholds: Thresholds,
    ) -> None:
        self._library = library
        self._index = index
        self._contrasts = contrasts
        self._numbers = numbers
        self._supplies = supplies
        self._totals = totals
        self._thresholds = thresholds
        self._known_periods = frozenset(one.time_period for one in library.report.section_periods)
        self._negative = {
            faq.id: tuple(fold(question) for question in faq.negative_questions) for faq in library.knowledge.faqs
        }

    def resolve(self, question: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> tuple[TextCandidate, ...]:
        """Accepted candidates, best first."""
        found: list[TextCandidate] = []
        for match in [one for one in matches if one.entry.kind in _TEXT_KINDS][:_CANDIDATES]:
            fault = self._fault(question, match)
            trace.note(
                f"  {match.entry.kind} {match.entry.target} ← “{match.name}” {match.score:.2f} (name {match.coverage:.2f}, question {match.explanation.share:.2f}): {fault or 'accepted'}"
            )
            if fault is None:
                found.append(TextCandidate(match, match.score - self._borrowed(question, match)))
        return tuple(sorted(found, key=lambda one: -one.score))

    def _borrowed(self, question: AskedQuestion, match: Match) -> float:
        """What a plan loses in rank for words that only the rest of its sentence explains."""
        if match.entry.kind is not EntryKind.PLAN:
            return 0.0
        own = self._own_words(question, match)
        return _BORROWED * (match.explanation.share - own.explanation.share)

    def _fault(self, question: AskedQuestion, match: Match) -> str | None:
        """Why the entry is no answer; None when it is one."""
        if not self._is_named(question, match):
            return "fell: too little of the name"
        unexplained = match.explanation.unexplained
        if question.typed_in is Language.EN:
            if match.explanation.share < self._thresholds.english_share and not _is_named_in_chinese(match):
                return f"fell: unexplained {', '.join(unexplained)}"
        elif unexplained and not (self._is_plainly_named(question, match) or self._is_part_named(question, match)):
            return f"fell: unexplained {'、'.join(unexplained)}"
        return (
            self._slot_fault(question, match)
            or self._word_fault(question, match)
            or self._supply_fault(question, match)
        )

    def _supply_fault(self, question: AskedQuestion, match: Match) -> str | None:
        """What is asked for and the entry does not supply."""
        kind = match.entry.kind
        if kind not in _OF_DEFAULT_SCOPE or question.typed_in is Language.EN:
            return None
        stated = self._stated(match)
        is_silence = kind is EntryKind.FAQ and self._library.faqs[match.entry.target].is_silence
        if (
            question.slots.wants_total
            and question.has_content
            and not is_silence
            and not self._totals.find(fold(stated))
        ):
            return "fell: it does not give a total"
        if self._is_asked_alike(question, match):
            return None
        if kind is EntryKind.PLAN and question.slots.wants_name:
            borrowed = self._own_words(question, match).explanation.unexplained
            if borrowed:
                return f"fell: names are asked, and {'、'.join(borrowed)} is not in its own words"
        if kind is EntryKind.PLAN and Operation.WHY in question.slots.operations:
            return "fell: a reason is asked, and it is only planned"
        missing = self._supplies.fault(question, stated, self._library.period_of(match.entry))
        if missing is None or (kind is EntryKind.FAQ and missing == REASON):
            return None  # a frequent question may answer a wrong premise
        return f"fell: it does not give {missing}"

    def _is_asked_alike(self, question: AskedQuestion, match: Match) -> bool:
        """Whether a frequent question may answer as it is: silence, a list, or a question in its very words."""
        if match.entry.kind is not EntryKind.FAQ:
            return False
        faq = self._library.faqs[match.entry.target]
        if faq.is_silence or (faq.items and not asks_for_the_rest(question)):
            return True
        return match.coverage >= _ASKED_IN_THESE_WORDS and asks_alike(question.text, match.name)

    def _slot_fault(self, question: AskedQuestion, match: Match) -> str | None:
        """The slot that the entry does not agree with."""
        if not self._agrees_in_period(question, match):
            return "fell: another period"
        if match.entry.kind in _OF_DEFAULT_SCOPE and self._is_in_another_scope(question, match):
            return "fell: another scope"
        own = self._library.period_of(match.entry)
        asks_ahead = question.slots.status is ObservationStatus.TARGET and bool(question.slots.status_words)
        if match.entry.kind is EntryKind.FAQ and asks_ahead and own and own.end < self._library.report.plan_year:
            return "fell: done, not planned"
        if match.entry.kind is EntryKind.PLAN and own not in question.slots.periods and _DONE.search(question.text):
            return "fell: asked as done, and only planned"
        if match.entry.kind is EntryKind.PLAN and question.slots.status is ObservationStatus.ACTUAL:
            return "fell: planned, not actual"
        return None

    def _word_fault(self, question: AskedQuestion, match: Match) -> str | None:
        """The word that speaks against the entry."""
        names = (*match.entry.names, *match.entry.names_en)
        clash = self._contrasts.clash(question.text, names, match.entry.evidence)
        if clash:
            return f"fell: {clash} is contradicted"
        place = self._contrasts.foreign_place(
            without_own_places(question.slots, question.text), names, match.entry.evidence
        )
        if place:
            return f"fell: {place} is another place"
        if match.entry.kind is EntryKind.FAQ and _asks_another_sort(question, match):
            return "fell: its wording asks for a number or a name"
        if match.entry.kind is EntryKind.FAQ and self._is_negative(question, match):
            return "fell: a wording it must not match"
        return None

    def _is_named(self, question: AskedQuestion, match: Match) -> bool:
        share = match.explanation.share
        if match.entry.kind is EntryKind.FAQ:
            is_english = question.typed_in is Language.EN
            if not question.has_content and (question.slots.measures or (is_english and question.slots.wants_number)):
                return False  # 「2020年增长多少」 names nothing that could be answered in words
            in_its_wordings = self._index.explained_by(question, match, "").explanation.share
            if in_its_wordings < self._thresholds.faq_wordings:
                return False
            if question.typed_in is Language.EN:
                return match.coverage >= self._thresholds.faq_en and share >= self._thresholds.english_share
            is_close = match.coverage >= self._thresholds.faq_close and share >= self._thresholds.faq_close_share
            return is_close or (match.coverage >= self._thresholds.faq and share >= self._thresholds.faq_share)
        if question.typed_in is Language.EN and not match.is_exact:
            return match.coverage >= self._thresholds.name_en
        if match.coverage >= self._thresholds.name:
            return True
        return match.entry.kind is EntryKind.PLAN and self._is_told_by_its_own_words(question, match)

    def _is_plainly_named(self, question: AskedQuestion, match: Match) -> bool:
        """A term or plan that stands word for word is meant, whatever is asked of it: its whole text misleads nobody.

        A number, a reason, a date, a place or a person is more than what it is about.
        """
        slots = question.slots
        if match.entry.kind not in _NAMED_KINDS or not match.is_exact or len(match.name) < _PLAIN_NAME:
            return False
        asks = Operation.DEFINE in slots.operations or slots.wants_thing
        asks_else = slots.wants_number or slots.wants_name or bool(slots.measures) or Operation.WHY in slots.operations
        enough = self._thresholds.term_share if match.entry.kind is EntryKind.TERM else self._thresholds.plan_named
        return asks and not asks_else and match.explanation.share >= enough

    def _is_part_named(self, question: AskedQuestion, match: Match) -> bool:
        """A part of a term that stands word for word, asked for its meaning; the rest speaks of the term it is part of."""
        if match.entry.kind is not EntryKind.TERM_PART or not match.is_exact:
            return False
        term, _ = self._library.parts[match.entry.target]
        whole = self._index.explained_by(question, match, fold(f"{term.name} {term.definition.text}"))
        return Operation.DEFINE in question.slots.operations and not whole.explanation.unexplained

    def _is_told_by_its_own_words(self, question: AskedQuestion, match: Match) -> bool:
        """A plan's title is long and seldom typed whole: it is meant when its own clause explains all that was typed."""
        own = self._own_words(question, match).explanation
        is_dated = self._library.period_of(match.entry) in question.slots.periods
        if is_dated and match.coverage >= self._thresholds.plan_dated and not own.unexplained:
            return own.share >= self._thresholds.plan_dated_share
        return (
            match.coverage >= self._thresholds.plan_title and own.is_whole and own.mass >= self._thresholds.clause_mass
        )

    def _own_words(self, question: AskedQuestion, match: Match) -> Match:
        return self._index.explained_by(question, match, fold(self._library.plans[match.entry.target].quote.text))

    def _agrees_in_period(self, question: AskedQuestion, match: Match) -> bool:
        asked = question.slots.periods
        own = self._library.period_of(match.entry)
        if not asked:
            return True
        if own is None:
            return match.entry.kind is not EntryKind.FAQ or any(self._is_known(period) for period in asked)
        return any(own == period or own.end == period.end for period in asked)

    def _is_in_another_scope(self, question: AskedQuestion, match: Match) -> bool:
        """What names no scope speaks of the report's default one."""
        slots = question.slots
        words = [span.words for span in slots.spans if span.kind is SlotKind.SCOPE]
        if any(word in name for word in words for name in (*match.entry.names, *match.entry.names_en)):
            return False
        return (
            bool(slots.scopes)
            and not slots.scope_is_loose
            and self._library.report.default_scope.id not in slots.scopes
        )

    def _is_known(self, period: TimePeriod) -> bool:
        """Whether the report speaks of the period at all."""
        return any(period.start >= one.start and period.end <= one.end + _PLANNED_AHEAD for one in self._known_periods)

    def _is_negative(self, question: AskedQuestion, match: Match) -> bool:
        """Whether a wording that must not match is closer to the question than the one that did."""
        faq = self._library.faqs[match.entry.target]
        positive = max(ratio(question.text, fold(wording)) for wording in (*faq.questions, *faq.questions_en))
        return any(ratio(question.text, wording) > positive for wording in self._negative[match.entry.target])

    def holds_number(self, question: AskedQuestion, match: Match) -> bool:
        """Whether an answer with this entry would state a number of the dimension asked for."""
        found = self._numbers.dimensions_in(self._stated(match))
        asked = question.slots.dimensions
        return bool(found & asked) if asked else bool(found)

    def _stated(self, match: Match) -> str:
        """The text an answer with this entry would state."""
        kind, target = match.entry.kind, match.entry.target
        if kind is EntryKind.PLAN:
            return self._library.plans[target].quote.text
        if kind is EntryKind.FAQ:
            return self._library.faqs[target].answer
        if kind is EntryKind.TERM:
            return self._library.terms[target].definition.text
        return match.entry.evidence


def _is_named_in_chinese(match: Match) -> bool:
    """An English question that gives the Chinese name in full means that entry, whatever its English words."""
    return match.is_exact and any(map(is_han, match.name))


def _asks_another_sort(question: AskedQuestion, match: Match) -> bool:
    """An English wording whose telling words are all held, but that asks how many, who, where or when as the question does not."""
    if question.typed_in is not Language.EN:
        return False
    slots = question.slots
    asks_number = bool(_ASKS_NUMBER.search(match.name)) and not (slots.wants_number or slots.measures)
    asks_name = any(wording.search(match.name) and not asked.search(question.text) for wording, asked in _NAMES_ASKED)
    return asks_number or asks_name

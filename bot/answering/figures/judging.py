"""Whether an indicator answers a question: its name is held, the question is explained, and its figures agree."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.answering.contrasts import Contrasts, without_own_places
from bot.answering.figures.subjects import Subject, span_of
from bot.answering.library import Library
from bot.answering.thresholds import Thresholds
from bot.domain.answer import Language
from bot.domain.knowledge import Measure
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import ALONE, character_credits, sounded
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match, NameIndex
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns
from bot.understanding.phrases import PhraseTable
from bot.understanding.slots import COMPARISONS

_PLAIN_NAME = 4
_BORROWED = 0.3
_HEADED = 0.5
"""The part of the thing asked for that the names must hold."""
AGAINST_A_PLACE = frozenset({Measure.RANK, Measure.GAP})
"""Measures that set the report's area against a wider place."""


class Verdict(StrEnum):
    """What became of a proposed indicator."""

    ACCEPTED = "accepted"
    CONTRADICTED = "fell: contradicted"
    TOO_LITTLE_OF_THE_NAME = "fell: too little of the name"
    UNEXPLAINED = "fell: unexplained"
    VETOED = "vetoed"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its reason, and the subject held against the very figures it would answer with."""

    verdict: Verdict
    reason: str
    subject: Subject

    @property
    def is_reading(self) -> bool:
        """Whether nothing speaks against the subject but that the question says too little of its name."""
        explanation = self.subject.match.explanation
        return (
            self.verdict is Verdict.TOO_LITTLE_OF_THE_NAME
            and bool(self.subject.figures)
            and explanation.mass > 0
            and explanation.is_whole
        )


class FigureJudge:
    """Judges subjects of one report."""

    def __init__(
        self,
        library: Library,
        index: NameIndex,
        contrasts: Contrasts,
        thresholds: Thresholds,
        flows: PhraseTable,
        patterns: Patterns,
    ) -> None:
        self._patterns = patterns
        self._library = library
        self._index = index
        self._contrasts = contrasts
        self._thresholds = thresholds
        self._flows = flows

    def judge(self, question: AskedQuestion, subject: Subject, named: dict[int, tuple[int, int]]) -> Judgement:
        """Judge one subject.

        Args:
            question: what was asked.
            subject: the indicator with its selections.
            named: where other things that the question also asks about are named; see `named_spans`.
        """
        question = _without_others(question, subject.match, named)
        figures = subject.figures or self._library.figures[subject.match.entry.target]
        evidence = " ".join(dict.fromkeys(figure.evidence for figure in figures))
        held = replace(subject, match=self._index.explained_by(question, subject.match, evidence))
        clash = self._clash(question, subject, evidence)
        if clash:
            return Judgement(Verdict.CONTRADICTED, clash, held)
        if not self._is_named(question, held):
            return Judgement(Verdict.TOO_LITTLE_OF_THE_NAME, "", held)
        unexplained = self._unexplained(question, held)
        if unexplained is not None:
            return Judgement(Verdict.UNEXPLAINED, unexplained, held)
        if not subject.figures:
            return Judgement(Verdict.VETOED, str(subject.veto), held)
        return Judgement(Verdict.ACCEPTED, "", held)

    def _clash(self, question: AskedQuestion, subject: Subject, evidence: str) -> str | None:
        """The word that the subject contradicts: a contrast, another place, all where it is a part."""
        asked = question.text
        for name in question.other_names:
            asked = asked.replace(name, " ")
        return (
            self._contrasts.clash(asked, subject.all_names, evidence)
            or self._contrasts.foreign_place(
                without_own_places(question.slots, asked),
                subject.all_names,
                evidence,
                is_yardstick=bool(question.slots.measures & AGAINST_A_PLACE),
            )
            or self._part_of(question, subject)
            or self._per_one(question, subject, evidence)
            or self._of_the_whole_area(question, subject)
        )

    def _per_one(self, question: AskedQuestion, subject: Subject, evidence: str) -> str | None:
        """The word that asks of each one (每个幼儿园多少孩子) where the figure is of all."""
        each = self._patterns.asks_of_each.search(question.text)
        told = each and any(self._patterns.asks_of_each.search(text) for text in (*subject.all_names, evidence))
        return each[0] if each and not told else None

    def _of_the_whole_area(self, question: AskedQuestion, subject: Subject) -> str | None:
        """The village or street that the figure is of, where the whole area is asked for (全区) and it is not named."""
        part = self._patterns.names_a_part.search(subject.match.entry.names[0])
        if part is None or part[0] in question.text or not self._patterns.asks_of_whole.search(question.text):
            return None
        return f"{part[0]}, a part of the area"

    def _unexplained(self, question: AskedQuestion, held: Subject) -> str | None:
        """What of the question the subject leaves unexplained; None when nothing is."""
        match = held.match
        is_meant = match.is_exact and len(match.name) >= _PLAIN_NAME and match.explanation.is_whole
        if not is_meant and self._named_share(question, match) < self._thresholds.named_share:
            return "by its names"
        if not self._is_explained(question, match):
            return "、".join(match.explanation.unexplained)
        if question.head and not self._is_headed(question, match):
            return f"{question.head} is not what it counts"
        return "the question states this figure itself" if _is_stated(question, held) else None

    def _part_of(self, question: AskedQuestion, subject: Subject) -> str | None:
        """The word that makes the figure a part (新增) where all there is is asked for (总数)."""
        if not question.slots.wants_total or not question.has_content:
            return None
        name = subject.match.entry.names[0]
        flows = [one.phrase for one in self._flows.find(name)]
        asked = "".join(question.letters)
        partial = [word for word in flows if not any(letter in asked for letter in word)]
        return f"{partial[0]}, a part" if partial else None

    def _is_headed(self, question: AskedQuestion, match: Match) -> bool:
        """Whether the names hold the thing that a number is asked of."""
        names = sounded("|".join(match.entry.names))
        at = question.letters.find(question.head)
        same = [
            word for span in question.synonyms if at <= span.start < at + len(question.head) for word in span.others
        ]
        if any(word in name for word in same for name in match.entry.names):
            return True
        held = character_credits(question.head, names, question.known_pairs)
        return sum(credit > ALONE for credit in held) >= _HEADED * len(held)

    def _is_named(self, question: AskedQuestion, subject: Subject) -> bool:
        match = subject.match
        is_whole = match.explanation.is_whole
        if question.typed_in is Language.EN:
            is_told = match.explanation.mass > 0  # 「how big」 holds 「big」, and names nothing
            is_near_and_whole = match.coverage >= self._thresholds.name_near and is_whole and is_told
            return match.coverage >= self._thresholds.name_en or is_near_and_whole
        if match.coverage >= self._thresholds.name:
            return True
        is_told_by_the_clause = is_whole and match.explanation.mass >= self._thresholds.clause_mass
        return match.coverage >= self._thresholds.name_with_clause and is_told_by_the_clause and bool(subject.figures)

    def _is_explained(self, question: AskedQuestion, match: Match) -> bool:
        if question.typed_in is Language.EN:
            return match.explanation.share >= self._thresholds.english_share
        return not match.explanation.unexplained and match.explanation.share >= self._thresholds.figure_share

    def rank(self, question: AskedQuestion, subject: Subject) -> float:
        """The match's score, less what only the figure's sentence explains of the question and not its names.

        Two figures of one sentence are explained alike by it; the one that is called what was asked comes first.
        """
        match = subject.match
        return match.score - _BORROWED * (match.explanation.share - self._named_share(question, match))

    def _named_share(self, question: AskedQuestion, match: Match) -> float:
        """The part of the question that the indicator's names explain by themselves."""
        return self._index.explained_by(question, match, "").explanation.share


def named_spans(question: AskedQuestion, matches: tuple[Match, ...], patterns: Patterns) -> dict[int, tuple[int, int]]:
    """Where indicators' names stand in the question word for word, by entry key, when it asks of several things."""
    slots = question.slots
    leads = patterns.leading_clause.match(question.text) is not None  # 「农村集体产权制度改革中，撤销了几个村委会」
    if not (slots.is_plural or slots.numbers_asked > 1 or slots.operations & COMPARISONS or leads):
        return {}
    named = (match for match in matches if match.entry.kind is EntryKind.INDICATOR and match.is_exact)
    return {match.entry.key: span for match in named if (span := span_of(question, match.name))}


def _without_others(question: AskedQuestion, match: Match, named: dict[int, tuple[int, int]]) -> AskedQuestion:
    """The question with the names of other things it asks about counted as explained."""
    own = named.get(match.entry.key) or span_of(question, match.name) or (0, 0)
    others = [
        span for key, span in named.items() if key != match.entry.key and (span[1] <= own[0] or span[0] >= own[1])
    ]
    if not others:
        return question
    masked = {i for start, end in others for i in range(start, end)}
    return replace(
        question,
        is_function=tuple(function or i in masked for i, function in enumerate(question.is_function)),
        other_names=tuple(question.letters[start:end] for start, end in others),
    )


def _is_stated(question: AskedQuestion, subject: Subject) -> bool:
    """「14个项目总投资多少」 states the 14 and asks for another number."""
    slots = question.slots
    is_english = question.typed_in is Language.EN  # where the thing counted is its own unit
    stated = {claim.value for claim in slots.claims if claim.unit or is_english}
    values = {figure.observation.value for figure in subject.figures}
    written = {fold(figure.observation.as_written) for figure in subject.figures}
    if slots.wants_number and any(len(one) > 1 and not one[0].isdigit() and one in question.text for one in written):
        return True  # 「三个功能区各领了多少任务」
    compares = bool(slots.operations & COMPARISONS)  # 「670家跟31家差多少家」 states what is to be compared
    return slots.wants_number and bool(values) and values <= stated and not compares

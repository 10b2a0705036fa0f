"""Finds the figures a question asks for: names by coverage, figures by slots, and nothing of the question unexplained."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from bot.answering.contrasts import Contrasts
from bot.answering.figures.bases import base_of, with_base
from bot.answering.figures.covering import FigureCoverer
from bot.answering.figures.judging import FigureJudge, Judgement, Verdict, named_spans
from bot.answering.figures.selecting import Selector, Veto
from bot.answering.figures.subjects import FigureResolution, Subject
from bot.answering.figures.wishes import Wish, wishes
from bot.answering.library import Library
from bot.answering.thresholds import Thresholds
from bot.answering.trace import Trace
from bot.domain.knowledge import ObservationStatus
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match, NameIndex
from bot.understanding.patterns import Patterns
from bot.understanding.phrases import PhraseTable
from bot.understanding.slots import COMPARISONS

_CANDIDATES = 14
_MOST_READINGS = 5


class FigureResolver:
    """Resolves figures for one report."""

    def __init__(
        self,
        library: Library,
        index: NameIndex,
        selector: Selector,
        contrasts: Contrasts,
        thresholds: Thresholds,
        flows: PhraseTable,
        patterns: Patterns,
    ) -> None:
        self._patterns = patterns
        self._library = library
        self._selector = selector
        self._thresholds = thresholds
        self._judge = FigureJudge(library, index, contrasts, thresholds, flows, patterns)
        self._coverer = FigureCoverer(library, index, contrasts, thresholds)

    def resolve(self, question: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> FigureResolution:
        """Figures for a question, from its matches with indicators (others are ignored)."""
        base = base_of(question, matches, self._patterns)
        question = with_base(question, base)
        wished = wishes(question.slots, self._library.report.plan_year)
        if self._patterns.asks_as_done.search(question.text) and not (question.slots.periods or question.slots.status):
            wished = tuple(replace(wish, status=ObservationStatus.ACTUAL) for wish in wished)
        if self._patterns.names_change.search(question.text):
            wished = tuple(replace(wish, names_a_change=True) for wish in wished)
        make = partial(self._subject, wished=wished)
        named = named_spans(question, matches, self._patterns)
        judgements: list[Judgement] = []
        for match in [one for one in matches if one.entry.kind is EntryKind.INDICATOR and one is not base][
            :_CANDIDATES
        ]:
            judgement = self._in_another_unit(question, self._judge.judge(question, make(match), named))
            judgement = self._in_its_own_scope(question, judgement)
            judgements.append(judgement)
            trace.note(_described(judgement))
        accepted = sorted(
            (one.subject for one in judgements if one.verdict is Verdict.ACCEPTED),
            key=lambda subject: -self._judge.rank(question, subject),
        )
        chosen = self._coverer.cover(question, accepted, make, trace)
        vetoed = max(
            (one.subject for one in judgements if one.verdict is Verdict.VETOED),
            key=lambda subject: subject.match.score,
            default=None,
        )
        best = max(chosen, key=lambda subject: self._judge.rank(question, subject), default=None)
        if best and vetoed and self._is_meant_more(question, vetoed, best):
            # What is named exactly is not answered with another that only resembles it.
            trace.note(f"  {vetoed.match.entry.target} is meant more, and has no such figure")
            chosen = ()
        return FigureResolution(
            subjects=chosen,
            vetoed=vetoed,
            near=tuple(one.subject.match for one in judgements if self._is_near(one, is_unused=not chosen)),
            readings=tuple(one.subject for one in judgements if one.is_reading)[:_MOST_READINGS],
        )

    def _is_near(self, judgement: Judgement, *, is_unused: bool) -> bool:
        if judgement.verdict is Verdict.VETOED:
            return False
        if judgement.verdict is Verdict.ACCEPTED:
            return is_unused
        return judgement.subject.match.coverage >= self._thresholds.name_near

    def _subject(self, match: Match, wished: tuple[Wish, ...]) -> Subject:
        figures = self._library.figures[match.entry.target]
        if self._patterns.names_change.search(match.name) or self._patterns.names_relation.search(
            match.name
        ):  # 「精简了多少」 asks for the change by its name
            wished = tuple(replace(wish, names_a_change=True) for wish in wished)
        if (
            self._patterns.names_amount.search(match.name) and match.is_exact
        ):  # 「进出口总额是多少」 asks for the amount by its name
            wished = tuple(replace(wish, wants_level=wish.wants_level or wish.is_plain) for wish in wished)
        return Subject(match, wished, tuple(self._selector.select(figures, wish) for wish in wished))

    def _is_meant_more(self, question: AskedQuestion, vetoed: Subject, chosen: Subject) -> bool:
        """Whether the question means the vetoed subject rather. In another unit than asked it is not what was asked.

        Unless it is named whole and the other is only named within it: 「企业新增专利授权多少件」 is no number of all.
        """
        is_within = (
            vetoed.match.is_exact and chosen.match.name != vetoed.match.name and chosen.match.name in vetoed.match.name
        )
        if is_within:
            return True
        if vetoed.veto is Veto.UNIT and chosen.match.explanation.share >= vetoed.match.explanation.share:
            return False
        return self._judge.rank(question, vetoed) > self._judge.rank(question, chosen) + self._thresholds.gap

    def _in_its_own_scope(self, question: AskedQuestion, judgement: Judgement) -> Judgement:
        """Of two things compared, the scope typed may belong to one; what is named word for word has its own."""
        subject = judgement.subject
        is_vetoed = judgement.verdict is Verdict.VETOED and subject.veto is Veto.SCOPE
        scopes = {figure.observation.scope_id for figure in self._library.figures[subject.match.entry.target]}
        compares = question.slots.operations & COMPARISONS and len(question.slots.scopes) == 1
        if not (is_vetoed and compares and subject.match.is_exact and len(scopes) == 1):
            return judgement
        own = self._subject(subject.match, tuple(replace(wish, scope=None) for wish in subject.wishes))
        return Judgement(Verdict.ACCEPTED, "in its own scope", own) if own.figures else judgement

    def _in_another_unit(self, question: AskedQuestion, judgement: Judgement) -> Judgement:
        """Of several numbers asked at once, the unit typed belongs to one of them; the others go by their names."""
        subject = judgement.subject
        is_vetoed = judgement.verdict is Verdict.VETOED and subject.veto is Veto.UNIT
        slots = question.slots
        if not is_vetoed or slots.numbers_asked <= slots.dimensions_asked or not subject.match.is_exact:
            return judgement
        loosened = self._subject(subject.match, tuple(replace(wish, dimensions=frozenset()) for wish in subject.wishes))
        return Judgement(Verdict.ACCEPTED, "in another unit", loosened) if loosened.figures else judgement


def _described(judgement: Judgement) -> str:
    match = judgement.subject.match
    scores = f"{match.score:.2f} (name {match.coverage:.2f}, question {match.explanation.share:.2f})"
    return f"  {match.entry.target} ← “{match.name}” {scores}: {judgement.verdict} {judgement.reason}".rstrip()

"""Which numbers of a source the curated store explains."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection
from dataclasses import dataclass
from itertools import accumulate

from bot.curation.quoting import Source
from bot.domain.knowledge import KnowledgeBase
from bot.domain.report import Numeral, Passage

_AROUND = 14


@dataclass(frozen=True, slots=True)
class UnexplainedNumeral:
    """A number that nothing explains, where it stands, and the words around it."""

    numeral: Numeral
    place: str
    context: str


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """How many numbers a source prints, how many are explained, and which are not."""

    report_id: str
    total: int
    explained: int
    unexplained: tuple[UnexplainedNumeral, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every number is explained."""
        return not self.unexplained


def coverage(knowledge: KnowledgeBase) -> CoverageReport:
    """Hold every number of the source against the store.

    A number is explained when it is part of a figure (the `as_written` of an observation, where its quote stands) or a
    reviewed exception. Quotes of terms, plans and answers explain no number.
    """
    source = Source.of(knowledge.report.document)
    return coverage_of(knowledge.report.id, source, _explained_spans(knowledge, source))


def coverage_of(report_id: str, source: Source, explained: Collection[tuple[int, int]]) -> CoverageReport:
    """Hold every number of a source against the spans that are explained, as offsets into the source."""
    passages = {passage.id: passage for passage in source.document.passages}
    # Of the spans that start at or before a number, the one that reaches farthest decides; a text may have thousands.
    spans = sorted(explained)
    starts = [start for start, _ in spans]
    reach = list(accumulate((end for _, end in spans), max))
    unexplained = []
    for numeral in source.numerals:
        index = bisect_right(starts, numeral.start) - 1
        if index < 0 or reach[index] < numeral.end:
            passage = passages[numeral.passage_id]
            context = _context(source.document.text, numeral, passage)
            unexplained.append(UnexplainedNumeral(numeral, passage.place, context))
    total = len(source.numerals)
    return CoverageReport(report_id, total, total - len(unexplained), tuple(unexplained))


def _explained_spans(knowledge: KnowledgeBase, source: Source) -> set[tuple[int, int]]:
    spans = {(exception.quote.start, exception.quote.end) for exception in knowledge.numeral_exceptions}
    for indicator in knowledge.indicators:
        for observation in indicator.observations:
            spans.update(source.spans_in(observation.quote, observation.as_written))
    return spans


def _context(text: str, numeral: Numeral, passage: Passage) -> str:
    return text[max(numeral.start - _AROUND, passage.start) : min(numeral.end + _AROUND, passage.end)]

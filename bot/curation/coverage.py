"""Which numbers of a source the curated store explains."""

from __future__ import annotations

from dataclasses import dataclass

from bot.curation.quoting import occurrences
from bot.documents.numerals import find_numerals
from bot.domain.knowledge import KnowledgeBase, Observation
from bot.domain.report import Numeral

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
    document = knowledge.report.document
    explained = _explained_spans(knowledge)
    places = {passage.id: passage for passage in document.passages}
    numerals = find_numerals(document)
    unexplained = tuple(
        UnexplainedNumeral(
            numeral,
            places[numeral.passage_id].place,
            document.text[
                max(numeral.start - _AROUND, places[numeral.passage_id].start) : min(
                    numeral.end + _AROUND, places[numeral.passage_id].end
                )
            ],
        )
        for numeral in numerals
        if not any(start <= numeral.start and numeral.end <= end for start, end in explained)
    )
    return CoverageReport(knowledge.report.id, len(numerals), len(numerals) - len(unexplained), unexplained)


def _explained_spans(knowledge: KnowledgeBase) -> set[tuple[int, int]]:
    spans = {(exception.quote.start, exception.quote.end) for exception in knowledge.numeral_exceptions}
    for indicator in knowledge.indicators:
        for observation in indicator.observations:
            spans.add(_figure_span(observation))
    return spans


def _figure_span(observation: Observation) -> tuple[int, int]:
    """Where the figure stands; the checks hold that it stands in its quote exactly once as a whole number."""
    quote = observation.quote
    for offset in occurrences(quote.text, observation.as_written):
        start = quote.start + offset
        return start, start + len(observation.as_written)
    return quote.start, quote.start

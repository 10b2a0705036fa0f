"""Quotes the numbers that are no figure of their own, for a curator to review."""

from __future__ import annotations

from dataclasses import dataclass

from bot.curation.drafting.candidates import Candidate, NoFigure
from bot.curation.drafting.stretches import stretch_around
from bot.curation.quoting import Source
from bot.domain.report import Passage


@dataclass(frozen=True, slots=True)
class Excepted:
    """A number that is no figure, and why. `start:end` is where it stands in the source."""

    quote: str
    within: str | None
    number: str
    reason: str
    start: int
    end: int


class Excepting:
    """Collects such numbers of one report; one that cannot be quoted alone is left out, and so stays unexplained."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.found: list[Excepted] = []

    def take(self, no_figure: NoFigure) -> None:
        """A number that is surely no figure."""
        start = no_figure.passage.start
        self._take(no_figure.passage, start + no_figure.number.start, start + no_figure.number.end, no_figure.reason)

    def take_figure(self, candidate: Candidate, reason: str) -> None:
        """The number of a figure that is not drafted."""
        start = candidate.passage.start
        spanned = (start + candidate.printed.start, start + candidate.printed.end)
        for number in self._source.numerals_touching(*spanned):
            self._take(candidate.passage, number.start, number.end, reason)

    def _take(self, passage: Passage, start: int, end: int, reason: str) -> None:
        stretch = stretch_around(self._source, passage, start - passage.start, end - passage.start)
        if stretch is not None:
            number = self._source.document.text[start:end]
            self.found.append(Excepted(stretch.quote.text, stretch.place, number, reason, start, end))

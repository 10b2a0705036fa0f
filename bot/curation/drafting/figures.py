"""Turns candidates into draft figures that the checks of the store take: each with a quote of its own, none twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.curation.checks import fold_name
from bot.curation.drafting.candidates import Candidate, Doubt
from bot.curation.drafting.draft import DraftFigure
from bot.curation.drafting.exceptions import Excepting
from bot.curation.drafting.identity import Ids, slug
from bot.curation.drafting.periods import Years, measured_over, timed
from bot.curation.drafting.standard import standard_indicator, standard_indicators
from bot.curation.drafting.stretches import stretch_of
from bot.curation.quoting import Source
from bot.domain.knowledge import Measure
from bot.domain.period import TimePeriod
from bot.domain.report import SourceDocument

_REPEATED = "repeats a figure given elsewhere"
_WITH_REFERENCE = frozenset({Measure.SHARE, Measure.GAP})

_IN_PARTS = frozenset({"%", "‰", "个百分点"})

_Key = tuple[str, TimePeriod, str, str, str]


class FigureDrafter:
    """Drafts the figures of one report.

    Args:
        source: the report.
        years: what it looks back on and plans.
        periods: what time each place speaks of; a place takes it from the nearest one above.
        taken: names that other entries have, which no indicator may claim.
        excepting: takes what is no figure of its own.

    Attributes:
        figures: those drafted so far, as the report states them.
        spans: where each stands in the source, start and end.
        repeated: how many candidates only repeat one of them.
    """

    def __init__(
        self,
        source: Source,
        years: Years,
        periods: Mapping[str, TimePeriod],
        taken: Iterable[str],
        excepting: Excepting,
    ) -> None:
        self._source = source
        self._years = years
        self._periods = _by_section(source.document, periods)
        self._taken = {fold_name(name) for name in taken}
        self._excepting = excepting
        self._names = Names()
        self._known: dict[_Key, DraftFigure] = {}
        self.figures: list[DraftFigure] = []
        self.spans: list[tuple[int, int]] = []
        self.repeated = 0

    def take(self, candidate: Candidate) -> None:
        """Draft one candidate; what has no quote of its own is left out, and so stays unexplained."""
        figure = self._figure(candidate)
        if figure is None:
            return
        known = self._known.get(_key(figure))
        if known is not None and (known.value, known.unit) == (figure.value, figure.unit):
            self.repeated += 1
            self._excepting.take_figure(candidate, _REPEATED)
            return
        if known is not None:
            figure = self._named_apart(figure)
        self._known[_key(figure)] = figure
        self.figures.append(figure)
        start = candidate.passage.start + candidate.printed.start
        self.spans.append((start, start + len(figure.as_written)))

    def in_order(self) -> tuple[DraftFigure, ...]:
        """Those of standard indicators first, as people ask for them; the others as the report states them."""
        ranks = {indicator.id: rank for rank, indicator in enumerate(standard_indicators())}
        return tuple(sorted(self.figures, key=lambda figure: ranks.get(figure.indicator_id, len(ranks))))

    def _figure(self, candidate: Candidate) -> DraftFigure | None:
        printed, told, passage = candidate.printed, candidate.told, candidate.passage
        opening = candidate.sentence.start - passage.start
        stretch = stretch_of(self._source, passage, candidate.start, candidate.end, printed.as_written, opening)
        if stretch is None:
            return None
        place_period = self._periods.get(passage.section_id)
        before = passage.text[opening : printed.start]
        time = timed(before, passage.text[:opening], place_period, self._years, told.measure)
        in_parts = printed.unit in _IN_PARTS
        measure, period = measured_over(told.measure, time.time_period, before, is_share=in_parts)
        standard = standard_indicator(candidate.name)
        name = standard.name if standard else self._free(candidate.name)
        doubts = {*candidate.doubts, *([Doubt.PERIOD_GUESSED] if time.is_guessed else [])}
        return DraftFigure(
            indicator_id=standard.id if standard else self._names.id_of(name),
            name=name,
            time_period=period,
            status=time.status,
            measure=measure,
            share_of=told.base if told.measure in _WITH_REFERENCE else "",
            value=printed.value,
            unit=printed.unit,
            as_written=printed.as_written,
            bound=printed.bound,
            quote=stretch.quote.text,
            within=stretch.place,
            place=passage.place,
            sentence=candidate.sentence.text,
            is_standard=standard is not None,
            doubts=tuple(sorted(doubts - ({Doubt.NAME_VAGUE} if standard else set()))),
        )

    def _free(self, name: str) -> str:
        """A name that a term has is the term's: the indicator is how many of it there are."""
        return f"{name}数量" if fold_name(name) in self._taken else name

    def _named_apart(self, figure: DraftFigure) -> DraftFigure:
        """The same name and period with another value: another thing or another reading, as a curator decides."""
        again = 2
        while _key(apart := self._apart(figure, again)) in self._known:
            again += 1
        return apart

    def _apart(self, figure: DraftFigure, again: int) -> DraftFigure:
        name = f"{figure.name}〔{again}〕"
        doubts = tuple(sorted({*figure.doubts, Doubt.NAME_TAKEN}))
        return replace(figure, indicator_id=self._names.id_of(name), name=name, is_standard=False, doubts=doubts)


class Names:
    """One id for each name, and none that a standard indicator has."""

    def __init__(self) -> None:
        self._ids = Ids()
        self._by_name: dict[str, str] = {}
        for indicator in standard_indicators():
            self._ids.unique(indicator.id)

    def id_of(self, name: str) -> str:
        """The id of the indicator of this name."""
        folded = fold_name(name)
        if folded not in self._by_name:
            self._by_name[folded] = self._ids.unique(slug(name))
        return self._by_name[folded]


def _key(figure: DraftFigure) -> _Key:
    return (figure.indicator_id, figure.time_period, figure.status, figure.measure, figure.share_of)


def _by_section(document: SourceDocument, periods: Mapping[str, TimePeriod]) -> dict[str, TimePeriod]:
    """The period of every section that has one, by its id: its own, or that of the nearest above."""
    found: dict[str, TimePeriod] = {}
    for section in document.sections:  # a parent stands before its children
        period = periods.get(section.place) or (found.get(section.parent_id) if section.parent_id else None)
        if period is not None:
            found[section.id] = period
    return found

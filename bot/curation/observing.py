"""Turns a curated observation into a figure that the source is known to print."""

from __future__ import annotations

import re

from bot.curation.entries import Curated
from bot.curation.faults import FaultLog
from bot.curation.figures import FigureProblem, bounds_in, check_value, words_left_out
from bot.curation.quoting import QuoteProblem, Source
from bot.curation.schema import IndicatorEntry, ObservationEntry, ReportEntry
from bot.domain.knowledge import Measure, Observation
from bot.domain.report import Quote

_NEEDS_REFERENCE = frozenset({Measure.SHARE, Measure.GAP})


class ObservationBuilder:
    """Builds observations of one report and keeps their ids unique."""

    def __init__(self, source: Source, report: ReportEntry, units: frozenset[str] | None) -> None:
        self._source = source
        self._report = report
        self._units = units
        self._scopes = {scope.id for scope in report.scopes}
        self._default_scope = next((scope.id for scope in report.scopes if scope.default), report.scopes[0].id)
        self._ids: dict[str, int] = {}

    def build(self, entry: Curated[IndicatorEntry], index: int, log: FaultLog) -> Observation | None:
        """The observation at `index` of an indicator; None when it has a fault, which is logged."""
        written = entry.value.observations[index]
        unit = written.unit or entry.value.unit
        faults = [*self._faults_of_slots(written), *_faults_of_text(written)]
        for key, message in faults:
            entry.fault(log, f"observations[{index + 1}].{key}: {message}", "observations", index, key)
        quote = self._quote(entry, index, log)
        if quote is None:
            return None
        problem = self._problem_of_figure(written, unit, quote)
        if problem is not None:
            entry.fault(log, f"observations[{index + 1}]: {problem}", "observations", index, "as_written")
        scope = written.scope or self._default_scope
        observation_id = _observation_id(entry.value.id, written, scope)
        line = entry.item.line_of("observations", index)
        first = self._ids.setdefault(observation_id, line)
        if first != line:
            message = f"observations[{index + 1}]: the same figure as on line {first} ({observation_id}); expected one"
            entry.fault(log, message, "observations", index)
        if faults or problem is not None:
            return None
        return Observation(
            observation_id,
            entry.value.id,
            written.time_period,
            written.status,
            written.measure,
            written.share_of,
            written.share_of_en,
            scope,
            written.value,
            unit,
            written.as_written,
            written.bound,
            written.text,
            written.note,
            quote,
            written.text_en,
        )

    def _quote(self, entry: Curated[IndicatorEntry], index: int, log: FaultLog) -> Quote | None:
        written = entry.value.observations[index]
        try:
            return self._source.resolve(written.quote.text, written.quote.within or written.within)
        except QuoteProblem as problem:
            entry.fault(log, f"observations[{index + 1}].quote: {problem}", "observations", index, "quote")
            return None

    def _faults_of_slots(self, written: ObservationEntry) -> list[tuple[str, str]]:
        faults = []
        if written.scope and written.scope not in self._scopes:
            faults.append(("scope", f"`{written.scope}` is unknown; expected one of {', '.join(sorted(self._scopes))}"))
        if self._units is not None and written.unit and written.unit not in self._units:
            faults.append(("unit", f"`{written.unit}` is unknown; expected a unit of lexicon.yaml"))
        if written.measure in _NEEDS_REFERENCE and not written.share_of:
            faults.append(("measure", f"{written.measure} needs `share_of`, the whole or reference it is held against"))
        if bool(written.share_of) != bool(written.share_of_en):
            faults.append(("share_of", "expected both `share_of` and `share_of_en`, or neither"))
        if "status" not in written.model_fields_set and written.time_period.end > self._report.review_year:
            # `actual` is the default: a target whose status was forgotten would pass for a result.
            year = self._report.review_year
            faults.append(
                ("time_period", f"{written.time_period} is after {year}; expected `status` to be written out")
            )
        return faults

    def _problem_of_figure(self, written: ObservationEntry, unit: str, quote: Quote) -> str | None:
        spans = self._source.spans_in(quote, written.as_written)
        if not spans:
            return f"the figure 「{written.as_written}」 is not in its quote 「{quote.text}」 as a whole number"
        if len(spans) > 1:
            return (
                f"the figure 「{written.as_written}」 stands {len(spans)} times in its quote; expected a shorter quote"
            )
        if written.value is None:
            return None
        try:
            check_value(written.as_written, written.value, unit)
        except FigureProblem as problem:
            return str(problem)
        return self._problem_of_bound(written, *spans[0])

    def _problem_of_bound(self, written: ObservationEntry, start: int, end: int) -> str | None:
        text = self._source.document.text
        left_out = words_left_out(written.as_written, text[max(start - 3, 0) : start], text[end : end + 2])
        if left_out is not None:
            return f"「{left_out}」 beside 「{written.as_written}」 belongs to the figure; expected it in as_written"
        allowed = bounds_in(written.as_written)
        if allowed is not None and written.bound not in allowed:
            expected = " or ".join(sorted(bound.value for bound in allowed))
            return f"「{written.as_written}」 is no exact figure; expected bound: {expected}"
        if written.bound is not None and bounds_in(written.quote.text) is None:
            return f"bound: {written.bound} has no words in the quote (以上, 以内, 左右 …); expected no bound"
        return None


def _faults_of_text(written: ObservationEntry) -> list[tuple[str, str]]:
    if written.value is None and not written.text:
        return [("value", "it is missing; expected a number, or `text` where the report gives words alone")]
    if written.value is not None and written.text:
        return [("text", "expected `value` or `text`, not both")]
    if written.text and not written.text_en:
        return [("text_en", "it is missing; expected the words of `text` in English")]
    if written.text and written.text != written.as_written:
        return [("text", "it differs from as_written; expected the same words")]
    return []


def _observation_id(indicator_id: str, written: ObservationEntry, scope: str) -> str:
    reference = re.sub(r"[^a-z0-9]+", "-", written.share_of_en.lower()).strip("-")
    period = str(written.time_period).replace("/", "-")
    slots = (indicator_id, period, written.status.value, written.measure.value, reference, scope)
    return ".".join(slot for slot in slots if slot)

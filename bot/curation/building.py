"""Turns curated entries into domain values: resolves their quotes and holds their figures against the source.

An entry with a fault is logged and left out, so that one look shows the faults of all entries.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.curation.entries import Curated, Model
from bot.curation.faults import FaultLog
from bot.curation.observing import ObservationBuilder
from bot.curation.quoting import QuoteProblem, Source
from bot.curation.schema import (
    FaqEntry,
    GoldenQuestionEntry,
    IndicatorEntry,
    NumeralExceptionEntry,
    PlanEntry,
    QuoteEntry,
    ReportEntry,
    TermEntry,
)
from bot.domain.knowledge import Faq, GoldenQuestion, Indicator, NumeralException, Observation, Plan, Term, TermPart
from bot.domain.report import Quote, Report, Scope, SectionPeriod


class Builder:
    """Builds the domain values of one report."""

    def __init__(self, source: Source, report: ReportEntry, log: FaultLog, units: frozenset[str] | None) -> None:
        self._source = source
        self._log = log
        self._units = units
        self._observing = ObservationBuilder(source, report, units)
        self._indicator_ids: frozenset[str] = frozenset()

    def report(self, entry: Curated[ReportEntry]) -> Report:
        """The report with its document."""
        written, document = entry.value, self._source.document
        if sum(scope.default for scope in written.scopes) != 1:
            entry.fault(self._log, "scopes: expected exactly one with `default: true`", "scopes")
        if written.plan_year <= written.review_year:
            entry.fault(self._log, "plan_year: it is not after review_year", "plan_year")
        if document.delivered_on not in {None, written.delivered_on}:
            message = f"delivered_on: the source prints another date; expected {document.delivered_on}"
            entry.fault(self._log, message, "delivered_on")
        if document.speaker not in {"", written.speaker}:
            entry.fault(self._log, f"speaker: the source names another; expected {document.speaker}", "speaker")
        return Report(
            written.id,
            written.title,
            written.title_en,
            written.region,
            written.region_en,
            written.region_aliases,
            written.delivered_on,
            written.speaker,
            written.review_year,
            written.plan_year,
            tuple(Scope(s.id, s.name, s.name_en, s.aliases, s.loose_aliases, s.default) for s in written.scopes),
            self._section_periods(entry),
            document,
        )

    def indicators(self, entries: Iterable[Curated[IndicatorEntry]]) -> tuple[Indicator, ...]:
        """Enabled indicators with those of their observations that have no fault. The others are checked all the same."""
        held = tuple(entries)
        self._indicator_ids = frozenset(entry.value.id for entry in held if entry.value.enabled)
        built = [(entry.value.enabled, self._indicator(entry)) for entry in held]
        return tuple(indicator for enabled, indicator in built if enabled)

    def terms(self, entries: Iterable[Curated[TermEntry]]) -> tuple[Term, ...]:
        """Enabled terms whose number the glossary of the source has, in its order."""
        built = [(entry.value.enabled, self._term(entry)) for entry in entries]
        return tuple(sorted((term for enabled, term in built if enabled and term), key=lambda term: term.number))

    def plans(self, entries: Iterable[Curated[PlanEntry]]) -> tuple[Plan, ...]:
        """Enabled plans whose quote resolves; to be built after the indicators that they name."""
        built = [(entry.value.enabled, self._plan(entry)) for entry in entries]
        return tuple(plan for enabled, plan in built if enabled and plan)

    def faqs(self, entries: Iterable[Curated[FaqEntry]]) -> tuple[Faq, ...]:
        """Enabled questions; those that are not enabled are checked all the same."""
        built = [(entry.value.enabled, self._faq(entry)) for entry in entries]
        return tuple(faq for enabled, faq in built if enabled)

    def numeral_exceptions(self, entries: Iterable[Curated[NumeralExceptionEntry]]) -> tuple[NumeralException, ...]:
        """Reviewed numbers that are no figure; the quote of each is the number itself."""
        built = (self._exception(entry) for entry in entries)
        return tuple(exception for exception in built if exception is not None)

    def questions(self, entries: Iterable[Curated[GoldenQuestionEntry]]) -> tuple[GoldenQuestion, ...]:
        """Golden questions, in the order of the files."""
        return tuple(
            GoldenQuestion(
                one.id,
                one.question,
                one.history,
                one.status,
                one.says,
                one.computed,
                one.never,
                one.entries,
                one.note,
            )
            for one in (entry.value for entry in entries)
        )

    def _section_periods(self, entry: Curated[ReportEntry]) -> tuple[SectionPeriod, ...]:
        sections = {section.place: section.id for section in self._source.document.sections}
        for place in entry.value.section_periods:
            if place not in sections:
                message = f"section_periods: the report has no place 「{place}」; expected one such as 「一、（六）」"
                entry.fault(self._log, message, "section_periods", place)
        periods = entry.value.section_periods.items()
        return tuple(SectionPeriod(sections[place], period) for place, period in periods if place in sections)

    def _indicator(self, entry: Curated[IndicatorEntry]) -> Indicator:
        written = entry.value
        if self._units is not None and written.unit and written.unit not in self._units:
            entry.fault(self._log, f"unit: `{written.unit}` is unknown; expected a unit of lexicon.yaml", "unit")
        observations: list[Observation] = []
        for index in range(len(written.observations)):
            observation = self._observing.build(entry, index, self._log)
            if observation is not None:
                observations.append(observation)
        return Indicator(
            written.id,
            written.name,
            written.name_en,
            written.aliases,
            written.aliases_en,
            written.category,
            written.unit,
            written.direction,
            self._enabled(written.related),
            tuple(observations),
        )

    def _enabled(self, indicators: tuple[str, ...]) -> tuple[str, ...]:
        """Those that are loaded: what is not enabled is named by nothing."""
        return tuple(one for one in indicators if one in self._indicator_ids)

    def _term(self, entry: Curated[TermEntry]) -> Term | None:
        written = entry.value
        section = self._source.glossary_item(written.number)
        if section is None:
            message = f"number: the glossary of the source has no item {written.number}"
            entry.fault(self._log, message, "number")
            return None
        definition = self._source.whole(section)
        for index, item in enumerate(written.items):
            if item not in definition.text:
                message = (
                    f"items[{index + 1}]: 「{item}」 is not in the definition; expected words of 「{section.place}」"
                )
                entry.fault(self._log, message, "items", index)
        parts = []
        for index, part in enumerate(written.parts):
            place = part.within or part.quote.within or section.place
            quote = self._quote(entry, part.quote, place, None, "parts", index, "quote")
            if quote is not None:
                parts.append(TermPart(part.name, part.aliases, quote, part.name_en, part.definition_en))
        body = self._source.body_sections
        uses = [self._quote(entry, use, None, body, "used_in", index) for index, use in enumerate(written.used_in)]
        return Term(
            written.id,
            written.number,
            written.term,
            written.name_en,
            written.aliases,
            written.aliases_en,
            definition,
            written.items,
            tuple(parts),
            tuple(use for use in uses if use is not None),
            written.definition_en,
        )

    def _plan(self, entry: Curated[PlanEntry]) -> Plan | None:
        written = entry.value
        quote = self._quote(entry, written.quote, written.within, None, "quote")
        if quote is None:
            return None
        return Plan(
            written.id,
            written.title,
            written.title_en,
            written.topic,
            written.aliases,
            written.aliases_en,
            written.time_period,
            quote,
            self._enabled(written.indicators),
        )

    def _faq(self, entry: Curated[FaqEntry]) -> Faq:
        written = entry.value
        quotes = [self._quote(entry, quote, None, None, "quotes", i) for i, quote in enumerate(written.quotes)]
        return Faq(
            written.id,
            written.questions,
            written.questions_en,
            written.negative_questions,
            written.answer,
            written.answer_en,
            written.items,
            written.time_period,
            tuple(quote for quote in quotes if quote is not None),
            written.silence,
        )

    def _exception(self, entry: Curated[NumeralExceptionEntry]) -> NumeralException | None:
        written = entry.value
        quote = self._quote(entry, written.quote, written.within, None, "quote")
        if quote is None:
            return None
        numerals = self._source.numerals_touching(quote.start, quote.end)
        found = [numeral for numeral in numerals if numeral.text == written.number]
        if len(found) != 1:
            message = f"number: {written.number} stands {len(found)} times as a number in the quote; expected once"
            entry.fault(self._log, message, "number")
            return None
        number = found[0]
        return NumeralException(
            Quote(quote.passage_id, quote.place, number.start, number.end, number.text), written.reason
        )

    def _quote(
        self,
        entry: Curated[Model],
        quote: QuoteEntry,
        place: str | None,
        sections: frozenset[str] | None,
        *path: str | int,
    ) -> Quote | None:
        try:
            return self._source.resolve(quote.text, quote.within or place, sections)
        except QuoteProblem as problem:
            entry.fault(self._log, str(problem), *path)
            return None

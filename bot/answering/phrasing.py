"""Figures, periods and scopes in the words of the reply's language."""

from __future__ import annotations

from decimal import Decimal

from bot.answering.library import Figure
from bot.domain.answer import Language
from bot.domain.knowledge import Bound, Measure, Observation, ObservationStatus
from bot.domain.period import TimePeriod
from bot.domain.report import Report
from bot.messages.catalogue import message
from bot.understanding.lexicon import Lexicon
from bot.understanding.periods import five_year_plan

_CHINESE_PLANS = {12: "十二五", 13: "十三五", 14: "十四五", 15: "十五五"}
_BOUNDS_EN = {Bound.AT_LEAST: "at least ", Bound.AT_MOST: "at most ", Bound.ABOUT: "about "}


class Phrasing:
    """Words for one report's figures."""

    def __init__(self, report: Report, lexicon: Lexicon) -> None:
        self._report = report
        self._lexicon = lexicon
        self._scopes = {scope.id: scope for scope in report.scopes}

    def period(
        self, period: TimePeriod, language: Language, *, is_plan_end: bool = False, is_brief: bool = False
    ) -> str:
        """A time period as people say it; `is_brief` calls a five-year plan by its years alone."""
        if period.is_single_year:
            return message("period-plan-end" if is_plan_end else "period-year", language, year=str(period.start))
        for number, name in _CHINESE_PLANS.items():
            if not is_brief and five_year_plan(number) == period:
                plan = f"{number}th" if language is Language.EN else name
                return message(
                    "period-five-year-plan", language, plan=plan, start=str(period.start), end=str(period.end)
                )
        return message("period-span", language, start=str(period.start), end=str(period.end))

    def scope(self, scope_id: str, language: Language) -> str:
        """A scope's name."""
        scope = self._scopes[scope_id]
        return scope.name_en if language is Language.EN else scope.name

    def name(self, figure: Figure, language: Language) -> str:
        """The indicator's name."""
        return figure.indicator.name_en if language is Language.EN else figure.indicator.name

    def value(self, observation: Observation, language: Language) -> str:
        """The figure as printed; in English its value in plain units first, the printed form beside it."""
        printed = observation.as_written or observation.text
        if language is not Language.EN:
            return printed
        if observation.text_en:
            return f"{observation.text_en} ({printed})"
        if observation.value is None:
            return printed
        plain = self._plain(observation.value, observation.unit)
        if not plain:
            return printed
        bound = _BOUNDS_EN[observation.bound] if observation.bound else ""
        return f"{bound}{plain}" if plain == printed else f"{bound}{plain} ({printed})"

    def _plain(self, value: Decimal, unit: str) -> str:
        entry = self._lexicon.unit(unit)
        if entry is None:
            return ""
        if entry.dimension == "percent":
            return f"{value}%" if unit == "%" else f"{value} {entry.name_en}"
        if entry.dimension == "year":
            return f"{value:f}"
        shown = (value * entry.factor).normalize()
        return f"{shown:,f} {entry.en_unit if entry.en_unit is not None else entry.name_en}".strip()

    def statement(self, figure: Figure, language: Language, *, scope: str = "") -> str:
        """One figure in one line: period, name, measure, value, and its scope where `scope` is `named` or `assumed`."""
        observation = figure.observation
        is_target = observation.status is ObservationStatus.TARGET
        prefix = "target" if is_target else "figure"
        has_words = observation.value is None and observation.measure is not Measure.SHARE
        is_plan_end = (
            is_target
            and observation.time_period.is_single_year
            and (observation.time_period.end > self._report.plan_year)
        )
        text = message(
            f"{prefix}-{'words' if has_words else observation.measure.value}",
            language,
            period=self.period(observation.time_period, language, is_plan_end=is_plan_end),
            name=self.name(figure, language),
            value=self.value(observation, language),
            share=observation.share_of_en if language is Language.EN else observation.share_of,
        )
        if observation.status is ObservationStatus.ESTIMATE:
            text += message("estimate-suffix", language)
        if language is Language.EN:
            text = f"{text[:1].upper()}{text[1:]}"
        if scope:
            suffix = "scope-assumed-suffix" if scope == "assumed" else "scope-suffix"
            text += message(suffix, language, scope=self.scope(observation.scope_id, language))
        return text

    def brief_statement(self, figure: Figure, language: Language) -> str:
        """A figure in one line where the period stands above it."""
        stated = self.statement(figure, language)
        observation = figure.observation
        is_plan_end = (
            observation.status is ObservationStatus.TARGET and observation.time_period.end > self._report.plan_year
        )
        period = self.period(observation.time_period, language, is_plan_end=is_plan_end)
        return stated.removeprefix(period)

    def brief(self, figure: Figure, main: Figure, language: Language) -> str:
        """Another figure of the indicator that `main` has just stated: only what differs, and the value."""
        observation = figure.observation
        is_target = observation.status is ObservationStatus.TARGET
        is_plan_end = is_target and observation.time_period.is_single_year
        labels: list[str] = []
        if observation.time_period != main.observation.time_period:
            is_plan_end = is_plan_end and observation.time_period.end > self._report.plan_year
            labels.append(self.period(observation.time_period, language, is_plan_end=is_plan_end))
        if observation.scope_id != main.observation.scope_id:
            labels.append(self.scope(observation.scope_id, language))
        differs = observation.share_of != main.observation.share_of or observation.measure != main.observation.measure
        if differs or is_target:
            prefix = "brief-target" if is_target else "brief"
            share = observation.share_of_en if language is Language.EN else observation.share_of
            labels.append(message(f"{prefix}-{observation.measure.value}", language, share=share))
        label = message("brief-separator", language).join(labels)
        value = self.value(observation, language)
        return message("brief-line", language, label=label, value=value) if label else value

    def amount(self, value: Decimal, unit: str) -> str:
        """A computed value with the unit of its operands."""
        return f"{value.normalize():f}{unit}"

"""The shapes of the curated YAML, as docs/curation.md describes them; nothing here knows the source.

Every scalar arrives as a string (see `yaml_reader`); each type says which strings it takes.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, InstanceOf

from bot.domain.answer import AnswerStatus
from bot.domain.knowledge import Bound, Direction, Measure, ObservationStatus
from bot.domain.period import TimePeriod

Category = Literal[
    "综合经济",
    "财政",
    "产业",
    "项目",
    "开放",
    "创新",
    "改革",
    "城乡建设",
    "生态环境",
    "农业农村",
    "就业社保",
    "教育",
    "卫生",
    "人才",
    "政府自身",
    "社会治理",
    "区划",
]
Topic = Literal[Category, "疫情防控", "文化旅游", "消费", "党建"]


def _no_margin(text: str) -> str:
    if text != text.strip():
        raise ValueError("it starts or ends with a space")
    return text


def _as_quote(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


@lru_cache(maxsize=1024)
def _period(written: str) -> TimePeriod:
    """One object for each period, however many figures name it."""
    return TimePeriod.parse(written)


def _as_period(value: object) -> TimePeriod:
    return _period(_text(value, "2020 or 2016/2020"))


def _as_date(value: object) -> date:
    return date.fromisoformat(_text(value, "2021-03-04"))


def _as_switch(value: object) -> bool:
    if value not in {"true", "false"}:
        raise ValueError("it is neither true nor false")
    return value == "true"


def _text(value: object, example: str) -> str:
    if not isinstance(value, str):
        raise ValueError(f"it is a list or a mapping; expected {example}")
    return value


def _plain_decimal(value: Decimal) -> Decimal:
    if not value.is_finite():
        raise ValueError("it is no finite number")
    return value


Words = Annotated[str, Field(min_length=1), AfterValidator(_no_margin)]
Translated = Annotated[str, Field(max_length=500), AfterValidator(_no_margin)]
Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Period = Annotated[TimePeriod, InstanceOf(), BeforeValidator(_as_period)]
Day = Annotated[date, BeforeValidator(_as_date)]
Switch = Annotated[bool, BeforeValidator(_as_switch)]
Figure = Annotated[Decimal, AfterValidator(_plain_decimal)]
Year = Annotated[int, Field(ge=1949, le=2199)]


class Entry(BaseModel):
    """Base of every shape: unknown keys are faults, and what was read cannot change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class QuoteEntry(Entry):
    """A verbatim string of the source; `within` (YAML `in`) is the place that makes it unique."""

    text: Words
    within: Words | None = Field(default=None, alias="in")


Quoted = Annotated[QuoteEntry, BeforeValidator(_as_quote)]


class ScopeEntry(Entry):
    """A statistical scope of the report."""

    id: Id
    name: Words
    name_en: Words
    aliases: tuple[Words, ...] = ()
    loose_aliases: tuple[Words, ...] = ()
    default: Switch = False


class ReportEntry(Entry):
    """report.yaml."""

    id: Id
    title: Words
    title_en: Words
    region: Words
    region_en: Words
    region_aliases: tuple[Words, ...] = ()
    delivered_on: Day
    speaker: Words
    review_year: Year
    plan_year: Year
    source: Words
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    scopes: Annotated[tuple[ScopeEntry, ...], Field(min_length=1)]
    section_periods: dict[str, Period] = {}


class ObservationEntry(Entry):
    """One figure of an indicator."""

    time_period: Period
    status: ObservationStatus = ObservationStatus.ACTUAL
    measure: Measure = Measure.LEVEL
    share_of: str = ""
    share_of_en: str = ""
    scope: str = ""
    value: Figure | None = None
    unit: str = ""
    as_written: Words
    bound: Bound | None = None
    text: str = ""
    text_en: str = ""
    note: str = ""
    quote: Quoted
    within: Words | None = Field(default=None, alias="in")


class IndicatorEntry(Entry):
    """One entry of indicators.yaml. What is not `enabled` is checked but not loaded, here and below."""

    id: Id
    name: Words
    name_en: Words
    aliases: tuple[Words, ...] = ()
    aliases_en: tuple[Words, ...] = ()
    category: Category
    unit: str
    direction: Direction
    related: tuple[str, ...] = ()
    observations: Annotated[tuple[ObservationEntry, ...], Field(min_length=1)]
    enabled: Switch = True


class TermPartEntry(Entry):
    """A component of a term with an explanation of its own."""

    name: Words
    name_en: Translated = ""
    definition_en: Translated = ""
    aliases: tuple[Words, ...] = ()
    quote: Quoted
    within: Words | None = Field(default=None, alias="in")


class TermEntry(Entry):
    """One entry of glossary.yaml."""

    id: Id
    number: Annotated[int, Field(ge=1)]
    term: Words
    name_en: Words
    aliases: tuple[Words, ...] = ()
    aliases_en: tuple[Words, ...] = ()
    definition_en: Translated = ""
    items: tuple[Words, ...] = ()
    parts: tuple[TermPartEntry, ...] = ()
    used_in: tuple[Quoted, ...] = ()
    enabled: Switch = True


class PlanEntry(Entry):
    """One entry of plans.yaml."""

    id: Id
    title: Words
    title_en: Words
    topic: Topic
    aliases: tuple[Words, ...] = ()
    aliases_en: tuple[Words, ...] = ()
    time_period: Period
    quote: Quoted
    within: Words | None = Field(default=None, alias="in")
    indicators: tuple[str, ...] = ()
    enabled: Switch = True


class FaqEntry(Entry):
    """One entry of faq.yaml."""

    id: Id
    questions: Annotated[tuple[Words, ...], Field(min_length=1)]
    questions_en: tuple[Words, ...] = ()
    negative_questions: tuple[Words, ...] = ()
    answer: Words
    answer_en: Annotated[str, AfterValidator(_no_margin)] = ""
    items: tuple[Words, ...] = ()
    time_period: Period | None = None
    quotes: Annotated[tuple[Quoted, ...], Field(min_length=1)]
    silence: Switch = False
    enabled: Switch = True


class GoldenQuestionEntry(Entry):
    """One entry of questions.yaml: a question, and what its answer must be."""

    id: Id
    question: Words
    history: tuple[Words, ...] = ()
    status: AnswerStatus
    says: tuple[Words, ...] = ()
    computed: tuple[Words, ...] = ()
    never: tuple[Words, ...] = ()
    entries: tuple[str, ...] = ()
    note: Words


class NumeralExceptionEntry(Entry):
    """One entry of coverage.yaml: a number that is no figure."""

    quote: Quoted
    within: Words | None = Field(default=None, alias="in")
    number: Words
    reason: Words


class UnitEntry(BaseModel):
    """A unit of lexicon.yaml; its other keys are the business of understanding."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    name: Words


class AmbiguityEntry(BaseModel):
    """A word that several entries share on purpose, and which of them are offered for it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    word: Words
    entries: tuple[str, ...]

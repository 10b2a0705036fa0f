"""What people curated from a report: indicators with observations, terms, plans, frequent and golden questions."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.domain.answer import AnswerStatus
from bot.domain.period import TimePeriod
from bot.domain.report import Quote, Report


class ObservationStatus(StrEnum):
    """Whether a figure happened, is aimed at, or is expected by the author."""

    ACTUAL = "actual"
    TARGET = "target"
    ESTIMATE = "estimate"


class Measure(StrEnum):
    """Which aspect of an indicator an observation gives.

    LEVEL: the value itself, a count or a rate. CUMULATIVE: a total over a span of years. GROWTH: change against the
    year before, in per cent. ANNUAL_GROWTH: the yearly average of growth over a span. DECREASE: how much it fell
    (a positive value). INCREASE: an absolute rise, or a rise in percentage points. SHARE: part of a whole that
    `share_of` names. CONTRIBUTION: percentage points it adds to something's growth. GAP: distance from a reference
    that `share_of` names. RANK: place in an order.
    """

    LEVEL = "level"
    CUMULATIVE = "cumulative"
    GROWTH = "growth"
    ANNUAL_GROWTH = "annual_growth"
    DECREASE = "decrease"
    INCREASE = "increase"
    SHARE = "share"
    CONTRIBUTION = "contribution"
    GAP = "gap"
    RANK = "rank"


class Bound(StrEnum):
    """How exact the printed figure is: 以上 / 以内 / 左右、近、余."""

    AT_LEAST = "ge"
    AT_MOST = "le"
    ABOUT = "approx"


class Direction(StrEnum):
    """Whether more of the indicator is better."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of the report.

    `as_written` is the figure with its unit and bound words exactly as the quote prints it (`2079.4亿元`, `6.5%以上`);
    `value` is its Decimal in `unit`, or None where the report gives words alone (`text`: 高于全市平均水平, `text_en` in English).
    """

    id: str
    indicator_id: str
    time_period: TimePeriod
    status: ObservationStatus
    measure: Measure
    share_of: str
    share_of_en: str
    scope_id: str
    value: Decimal | None
    unit: str
    as_written: str
    bound: Bound | None
    text: str
    note: str
    quote: Quote
    text_en: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """A thing the report counts or measures, under every name people use for it."""

    id: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    aliases_en: tuple[str, ...]
    category: str
    unit: str
    direction: Direction
    related: tuple[str, ...]
    observations: tuple[Observation, ...]


@dataclass(frozen=True, slots=True)
class TermPart:
    """A named component of a term (「一网一门一次」里的「一次」) with its own explanation; both in English where curated."""

    name: str
    aliases: tuple[str, ...]
    quote: Quote
    name_en: str = ""
    definition_en: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """An item of the report's glossary. `definition` is the printed passage; `items` are what it enumerates.

    `definition_en` is our translation, at most 500 characters; empty where nobody has curated one.
    """

    id: str
    number: int
    name: str
    name_en: str
    aliases: tuple[str, ...]
    aliases_en: tuple[str, ...]
    definition: Quote
    items: tuple[str, ...]
    parts: tuple[TermPart, ...]
    used_in: tuple[Quote, ...]
    definition_en: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """Something the report says will be done."""

    id: str
    title: str
    title_en: str
    topic: str
    aliases: tuple[str, ...]
    aliases_en: tuple[str, ...]
    time_period: TimePeriod
    quote: Quote
    indicators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Faq:
    """A question people ask, in several wordings, with a reviewed answer that rests on quotes.

    `negative_questions` are wordings that look alike and must not match. `items` are filled where the answer is a list. `is_silence` marks an answer that says that the report mentions a thing
    and does not tell what was asked.
    """

    id: str
    questions: tuple[str, ...]
    questions_en: tuple[str, ...]
    negative_questions: tuple[str, ...]
    answer: str
    answer_en: str
    items: tuple[str, ...]
    time_period: TimePeriod | None
    quotes: tuple[Quote, ...]
    is_silence: bool = False


@dataclass(frozen=True, slots=True)
class NumeralException:
    """A number of the source that is no figure, with the reviewed reason."""

    quote: Quote
    reason: str


@dataclass(frozen=True, slots=True)
class GoldenQuestion:
    """A question whose answer must not change unnoticed, and what the answer must be.

    `history` are the earlier questions of its chat. The answer has `status`; its text holds each of `says` and of
    `computed` (whose numbers are worked out, so that the report does not print them), its headline nothing of `never`
    (the lines below may tell the other scope); it rests on each of `entries`.
    """

    id: str
    question: str
    history: tuple[str, ...]
    status: AnswerStatus
    says: tuple[str, ...]
    computed: tuple[str, ...]
    never: tuple[str, ...]
    entries: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Everything curated of one report, loaded and verified. Immutable: an edit makes a new one."""

    report: Report
    indicators: tuple[Indicator, ...]
    terms: tuple[Term, ...]
    plans: tuple[Plan, ...]
    faqs: tuple[Faq, ...]
    numeral_exceptions: tuple[NumeralException, ...]
    version: str
    questions: tuple[GoldenQuestion, ...] = ()

"""A report as printed: its sections and passages, and where each stands in the source.

All offsets are character offsets (Unicode code points) into the decoded source text, `start` inclusive and
`end` exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.period import TimePeriod


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of the source.

    `place` is how a person would cite it: 「一、（六）」, 「一、五年来（3）」, 「名词解释 12」. Several paragraphs may share a place;
    `id` is unique in the report.
    """

    id: str
    section_id: str
    place: str
    ordinal: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered part or sub-part of the report.

    `number` is as printed (`一`, `（六）`, `12`) and empty where the source prints none; `parent_id` is None at the top.
    """

    id: str
    number: str
    heading: str
    parent_id: str | None
    place: str


@dataclass(frozen=True, slots=True)
class Numeral:
    """One number as printed in the source, at `start:end`."""

    text: str
    start: int
    end: int
    passage_id: str


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A source file read into its structure. `text` is the whole decoded file; every passage is a span of it."""

    text: str
    title: str
    delivered_on: date | None
    speaker: str
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A verbatim span of the source, resolved: `document.text[start:end] == text`."""

    passage_id: str
    place: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Scope:
    """A statistical scope (口径). `aliases` are the words that ask for it by name with certainty; `loose_aliases` are
    place names that may mean it (新区) but that people also use for the whole area."""

    id: str
    name: str
    name_en: str
    aliases: tuple[str, ...]
    loose_aliases: tuple[str, ...]
    is_default: bool


@dataclass(frozen=True, slots=True)
class SectionPeriod:
    """What time period the statements of a section speak of, by the section's place."""

    section_id: str
    time_period: TimePeriod


@dataclass(frozen=True, slots=True)
class Report:
    """A report with what a curator states of it.

    `review_year` is the year it looks back on (「去年」), `plan_year` the one it plans (「今年」).
    """

    id: str
    title: str
    title_en: str
    region: str
    region_en: str
    region_aliases: tuple[str, ...]
    delivered_on: date
    speaker: str
    review_year: int
    plan_year: int
    scopes: tuple[Scope, ...]
    section_periods: tuple[SectionPeriod, ...]
    document: SourceDocument

    @property
    def default_scope(self) -> Scope:
        """The scope of figures that name none."""
        return next(scope for scope in self.scopes if scope.is_default)

"""What drafting gives: files for a curator, and what to show of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bot.curation.coverage import CoverageReport
from bot.curation.drafting.candidates import Doubt
from bot.domain.knowledge import Bound, Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.domain.report import Section


class RemarkKind(StrEnum):
    """What a curator must know of a draft, or fill in."""

    TITLE_BY_NAME = "title-by-name"
    NO_REGION = "no-region"
    NO_DATE = "no-date"
    NO_SPEAKER = "no-speaker"
    NO_YEARS = "no-years"
    NO_GLOSSARY = "no-glossary"
    UNNUMBERED_GLOSSARY = "unnumbered-glossary"
    NO_ENGLISH = "no-english"
    UNKNOWN_UNITS = "unknown-units"
    OTHER_KIND = "other-kind"
    REPEATED = "repeated"
    UNEXPLAINED = "unexplained"


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark, and what it is about: `values` fill the places of its sentence."""

    kind: RemarkKind
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftTerm:
    """An item of the glossary, as printed."""

    id: str
    number: int
    term: str
    definition: str


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """A candidate figure with the sentence that it is read from. `is_standard` marks one of an indicator that most reports
    state, whose name is therefore sure; `share_of` is the whole of a share or the reference of a gap."""

    indicator_id: str
    name: str
    time_period: TimePeriod
    status: ObservationStatus
    measure: Measure
    share_of: str
    value: Decimal
    unit: str
    as_written: str
    bound: Bound | None
    quote: str
    within: str | None
    place: str
    sentence: str
    is_standard: bool
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """What was read: None and empty where the text does not tell, never invented. `sections` are those with a heading or a
    number, the glossary's items left out; `figures` stand headline indicators first."""

    id: str
    title: str
    region: str
    delivered_on: date | None
    speaker: str
    review_year: int | None
    plan_year: int | None
    sections: tuple[Section, ...]
    terms: tuple[DraftTerm, ...]
    figures: tuple[DraftFigure, ...]
    coverage: CoverageReport
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A drafted report. `files` maps a path relative to the folder that holds `knowledge/` to its content; those of the
    report lie in `knowledge/_<id>/`, which no loader reads."""

    summary: DraftSummary
    files: Mapping[str, bytes]

"""Reads the curated files of one report into entries that fit their shapes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.curation.entries import Curated, Model, fit
from bot.curation.faults import FaultLog
from bot.curation.files import KINDS, LEXICON, KnowledgeFiles, kind_of
from bot.curation.schema import (
    AmbiguityEntry,
    FaqEntry,
    GoldenQuestionEntry,
    IndicatorEntry,
    NumeralExceptionEntry,
    PlanEntry,
    ReportEntry,
    TermEntry,
    UnitEntry,
)
from bot.curation.yaml_reader import Item, read_list, read_mapping

_ANSWERED_WITH = ("indicators", "glossary", "plans", "faq")


@dataclass(frozen=True, slots=True)
class ReportParts:
    """All entries of one report that fit their shapes, and what the lexicon says about checking them.

    `units` is None where the lexicon lists none: then any unit is taken. `indicator_ids`, `entry_ids` (of all that can be
    answered with) and `term_numbers` are those of misfits too, so that one broken entry is not also reported wherever
    it is referred to.
    """

    report: Curated[ReportEntry] | None
    indicators: tuple[Curated[IndicatorEntry], ...]
    terms: tuple[Curated[TermEntry], ...]
    plans: tuple[Curated[PlanEntry], ...]
    faqs: tuple[Curated[FaqEntry], ...]
    numeral_exceptions: tuple[Curated[NumeralExceptionEntry], ...]
    questions: tuple[Curated[GoldenQuestionEntry], ...]
    indicator_ids: frozenset[str]
    entry_ids: frozenset[str]
    term_numbers: frozenset[str]
    units: frozenset[str] | None
    ambiguities: tuple[Curated[AmbiguityEntry], ...]


def parse(files: KnowledgeFiles, log: FaultLog) -> ReportParts:
    """Read all files of a report; whatever cannot be read is logged and left out."""
    for path in files.yaml:
        if path != LEXICON and kind_of(path) is None:
            log.add(path, 0, "", "the file is unknown; expected the file names of docs/curation.md")
    units, ambiguities = _lexicon(files, log)
    items = {kind: _items(files, kind, log) for kind in KINDS[1:]}
    return ReportParts(
        _report(files, log),
        fit(items["indicators"], IndicatorEntry, log),
        fit(items["glossary"], TermEntry, log),
        fit(items["plans"], PlanEntry, log),
        fit(items["faq"], FaqEntry, log),
        fit(items["coverage"], NumeralExceptionEntry, log),
        fit(items["questions"], GoldenQuestionEntry, log),
        frozenset(item.text("id") for item in items["indicators"]),
        frozenset(item.text("id") for kind in _ANSWERED_WITH for item in items[kind]),
        frozenset(item.text("number") for item in items["glossary"]),
        units,
        ambiguities,
    )


def _items(files: KnowledgeFiles, kind: str, log: FaultLog) -> list[Item]:
    return [item for path, content in files.of_kind(kind) for item in read_list(path, content, log)]


def _report(files: KnowledgeFiles, log: FaultLog) -> Curated[ReportEntry] | None:
    found = files.of_kind("report")
    if not found:
        log.add(f"{files.report_id}/report.yaml", 0, "", "the file is missing; every report needs it")
        return None
    path, content = found[0]
    item = read_mapping(path, content, log)
    entries = fit((item,), ReportEntry, log) if item is not None else ()
    expected = files.report_id.removeprefix("_")  # the folder of a draft; no loader reads it
    if entries and entries[0].value.id != expected:
        entries[0].fault(log, f"id: it differs from its folder; expected {expected}", "id")
    return entries[0] if entries else None


def _lexicon(files: KnowledgeFiles, log: FaultLog) -> tuple[frozenset[str] | None, tuple[Curated[AmbiguityEntry], ...]]:
    content = files.yaml.get(LEXICON)
    item = read_mapping(LEXICON, content, log) if content is not None else None
    if item is None:
        return None, ()
    units = _lexicon_list(item, "units", UnitEntry, log)
    ambiguities = _lexicon_list(item, "ambiguities", AmbiguityEntry, log)
    return (frozenset(unit.value.name for unit in units) if units is not None else None), ambiguities or ()


def _lexicon_list(item: Item, key: str, model: type[Model], log: FaultLog) -> tuple[Curated[Model], ...] | None:
    values = item.data.get(key) if isinstance(item.data, dict) else None
    if values is None:
        return None
    if not isinstance(values, list):
        log.add(item.file, item.line_of(key), "", f"{key}: it is no list; expected entries that start with `- `")
        return None
    items = (Item(item.file, value, item.child(key, index)) for index, value in enumerate(values))
    return fit(items, model, log)

"""Loads the curated store: reads, checks, and hands out knowledge bases in which every quote is resolved."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.curation.building import Builder
from bot.curation.checks import check_ambiguities, check_entries
from bot.curation.entries import Curated
from bot.curation.faults import FaultLog
from bot.curation.files import KnowledgeFiles, files_by_report, read_files, report_folders
from bot.curation.golden import check_questions
from bot.curation.parsing import ReportParts, parse
from bot.curation.quoting import Source
from bot.curation.schema import AmbiguityEntry, ReportEntry
from bot.documents.reading import read_document
from bot.domain.errors import KnowledgeError, SourceError
from bot.domain.knowledge import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a check: a knowledge base, or the faults that stand in its way."""

    knowledge: KnowledgeBase | None
    faults: tuple[str, ...]


def load_knowledge(folder: Path, root: Path | None = None) -> KnowledgeBase:
    """Load one report's folder.

    Args:
        folder: `<knowledge folder>/<report id>`.
        root: what report.yaml's `source` is relative to; by default the parent of the knowledge folder.

    Raises:
        KnowledgeError: anything is wrong; carries every fault that was found.
    """
    verdict = verify(read_files(folder, root))
    if verdict.knowledge is None:
        raise KnowledgeError(verdict.faults)
    return verdict.knowledge


def load_knowledge_bases(knowledge_dir: Path, root: Path | None = None) -> tuple[KnowledgeBase, ...]:
    """Load every report of the store, by folder name.

    Args:
        knowledge_dir: holds one folder a report, and the lexicon.
        root: what the reports' `source` is relative to; by default the parent of `knowledge_dir`.

    Raises:
        KnowledgeError: anything is wrong in any of them; carries all faults.
    """
    bases, faults = _verify_all(knowledge_dir, root)
    if faults:
        raise KnowledgeError(faults)
    return bases


def verify_store(
    yaml: Mapping[str, bytes], root: Path, sources: Mapping[str, bytes]
) -> tuple[tuple[KnowledgeBase, ...], tuple[str, ...]]:
    """Check all reports of a store that is at hand, as an edit would leave it.

    Args:
        yaml: content by path relative to the knowledge folder.
        root: where sources are that are not at hand.
        sources: source documents by their SHA-256.

    Returns:
        The knowledge bases, and the faults that stand in the way, one readable line each.
    """
    reports = files_by_report(yaml, root, sources)
    if not reports:
        return (), ("the store holds no report; expected at least one",)
    return _verify_reports(reports)


def check_knowledge(knowledge_dir: Path, root: Path | None = None) -> tuple[str, ...]:
    """Every fault of every report in the store, one readable line each; empty when all is well."""
    try:
        return _verify_all(knowledge_dir, root)[1]
    except KnowledgeError as error:
        return error.faults


def verify(files: KnowledgeFiles) -> Verdict:
    """Check one report's files, as they are on disk or as an edit would leave them."""
    log = FaultLog()
    return _verify(files, parse(files, log), log)


def _verify(files: KnowledgeFiles, parts: ReportParts, log: FaultLog) -> Verdict:
    source = _read_source(files, parts.report, log) if parts.report else None
    if parts.report is None or source is None:
        return Verdict(None, log.lines)
    content, indexed = source
    knowledge = _build(parts, parts.report, indexed, files.version(content), log)
    check_entries(parts, indexed, log)
    check_questions(parts, indexed.document.text, log)
    return Verdict(knowledge, ()) if not log.faults else Verdict(None, log.lines)


def _build(
    parts: ReportParts, report: Curated[ReportEntry], source: Source, version: str, log: FaultLog
) -> KnowledgeBase:
    builder = Builder(source, report.value, log, parts.units)
    return KnowledgeBase(
        builder.report(report),
        builder.indicators(parts.indicators),
        builder.terms(parts.terms),
        builder.plans(parts.plans),
        builder.faqs(parts.faqs),
        builder.numeral_exceptions(parts.numeral_exceptions),
        version,
        builder.questions(parts.questions),
    )


def _read_source(files: KnowledgeFiles, report: Curated[ReportEntry], log: FaultLog) -> tuple[bytes, Source] | None:
    written = report.value
    content = files.sources.get(written.sha256) or _read_below(files.root, report, log)
    if content is None:
        return None
    digest = hashlib.sha256(content).hexdigest()
    if digest != written.sha256:
        report.fault(log, f"sha256: the source file was changed; expected {written.sha256}, it is {digest}", "sha256")
        return None
    try:
        return content, Source.of(read_document(content))
    except SourceError as error:
        report.fault(log, f"source: {written.source}: {error}", "source")
        return None


def _read_below(root: Path, report: Curated[ReportEntry], log: FaultLog) -> bytes | None:
    written = report.value.source
    path = (root / written).resolve()
    if not path.is_relative_to(root.resolve()):
        report.fault(log, f"source: {written} leads out of the project; expected a path below it", "source")
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        report.fault(log, f"source: {written} cannot be read: {error.strerror or error}", "source")
        return None


def _verify_all(knowledge_dir: Path, root: Path | None) -> tuple[tuple[KnowledgeBase, ...], tuple[str, ...]]:
    reports: list[KnowledgeFiles] = []
    unread: list[str] = []
    for folder in report_folders(knowledge_dir):
        try:
            reports.append(read_files(folder, root))
        except KnowledgeError as error:
            unread.extend(error.faults)
    bases, faults = _verify_reports(reports)
    return bases, (*unread, *faults)


def _verify_reports(reports: Iterable[KnowledgeFiles]) -> tuple[tuple[KnowledgeBase, ...], tuple[str, ...]]:
    bases: list[KnowledgeBase] = []
    faults: list[str] = []
    ambiguities: tuple[Curated[AmbiguityEntry], ...] = ()
    ids: set[str] = set()
    for files in reports:
        log = FaultLog()
        parts = parse(files, log)
        ambiguities = parts.ambiguities
        ids.update(parts.entry_ids)
        verdict = _verify(files, parts, log)
        faults.extend(verdict.faults)
        if verdict.knowledge is not None:
            bases.append(verdict.knowledge)
    if not faults:
        between = FaultLog()
        check_ambiguities(ambiguities, frozenset(ids), between)
        faults.extend(between.lines)
    # A fault of the lexicon shows in every report that is read with it.
    return tuple(bases), tuple(dict.fromkeys(faults))

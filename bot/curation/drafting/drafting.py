"""Drafts the knowledge of a report from its file: reads, guesses what the genre lets one guess, and says what is missing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.curation.coverage import CoverageReport, coverage_of
from bot.curation.drafting import identity
from bot.curation.drafting.candidates import read_definition, read_passage
from bot.curation.drafting.draft import Draft, DraftFigure, DraftSummary, DraftTerm, Remark, RemarkKind
from bot.curation.drafting.exceptions import Excepting
from bot.curation.drafting.figures import FigureDrafter
from bot.curation.drafting.periods import Years, section_periods, years_of
from bot.curation.drafting.writing import (
    Written,
    written_exceptions,
    written_indicators,
    written_mapping,
    written_terms,
)
from bot.curation.quoting import QuoteProblem, Source
from bot.documents.formats.reading import SourceText, read_source
from bot.documents.headings import title_of
from bot.documents.reading import read_document
from bot.documents.structure import GLOSSARY_ID
from bot.domain.period import TimePeriod
from bot.domain.report import Section, SourceDocument

_FRONT_LINES = 30
_YEARS_IF_UNTOLD = Years(1999, 2000)
_REPORT_HEAD = (
    "A draft, read from the source by a program: check every value, and add the keys that `check` finds missing.\n"
    "Nothing of it is served while the name of its folder starts with `_`."
)
_HEADLINE_HEAD = (
    "Draft: indicators that most reports state. Check name, period and measure against the sentence above each."
)
_OTHERS_HEAD = (
    "Draft: everything else that the report seems to count. Correct or delete each; name_en is yours to write."
)
_TERMS_HEAD = "Draft: the items of the printed glossary; name_en is yours to write."
_EXCEPTIONS_HEAD = (
    "Draft: numbers that seem to be no figure. Delete an entry whose number is one, and curate the figure."
)


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of the whole report."""

    document: SourceDocument
    region: str
    years: Years | None
    periods: Mapping[str, TimePeriod]
    id: str

    @property
    def title(self) -> str:
        """The printed title; one that says neither year nor region is completed with both."""
        printed = self.document.title
        if printed != "政府工作报告" or self.years is None:
            return printed
        return f"{self.years.plan}年{self.region}{printed}"


def draft_report(file_name: str, content: bytes, units: Collection[str] | None = None) -> Draft:
    """Draft a report from a file that a person sent.

    Args:
        file_name: what the file is called; only compared with what it holds.
        content: its bytes.
        units: the units that the lexicon knows, so that others are remarked on; None where any unit is taken.

    Raises:
        SourceError: the file cannot be read, or holds no work report.
    """
    sent = read_source(file_name, content)
    text, is_titled = _titled(sent.text, file_name)
    source_bytes = text.encode()
    source = Source.of(read_document(source_bytes))
    read = _read(source.document)
    terms = _terms(source)
    excepting = Excepting(source)
    names = [term.term for term in terms]
    drafter = FigureDrafter(source, read.years or _YEARS_IF_UNTOLD, read.periods, names, excepting)
    for passage in source.document.passages:
        is_defined = passage.section_id.startswith(GLOSSARY_ID)
        candidates, none = ((), read_definition(passage)) if is_defined else read_passage(passage)
        for candidate in candidates:
            drafter.take(candidate)
        for no_figure in none:
            excepting.take(no_figure)
    spans = {*drafter.spans, *((number.start, number.end) for number in excepting.found)}
    coverage = coverage_of(read.id, source, spans)
    figures = drafter.in_order()
    remarks = tuple(_remarks(read, sent, is_titled, source, figures, drafter.repeated, coverage, units))
    document = source.document
    summary = DraftSummary(
        read.id,
        read.title,
        read.region,
        document.delivered_on,
        document.speaker,
        read.years.review if read.years else None,
        read.years.plan if read.years else None,
        tuple(_sections(document)),
        terms,
        figures,
        coverage,
        remarks,
    )
    return Draft(summary, _files(read, summary, source, excepting, source_bytes))


def _titled(text: str, file_name: str) -> tuple[str, bool]:
    """The text with a title, and whether it has one of its own: some files name the report in their name alone."""
    stem = re.split(r"[\\/]", file_name)[-1].rpartition(".")[0]
    if any(title_of(line) for line in text.split("\n")[:_FRONT_LINES]) or title_of(stem) is None:
        return text, True
    return f"{stem.strip()}\n{text}", False


def _read(document: SourceDocument) -> _Read:
    region, years = identity.region_of(document), years_of(document)
    periods = section_periods(document, years) if years else {}
    return _Read(document, region, years, periods, identity.report_id(region, years.plan if years else None))


def _sections(document: SourceDocument) -> Iterable[Section]:
    return (s for s in document.sections if (s.number or s.heading) and s.parent_id != GLOSSARY_ID)


def _terms(source: Source) -> tuple[DraftTerm, ...]:
    ids = identity.Ids()
    return tuple(
        DraftTerm(
            ids.unique(f"term-{identity.slug(section.heading)}"),
            int(section.number),
            _without_quotation(section.heading),
            source.whole(section).text,
        )
        for section in source.document.sections
        if section.parent_id == GLOSSARY_ID
    )


def _without_quotation(heading: str) -> str:
    """Without quotation marks around the whole; those inside belong to the term."""
    inner = heading[1:-1]
    whole = heading.startswith("“") and heading.endswith("”") and "“" not in inner and "”" not in inner
    return inner if whole and inner else heading


def _used_in(source: Source, terms: Iterable[DraftTerm]) -> dict[int, str]:
    """Words of the body that use each term, quoted uniquely; terms that it uses often or never are left out."""
    found = {}
    for term in terms:
        for words in (f"“{term.term}”", term.term):
            try:
                found[term.number] = source.resolve(words, None, source.body_sections).text
                break
            except QuoteProblem:
                continue
    return found


def _remarks(
    read: _Read,
    sent: SourceText,
    is_titled: bool,
    source: Source,
    figures: tuple[DraftFigure, ...],
    repeated: int,
    coverage: CoverageReport,
    units: Collection[str] | None,
) -> Iterable[Remark]:
    if sent.named_kind not in {None, sent.kind}:
        yield Remark(RemarkKind.OTHER_KIND, {"named": str(sent.named_kind), "kind": sent.kind.value})
    missing = (
        (RemarkKind.TITLE_BY_NAME, not is_titled),
        (RemarkKind.NO_REGION, not read.region),
        (RemarkKind.NO_DATE, read.document.delivered_on is None),
        (RemarkKind.NO_SPEAKER, not read.document.speaker),
        (RemarkKind.NO_YEARS, read.years is None),
        (RemarkKind.NO_GLOSSARY, not any(s.id == GLOSSARY_ID for s in read.document.sections)),
    )
    yield from (Remark(kind) for kind, is_missing in missing if is_missing)
    if any(s.id == GLOSSARY_ID for s in read.document.sections) and not source.glossary_numbers:
        yield Remark(RemarkKind.UNNUMBERED_GLOSSARY)
    unnamed = len({figure.indicator_id for figure in figures if not figure.is_standard}) + len(source.glossary_numbers)
    if unnamed:
        yield Remark(RemarkKind.NO_ENGLISH, {"count": str(unnamed)})
    unknown = dict.fromkeys(figure.unit for figure in figures if units is not None and figure.unit not in units)
    if unknown:
        yield Remark(RemarkKind.UNKNOWN_UNITS, {"units": "、".join(unknown)})
    if repeated:
        yield Remark(RemarkKind.REPEATED, {"count": str(repeated)})
    if coverage.unexplained:
        yield Remark(RemarkKind.UNEXPLAINED, {"count": str(len(coverage.unexplained))})


def _files(
    read: _Read, summary: DraftSummary, source: Source, excepting: Excepting, source_bytes: bytes
) -> dict[str, bytes]:
    folder, source_path = f"knowledge/_{read.id}", f"seeds/{read.id}.txt"
    headline = [figure for figure in summary.figures if figure.is_standard]
    others = [figure for figure in summary.figures if not figure.is_standard]
    files = {
        source_path: source_bytes,
        f"{folder}/report.yaml": written_mapping(_REPORT_HEAD, _report(read, source_path, source_bytes)),
    }
    if headline:
        files[f"{folder}/indicators/headline.yaml"] = written_indicators(_HEADLINE_HEAD, headline)
    if others:
        files[f"{folder}/indicators/others.yaml"] = written_indicators(_OTHERS_HEAD, others)
    if summary.terms:
        used_in = _used_in(source, summary.terms)
        files[f"{folder}/glossary.yaml"] = written_terms(_TERMS_HEAD, summary.terms, used_in)
    if excepting.found:
        files[f"{folder}/coverage.yaml"] = written_exceptions(_EXCEPTIONS_HEAD, excepting.found)
    return files


def _report(read: _Read, source_path: str, source_bytes: bytes) -> dict[str, Written]:
    """report.yaml; what the text does not tell is left out, so that `check` asks for it."""
    document, years = read.document, read.years
    region_en = identity.region_in_english(read.region)
    whole = identity.whole_of(read.region)
    values: dict[str, Written] = {"id": read.id, "title": read.title}
    if region_en and years:
        values["title_en"] = f"{years.plan} Government Work Report of {region_en}"
    if read.region:
        values["region"] = read.region
        values |= {"region_en": region_en} if region_en else {}
        values["region_aliases"] = list(identity.region_aliases(read.region))
    if document.delivered_on is not None:
        values["delivered_on"] = document.delivered_on.isoformat()
    if document.speaker:
        values["speaker"] = document.speaker
    if years is not None:
        values |= {"review_year": years.review, "plan_year": years.plan}
    values |= {"source": source_path, "sha256": hashlib.sha256(source_bytes).hexdigest()}
    scope: dict[str, Written] = {
        "id": "whole-region",
        "name": f"{whole}口径",
        "name_en": "the whole region",
        "aliases": [f"{whole}口径"],
        "default": "true",
    }
    values["scopes"] = [scope]
    if read.periods:
        values["section_periods"] = {place: str(period) for place, period in read.periods.items()}
    return values

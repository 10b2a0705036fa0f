"""Checks that look at several entries at once: names, ids, references, glossary numbers, numbers in answers."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bot.curation.answers import unsupported_numbers
from bot.curation.entries import Curated
from bot.curation.faults import FaultLog
from bot.curation.parsing import ReportParts
from bot.curation.quoting import Source
from bot.curation.schema import AmbiguityEntry, FaqEntry, IndicatorEntry, PlanEntry, TermEntry

NamedEntry = IndicatorEntry | TermEntry | PlanEntry | FaqEntry

_NO_MARKS = dict.fromkeys(map(ord, "“”‘’\"'「」『』《》"))
_QUESTION_MARKS = "?？"


@dataclass(frozen=True, slots=True)
class _Claim:
    name: str
    entry_id: str
    entry: Curated[NamedEntry]
    path: tuple[str | int, ...]


def fold_name(name: str) -> str:
    """A name with what does not tell names apart removed: width, case, quotation marks, spaces."""
    folded = unicodedata.normalize("NFKC", name).casefold().translate(_NO_MARKS)
    return "".join(folded.split())


def check_entries(parts: ReportParts, source: Source, log: FaultLog) -> None:
    """Log the faults that show only between entries."""
    _check_ids(parts, log)
    _check_references(parts, log)
    allowed = {fold_name(a.value.word): frozenset(a.value.entries) for a in parts.ambiguities}
    _check_claims(_name_claims(parts), allowed, "name", log)
    _check_claims(_question_claims(parts.faqs), {}, "question", log)
    _check_glossary(parts, source, log)
    _check_translations(parts, source, log)
    _check_faqs(parts, log)


def check_ambiguities(
    ambiguities: tuple[Curated[AmbiguityEntry], ...], entry_ids: frozenset[str], log: FaultLog
) -> None:
    """Log every id that the lexicon offers for a word and that no report has."""
    for ambiguity in ambiguities:
        for index, entry_id in enumerate(ambiguity.value.entries):
            if entry_id not in entry_ids:
                message = (
                    f"ambiguities: 「{ambiguity.value.word}」 names `{entry_id}`, which no report has; expected an id"
                )
                ambiguity.fault(log, message, "entries", index)


def _all_entries(parts: ReportParts) -> Iterator[tuple[str, Curated[NamedEntry]]]:
    for kind in (parts.indicators, parts.terms, parts.plans, parts.faqs):
        for entry in kind:
            yield entry.value.id, entry


def _check_ids(parts: ReportParts, log: FaultLog) -> None:
    seen: dict[str, Curated[NamedEntry]] = {}
    for entry_id, entry in _all_entries(parts):
        first = seen.setdefault(entry_id, entry)
        if first is not entry:
            where = f"{first.item.file}:{first.item.line}"
            entry.fault(log, f"id: it is already used at {where}; expected an id of its own", "id")


def _check_references(parts: ReportParts, log: FaultLog) -> None:
    for indicator in parts.indicators:
        for index, related in enumerate(indicator.value.related):
            if related not in parts.indicator_ids or related == indicator.value.id:
                message = f"related: there is no other indicator `{related}`"
                indicator.fault(log, message, "related", index)
    for plan in parts.plans:
        for index, target in enumerate(plan.value.indicators):
            if target not in parts.indicator_ids:
                plan.fault(log, f"indicators: there is no indicator `{target}`", "indicators", index)


def _name_claims(parts: ReportParts) -> Iterator[_Claim]:
    for indicator in parts.indicators:
        yield from _claims(indicator, ("name", "name_en", "aliases", "aliases_en"))
    for term in parts.terms:
        yield from _claims(term, ("term", "name_en", "aliases", "aliases_en"))
        for index, part in enumerate(term.value.parts):
            for name in (part.name, *filter(None, (part.name_en,)), *part.aliases):
                yield _Claim(name, term.value.id, term, ("parts", index))
    for plan in parts.plans:
        yield from _claims(plan, ("title", "title_en", "aliases", "aliases_en"))


def _question_claims(faqs: tuple[Curated[FaqEntry], ...]) -> Iterator[_Claim]:
    for faq in faqs:
        yield from _claims(faq, ("questions", "questions_en"))


def _claims(entry: Curated[NamedEntry], keys: tuple[str, ...]) -> Iterator[_Claim]:
    for key in keys:
        names = getattr(entry.value, key)
        if isinstance(names, str):
            yield _Claim(names, entry.value.id, entry, (key,))
        else:
            for index, name in enumerate(names):
                yield _Claim(name, entry.value.id, entry, (key, index))


def _check_claims(claims: Iterator[_Claim], allowed: dict[str, frozenset[str]], kind: str, log: FaultLog) -> None:
    owners: dict[str, dict[str, _Claim]] = {}
    for claim in claims:
        owners.setdefault(fold_name(claim.name).rstrip(_QUESTION_MARKS), {}).setdefault(claim.entry_id, claim)
    for name, by_entry in owners.items():
        if len(by_entry) > 1 and not allowed.get(name, frozenset()) >= by_entry.keys():
            first, *others = by_entry.values()
            where = f"`{first.entry_id}` ({first.entry.item.file}:{first.entry.item.line_of(*first.path)})"
            for claim in others:
                message = f"the {kind} 「{claim.name}」 is also claimed by {where}; expected one owner"
                hint = ", or an entry under `ambiguities` in lexicon.yaml" if kind == "name" else ""
                claim.entry.fault(log, message + hint, *claim.path)


def _check_glossary(parts: ReportParts, source: Source, log: FaultLog) -> None:
    by_number: dict[int, Curated[TermEntry]] = {}
    for term in parts.terms:
        first = by_number.setdefault(term.value.number, term)
        if first is not term:
            term.fault(log, f"number: {term.value.number} is already `{first.value.id}`", "number")
        section = source.glossary_item(term.value.number)
        if section is not None and fold_name(section.heading) != fold_name(term.value.term):
            message = (
                f"term: the source prints 「{section.heading}」 as item {term.value.number}; expected the same words"
            )
            term.fault(log, message, "term")
    missing = [str(number) for number in source.glossary_numbers if str(number) not in parts.term_numbers]
    if missing and parts.terms:
        log.add(parts.terms[0].item.file, 0, "", f"glossary items without an entry: {', '.join(missing)}; expected all")


def _check_translations(parts: ReportParts, source: Source, log: FaultLog) -> None:
    """A glossary is translated as a whole or not at all, and its translations hold no number that the source lacks."""
    if not any(term.value.definition_en for term in parts.terms):
        return
    for term in parts.terms:
        _check_translation(term, term.value.definition_en, source, log)
        for index, part in enumerate(term.value.parts):
            _check_translation(term, part.definition_en, source, log, "parts", index)
            if not part.name_en:
                term.fault(
                    log, "parts: a part has no name_en; expected one, as the terms are translated", "parts", index
                )


def _check_translation(
    term: Curated[TermEntry], definition: str, source: Source, log: FaultLog, *path: str | int
) -> None:
    if not definition:
        term.fault(log, "definition_en: it is missing; expected one, as other terms have it", *path)
    section = source.glossary_item(term.value.number)
    printed = source.whole(section).text if section is not None else definition
    for number in unsupported_numbers(definition, printed):
        message = f"definition_en: the number {number} is not in the printed definition; expected no other numbers"
        term.fault(log, message, *path, "definition_en")


def _check_faqs(parts: ReportParts, log: FaultLog) -> None:
    title = parts.report.value.title if parts.report else ""
    for faq in parts.faqs:
        written = faq.value
        quoted = "\n".join(quote.text for quote in written.quotes)
        known = f"{quoted}\n{title}\n{written.time_period or ''}"
        for key, answer in (("answer", written.answer), ("answer_en", written.answer_en)):
            for number in unsupported_numbers(answer, known):
                faq.fault(log, f"{key}: the number {number} is in none of its quotes; expected no other numbers", key)
        for index, item in enumerate(written.items):
            if item not in quoted:
                message = f"items[{index + 1}]: 「{item}」 is in none of its quotes; expected words of a quote"
                faq.fault(log, message, "items", index)
        positive = {fold_name(q).rstrip(_QUESTION_MARKS) for q in (*written.questions, *written.questions_en)}
        for index, question in enumerate(written.negative_questions):
            if fold_name(question).rstrip(_QUESTION_MARKS) in positive:
                message = (
                    f"negative_questions: 「{question}」 is one of its questions as well; expected one or the other"
                )
                faq.fault(log, message, "negative_questions", index)

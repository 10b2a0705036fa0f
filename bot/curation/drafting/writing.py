"""Writes a draft as the YAML of docs/curation.md, with what is doubtful beside each entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import yaml

from bot.curation.drafting.categories import category_of, direction_of
from bot.curation.drafting.draft import DraftFigure, DraftTerm
from bot.curation.drafting.exceptions import Excepted
from bot.curation.drafting.standard import standard_indicators
from bot.domain.knowledge import Measure

# YAML values as they are written: plain words, lists, mappings.
Written = str | int | bool | Sequence["Written"] | Mapping[str, "Written"]

_WIDE = 1_000_000
_PARTS = ("%", "个百分点", "‰", "位")
_DOUBTS = {
    "name-inherited": "the name is taken from the words before",
    "name-vague": "the name says too little or too much",
    "name-taken": "another figure has the same name and period: tell them apart, or drop one",
    "shared-out": "one of several that share their words (分别)",
    "period-guessed": "the time period is guessed",
}
_WHOLES = {
    "全国": "the country",
    "全省": "the province",
    "全市": "the city",
    "全区": "the region",
    "GDP": "GDP",
    "地区生产总值": "gross regional product",
    "生产总值": "gross regional product",
    "规模以上工业": "industry above designated size",
    "规上工业": "industry above designated size",
    "城镇居民": "urban residents",
    "全部投资": "all investment",
    "外贸": "foreign trade",
    "出口": "exports",
}


def written_mapping(head: str, values: Mapping[str, Written]) -> bytes:
    """A file that is one mapping, below a comment."""
    return (_comment(head) + _dumped(values)).encode()


def written_indicators(head: str, figures: Iterable[DraftFigure]) -> bytes:
    """indicators.yaml of these figures, in their order; figures of one indicator stand together."""
    grouped: dict[str, list[DraftFigure]] = {}
    for figure in figures:
        grouped.setdefault(figure.indicator_id, []).append(figure)
    return (_comment(head) + "\n".join(map(_indicator, grouped.values()))).encode()


def written_terms(head: str, terms: Iterable[DraftTerm], used_in: Mapping[int, str]) -> bytes:
    """glossary.yaml; `used_in` has the words of the body that use a term, by its number."""
    entries: list[dict[str, Written]] = [
        {
            "id": term.id,
            "number": term.number,
            "term": term.term,
            **({"used_in": [used_in[term.number]]} if term.number in used_in else {}),
        }
        for term in terms
    ]
    return (_comment(head) + "\n".join(_dumped([entry]) for entry in entries)).encode()


def written_exceptions(head: str, excepted: Iterable[Excepted]) -> bytes:
    """coverage.yaml."""
    lines = [
        _dumped([{"quote": e.quote, **({"in": e.within} if e.within else {}), "number": e.number, "reason": e.reason}])
        for e in excepted
    ]
    return (_comment(head) + "".join(lines)).encode()


def _indicator(figures: Sequence[DraftFigure]) -> str:
    first = figures[0]
    standard = next((s for s in standard_indicators() if s.id == first.indicator_id), None)
    unit = next((f.unit for f in figures if f.unit not in _PARTS), first.unit)
    entry: dict[str, Written] = {"id": first.indicator_id, "name": first.name}
    if standard is not None:
        aliases = list(standard.aliases)
        entry |= {"name_en": standard.name_en, "aliases": aliases, "aliases_en": list(standard.aliases_en)}
    category = standard.category if standard else category_of(first.name)
    entry |= {"category": category} if category else {}
    entry |= {"unit": unit, "direction": (standard.direction if standard else direction_of(first.name)).value}
    lines = _dumped([entry]) + "  observations:\n"
    for figure in figures:
        doubts = "; ".join(_DOUBTS[doubt] for doubt in figure.doubts)
        lines += _comment(f"{figure.place}　{figure.sentence}", 4) + (
            _comment(f"doubtful: {doubts}", 4) if doubts else ""
        )
        lines += "".join(f"    {line}\n" for line in _dumped([_observation(figure)]).splitlines())
    return lines


def _observation(figure: DraftFigure) -> dict[str, Written]:
    written: dict[str, Written] = {
        "time_period": str(figure.time_period),
        "status": figure.status.value,
        "measure": figure.measure.value,
    }
    if figure.measure in {Measure.SHARE, Measure.GAP}:
        written["share_of"] = figure.share_of
        if figure.share_of in _WHOLES:
            written["share_of_en"] = _WHOLES[figure.share_of]
    written |= {"value": str(figure.value), "unit": figure.unit, "as_written": figure.as_written}
    if figure.bound is not None:
        written["bound"] = figure.bound.value
    written["quote"] = figure.quote
    if figure.within is not None:
        written["in"] = figure.within
    return written


def _comment(text: str, indent: int = 0) -> str:
    return "".join(f"{' ' * indent}# {line}\n" for line in text.splitlines())


def _dumped(values: Written) -> str:
    text: str = yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=_WIDE)
    return text

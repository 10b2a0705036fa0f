"""The store grown to many copies of its report, each with other names and numbers.

A copy has everything that the report has: indicators with their figures, terms, plans, frequent questions in all their
wordings, and every passage, so that each of its quotes stands in the grown text. It tells of another place and of other years.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from benchmarks.disguise import Disguises
from bot.domain.knowledge import KnowledgeBase, Observation
from bot.domain.period import TimePeriod
from bot.domain.report import Passage, Quote, Report
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold
from bot.understanding.reading import lexicon_phrases

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Thing = TypeVar("_Thing", bound="DataclassInstance")

_IDS = frozenset(
    {"id", "indicator_id", "passage_id", "section_id", "parent_id", "related", "indicators", "category", "topic"}
)
_NAMES = frozenset({"name", "name_en", "title", "title_en", "aliases", "aliases_en", "questions", "questions_en"})
_CODES = frozenset({"unit", "scope_id", "share_of", "share_of_en", "place"})

_NAMED_PLACE = re.compile("金|Jin|Dalian")
_FURTHEST_APART = 1000
"""Between the numbers of two copies' glossary items."""


def grown(knowledge: KnowledgeBase, lexicon: Lexicon, copies: int) -> KnowledgeBase:
    """The store with its report and `copies - 1` changed copies of it, the same at each run.

    No name of a copy is one of the report's. What the report holds comes last, so that of two equal candidates it is the one to lose;
    its text comes first, where it was.
    """
    taken = frozenset(fold(text) for text, is_name in _texts(knowledge) if is_name)
    disguises = Disguises((text for text, _ in _texts(knowledge)), _kept(lexicon), _places(knowledge.report))
    made = [_Copier(knowledge.report, disguises, number, taken) for number in range(1, copies)]
    report = knowledge.report
    document = replace(
        report.document,
        text="\n".join((report.document.text, *(copier.document_text for copier in made))),
        sections=_with_copies(report.document.sections, made),
        passages=_with_copies(report.document.passages, made),
    )
    return replace(
        knowledge,
        report=replace(report, document=document, section_periods=_with_copies(report.section_periods, made)),
        indicators=_with_copies(knowledge.indicators, made),
        terms=_with_copies(knowledge.terms, made),
        plans=_with_copies(knowledge.plans, made),
        faqs=_with_copies(knowledge.faqs, made),
    )


def _with_copies(things: tuple[_Thing, ...], copiers: Iterable[_Copier]) -> tuple[_Thing, ...]:
    return (*(copier.copy(thing) for copier in copiers for thing in things), *things)


class _Copier:
    """Makes one copy of what the store holds."""

    def __init__(self, report: Report, disguises: Disguises, number: int, taken: frozenset[str]) -> None:
        self._source = report.document.text
        self._template = disguises.template
        self._disguise = disguises.disguise(number)
        self._number = number
        self._taken = taken
        self._ids: dict[str, str] = {}  # ids of the same thing are one object, as a store that is loaded has them
        self._offset = number * (len(self._source) + 1)
        self.document_text = self._text(self._source)

    def copy(self, thing: _Thing) -> _Thing:
        """A changed copy of a thing of the domain."""
        changes = {field.name: self._changed(field.name, getattr(thing, field.name)) for field in fields(thing)}
        if isinstance(thing, Passage | Quote):
            changes |= {"start": thing.start + self._offset, "end": thing.end + self._offset}
            changes["text"] = self.document_text[thing.start : thing.end]
        if isinstance(thing, Observation):
            at = thing.quote.start + max(thing.quote.text.find(thing.as_written), 0)
            changes["as_written"] = self.document_text[at : at + len(thing.as_written)]
        return replace(thing, **changes)

    def _changed(self, name: str, value: object) -> object:
        if type(value) is str:  # a word of an enumeration is a string as well, and stays
            return self._changed_text(name, value)
        if isinstance(value, tuple):
            return tuple([self._changed(name, one) for one in value])
        if isinstance(value, TimePeriod):
            return _moved(value, self._disguise.years)
        if isinstance(value, Decimal):
            return Decimal(self._text(str(value)))
        if type(value) is int and name == "number":
            return value + _FURTHEST_APART * self._number
        return self.copy(value) if is_dataclass(value) and not isinstance(value, type) else value

    def _changed_text(self, name: str, text: str) -> str:
        if not text or name in _CODES:
            return text
        if name in _IDS:
            return self._ids.setdefault(text, f"{text}~{self._number}")
        if name == "number":  # of a section, which then is none that a question can ask for by number
            return ""
        changed = self._text(text)
        if name in _NAMES and fold(changed) in self._taken:
            return f"{self._disguise.place_en} {changed}" if changed.isascii() else f"{self._disguise.place}{changed}"
        return changed

    def _text(self, text: str) -> str:
        return self._template(text).translate(self._disguise.table)


@lru_cache(maxsize=4096)
def _moved(period: TimePeriod, years: int) -> TimePeriod:
    """The period that many years later; one object each, as in a store that is loaded."""
    return TimePeriod(period.start + years, period.end + years)


def _texts(knowledge: KnowledgeBase) -> Iterator[tuple[str, bool]]:
    """Every text of the store, and whether it is a name."""
    yield knowledge.report.document.text, False
    for things in (knowledge.indicators, knowledge.terms, knowledge.plans, knowledge.faqs):
        yield from chain.from_iterable(map(_texts_of, things))


def _texts_of(thing: DataclassInstance) -> Iterator[tuple[str, bool]]:
    for field in fields(thing):
        value = getattr(thing, field.name)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, str) and not isinstance(one, Enum):
                yield one, field.name in _NAMES
            elif is_dataclass(one) and not isinstance(one, type):
                yield from _texts_of(one)


def _kept(lexicon: Lexicon) -> frozenset[str]:
    """Words that ask, count and measure."""
    units = (unit.name for unit in lexicon.units)
    return frozenset(map(fold, (*lexicon_phrases(lexicon), *lexicon.particles, *units))) | frozenset(
        (*lexicon.function_words.all, *lexicon.english_markers)
    )


def _places(report: Report) -> tuple[str, ...]:
    """Names of the report's own place that are no common words."""
    return tuple(name for name in (report.region, *report.region_aliases) if _NAMED_PLACE.search(name))

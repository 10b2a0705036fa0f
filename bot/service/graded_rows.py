"""Graded questions as rows of JSON, one a line; `docs/curation.md` describes them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.answering.replies.reading_told import Origin, ReadSlot
from bot.service.asking import QUESTION_LENGTH_LIMIT
from bot.service.evaluating import Expectation, GradedQuestion


@dataclass(frozen=True, slots=True)
class RowFault:
    """A line that cannot be used; lines count from 1. An empty `field` means the line as a whole."""

    line: int
    field: str


Text = Annotated[str, Field(min_length=1)]
Wanted = list[Text | Annotated[list[Text], Field(min_length=1)]]
"""Strings that are all wanted; a list among them holds alternatives."""


class _SlotEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    values: Annotated[list[Text], Field(min_length=1)]
    origin: Annotated[Origin, Field(strict=False)]


class _ReadingEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    period: _SlotEntry | None = None
    scope: _SlotEntry | None = None
    status: _SlotEntry | None = None
    measure: _SlotEntry | None = None

    def slots(self) -> tuple[ReadSlot, ...]:
        """The slots that are given, as the engine tells them."""
        given = (("period", self.period), ("scope", self.scope), ("status", self.status), ("measure", self.measure))
        return tuple(ReadSlot(name, tuple(sorted(slot.values)), slot.origin) for name, slot in given if slot)


class _Row(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    id: Text
    question: Annotated[str, Field(min_length=1, max_length=QUESTION_LENGTH_LIMIT)]
    history: list[str] = []
    lang: Text
    type: Text
    expect: Annotated[Expectation, Field(strict=False)]
    must: Wanted = []
    headline: Wanted = []
    must_not: list[Text] = []
    evidence: list[Text] = []
    reading: _ReadingEntry = _ReadingEntry()
    entries: list[Text] = []
    note: str = ""

    def graded(self) -> GradedQuestion:
        """The row as the service takes it."""
        return GradedQuestion(
            id=self.id,
            question=self.question,
            history=tuple(self.history),
            language=self.lang,
            type=self.type,
            expect=self.expect,
            must=_alternatives(self.must),
            headline=_alternatives(self.headline),
            must_not=tuple(self.must_not),
            evidence=tuple(self.evidence),
            reading=self.reading.slots(),
            entries=tuple(self.entries),
        )


def _alternatives(wanted: Wanted) -> tuple[tuple[str, ...], ...]:
    return tuple((item,) if isinstance(item, str) else tuple(item) for item in wanted)


def graded_rows(lines: Iterable[bytes]) -> Iterator[GradedQuestion | RowFault]:
    """Each line that is not blank, as a graded question or as the reason why it is none."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _read(line, number)


def _read(line: bytes, number: int) -> GradedQuestion | RowFault:
    try:
        value = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return RowFault(number, "")
    if not isinstance(value, dict):
        return RowFault(number, "")
    try:
        return _Row.model_validate(value).graded()
    except ValidationError as error:
        return RowFault(number, str(error.errors()[0]["loc"][0]))

"""How a question was read, slot by slot, and where each slot came from: it is told to whoever asks for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.library import Library
from bot.domain.answer import Answer
from bot.understanding.normalise import fold
from bot.understanding.slots import Slots


class Origin(StrEnum):
    """Where a slot came from: the question's own words, the question before, or the report's defaults."""

    ASKED = "asked"
    INHERITED = "inherited"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class ReadSlot:
    """One slot as it was used: values as SDMX writes them, sorted, and their origin."""

    name: str
    values: tuple[str, ...]
    origin: Origin


def reading_of(library: Library, asked: Slots, used: Slots, answer: Answer) -> tuple[ReadSlot, ...]:
    """The slots an answer rests on.

    Args:
        library: the report's, for its defaults.
        asked: what the question itself said.
        used: what it was answered with, the conversation's part included.
        answer: what came of it; its figures tell the defaults.
    """
    pairs = (
        ("period", _texts(asked.periods), _texts(used.periods)),
        ("scope", _texts(asked.scopes), _texts(used.scopes)),
        ("status", _texts((asked.status,) if asked.status else ()), _texts((used.status,) if used.status else ())),
        ("measure", _texts(asked.measures), _texts(used.measures)),
    )
    slots = [
        ReadSlot(name, taken, Origin.ASKED if said == taken else Origin.INHERITED)
        for name, said, taken in pairs
        if taken
    ]
    named = {slot.name for slot in slots}
    return (*slots, *(slot for slot in _defaults(library, answer) if slot.name not in named))


def _defaults(library: Library, answer: Answer) -> tuple[ReadSlot, ...]:
    """Period and scope of the first figure an answer states, which the report's defaults chose."""
    cited = {citation.start for citation in answer.citations[:1]}
    headline = fold(answer.headline)
    figures = [
        figure
        for entry in answer.entry_ids[:1]
        for figure in library.figures.get(entry, ())
        if figure.clause.start in cited
    ]
    # One clause may print several figures: what the headline says is what was stated.
    told = [figure for figure in figures if fold(figure.observation.as_written) in headline]
    for figure in (told or figures)[:1]:
        observation = figure.observation
        return (
            ReadSlot("period", (str(observation.time_period),), Origin.DEFAULT),
            ReadSlot("scope", (observation.scope_id,), Origin.DEFAULT),
        )
    return ()


def _texts(values: Iterable[object]) -> tuple[str, ...]:
    return tuple(sorted(map(str, values)))

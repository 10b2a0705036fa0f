"""The indicators that most reports state, under the names that reports print."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.curation.checks import fold_name
from bot.curation.schema import Category, Id, Words
from bot.domain.knowledge import Direction

_FILE = Path(__file__).with_name("standard_indicators.yaml")
_SHORTEST_OPENING = 4


class StandardIndicator(BaseModel):
    """An indicator known before a report is read. `prints` are further wordings of reports, matched and never copied."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Id
    name: Words
    name_en: Words
    category: Category
    direction: Direction
    aliases: tuple[Words, ...]
    aliases_en: tuple[Words, ...]
    prints: tuple[Words, ...]


@cache
def standard_indicators() -> tuple[StandardIndicator, ...]:
    """All of them, those that people ask for most first."""
    written = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return TypeAdapter(tuple[StandardIndicator, ...]).validate_python(written)


@cache
def _by_name() -> dict[str, StandardIndicator]:
    return {
        fold_name(name): indicator
        for indicator in standard_indicators()
        for name in (indicator.name, *indicator.aliases, *indicator.prints)
    }


def standard_indicator(name: str) -> StandardIndicator | None:
    """The indicator that a report means by this name; None where it is none of them."""
    return _by_name().get(fold_name(name))


def standard_at_start(words: str) -> StandardIndicator | None:
    """The indicator whose name opens these words (「粮食生产再获丰收」), the longest name first."""
    found = (standard_indicator(words[:length]) for length in range(min(len(words), 20), _SHORTEST_OPENING - 1, -1))
    return next(filter(None, found), None)

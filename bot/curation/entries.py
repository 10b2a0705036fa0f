"""Reads the entries of curated files against their shapes; what does not fit becomes readable faults."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.curation.faults import FaultLog
from bot.curation.yaml_reader import Item

Model = TypeVar("Model", bound=BaseModel)
Shape_co = TypeVar("Shape_co", bound=BaseModel, covariant=True)

_EXPECTED = {
    "tuple_type": "it is no list; expected [a, b] or lines that start with `- `",
    "dict_type": "it is no mapping; expected `key: value` lines",
    "model_type": "it is no mapping; expected `key: value` lines",
    "model_attributes_type": "it is no mapping; expected `key: value` lines",
    "string_type": "it is a list or a mapping; expected words",
    "string_too_short": "it is empty; expected words",
    "decimal_parsing": 'it is no number; expected digits such as "2079.4"',
    "decimal_type": 'it is no number; expected digits such as "2079.4"',
    "int_parsing": "it is no whole number; expected digits such as 12",
    "int_type": "it is no whole number; expected digits such as 12",
}


@dataclass(frozen=True, slots=True)
class Curated(Generic[Shape_co]):
    """An entry that fits its shape, and the lines it came from."""

    value: Shape_co
    item: Item

    def fault(self, log: FaultLog, message: str, *path: str | int) -> None:
        """Log a fault at the line of `path` inside the entry."""
        log.add(self.item.file, self.item.line_of(*path), self.item.label, message)


def fit(items: Iterable[Item], model: type[Model], log: FaultLog) -> tuple[Curated[Model], ...]:
    """The items that fit `model`; every misfit is logged."""
    entries = []
    for item in items:
        try:
            entries.append(Curated(model.model_validate(item.data), item))
        except ValidationError as error:
            _log_misfits(item, error, log)
    return tuple(entries)


def _log_misfits(item: Item, error: ValidationError, log: FaultLog) -> None:
    details = error.errors(include_url=False)
    for detail in details:
        path = detail["loc"]
        consequence = detail["type"] == "too_short" and any(
            other["loc"][: len(path)] == path and len(other["loc"]) > len(path) for other in details
        )
        if not consequence:
            message = f"{_name(path)}: {_explain(detail)}" if path else _explain(detail)
            log.add(item.file, item.line_of(*path), item.label, message)


def _explain(detail: ErrorDetails) -> str:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    shown = f"`{given}` " if isinstance(given, str) and given else ""
    if kind == "missing":
        return "it is missing; every such entry needs it"
    if kind == "extra_forbidden":
        return "the key is unknown; expected the keys of docs/curation.md"
    if kind in {"enum", "literal_error"}:
        return f"{shown}is unknown; expected {context.get('expected')}"
    if kind == "value_error":
        return f"{shown}cannot be used: {context.get('error')}"
    if kind == "string_too_long":
        return f"it has {len(str(given))} characters; expected at most {context.get('max_length')}"
    if kind == "too_short":
        return "it is empty; expected at least one entry"
    if kind == "string_pattern_mismatch":
        return f"{shown}has a wrong form; expected {context.get('pattern')}"
    return f"{shown.strip()}: {_EXPECTED.get(kind, detail['msg'])}".removeprefix(": ")


def _name(path: tuple[int | str, ...]) -> str:
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name

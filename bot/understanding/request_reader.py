"""Reads what a question wants done with its answer, and how: operations, everything together, each by itself; and what it
takes for granted."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.understanding.lexicon import Lexicon
from bot.understanding.marking import spans_of, table_of
from bot.understanding.phrases import FoundPhrase, PhraseTable
from bot.understanding.slots import Operation, SlotKind, SlotSpan


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be done, as in `Slots`, and where it is said."""

    operations: frozenset[Operation]
    premise: str | None
    wants_total: bool
    is_plural: bool
    is_distributive: bool
    spans: tuple[SlotSpan, ...]


class RequestReader:
    """Reads requests."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._operations = tuple(
            (Operation(name), table_of({name: words})) for name, words in lexicon.operations.items()
        )
        self._patterns = tuple(
            (Operation(name), re.compile(pattern))
            for name, patterns in lexicon.operation_patterns.items()
            for pattern in patterns
        )
        self._premises = table_of(lexicon.premise_directions)
        self._totals = PhraseTable.of(lexicon.totals.all, "total")
        self._plurals = PhraseTable.of(lexicon.plural_markers.all, "plural")
        self._distributives = PhraseTable.of(lexicon.distributives.all, "distributive")

    def read(self, text: str, blocked: frozenset[int]) -> Request:
        """Read it outside the blocked positions; a pattern asks with the whole question."""
        premises = self._premises.find(text, blocked)
        found = [(operation, table.find(text, blocked)) for operation, table in self._operations]
        by_words = frozenset(operation for operation, phrases in found if phrases)
        shapes = [(operation, match) for operation, pattern in self._patterns if (match := pattern.search(text))]
        by_pattern = frozenset(operation for operation, _ in shapes)
        return Request(
            operations=by_words | by_pattern,
            premise=_premise(premises),
            wants_total=bool(self._totals.find(text, blocked)),
            is_plural=bool(self._plurals.find(text, blocked)),
            is_distributive=bool(self._distributives.find(text, blocked)),
            spans=(
                *spans_of(SlotKind.PREMISE, premises),
                *spans_of(SlotKind.OPERATION, *(phrases for _, phrases in found)),
                *(span for _, match in shapes for span in _said(match)),
            ),
        )


def _said(match: re.Match[str]) -> tuple[SlotSpan, ...]:
    """The word of a shape that names nothing (最快), which its group `said` holds."""
    words = match.groupdict().get("said")
    return (SlotSpan(*match.span("said"), SlotKind.OPERATION, words),) if words else ()


def _premise(found: tuple[FoundPhrase, ...]) -> str | None:
    """One direction only: a question that names both takes neither for granted."""
    named = {one.meaning for one in found}
    return named.pop() if len(named) == 1 else None

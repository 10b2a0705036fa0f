"""Phrases found in a question, as the stretches and the positions that they explain."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.understanding.lexicon import Words
from bot.understanding.phrases import FoundPhrase, PhraseTable
from bot.understanding.slots import SlotKind, SlotSpan


def table_of(words: Mapping[str, Words]) -> PhraseTable:
    """A table in which each group's words mean the group."""
    return PhraseTable({word: meaning for meaning, group in words.items() for word in group.all})


def spans_of(kind: SlotKind, *found: Iterable[FoundPhrase]) -> tuple[SlotSpan, ...]:
    """The stretches of all phrases found, as slots of one kind."""
    return tuple(SlotSpan(one.start, one.end, kind, one.phrase) for group in found for one in group)


def positions_of(found: Iterable[FoundPhrase]) -> frozenset[int]:
    """Every position that one of the phrases covers."""
    return frozenset(position for one in found for position in range(one.start, one.end))

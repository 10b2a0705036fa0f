"""Reads what sort of answer a question asks for: a number and in which dimension, a thing, a name."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.lexicon import Lexicon
from bot.understanding.marking import positions_of, spans_of, table_of
from bot.understanding.normalise import is_han
from bot.understanding.phrases import FoundPhrase, PhraseTable
from bot.understanding.slots import Operation, SlotKind, SlotSpan


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What is asked for, as in `Slots`. `enumerates` tells that several are (哪几类), `which` where a classifier asks which."""

    dimensions: frozenset[str]
    wants_number: bool
    numbers_asked: int
    dimensions_asked: int
    wants_thing: bool
    wants_name: bool
    enumerates: bool
    which: frozenset[int]
    spans: tuple[SlotSpan, ...]


class AskedForReader:
    """Reads what is asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._patterns = lexicon.patterns
        self._located = table_of({Operation.LOCATE: lexicon.operations[Operation.LOCATE]})
        self._dimensions = table_of(lexicon.asked_dimensions)
        self._numbers = PhraseTable.of(lexicon.asked_number.all, "number")
        self._things = PhraseTable.of(lexicon.asked_thing.all, "thing")
        self._names = PhraseTable.of(lexicon.asked_name.all, "name")

    def read(self, text: str, blocked: frozenset[int], titled: frozenset[int]) -> AskedFor:
        """Read it outside the blocked positions; a title (大数据) asks for no number."""
        # 「哪一部分」 asks for a place in the report, not for a thing
        free = blocked | positions_of(self._located.find(text, blocked))
        names = self._names.find(text, free)
        which = self._which(text, free)
        things = (*self._things.find(text, free), *which)
        # 「哪几个」 asks which, not how many.
        words = positions_of(one for one in things if is_han(one.phrase[0]) and len(one.phrase) > 1)
        dimensions = self._dimensions.find(text, free | titled | words)
        numbers = self._numbers.find(text, free | titled | words)
        return AskedFor(
            dimensions=frozenset(one.meaning for one in dimensions),
            wants_number=bool(dimensions or numbers),
            numbers_asked=_separate((*dimensions, *numbers)),
            dimensions_asked=_separate(dimensions),
            wants_thing=bool(_outside(things, (*dimensions, *numbers))),
            wants_name=bool(names),
            enumerates=any(self._patterns.counts_classified.search(one.phrase) for one in which),
            which=positions_of(which),
            spans=(*spans_of(SlotKind.ASKED, names, things), *spans_of(SlotKind.COUNTED, dimensions, numbers)),
        )

    def _which(self, text: str, blocked: frozenset[int]) -> tuple[FoundPhrase, ...]:
        """「哪四句话」, 「哪几类」: a classifier with or without a number asks which."""
        found = (
            FoundPhrase(match.start(), match.end(), match[0], "thing")
            for match in self._patterns.asks_with_classifier.finditer(text)
        )
        return tuple(one for one in found if blocked.isdisjoint(range(one.start, one.end)))


def _outside(found: tuple[FoundPhrase, ...], others: tuple[FoundPhrase, ...]) -> tuple[FoundPhrase, ...]:
    """The phrases that touch none of the others: the 「how」 of 「how many」 asks for a number."""
    taken = positions_of(others)
    return tuple(one for one in found if taken.isdisjoint(range(one.start, one.end)))


def _separate(found: tuple[FoundPhrase, ...]) -> int:
    """How many stretches the phrases make once those that touch or overlap are joined."""
    stretches = 0
    reached = -1
    for one in sorted(found, key=lambda phrase: phrase.start):
        stretches += one.start > reached
        reached = max(reached, one.end)
    return stretches

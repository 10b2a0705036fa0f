"""Merges two sides of the store by entry: what only one side changed is taken, what both changed is a conflict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from bot.domain.revision import Block, Change

Blocks = Mapping[str, Block]


@dataclass(frozen=True, slots=True)
class Conflict:
    """An entry that both sides changed, differently: what it was, what it is in the store, and what the files say."""

    key: str
    before: Block | None
    ours: Block | None
    theirs: Block | None

    @property
    def moved_in(self) -> Block | None:
        """What the files say, in the entry's place in the store where it has one."""
        if self.theirs is None or self.ours is None or self.ours.path != self.theirs.path:
            return self.theirs
        return replace(self.theirs, position=self.ours.position)


@dataclass(frozen=True, slots=True)
class Merge:
    """What becomes of two sides.

    `taken` are the changes that the files bring; `kept` are the keys of entries that only the store changed, so that the
    files lack them; `conflicts` are entries that both changed.
    """

    taken: tuple[Change, ...]
    kept: tuple[str, ...]
    conflicts: tuple[Conflict, ...]

    def without(self, settled: frozenset[str]) -> Merge:
        """The same where these conflicts are settled in favour of the store."""
        return Merge(
            self.taken,
            (*self.kept, *(one.key for one in self.conflicts if one.key in settled)),
            tuple(one for one in self.conflicts if one.key not in settled),
        )

    def taking(self, chosen: frozenset[str]) -> Merge:
        """The same where these conflicts are settled in favour of the files."""
        settled = tuple(Change(one.key, one.ours, one.moved_in) for one in self.conflicts if one.key in chosen)
        left = tuple(one for one in self.conflicts if one.key not in chosen)
        return Merge((*self.taken, *settled), self.kept, left)


def merge(base: Blocks, ours: Blocks, theirs: Blocks) -> Merge:
    """Compare two sides with what both came from: the three-way merge of version control, with entries for lines.

    Args:
        base: the files as they were last taken in.
        ours: the store.
        theirs: the files.
    """
    taken: list[Change] = []
    kept: list[str] = []
    conflicts: list[Conflict] = []
    places = _places(ours, theirs)
    for key in sorted({*base, *ours, *theirs}):
        before, own, other = base.get(key), ours.get(key), theirs.get(key)
        if _same(own, other):
            continue
        if _same(before, other):
            kept.append(key)
        elif _same(before, own):
            # The order is the store's, so an entry that is there already stays in its place.
            stays = other is not None and own is not None and own.path == other.path
            after = replace(other, position=own.position if stays and own else places[key]) if other else None
            taken.append(Change(key, own, after))
        else:
            conflicts.append(Conflict(key, before, own, other))
    return Merge(tuple(taken), tuple(kept), tuple(conflicts))


def _same(one: Block | None, other: Block | None) -> bool:
    return other is None if one is None else one.same_as(other)


def _places(ours: Blocks, theirs: Blocks) -> dict[str, float]:
    """Where the entries of the files go in the store: after the one that they follow in their file, in their order."""
    places: dict[str, float] = {}
    ordered = sorted(theirs.values(), key=lambda block: (block.path, block.position))
    for path, group in groupby(ordered, key=lambda block: block.path):
        there = {block.key: block.position for block in ours.values() if block.path == path}
        taken = sorted(there.values())
        waiting: list[str] = []
        last = min(taken, default=0.0) - 1
        for block in group:
            if block.key not in there:
                waiting.append(block.key)
                continue
            places.update(_between(waiting, last, there[block.key]))
            waiting, last = [], there[block.key]
        after = next((position for position in taken if position > last), last + len(waiting) + 1)
        places.update(_between(waiting, last, after))
    return places


def _between(keys: list[str], low: float, high: float) -> dict[str, float]:
    step = (high - low) / (len(keys) + 1)
    return {key: low + step * count for count, key in enumerate(keys, start=1)}

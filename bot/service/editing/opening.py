"""Brings the store of record and the knowledge folder together when the bot starts, or when it is told to import."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.curation.merging import Conflict, Merge, merge
from bot.domain.revision import Block, Change, Revision
from bot.service.editing.candidate import Candidate, CandidateBuilder
from bot.service.editing.ports import KnowledgeStore, NewRevision, SourceFile
from bot.service.ports import Clock

IMPORTER = "import"
"""Author of the revisions that take the knowledge folder in."""


class Opened(StrEnum):
    """How the store and the folder stood to each other."""

    IMPORTED = "imported"  # the store was empty and took the folder in
    SAME = "same"  # both say the same
    TAKEN = "taken"  # what the folder changed was taken in
    AHEAD = "ahead"  # the store has edits that the folder lacks, and the folder is as it was
    DIVERGED = "diverged"  # both changed: the store is served as it is, until somebody imports
    CONFLICTING = "conflicting"  # both changed the same entries
    FAULTY = "faulty"  # what the folder changed does not pass the checks


@dataclass(frozen=True, slots=True)
class Import:
    """What taking the folder in comes to.

    `revision` is what was made, or None; `merge` tells what is taken, kept and in conflict; `faults` are those of what
    would be served afterwards.
    """

    state: Opened
    merge: Merge
    faults: tuple[str, ...] = ()
    revision: Revision | None = None
    candidate: Candidate | None = None

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The entries that both sides changed."""
        return self.merge.conflicts


class Importer:
    """Takes the knowledge folder into the store.

    Args:
        store: the store of record.
        builder: checks what would be served.
        clock: dates revisions.
    """

    def __init__(self, store: KnowledgeStore, builder: CandidateBuilder, clock: Clock) -> None:
        self._store = store
        self._builder = builder
        self._clock = clock

    async def start(self, theirs: Mapping[str, Block], sources: tuple[SourceFile, ...]) -> Import:
        """Open the store as the bot starts: take in what the folder alone changed, and nothing over unexported edits.

        Args:
            theirs: the folder.
            sources: its documents.

        Raises:
            StoreError: the database cannot be read or written.
        """
        return await self._run(theirs, sources, at_start=True)

    async def run(
        self,
        theirs: Mapping[str, Block],
        sources: tuple[SourceFile, ...],
        *,
        is_trial: bool = False,
        author: str = IMPORTER,
    ) -> Import:
        """Merge the folder into the store by entry; with a conflict or a fault nothing is applied.

        Args:
            theirs: the folder.
            sources: its documents.
            is_trial: only say what would happen.
            author: of the revision.

        Raises:
            StoreError: the database cannot be read or written.
        """
        return await self._run(theirs, sources, is_trial=is_trial, author=author)

    async def _run(
        self,
        theirs: Mapping[str, Block],
        sources: tuple[SourceFile, ...],
        *,
        is_trial: bool = False,
        at_start: bool = False,
        author: str = IMPORTER,
    ) -> Import:
        ours, base = await self._store.blocks(), await self._store.yaml()
        is_first = await self._store.head() == 0
        merged = await self._settled(merge(base, ours, theirs))
        state = _state(merged, is_first=is_first)
        if state in (Opened.SAME, Opened.AHEAD, Opened.CONFLICTING) or (at_start and state is Opened.DIVERGED):
            if state in (Opened.SAME, Opened.AHEAD) and base != theirs and not is_trial:
                await self._store.keep_yaml(theirs)
            return Import(state, merged)
        after = applied(ours, merged.taken)
        candidate = self._builder.build(after, {**await self._store.sources(), **by_digest(sources)})
        if candidate.faults:
            return Import(Opened.FAULTY, merged, candidate.faults)
        if is_trial:
            return Import(state, merged, candidate=candidate)
        new = NewRevision(self._clock.now(), author, "", merged.taken, sources)
        return Import(state, merged, revision=await self._store.commit(new, theirs), candidate=candidate)

    async def _settled(self, merged: Merge) -> Merge:
        """Without the conflicts in which the folder says what the store itself once said: it is only behind."""
        behind = {
            one.key
            for one in merged.conflicts
            if one.theirs is not None and any(one.theirs.same_as(was) for was in await self._store.been(one.key))
        }
        return merged.without(frozenset(behind))


def applied(blocks: Mapping[str, Block], changes: tuple[Change, ...]) -> dict[str, Block]:
    """The blocks after these changes."""
    after = dict(blocks)
    for change in changes:
        if change.after is None:
            after.pop(change.key, None)
        else:
            after[change.key] = change.after
    return after


def by_digest(sources: tuple[SourceFile, ...]) -> dict[str, SourceFile]:
    """Source documents by their SHA-256."""
    return {source.sha256: source for source in sources}


def _state(merged: Merge, *, is_first: bool) -> Opened:
    if merged.conflicts:
        return Opened.CONFLICTING
    if is_first:
        return Opened.IMPORTED
    if merged.taken:
        return Opened.DIVERGED if merged.kept else Opened.TAKEN
    return Opened.AHEAD if merged.kept else Opened.SAME

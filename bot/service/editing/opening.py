"""Brings the store of record and the knowledge folder together when the bot starts, or when it is told to import."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.answering.engine import Engine
from bot.curation.merging import Conflict, Merge, merge
from bot.domain.revision import Block, Change, Revision
from bot.service.editing.candidate import Candidate, CandidateBuilder
from bot.service.editing.ports import KnowledgeStore, NewRevision, SourceFile
from bot.service.golden_questions import GoldenChange, ask_all, compare
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
    ALTERING = "altering"  # what the folder changed alters reviewed answers, and nobody accepted that


@dataclass(frozen=True, slots=True)
class Import:
    """What taking the folder in comes to.

    `revision` is what was made, or None; `merge` tells what is taken, kept and in conflict; `faults` are those of what
    would be served afterwards, and `golden` the reviewed answers that it alters or breaks.
    """

    state: Opened
    merge: Merge
    faults: tuple[str, ...] = ()
    golden: tuple[GoldenChange, ...] = ()
    revision: Revision | None = None
    candidate: Candidate | None = None

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The entries that both sides changed."""
        return self.merge.conflicts


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a folder is to be taken in.

    `is_trial`: only say what would happen. `accepts_changes`: reviewed answers may be altered. `take`: entries that both
    sides changed become what the folder says. `author`: of the revision.
    """

    is_trial: bool = False
    accepts_changes: bool = False
    take: frozenset[str] = frozenset()
    author: str = IMPORTER


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

        What was reviewed in the folder may alter reviewed answers, but break none that was right before.

        Args:
            theirs: the folder.
            sources: its documents.

        Raises:
            StoreError: the database cannot be read or written.
        """
        state, merged = await self._compared(theirs, Wishes())
        if state is Opened.DIVERGED:
            return Import(state, merged)
        return await self._applied(theirs, sources, Import(state, merged), Wishes(), at_start=True)

    async def run(self, theirs: Mapping[str, Block], sources: tuple[SourceFile, ...], wishes: Wishes) -> Import:
        """Merge the folder into the store by entry; with a conflict or a fault nothing is applied.

        Args:
            theirs: the folder.
            sources: its documents.
            wishes: how.

        Raises:
            StoreError: the database cannot be read or written.
        """
        state, merged = await self._compared(theirs, wishes)
        return await self._applied(theirs, sources, Import(state, merged), wishes)

    async def _compared(self, theirs: Mapping[str, Block], wishes: Wishes) -> tuple[Opened, Merge]:
        ours, base = await self._store.blocks(), await self._store.yaml()
        merged = (await self._settled(merge(base, ours, theirs))).taking(wishes.take)
        return _state(merged, is_first=await self._store.head() == 0), merged

    async def _applied(
        self,
        theirs: Mapping[str, Block],
        sources: tuple[SourceFile, ...],
        found: Import,
        wishes: Wishes,
        *,
        at_start: bool = False,
    ) -> Import:
        if not found.merge.taken or found.conflicts:
            if not found.conflicts and not wishes.is_trial and await self._store.yaml() != theirs:
                await self._store.keep_yaml(theirs)
            return found
        ours, documents = await self._store.blocks(), await self._store.sources()
        after = applied(ours, found.merge.taken)
        candidate = await asyncio.to_thread(self._builder.build, after, {**documents, **by_digest(sources)})
        if candidate.engine is None:
            return replace(found, state=Opened.FAULTY, faults=candidate.faults)
        found = replace(found, candidate=candidate)
        if found.state is not Opened.IMPORTED:
            served = await asyncio.to_thread(self._builder.build, ours, documents)
            golden = await asyncio.to_thread(golden_changes, served.engine, candidate.engine)
            needed = tuple(one for one in golden if one.breaks or (one.needs_consent and not at_start))
            found = replace(found, golden=needed)
            if needed and not wishes.accepts_changes:
                return replace(found, state=Opened.ALTERING)
        if wishes.is_trial:
            return found
        new = NewRevision(self._clock.now(), wishes.author, "", found.merge.taken, sources)
        return replace(found, revision=await self._store.commit(new, theirs))

    async def _settled(self, merged: Merge) -> Merge:
        """Without the conflicts in which the folder says what the store itself once said: it is only behind."""
        behind = {
            one.key
            for one in merged.conflicts
            if one.theirs is not None and any(one.theirs.same_as(was) for was in await self._store.been(one.key))
        }
        return merged.without(frozenset(behind))


def golden_changes(before: Engine | None, after: Engine) -> tuple[GoldenChange, ...]:
    """What becomes of the reviewed answers; where another report is served, which of its own it does not give."""
    is_same = before is not None and before.knowledge.report.id == after.knowledge.report.id
    answered = ask_all(before, before.knowledge.questions) if before is not None and is_same else ()
    return compare(answered, ask_all(after, after.knowledge.questions))


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

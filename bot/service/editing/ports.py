"""What editing needs to keep, as small interfaces; `bot.store` implements them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.domain.revision import Block, Change, Revision
from bot.service.editing.contract import TrialState


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A source document: the path by which report.yaml names it, and its content."""

    path: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The digest of its content, by which report.yaml knows it, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A revision that is to be made; its number is given when it is kept. `trial` is the one that it publishes."""

    made_at: datetime
    author: str
    reason: str
    changes: tuple[Change, ...]
    sources: tuple[SourceFile, ...] = ()
    trial: str = ""


@dataclass(frozen=True, slots=True)
class KeptTrial:
    """A trial as it is kept: what it wants to change. What a check says of it is found anew each time."""

    id: str
    author: int
    made_at: datetime
    reason: str
    state: TrialState
    changes: tuple[Change, ...]
    sources: tuple[SourceFile, ...] = ()
    revision: int | None = None


class KnowledgeStore(Protocol):
    """Keeps the store of record. Every method raises StoreError where the database cannot be read or written."""

    async def blocks(self) -> Mapping[str, Block]:
        """What is valid now, by key."""

    async def head(self) -> int:
        """The number of the latest revision; 0 where there is none."""

    async def commit(self, new: NewRevision, yaml: Mapping[str, Block] | None = None) -> Revision:
        """Make a revision: what it changes and its line in the log become valid together, or nothing does.

        Args:
            new: the revision.
            yaml: the blocks of the knowledge folder that it takes in, where it does.

        Raises:
            EditConflict: an entry is not any more what its change says that it was, or the trial was decided.
        """

    async def revisions(self, limit: int, before: int | None = None, key: str | None = None) -> tuple[Revision, ...]:
        """The latest revisions, newest first: those below number `before`, those that change the entry `key`."""

    async def revision(self, number: int) -> Revision | None:
        """One revision."""

    async def yaml(self) -> Mapping[str, Block]:
        """The blocks of the knowledge folder as they were last taken in."""

    async def keep_yaml(self, blocks: Mapping[str, Block]) -> None:
        """Remember the blocks of the knowledge folder as they are now."""

    async def been(self, key: str) -> tuple[Block | None, ...]:
        """Everything that an entry ever was, in order; None where it was not there."""

    async def sources(self) -> Mapping[str, SourceFile]:
        """The source documents, by their SHA-256."""


class TrialStore(Protocol):
    """Keeps what was tried. Every method raises StoreError where the database cannot be read or written."""

    async def add(self, trial: KeptTrial) -> None:
        """Keep a new trial."""

    async def trial(self, trial_id: str) -> KeptTrial | None:
        """The trial of that id."""

    async def move(self, trial_id: str, before: TrialState, after: TrialState, revision: int | None = None) -> bool:
        """Change the state of a trial; False where it is not in the state `before` any more."""

    async def in_state(self, state: TrialState) -> tuple[KeptTrial, ...]:
        """All trials in a state, oldest first."""

    async def drop_older(self, state: TrialState, moment: datetime) -> None:
        """Drop the trials of a state that were made before a moment."""

    async def drop_of(self, author: int) -> None:
        """Drop what somebody tried and nobody decided."""


class EditorStore(Protocol):
    """Keeps who may edit. Every method raises StoreError where the database cannot be read or written."""

    async def editors(self) -> frozenset[int]:
        """The Telegram ids of all editors."""

    async def add(self, user: int, by: int, at: datetime) -> bool:
        """Make somebody an editor; False where he is one."""

    async def remove(self, user: int) -> bool:
        """Make an editor nobody; False where he is none."""

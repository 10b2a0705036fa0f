"""The store of record as an operator handles it: taking a knowledge folder in, writing one out, reading the log."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from bot.curation.blocks import files_of
from bot.domain.revision import Revision
from bot.service.editing.folders import Written, read_folder, write_folder
from bot.service.editing.opening import Import, Importer, Wishes
from bot.service.editing.ports import KnowledgeStore


class Recording(Protocol):
    """Handles the store of record. Every method raises StoreError where the database cannot be used."""

    async def take_in(self, folder: Path, wishes: Wishes) -> Import:
        """Merge a knowledge folder into the store by entry; with a conflict or a fault nothing is applied.

        Args:
            folder: to read.
            wishes: how.

        Raises:
            KnowledgeError: the folder cannot be read.
        """

    async def write_out(self, folder: Path) -> Written:
        """Write the store to a folder: the same bytes for the same store."""

    async def log(self, limit: int, before: int | None = None) -> tuple[Revision, ...]:
        """The latest revisions, newest first."""

    async def revision(self, number: int) -> Revision | None:
        """One revision."""


class StoreRecording:
    """Handles one store; implements `Recording`.

    Args:
        store: the store of record.
        importer: takes folders in.
        root: where documents are that a folder does not hold.
    """

    def __init__(self, store: KnowledgeStore, importer: Importer, root: Path) -> None:
        self._store = store
        self._importer = importer
        self._root = root

    async def take_in(self, folder: Path, wishes: Wishes) -> Import:
        """Merge a knowledge folder into the store by entry; with a conflict or a fault nothing is applied."""
        found = read_folder(folder, self._root)
        return await self._importer.run(found.blocks, found.sources, wishes)

    async def write_out(self, folder: Path) -> Written:
        """Write the store to a folder: the same bytes for the same store."""
        sources = (await self._store.sources()).values()
        return write_folder(folder, files_of((await self._store.blocks()).values()), sources, self._root)

    async def log(self, limit: int, before: int | None = None) -> tuple[Revision, ...]:
        """The latest revisions, newest first."""
        return await self._store.revisions(limit, before)

    async def revision(self, number: int) -> Revision | None:
        """One revision."""
        return await self._store.revision(number)

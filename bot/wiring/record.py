"""Wires the store of record over a database for operators' commands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from bot.config import Settings
from bot.service.clock import SystemClock
from bot.service.editing.opening import Importer
from bot.service.editing.recording import Recording, StoreRecording
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from bot.store.lock import held_alone
from bot.wiring.knowledge import candidate_builder, root_of


@asynccontextmanager
async def recording(settings: Settings, *, alone: bool) -> AsyncIterator[Recording]:
    """The store of record for a command; `alone` where it changes the store, for then no bot may serve from it.

    Raises:
        StoreInUse: a bot serves from it.
        StoreError: the database cannot be used.
    """
    with ExitStack() as held:
        if alone:
            held.enter_context(held_alone(settings.database_url))
        async with Database(settings.database_url) as database:
            store = SqlKnowledge(database)
            importer = Importer(store, candidate_builder(settings, lasting=False), SystemClock())
            yield StoreRecording(store, importer, root_of(settings))

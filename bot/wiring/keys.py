"""The secret with which people are hashed."""

from __future__ import annotations

from bot.config import Settings
from bot.store.database import Database
from bot.store.settings import stored_hash_key


async def hash_key(settings: Settings, database: Database) -> bytes:
    """The one that the operator chose, or one that the database keeps.

    Raises:
        StoreError: the database cannot be read or written.
    """
    chosen = settings.hash_key
    return chosen.get_secret_value().encode() if chosen is not None else await stored_hash_key(database)

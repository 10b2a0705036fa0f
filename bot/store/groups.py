"""Keeps the rules of groups."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.answer import Language
from bot.service.ports import GroupRules
from bot.store.database import Database
from bot.store.schema import group_rules


class SqlGroups:
    """Group rules in a database; implements `bot.service.ports.GroupStore`.

    Every method raises StoreError where the database cannot be read or written.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    async def rules(self) -> dict[str, GroupRules]:
        """Every group's rules, by the keyed hash of its id."""

        async def select(connection: AsyncConnection) -> dict[str, GroupRules]:
            rows = (await connection.execute(sa.select(group_rules))).mappings()
            return {row["group_hash"]: _read(row) for row in rows}

        return await self._database.read(select)

    async def keep(self, group_hash: str, rules: GroupRules, set_at: datetime) -> None:
        """Keep the rules of a group."""
        kept = {
            "language": rules.language.value if rules.language is not None else "",
            "answers_mentions": rules.answers_mentions,
            "is_short": rules.is_short,
            "topics": sorted(rules.topics),
            "set_at": set_at,
        }
        statement = insert(group_rules).values(group_hash=group_hash, **kept)

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(statement.on_conflict_do_update(index_elements=["group_hash"], set_=kept))

        await self._database.write(work)

    async def drop(self, group_hash: str) -> None:
        """Keep nothing of a group."""

        async def work(connection: AsyncConnection) -> None:
            await connection.execute(sa.delete(group_rules).where(group_rules.c.group_hash == group_hash))

        await self._database.write(work)


def _read(row: sa.RowMapping) -> GroupRules:
    return GroupRules(
        Language(row["language"]) if row["language"] else None,
        row["answers_mentions"],
        row["is_short"],
        frozenset(row["topics"]),
    )

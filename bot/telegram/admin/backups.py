"""备份: a copy of the database, made, verified and handed to an owner."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.messages.catalogue import message as words
from bot.service.backing_up import Backup
from bot.service.editing.contract import Role
from bot.telegram.admin.codes import Verb
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.visit import Visit

LARGEST_SENT = 50_000_000
"""Bytes of a file that Telegram takes from a bot."""


class Backups:
    """Obeys /backup, for owners: the copy holds the questions of everybody."""

    def __init__(self, backup: Backup) -> None:
        self._backup = backup
        self.commands: Mapping[str, Command] = {"backup": self._typed}
        self.presses: Mapping[Verb, Press] = {Verb.BACKUP: self._pressed}

    async def _pressed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        del arguments
        await self._typed(visit, "")

    async def _typed(self, visit: Visit, rest: str) -> None:
        del rest
        if visit.role is not Role.OWNER:
            await visit.say("admin-owners-only")
            return
        made = await self._backup.backup()
        facts = {"name": made.name, "size": str(made.size), "revision": str(made.head)}
        if made.size > LARGEST_SENT:
            await visit.say("admin-backup-kept", **facts)
            return
        content = await asyncio.to_thread(made.path.read_bytes)
        await visit.send_file(made.name, content, words("admin-backup-made", visit.language, **facts))

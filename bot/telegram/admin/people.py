"""Who may edit: owners make editors, and take that back."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.messages.catalogue import message as words
from bot.service.editing.contract import Editing, Role
from bot.telegram.admin.codes import Verb
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.menus import hide_admin_menu
from bot.telegram.admin.visit import Visit

_USER = re.compile(r"[1-9]\d{0,14}", re.ASCII)


class People:
    """Obeys /grant and /revoke. A person is named by the numeric id alone: names can be taken over."""

    def __init__(self, editing: Editing) -> None:
        self._editing = editing
        self.commands: Mapping[str, Command] = {"grant": self._grant, "revoke": self._revoke}
        self.presses: Mapping[Verb, Press] = {}

    async def _grant(self, visit: Visit, rest: str) -> None:
        user = await self._named(visit, rest)
        if user is not None:
            done = await self._editing.grant(visit.user, user)
            await visit.say("admin-granted" if done else "admin-not-granted", user=str(user))

    async def _revoke(self, visit: Visit, rest: str) -> None:
        user = await self._named(visit, rest)
        if user is not None:
            done = await self._editing.revoke(visit.user, user)
            if done:
                await hide_admin_menu(visit.message.get_bot(), user)
            await visit.say("admin-revoked" if done else "admin-not-revoked", user=str(user))

    async def _named(self, visit: Visit, rest: str) -> int | None:
        if visit.role is not Role.OWNER:
            await visit.say("admin-owners-only")
            return None
        if _USER.fullmatch(rest):
            return int(rest)
        editors = words("telegram-list", visit.language).join(map(str, await self._editing.editors()))
        await visit.say("admin-people", editors=editors or words("admin-nobody", visit.language))
        return None

"""/admin: everything an admin can do, by buttons, and the help to it."""

from __future__ import annotations

from collections.abc import Mapping

from telegram import InlineKeyboardMarkup

from bot.messages.catalogue import message as words
from bot.service.editing.contract import Role
from bot.telegram.admin.codes import Verb, named_button
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.menus import show_admin_menu
from bot.telegram.admin.visit import Visit
from bot.telegram.pages.listing import Row
from bot.telegram.rendering.answers import Outgoing, plain

_ROWS: tuple[tuple[tuple[str, Verb, tuple[str, ...]], ...], ...] = (
    (("admin-menu-waiting", Verb.WAITING, ("0",)), ("admin-menu-edit", Verb.FIND, ("edit",))),
    (("admin-menu-add", Verb.ADD, ()), ("admin-menu-switch", Verb.FIND, ("switch",))),
    (("admin-menu-import", Verb.IMPORT, ()), ("admin-menu-export", Verb.EXPORT, ())),
    (("admin-menu-history", Verb.HISTORY, ("0",)), ("admin-menu-statistics", Verb.STATISTICS, ("30",))),
    (("admin-menu-digest", Verb.DIGEST, ("show",)),),
    (("admin-menu-help", Verb.HELP, ()),),
)
_OWNERS: tuple[tuple[str, Verb, tuple[str, ...]], ...] = (
    ("admin-menu-proposals", Verb.PROPOSALS, ()),
    ("admin-menu-backup", Verb.BACKUP, ()),
)


class Menu:
    """Shows the menu; only buttons that do something today are in it."""

    def __init__(self) -> None:
        self.known: frozenset[Verb] = frozenset()
        self.commands: Mapping[str, Command] = {"admin": self._show}
        self.presses: Mapping[Verb, Press] = {Verb.MENU: self._turn_to, Verb.HELP: self._help}

    async def _show(self, visit: Visit, rest: str) -> None:
        del rest
        await visit.send(self._page(visit))
        # A choice of /lang writes over the menu of the chat; this brings it back.
        await show_admin_menu(visit.message.get_bot(), visit.user, visit.language)

    async def _turn_to(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        del arguments
        await visit.show(self._page(visit))

    async def _help(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        del arguments
        back: list[Row] = [[named_button("admin-menu", visit.language, Verb.MENU)]]
        await visit.show(plain(words("admin-help", visit.language), InlineKeyboardMarkup(back)))

    def _page(self, visit: Visit) -> Outgoing:
        rows = [*_ROWS[:-1], *((_OWNERS,) if visit.role is Role.OWNER else ()), _ROWS[-1]]
        shown = [
            [
                named_button(name, visit.language, verb, *arguments)
                for name, verb, arguments in row
                if verb in self.known
            ]
            for row in rows
        ]
        role = words(f"admin-role-{visit.role.value}", visit.language)
        text = words("admin-menu-title", visit.language, role=role)
        return plain(text, InlineKeyboardMarkup([row for row in shown if row]))

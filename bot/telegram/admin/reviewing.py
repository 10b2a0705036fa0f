"""待解答: what was asked in vain or answered to no use, and what can be made of it."""

from __future__ import annotations

from collections.abc import Mapping

from telegram import InlineKeyboardMarkup

from bot.messages.catalogue import message as words
from bot.service.editing.contract import EntryView
from bot.service.reviewing.contract import Reviewing, WaitingGroup
from bot.service.reviewing.lines import group_lines
from bot.telegram.admin.adding import Adding
from bot.telegram.admin.codes import Verb, admin_button, named_button, number_in
from bot.telegram.admin.entries import Entries
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.visit import Visit
from bot.telegram.admin.wordings import Wordings
from bot.telegram.pages.listing import Row, counter, page_of, turning
from bot.telegram.rendering.answers import Outgoing, outgoing, plain
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import split
from bot.telegram.rendering.text import MESSAGE_LIMIT

_MOST = 80
_IN_ONE_ROW = 4
_SHOWN_WORDINGS = 10


class Waiting:
    """Lists the groups that wait, and attaches, answers or dismisses them."""

    def __init__(self, reviewing: Reviewing, entries: Entries, wordings: Wordings, adding: Adding) -> None:
        self._reviewing = reviewing
        self._entries = entries
        self._wordings = wordings
        self._adding = adding
        self.commands: Mapping[str, Command] = {"waiting": self._typed}
        self.presses: Mapping[Verb, Press] = {
            Verb.WAITING: self._pressed,
            Verb.GROUP: self._group,
            Verb.GROUP_ALIAS: self._attach,
            Verb.GROUP_FAQ: self._answer,
            Verb.DISMISS: self._dismiss,
        }

    async def _typed(self, visit: Visit, rest: str) -> None:
        del rest
        await visit.send(await self._page(visit, 0))

    async def _pressed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        await visit.show(await self._page(visit, number_in(arguments, 0)))

    async def _page(self, visit: Visit, number: int) -> Outgoing:
        language = visit.language
        groups = await self._reviewing.waiting(_MOST)
        menu: Row = [named_button("admin-menu", language, Verb.MENU)]
        if not groups:
            return plain(words("admin-waiting-none", language), InlineKeyboardMarkup([menu]))
        page = page_of(groups, number)
        text = Composition().title(words("admin-waiting", language, count=str(len(groups))))
        text.line(counter(page, language))
        for lines in group_lines(groups, language)[page.first : page.first + len(page.shown)]:
            for line in lines:
                text.line(line)
        numbers = [
            admin_button(str(page.first + at), Verb.GROUP, group.key) for at, group in enumerate(page.shown, start=1)
        ]
        rows = [numbers[at : at + _IN_ONE_ROW] for at in range(0, len(numbers), _IN_ONE_ROW)]
        rows += turning(page, lambda label, at: admin_button(label, Verb.WAITING, at), language)
        return outgoing(split(text.rich, MESSAGE_LIMIT)[0], InlineKeyboardMarkup([*rows, menu]))

    async def _group(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        group = await self._named(visit, arguments)
        if group is None:
            return
        language = visit.language
        text = Composition().title(group.question)
        for line in group_lines([group], language)[0]:
            text.line(line)
        for wording in group.wordings[:_SHOWN_WORDINGS]:
            text.line(words("admin-item", language, line=wording))
        rows: list[Row] = [
            [
                named_button("admin-waiting-attach", language, Verb.GROUP_ALIAS, group.key),
                named_button("admin-waiting-answer", language, Verb.GROUP_FAQ, group.key),
            ],
            [
                named_button("admin-waiting-dismiss", language, Verb.DISMISS, group.key),
                named_button("telegram-back", language, Verb.WAITING, 0),
            ],
        ]
        await visit.show(outgoing(split(text.rich, MESSAGE_LIMIT)[0], InlineKeyboardMarkup(rows)))

    async def _attach(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Make the question a wording of an entry that is asked for."""
        group = await self._named(visit, arguments)
        if group is None:
            return

        async def found(visit: Visit, entry: EntryView) -> None:
            await self._wordings.add(visit, entry, group.question)

        await self._entries.look_for(visit, "attach", "", found)

    async def _answer(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        group = await self._named(visit, arguments)
        if group is not None:
            await self._adding.faq(visit, (group.question, *group.wordings[:_SHOWN_WORDINGS]))

    async def _dismiss(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        group = await self._named(visit, arguments)
        if group is not None:
            await self._reviewing.dismiss(group.key, visit.user)
            await visit.show(await self._page(visit, 0))

    async def _named(self, visit: Visit, arguments: tuple[str, ...]) -> WaitingGroup | None:
        group = await self._reviewing.group(arguments[0]) if arguments else None
        if group is None:
            await visit.say("admin-waiting-gone")
        return group

"""/check and /explain: whether all is well, and why a question is answered as it is."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.domain.errors import QuestionEmpty, QuestionTooLong
from bot.messages.catalogue import message as words
from bot.service.editing.contract import Editing
from bot.telegram.admin.codes import Verb
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.typed import typed_line
from bot.telegram.admin.visit import Visit
from bot.telegram.rendering.answers import outgoing
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import split
from bot.telegram.rendering.text import MESSAGE_LIMIT
from bot.telegram.services import Explaining

_MOST_MESSAGES = 3


class Checking:
    """Tells what a developer would look up in a terminal."""

    def __init__(self, editing: Editing, explaining: Explaining) -> None:
        self._editing = editing
        self._explaining = explaining
        self.commands: Mapping[str, Command] = {"check": self._check, "explain": self._explain}
        self.presses: Mapping[Verb, Press] = {}

    async def _check(self, visit: Visit, rest: str) -> None:
        del rest
        await visit.show_typing()
        faults = await self._editing.faults()
        if not faults:
            await visit.say("admin-check-well")
            return
        page = Composition().title(words("admin-check-faults", visit.language, count=str(len(faults))))
        for fault in faults:
            page.line(words("admin-item", visit.language, line=fault))
        await self._send(visit, page)

    async def _explain(self, visit: Visit, rest: str) -> None:
        question = typed_line(rest)
        if not question:
            await visit.say("admin-explain-usage")
            return
        try:
            lines = await asyncio.to_thread(self._explaining.explain, question)
        except (QuestionEmpty, QuestionTooLong):
            await visit.say("admin-explain-usage")
            return
        await self._send(visit, Composition().block("\n".join(lines)))

    @staticmethod
    async def _send(visit: Visit, page: Composition) -> None:
        parts = split(page.rich, MESSAGE_LIMIT)[:_MOST_MESSAGES]
        await visit.send(*(outgoing(part) for part in parts))

"""统计: the figures about what was asked, as a table and a picture."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from telegram import InlineKeyboardMarkup

from bot.messages.catalogue import message as words
from bot.service.statistics.contract import MOST_DAYS, Statistics
from bot.service.statistics.table import table_lines
from bot.telegram.admin.codes import Verb, admin_button, named_button, number_in
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.visit import Visit
from bot.telegram.rendering.answers import outgoing
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import split
from bot.telegram.rendering.text import MESSAGE_LIMIT

USUAL_DAYS = 30
_PERIODS = (7, USUAL_DAYS, MOST_DAYS)


class StatisticsPages:
    """Obeys /stats and its buttons."""

    def __init__(self, statistics: Statistics) -> None:
        self._statistics = statistics
        self.commands: Mapping[str, Command] = {"stats": self._typed}
        self.presses: Mapping[Verb, Press] = {Verb.STATISTICS: self._pressed}

    async def _typed(self, visit: Visit, rest: str) -> None:
        await self._show(visit, number_in((rest,), 0) or USUAL_DAYS)

    async def _pressed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        await self._show(visit, number_in(arguments, 0) or USUAL_DAYS)

    async def _show(self, visit: Visit, days: int) -> None:
        # Drawing needs a library of some megabytes, which answering questions does not.
        from bot.telegram.rendering.chart import draw_chart  # noqa: PLC0415

        language = visit.language
        report = await self._statistics.period(days)
        picture = await asyncio.to_thread(draw_chart, report)
        await visit.send_picture(picture, words("admin-statistics-picture", language))
        parts = [
            outgoing(part)
            for part in split(Composition().line("\n".join(table_lines(report, language))).rich, MESSAGE_LIMIT)
        ]
        periods = [
            admin_button(words("admin-statistics-days", language, days=str(one)), Verb.STATISTICS, one)
            for one in _PERIODS
        ]
        rows = [periods, [named_button("admin-menu", language, Verb.MENU)]]
        last = parts.pop()
        await visit.send(*parts, type(last)(last.text, last.entities, InlineKeyboardMarkup(rows)))

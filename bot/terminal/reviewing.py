"""The commands for whoever looks after what is asked: the figures about it, and what waits for an answer."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from bot.service.statistics.contract import MOST_DAYS
from bot.terminal.backend import Backend
from bot.terminal.words import LANGUAGE, say

_DAYS = 30


def stats(
    context: typer.Context,
    days: Annotated[int, typer.Option("--days", min=1, max=MOST_DAYS, help=say("help-stats-days"))] = _DAYS,
) -> None:
    """Print the figures about the last days."""
    from bot.service.statistics.table import table_lines
    from bot.terminal.render import printable

    report = asyncio.run(_backend(context).statistics(days))
    for line in table_lines(report, LANGUAGE):
        typer.echo(printable(line))


def _backend(context: typer.Context) -> Backend:
    backend: Backend = context.obj
    return backend

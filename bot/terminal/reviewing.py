"""The commands for whoever looks after what is asked: the figures about it, and what waits for an answer."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from bot.service.statistics.contract import MOST_DAYS
from bot.terminal.speaking import backend_of, complain
from bot.terminal.words import LANGUAGE, say

_DAYS = 30
_GROUPS = 20


def unanswered(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, max=1000, help=say("help-unanswered-limit"))] = 20,
) -> None:
    """List the latest questions that were not answered."""
    from bot.terminal.listing import unanswered_lines

    records = asyncio.run(backend_of(context).unanswered(limit))
    for line in unanswered_lines(records):
        typer.echo(line)
    if not records:
        complain(say("unanswered-none"))


def feedback(
    context: typer.Context,
    limit: Annotated[int, typer.Option(min=1, max=1000, help=say("help-unanswered-limit"))] = 20,
) -> None:
    """List the latest answers that were not useful to somebody."""
    from bot.terminal.listing import feedback_lines

    opinions = asyncio.run(backend_of(context).useless(limit))
    for line in feedback_lines(opinions):
        typer.echo(line)
    if not opinions:
        complain(say("feedback-none"))


def stats(
    context: typer.Context,
    days: Annotated[int, typer.Option("--days", min=1, max=MOST_DAYS, help=say("help-stats-days"))] = _DAYS,
) -> None:
    """Print the figures about the last days."""
    from bot.service.statistics.table import table_lines
    from bot.terminal.render import printable

    report = asyncio.run(backend_of(context).statistics(days))
    for line in table_lines(report, LANGUAGE):
        typer.echo(printable(line))


def waiting(
    context: typer.Context,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help=say("help-waiting-limit"))] = _GROUPS,
) -> None:
    """List the questions that wait for an answer, like ones together."""
    from bot.service.reviewing.lines import group_lines
    from bot.terminal.render import printable

    groups = asyncio.run(backend_of(context).waiting(limit))
    for lines in group_lines(groups, LANGUAGE):
        first, *others = map(printable, lines)
        typer.echo(first)
        for line in others:
            typer.echo(f"   {line}")
    if not groups:
        complain(say("waiting-none"))

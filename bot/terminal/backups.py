"""Commands about copies of the database: make one, put one in its place."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.terminal.words import say

if TYPE_CHECKING:
    from bot.terminal.backend import Backend


def back_up(context: typer.Context) -> None:
    """Make a verified copy of the database."""
    backend: Backend = context.obj
    made = asyncio.run(backend.backup())
    typer.echo(say("backup-made", path=str(made.path), size=str(made.size), number=str(made.head)))


def restore(
    context: typer.Context,
    copy: Annotated[Path, typer.Argument(metavar="FILE", help=say("help-restore-copy"), show_default=False)],
) -> None:
    """Put a copy in the place of the database."""
    backend: Backend = context.obj
    restored = backend.restore(copy)
    typer.echo(say("restore-done", path=str(copy), number=str(restored.head)))
    if restored.replaced is not None:
        typer.echo(say("restore-replaced", path=str(restored.replaced)))

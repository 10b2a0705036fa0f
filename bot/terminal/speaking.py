"""What every command does: reach what it calls, and speak beside the answers."""

from __future__ import annotations

import typer

from bot.terminal.backend import Backend


def backend_of(context: typer.Context) -> Backend:
    """What the command may open."""
    backend: Backend = context.obj
    return backend


def complain(text: str) -> None:
    """Say something on stderr: stdout belongs to the answers."""
    typer.echo(text, err=True)

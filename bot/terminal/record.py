"""Commands about the store of record: take a folder in, write one out, read the log."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.domain.errors import KnowledgeError
from bot.domain.revision import Change
from bot.terminal.words import say

if TYPE_CHECKING:
    from bot.domain.revision import Revision
    from bot.service.editing.folders import Written
    from bot.service.editing.opening import Import, Wishes
    from bot.terminal.backend import Backend

_FAILED = 1
_SHOWN = 20
"""Entries of a revision that are named; of more, only the number is told."""


def take_in(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help=say("help-import-folder"), show_default=False)],
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=say("help-import-dry-run"))] = False,
    accept: Annotated[bool, typer.Option("--accept", help=say("help-import-accept"))] = False,
    take: Annotated[list[str] | None, typer.Option("--take", help=say("help-import-take"))] = None,
) -> None:
    """Merge a knowledge folder into the store."""
    from bot.service.editing.opening import Wishes

    wishes = Wishes(is_trial=dry_run, accepts_changes=accept, take=frozenset(take or ()))
    try:
        found = asyncio.run(_take_in(context.obj, folder, wishes))
    except KnowledgeError as error:
        for fault in error.faults:
            typer.echo(fault, err=True)
        raise typer.Exit(_FAILED) from None
    for line in _import_lines(found):
        typer.echo(line)
    if found.conflicts or found.faults or (found.golden and not accept):
        typer.echo(say("import-not-applied"), err=True)
        raise typer.Exit(_FAILED)
    typer.echo(_import_end(found, is_trial=dry_run))


def write_out(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help=say("help-export-folder"), show_default=False)],
) -> None:
    """Write the store to a folder."""
    written = asyncio.run(_write_out(context.obj, folder))
    typer.echo(say("export-written", count=str(written.files), folder=str(folder)))
    for path in written.strange:
        typer.echo(say("export-strange", path=path), err=True)


def show_log(
    context: typer.Context,
    number: Annotated[int | None, typer.Argument(help=say("help-log-number"), show_default=False)] = None,
    *,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help=say("help-unanswered-limit"))] = 20,
) -> None:
    """List the latest revisions, or show one with all that it changed."""
    revisions = asyncio.run(_revisions(context.obj, number, limit))
    for revision in revisions:
        for line in _revision_lines(revision, in_full=number is not None):
            typer.echo(line)
    if not revisions:
        typer.echo(say("log-none"), err=True)
        raise typer.Exit(_FAILED if number is not None else 0)


async def _take_in(backend: Backend, folder: Path, wishes: Wishes) -> Import:
    async with backend.recording(alone=not wishes.is_trial) as record:
        return await record.take_in(folder, wishes)


async def _write_out(backend: Backend, folder: Path) -> Written:
    async with backend.recording(alone=False) as record:
        return await record.write_out(folder)


async def _revisions(backend: Backend, number: int | None, limit: int) -> tuple[Revision, ...]:
    async with backend.recording(alone=False) as record:
        if number is None:
            return await record.log(limit)
        found = await record.revision(number)
        return () if found is None else (found,)


def _import_lines(found: Import) -> Iterator[str]:
    for change in found.merge.taken[:_SHOWN]:
        yield say("import-taken", change=_named(change))
    if len(found.merge.taken) > _SHOWN:
        yield say("import-more", count=str(len(found.merge.taken) - _SHOWN))
    for key in found.merge.kept[:_SHOWN]:
        yield say("import-kept", key=key)
    for conflict in found.conflicts:
        yield say("import-conflict", key=conflict.key)
        yield from _texts(conflict.ours.text if conflict.ours else "", conflict.theirs.text if conflict.theirs else "")
    yield from found.faults
    for golden in found.golden:
        before = golden.before.answer.headline if golden.before and golden.before.answer else ""
        after = golden.after.answer.headline if golden.after and golden.after.answer else ""
        yield say("import-golden", question=golden.question.question, before=before, after=after)


def _import_end(found: Import, *, is_trial: bool) -> str:
    count = str(len(found.merge.taken))
    if not found.merge.taken:
        return say("import-nothing")
    if is_trial:
        return say("import-would", count=count)
    return say("import-applied", count=count, number=str(found.revision.number if found.revision else 0))


def _revision_lines(revision: Revision, *, in_full: bool) -> Iterator[str]:
    moment = revision.made_at.astimezone().strftime("%Y-%m-%d %H:%M:%S")
    count = str(len(revision.changes))
    yield say("log-revision", number=str(revision.number), moment=moment, author=revision.author, count=count)
    if revision.reason:
        yield say("log-reason", reason=" ".join(revision.reason.split()))
    for change in revision.changes if in_full else revision.changes[:_SHOWN]:
        yield say("log-change", change=_named(change))
        if in_full:
            yield from _texts(change.before.text if change.before else "", change.after.text if change.after else "")
    if not in_full and len(revision.changes) > _SHOWN:
        yield say("import-more", count=str(len(revision.changes) - _SHOWN))


def _named(change: Change) -> str:
    sign = "+" if change.before is None else "-" if change.after is None else "~"
    return f"{sign} {change.key}"


def _texts(before: str, after: str) -> Iterator[str]:
    """The lines that differ, in the manner of a unified diff."""
    from difflib import unified_diff

    from bot.terminal.render import printable

    lines = unified_diff(before.strip("\n").splitlines(), after.strip("\n").splitlines(), lineterm="", n=1)
    for line in lines:
        if not line.startswith(("---", "+++", "@@")):
            yield f"    {printable(line)}"

"""The commands for whoever curates: verify the knowledge, its coverage and its answers; draft a report."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.domain.errors import KnowledgeError
from bot.terminal.speaking import backend_of, complain
from bot.terminal.words import say

_FAILED = 1


def check(
    context: typer.Context,
    folder: Annotated[Path | None, typer.Argument(help=say("help-check-folder"), show_default=False)] = None,
) -> None:
    """Verify the knowledge, or one folder such as a draft's."""
    try:
        checked = backend_of(context).check(folder)
    except KnowledgeError as error:
        for fault in error.faults:
            complain(fault)
        raise typer.Exit(_FAILED) from None
    if checked.broken:
        from bot.terminal.golden import broken_lines

        for line in broken_lines(checked.broken):
            complain(line)
        raise typer.Exit(_FAILED)
    size = checked.size
    typer.echo(
        say(
            "check-passed",
            reports=str(size.reports),
            indicators=str(size.indicators),
            observations=str(size.observations),
            terms=str(size.terms),
            plans=str(size.plans),
            faqs=str(size.faqs),
            questions=str(size.questions),
        )
    )


def coverage(context: typer.Context) -> None:
    """List the numbers that nothing explains."""
    reports = backend_of(context).coverage()
    for report in reports:
        for unexplained in report.unexplained:
            around = " ".join(unexplained.context.split())
            number = unexplained.numeral.text
            typer.echo(say("coverage-numeral", place=unexplained.place, number=number, context=around))
        totals = {"total": str(report.total), "explained": str(report.explained)}
        typer.echo(say("coverage-report", report=report.report_id, **totals))
    missing = sum(len(report.unexplained) for report in reports)
    if missing:
        complain(say("coverage-incomplete", count=str(missing)))
        raise typer.Exit(_FAILED)


def draft(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help=say("help-draft-file"), show_default=False)],
    folder: Annotated[Path, typer.Argument(help=say("help-draft-folder"), show_default=False)],
    *,
    figures: Annotated[int, typer.Option(min=0, max=10000, help=say("help-draft-figures"))] = 20,
) -> None:
    """Draft a report from a file, for curation."""
    from bot.terminal.drafting import draft_file, summary_lines

    drafted = draft_file(file, folder, backend_of(context).drafting())
    for line in summary_lines(drafted, figures):
        typer.echo(line)


def evaluate(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help=say("help-eval-files"), show_default=False)],
) -> None:
    """Grade the answers to files of questions."""
    from bot.terminal.evaluation import evaluate_files

    if not evaluate_files(files, backend_of(context).evaluating(), sys.stdout, complain):
        raise typer.Exit(_FAILED)

"""`eval`: graded questions asked, and how the answers did: a table, then the failures, those that misinform first."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from bot.service.evaluating import Evaluating, Evaluation
from bot.service.graded_rows import RowFault, graded_rows
from bot.terminal.progress import SlowWorkBar
from bot.terminal.render import printable
from bot.terminal.words import say

_NONE = ""
_FILE_WIDTH = 120
"""Columns of the table where it goes to a file or a pipe, which have no width of their own."""


def evaluate_files(files: Sequence[Path], evaluating: Evaluating, out: TextIO, complain: Callable[[str], None]) -> bool:
    """Ask all questions of the files and print how the answers did.

    Args:
        files: rows of JSON, one a line.
        evaluating: asks and grades.
        out: where the table and the failures go.
        complain: says one sentence where errors go; a row that cannot be used is named there, and the rest goes on.

    Returns:
        Whether no answer misinforms and every row could be used.
    """
    broken: list[str] = []
    results: list[Evaluation] = []
    with SlowWorkBar(_size(files), sys.stderr.isatty()) as bar:
        read = 0
        for file in files:
            try:
                lines = file.read_bytes().splitlines()
            except OSError as error:
                broken.append(say("eval-unreadable", file=str(file), reason=error.strerror or type(error).__name__))
                continue
            for row in graded_rows(lines):
                if isinstance(row, RowFault):
                    broken.append(_bad_line(file, row))
                else:
                    results.append(evaluating.evaluate(row))
                    bar.update(len(results), read)
            read += sum(map(len, lines))
    for line in broken:
        complain(printable(line))
    if results:
        _show(results, out)
    else:
        complain(say("eval-nothing"))
    return bool(results) and not broken and not any(one.grade.is_harmful for one in results)


def _size(files: Sequence[Path]) -> int:
    return sum(file.stat().st_size for file in files if file.is_file())


def _bad_line(file: Path, fault: RowFault) -> str:
    reason = say("eval-bad-field", field=fault.field) if fault.field else say("row-not-object")
    return say("eval-bad-line", file=str(file), line=str(fault.line), reason=reason)


def _show(results: Sequence[Evaluation], out: TextIO) -> None:
    Console(file=out, highlight=False, width=None if out.isatty() else _FILE_WIDTH).print(_table(results))
    failed = [one for one in results if not one.grade.passed]
    harmful = [one for one in failed if one.grade.is_harmful]
    missed = [one for one in failed if not one.grade.is_harmful]
    for heading, group in (("eval-harmful", harmful), ("eval-missed", missed)):
        out.write(say(heading, count=str(len(group))) + "\n")
        out.writelines(f"{printable(line)}\n" for one in group for line in _failure(one))
    out.flush()


def _table(results: Sequence[Evaluation]) -> Table:
    languages = sorted({one.question.language for one in results})
    table = Table(say("eval-kind"), *languages, say("eval-total"), box=SIMPLE)
    for kind in sorted({one.question.type for one in results}):
        table.add_row(kind, *_cells([one for one in results if one.question.type == kind], languages))
    table.add_section()
    table.add_row(say("eval-total"), *_cells(results, languages))
    for column in table.columns:
        column.no_wrap = True
    return table


def _cells(results: Sequence[Evaluation], languages: Sequence[str]) -> Iterator[str]:
    for language in languages:
        asked = [one for one in results if one.question.language == language]
        yield say("eval-count", passed=_passed(asked), asked=str(len(asked))) if asked else _NONE
    share = str(100 * int(_passed(results)) // len(results))  # rounded down: 100 % is said of nothing less
    yield say("eval-share", passed=_passed(results), asked=str(len(results)), share=share)


def _passed(results: Sequence[Evaluation]) -> str:
    return str(sum(one.grade.passed for one in results))


def _failure(one: Evaluation) -> Iterator[str]:
    asked = " / ".join((*one.question.history, one.question.question))
    yield "  " + say("eval-failure", id=one.question.id, question=" ".join(asked.split()))
    if one.grade.fault is not None:
        yield "    " + say(f"eval-fault-{one.grade.fault}", about="；".join(one.grade.about))
    if one.answer is None:
        yield "    " + say("eval-no-reply")
    else:
        yield "    " + say("eval-reply", status=one.answer.status.value, headline=one.answer.headline)

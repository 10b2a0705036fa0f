"""How far a long run has come, on stderr."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING, Self, TextIO

from bot.terminal.words import say

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

PATIENCE = 1.0
"""Seconds of work before a bar is worth showing."""


class SlowWorkBar:
    """A bar that appears once the work has taken a while, and only where somebody can see it.

    Args:
        total: bytes to be read, or None where that is not known.
        visible: whether there is anybody to see it.
        out: where it is drawn; by default stderr.
        clock: seconds, for tests.
    """

    def __init__(
        self,
        total: int | None,
        visible: bool,
        out: TextIO | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._total = total
        self._visible = visible
        self._out = out or sys.stderr
        self._clock = clock
        self._start = clock()
        self._bar: tuple[Progress, TaskID] | None = None

    def __enter__(self) -> Self:
        """Start the clock."""
        self._start = self._clock()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar[0].stop()

    def update(self, answered: int, read: int) -> None:
        """Tell how many questions were answered and how many bytes read."""
        if self._bar is None and self._visible and self._clock() - self._start > PATIENCE:
            self._bar = self._draw()
        if self._bar is not None:
            progress, task = self._bar
            progress.update(task, completed=read, description=say("progress", count=str(answered)))

    def _draw(self) -> tuple[Progress, TaskID]:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

        progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            TimeElapsedColumn(),
            console=Console(file=self._out),
            transient=True,
            # stdout carries the answers; it must never be led through the bar's console, which is stderr.
            redirect_stdout=False,
        )
        progress.start()
        return progress, progress.add_task("", total=self._total)

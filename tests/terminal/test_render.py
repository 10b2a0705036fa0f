"""On a real screen an answer is styled, and its passage stands in a panel."""

from __future__ import annotations

import io

import pytest

from bot.terminal.progress import PATIENCE, SlowWorkBar
from bot.terminal.render import printable, show_answer
from tests.terminal.fakes import QUOTE, figure


class Screen(io.StringIO):
    """A terminal's screen."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _a_capable_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)


def test_the_passage_stands_in_a_panel_under_its_place() -> None:
    screen = Screen()

    show_answer(figure(), screen)

    top, inside, bottom = [line for line in screen.getvalue().splitlines() if any(c in line for c in "╭│╰")]
    assert "出处：一、（一）" in top
    assert QUOTE in inside
    assert "╰" in bottom


def test_the_headline_stands_out() -> None:
    screen = Screen()

    show_answer(figure("GDP"), screen)

    assert screen.getvalue().startswith("\x1b[1mGDP\x1b[0m\n")


def test_square_brackets_are_no_markup() -> None:
    screen = Screen()

    show_answer(figure("[red]GDP[/red]"), screen)

    assert "[red]GDP[/red]" in screen.getvalue()


def test_line_breaks_and_tabs_can_be_printed() -> None:
    assert printable("a\n\tb\r\x00\x7f\x85") == "a\n\tb"


class Clock:
    """Seconds that pass when told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_no_bar_is_drawn_for_quick_work() -> None:
    screen, clock = Screen(), Clock()

    with SlowWorkBar(10, visible=True, out=screen, clock=clock) as bar:
        clock.now = PATIENCE
        bar.update(1, 5)

    assert screen.getvalue() == ""


def test_a_bar_is_drawn_for_slow_work_and_taken_away() -> None:
    screen, clock = Screen(), Clock()

    with SlowWorkBar(10, visible=True, out=screen, clock=clock) as bar:
        clock.now = PATIENCE + 0.1
        bar.update(3, 5)

    assert "已回答 3 题" in screen.getvalue()
    assert screen.getvalue().endswith("\x1b[2K")


def test_no_bar_is_drawn_where_nobody_sees_it() -> None:
    screen, clock = Screen(), Clock()

    with SlowWorkBar(None, visible=False, out=screen, clock=clock) as bar:
        clock.now = PATIENCE + 0.1
        bar.update(3, 5)

    assert screen.getvalue() == ""

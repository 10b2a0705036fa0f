"""Statistics as a picture: a bar a day, stacked by what became of its questions.

The library's own font has Latin letters and digits alone, and the machine may have no other: the picture is labelled with
dates, numbers and the statuses' own names, so that it needs no translation. What it shows in words stands in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from math import ceil

from PIL import Image, ImageDraw, ImageFont

from bot.domain.answer import AnswerStatus
from bot.service.statistics.contract import DayCount, StatisticsReport

WIDTH, HEIGHT = 1000, 500
_LEFT, _RIGHT, _TOP, _BOTTOM = 70, 20, 60, 50
_FONT_SIZE = 18
_GRID_LINES = 4
_LABELS_APART = 75
"""Pixels at least between the left ends of two dates."""
_PAPER, _INK, _GRID = "#ffffff", "#333333", "#dddddd"
# Okabe and Ito's palette ("Color Universal Design", 2008): colours that colour-blind people tell apart.
_COLOURS = {
    AnswerStatus.ANSWERED: "#009e73",
    AnswerStatus.CLARIFY: "#56b4e9",
    AnswerStatus.NOT_FOUND: "#d55e00",
    AnswerStatus.SMALLTALK: "#999999",
}


@dataclass(frozen=True, slots=True)
class _Scale:
    """Where a day and a count are in the picture; `step` is what one line of the grid counts more than the one below."""

    days: int
    step: int

    @property
    def most(self) -> int:
        """The count at the top."""
        return self.step * _GRID_LINES

    def x(self, day: int) -> int:
        """The left end of a day's place."""
        return _LEFT + (WIDTH - _LEFT - _RIGHT) * day // self.days

    def y(self, count: int) -> int:
        """The height of a count."""
        return HEIGHT - _BOTTOM - (HEIGHT - _TOP - _BOTTOM) * count // self.most


def draw_chart(report: StatisticsReport) -> bytes:
    """The picture of questions by day and status as a PNG of `WIDTH` × `HEIGHT` pixels."""
    most = max((day.total for day in report.by_day), default=0)
    scale = _Scale(days=len(report.by_day), step=max(_round_step(most / _GRID_LINES), 1))
    # Few colours: a palette takes a quarter of the memory and of the file.
    with Image.new("P", (WIDTH, HEIGHT)) as picture:
        pen = ImageDraw.Draw(picture)
        font = ImageFont.load_default(_FONT_SIZE)
        pen.fontmode = "1"
        pen.rectangle((0, 0, WIDTH, HEIGHT), _PAPER)
        _draw_grid(pen, font, scale)
        for number, day in enumerate(report.by_day):
            _draw_day(pen, scale, number, day)
        _draw_dates(pen, font, scale, report.by_day)
        _draw_legend(pen, font, report)
        written = BytesIO()
        picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _round_step(least: float) -> int:
    """The smallest of 1, 2, 5, 10, 20, 50 … that is not under `least`."""
    power = 1
    while True:
        for digit in (1, 2, 5):
            if digit * power >= least:
                return digit * power
        power *= 10


def _draw_grid(pen: ImageDraw.ImageDraw, font: ImageFont.ImageFont | ImageFont.FreeTypeFont, scale: _Scale) -> None:
    for line in range(_GRID_LINES + 1):
        count = line * scale.step
        pen.line((_LEFT, scale.y(count), WIDTH - _RIGHT, scale.y(count)), _GRID if line else _INK)
        pen.text((_LEFT - 10, scale.y(count)), f"{count:,}", _INK, font, anchor="rm")


def _draw_day(pen: ImageDraw.ImageDraw, scale: _Scale, number: int, day: DayCount) -> None:
    left, right = scale.x(number), scale.x(number + 1)
    # A gap between bars, where there is room for one.
    gap = (right - left) // 8
    for bottom, top, status in _stacked(day):
        if top > bottom:
            pen.rectangle(
                (left + gap, scale.y(top), max(right - gap - 1, left + gap), scale.y(bottom) - 1), _COLOURS[status]
            )


def _stacked(day: DayCount) -> Iterator[tuple[int, int, AnswerStatus]]:
    """From which count to which the part of each status reaches."""
    heights = [0]
    for status in AnswerStatus:
        heights.append(heights[-1] + day.by_status.get(status, 0))
    for (bottom, top), status in zip(pairwise(heights), AnswerStatus, strict=True):
        yield bottom, top, status


def _draw_dates(
    pen: ImageDraw.ImageDraw,
    font: ImageFont.ImageFont | ImageFont.FreeTypeFont,
    scale: _Scale,
    days: Sequence[DayCount],
) -> None:
    every = ceil(_LABELS_APART * scale.days / (WIDTH - _LEFT - _RIGHT))
    for number in range(0, len(days), every):
        middle = (scale.x(number) + scale.x(number + 1)) // 2
        pen.text((middle, HEIGHT - _BOTTOM + 8), f"{days[number].day:%m-%d}", _INK, font, anchor="ma")


def _draw_legend(
    pen: ImageDraw.ImageDraw, font: ImageFont.ImageFont | ImageFont.FreeTypeFont, report: StatisticsReport
) -> None:
    counts = dict(report.by_status)
    at = _LEFT
    for status in AnswerStatus:
        words = f"{status.value}: {counts.get(status, 0):,}"
        pen.rectangle((at, 20, at + 16, 36), _COLOURS[status])
        pen.text((at + 24, 28), words, _INK, font, anchor="lm")
        at += 24 + ceil(font.getlength(words)) + 30

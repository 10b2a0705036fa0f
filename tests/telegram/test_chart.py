"""The picture shows the counts: what stands where is read back from its pixels."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from io import BytesIO

import pytest
from PIL import Image

from bot.domain.answer import AnswerStatus
from bot.service.statistics.contract import DayCount, StatisticsReport
from bot.telegram.rendering.chart import HEIGHT, WIDTH, draw_chart

FIRST = date(2026, 3, 4)
ANSWERED, SILENT = AnswerStatus.ANSWERED, AnswerStatus.NOT_FOUND
GREEN, RED = (0, 158, 115), (213, 94, 0)


def report_of(*days: Mapping[AnswerStatus, int]) -> StatisticsReport:
    by_day = tuple(DayCount(FIRST + timedelta(days=number), counts) for number, counts in enumerate(days))
    total = sum(day.total for day in by_day)
    return StatisticsReport(FIRST, by_day[-1].day, total, by_day, (), (), (), (), None, 0, 0)


def pixels(report: StatisticsReport) -> Image.Image:
    """The picture without its legend, in plain colours."""
    with Image.open(BytesIO(draw_chart(report))) as picture:
        assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
        return picture.convert("RGB").crop((0, 50, WIDTH, HEIGHT))


def height_of(picture: Image.Image, colour: tuple[int, int, int], x: int) -> int:
    """How many pixels of the column have the colour."""
    return [picture.getpixel((x, y)) for y in range(picture.height)].count(colour)


def columns_of(picture: Image.Image, colour: tuple[int, int, int]) -> list[int]:
    """The columns that hold the colour."""
    return [x for x in range(picture.width) if height_of(picture, colour, x)]


def test_a_bar_is_as_high_as_its_count_and_stacked_by_status() -> None:
    picture = pixels(report_of({ANSWERED: 20, SILENT: 10}, {ANSWERED: 10}))
    greens, reds = columns_of(picture, GREEN), columns_of(picture, RED)
    first, last = greens[10], greens[-10]

    of_ten = height_of(picture, RED, first)
    assert of_ten > 50
    assert height_of(picture, GREEN, last) == pytest.approx(of_ten, abs=1)  # a pixel, for rounding
    assert height_of(picture, GREEN, first) == pytest.approx(2 * of_ten, abs=2)
    assert set(reds) < set(greens)
    assert max(reds) < last


def test_the_highest_bar_stays_within_the_picture() -> None:
    picture = pixels(report_of({ANSWERED: 40}))

    assert 300 < height_of(picture, GREEN, columns_of(picture, GREEN)[0]) <= picture.height


@pytest.mark.parametrize("days", [1, 180])
def test_every_day_has_its_place(days: int) -> None:
    picture = pixels(report_of(*({ANSWERED: 1} if number % 2 == 0 else {SILENT: 1} for number in range(days))))

    assert len(columns_of(picture, GREEN)) > 1
    assert (len(columns_of(picture, RED)) > 1) == (days > 1)


def test_days_without_questions_make_a_picture_without_bars() -> None:
    picture = pixels(report_of({}, {}))

    assert columns_of(picture, GREEN) == columns_of(picture, RED) == []

"""What stands around a question is no part of it."""

from __future__ import annotations

import pytest

from bot.understanding.courtesies import CourtesyReader
from bot.understanding.normalise import normalise

OPENINGS, CLOSINGS = ("你好", "请问", "我想问", "告诉我", "hello"), ("谢谢", "please")


def _left(text: str) -> str:
    return CourtesyReader(OPENINGS, CLOSINGS).without(normalise(text)).text


@pytest.mark.parametrize(
    "typed", ["你好，请问纸鹤产量多少", "请问：纸鹤产量多少，谢谢！", "纸鹤产量多少。。。", "你好!纸鹤产量多少 please"]
)
def test_a_question_in_courtesy_is_the_question(typed: str) -> None:
    assert _left(typed) == "纸鹤产量多少"


def test_what_is_left_is_as_if_it_had_been_typed_alone() -> None:
    reader = CourtesyReader(OPENINGS, CLOSINGS)

    assert reader.without(normalise("你好，纸鹤产量，谢谢")) == reader.without(normalise("纸鹤产量"))


def test_the_script_of_the_whole_is_kept() -> None:
    reader = CourtesyReader(OPENINGS, CLOSINGS)

    assert reader.without(normalise("請問GDP")).has_traditional


@pytest.mark.parametrize("typed", ["你好", "你好，谢谢", "你好！谢谢～"])
def test_nothing_but_courtesy_stays(typed: str) -> None:
    assert _left(typed) == normalise(typed).text


@pytest.mark.parametrize("typed", ["我想问的是纸鹤", "告诉我们的是谁", "hellos and pleased", "纸鹤产量是210.5亿只?"])
def test_words_that_only_begin_alike_stay(typed: str) -> None:
    assert _left(typed) == normalise(typed).text

"""Items of a list that was given before, asked for by their number."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answering.engine import Engine
from bot.answering.texts.items import item_number
from bot.domain.answer import AnswerKind, AnswerStatus
from tests.answering.asking import answered, last
from tests.shipped import shipped_lexicon

PATTERNS = shipped_lexicon().patterns
laws = settings(derandomize=True, max_examples=200, deadline=None, database=None)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("第二个", 2),
        ("第2项", 2),
        ("那第三条呢", 3),
        ("第一个是什么?", 1),
        ("第十个", 10),
        ("最后一个", 12),
        ("最后那个呢", 12),
        ("the second one", 2),
        ("and the tenth item?", 10),
        ("the last one", 12),
    ],
)
def test_the_number_is_read(text: str, number: int) -> None:
    assert item_number(text, 12, PATTERNS) == number


@pytest.mark.parametrize(
    "text", ["第二", "第二个五年规划", "第0个", "两个", "第二个多少钱", "second opinion", "最后", ""]
)
def test_other_texts_ask_for_no_item(text: str) -> None:
    assert item_number(text, 12, PATTERNS) is None


@laws
@given(st.integers(1, 99), st.integers(0, 99))
def test_only_items_that_the_list_has(number: int, count: int) -> None:
    assert item_number(f"第{number}个", count, PATTERNS) == (number if number <= count else None)
    assert item_number("最后一个", count, PATTERNS) == (count or None)


@pytest.mark.parametrize(
    ("question", "headline"),
    [("第二个", "第2个：翻折"), ("第一项是什么", "第1个：对折"), ("最后一个呢", "第3个：拉折")],
)
def test_an_item_of_a_term_is_told_with_its_passage(made_up: Engine, question: str, headline: str) -> None:
    answer = answered(made_up, "一纸三折包括哪些", question)

    assert answer.kind is AnswerKind.FACT
    assert answer.headline == headline
    assert answer.citations[0].quote.startswith("2．“一纸三折”")


def test_an_item_of_a_reviewed_answer_too(made_up: Engine) -> None:
    assert answered(made_up, "2030年举办了哪些节庆活动", "第三个").headline == "第3个：放鹤节"


def test_one_item_after_another(made_up: Engine) -> None:
    assert answered(made_up, "一纸三折包括哪些", "第一个", "第二个").headline == "第2个：翻折"


@pytest.mark.parametrize("questions", [("第二个",), ("一纸三折包括哪些", "第四个"), ("2030年GDP是多少", "第二个")])
def test_an_item_that_there_is_none_of_is_not_made_up(made_up: Engine, questions: tuple[str, ...]) -> None:
    assert last(made_up, *questions).status is AnswerStatus.NOT_FOUND

"""What is said when a figure is there and what is asked of it is not. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import Answer
from tests.answering.asking import silent

NAMES = {
    "折纸工作队有哪些": "报告没有列出是哪些",
    "Which folding teams are there?": "The report does not say which, who or where",
}
REASONS = {"出口总额为什么是8.5亿元": "报告没有说明原因", "风车总数为什么近300座": "报告没有说明原因"}


def _is_supported(answer: Answer) -> bool:
    return bool(answer.citations) and all(one.quote for one in answer.citations)


@pytest.mark.parametrize(("question", "headline"), [*NAMES.items(), *REASONS.items()])
def test_the_headline_says_what_is_missing_and_holds_no_figure(made_up: Engine, question: str, headline: str) -> None:
    answer = silent(made_up, question)

    assert answer.headline == headline
    assert not any(character.isdigit() for character in answer.headline)


@pytest.mark.parametrize(
    ("question", "figure"),
    [("折纸工作队有哪些", "7个"), ("出口总额为什么是8.5亿元", "8.5亿元"), ("风车总数为什么近300座", "近300座")],
)
def test_what_there_is_is_told_below_and_cited(made_up: Engine, question: str, figure: str) -> None:
    answer = silent(made_up, question)

    assert any(line.startswith("报告给出的是：") and figure in line for line in answer.details)
    assert _is_supported(answer)
    assert figure in answer.citations[0].quote


@pytest.mark.parametrize("question", [*NAMES, *REASONS])
def test_it_is_remembered_what_was_spoken_of(made_up: Engine, question: str) -> None:
    outcome = made_up.ask(question)

    assert outcome.conversation is not None
    keys = outcome.conversation.entry_keys
    assert tuple(made_up.index.entries[key].target for key in keys) == outcome.answer.entry_ids


@pytest.mark.parametrize(
    ("question", "nearest"),
    [
        ("明年GDP目标", "2031年地区生产总值增长目标：5%以上（全县口径）"),
        ("2027年GDP", "“十五五”时期地区生产总值年均增长：4.4%（全县口径）"),
    ],
)
def test_a_year_that_is_not_there_is_named_and_what_is_nearest_to_it_comes_first(
    made_up: Engine, question: str, nearest: str
) -> None:
    answer = silent(made_up, question)

    assert answer.headline.endswith("年的“地区生产总值”")
    assert answer.details[0] == f"报告给出的是：{nearest}"


@pytest.mark.parametrize("question", ["明年GDP目标", "明年的GDP", "2022年GDP"])
def test_a_year_that_is_not_there_is_told_rather_than_silence_on_something_like_it(
    engine: Engine, question: str
) -> None:
    assert silent(engine, question).headline == "报告没有给出2022年的“地区生产总值”"


@pytest.mark.parametrize(
    "question", ["社会消费品零售总额增速的具体数字是多少", "What is the exact figure of retail sales growth?"]
)
def test_words_are_no_answer_to_who_insists_on_the_number(made_up: Engine, question: str) -> None:
    answer = silent(made_up, question)

    assert "高于全市平均水平" not in answer.headline
    assert any("高于全市平均水平" in line for line in answer.details)


@pytest.mark.parametrize(
    "question", ["三个功能区今年各领了多少招商任务", "How much is the CITIC Construction and Itochu cooperation worth?"]
)
def test_a_number_of_the_question_and_a_year_are_not_the_number_asked_for(engine: Engine, question: str) -> None:
    silent(engine, question)


def test_the_total_that_is_not_there_is_told_with_the_targets_first(engine: Engine) -> None:
    answer = silent(engine, "2025年GDP总量目标")

    assert answer.headline == "报告没有给出地区生产总值的总量（绝对数）"
    assert "目标：6.5%" in answer.details[0]

"""From a number back to what it counts, and whether it is of the scope that is asked. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from tests.answering.asking import answered, last


@pytest.mark.parametrize("question", ["210.5是不是新城口径", "210.5亿元是新城口径吗"])
def test_a_number_of_another_scope_is_told_with_its_own_and_with_what_the_asked_one_has(
    made_up: Engine, question: str
) -> None:
    answer = answered(made_up, question)

    assert answer.headline == "不是新城口径。2030年地区生产总值：210.5亿元（全县口径）"
    assert answer.details == ("· 2030年地区生产总值：250.7亿元（新城口径）",)
    assert len(answer.citations) == 2


def test_a_number_of_the_asked_scope_is_confirmed(made_up: Engine) -> None:
    assert answered(made_up, "250.7亿元是不是新城口径").headline == (
        "是新城口径。2030年地区生产总值：250.7亿元（新城口径）"
    )


def test_a_number_of_one_scope_alone_is_not_said_to_be_of_another(made_up: Engine) -> None:
    answer = answered(made_up, "8.5亿元是不是新城口径")

    assert answer.headline == "不是新城口径。2030年出口总额：8.5亿元（全县口径）"
    assert answer.details == ()


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("2.5%是哪些指标", "2.5%：2030年城镇居民人均可支配收入同比增长：2.5%"),
        ("比重6%的是啥", "6%：2030年纸鹤文化产业增加值占地区生产总值的比重：6%"),
    ],
)
def test_the_indicators_of_a_rate_are_told(made_up: Engine, question: str, headline: str) -> None:
    assert answered(made_up, question).headline == headline


def test_a_rate_that_is_no_share_is_not_told_for_one(made_up: Engine) -> None:
    assert "2.5%" not in last(made_up, "比重2.5%的是啥").headline

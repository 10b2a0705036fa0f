"""Questions of several parts, each answered going on from the one before. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerStatus
from tests.answering.asking import answered, last


@pytest.mark.parametrize(
    "question",
    [
        "2030年纸鹤企业多少家，月球人口多少",
        "月球人口多少，2030年纸鹤企业多少家",
        "2030年纸鹤企业多少家？月球人口多少？",
    ],
)
def test_a_part_without_an_answer_is_said(made_up: Engine, question: str) -> None:
    answer = answered(made_up, question)

    assert answer.headline == "2030年纸鹤企业：120家；报告未提及这个问题的答案"


def test_what_is_answered_is_cited(made_up: Engine) -> None:
    answer = answered(made_up, "月球人口多少，2030年纸鹤企业多少家")

    assert "纸鹤企业总数达到120家" in answer.citations[0].quote


@pytest.mark.parametrize("question", ["月球人口多少，火星人口多少", "月球人口多少？"])
def test_parts_of_which_none_has_an_answer_are_silence(made_up: Engine, question: str) -> None:
    assert last(made_up, question).status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("2030年折纸馆多少个，稳岗补贴多少", "2030年折纸馆：12个；2030年稳岗补贴：3.6亿元"),
        (
            "五年来折纸馆建成多少个，地区生产总值年均增长多少",
            "“十五五”时期折纸馆累计：45个；“十五五”时期地区生产总值年均增长：4.4%（全县口径）",
        ),
        ("去年植树造林如何，绿植栽了多少", "2030年植树造林面积：900亩；2030年栽种绿植：60万株"),
    ],
)
def test_a_period_said_once_carries_on(made_up: Engine, question: str, headline: str) -> None:
    assert answered(made_up, question).headline == headline


@pytest.mark.parametrize("year", ["2029年", "2019年", "明年"])
def test_a_period_that_has_no_figure_carries_on_as_well(made_up: Engine, year: str) -> None:
    """The second part is not answered of the reviewed year instead."""
    headline = last(made_up, f"{year}折纸馆多少个，稳岗补贴多少").headline

    assert "3.6" not in headline
    assert "12个" not in headline


def test_of_a_part_that_has_several_readings_all_are_told(engine: Engine) -> None:
    headline = answered(engine, "GDP多少？固投增长多少？外资多少？").headline

    assert all(value in headline for value in ("2079.4亿元", "5.1%", "10%", "1.76亿美元"))

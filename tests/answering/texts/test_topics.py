"""Everything curated on a topic: complete, grouped by period, counted. Over the made-up report."""

from __future__ import annotations

import re

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerKind, Language
from tests.answering.asking import answered, last

INDUSTRY = "产业"


def _entries(answer: Answer) -> list[str]:
    """The numbered lines, without their numbers."""
    return [line.partition(". ")[2] for line in answer.details if re.match(r"\d+\. ", line)]


@pytest.mark.parametrize("question", ["产业", "产业方面", "产业有哪些内容", "工业", "Industry"])
def test_a_topic_is_listed_by_any_of_its_names(made_up: Engine, question: str) -> None:
    assert answered(made_up, question).kind is AnswerKind.LIST


def test_the_list_is_complete(made_up: Engine) -> None:
    """Each figure of the category, and each plan that no figure tells."""
    knowledge = made_up.knowledge
    figures = [
        one for indicator in knowledge.indicators if indicator.category == INDUSTRY for one in indicator.observations
    ]
    plans = [plan for plan in knowledge.plans if plan.topic == INDUSTRY and not plan.indicators]

    entries = _entries(answered(made_up, INDUSTRY))

    assert len(entries) == len(figures) + len(plans)
    for figure in figures:
        assert any(figure.as_written in entry for entry in entries), figure.as_written
    assert all(plan.title in entries for plan in plans)


def test_it_is_counted_and_numbered(made_up: Engine) -> None:
    answer = answered(made_up, INDUSTRY)
    numbers = [int(line.partition(". ")[0]) for line in answer.details if re.match(r"\d+\. ", line)]

    assert answer.headline == f"报告里关于“产业”的内容共{len(numbers)}项："
    assert numbers == list(range(1, len(numbers) + 1))


def test_it_is_grouped_by_period_in_time(made_up: Engine) -> None:
    answer = answered(made_up, "生态环境")

    assert answer.details == (
        "2030年：",
        "1. 栽种绿植：60万株",
        "2. 植树造林面积：900亩",
        "3. 纸张回收率提高（增加）：6.4个百分点",
        "2031年：",
        "4. 补植造林面积目标：800亩",
    )
    assert [line for line in answered(made_up, INDUSTRY).details if line.endswith("：")] == [
        "“十五五”时期：",
        "2030年：",
        "2031年：",
    ]


def test_every_line_is_cited(made_up: Engine) -> None:
    answer = answered(made_up, "生态环境")

    assert [citation.quote for citation in answer.citations] == [
        "栽种绿植60万株，植树造林900亩；",
        "纸张回收率提高6.4个百分点；",
        "补植造林面积800亩；",
    ]


@pytest.mark.parametrize(
    ("question", "entries"),
    [
        ("2031年产业", ["折纸馆失修率目标：4%以内", "创建国家级纸鹤示范园区"]),
        ("产业目标", ["折纸馆失修率目标：4%以内", "创建国家级纸鹤示范园区"]),
        ("十五五产业", ["折纸馆累计：45个", "风车发电量累计：70万度"]),
        ("去年生态环境", ["栽种绿植：60万株", "植树造林面积：900亩", "纸张回收率提高（增加）：6.4个百分点"]),
    ],
)
def test_a_period_or_a_status_leaves_its_own(made_up: Engine, question: str, entries: list[str]) -> None:
    assert _entries(answered(made_up, question)) == entries


@pytest.mark.parametrize("question", ["产业有多少", "产业增长多少", "产业是12吗", "2019年产业", "卫生"])
def test_what_is_asked_of_a_topic_or_not_there_is_no_list(made_up: Engine, question: str) -> None:
    assert last(made_up, question).kind is not AnswerKind.LIST


def test_in_english_it_is_told_in_english(made_up: Engine) -> None:
    answer = answered(made_up, "What does the report say about industry?")

    assert answer.language is Language.EN
    assert answer.headline == f"On “industry” the report has {len(_entries(answer))} items:"
    assert "12. found a national paper-crane demonstration park" in answer.details

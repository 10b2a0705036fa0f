"""Where in the report an answer stands. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.answering.replies.locating import Locator
from bot.domain.answer import AnswerKind
from tests.answering.asking import answered, silent


@pytest.mark.parametrize(
    ("question", "place"),
    [
        ("一纸三折在报告哪个部分", "报告里写在：名词解释 2“一纸三折”"),
        ("创建国家级纸鹤示范园区写在哪里", "报告里写在：二、（一）大力发展纸鹤产业"),
        ("报告人是谁写在哪", "报告里写在：标题政府工作报告"),
    ],
)
def test_the_place_is_told_with_its_heading(made_up: Engine, question: str, place: str) -> None:
    answer = answered(made_up, question)

    assert answer.kind is AnswerKind.NAVIGATION
    assert answer.headline == place


def test_the_answer_follows_its_place(made_up: Engine) -> None:
    assert answered(made_up, "创建国家级纸鹤示范园区写在哪里").details[0] == "2031年计划：创建国家级纸鹤示范园区"


def test_the_last_answer_is_located(made_up: Engine) -> None:
    assert "二、（一）大力发展纸鹤产业" in answered(made_up, "创建国家级纸鹤示范园区", "写在哪里").headline


def test_what_the_report_does_not_hold_has_no_place(made_up: Engine) -> None:
    assert "写在" not in silent(made_up, "纸船补贴写在哪里").headline


@pytest.mark.parametrize(
    "question", ["出口总额写在报告哪里", "出口总额在哪一部分", "Which section mentions the exports?"]
)
def test_a_figure_has_a_place(made_up: Engine, question: str) -> None:
    assert "一、开头" in answered(made_up, question).headline


class TestLocator:
    """Each passage once, in the order of the citations."""

    @pytest.mark.parametrize("question", ["2030年出口总额是多少", "2030年折纸馆有多少个", "一纸三折是什么意思"])
    def test_leads_with_every_place_and_keeps_the_answer(self, made_up: Engine, question: str) -> None:
        answer = answered(made_up, question)

        located = Locator(made_up.library).located(answer)

        assert all(citation.section in located.headline for citation in answer.citations)
        assert located.details == (answer.headline, *answer.details)
        assert located.citations == answer.citations

    def test_names_a_place_once(self, made_up: Engine) -> None:
        answer = answered(made_up, "稳岗补贴、绿植分别多少")

        assert len(answer.citations) == 2
        assert Locator(made_up.library).located(answer).headline == "报告里写在：一、（二）社会事业全面进步"

    def test_leaves_silence_as_it_is(self, made_up: Engine) -> None:
        answer = silent(made_up, "2030年稳岗补贴增长多少")

        assert Locator(made_up.library).located(answer) is answer

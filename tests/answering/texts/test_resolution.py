"""Terms and plans that stand word for word answer what thing is asked of them, and nothing else. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerKind
from tests.answering.asking import answered, silent

PARK = "创建国家级纸鹤示范园区"


class TestTerms:
    """The whole definition misleads nobody who asks what or how."""

    @pytest.mark.parametrize(
        "question", ["一纸三折怎么流行", "一纸三折流行什么", "一纸三折有什么讲究", "云风车有啥用", "云风车转什么"]
    )
    def test_what_thing_is_asked_is_answered_with_the_definition(self, made_up: Engine, question: str) -> None:
        assert answered(made_up, question).kind is AnswerKind.GLOSSARY

    @pytest.mark.parametrize(
        "question",
        [
            "一纸三折有多少人会",
            "一纸三折投资多少",
            "一纸三折增长多少",
            "一纸三折是谁发明的",
            "一纸三折哪年发明的",
            "一纸三折为什么流行",
            "云风车是谁设计的",
        ],
    )
    def test_a_number_a_person_a_date_or_a_reason_is_not(self, made_up: Engine, question: str) -> None:
        answer = silent(made_up, question)

        assert "把纸折成两半" not in answer.text

    @pytest.mark.parametrize("question", ["一纸三折是谁提出的", "一纸三折什么时候提出的", "为什么要一纸三折"])
    def test_nor_where_the_words_are_everyday_ones(self, made_up: Engine, question: str) -> None:
        silent(made_up, question)


class TestPlans:
    """What will be done, in its own sentence."""

    @pytest.mark.parametrize("question", [f"{PARK}怎么做", f"{PARK}招什么商", f"{PARK}带来什么", f"{PARK}怎么样"])
    def test_what_thing_is_asked_is_answered_with_the_plan(self, made_up: Engine, question: str) -> None:
        answer = answered(made_up, question)

        assert answer.kind is AnswerKind.PLAN
        assert answer.headline == f"2031年计划：{PARK}"

    @pytest.mark.parametrize(
        "question",
        [
            f"{PARK}投资多少",
            f"{PARK}由谁负责",
            f"{PARK}归谁管",
            f"{PARK}在什么地方",
            f"{PARK}什么时候完成",
            f"为什么{PARK}",
            f"{PARK}的原因",
        ],
    )
    def test_a_number_a_person_a_place_a_date_or_a_reason_is_not(self, made_up: Engine, question: str) -> None:
        silent(made_up, question)

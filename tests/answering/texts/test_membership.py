"""Whether something is one of what is listed."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from tests.answering.asking import answered, last


@pytest.mark.parametrize("question", ["翻折属于一纸三折吗", "翻折算不算一纸三折", "翻折是一纸三折里的吗"])
def test_an_item_is_said_to_be_there_and_the_list_follows(made_up: Engine, question: str) -> None:
    answer = answered(made_up, question)

    assert answer.headline == "有翻折。名词解释2：一纸三折"
    assert "对折、翻折、拉折" in answer.text


def test_what_is_not_listed_is_not_said_to_be_there(made_up: Engine) -> None:
    assert "有云风车" not in last(made_up, "云风车属于一纸三折吗").headline


@pytest.mark.parametrize("question", ["我家在登沙河，算哪个口径", "马桥子属于金州行政区口径吗"])
def test_a_place_is_told_its_scope(engine: Engine, question: str) -> None:
    assert "25个街道" in answered(engine, question).headline


def test_another_kind_of_belonging_is_not_told_by_a_list(engine: Engine) -> None:
    assert "有日本电产" not in last(engine, "日本电产属于哪个国家").headline

"""A count names nobody, unless its clause lists what it counts. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.answering.figures.naming import names_what_it_counts
from tests.answering.asking import answered, last, silent
from tests.shipped import shipped_lexicon


@pytest.mark.parametrize("question", ["折纸工作队有哪些", "折纸工作队是哪几个", "2030年折纸馆建成了哪些"])
def test_a_bare_count_is_not_given_for_names(made_up: Engine, question: str) -> None:
    assert silent(made_up, question).headline == "报告没有列出是哪些"


def test_what_there_is_is_told_and_cited(made_up: Engine) -> None:
    answer = silent(made_up, "折纸工作队有哪些")

    assert answer.details == ("报告给出的是：2030年折纸工作队：7个",)
    assert "7个折纸工作队" in answer.citations[0].quote


@pytest.mark.parametrize("question", ["签约高校有哪些", "签约高校是哪几所"])
def test_a_clause_that_lists_them_is_shown(made_up: Engine, question: str) -> None:
    answer = answered(made_up, question)

    assert "白鹭大学、青蛙大学等3所高校" in answer.text


def test_how_many_there_are_is_told_all_the_same(made_up: Engine) -> None:
    assert answered(made_up, "折纸工作队有几个").headline == "2030年折纸工作队：7个"


@pytest.mark.parametrize(
    ("indicator", "is_named"),
    [("partner-universities", True), ("folding-teams", False), ("kindergartens", False), ("crane-output", True)],
)
def test_the_clause_decides(made_up: Engine, indicator: str, is_named: bool) -> None:
    """A rank counts nobody, so there is nobody to be named."""
    assert names_what_it_counts(made_up.library.figures[indicator][0], shipped_lexicon().patterns) is is_named


def test_a_year_tells_when(engine: Engine) -> None:
    assert "2060" in answered(engine, "When will China reach carbon neutrality?").headline


@pytest.mark.parametrize(
    "question",
    [
        "How big is the district?",
        "Which cities does Jinzhou trade with?",
        "Which countries invest most in the district?",
    ],
)
def test_a_figure_that_holds_one_everyday_word_of_an_english_question_is_no_answer(
    engine: Engine, question: str
) -> None:
    silent(engine, question)


def test_silence_asked_for_nearly_in_its_own_words_comes_before_a_figure_that_is_named_in_part(engine: Engine) -> None:
    assert silent(engine, "咱们全区多少所学校呢").headline.startswith("报告没有写学校总数")


@pytest.mark.parametrize("question", ["大白鲸几时开业", "5G基站啥时候建的"])
def test_money_and_counts_do_not_tell_when(engine: Engine, question: str) -> None:
    assert not any(character.isdigit() for character in silent(engine, question).headline)


def test_a_place_is_not_told_by_a_list(engine: Engine) -> None:
    assert answered(engine, "中日示范区在哪里").headline.startswith("以金普为核心")


def test_an_area_of_one_village_is_none_of_the_whole(engine: Engine) -> None:
    assert answered(engine, "大樱桃面积").headline == "2020年老虎山村大樱桃种植面积：7800余亩"
    assert not last(engine, "全区大樱桃面积").headline.startswith("2020年老虎山村")
    silent(engine, "老虎山村大樱桃产量")

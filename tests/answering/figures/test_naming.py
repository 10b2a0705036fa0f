"""A count names nobody, unless its clause lists what it counts. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.answering.figures.naming import names_what_it_counts
from tests.answering.asking import answered, silent
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

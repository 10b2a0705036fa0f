"""What follows from two printed figures, with the formula shown and both cited. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerKind
from tests.answering.asking import answered, quoted, silent


class TestYardstick:
    """The level less the distance from it."""

    @pytest.mark.parametrize(
        "question", ["全国平均折纸普及率是多少", "折纸普及率全国平均是多少", "2030年全国的折纸普及率多少"]
    )
    def test_is_computed_in_the_open(self, made_up: Engine, question: str) -> None:
        answer = answered(made_up, question)

        assert answer.kind is AnswerKind.COMPARE
        assert answer.headline == "按报告的数推算，折纸普及率的全国平均水平是64.2%：72.5% − 8.3个百分点 = 64.2%"

    def test_both_figures_are_told_and_cited(self, made_up: Engine) -> None:
        answer = answered(made_up, "全国平均折纸普及率是多少")

        assert answer.details == ("· 2030年折纸普及率：72.5%", "· 2030年折纸普及率高于全国平均水平：8.3个百分点")
        assert "72.5%，高于全国平均水平8.3个百分点" in quoted(answer)

    @pytest.mark.parametrize(
        "question",
        [
            "全省平均折纸普及率是多少",
            "全国平均出口总额是多少",
            "全国平均纸张回收率是多少",
        ],
    )
    def test_none_follows_where_one_side_is_missing(self, made_up: Engine, question: str) -> None:
        assert "64.2" not in silent(made_up, question).text

    @pytest.mark.xfail(strict=True, reason="the yardstick of the printed year is told, whichever year is asked")
    @pytest.mark.parametrize("year", ["2029年", "2031年", "明年"])
    def test_none_follows_for_another_year(self, made_up: Engine, year: str) -> None:
        assert "64.2" not in silent(made_up, f"{year}全国平均折纸普及率是多少").text

    def test_the_printed_distance_answers_for_itself(self, made_up: Engine) -> None:
        assert (
            answered(made_up, "折纸普及率比全国平均高多少").headline == "2030年折纸普及率高于全国平均水平：8.3个百分点"
        )


class TestPartOfOwn:
    """One printed figure in percent of another of the same thing."""

    @pytest.mark.parametrize("question", ["2030年折纸馆占五年累计的百分之几", "2030年折纸馆占十五五的比重是多少"])
    def test_is_computed_in_the_open(self, made_up: Engine, question: str) -> None:
        answer = answered(made_up, question)

        assert answer.kind is AnswerKind.COMPARE
        assert answer.headline.startswith("12个占45个的26.7%：12个 ÷ 45个 = 26.7%。")

    def test_both_figures_are_cited(self, made_up: Engine) -> None:
        assert {citation.quote for citation in answered(made_up, "2030年折纸馆占五年累计的百分之几").citations} == {
            "建成折纸馆12个；",
            "五年来，累计建成折纸馆45个。",
        }

    @pytest.mark.parametrize("question", ["2029年折纸馆占五年累计的百分之几", "2030年风车总数占五年累计的百分之几"])
    def test_none_follows_where_one_side_is_missing(self, made_up: Engine, question: str) -> None:
        assert "÷" not in silent(made_up, question).text

    @pytest.mark.xfail(strict=True, reason="the smaller is taken for the part, whichever was asked")
    def test_the_part_is_never_taken_for_the_whole(self, made_up: Engine) -> None:
        assert "33.3%" not in made_up.ask("稳岗补贴占培训补贴的百分之几").answer.headline

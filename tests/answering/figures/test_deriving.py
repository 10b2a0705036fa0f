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

    @pytest.mark.parametrize("year", ["2029年", "2031年", "明年"])
    def test_none_follows_for_another_year(self, made_up: Engine, year: str) -> None:
        assert "64.2" not in silent(made_up, f"{year}全国平均折纸普及率是多少").text

    @pytest.mark.parametrize("question", ["按新城口径，全国平均折纸普及率是多少", "全国平均折纸普及率的目标是多少"])
    def test_none_follows_in_another_scope_or_as_a_target(self, made_up: Engine, question: str) -> None:
        assert "64.2" not in silent(made_up, question).text

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

    @pytest.mark.parametrize(
        ("question", "formula"),
        [
            ("稳岗补贴占培训补贴的百分之几", "3.6亿元占1.2亿元的300%：3.6亿元 ÷ 1.2亿元 = 300%"),
            ("培训补贴占稳岗补贴的百分之几", "1.2亿元占3.6亿元的33.3%：1.2亿元 ÷ 3.6亿元 = 33.3%"),
        ],
    )
    def test_what_is_set_against_what_is_as_asked(self, made_up: Engine, question: str, formula: str) -> None:
        """The smaller is not taken for the part by itself."""
        assert answered(made_up, question).headline.startswith(formula)

"""Which of a thing's figures may answer: slots veto. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from tests.answering.asking import answered, silent


class TestAmounts:
    """「是多少」 asks how much there is; a change, a share, a rank or an addition tells something else."""

    @pytest.mark.parametrize(
        ("question", "other"),
        [
            ("城镇居民人均可支配收入是多少", "2.5%"),
            ("纸张回收率是多少", "6.4个百分点"),
            ("纸鹤产量是多少", "第2位"),
            ("2030年社会消费品零售总额是多少亿元", "高于全市平均水平"),
        ],
    )
    def test_is_not_answered_with_another_measure(self, made_up: Engine, question: str, other: str) -> None:
        answer = silent(made_up, question)

        assert other not in answer.headline
        assert any(other in line for line in answer.details)

    @pytest.mark.parametrize(
        ("question", "headline"),
        [
            ("纸张回收率提高了多少", "2030年纸张回收率提高（增加）：6.4个百分点"),
            ("纸鹤产量排第几", "2030年纸鹤产量：第2位"),
            ("2030年城镇居民人均可支配收入增长多少", "2030年城镇居民人均可支配收入同比增长：2.5%"),
        ],
    )
    def test_the_measure_asked_for_is_answered(self, made_up: Engine, question: str, headline: str) -> None:
        assert answered(made_up, question).headline == headline

    @pytest.mark.parametrize(
        "question", ["城镇居民人均可支配收入累计多少", "纸张回收率累计多少", "纸鹤产量五年累计多少"]
    )
    def test_a_total_is_an_amount(self, made_up: Engine, question: str) -> None:
        headline = silent(made_up, question).headline

        assert not [told for told in ("2.5%", "6.4", "第2位") if told in headline]

    def test_a_total_over_years_is_given(self, made_up: Engine) -> None:
        assert answered(made_up, "风车发电量累计多少").headline == "“十五五”时期风车发电量累计：70万度"

    @pytest.mark.parametrize(
        "question", ["纸张回收率达到百分之几", "纸张回收率达到了百分之多少", "纸张回收率到了百分之几"]
    )
    def test_a_rate_reached_is_no_change_in_percentage_points(self, made_up: Engine, question: str) -> None:
        assert "6.4" not in silent(made_up, question).headline

    def test_a_rate_reached_is_given_where_it_is_printed(self, made_up: Engine) -> None:
        assert answered(made_up, "折纸普及率达到百分之几").headline == "2030年折纸普及率：72.5%"

    @pytest.mark.parametrize(
        "question", ["幼儿园总数多少所", "现在一共有多少所幼儿园", "全县共有多少所幼儿园", "现有幼儿园几所"]
    )
    def test_what_was_added_is_not_all_there_is(self, made_up: Engine, question: str) -> None:
        assert "28" not in silent(made_up, question).headline

    def test_what_was_added_is_given_for_itself(self, made_up: Engine) -> None:
        assert answered(made_up, "一共新增了多少所幼儿园").headline == "2030年新增幼儿园：28所"

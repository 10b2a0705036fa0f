"""Several figures in one question: sums, differences, ratios, aspects, readings, premises. All over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerKind, AnswerStatus


def _answered(engine: Engine, question: str) -> Answer:
    answer = engine.ask(question).answer
    assert answer.status is AnswerStatus.ANSWERED, answer.headline
    return answer


class TestArithmetic:
    """What is computed is computed in the open, and both sides are cited."""

    @pytest.mark.parametrize(
        ("question", "formula"),
        [
            ("稳岗补贴和培训补贴加起来多少", "3.6亿元 + 1.2亿元 = 4.8亿元"),
            ("稳岗补贴与培训补贴合计多少亿元", "3.6亿元 + 1.2亿元 = 4.8亿元"),
            ("稳岗补贴比培训补贴多多少", "3.6亿元 − 1.2亿元 = 2.4亿元"),
            ("培训补贴比稳岗补贴少多少", "3.6亿元 − 1.2亿元 = 2.4亿元"),
            ("稳岗补贴是培训补贴的几倍", "3.6亿元是1.2亿元的3倍"),
            ("新城口径的GDP比全县口径多多少", "250.7亿元 − 210.5亿元 = 40.2亿元"),
            (
                "How much more was the job-stabilisation subsidy than the training subsidy?",
                "3.6亿元 − 1.2亿元 = 2.4亿元",
            ),
        ],
    )
    def test_the_formula_stands_in_the_first_line(self, made_up: Engine, question: str, formula: str) -> None:
        answer = _answered(made_up, question)

        assert answer.kind is AnswerKind.COMPARE
        assert formula in answer.headline

    def test_both_sides_are_cited(self, made_up: Engine) -> None:
        answer = _answered(made_up, "新城口径的GDP比全县口径多多少")

        quoted = "\n".join(citation.quote for citation in answer.citations)
        assert "全年实现地区生产总值210.5亿元" in quoted
        assert "新城口径为250.7亿元" in quoted

    def test_the_larger_is_named_when_that_is_asked(self, made_up: Engine) -> None:
        assert _answered(made_up, "2030年稳岗补贴和培训补贴哪个多").headline.startswith("稳岗补贴更高。")

    def test_growth_rates_differ_in_percentage_points(self, made_up: Engine) -> None:
        answer = _answered(made_up, "2030年地区生产总值增长和城镇居民人均可支配收入增长相差多少")

        assert "0.7个百分点" in answer.headline

    @pytest.mark.parametrize(
        "question", ["栽种绿植和植树造林加起来多少", "栽种绿植比植树造林多多少", "绿植是造林面积的几倍"]
    )
    def test_nothing_is_computed_over_different_units(self, made_up: Engine, question: str) -> None:
        headline = _answered(made_up, question).headline

        assert "60万株" in headline
        assert "900亩" in headline
        assert not [sign for sign in ("=", "−", "+", "倍") if sign in headline]

    def test_nothing_is_computed_with_words(self, made_up: Engine) -> None:
        answer = made_up.ask("社会消费品零售总额增速比城镇居民人均可支配收入增速高多少").answer

        assert "=" not in answer.text

    def test_nothing_is_computed_with_one_side_alone(self, made_up: Engine) -> None:
        answer = made_up.ask("2030年出口总额比2029年多多少").answer

        assert "=" not in answer.text
        assert not answer.headline.startswith("2030年出口总额：8.5亿元")


class TestAspects:
    """Each thing asked for is answered, in the order of the question."""

    def test_aspects_of_one_thing(self, made_up: Engine) -> None:
        answer = _answered(made_up, "纸鹤企业多少家，增长多少，占全市多少")

        assert answer.headline == (
            "2030年纸鹤企业：120家；2030年纸鹤企业同比增长：20%；2030年纸鹤企业占全市的比重：30%"
        )

    @pytest.mark.parametrize(
        "question", ["稳岗补贴、培训补贴分别是多少", "稳岗补贴和培训补贴各多少", "稳岗补贴多少？培训补贴呢？"]
    )
    def test_several_things(self, made_up: Engine, question: str) -> None:
        answer = _answered(made_up, question)

        assert answer.kind is AnswerKind.FIGURES
        assert answer.headline == "2030年稳岗补贴：3.6亿元；2030年培训补贴：1.2亿元"

    def test_things_of_different_passages(self, made_up: Engine) -> None:
        answer = _answered(made_up, "稳岗补贴多少，出口总额是多少")

        assert answer.headline == "2030年稳岗补贴：3.6亿元；2030年出口总额：8.5亿元"
        assert {citation.section for citation in answer.citations} == {"一、（二）", "一、开头"}

    def test_a_part_without_an_answer_is_not_passed_over(self, made_up: Engine) -> None:
        headline = made_up.ask("稳岗补贴多少，常住人口多少").answer.headline

        assert "报告未提及" in headline


class TestReadings:
    """Where a question has several answers, it is asked which one."""

    def test_all_readings_are_listed_and_can_be_asked(self, made_up: Engine) -> None:
        answer = made_up.ask("折纸馆有多少个").answer

        assert answer.status is AnswerStatus.CLARIFY
        assert answer.details == ("· 2030年折纸馆：12个", "· “十五五”时期折纸馆累计：45个")
        assert len(answer.citations) == 2
        assert [made_up.ask(option).answer.headline for option in answer.options] == [
            "2030年折纸馆：12个",
            "“十五五”时期折纸馆累计：45个",
        ]

    def test_a_period_settles_it(self, made_up: Engine) -> None:
        assert _answered(made_up, "2030年折纸馆有多少个").headline == "2030年折纸馆：12个"


class TestPremise:
    """A wrong premise is corrected before it is answered, a right one confirmed."""

    @pytest.mark.parametrize(
        ("question", "headline"),
        [
            ("2030年出口总额怎么才9.9亿元", "不是9.9亿元。2030年出口总额：8.5亿元"),
            ("2030年出口总额是9.9亿元吗", "不是9.9亿元。2030年出口总额：8.5亿元"),
            ("2030年出口总额是8.5亿元吗", "是的。2030年出口总额：8.5亿元"),
            ("纸鹤企业是不是120家", "是的。2030年纸鹤企业：120家"),
        ],
    )
    def test_a_claimed_value(self, made_up: Engine, question: str, headline: str) -> None:
        assert _answered(made_up, question).headline == headline

    def test_a_value_of_the_other_scope_is_called_so(self, made_up: Engine) -> None:
        assert _answered(made_up, "2030年地区生产总值是不是250.7亿元").headline == (
            "250.7亿元是另一个数：2030年地区生产总值：250.7亿元（新城口径）。2030年地区生产总值：210.5亿元（全县口径）"
        )

    def test_a_fall_that_was_a_rise(self, made_up: Engine) -> None:
        assert _answered(made_up, "2030年GDP负增长了多少").headline == (
            "没有减少，是增长。2030年地区生产总值同比增长：3.2%（全县口径）"
        )

    def test_a_claim_in_another_unit_is_no_confirmation(self, made_up: Engine) -> None:
        headline = made_up.ask("2030年出口总额是8.5万元吗").answer.headline

        assert not headline.startswith("是的")

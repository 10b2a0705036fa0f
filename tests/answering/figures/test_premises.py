"""What a question states or takes for granted is held against the figures. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.knowledge import Measure
from tests.answering.asking import answered, last, silent


class TestClaims:
    """A number stated is confirmed, called rounded, or corrected."""

    @pytest.mark.parametrize(
        "question",
        ["稳岗补贴是3.6万元吗", "2030年稳岗补贴是不是3.6元", "2030年稳岗补贴是36亿元吗", "稳岗补贴是0.36亿元吧"],
    )
    def test_a_wrong_scale_is_corrected(self, made_up: Engine, question: str) -> None:
        headline = answered(made_up, question).headline

        assert headline.startswith("不是")
        assert headline.endswith("2030年稳岗补贴：3.6亿元")

    @pytest.mark.parametrize("question", ["稳岗补贴是36000万元吗", "稳岗补贴是3.6亿吗", "稳岗补贴是不是360,000,000元"])
    def test_the_same_amount_written_otherwise_is_confirmed(self, made_up: Engine, question: str) -> None:
        assert answered(made_up, question).headline == "是的。2030年稳岗补贴：3.6亿元"

    @pytest.mark.parametrize(
        ("question", "headline"),
        [
            ("2030年新城口径GDP是251亿元吗", "251亿元是约数。2030年地区生产总值：250.7亿元（新城口径）"),
            ("2030年GDP是210亿元吗", "210亿元是约数。2030年地区生产总值：210.5亿元（全县口径）"),
            ("2030年折纸普及率是73%吗", "73%是约数。2030年折纸普及率：72.5%"),
        ],
    )
    def test_a_number_rounded_is_called_so(self, made_up: Engine, question: str, headline: str) -> None:
        assert answered(made_up, question).headline == headline

    @pytest.mark.parametrize(
        "question", ["稳岗补贴4亿元对吗", "2030年新城口径GDP是245亿元吗", "2030年新城口径GDP是300亿元吗"]
    )
    def test_a_number_too_far_off_is_corrected(self, made_up: Engine, question: str) -> None:
        assert answered(made_up, question).headline.startswith("不是")

    @pytest.mark.parametrize(
        ("question", "headline"),
        [
            ("纸鹤企业是一百二十家吗", "是的。2030年纸鹤企业：120家"),
            ("栽种绿植是六十万株吧", "是的。2030年栽种绿植：60万株"),
            ("植树造林有九百亩吗", "是的。2030年植树造林面积：900亩"),
            ("植树造林有七百亩吗", "不是七百亩。2030年植树造林面积：900亩"),
        ],
    )
    def test_numbers_in_words_are_numbers(self, made_up: Engine, question: str, headline: str) -> None:
        assert answered(made_up, question).headline == headline

    @pytest.mark.parametrize(
        ("question", "correction"),
        [
            ("风车电费增长4%了吗", "没有增长，是下降。2030年风车电费支出下降：4%"),
            ("GDP下降了3.2%吗", "没有减少，是增长。2030年地区生产总值同比增长：3.2%（全县口径）"),
        ],
    )
    def test_a_right_number_in_the_wrong_direction_is_no_truth(
        self, made_up: Engine, question: str, correction: str
    ) -> None:
        assert answered(made_up, question).headline == correction

    def test_a_right_number_in_the_right_direction_is(self, made_up: Engine) -> None:
        assert answered(made_up, "风车电费下降4%吗").headline == "是的。2030年风车电费支出下降：4%"


class TestDirections:
    """The direction claimed is held against the figure, and against what is printed around and beside it."""

    @pytest.mark.parametrize(
        ("question", "headline"),
        [
            ("今年GDP要压缩5%吗", "没有减少，是增长。2031年地区生产总值增长目标：5%以上（全县口径）"),
            ("城镇居民收入是不是降2.5%", "没有减少，是增长。2030年城镇居民人均可支配收入同比增长：2.5%"),
            ("纸张回收率下降6.4个百分点对吧", "没有减少，是增长。2030年纸张回收率提高（增加）：6.4个百分点"),
            ("纸鹤企业减少到120家了吗", "没有减少，是增长。2030年纸鹤企业：120家"),
        ],
    )
    def test_a_wrong_one_is_corrected(self, made_up: Engine, question: str, headline: str) -> None:
        assert answered(made_up, question).headline == headline

    @pytest.mark.parametrize(
        "question",
        ["纸鹤企业增加到120家了吗", "纸张回收率提高6.4个百分点对吧", "风车电费降了4%吧", "2031年GDP增长5%以上吗"],
    )
    def test_a_right_one_is_confirmed(self, made_up: Engine, question: str) -> None:
        assert answered(made_up, question).headline.startswith("是的。")

    @pytest.mark.parametrize("question", ["出口总额是不是跌到8.5亿元了", "稳岗补贴是不是涨到3.6亿了"])
    def test_one_that_the_report_does_not_tell_is_left_open(self, made_up: Engine, question: str) -> None:
        assert answered(made_up, question).headline.startswith("报告没有说是升是降，只给出：2030年")


class TestTheRestOfAClaim:
    """A right number confirms nothing else: place, predicate, bound and negation must be printed with it."""

    @pytest.mark.parametrize(
        "question",
        [
            "折纸馆12个都在鹤湖镇吗",
            "签约高校3所都推广折纸了吗",
            "没有建成折纸馆12个吧",
            "120家纸鹤企业都是外资吗",
        ],
    )
    def test_what_the_figure_does_not_say_is_not_confirmed(self, made_up: Engine, question: str) -> None:
        headline = answered(made_up, question).headline

        assert headline.startswith("2030年")

    def test_a_thing_is_known_by_its_number(self, made_up: Engine) -> None:
        assert answered(made_up, "900亩造的都是松树林吗").headline == "2030年植树造林面积：900亩"

    def test_of_several_readings_the_one_with_the_number_is_meant(self, made_up: Engine) -> None:
        assert answered(made_up, "补贴是3.6亿元吧").headline == "是的。2030年稳岗补贴：3.6亿元"


class TestBoundsClaimed:
    """A number that a figure is said to be over or under is held against it."""

    @pytest.mark.parametrize(
        ("question", "headline"),
        [
            ("纸鹤企业超过100家吗", "是的。2030年纸鹤企业：120家"),
            ("纸鹤企业超过200家吗", "没有超过200家。2030年纸鹤企业：120家"),
            ("稳岗补贴不到3亿元吗", "不少于3亿元。2030年稳岗补贴：3.6亿元"),
            ("出口总额低于9亿元吗", "是的。2030年出口总额：8.5亿元"),
        ],
    )
    def test_it_is_confirmed_or_denied(self, made_up: Engine, question: str, headline: str) -> None:
        assert answered(made_up, question).headline == headline

    def test_what_is_not_certain_is_left_open(self, made_up: Engine) -> None:
        assert answered(made_up, "折纸馆失修率今年低于4%吗").headline == "2031年折纸馆失修率目标：4%以内"


FALSE_CLAIMS = (
    "{name}是不是下降到{value}了",
    "{name}没有{value}吧",
    "{name}不到{value}吧",
    "{name}{value}都免费吗",
    "{name}{value}都推广了吗",
    "{name}一个月{value}吗",
    "{name}只完成了{value}的一半吗",
    "北京的{name}是{value}吗",
)


@pytest.mark.parametrize("claim", FALSE_CLAIMS)
def test_whatever_is_added_to_a_right_number_is_not_confirmed_with_it(made_up: Engine, claim: str) -> None:
    figures = [(one.name, figure.as_written) for one in made_up.knowledge.indicators for figure in one.observations]
    questions = [claim.format(name=name, value=value) for name, value in figures]

    assert len(questions) > 30
    assert [one for one in questions if made_up.ask(one).answer.headline.startswith("是的")] == []


def test_most_numbers_are_confirmed_where_nothing_is_added(made_up: Engine) -> None:
    first = [(one.name, one.observations[0]) for one in made_up.knowledge.indicators if one.observations[0].unit]
    asked = [f"{name}是{figure.as_written}吗" for name, figure in first if figure.measure is Measure.LEVEL]
    confirmed = [one for one in asked if made_up.ask(one).answer.headline.startswith("是的")]

    assert len(confirmed) >= 0.8 * len(asked) > 10


class TestReasons:
    """A figure is no reason."""

    @pytest.mark.parametrize(
        "question",
        ["出口总额为什么是8.5亿元", "为什么出口总额这么少", "出口总额是8.5亿元，什么原因", "Why were exports 8.5?"],
    )
    def test_why_is_silence_where_no_reason_is_printed(self, made_up: Engine, question: str) -> None:
        answer = silent(made_up, question)

        assert "8.5" not in answer.headline
        assert any("8.5亿元" in line for line in answer.details)
        assert answer.citations[0].quote == "出口总额8.5亿元；"

    def test_what_is_wrongly_taken_for_granted_is_corrected_and_the_reason_not_made_up(self, made_up: Engine) -> None:
        answer = answered(made_up, "为什么GDP下降了")

        assert answer.headline.startswith("没有减少，是增长。")
        assert "报告没有说明原因。" in answer.details

    def test_a_reason_that_is_printed_is_given(self, made_up: Engine) -> None:
        assert "因连降大雨" in answered(made_up, "放鹤节为什么顺延").headline


def test_a_right_number_does_not_confirm_the_place_that_it_is_said_to_be_of(engine: Engine) -> None:
    answer = answered(engine, "樱桃种植面积7800亩是全区的吗")

    assert not answer.headline.startswith("是的")
    assert "老虎山村" in answer.headline


@pytest.mark.parametrize("question", ["2020年12月GDP", "12月GDP多少"])
def test_a_month_is_no_number_claimed_and_no_figure_is_of_it(engine: Engine, question: str) -> None:
    answer = last(engine, question)

    assert "2079.4" not in answer.headline
    assert "不是12" not in answer.headline


def test_a_number_said_of_another_thing_is_no_claim(engine: Engine) -> None:
    headline = answered(engine, "670家高企里有多少是小巨人").headline

    assert "8家" in headline
    assert "不是670家" not in headline


def test_a_figure_of_all_is_no_answer_of_each(engine: Engine) -> None:
    assert "28" not in silent(engine, "每个幼儿园多少孩子").headline
    assert "2个" in answered(engine, "每个街道要完成几个项目").headline


def test_a_number_that_no_year_is_so_late_as_is_a_number(engine: Engine) -> None:
    assert answered(engine, "GDP是2079吗").headline.startswith("2079是约数。2020年地区生产总值：2079.4亿元")

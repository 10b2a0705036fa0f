"""What is set against what: never a figure against itself, and which of several comes first. Over both reports."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerKind
from tests.answering.asking import answered, last, silent


@pytest.mark.parametrize("question", ["高企是瞪羚的几倍", "瞪羚企业是高企的几倍", "高新技术企业是瞪羚的多少倍"])
def test_both_things_named_are_compared_however_short_their_names(engine: Engine, question: str) -> None:
    answer = answered(engine, question)

    assert answer.headline.startswith("670家是31家的21.61倍")
    assert set(answer.entry_ids) == {"high-tech-enterprises", "gazelle-enterprises"}
    assert len(answer.citations) == 2


@pytest.mark.parametrize("question", ["GDP是固投的几倍", "高企是独角兽企业的几倍", "瞪羚企业是多少倍"])
def test_a_figure_is_compared_with_no_other_of_its_own_where_the_other_side_is_missing(
    engine: Engine, question: str
) -> None:
    assert "1倍" not in last(engine, question).headline
    silent(engine, question)


def test_the_level_at_the_end_of_a_plan_is_not_set_against_the_same_level(engine: Engine) -> None:
    headline = last(engine, "瞪羚企业的家数相差多少").headline

    assert "0家" not in headline


class TestTheHighestOfSeveral:
    """Which of several figures of one unit and time is highest or lowest."""

    @pytest.mark.parametrize(
        ("question", "headline"),
        [
            ("外资、内资、固投哪个增长最快", "最高的是实际利用外资（35.4%）"),
            ("外资、省外内资、固投哪个增长最慢", "最低的是固定资产投资（5.1%）"),
            ("稳岗补贴、培训补贴、社保减免哪个最多", "最高的是减免社保资金（17亿元）"),
            ("竣工项目、续建项目、开工项目，最多的是哪个", "最高的是开工项目（251个）"),
            ("Which grew fastest: foreign capital, fixed-asset investment or GDP?", "The highest is foreign capital"),
        ],
    )
    def test_is_named_first_and_all_are_cited(self, engine: Engine, question: str, headline: str) -> None:
        answer = answered(engine, question)

        assert answer.kind is AnswerKind.COMPARE
        assert answer.headline.startswith(headline)
        assert len(answer.entry_ids) == 3

    @pytest.mark.parametrize(
        ("question", "headline"),
        [
            ("GDP增长和高企增长哪个快", "高新技术企业更高。相差48.45个百分点"),
            ("内资外资哪个增长快", "实际利用外资更高。相差15.3个百分点"),
            ("省内内资和省外内资哪个少", "省内到位内资更低。相差218.9亿元"),
            ("签约多还是落地多", "招商引资落地项目更高。相差7个"),
        ],
    )
    def test_of_two_is_told_with_their_distance(self, engine: Engine, question: str, headline: str) -> None:
        assert answered(engine, question).headline.startswith(headline)

    def test_is_not_told_of_figures_that_are_not_alike(self, made_up: Engine) -> None:
        headline = last(made_up, "稳岗补贴、绿植、出口总额哪个最多").headline

        assert "最高" not in headline

    def test_is_not_told_where_one_was_not_found(self, made_up: Engine) -> None:
        answer = last(made_up, "稳岗补贴、纸船补贴、培训补贴哪个最多")

        assert "最高" not in answer.headline
        assert "没有找到“纸船补贴”的数，可以单独问。" in answer.details

    @pytest.mark.parametrize("question", ["2030年哪个指标增长最快", "哪个指标最低"])
    def test_of_everything_is_asked_back_for(self, made_up: Engine, question: str) -> None:
        assert silent(made_up, question).headline.startswith("要比高低，请说出是哪几项")


def test_a_short_name_is_found_however_many_wordings_hold_the_year(engine: Engine) -> None:
    assert answered(engine, "2020年外资多少").headline == "2020年实际利用外资：1.76亿美元（金州行政区口径）"


def test_a_name_that_is_a_question_still_asks(engine: Engine) -> None:
    assert engine.reader.read("2021年农村计划改厕多少座").slots.wants_number


@pytest.mark.parametrize(
    ("question", "headline", "missing"),
    [
        ("出口总额、城镇居民人均可支配收入是多少", "2030年出口总额：8.5亿元", "城镇居民人均可支配收入"),
        ("GDP、固投多少", "2030年地区生产总值：210.5亿元（全县口径）", "固投"),
    ],
)
def test_of_things_named_in_a_row_the_one_found_is_told_and_the_rest_is_said_to_be_missing(
    made_up: Engine, question: str, headline: str, missing: str
) -> None:
    answer = answered(made_up, question)

    assert answer.headline == headline
    assert f"没有找到“{missing}”的数，可以单独问。" in answer.details


@pytest.mark.parametrize("question", ["biggest project", "哪年GDP最高"])
def test_the_highest_of_things_that_are_not_named_is_no_single_figure(engine: Engine, question: str) -> None:
    assert not any(character.isdigit() for character in silent(engine, question).headline)


class TestAnOrderClaimed:
    """「甲比乙多吧」 is confirmed or denied, where two amounts tell it."""

    @pytest.mark.parametrize(
        ("question", "verdict"),
        [
            ("稳岗补贴比培训补贴多吗", "是的。相差2.4亿元"),
            ("稳岗补贴比培训补贴少吧", "不是，更多。相差2.4亿元"),
            ("新城口径GDP比全县口径低吗", "不是，更多。相差40.2亿元"),
        ],
    )
    def test_it_is_held_against_the_figures(self, made_up: Engine, question: str, verdict: str) -> None:
        assert answered(made_up, question).headline.startswith(verdict)

    def test_rates_of_growth_tell_nothing_of_amounts(self, made_up: Engine) -> None:
        assert answered(made_up, "城镇居民收入今年比去年低吧").headline.startswith("相差")
        assert answered(made_up, "城镇居民收入今年比去年增长快吗").headline.startswith("是的。")


def test_what_is_worked_out_of_a_rough_part_is_rough(made_up: Engine, engine: Engine) -> None:
    assert answered(made_up, "城镇居民收入今年和去年增速差多少").headline.startswith("相差约0.5个百分点：3%左右")
    assert answered(engine, "大白鲸加盛唐小京都一共投资多少").headline.startswith("合计125余亿元：")

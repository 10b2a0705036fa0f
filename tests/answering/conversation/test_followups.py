"""What a question takes from the one before, and what it does not. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerKind, AnswerStatus
from tests.answering.asking import answered, last, quoted, silent


class TestLastTwo:
    """「加起来」 and 「差多少」 mean the last two answers."""

    @pytest.mark.parametrize(
        ("question", "formula"),
        [
            ("加起来多少", "3.6亿元 + 1.2亿元 = 4.8亿元"),
            ("加起来呢", "3.6亿元 + 1.2亿元 = 4.8亿元"),
            ("差多少", "3.6亿元 − 1.2亿元 = 2.4亿元"),
            ("多了多少", "3.6亿元 − 1.2亿元 = 2.4亿元"),
        ],
    )
    def test_are_computed_in_the_open(self, made_up: Engine, question: str, formula: str) -> None:
        answer = answered(made_up, "2030年稳岗补贴多少", "2030年培训补贴多少", question)

        assert answer.kind is AnswerKind.COMPARE
        assert formula in answer.headline

    def test_each_is_read_with_its_own_slots(self, made_up: Engine) -> None:
        answer = answered(made_up, "2030年GDP是多少", "按新城口径，2030年GDP是多少", "差多少")

        assert "250.7亿元 − 210.5亿元 = 40.2亿元" in answer.headline
        assert "全县口径为210.5亿元；新城口径为250.7亿元" in quoted(answer)

    def test_only_the_last_two(self, made_up: Engine) -> None:
        headline = answered(
            made_up, "2030年稳岗补贴多少", "2030年培训补贴多少", "2030年出口总额多少", "加起来"
        ).headline

        assert "1.2亿元 + 8.5亿元 = 9.7亿元" in headline
        assert "3.6" not in headline

    def test_nothing_is_computed_over_different_units(self, made_up: Engine) -> None:
        headline = answered(made_up, "2030年稳岗补贴多少", "2030年绿植多少", "差多少").headline

        assert "−" not in headline

    @pytest.mark.parametrize("questions", [("2030年稳岗补贴多少", "加起来多少"), ("差多少",), ("加起来多少",)])
    def test_one_alone_is_not_enough(self, made_up: Engine, questions: tuple[str, ...]) -> None:
        answer = last(made_up, *questions)

        assert answer.status is AnswerStatus.NOT_FOUND
        assert "=" not in answer.text

    def test_a_term_is_no_side(self, made_up: Engine) -> None:
        assert "=" not in last(made_up, "2030年稳岗补贴多少", "一纸三折是什么意思", "加起来多少").text


class TestCorrections:
    """Another thing was meant; its year and scope stay."""

    @pytest.mark.parametrize(
        ("before", "correction", "headline"),
        [
            (
                "2031年GDP增长目标是多少",
                "不是GDP，我问城镇居民人均可支配收入",
                "2031年城镇居民人均可支配收入增长目标：3%左右",
            ),
            ("五年来折纸馆建成多少个", "不是折纸馆，我问的是风车发电量", "“十五五”时期风车发电量累计：70万度"),
            ("2030年稳岗补贴多少", "不对，我问的是培训补贴", "2030年培训补贴：1.2亿元"),
            ("2030年出口总额是多少", "我问的是按新城口径的GDP", "2030年地区生产总值：250.7亿元（新城口径）"),
            ("按新城口径，2030年出口总额是多少", "不是出口总额，我问GDP", "2030年地区生产总值：250.7亿元（新城口径）"),
        ],
    )
    def test_period_and_scope_are_kept(self, made_up: Engine, before: str, correction: str, headline: str) -> None:
        assert answered(made_up, before, correction).headline.startswith(headline)

    def test_what_is_set_aside_is_not_answered(self, made_up: Engine) -> None:
        answer = answered(made_up, "2030年GDP是多少", "不是GDP，我问出口总额")

        assert "210.5" not in answer.text

    def test_a_dismissal_in_one_question_leaves_what_is_asked(self, made_up: Engine) -> None:
        assert answered(made_up, "GDP先不说，2030年出口总额多少").headline == "2030年出口总额：8.5亿元"


class TestBeside:
    """What stands beside the last figure in its clause is found by what tells it apart."""

    @pytest.mark.parametrize(
        ("before", "question", "headline"),
        [
            ("2030年稳岗补贴多少", "培训呢", "2030年培训补贴：1.2亿元"),
            ("2030年培训补贴多少", "稳岗的呢", "2030年稳岗补贴：3.6亿元"),
            ("栽种绿植多少株", "造林呢", "2030年植树造林面积：900亩"),
        ],
    )
    def test_is_answered(self, made_up: Engine, before: str, question: str, headline: str) -> None:
        assert answered(made_up, before, question).headline == headline

    def test_another_rate_is_not_the_one_before(self, made_up: Engine) -> None:
        assert "72.5%" not in last(made_up, "折纸普及率是多少", "回收率呢").headline


class TestRelated:
    """A year newly asked, of which the last thing has no figure and the related one has."""

    @pytest.mark.parametrize("question", ["今年呢", "2031年呢", "今年的目标呢", "2031年的计划是多少"])
    def test_is_told_by_its_own_name(self, made_up: Engine, question: str) -> None:
        answer = answered(made_up, "2030年植树造林面积多少", question)

        assert answer.headline == "2031年补植造林面积目标：800亩"
        assert "（接上一问：2030年植树造林面积多少）" in answer.details

    @pytest.mark.parametrize("question", ["2029年呢", "明年呢"])
    def test_is_not_told_of_a_year_that_neither_has(self, made_up: Engine, question: str) -> None:
        silent(made_up, "2030年植树造林面积多少", question)

    def test_is_not_told_of_a_thing_that_is_related_to_nothing(self, made_up: Engine) -> None:
        silent(made_up, "2030年栽种绿植多少", "今年呢")


class TestFresh:
    """「换个问题」 leaves everything behind."""

    @pytest.mark.parametrize(
        "before", ["2031年GDP增长目标是多少", "按新城口径，2030年GDP是多少", "一纸三折包括哪些", "2030年稳岗补贴多少"]
    )
    @pytest.mark.parametrize("question", ["GDP是多少", "出口总额是多少", "增长多少", "第二个", "还有吗", "加起来多少"])
    def test_nothing_is_inherited(self, made_up: Engine, before: str, question: str) -> None:
        assert last(made_up, before, f"换个问题，{question}") == last(made_up, question)

    def test_nothing_before_it_is_remembered(self, made_up: Engine) -> None:
        questions = ("2030年稳岗补贴多少", "换个问题，2030年培训补贴多少", "加起来多少")

        assert last(made_up, *questions).status is AnswerStatus.NOT_FOUND


@pytest.mark.parametrize("question", ["哪个多", "哪个高", "前者比后者多多少"])
def test_which_is_more_means_the_last_two(made_up: Engine, question: str) -> None:
    headline = answered(made_up, "2030年稳岗补贴多少", "培训补贴呢", question).headline

    assert "3.6亿元 − 1.2亿元 = 2.4亿元" in headline


def test_the_scope_spoken_of_is_told_where_the_new_subject_has_none_of_it(made_up: Engine) -> None:
    assert answered(made_up, "新城口径GDP", "出口总额呢").headline == "2030年出口总额：8.5亿元（报告按全县口径）"


def test_of_two_things_called_alike_the_one_that_has_the_period_spoken_of_is_told(engine: Engine) -> None:
    headline = answered(engine, "GDP目标", "十四五呢", "那财政收入呢").headline

    assert headline == "“十四五”时期一般公共预算收入年均增长目标：6.5%（金州行政区口径）"

"""Whether a text supplies what sort of thing is asked for. Questions and texts are made up."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.answering.texts.supplying import SupplyJudge
from bot.domain.period import TimePeriod
from bot.understanding.phrases import PhraseTable
from tests.answering.asking import answered, silent
from tests.shipped import shipped_lexicon

YEAR = TimePeriod(2030, 2030)


class Judged:
    """Judges texts for questions put to the made-up report."""

    def __init__(self, engine: Engine) -> None:
        self._reader = engine.reader
        functions = PhraseTable.of(("已经", "位于", "的", "在"), "function")
        self._judge = SupplyJudge(functions, shipped_lexicon().patterns)

    def __call__(self, question: str, stated: str, period: TimePeriod | None = None) -> str | None:
        return self._judge.fault(self._reader.read(question), stated, period)

    def is_for_the_rest(self, question: str) -> bool:
        return self._judge.asks_for_the_rest(self._reader.read(question))

    def is_alike(self, question: str, wording: str) -> bool:
        return self._judge.asks_alike(question, wording)


@pytest.fixture(scope="session")
def fault(made_up: Engine) -> Judged:
    return Judged(made_up)


class TestDates:
    """A date is a day, a month or a year that the question does not give itself."""

    @pytest.mark.parametrize("stated", ["放鹤节10月举行", "放鹤节2030年举行", "放鹤节年底举行", "放鹤节上半年举行"])
    def test_is_supplied_by_a_date(self, fault: Judged, stated: str) -> None:
        assert fault("放鹤节什么时候举行", stated) is None

    @pytest.mark.parametrize("stated", ["放鹤节隆重举行", "放鹤节在鹤湖镇举行", "放鹤节有30人参加"])
    def test_is_not_supplied_by_anything_else(self, fault: Judged, stated: str) -> None:
        assert fault("放鹤节什么时候举行", stated) == "a date"

    def test_is_not_supplied_by_the_year_that_the_question_gives(self, fault: Judged) -> None:
        assert fault("2030年放鹤节哪天举行", "2030年放鹤节隆重举行") == "a date"

    def test_is_not_supplied_by_the_year_that_all_of_it_speaks_of(self, fault: Judged) -> None:
        assert fault("放鹤节什么时候举行", "2030年放鹤节隆重举行", YEAR) == "a date"

    def test_is_supplied_by_that_year_for_what_starts_in_it(self, fault: Judged) -> None:
        assert fault("放鹤台什么时候开工", "启动放鹤台扩建", YEAR) is None
        assert fault("放鹤台什么时候建成", "启动放鹤台扩建", YEAR) == "a date"


class TestPlaces:
    """A place is one that the question does not name itself."""

    @pytest.mark.parametrize("stated", ["在鹤湖镇建成折纸博物馆", "折纸博物馆位于东街"])
    def test_is_supplied_by_a_place(self, fault: Judged, stated: str) -> None:
        assert fault("折纸博物馆建在哪里", stated) is None

    @pytest.mark.parametrize("stated", ["建成折纸博物馆", "折纸博物馆已经建成"])
    def test_is_not_supplied_by_what_only_repeats_the_question(self, fault: Judged, stated: str) -> None:
        assert fault("折纸博物馆建在哪里", stated) == "a place"

    def test_is_not_supplied_by_the_place_that_the_question_gives(self, fault: Judged) -> None:
        assert fault("鹤湖镇的折纸博物馆在哪", "建成鹤湖镇折纸博物馆") == "a place"


class TestNames:
    """Names are what the text adds to the question, or a list."""

    @pytest.mark.parametrize("stated", ["与白鹭大学签约", "签约高校包括白鹭大学、青蛙大学"])
    def test_are_supplied_by_names(self, fault: Judged, stated: str) -> None:
        assert fault("签约的是哪些大学", stated) is None

    def test_are_not_supplied_by_what_only_repeats_the_question(self, fault: Judged) -> None:
        assert fault("签约高校是哪些", "签约高校") == "names"

    @pytest.mark.parametrize("stated", ["报告没有说明是哪些大学", "没有逐一列出签约的大学"])
    def test_are_not_supplied_by_a_text_that_leaves_them_open(self, fault: Judged, stated: str) -> None:
        assert fault("签约的是哪些大学", stated) == "names"

    @pytest.mark.parametrize(
        "question",
        [
            "除了白鹭大学，其余是哪些大学",
            "除了白鹭大学还有哪些大学",
            "which universities besides 白鹭大学, which others",
        ],
    )
    def test_the_rest_is_not_supplied_by_what_may_be_named_already(self, fault: Judged, question: str) -> None:
        assert fault.is_for_the_rest(question)
        assert fault(question, "与白鹭大学、青蛙大学签约") == "the rest"

    @pytest.mark.parametrize("question", ["签约的是哪些大学", "除了签约", "其余呢"])
    def test_the_rest_is_asked_for_with_an_exception(self, fault: Judged, question: str) -> None:
        assert not fault.is_for_the_rest(question)


class TestReasons:
    """A reason is printed as one."""

    @pytest.mark.parametrize("stated", ["因连降大雨，放鹤节顺延", "受大雨影响，放鹤节顺延", "为了安全，放鹤节顺延"])
    def test_is_supplied_by_a_reason(self, fault: Judged, stated: str) -> None:
        assert fault("放鹤节为什么顺延", stated) is None

    def test_is_not_supplied_by_what_happened(self, fault: Judged) -> None:
        assert fault("放鹤节为什么顺延", "放鹤节顺延到10月举行") == "a reason"


@pytest.mark.parametrize("question", ["放鹤节", "放鹤节顺延多少天", "放鹤节是不是顺延了"])
def test_where_no_such_thing_is_asked_nothing_is_missing(fault: Judged, question: str) -> None:
    assert fault(question, "放鹤节顺延") is None


@pytest.mark.parametrize(
    ("question", "wording", "is_alike"),
    [
        ("放鹤节在哪里举行", "放鹤节在哪儿", True),
        ("放鹤节在哪里举行", "放鹤节何时举行", False),
        ("放鹤节何时举行", "放鹤节什么时候", True),
        ("谁参加放鹤节", "放鹤节怎么样", False),
        ("放鹤节怎么样", "谁参加放鹤节", True),
        ("除了放鹤节，其他是哪些", "有哪些节", False),
    ],
)
def test_a_wording_is_alike_when_it_asks_for_all_that_the_question_does(
    fault: Judged, question: str, wording: str, is_alike: bool
) -> None:
    assert fault.is_alike(question, wording) is is_alike


class TestSentences:
    """The report's own sentences are held to the same."""

    @pytest.mark.parametrize("question", ["放鹤节顺延到什么时候", "放鹤节为什么顺延"])
    def test_a_date_and_a_reason_that_are_printed_are_quoted(self, made_up: Engine, question: str) -> None:
        assert answered(made_up, question).headline == ("报告原文（一、（三））：因连降大雨，放鹤节顺延到10月举行。")

    def test_a_place_that_is_printed_is_quoted(self, made_up: Engine) -> None:
        assert answered(made_up, "折纸博物馆建在哪里").citations[0].quote == "在鹤湖镇建成折纸博物馆。"

    @pytest.mark.parametrize("question", ["折纸博物馆什么时候建成", "夜游放鹤台活动在哪里举行", "放鹤台为什么修缮"])
    def test_what_is_not_printed_is_not_made_of_what_is(self, made_up: Engine, question: str) -> None:
        silent(made_up, question)

    def test_a_person_is_not_made_of_what_else_the_sentence_says(self, made_up: Engine) -> None:
        silent(made_up, "夜游放鹤台活动是谁办的")


class TestSoManyNames:
    """Who asks for so and so many by name is told by a list, not by the number that the question gives."""

    @pytest.mark.parametrize("question", ["那5000户改造的是哪些小区", "三鹤是哪三鹤"])
    def test_are_not_supplied_by_a_text_that_lists_nothing(self, fault: Judged, question: str) -> None:
        assert fault(question, "完成老旧小区5000户改造，严控三鹤经费") == "names"

    @pytest.mark.parametrize("stated", ["改造鹤东、鹤西小区5000户", "改造鹤东和鹤西小区5000户", "改造“鹤东”“鹤西”小区"])
    def test_are_supplied_by_names_side_by_side(self, fault: Judged, stated: str) -> None:
        assert fault("那5000户改造的是哪些小区", stated) is None


def test_an_organisation_is_no_person(fault: Judged) -> None:
    assert fault("甲乙丙是哪个单位的", "甲乙丙是最美志愿者") == "an organisation"
    assert fault("甲乙丙是哪个单位的", "甲乙丙来自纸鹤医院") is None


def test_a_year_of_completion_is_a_date_although_it_is_also_a_number(fault: Judged) -> None:
    assert fault("放鹤台哪年建成投产", "放鹤台属于续建项目", YEAR) == "a date"

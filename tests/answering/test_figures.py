"""One figure: which one is meant, and when there is none. All of it over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerKind, AnswerStatus

ALL_FIGURES = ("210.5", "250.7", "3.2%", "4.4%", "5%", "8.5", "2.5%", "120家", "20%", "30%")


def _answered(engine: Engine, question: str) -> Answer:
    answer = engine.ask(question).answer
    assert answer.status is AnswerStatus.ANSWERED, answer.headline
    return answer


def _silent(engine: Engine, question: str) -> Answer:
    answer = engine.ask(question).answer
    assert answer.status is AnswerStatus.NOT_FOUND, answer.headline
    assert answer.kind is AnswerKind.SILENCE
    assert not [figure for figure in ALL_FIGURES if figure in answer.headline]
    return answer


class TestScope:
    """The report's default scope answers, and another is told apart from it."""

    def test_the_default_scope_answers_and_the_other_stands_in_the_details(self, made_up: Engine) -> None:
        answer = _answered(made_up, "2030年地区生产总值是多少")

        assert "210.5亿元（全县口径）" in answer.headline
        assert "250.7亿元" not in answer.headline
        assert "· 新城口径：250.7亿元" in answer.details

    def test_a_named_scope_answers_for_itself(self, made_up: Engine) -> None:
        answer = _answered(made_up, "按新城口径，2030年GDP是多少")

        assert "250.7亿元（新城口径）" in answer.headline
        assert "210.5" not in answer.headline

    def test_a_place_name_means_its_scope_where_there_is_a_figure_of_it(self, made_up: Engine) -> None:
        assert "250.7亿元（新城口径）" in _answered(made_up, "新城去年GDP多少").headline

    def test_a_place_name_means_the_whole_area_where_there_is_none_and_that_is_said(self, made_up: Engine) -> None:
        answer = _answered(made_up, "新城的出口总额是多少")

        assert "8.5亿元（报告按全县口径）" in answer.headline

    def test_a_named_scope_without_a_figure_is_not_answered_from_another(self, made_up: Engine) -> None:
        answer = _silent(made_up, "新城口径的出口总额是多少")

        assert answer.headline == "报告没有按新城口径给出所问的“出口总额”"

    def test_an_indicator_of_one_scope_does_not_bother_the_reader_with_it(self, made_up: Engine) -> None:
        assert _answered(made_up, "2030年出口总额是多少").headline == "2030年出口总额：8.5亿元"


class TestPeriod:
    """A year decides; it is never bridged by likeness."""

    @pytest.mark.parametrize("year", ["2029年", "2025年", "2019年", "前年", "明年", "2033年", "29年", "二〇二九年"])
    def test_a_year_that_the_report_has_no_figure_of_is_not_answered(self, made_up: Engine, year: str) -> None:
        _silent(made_up, f"{year}出口总额是多少")

    def test_the_missing_year_is_named_and_what_there_is_is_given(self, made_up: Engine) -> None:
        answer = _silent(made_up, "2019年地区生产总值是多少")

        assert answer.headline == "报告没有给出2019年的“地区生产总值”"
        assert any("2030年地区生产总值：210.5亿元" in line for line in answer.details)
        assert answer.citations

    @pytest.mark.parametrize(
        "year", ["去年", "2030年", "30年", "2030", "二〇三〇年", "二零三零年", "上一年", "２０３０年"]
    )
    def test_every_way_to_write_the_year_means_it(self, made_up: Engine, year: str) -> None:
        assert _answered(made_up, f"{year}出口总额是多少").headline == "2030年出口总额：8.5亿元"

    @pytest.mark.parametrize("period", ["五年来", "十五五", "“十五五”时期", "2026-2030年", "2026至2030", "过去五年"])
    def test_every_way_to_write_the_span_means_it(self, made_up: Engine, period: str) -> None:
        answer = _answered(made_up, f"{period}折纸馆建成多少个")

        assert answer.headline == "“十五五”时期折纸馆累计：45个"

    def test_the_reviewed_year_is_taken_where_none_is_named_and_that_is_said(self, made_up: Engine) -> None:
        answer = _answered(made_up, "地区生产总值是多少")

        assert answer.headline.startswith("2030年")
        assert any("没有指明时期" in line for line in answer.details)


class TestStatus:
    """What is aimed at is not what happened."""

    def test_a_target_answers_for_the_coming_year(self, made_up: Engine) -> None:
        answer = _answered(made_up, "2031年地区生产总值目标是多少")

        assert answer.headline.startswith("2031年地区生产总值增长目标：5%以上")

    def test_a_target_that_was_not_set_is_not_made_of_what_happened(self, made_up: Engine) -> None:
        assert "目标" in _silent(made_up, "出口总额的目标是多少").headline

    def test_what_happened_is_not_made_of_a_target(self, made_up: Engine) -> None:
        assert "实际" in _silent(made_up, "折纸馆失修率实际是多少").headline

    def test_an_estimate_is_called_one(self, made_up: Engine) -> None:
        assert _answered(made_up, "纸鹤专利授权多少件").headline.endswith("35件（预计）")


class TestMeasureAndUnit:
    """A question for one kind of number is not answered with another."""

    @pytest.mark.parametrize(
        "question",
        [
            "出口总额增长多少",
            "出口总额同比增速",
            "出口总额占全市多少",
            "纸鹤企业占全省的比重",
            "2030年城镇居民人均可支配收入是多少元",
            "稳岗补贴年均增长多少",
        ],
    )
    def test_another_measure_is_not_answered(self, made_up: Engine, question: str) -> None:
        _silent(made_up, question)

    @pytest.mark.parametrize("question", ["折纸馆增长", "折纸馆增长多少", "2030年折纸馆增速"])
    def test_growth_is_not_answered_with_an_amount(self, made_up: Engine, question: str) -> None:
        _silent(made_up, question)

    def test_a_fall_asked_of_what_grew_is_corrected(self, made_up: Engine) -> None:
        answer = made_up.ask("城镇居民人均可支配收入下降多少").answer

        assert answer.status is AnswerStatus.ANSWERED
        assert answer.headline.startswith("没有减少，是增长。")

    @pytest.mark.parametrize(
        "question",
        ["出口总额多少人", "风车总数多少亿元", "纸鹤企业有多少公里", "植树造林多少天", "新增幼儿园花了多少钱"],
    )
    def test_another_unit_is_not_answered(self, made_up: Engine, question: str) -> None:
        _silent(made_up, question)

    def test_words_that_the_report_gives_for_a_figure_are_given(self, made_up: Engine) -> None:
        answer = _answered(made_up, "社会消费品零售总额怎么样")

        assert "高于全市平均水平" in answer.headline

    def test_words_are_no_amount(self, made_up: Engine) -> None:
        _silent(made_up, "社会消费品零售总额是多少亿元")

    def test_bounds_are_shown_as_printed(self, made_up: Engine) -> None:
        assert "近300座" in _answered(made_up, "风车总数多少座").headline
        assert "4%以内" in _answered(made_up, "2031年折纸馆失修率目标").headline


class TestLookAlikes:
    """However alike the rest of two names is, what tells them apart decides."""

    @pytest.mark.parametrize(
        "question",
        [
            "农村居民人均可支配收入增长多少",
            "乡村居民收入增长多少",
            "进口总额是多少",
            "进出口总额是多少",
            "风车电费收入多少",
            "2030年住房补贴支付多少",
        ],
    )
    def test_a_contrasting_word_vetoes(self, made_up: Engine, question: str) -> None:
        _silent(made_up, question)

    @pytest.mark.parametrize(
        "question",
        [
            "隔壁县的出口总额是多少",
            "甘井子区2030年地区生产总值是多少",
            "火星风车总数多少座",
            "人均地区生产总值",
            "纸船企业有多少家",
        ],
    )
    def test_an_unexplained_word_is_not_skipped(self, made_up: Engine, question: str) -> None:
        _silent(made_up, question)

    def test_silence_names_what_is_near_without_its_figure(self, made_up: Engine) -> None:
        answer = _silent(made_up, "进口总额是多少")

        assert "· 出口总额" in answer.details
        assert "8.5" not in answer.text
        assert answer.suggestions == ("2030年出口总额是多少？",)

    def test_names_hold_through_the_questions_that_mention_them(self, made_up: Engine) -> None:
        """失修率 is an indicator of 折纸馆 and no word for how many there are."""
        assert made_up.ask("2031年折纸馆失修率目标").answer.entry_ids == ("folding-hall-disrepair",)
        assert made_up.ask("2030年折纸馆有多少个").answer.entry_ids == ("folding-halls",)

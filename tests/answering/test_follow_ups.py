"""Questions that go on from the one before. All of it over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerStatus


def _last(engine: Engine, *questions: str) -> Answer:
    """The answer to the last question of a conversation."""
    conversation: Conversation | None = None
    for earlier in questions[:-1]:
        conversation = engine.ask(earlier, conversation).conversation
    return engine.ask(questions[-1], conversation).answer


class TestGoingOn:
    """What a question leaves out is taken from the one before."""

    @pytest.mark.parametrize(
        ("questions", "told"),
        [
            (("2030年GDP是多少", "增长呢"), "同比增长：3.2%"),
            (("2030年GDP是多少", "那增长了多少"), "同比增长：3.2%"),
            (("2030年GDP是多少", "新城口径呢"), "250.7亿元（新城口径）"),
            (("2030年GDP是多少", "今年的目标呢"), "2031年地区生产总值增长目标：5%以上"),
            (("2030年GDP增长多少", "十五五期间呢"), "“十五五”时期地区生产总值年均增长：4.4%"),
            (("2030年折纸馆有多少个", "五年来呢"), "“十五五”时期折纸馆累计：45个"),
            (("纸鹤企业有多少家", "占全市多少"), "占全市的比重：30%"),
            (("What was the GDP in 2030?", "And how much did it grow?"), "3.2%"),
            (("2030年出口總額是多少", "那稳岗补贴呢"), "3.6亿元"),
            (("2030年稳岗补贴多少", "培训补贴呢", "一共多少"), "3.6亿元 + 1.2亿元 = 4.8亿元"),
            (("2031年GDP增长目标是多少", "现在呢"), "2030年地区生产总值同比增长：3.2%"),
            (("2030年GDP是多少", "不要全县口径 要新城口径"), "250.7亿元（新城口径）"),
            (("2030年GDP是多少", "不是2030年，是2031年"), "2031年地区生产总值增长目标：5%以上"),
        ],
    )
    def test_one_slot_changes(self, made_up: Engine, questions: tuple[str, ...], told: str) -> None:
        answer = _last(made_up, *questions)

        assert answer.status is AnswerStatus.ANSWERED
        assert told in answer.headline

    def test_what_is_inherited_is_said(self, made_up: Engine) -> None:
        answer = _last(made_up, "2030年折纸馆有多少个", "五年来呢")

        assert "（接上一问：2030年折纸馆有多少个）" in answer.details

    def test_a_new_thing_of_the_same_passage_is_found(self, made_up: Engine) -> None:
        assert _last(made_up, "2030年稳岗补贴多少", "培训补贴呢").headline == "2030年培训补贴：1.2亿元"

    def test_a_new_subject_keeps_the_period_where_it_has_it(self, made_up: Engine) -> None:
        answer = _last(made_up, "2031年GDP增长目标是多少", "城镇居民人均可支配收入呢")

        assert answer.headline == "2031年城镇居民人均可支配收入增长目标：3%左右"

    def test_a_new_subject_is_not_told_of_another_year_than_the_one_spoken_of(self, made_up: Engine) -> None:
        answer = _last(made_up, "2031年GDP增长目标是多少", "培训补贴呢")

        assert answer.status is AnswerStatus.NOT_FOUND
        assert "1.2亿元" not in answer.headline

    def test_an_asked_year_that_is_missing_is_not_answered_from_the_conversation(self, made_up: Engine) -> None:
        answer = _last(made_up, "2030年GDP是多少", "2019年呢")

        assert answer.status is AnswerStatus.NOT_FOUND
        assert "2019年" in answer.headline


class TestLeaking:
    """A new topic is answered for itself."""

    @pytest.mark.parametrize(
        "before", ["2031年GDP增长目标是多少", "按新城口径，2030年GDP是多少", "一纸三折是什么意思", "2031年的目标有哪些"]
    )
    @pytest.mark.parametrize("question", ["2030年出口总额是多少", "云风车是什么意思", "谁作的报告", "3.6亿元是什么钱"])
    def test_a_whole_question_is_answered_as_if_it_were_the_first(
        self, made_up: Engine, before: str, question: str
    ) -> None:
        assert _last(made_up, before, question) == made_up.ask(question).answer

    def test_what_the_report_lacks_is_not_answered_with_what_was_asked_before(self, made_up: Engine) -> None:
        answer = _last(made_up, "2030年GDP是多少", "阿波罗登月呢")

        assert answer.status is AnswerStatus.NOT_FOUND
        assert "210.5" not in answer.text

    @pytest.mark.parametrize("modified", ["人均呢", "上海呢", "全省呢"])
    def test_the_last_number_is_not_told_of_another_place_or_by_head(self, made_up: Engine, modified: str) -> None:
        answer = _last(made_up, "2030年GDP是多少", modified)

        assert answer.status is AnswerStatus.NOT_FOUND
        assert "210.5" not in answer.headline

    def test_a_rank_that_is_not_printed_is_said_to_be_missing_from_what_was_spoken_of(self, made_up: Engine) -> None:
        answer = _last(made_up, "纸鹤企业有多少家", "在全市排第几")

        assert answer.status is AnswerStatus.NOT_FOUND
        assert "纸鹤企业" in answer.headline

    def test_a_number_is_not_read_into_a_term(self, made_up: Engine) -> None:
        """The term has no growth, and the figure asked for two questions ago is over."""
        answer = _last(made_up, "2030年稳岗补贴多少", "一纸三折是什么意思", "增长多少")

        assert answer.status is AnswerStatus.NOT_FOUND

    def test_a_topic_that_was_not_found_ends_the_one_before(self, made_up: Engine) -> None:
        assert _last(made_up, "2030年GDP是多少", "阿波罗登月呢", "增长呢").status is AnswerStatus.NOT_FOUND

    def test_what_names_no_topic_leaves_the_conversation_as_it_was(self, made_up: Engine) -> None:
        assert "3.2%" in _last(made_up, "2030年GDP是多少", "嗯？", "增长呢").headline

    def test_smalltalk_leaves_the_conversation_as_it_was(self, made_up: Engine) -> None:
        assert "3.2%" in _last(made_up, "2030年GDP是多少", "谢谢", "增长呢").headline

    def test_without_a_conversation_nothing_is_inherited(self, made_up: Engine) -> None:
        assert made_up.ask("增长呢").answer.status is AnswerStatus.NOT_FOUND

    def test_a_conversation_does_not_change_what_the_engine_says_to_others(self, made_up: Engine) -> None:
        before = made_up.ask("折纸馆有多少个").answer
        _last(made_up, "2030年GDP是多少", "新城口径呢", "折纸馆呢")

        assert made_up.ask("折纸馆有多少个").answer == before

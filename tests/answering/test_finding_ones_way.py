"""The report's structure, its lists, smalltalk, and what is no question at all. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerKind, AnswerStatus, Language
from bot.domain.errors import QuestionEmpty


class TestStructure:
    """Parts, sections and items are found by number."""

    @pytest.mark.parametrize(
        "question", ["报告分几个部分", "报告有哪几部分？", "目录", "How many parts does the report have?"]
    )
    def test_parts_are_counted_and_named(self, made_up: Engine, question: str) -> None:
        answer = made_up.ask(question).answer

        assert answer.kind is AnswerKind.NAVIGATION
        assert "3" in answer.headline
        assert "一、过去一年和“十五五”时期工作回顾" in answer.headline
        assert len(answer.citations) == 3

    def test_a_part_lists_its_sections(self, made_up: Engine) -> None:
        answer = made_up.ask("第一部分讲什么").answer

        assert answer.status is AnswerStatus.ANSWERED
        assert "· 一、（一） 纸鹤产业稳步发展" in answer.details
        assert "· 一、（二） 社会事业全面进步" in answer.details

    @pytest.mark.parametrize("question", ["一、（二）讲什么", "第一部分第二节讲什么", "第一部分的第（二）节"])
    def test_a_section_by_its_number(self, made_up: Engine, question: str) -> None:
        answer = made_up.ask(question).answer

        assert answer.headline.startswith("一、（二）社会事业全面进步")
        assert answer.citations[0].section == "一、（二）"

    def test_a_section_number_that_both_parts_have_finds_both(self, made_up: Engine) -> None:
        answer = made_up.ask("第（一）节讲什么").answer

        assert [citation.section for citation in answer.citations] == ["一、（一）", "二、（一）"]

    def test_a_part_that_there_is_none_of(self, made_up: Engine) -> None:
        answer = made_up.ask("第九部分讲什么").answer

        assert answer.status is AnswerStatus.NOT_FOUND
        assert answer.headline == "报告里没有第九部分"

    @pytest.mark.parametrize("question", ["名词解释有几条", "名词解释有哪些", "名词解释清单", "有哪些名词"])
    def test_the_glossary_is_counted_and_listed(self, made_up: Engine, question: str) -> None:
        answer = made_up.ask(question).answer

        assert answer.headline == "名词解释共3条"
        assert answer.details == ("1. 新城口径", "2. 一纸三折", "3. 云风车")

    def test_the_outline_opens_every_line_it_shows(self, made_up: Engine) -> None:
        outline = made_up.navigator.outline()

        assert [depth for depth, _, _ in outline] == [0, 1, 1, 1, 0, 1, 1, 0]
        for _, section, question in outline:
            answer = made_up.ask(question).answer
            assert answer.status is AnswerStatus.ANSWERED
            assert section.heading in answer.text


class TestTargetLists:
    """A list of targets is complete, counted and in printed order."""

    @pytest.mark.parametrize("question", ["2031年的目标有哪些", "今年的预期目标都有什么", "列出2031年全部目标"])
    def test_all_of_the_coming_year(self, made_up: Engine, question: str) -> None:
        answer = made_up.ask(question).answer

        assert answer.kind is AnswerKind.LIST
        assert answer.headline == "报告提出的2031年指标目标共4项"
        assert answer.details == (
            "1. 2031年地区生产总值增长目标：5%以上",
            "2. 2031年城镇居民人均可支配收入增长目标：3%左右",
            "3. 2031年折纸馆失修率目标：4%以内",
            "4. 2031年补植造林面积目标：800亩",
        )
        assert len(answer.citations) == 4

    def test_none_of_another_year(self, made_up: Engine) -> None:
        assert made_up.ask("2025年的目标有哪些").answer.status is AnswerStatus.NOT_FOUND

    def test_a_target_of_one_thing_is_no_list(self, made_up: Engine) -> None:
        assert made_up.ask("2031年地区生产总值的目标是多少").answer.kind is AnswerKind.FIGURE


class TestShippedTargetLists:
    """The same over the shipped store."""

    def test_every_target_of_2021_is_in_the_list_of_2021(self, engine: Engine) -> None:
        targets = [
            (indicator.name, one.as_written)
            for indicator in engine.knowledge.indicators
            for one in indicator.observations
            if one.status == "target" and str(one.time_period) == "2021"
        ]

        answer = engine.ask("2021年的指标目标有哪些，全部列出来").answer

        assert answer.headline == f"报告提出的2021年指标目标共{len(targets)}项"
        assert len(answer.details) == len(targets)
        for name, as_written in targets:
            assert any(name in line and as_written in line for line in answer.details), name


class TestSmalltalk:
    """Courtesy is returned; it is no answer of the report."""

    @pytest.mark.parametrize(
        "text",
        ["你好", "您好！", "谢谢", "谢谢你啊", "再见", "你是谁", "你能做什么呀", "好的", "hello", "thanks", "谢啦😀"],
    )
    def test_is_recognised(self, made_up: Engine, text: str) -> None:
        answer = made_up.ask(text).answer

        assert answer.status is AnswerStatus.SMALLTALK
        assert not answer.citations

    @pytest.mark.parametrize(
        "text", ["你是傻逼吗", "你真蠢", "去你妈的", "你有病吧", "SB", "fuck you", "you are stupid"]
    )
    def test_abuse_gets_one_polite_line_whatever_grammar_stands_around_it(self, made_up: Engine, text: str) -> None:
        answer = made_up.ask(text).answer

        assert answer.status is AnswerStatus.SMALLTALK
        assert answer.text in (
            "我只会查报告，换个问题试试吧。",
            "I only look things up in the report. Try another question.",
        )

    @pytest.mark.parametrize("text", ["垃圾", "垃圾分类", "傻子都知道GDP是多少"])
    def test_a_question_with_a_rude_word_is_a_question(self, made_up: Engine, text: str) -> None:
        assert made_up.ask(text).answer.status is not AnswerStatus.SMALLTALK

    def test_does_not_swallow_a_question(self, made_up: Engine) -> None:
        assert made_up.ask("你好，2030年出口总额是多少，谢谢").answer.headline == "2030年出口总额：8.5亿元"

    def test_tells_whose_report_it_answers_from(self, made_up: Engine) -> None:
        assert made_up.knowledge.report.title in made_up.ask("你是谁").answer.headline

    def test_speaks_the_language_of_the_asker(self, made_up: Engine) -> None:
        assert made_up.ask("多謝", None, Language.ZH_HANT).answer.headline.startswith("不客氣")
        assert made_up.ask("hello", None, Language.EN).answer.headline.startswith("Hello")


class TestNoQuestion:
    """What cannot be read is said to be so."""

    @pytest.mark.parametrize("text", ["", "   ", "\u3000\n\t", "\u200b\u200e", "😀🎉", "“”《》", "\x00\x07"])
    def test_nothing(self, made_up: Engine, text: str) -> None:
        with pytest.raises(QuestionEmpty):
            made_up.ask(text)

    @pytest.mark.parametrize("text", ["？？？", "。", "...", "的的的", "多少", "是什么", "-_-", "）（", "2030年"])
    def test_nothing_to_go_by(self, made_up: Engine, text: str) -> None:
        answer = made_up.ask(text).answer

        assert answer.status is AnswerStatus.NOT_FOUND
        assert answer.kind is AnswerKind.NOT_UNDERSTOOD
        assert len(answer.suggestions) == 3

    @pytest.mark.parametrize(
        "text",
        [
            "asdfgh",
            "qwerty uiop",
            "锟斤拷烫烫烫",
            "'; DROP TABLE 指标; --",
            "{{7*7}}",
            "人口是多少",
            "<b>价格</b>",
            "a" * 500,
        ],
    )
    def test_nothing_that_the_report_holds(self, made_up: Engine, text: str) -> None:
        assert made_up.ask(text).answer.status is AnswerStatus.NOT_FOUND

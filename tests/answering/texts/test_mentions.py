"""Where the report mentions a word that nobody curated. Over the made-up report and the shipped store."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.documents.clauses import clauses_of
from bot.domain.answer import AnswerKind, Language
from tests.answering.asking import answered, last, silent


class TestMentions:
    """Every clause that prints the word, counted, in the report's order."""

    @pytest.mark.parametrize("question", ["放鹤台", "放鹤台有什么", "报告提到放鹤台了吗", "报告怎么说放鹤台"])
    def test_all_are_quoted_with_their_places(self, made_up: Engine, question: str) -> None:
        answer = answered(made_up, question)

        assert answer.headline == "报告有2处提到“放鹤台”：放鹤台修缮一新，夜游放鹤台活动受到欢迎。"
        assert answer.details == ("· 启动放鹤台扩建。（二、（二））",)
        assert [citation.section for citation in answer.citations] == ["一、（三）", "二、（二）"]

    def test_one_is_not_counted(self, made_up: Engine) -> None:
        assert answered(made_up, "大雨").headline == "报告提到“大雨”：因连降大雨，放鹤节顺延到10月举行。"

    def test_a_year_leaves_its_own(self, made_up: Engine) -> None:
        assert answered(made_up, "2031年放鹤台要做什么").headline == "报告提到“放鹤台”：启动放鹤台扩建。"

    @pytest.mark.parametrize("question", ["2019年放鹤台", "放鹤台多少个", "放鹤台增长多少", "放鹤台是谁建的"])
    def test_a_year_a_number_or_a_name_that_is_not_there_is_not_made_of_them(
        self, made_up: Engine, question: str
    ) -> None:
        silent(made_up, question)

    def test_a_word_that_is_not_printed_is_not_mentioned(self, made_up: Engine) -> None:
        assert last(made_up, "报告提到放龟台了吗").kind is AnswerKind.SILENCE

    @pytest.mark.parametrize("question", ["platforms", "What does the report say about the platform?"])
    def test_an_english_word_is_found_by_the_chinese_one_it_stands_for(self, made_up: Engine, question: str) -> None:
        answer = answered(made_up, question)

        assert answer.language is Language.EN
        assert answer.headline.startswith("The report mentions “platform")
        assert answer.citations[0].quote == "“折纸云”平台上线运行。"

    @pytest.mark.parametrize("question", ["What does the report say about whales?", "whales", "the platform in 2019"])
    def test_an_english_word_without_one_is_silence(self, made_up: Engine, question: str) -> None:
        silent(made_up, question)

    @pytest.mark.parametrize("word", ["改造", "示范区"])
    def test_the_count_is_that_of_the_clauses(self, engine: Engine, word: str) -> None:
        document = engine.knowledge.report.document
        printed = [clause for passage in document.passages for clause in clauses_of(passage) if word in clause.text]
        planned = [clause for clause in printed if str(engine.library.section_period(clause.passage) or "") == "2021"]

        answer = answered(engine, f"今年{word}有哪些")

        assert len(planned) > 1
        assert answer.kind is AnswerKind.LIST
        assert answer.headline.startswith(f"报告有{len(planned)}处提到“{word}”：")
        assert [citation.quote for citation in answer.citations] == [clause.text for clause in planned]

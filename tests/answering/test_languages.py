"""The same question in other scripts, languages and spellings. All of it over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerStatus, Language

EXPORTS = "2030年出口总额：8.5亿元"


def _answered(engine: Engine, question: str, language: Language | None = None) -> Answer:
    answer = engine.ask(question, None, language).answer
    assert answer.status is AnswerStatus.ANSWERED, answer.headline
    return answer


class TestTraditional:
    """Who writes traditional characters reads them, but the report stays as printed."""

    def test_the_answer_is_traditional(self, made_up: Engine) -> None:
        answer = _answered(made_up, "2030年地區生產總值是多少")

        assert answer.language is Language.ZH_HANT
        assert answer.headline == "2030年地區生產總值：210.5億元（全縣口徑）"

    def test_the_quote_is_as_printed(self, made_up: Engine) -> None:
        assert _answered(made_up, "2030年地區生產總值是多少").citations[0].quote == (
            "全年实现地区生产总值210.5亿元，同比增长3.2%；"
        )

    def test_the_asker_may_set_the_language(self, made_up: Engine) -> None:
        answer = _answered(made_up, "2030年出口总额是多少", Language.ZH_HANT)

        assert answer.headline == "2030年出口總額：8.5億元"


class TestEnglish:
    """English answers give plain units and keep the printed figure beside them."""

    @pytest.mark.parametrize(
        ("question", "told"),
        [
            ("What was the GDP in 2030?", "21.05 billion yuan (210.5亿元) [whole county]"),
            ("What was the total exports in 2030?", "0.85 billion yuan (8.5亿元)"),
            ("How many windmills were there in 2030?", "about 300 (近300座)"),
            ("How many plants were planted in 2030?", "plants (60万株)"),
            ("What is the GDP growth target for 2031?", "at least 5% (5%以上)"),
        ],
    )
    def test_figures_are_told_in_plain_units(self, made_up: Engine, question: str, told: str) -> None:
        answer = _answered(made_up, question)

        assert answer.language is Language.EN
        assert told in answer.headline

    def test_an_english_question_may_be_answered_in_chinese(self, made_up: Engine) -> None:
        answer = _answered(made_up, "What was the total exports in 2030?", Language.ZH_HANS)

        assert answer.headline == EXPORTS

    def test_a_year_that_is_not_in_the_report_is_not_answered(self, made_up: Engine) -> None:
        answer = made_up.ask("What was the GDP in 2019?").answer

        assert answer.status is AnswerStatus.NOT_FOUND
        assert answer.headline == "The report gives no gross regional product (GDP) for 2019"

    @pytest.mark.parametrize("question", ["What were the imports in 2030?", "How much did rural income grow in 2030?"])
    def test_a_contrasting_word_vetoes(self, made_up: Engine, question: str) -> None:
        assert made_up.ask(question).answer.status is AnswerStatus.NOT_FOUND

    def test_a_term_is_told_with_its_printed_definition(self, made_up: Engine) -> None:
        answer = _answered(made_up, "What is a cloud windmill?")

        assert answer.headline == "Glossary 3: cloud windmill"
        assert "指建在云上的风车。" in answer.details


class TestSpelling:
    """Pinyin, homophones, width, case and stray marks do not change what is asked."""

    @pytest.mark.parametrize(
        "question",
        [
            "2030 nian chu kou zong e shi duo shao",
            "2030年chukou总额是多少",
            "2030年出口总鹅是多少",
            "２０３０年出口总额是多少？？",
            "2030 年 出 口 总 额",
            "“2030年”《出口总额》是多少呢😀",
            "请问一下，2030年出口总额到底是多少啊",
        ],
    )
    def test_the_answer_is_the_same(self, made_up: Engine, question: str) -> None:
        assert _answered(made_up, question).headline == EXPORTS

    def test_case_does_not_matter(self, made_up: Engine) -> None:
        assert _answered(made_up, "2030年gdp").headline == _answered(made_up, "2030年ＧＤＰ").headline

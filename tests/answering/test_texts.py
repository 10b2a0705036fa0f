"""Terms, plans, frequent questions, sentences and silence. All of it over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerKind, AnswerStatus

FOLDS = "即对折、翻折、拉折。“对折”指把纸折成两半。“翻折”指把折角翻到背面。"


def _answered(engine: Engine, question: str) -> Answer:
    answer = engine.ask(question).answer
    assert answer.status is AnswerStatus.ANSWERED, answer.headline
    return answer


class TestTerms:
    """A term is answered with its whole printed definition."""

    @pytest.mark.parametrize(
        "question", ["一纸三折", "“一纸三折”是什么意思？", "什么叫三折", "名词解释第2条", "What are three folds?"]
    )
    def test_whole(self, made_up: Engine, question: str) -> None:
        answer = _answered(made_up, question)

        assert answer.kind is AnswerKind.GLOSSARY
        assert FOLDS in answer.details
        assert answer.citations[0].quote == f"2．“一纸三折”：{FOLDS}"

    def test_its_items_are_counted_and_listed(self, made_up: Engine) -> None:
        answer = _answered(made_up, "一纸三折包括哪些")

        assert answer.kind is AnswerKind.LIST
        assert answer.headline.endswith("包括3项：对折、翻折、拉折")

    def test_a_part_is_told_before_the_whole_and_once(self, made_up: Engine) -> None:
        answer = _answered(made_up, "翻折是什么意思")

        assert answer.headline == "翻折：“翻折”指把折角翻到背面"
        assert FOLDS.replace("“翻折”指把折角翻到背面", "…") in answer.details

    @pytest.mark.parametrize(("question", "word"), [("拉折是什么意思", "拉折"), ("什么是折纸云", "折纸云")])
    def test_a_word_that_is_used_and_not_explained(self, made_up: Engine, question: str, word: str) -> None:
        answer = made_up.ask(question).answer

        assert answer.status is AnswerStatus.NOT_FOUND
        assert answer.headline == f"报告提到“{word}”，但没有解释它"
        assert word in answer.citations[0].quote

    def test_a_number_that_there_is_no_item_of(self, made_up: Engine) -> None:
        answer = made_up.ask("名词解释第9条").answer

        assert answer.status is AnswerStatus.NOT_FOUND
        assert answer.headline == "名词解释只有3条，没有第9条"


class TestPlans:
    """What will be done is told as planned, in the report's words."""

    def test_by_title(self, made_up: Engine) -> None:
        answer = _answered(made_up, "创建国家级纸鹤示范园区")

        assert answer.kind is AnswerKind.PLAN
        assert answer.headline == "2031年计划：创建国家级纸鹤示范园区"

    def test_a_number_of_a_plan(self, made_up: Engine) -> None:
        answer = _answered(made_up, "今年新开工几个折纸馆")

        assert answer.headline == "2031年计划：新开工十个折纸馆"

    def test_a_plan_does_not_tell_what_happened(self, made_up: Engine) -> None:
        assert made_up.ask("2030年新开工几个折纸馆").answer.kind is not AnswerKind.PLAN

    @pytest.mark.parametrize("year", ["2029年", "2035年"])
    def test_a_plan_is_of_its_year(self, made_up: Engine, year: str) -> None:
        assert made_up.ask(f"{year}创建国家级纸鹤示范园区了吗").answer.status is AnswerStatus.NOT_FOUND

    def test_another_level_is_another_thing(self, made_up: Engine) -> None:
        assert made_up.ask("创建省级纸鹤示范园区").answer.status is AnswerStatus.NOT_FOUND


class TestFrequentQuestions:
    """Reviewed answers to curated wordings."""

    @pytest.mark.parametrize("question", ["报告是谁作的？", "谁作的政府工作报告", "报告人是谁", "请问报告人是谁呀"])
    def test_a_fact(self, made_up: Engine, question: str) -> None:
        answer = _answered(made_up, question)

        assert answer.kind is AnswerKind.FACT
        assert answer.headline == "报告由纸鹤县人民政府县长甲乙丙作。"

    def test_in_english(self, made_up: Engine) -> None:
        assert _answered(made_up, "Who delivered the report?").headline.startswith("Jia Yibing")

    def test_a_list_is_counted_and_complete(self, made_up: Engine) -> None:
        answer = _answered(made_up, "2030年举办了哪些节庆活动")

        assert answer.kind is AnswerKind.LIST
        assert answer.details == ("共3项：", "1. 折纸节", "2. 风筝节", "3. 放鹤节")

    def test_a_wording_that_it_must_not_match(self, made_up: Engine) -> None:
        assert made_up.ask("报告是谁起草的").answer.status is AnswerStatus.NOT_FOUND

    def test_a_year_that_it_does_not_speak_of(self, made_up: Engine) -> None:
        assert made_up.ask("2019年举办了哪些节庆活动").answer.status is AnswerStatus.NOT_FOUND


class TestSentences:
    """What nobody curated is answered with the report's own sentence, quoted as such, or not at all."""

    def test_a_sentence_that_explains_the_whole_question(self, made_up: Engine) -> None:
        answer = _answered(made_up, "老年人免费讲授什么课程")

        assert answer.headline == "报告原文（二、（二））：开展纸鹤进校园活动，为老年人免费讲授折纸课程。"

    @pytest.mark.parametrize(
        "question", ["老年人免费讲授多少课程", "大学生免费讲授什么课程", "2019年老年人免费讲授什么课程"]
    )
    def test_no_sentence_where_it_does_not(self, made_up: Engine, question: str) -> None:
        assert made_up.ask(question).answer.status is AnswerStatus.NOT_FOUND


class TestNumbers:
    """From a number back to what it counts."""

    @pytest.mark.parametrize(
        ("question", "headline"),
        [
            ("28是什么", "28：2030年新增幼儿园：28所"),
            ("3.6亿元是什么钱", "3.6亿元：2030年稳岗补贴：3.6亿元"),
            ("300座是什么", "300座：2030年风车总数：近300座"),
        ],
    )
    def test_what_it_counts(self, made_up: Engine, question: str, headline: str) -> None:
        answer = _answered(made_up, question)

        assert answer.kind is AnswerKind.REVERSE
        assert answer.headline == headline

    def test_every_place_where_it_stands(self, made_up: Engine) -> None:
        """4%: what the windmills' electricity fell by, and the bound of halls in disrepair."""
        answer = _answered(made_up, "4%是什么")

        assert "2处" in answer.headline
        assert any("风车电费支出下降：4%" in line for line in answer.details)
        assert any("折纸馆失修率目标：4%以内" in line for line in answer.details)

    @pytest.mark.parametrize("question", ["27是什么", "28公里是什么", "3.7亿元是什么钱"])
    def test_no_near_miss(self, made_up: Engine, question: str) -> None:
        assert made_up.ask(question).answer.status is AnswerStatus.NOT_FOUND

"""Leafing through the report: what is shown can be opened."""

from __future__ import annotations

import pytest

from bot.domain.answer import AnswerKind, AnswerStatus, Language
from bot.service.browsing import Browsing
from bot.service.browsing_service import ReportBrowsing
from bot.service.explaining_service import QuestionExplaining
from bot.service.serving import Serving
from tests.shipped import shipped_engine


@pytest.fixture
def browsing() -> Browsing:
    return ReportBrowsing(Serving(shipped_engine()))


class TestBrowsing:
    """Title, examples, version."""

    def test_titles_the_report(self, browsing: Browsing) -> None:
        assert "金州" in browsing.report_title(Language.ZH_HANS)
        assert "Jinzhou" in browsing.report_title(Language.EN)

    @pytest.mark.parametrize("language", list(Language))
    def test_there_are_three_examples(self, browsing: Browsing, language: Language) -> None:
        assert len(browsing.examples(language)) == 3

    def test_the_version_is_the_stores(self, browsing: Browsing) -> None:
        assert browsing.store_version == shipped_engine().knowledge.version


class TestSearch:
    """Finished answers while typing."""

    def test_shows_headline_figures_before_anything_is_typed(self, browsing: Browsing) -> None:
        found = browsing.search("  ", 5)

        assert len(found) == 5
        assert all(answer.status is AnswerStatus.ANSWERED for answer in found)
        assert "2079.4亿元" in found[0].headline

    @pytest.mark.parametrize(
        ("typed", "told"), [("GDP", "2079.4亿元"), ("信访110", "信访110"), ("2020年固定资产投资增长多少", "5.1%")]
    )
    def test_puts_the_answer_to_what_was_typed_first(self, browsing: Browsing, typed: str, told: str) -> None:
        assert told in browsing.search(typed, 5)[0].headline

    @pytest.mark.parametrize("typed", ["企业", "投资", "GDP", "高新", "foreign"])
    def test_shows_no_more_than_asked_for_and_nothing_twice(self, browsing: Browsing, typed: str) -> None:
        found = browsing.search(typed, 4)

        assert 1 <= len(found) <= 4
        assert len({answer.headline for answer in found}) == len(found)

    @pytest.mark.parametrize(
        ("typed", "beginning"),
        [
            ("失", "失业率"),
            ("城", "城镇登记失业率"),
            ("就", "新增就业"),
            ("十四五", "预期目标"),
            ("项目", "开工项目"),
            ("去年失", "失业率"),
        ],
    )
    def test_of_a_beginning_shows_what_it_may_become(self, browsing: Browsing, typed: str, beginning: str) -> None:
        found = browsing.search(typed, 10)

        assert any(beginning in answer.headline for answer in found)
        assert all(answer.status is not AnswerStatus.CLARIFY for answer in found)

    @pytest.mark.parametrize("typed", ["锟斤拷烫烫烫", "火星", "多少", "是什么", "去" * 256, "2019年GDP", "你好"])
    def test_sends_nobody_what_is_no_answer(self, browsing: Browsing, typed: str) -> None:
        assert browsing.search(typed, 10) == ()

    def test_a_reviewed_silence_is_an_answer(self, browsing: Browsing) -> None:
        first = browsing.search("出口", 10)[0]

        assert (first.kind, bool(first.citations)) == (AnswerKind.SILENCE, True)

    @pytest.mark.parametrize(("typed", "word"), [("失业率", "失业"), ("门户", "门户"), ("5G", "5G"), ("外资", "外资")])
    def test_shows_only_what_is_about_it(self, browsing: Browsing, typed: str, word: str) -> None:
        found = browsing.search(typed, 10)

        assert found
        assert all(word in answer.headline for answer in found)

    def test_of_a_long_question_shows_its_answer_alone(self, browsing: Browsing) -> None:
        found = browsing.search("请问一下，" * 10 + "2020年金州行政区口径的地区生产总值是多少", 10)

        assert len(found) == 1
        assert "2079.4亿元" in found[0].headline

    def test_of_a_very_long_question_shows_an_answer_only_where_it_is_all_of_it(self, browsing: Browsing) -> None:
        one = "请问一下，" * 20 + "2020年金州行政区口径的地区生产总值是多少"

        assert [answer.kind for answer in browsing.search(one, 10)] == [AnswerKind.FIGURE]
        assert browsing.search("请问一下，" * 20 + "PM2.5是多少？六大门户是什么？", 10) == ()

    def test_of_nothing_readable_finds_nothing(self, browsing: Browsing) -> None:
        assert browsing.search("😀", 5) == ()

    def test_speaks_the_language_that_the_asker_set(self, browsing: Browsing) -> None:
        assert {answer.language for answer in browsing.search("", 3, Language.EN)} == {Language.EN}

    @pytest.mark.parametrize(
        ("typed", "hint", "language"),
        [
            ("GDP", Language.EN, Language.EN),
            ("GDP", Language.ZH_HANT, Language.ZH_HANT),
            ("失业率", Language.ZH_HANT, Language.ZH_HANS),
            ("去年GDP多少", Language.ZH_HANT, Language.ZH_HANT),
            ("去年GDP多少", Language.EN, Language.ZH_HANS),
        ],
    )
    def test_speaks_as_typed_else_as_hinted(
        self, browsing: Browsing, typed: str, hint: Language, language: Language
    ) -> None:
        assert {answer.language for answer in browsing.search(typed, 3, None, (hint,))} == {language}


def test_an_explanation_tells_slots_candidates_and_the_answer() -> None:
    lines = QuestionExplaining(Serving(shipped_engine())).explain("按新区口径，2020年GDP是多少")

    text = "\n".join(lines)
    assert lines[0] == "read as: 按新区口径,2020年gdp是多少"
    assert "periods 2020" in lines[1]
    assert "scopes new-area" in lines[1]
    assert "gross-regional-product" in text
    assert "accepted" in text
    assert lines[-1].startswith("answer: answered figure: 2020年地区生产总值：2320.4亿元")

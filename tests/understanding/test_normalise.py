"""Whatever people type is brought into one written form, with a map back."""

from __future__ import annotations

import re
import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answer import Language
from bot.understanding.normalise import fold, is_han, language_of, normalise, with_numbers_apart, with_questions_apart
from bot.understanding.script import script_of
from bot.understanding.sounds import is_no_pinyin

MARKERS = frozenset({"what", "is", "the", "of"})
TYPED = st.text(
    st.one_of(
        st.sampled_from("2020年地区生产總值增長多少ＧＤＰ，。？“”①½㎡％ \u3000\u200b\u202e😀é"),
        st.characters(),
    ),
    max_size=40,
)
laws = settings(derandomize=True, max_examples=200, deadline=None, database=None)


class TestNormalise:
    """One written form for what means the same."""

    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("２０２０年ＧＤＰ", "2020年gdp"),
            ("地區生產總值", "地区生产总值"),
            ("  地区 生产\u3000总值 ", "地区生产总值"),
            ("What  is\tGDP", "what is gdp"),
            ("GDP 是多少", "gdp是多少"),
            ("“一网一门一次”", "一网一门一次"),
            ("《报告》「原文」", "报告原文"),
            ("增长5%吗？！", "增长5%吗?!"),
            ("\u200b出\u202e口\x00", "出口"),
            ("出口😀总额", "出口总额"),
            ("①", "1"),
            ("", ""),
        ],
    )
    def test_writes(self, typed: str, written: str) -> None:
        assert normalise(typed).text == written
        assert fold(typed) == written

    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("China's GDP", "china gdp"),
            ("Dalian’s exports", "dalian exports"),
            ("CHINA'S", "china"),
            ("O'Brien", "obrien"),
            ("企业's数", "企业s数"),
            ("2020's", "2020s"),
        ],
    )
    def test_the_mark_of_a_possessor_goes(self, typed: str, written: str) -> None:
        assert normalise(typed).text == written

    def test_knows_where_each_character_came_from(self) -> None:
        typed = " 地區 ＧＤＰ"

        found = normalise(typed)

        assert [typed[i] for i in found.origins] == ["地", "區", "Ｇ", "Ｄ", "Ｐ"]

    @pytest.mark.parametrize(
        ("typed", "is_traditional"),
        [("總值", True), ("总值", False), ("GDP", False), ("乾净的著作", False), ("後來", True)],
    )
    def test_knows_traditional_writing(self, typed: str, is_traditional: bool) -> None:
        assert normalise(typed).has_traditional is is_traditional

    @laws
    @given(TYPED)
    def test_stored_texts_are_written_as_questions_are(self, typed: str) -> None:
        assert fold(typed) == normalise(typed).text

    def test_a_text_in_its_written_form_is_kept_once(self) -> None:
        name = "".join(("绿地", "生产总值"))  # a new object, of a name that no store holds

        assert fold(name) is name

    @laws
    @given(TYPED)
    def test_is_idempotent(self, typed: str) -> None:
        once = normalise(typed).text

        assert normalise(once).text == once
        assert fold(fold(typed)) == fold(typed)

    @laws
    @given(TYPED)
    def test_maps_every_character_back_in_order(self, typed: str) -> None:
        found = normalise(typed)

        assert len(found.origins) == len(found.text)
        assert list(found.origins) == sorted(found.origins)
        assert all(0 <= origin < len(typed) for origin in found.origins)
        assert found.original == typed

    @laws
    @given(TYPED)
    def test_leaves_no_outer_or_double_space_and_nothing_upper_case(self, typed: str) -> None:
        text = normalise(typed).text

        assert text == text.strip()
        assert "  " not in text
        assert not set(text) & set(string.ascii_uppercase)

    @laws
    @given(TYPED, TYPED)
    def test_each_character_is_folded_by_itself(self, one: str, other: str) -> None:
        """So that a map back exists at all."""
        together = normalise(one + "，" + other).text

        assert together == f"{normalise(one + '，').text}{normalise('，' + other).text[1:]}"


class TestLanguage:
    """Which language a question is answered in."""

    @pytest.mark.parametrize(
        ("typed", "language"),
        [
            ("GDP是多少", Language.ZH_HANS),
            ("地區生產總值是多少", Language.ZH_HANT),
            ("What is the GDP", Language.EN),
            ("What is 金普学者", Language.EN),
            ("what是金普学者计划的具体内容和目标", Language.ZH_HANS),
            ("2020 nian chu kou", Language.ZH_HANS),
            ("", Language.ZH_HANS),
        ],
    )
    def test_is_read_from_the_question(self, typed: str, language: Language) -> None:
        assert language_of(normalise(typed), MARKERS, is_no_pinyin) is language


def test_only_chinese_characters_are_chinese_characters() -> None:
    assert all(map(is_han, "金普一〇龥"[:3]))
    assert not any(map(is_han, "aあ가1，"))


class TestNumbersApart:
    """A year or a long number is a word of its own, however it is typed beside a Latin one."""

    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("2020GDP", "2020 gdp"),
            ("GDP2025目标", "gdp 2025目标"),
            ("gdp2079.4", "gdp 2079.4"),
            ("PM2.5", "pm2.5"),
            ("2020PM2.5", "2020 pm2.5"),
            ("5G", "5g"),
            ("2020年GDP", "2020年gdp"),
            ("12020gdp", "12020gdp"),
        ],
    )
    def test_reads(self, typed: str, written: str) -> None:
        apart = with_numbers_apart(normalise(typed))

        assert apart.text == written
        assert len(apart.origins) == len(apart.text)

    @given(TYPED)
    @laws
    def test_changes_nothing_but_adds_spaces(self, typed: str) -> None:
        before = normalise(typed)
        after = with_numbers_apart(before)

        assert after.text.replace(" ", "") == before.text.replace(" ", "")
        assert sorted(after.origins) == list(after.origins)


class TestScript:
    """The characters tell the script, where they belong to one of the two."""

    @pytest.mark.parametrize(
        ("typed", "script"),
        [
            ("失业率", Language.ZH_HANS),
            ("失業率", Language.ZH_HANT),
            ("机场", Language.ZH_HANS),
            ("去年GDP多少", None),
            ("5G基站", None),
            ("2020年出口多少", None),
            ("后台", None),  # both scripts write them, for different words
            ("GDP", None),
            ("", None),
        ],
    )
    def test_is_read_from_them(self, typed: str, script: Language | None) -> None:
        assert script_of(normalise(typed)) is script


class TestSpacesBetweenQuestions:
    """A space behind words that ask parts two questions; any other between Chinese characters is chance."""

    ASKING = re.compile("(?:多少个|吗)$")

    @pytest.mark.parametrize(
        ("typed", "written"),
        [
            ("问题有多少个 改完没", "问题有多少个,改完没"),
            ("折纸馆 多少个", "折纸馆多少个"),
            ("多少个 吗", "多少个吗"),
            ("对吗 折纸馆多少个 风车多少个", "对吗折纸馆多少个风车多少个"),
        ],
    )
    def test_one_such_space_is_a_comma(self, typed: str, written: str) -> None:
        apart = with_questions_apart(normalise(typed), self.ASKING)

        assert apart.text == written
        assert len(apart.origins) == len(apart.text)

"""How characters sound, and how pinyin is read."""

from __future__ import annotations

import pytest

from bot.understanding.normalise import normalise
from bot.understanding.pinyin_reading import PinyinReader
from bot.understanding.sounds import folded_syllable, sound_of, split_syllables, syllables_of


class TestSounds:
    """Characters that are mistaken for one another sound the same."""

    @pytest.mark.parametrize("pair", ["镖标", "直值", "四是", "蓝难", "新兴", "平评", "晨城", "增真"])
    def test_of_characters_that_are_confused(self, pair: str) -> None:
        assert sound_of(pair[0]) == sound_of(pair[1])

    @pytest.mark.parametrize("pair", ["金州", "城乡", "进出", "内外"])
    def test_of_characters_that_are_not(self, pair: str) -> None:
        assert sound_of(pair[0]) != sound_of(pair[1])

    @pytest.mark.parametrize("character", ["a", "5", "，", "あ"])
    def test_of_anything_else_is_itself(self, character: str) -> None:
        assert sound_of(character) == character
        assert syllables_of(character) == ()

    def test_readings_have_no_tones(self) -> None:
        assert syllables_of("绿")[0] == "lv"
        assert set(syllables_of("行")) >= {"xing", "hang"}

    @pytest.mark.parametrize(
        ("syllable", "folded"), [("zhang", "zan"), ("sheng", "sen"), ("ning", "lin"), ("chi", "ci")]
    )
    def test_confused_syllables_fold(self, syllable: str, folded: str) -> None:
        assert folded_syllable(syllable) == folded
        assert folded_syllable(folded) == folded


class TestSyllables:
    """Runs of letters are pinyin only when syllables cover them."""

    @pytest.mark.parametrize(
        ("word", "syllables"),
        [
            ("duoshao", ("duo", "shao")),
            ("shengchanzongzhi", ("sheng", "chan", "zong", "zhi")),
            ("gdp", None),
            ("rate", None),
            ("b", None),
            ("", ()),
        ],
    )
    def test_cover_the_word(self, word: str, syllables: tuple[str, ...] | None) -> None:
        assert split_syllables(word) == syllables


class TestPinyinReader:
    """Pinyin is read in the words of the report and its curators."""

    @pytest.fixture
    def pinyin(self) -> PinyinReader:
        return PinyinReader(
            lambda: ("纸鹤产量", "风车总数", "是多少", "增长"), lambda: "风车与纸鹤", frozenset({"the", "can"})
        )

    @pytest.mark.parametrize(
        ("typed", "read"),
        [
            ("zhi he chan liang shi duo shao", "纸鹤产量是多少"),
            ("zhihe chanliang", "纸鹤产量"),
            ("2030年zhihe产量", "2030年纸鹤产量"),
            ("fengche zengzhang", "风车增长"),
        ],
    )
    def test_reads(self, pinyin: PinyinReader, typed: str, read: str) -> None:
        found = pinyin.read(normalise(typed))

        assert found.text == read
        assert found.is_decoded
        assert len(found.origins) == len(found.text)

    @pytest.mark.parametrize("typed", ["纸鹤产量", "gdp增长", "5g基站", "pm2.5", "the", ""])
    def test_leaves_alone_what_is_no_pinyin(self, pinyin: PinyinReader, typed: str) -> None:
        assert pinyin.read(normalise(typed)).text == typed

    def test_remembers_what_was_typed(self, pinyin: PinyinReader) -> None:
        found = pinyin.read(normalise("2030年zhihe"))

        assert found.original == "2030年zhihe"
        assert [found.original[i] for i in found.origins] == list("2030年zz")

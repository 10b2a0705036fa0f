"""Numbers that a question states, with their units: in digits, in Chinese words and in English."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.claims import COUNT, ClaimReader, in_ones
from bot.understanding.normalise import fold
from tests.shipped import shipped_lexicon

laws = settings(derandomize=True, max_examples=300, deadline=None, database=None)
NOWHERE: frozenset[int] = frozenset()
UNITS = ("亿元", "万元", "元", "个百分点", "%", "座", "家", "户", "万人", "亿美元")


@pytest.fixture(scope="session")
def claims() -> ClaimReader:
    lexicon = shipped_lexicon()
    return ClaimReader((fold(unit.name) for unit in lexicon.units), lexicon.spoken_units)


def _read(claims: ClaimReader, text: str) -> list[tuple[Decimal, str]]:
    return [(claim.value, claim.unit) for _, _, claim in claims.find(text, NOWHERE)]


class TestDigits:
    """Digits with the unit behind them."""

    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("是2320.4亿元吗", "2320.4", "亿元"),
            ("1,448个基站", "1448", "个"),
            ("7800多亩", "7800", "亩"),
            ("1.76亿", "1.76", "亿"),
            ("涨了5个点", "5", "个百分点"),
            ("500块钱", "500", "元"),
            ("3亿美金", "3", "亿美元"),
            ("12万口人", "12", "万人"),
            ("1448", "1448", ""),
        ],
    )
    def test_are_read_with_their_unit(self, claims: ClaimReader, text: str, value: str, unit: str) -> None:
        assert _read(claims, text) == [(Decimal(value), unit)]

    @pytest.mark.parametrize("text", ["pm2.5", "5g基站", "第3部分", "433+1", "a4纸"])
    def test_are_not_read_from_names(self, claims: ClaimReader, text: str) -> None:
        assert _read(claims, text) == []

    @laws
    @given(st.integers(0, 10**9), st.sampled_from(UNITS))
    def test_whatever_the_number_and_its_unit(self, claims: ClaimReader, number: int, unit: str) -> None:
        assert _read(claims, f"是不是{number}{unit}") == [(Decimal(number), unit)]
        assert _read(claims, f"是不是{number:,}{unit}") == [(Decimal(number), unit)]

    @laws
    @given(st.integers(0, 10**6), st.integers(0, 8), st.integers(0, 8))
    def test_nothing_is_read_where_it_is_blocked(
        self, claims: ClaimReader, number: int, start: int, length: int
    ) -> None:
        text = f"共{number}家企业"
        blocked = frozenset(range(start, start + length))

        assert all(blocked.isdisjoint(range(*found[:2])) for found in claims.find(text, blocked))


class TestChineseWords:
    """Numbers in words, where a unit follows."""

    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("两千座桥", "2000", "座"),
            ("补助九百块", "900", "元"),
            ("三百二十家", "320", "家"),
            ("一千零五十家", "1050", "家"),
            ("八千余家", "8000", "家"),
            ("二十五亿元", "25", "亿元"),
            ("两千亿元", "2000", "亿元"),
            ("一百万元", "100", "万元"),
            ("两万人", "2", "万人"),
            ("一万二千户", "12000", "户"),
        ],
    )
    def test_are_read_with_their_unit(self, claims: ClaimReader, text: str, value: str, unit: str) -> None:
        assert _read(claims, text) == [(Decimal(value), unit)]

    @pytest.mark.parametrize(
        ("text", "percent"),
        [("占八成", "80"), ("八成五", "85"), ("增长一成", "10"), ("一半企业", "50"), ("占了九成的企业", "90")],
    )
    def test_tenths_and_halves_are_read_in_percent(self, claims: ClaimReader, text: str, percent: str) -> None:
        assert _read(claims, text) == [(Decimal(percent), "%")]

    @pytest.mark.parametrize("text", ["三成员", "一成立", "五成果", "三成为"])
    def test_words_that_only_begin_like_tenths_are_none(self, claims: ClaimReader, text: str) -> None:
        assert _read(claims, text) == []

    @pytest.mark.parametrize(
        "text", ["千亿级产业集群", "三千亿级园区", "五百亿级", "第三百家", "几百家", "上百家", "五百"]
    )
    def test_are_not_read_from_names_ordinals_and_vague_counts(self, claims: ClaimReader, text: str) -> None:
        assert _read(claims, text) == []

    def test_two_hundreds_in_a_row_are_no_exact_number(self, claims: ClaimReader) -> None:
        assert _read(claims, "二三百家") == []

    @laws
    @given(st.text("零一二两三四五六七八九十百千万亿成半第几级余多", max_size=12), st.sampled_from(["", *UNITS]))
    def test_no_row_of_number_words_raises(self, claims: ClaimReader, words: str, unit: str) -> None:
        text = f"{words}{unit}"

        for start, end, claim in claims.find(text, NOWHERE):
            assert 0 <= start < end <= len(text)
            assert claim.words == text[start:end]
            assert claim.value.is_finite()
            assert claim.value >= 0

    @laws
    @given(
        st.integers(1, 9),
        st.sampled_from([("百", 100), ("千", 1000)]),
        st.integers(0, 9),
        st.sampled_from(["家", "座"]),
    )
    def test_round_numbers_are_worth_their_digits(
        self, claims: ClaimReader, digit: int, scale: tuple[str, int], rest: int, unit: str
    ) -> None:
        words = "零一二三四五六七八九"
        tail = f"零{words[rest]}" if rest else ""

        assert _read(claims, f"有{words[digit]}{scale[0]}{tail}{unit}") == [(Decimal(digit * scale[1] + rest), unit)]


class TestEnglish:
    """Scales and currencies in ones; a noun is its own unit."""

    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("was it us$500 million", "500000000", "美元"),
            ("$1.5 billion", "1500000000", "美元"),
            ("5 billion yuan", "5000000000", "元"),
            ("3 million us dollars", "3000000", "美元"),
            ("rmb 20 million", "20000000", "元"),
            ("by 7 percent", "7", "%"),
            ("7 per cent", "7", "%"),
            ("up 20 percentage points", "20", "个百分点"),
            ("2,848 thousand yuan", "2848000", "元"),
        ],
    )
    def test_amounts_are_read_in_ones(self, claims: ClaimReader, text: str, value: str, unit: str) -> None:
        assert _read(claims, text) == [(Decimal(value), unit)]

    @pytest.mark.parametrize("text", ["1,448 base stations", "did 1448 companies come"])
    def test_what_is_counted_is_its_own_unit(self, claims: ClaimReader, text: str) -> None:
        assert _read(claims, text) == [(Decimal(1448), COUNT)]

    @pytest.mark.parametrize("text", ["300 of them", "300 in all", "300 and more", "300"])
    def test_grammar_behind_a_number_is_no_noun(self, claims: ClaimReader, text: str) -> None:
        assert _read(claims, text) == [(Decimal(300), "")]


class TestInOnes:
    """A value without the magnitude of its unit, so that two ways to write it are one number."""

    @pytest.mark.parametrize(
        ("value", "unit", "ones", "bare"),
        [
            ("1.1", "万人", "11000", "人"),
            ("2079.4", "亿元", "207940000000", "元"),
            ("3", "亿", "300000000", ""),
            ("21", "余家", "21", "家"),
            ("5", "%", "5", "%"),
            ("5", "", "5", ""),
        ],
    )
    def test_is_worth_the_same(self, value: str, unit: str, ones: str, bare: str) -> None:
        assert in_ones(Decimal(value), unit) == (Decimal(ones), bare)

    @laws
    @given(st.decimals(0, 10**6, places=2), st.sampled_from(["元", "人", "家", "%", ""]))
    def test_magnitudes_are_worth_their_powers_of_ten(self, value: Decimal, unit: str) -> None:
        assert in_ones(value, unit) == (value, unit)
        assert in_ones(value, f"万{unit}") == (value * 10**4, unit)
        assert in_ones(value, f"亿{unit}") == in_ones(value * 10**4, f"万{unit}")

"""A printed figure equals the curated value in the curated unit, or it is refused."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.curation.figures import FigureProblem, bounds_in, check_value, read_figure, words_left_out
from bot.domain.knowledge import Bound


@pytest.mark.parametrize(
    ("as_written", "value", "unit"),
    [
        ("2079.4亿元", "2079.4", "亿元"),
        ("2079.4亿元", "20794000", "万元"),
        ("0.55%", "0.55", "%"),
        ("94.8％", "94.8", "%"),
        ("6.5%以上", "6.5", "%"),
        ("近400亿元", "400", "亿元"),
        ("80余亿元", "80", "亿元"),
        ("3.4万余家", "3.4", "万家"),
        ("3.4万余家", "34000", "家"),
        ("近2万座", "20000", "座"),
        ("9000余万元", "9000", "万元"),
        ("6.4亿尾", "6.4", "亿尾"),
        ("1,730万元", "1730", "万元"),
        ("1.76亿美元", "1.76", "亿美元"),
        ("750元", "750", "元/人·月"),
        ("30微克/立方米", "30", "微克/立方米"),
        ("9.7个百分点", "9.7", "个百分点"),
        ("4A级", "4", "级"),
        ("十个", "10", "个"),
        ("两次", "2", "次"),
        ("二十五个", "25", "个"),
        ("第五", "5", "位"),
        ("首个", "1", "个"),
        ("1/3", "33.3", "%"),
        ("三分之一", "33.33", "%"),
        ("1/4", "0.25", ""),
        ("-3.2%", "-3.2", "%"),
    ],
)
def test_a_figure_that_says_the_value_is_taken(as_written: str, value: str, unit: str) -> None:
    check_value(as_written, Decimal(value), unit)


@pytest.mark.parametrize(
    ("as_written", "value", "unit", "reason"),
    [
        ("2079.4亿元", "2079.5", "亿元", "expected 2079.4"),
        ("2079.4亿元", "2079.4", "万元", "expected 20794000"),
        ("6.4亿尾", "6.4", "万尾", "expected 64000"),
        ("5亿美元", "5", "亿元", "the unit"),
        ("9.7个百分点", "9.7", "%", "the unit"),
        ("9.7%", "9.7", "个百分点", "the unit"),
        ("9.7", "9.7", "%", "the unit"),
        ("12家", "12", "个", "the unit"),
        ("20—50%", "20", "%", "holds 2 numbers"),
        ("高于平均水平", "1", "%", "holds no number"),
        ("1/3", "33", "%", "expected"),
        ("1/3", "33.4", "%", "expected"),
        ("十个", "12", "个", "expected 10"),
    ],
)
def test_a_figure_that_says_another_value_is_refused(as_written: str, value: str, unit: str, reason: str) -> None:
    with pytest.raises(FigureProblem, match=reason):
        check_value(as_written, Decimal(value), unit)


@given(st.decimals(min_value=0, max_value=10**9, places=2), st.sampled_from(["", "万", "亿"]))
def test_any_number_is_its_own_figure_and_no_other(value: Decimal, scale: str) -> None:
    check_value(f"{value}{scale}元", value, f"{scale}元")
    with pytest.raises(FigureProblem):
        check_value(f"{value}{scale}元", value + Decimal("0.01"), f"{scale}元")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("一百零五", 105),
        ("一千二百", 1200),
        ("三万五千", 35000),
        ("一亿二千万", 120000000),
    ],
)
def test_numbers_in_words_are_read(words: str, value: int) -> None:
    assert read_figure(words + "个").amount == Fraction(value)


@pytest.mark.parametrize(
    ("as_written", "bounds"),
    [
        ("6.5%以上", {Bound.AT_LEAST}),
        ("不超过5%", {Bound.AT_MOST}),
        ("4%以内", {Bound.AT_MOST}),
        ("6.5%左右", {Bound.ABOUT}),
        ("近400亿元", {Bound.ABOUT, Bound.AT_MOST}),
        ("80余亿元", {Bound.ABOUT, Bound.AT_LEAST}),
    ],
)
def test_bound_words_say_how_exact_a_figure_is(as_written: str, bounds: set[Bound]) -> None:
    assert bounds_in(as_written) == frozenset(bounds)


def test_a_plain_figure_is_exact() -> None:
    assert bounds_in("2079.4亿元") is None


@pytest.mark.parametrize(
    ("before", "as_written", "after", "word"),
    [
        ("增长", "6.5%", "以上；", "以上"),
        ("有", "80", "余家", "余"),
        ("值为", "2.6", "亿元", "亿"),
        ("长了", "5", "％。", "％"),
        ("共有近", "300台", "，", "近"),
        ("不低于", "95%", "。", "不低于"),
        ("最近", "3年", "，", None),
        ("节约", "100万元", "。", None),
        ("签约", "269个", "项目", None),
        ("增长", "6.5%", "；外贸", None),
        ("新增", "28所", "以外", None),
    ],
)
def test_words_beside_a_figure_that_change_it_may_not_be_left_out(
    before: str, as_written: str, after: str, word: str | None
) -> None:
    assert words_left_out(as_written, before, after) == word

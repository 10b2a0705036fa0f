"""Every printed number is found once, with its digits and nothing more."""

from __future__ import annotations

import pytest

from bot.documents.numerals import numbers_in


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("地区生产总值2079.4亿元，同比增长0.55%", ["2079.4", "0.55"]),
        ("增长94.8％", ["94.8"]),
        ("占全市20—50%", ["20", "50"]),
        ("（2011—2020年）", ["2011", "2020"]),
        ("2021年3月4日", ["2021", "3", "4"]),
        ("占辽宁省1/3。", ["1/3"]),
        ("1/3/5", ["1", "3", "5"]),
        ("资金1,730.5万元", ["1,730.5"]),
        ("共12,34项", ["12", "34"]),
        ("３．５万", ["３．５"]),
        ("1．一般公共预算", ["1"]),
        ("“3+1+1”应用场景", ["3", "1", "1"]),
        ("PM2.5", ["2.5"]),
        ("0/0", ["0", "0"]),
        ("十个、第五", []),
        ("结尾7.", ["7"]),
    ],
)
def test_numbers_are_found(text: str, numbers: list[str]) -> None:
    assert [number.text for number in numbers_in(text)] == numbers


def test_offsets_are_those_of_the_text() -> None:
    text = "增长５.1%，占1/3"
    for number in numbers_in(text):
        assert text[number.start : number.end] == number.text


def test_digits_are_plain() -> None:
    assert [number.digits for number in numbers_in("１,７３０．５和1/3")] == ["1730.5", "1/3"]

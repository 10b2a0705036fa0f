"""A number in a written answer stands in one of its quotes."""

from __future__ import annotations

import pytest

from bot.curation.answers import unsupported_numbers


@pytest.mark.parametrize(
    ("answer", "quoted"),
    [
        ("纸鹤出口额8.5亿元", "纸鹤出口额8.5亿元"),
        ("占20%至50%", "占20—50%"),
        ("1,730万元", "1730万元"),
        ("Exports came to 0.85 billion yuan", "出口额8.5亿元"),
        ("about 34 thousand companies, some 34,000", "3.4万余家"),
        ("2.6 and 1.7 (100 million yuan)", "2.6亿元、1.7亿元，100个"),
        ("There are 8 tasks", "以下八个方面工作"),
        ("共有3项", "三项"),
        ("占1/3", "占1/3"),
        ("没有数字", "也没有数字"),
    ],
)
def test_a_number_of_a_quote_is_supported(answer: str, quoted: str) -> None:
    assert unsupported_numbers(answer, quoted) == ()


@pytest.mark.parametrize(
    ("answer", "quoted", "unsupported"),
    [
        ("纸鹤出口额9.5亿元", "纸鹤出口额8.5亿元", ("9.5",)),
        ("8.5 billion yuan", "8.5亿元", ("8.5",)),
        ("20亿元", "占20%", ("20",)),
        ("5和15", "15个", ("5",)),
        ("２０个", "30个", ("20",)),
        ("共12项", "三项", ("12",)),
    ],
)
def test_any_other_number_is_not(answer: str, quoted: str, unsupported: tuple[str, ...]) -> None:
    assert unsupported_numbers(answer, quoted) == unsupported

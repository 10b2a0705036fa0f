"""Known phrases are found longest first, and never inside another word."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.phrases import PhraseTable
from bot.understanding.synonyms import SynonymTable

PHRASES = PhraseTable({"增长": "growth", "年均增长": "annual", "均": "each", "grow": "growth", "sum": "sum"})


def _found(text: str, blocked: frozenset[int] = frozenset()) -> list[tuple[str, str]]:
    return [(one.phrase, one.meaning) for one in PHRASES.find(text, blocked)]


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("年均增长多少", [("年均增长", "annual")]),
        ("增长与年均增长", [("增长", "growth"), ("年均增长", "annual")]),
        ("人均", [("均", "each")]),
        ("did it grow", [("grow", "growth")]),
        ("growth", []),
        ("outgrow", []),
        ("sum和grow", [("sum", "sum"), ("grow", "growth")]),
        ("", []),
    ],
)
def test_longest_phrases_at_word_borders(text: str, phrases: list[tuple[str, str]]) -> None:
    assert _found(text) == phrases


def test_blocked_positions_are_left_alone_and_shorter_phrases_take_their_chance() -> None:
    assert _found("年均增长", frozenset({0})) == [("均", "each"), ("增长", "growth")]


def test_a_phrase_that_the_end_of_the_text_cuts_short_reaches_beyond_it() -> None:
    table = PhraseTable.of(("块", "块儿大", "大"), "function")

    assert [(one.start, one.end) for one in table.find("一块")] == [(1, 4)]
    assert [(one.start, one.end) for one in table.find("块多大")] == [(0, 1), (2, 3)]


@settings(derandomize=True, max_examples=150, deadline=None, database=None)
@given(st.text("年均增长grow sum", max_size=20))
def test_what_is_found_is_there_and_does_not_overlap(text: str) -> None:
    found = PHRASES.find(text)

    assert all(text[one.start : one.end] == one.phrase for one in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


def test_synonyms_are_found_with_the_others_of_their_groups() -> None:
    table = SynonymTable([["医院", "医疗机构"], ["医院", "卫生院"]])

    assert [one.phrase for one in table.find("哪家医院")] == ["医院"]
    assert table.others("医院") == ("医疗机构", "卫生院")
    assert table.others("卫生院") == ("医院",)

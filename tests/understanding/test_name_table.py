"""Texts are found again by themselves, without being kept a second time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.entries import Entry, EntryKind
from bot.understanding.name_table import NameTable, TextTable

laws = settings(derandomize=True, max_examples=150, deadline=None, database=None)
numbered = st.lists(st.tuples(st.text("甲乙丙", max_size=2), st.integers(0, 9)), max_size=20)


@laws
@given(numbered, st.text("甲乙丙", max_size=2))
def test_every_text_finds_its_numbers_and_the_last_first(texts: list[tuple[str, int]], sought: str) -> None:
    found = list(TextTable(texts).find(sought))

    assert found == [number for text, number in reversed(texts) if text == sought]


def _entry(key: int, kind: EntryKind, names: tuple[str, ...], names_en: tuple[str, ...] = ()) -> Entry:
    return Entry(key, kind, f"entry-{key}", names, names_en, "")


class TestNameTable:
    """Entries are called by exactly the names they have."""

    ENTRIES = (
        _entry(0, EntryKind.INDICATOR, ("纸鹤产量", "纸鹤"), ("paper cranes",)),
        _entry(1, EntryKind.PLAN, ("纸鹤产量",)),
        _entry(2, EntryKind.TERM, ("纸鹤",)),
    )

    TABLE = NameTable(ENTRIES)

    def test_entries_are_found_by_their_names(self) -> None:
        assert {one.key for one in self.TABLE.called("纸鹤")} == {0, 2}
        assert {one.key for one in self.TABLE.called("纸鹤产量")} == {0, 1}
        assert {one.key for one in self.TABLE.called("paper cranes")} == {0}

    @pytest.mark.parametrize("text", ["产量", "纸", "纸鹤产量多少", "paper", ""])
    def test_nothing_else_is_a_name(self, text: str) -> None:
        assert list(self.TABLE.called(text)) == []

    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("去年纸鹤产量多少", {(0, "纸鹤产量"), (1, "纸鹤产量"), (0, "纸鹤"), (2, "纸鹤")}),
            ("how many paper cranes?", {(0, "paper cranes")}),
            ("newspaper cranes", set()),
            ("去年产量多少", set()),
        ],
    )
    def test_every_name_that_stands_in_a_text_is_found(self, text: str, names: set[tuple[int, str]]) -> None:
        assert {(entry.key, name) for entry, name in self.TABLE.standing_in(text)} == names

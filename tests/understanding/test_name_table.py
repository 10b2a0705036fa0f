"""Texts are found again by themselves, without being kept a second time."""

from __future__ import annotations

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

    def test_entries_of_the_kinds_asked_for_are_found_by_their_names(self) -> None:
        table = NameTable(self.ENTRIES, frozenset({EntryKind.INDICATOR, EntryKind.TERM}))

        assert {one.key for one in table.called("纸鹤")} == {0, 2}
        assert {one.key for one in table.called("纸鹤产量")} == {0}
        assert table.knows("paper cranes")

    def test_nothing_else_is_a_name(self) -> None:
        table = NameTable(self.ENTRIES, frozenset({EntryKind.PLAN}))

        assert not table.knows("纸鹤")
        assert not table.knows("产量")
        assert not table.knows("")

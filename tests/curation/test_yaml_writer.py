"""What is written is read back as it was, whatever it says; and the same entry is always written alike."""

from __future__ import annotations

from hypothesis import example, given

from bot.curation.faults import FaultLog
from bot.curation.yaml_reader import Plain, read_list, read_mapping
from bot.curation.yaml_writer import comment_above, entry_text, mapping_text
from tests.curation.blocks_drawn import DATA


@given(DATA)
@example({"a": "null", "b": "~", "c": "2079.40", "d": "no", "e": "<<", "f": "&x *x", "g": "# x", "h": ""})
@example({"a": "一\n二", "b": "  一", "c": "一  ", "d": "\n", "e": "- 一: 二", "f": "：「一」"})
@example({"<<": "a", "null": "b", "a": ["null", ["b"], {"c": "d"}], "b": [], "c": {}})
@example({"a": "\ufeff一", "b": "\x85", "c": "\u2028", "d": "\x00", "e": "\x7f", "f": "😀"})
def test_an_entry_is_read_back_as_it_was_written(data: dict[str, Plain]) -> None:
    log = FaultLog()
    entry: dict[str, Plain] = {"id": "made-up", **data}

    (item,) = read_list("made-up/faq.yaml", entry_text(entry).encode(), log)

    assert (item.data, log.lines) == (entry, ())


@given(DATA)
def test_a_file_that_is_one_mapping_is_read_back_as_it_was_written(data: dict[str, Plain]) -> None:
    log = FaultLog()
    entry: dict[str, Plain] = {"id": "made-up", **data}

    item = read_mapping("made-up/report.yaml", mapping_text(entry).encode(), log)

    assert item is not None
    assert (item.data, log.lines) == (entry, ())


@given(DATA)
def test_entries_one_after_another_are_read_apart(data: dict[str, Plain]) -> None:
    log = FaultLog()
    entries: list[dict[str, Plain]] = [{"id": name, **data} for name in ("a", "b")]

    items = read_list("made-up/faq.yaml", "".join(map(entry_text, entries)).encode(), log)

    assert ([item.data for item in items], log.lines) == (entries, ())


def test_an_entry_of_words_alone_has_a_key_a_line() -> None:
    assert (
        entry_text({"id": "a", "term": "甲", "aliases": ["乙", "丙"]}) == "\n- id: a\n  term: 甲\n  aliases: [乙, 丙]\n"
    )
    assert entry_text({"id": "a", "term": "甲"}) == "\n- id: a\n  term: 甲\n"


def test_the_comment_above_an_entry_stays_above_it() -> None:
    text = "\n# Made up.\n\n# More.\n- id: a\n  # within\n  term: 甲\n"

    assert comment_above(text) == "\n# Made up.\n\n# More.\n"
    assert entry_text({"id": "a"}, comment_above(text)) == "\n# Made up.\n\n# More.\n- id: a\n"

"""Files are taken apart and put together again byte for byte; an entry keeps its name, and its remark."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.curation.blocks import blocks_of, files_of, key_of
from bot.curation.editing import data_of
from bot.curation.files import read_shared_and_reports
from bot.domain.errors import KnowledgeError
from bot.domain.revision import Block
from tests.curation.blocks_drawn import block_maps, plain_maps
from tests.shipped import KNOWLEDGE

FILE = """\
# What the file is about.

# Of the first.
- id: first
  answer: 甲

# Of the second,
# in two lines.

- id: second
  answer: |
    乙

    # no comment
# Of nothing.
"""


def _one(text: str, path: str = "made-up/faq.yaml") -> tuple[Block, ...]:
    return blocks_of({path: text.encode()})


def test_the_shipped_files_are_put_together_byte_for_byte() -> None:
    files = read_shared_and_reports(KNOWLEDGE)

    assert files_of(blocks_of(files)) == files


def test_each_entry_has_the_remarks_above_it_and_the_file_has_its_own() -> None:
    head, first, second = _one(FILE)

    assert (head.text, head.position) == ("# What the file is about.\n\n", -1)
    assert first.text == "# Of the first.\n- id: first\n  answer: 甲\n"
    assert second.text.startswith("\n# Of the second,\n# in two lines.\n\n- id: second\n")
    assert second.text.endswith("# Of nothing.\n")


def test_the_remark_about_the_file_outlives_its_first_entry() -> None:
    head, _, second = _one(FILE)

    assert files_of([head, second])["made-up/faq.yaml"].startswith(b"# What the file is about.\n\n\n# Of the second")


@settings(max_examples=30)
@given(block_maps())
def test_blocks_put_together_are_taken_apart_again(blocks: dict[str, Block]) -> None:
    assert {block.key: block for block in blocks_of(files_of(blocks.values()))} == blocks
    assert all(data_of(block)["id"] == key.rpartition("/")[2] for key, block in blocks.items())


@settings(max_examples=30)
@given(block_maps())
def test_files_taken_apart_and_put_together_are_the_same_bytes(blocks: dict[str, Block]) -> None:
    files = files_of(blocks.values())

    assert files_of(blocks_of(files)) == files


@settings(max_examples=30)
@given(plain_maps(), st.randoms())
def test_the_order_in_which_blocks_are_given_does_not_matter(blocks: dict[str, Block], drawn: Random) -> None:
    shuffled = list(blocks.values())
    drawn.shuffle(shuffled)

    assert files_of(shuffled) == files_of(blocks.values())


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("- id: a\r\n  answer: 甲\r\n- id: b\r\n", "- id: a\n  answer: 甲\n- id: b\n"),
        ("\ufeff- id: a\n", "- id: a\n"),
        ("- id: a\n- id: b", "- id: a\n- id: b\n"),
    ],
    ids=["breaks of Windows", "a mark of byte order", "no last break"],
)
def test_what_editors_leave_in_a_file_is_read_as_if_it_were_not_there(text: str, read: str) -> None:
    assert files_of(_one(text)) == {"made-up/faq.yaml": read.encode()}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- {id: a}\n- id: a\n", "stands twice"),
        ("[{id: a}, {id: b}]\n", "on a line of its own"),
        ("-\n  id: a\n-\n  id: b\n", "on a line of its own"),
        ("- # Of the first.\n  id: a\n", "on a line of its own"),
        ("- id: [a\n", "broken YAML"),
        ("id: a\n", "no list"),
    ],
)
def test_a_file_whose_entries_cannot_be_told_apart_is_refused(text: str, told: str) -> None:
    with pytest.raises(KnowledgeError, match=told):
        _one(text)


def test_a_file_of_no_kind_is_refused() -> None:
    with pytest.raises(KnowledgeError, match=r"made-up/recipes\.yaml: .*unknown"):
        _one("- id: a\n", "made-up/recipes.yaml")


@pytest.mark.parametrize("gone", [1, 2])
def test_a_file_whose_first_entry_goes_is_read_as_the_others_were(gone: int) -> None:
    blocks = _one("- id: a\n\n- id: b\n\n# Of c.\n- id: c\n")

    assert [block.text for block in blocks_of(files_of(blocks[gone:]))] == [block.text for block in blocks[gone:]]


def test_an_entry_that_moves_to_another_file_of_its_kind_keeps_its_key() -> None:
    assert key_of("made-up/faq.yaml", "a") == key_of("made-up/faq/more.yaml", "a") == "made-up/faq/a"


def test_an_entry_without_an_id_is_named_by_what_it_says() -> None:
    one, other = _one("- numeral: '1'\n  reason: 甲\n- numeral: '2'\n  reason: 甲\n", "made-up/coverage.yaml")
    (again,) = _one("# elsewhere\n\n- {reason: 甲, numeral: '1'}\n", "made-up/coverage/more.yaml")[1:]

    assert again.key == one.key != other.key

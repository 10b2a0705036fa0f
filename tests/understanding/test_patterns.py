"""Wording that the lexicon holds as regular expressions."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.errors import KnowledgeError
from bot.understanding.lexicon import load_lexicon
from tests.shipped import KNOWLEDGE, shipped_lexicon

ASKS_FOR_A_PLACE = "  asks_place: ['在哪', '哪里'"


def edited(folder: Path, old: str, new: str) -> Path:
    """A copy of the shipped lexicon, edited."""
    text = (KNOWLEDGE / "lexicon.yaml").read_text(encoding="utf-8")
    assert text.count(old) == 1
    file = folder / "lexicon.yaml"
    file.write_text(text.replace(old, new), encoding="utf-8")
    return file


def test_a_list_holds_alternatives(tmp_path: Path) -> None:
    edited_lexicon = load_lexicon(edited(tmp_path, ASKS_FOR_A_PLACE, f"{ASKS_FOR_A_PLACE}, '在何方'"))

    assert shipped_lexicon().patterns.asks_place.search("放鹤台在何方") is None
    assert edited_lexicon.patterns.asks_place.search("放鹤台在何方")
    assert edited_lexicon.patterns.asks_place.search("放鹤台在哪")


@pytest.mark.parametrize("broken", ["'在(哪'", "1"])
def test_what_is_no_expression_is_a_fault_with_its_place(tmp_path: Path, broken: str) -> None:
    file = edited(tmp_path, ASKS_FOR_A_PLACE, f"{ASKS_FOR_A_PLACE}, {broken}")

    with pytest.raises(KnowledgeError, match=r"lexicon\.yaml: patterns\.asks_place: "):
        load_lexicon(file)


def test_an_expression_that_nobody_knows_is_a_fault(tmp_path: Path) -> None:
    file = edited(tmp_path, ASKS_FOR_A_PLACE, f"  asks_colour: '什么颜色'\n{ASKS_FOR_A_PLACE}")

    with pytest.raises(KnowledgeError, match=r"lexicon\.yaml: patterns\.asks_colour: "):
        load_lexicon(file)

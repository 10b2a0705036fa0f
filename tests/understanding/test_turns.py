"""Turns of speech that set part of what was typed aside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.normalise import normalise
from bot.understanding.reading import QuestionReader
from bot.understanding.turns import TurnKind, TurnReader
from tests.shipped import shipped_lexicon

TYPED = st.text(
    st.one_of(st.sampled_from("不是对我问的换个题，。？算了先不说GDP增长多少 never mind meant"), st.characters()),
    max_size=30,
)
laws = settings(derandomize=True, max_examples=300, deadline=None, database=None)


@pytest.fixture(scope="session")
def turns() -> TurnReader:
    return TurnReader(shipped_lexicon().turns)


class TestTurns:
    """What is set aside is left out, and what is asked is kept."""

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("不是GDP，我问失业率", "失业率"),
            ("不对，我问的是失业率", "失业率"),
            ("我问的是失业率", "失业率"),
            ("我是说失业率", "失业率"),
            ("GDP多少，不是失业率", "gdp多少"),
            ("问错了，失业率是多少", "失业率是多少"),
            ("No, I meant the exports", "the exports"),
            ("i was asking about exports", "exports"),
        ],
    )
    def test_a_correction_keeps_what_was_meant(self, turns: TurnReader, typed: str, kept: str) -> None:
        turned = turns.read(normalise(typed))

        assert turned.text.text == kept
        assert turned.kind is TurnKind.CORRECTION

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("那个先不说，PM2.5多少", "pm2.5多少"),
            ("GDP放一边，出口多少", "出口多少"),
            ("算了，失业率多少", "失业率多少"),
            ("never mind GDP, what about exports?", "what about exports?"),
        ],
    )
    def test_a_dismissal_keeps_what_stands_behind_it(self, turns: TurnReader, typed: str, kept: str) -> None:
        turned = turns.read(normalise(typed))

        assert turned.text.text == kept
        assert turned.kind is TurnKind.DISMISSAL

    @pytest.mark.parametrize(
        ("typed", "kept"),
        [
            ("换个问题，出口多少", "出口多少"),
            ("好，换个话题：出口多少", "出口多少"),
            ("下一个问题 出口多少", "出口多少"),
            ("different question: what is the GDP?", "what is the gdp?"),
        ],
    )
    def test_a_fresh_question_keeps_itself(self, turns: TurnReader, typed: str, kept: str) -> None:
        turned = turns.read(normalise(typed))

        assert turned.text.text == kept
        assert turned.kind is TurnKind.FRESH

    @pytest.mark.parametrize(
        "typed",
        [
            "GDP是多少",
            "GDP是不是2079.4亿元",
            "不是说GDP是2079.4亿元吗",
            "是不是完成了",
            "换个问题",
            "算了",
            "稳岗补贴多少？培训补贴呢？",
            "What is the GDP?",
            "",
        ],
    )
    def test_a_text_without_a_turn_is_unchanged(self, turns: TurnReader, typed: str) -> None:
        text = normalise(typed)

        turned = turns.read(text)

        assert turned.text is text
        assert turned.kind is None

    @laws
    @given(TYPED)
    def test_what_is_kept_stands_in_the_text_and_knows_its_place(self, turns: TurnReader, typed: str) -> None:
        text = normalise(typed)

        turned = turns.read(text)

        assert turned.text.text in text.text
        assert turned.text.original == typed
        assert len(turned.text.origins) == len(turned.text.text)
        assert set(turned.text.origins) <= set(text.origins)
        assert (turned.kind is None) is (turned.text is text)

    def test_a_question_carries_its_turn(self, reader: QuestionReader) -> None:
        asked = reader.read("不是GDP，我问失业率")

        assert asked.text == "失业率"
        assert asked.turn is TurnKind.CORRECTION
        assert reader.read("失业率").turn is None

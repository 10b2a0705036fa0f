"""An engine that remembers gives the answers of one that does not."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.answering import quick
from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Engine
from bot.answering.quick import QuickEngine
from bot.domain.answer import Language
from bot.domain.errors import QuestionEmpty
from bot.understanding.asked import AskedQuestion
from bot.understanding.reading import QuestionReader
from tests.shipped import shipped_engine, shipped_quick_engine

pytestmark = pytest.mark.corpus

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "development-questions.jsonl"
FIRST, SECOND = "2020年地区生产总值是多少", "增长呢"


def conversations() -> list[list[str]]:
    """The development questions, each behind the earlier ones of its chat."""
    rows = [json.loads(line) for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line]
    return [[*(row.get("history") or []), row["question"]] for row in rows]


@pytest.fixture
def engine() -> QuickEngine:
    return shipped_quick_engine()


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions that are really read, in order."""
    read: list[str] = []
    inner = QuestionReader.read

    def noted(self: QuestionReader, text: str, language: Language | None = None) -> AskedQuestion:
        read.append(text)
        return inner(self, text, language)

    monkeypatch.setattr(QuestionReader, "read", noted)
    return read


def test_every_answer_is_the_plain_engine_s_the_second_time_as_well(engine: QuickEngine) -> None:
    plain: Engine = shipped_engine()
    for questions in conversations():
        for _ in range(2):
            conversation: Conversation | None = None
            for question in questions:
                wanted, given = plain.ask(question, conversation), engine.ask(question, conversation)
                assert (given.answer, given.conversation, given.reading) == (
                    wanted.answer,
                    wanted.conversation,
                    wanted.reading,
                )
                conversation = given.conversation


def test_a_question_asked_again_is_not_read_again(engine: QuickEngine, read: list[str]) -> None:
    conversation = engine.ask(FIRST).conversation
    engine.ask(SECOND, conversation)
    before = len(read)
    again = engine.ask(SECOND, engine.ask(FIRST).conversation)

    assert len(read) == before
    assert "0.55%" in again.answer.headline


def test_what_was_asked_after_something_else_is_not_read_again(engine: QuickEngine, read: list[str]) -> None:
    engine.ask(FIRST)
    after = engine.ask("2020年出口额").conversation
    before = len(read)

    assert engine.ask(FIRST, after).answer.headline == engine.ask(FIRST).answer.headline
    assert FIRST not in read[before:]


def test_an_entry_opened_again_is_the_plain_engine_s(engine: QuickEngine) -> None:
    plain: Engine = shipped_engine()
    for _ in range(2):
        for language in (Language.ZH_HANS, Language.EN):
            wanted, given = (one.open("gross-regional-product", language) for one in (plain, engine))
            assert wanted is not None
            assert given is not None
            assert given.answer == wanted.answer
        assert engine.open("nothing-of-the-kind", Language.EN) is None


def test_what_went_before_and_the_language_make_another_question(engine: QuickEngine) -> None:
    conversation = engine.ask(FIRST).conversation
    alone, following = engine.ask(SECOND), engine.ask(SECOND, conversation)

    assert alone.answer != following.answer
    assert engine.ask(FIRST, None, Language.EN).answer.language is Language.EN
    assert engine.ask(FIRST).answer.language is Language.ZH_HANS


def test_an_empty_question_is_refused_each_time(engine: QuickEngine) -> None:
    for _ in range(2):
        with pytest.raises(QuestionEmpty):
            engine.ask("😀")


def test_what_was_asked_twice_outlasts_what_was_asked_once(
    engine: QuickEngine, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "_OPENINGS", 4)
    monkeypatch.setattr(quick, "_READINGS", 1)
    for _ in range(2):
        engine.ask(FIRST)
    for year in range(2001, 2011):
        engine.ask(f"{year}年出口额")
    before = len(read)
    engine.ask(FIRST)
    is_remembered = len(read) == before
    engine.ask("2001年出口额")

    assert is_remembered
    assert len(read) > before


def test_what_was_asked_once_has_all_the_room_that_nothing_else_takes(
    engine: QuickEngine, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quick, "_OPENINGS", 8)
    monkeypatch.setattr(quick, "_READINGS", 1)
    questions = [f"{year}年出口额" for year in range(2001, 2009)]
    for question in questions:
        engine.ask(question)
    before = len(read)
    for question in questions:
        engine.ask(question)

    assert len(read) == before


def test_threads_may_share_what_is_remembered() -> None:
    remembered: quick._Remembered[int, str] = quick._Remembered(8)

    def ask(start: int) -> list[tuple[int, str]]:
        keys = [(start + step * step) % 23 for step in range(4_000)]
        return [(key, remembered.get(key, lambda key=key: str(key))) for key in keys]  # type: ignore[misc]

    with ThreadPoolExecutor(4) as threads:
        given = [pair for found in threads.map(ask, range(4)) for pair in found]

    assert all(value == str(key) for key, value in given)
    assert len(remembered._kept) + len(remembered._new) <= 8

"""Asking as every transport does it: contexts per conversation, for a while; every question logged, nobody named."""

from __future__ import annotations

import asyncio
import threading
from datetime import timedelta

import pytest
import structlog
import structlog.testing

from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Outcome
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.domain.errors import QuestionEmpty, QuestionTooLong
from bot.service import contexts
from bot.service.answering_service import AnsweringService
from bot.service.asking import QUESTION_LENGTH_LIMIT, Asked, Asking
from bot.service.contexts import CONTEXT_LIFETIME
from bot.service.long_questions import LONG_QUESTION
from bot.service.ports import Surface
from bot.service.serving import Serving
from tests.service.made_up import BrokenLog, ListLog, StoppedClock
from tests.shipped import shipped_engine

KEY = b"made-up key"
FIRST, SECOND = "2020年地区生产总值是多少", "增长呢"


class Stage:
    """A service with a clock and a log that the test holds."""

    def __init__(self) -> None:
        self.clock = StoppedClock()
        self.log = ListLog()
        self.service: Asking = AnsweringService(Serving(shipped_engine()), self.log, self.clock, KEY)

    async def ask(self, question: str, conversation: str = "chat", asker: str = "") -> Answer:
        return await self.service.ask(Asked(question, Surface.PRIVATE, conversation, asker))


@pytest.fixture
def stage() -> Stage:
    return Stage()


class TestReplies:
    """A question goes on from the one whose answer it replies to."""

    async def ask(self, stage: Stage, question: str, reference: str = "", follows: str = "") -> Answer:
        asked = Asked(question, Surface.PRIVATE, "chat", "wang", reference=reference, follows=follows)
        return await stage.service.ask(asked)

    async def test_it_goes_on_from_that_and_not_from_the_last(self, stage: Stage) -> None:
        await self.ask(stage, FIRST, "first")
        await self.ask(stage, "六大门户是什么", "second")

        assert "0.55%" in (await self.ask(stage, SECOND, follows="first")).headline

    async def test_after_what_was_not_found_it_goes_on_from_nothing(self, stage: Stage) -> None:
        nothing = await self.ask(stage, "火星上有几只猫", "nothing")
        await self.ask(stage, FIRST, "first")

        assert nothing.status is AnswerStatus.NOT_FOUND
        assert "0.55%" not in (await self.ask(stage, SECOND, follows="nothing")).headline

    async def test_what_points_at_mere_signs_is_read_by_itself(self, stage: Stage) -> None:
        answer = await stage.service.ask(Asked("那2021年的目标呢", Surface.PRIVATE, pointed="😀👍"))

        assert answer.status is not AnswerStatus.SMALLTALK

    async def test_what_a_person_asked_is_not_gone_on_from_once_it_is_forgotten(self, stage: Stage) -> None:
        await self.ask(stage, FIRST, "first")
        stage.service.forget_person("wang")

        assert "0.55%" not in (await self.ask(stage, SECOND, follows="first")).headline


class TestLongQuestions:
    """They are worked out beside the event loop."""

    async def test_keep_nobody_else_waiting(self, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
        engine, may_finish = shipped_engine(), threading.Event()
        answered = engine.ask

        def ask(question: str, conversation: Conversation | None = None, language: Language | None = None) -> Outcome:
            assert len(question) <= LONG_QUESTION or may_finish.wait(30)
            return answered(question, conversation, language)

        monkeypatch.setattr(engine, "ask", ask)
        long = asyncio.create_task(stage.ask("去年" * LONG_QUESTION + FIRST, "long"))
        await asyncio.sleep(0)
        short = await stage.ask(FIRST)

        assert "2079.4亿元" in short.headline
        assert not long.done()
        may_finish.set()
        assert (await long).headline


class TestConversation:
    """A follow-up is understood from the question before it, while that is fresh."""

    async def test_goes_on(self, stage: Stage) -> None:
        await stage.ask(FIRST)

        assert "0.55%" in (await stage.ask(SECOND)).headline

    async def test_is_remembered_for_15_minutes(self, stage: Stage) -> None:
        await stage.ask(FIRST)
        stage.clock.pass_by(timedelta(minutes=15))

        assert "0.55%" in (await stage.ask(SECOND)).headline

    async def test_is_over_after_15_minutes(self, stage: Stage) -> None:
        await stage.ask(FIRST)
        stage.clock.pass_by(timedelta(minutes=15, seconds=1))

        assert (await stage.ask(SECOND)).status is AnswerStatus.NOT_FOUND

    async def test_every_answer_keeps_it_alive(self, stage: Stage) -> None:
        await stage.ask(FIRST)
        for _ in range(3):
            stage.clock.pass_by(CONTEXT_LIFETIME)
            assert "0.55%" in (await stage.ask(SECOND)).headline

    async def test_is_over_when_it_is_to_be_forgotten(self, stage: Stage) -> None:
        await stage.ask(FIRST)
        await stage.service.forget("chat")

        assert (await stage.ask(SECOND)).status is AnswerStatus.NOT_FOUND

    async def test_forgetting_what_never_was_does_no_harm(self, stage: Stage) -> None:
        await stage.service.forget("nobody")

        assert (await stage.ask(FIRST)).status is AnswerStatus.ANSWERED

    async def test_is_of_its_own_chat(self, stage: Stage) -> None:
        await stage.ask(FIRST, "one")

        assert (await stage.ask(SECOND, "other")).status is AnswerStatus.NOT_FOUND
        assert "0.55%" in (await stage.ask(SECOND, "one")).headline

    async def test_without_a_key_none_is_kept(self, stage: Stage) -> None:
        await stage.ask(FIRST, "")

        assert (await stage.ask(SECOND, "")).status is AnswerStatus.NOT_FOUND

    async def test_the_oldest_gives_way_when_there_are_too_many(
        self, stage: Stage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(contexts, "MOST_CONVERSATIONS", 2)
        for chat in ("one", "two", "three"):
            await stage.ask(FIRST, chat)

        assert (await stage.ask(SECOND, "one")).status is AnswerStatus.NOT_FOUND
        assert "0.55%" in (await stage.ask(SECOND, "three")).headline

    async def test_about_nothing_yet_is_looked_for_in_the_log_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        looked_for: list[str] = []

        async def conversation(conversation_hash: str, _limit: int) -> tuple[()]:
            looked_for.append(conversation_hash)
            return ()

        stage = Stage()
        monkeypatch.setattr(stage.log, "conversation", conversation)
        for _ in range(3):
            await stage.ask("房价多少", asker="7")

        assert len(looked_for) == 1


class TestQuestions:
    """What cannot be taken in is refused before any work, and never logged."""

    @pytest.mark.parametrize("question", ["", "  \n", "\u200b", "😀"])
    async def test_empty(self, stage: Stage, question: str) -> None:
        with pytest.raises(QuestionEmpty):
            await stage.ask(question)
        assert stage.log.records == []

    async def test_too_long(self, stage: Stage) -> None:
        with pytest.raises(QuestionTooLong) as refused:
            await stage.ask("问" * (QUESTION_LENGTH_LIMIT + 1))
        assert (refused.value.length, refused.value.limit) == (QUESTION_LENGTH_LIMIT + 1, QUESTION_LENGTH_LIMIT)
        assert stage.log.records == []

    async def test_as_long_as_it_may_be(self, stage: Stage) -> None:
        assert (await stage.ask("问" * QUESTION_LENGTH_LIMIT)).status is AnswerStatus.NOT_FOUND

    async def test_the_language_that_the_asker_set_is_spoken(self, stage: Stage) -> None:
        answer = await stage.service.ask(Asked(FIRST, Surface.INLINE, language=Language.EN))

        assert answer.language is Language.EN


class TestLog:
    """Every question is kept, and nobody can be told from it."""

    async def test_keeps_what_was_asked_and_what_became_of_it(self, stage: Stage) -> None:
        await stage.ask(FIRST, asker="7")

        (record,) = stage.log.records
        assert record.question == FIRST
        assert record.surface is Surface.PRIVATE
        assert record.status is AnswerStatus.ANSWERED
        assert record.kind is AnswerKind.FIGURE
        assert record.entry_ids == ("gross-regional-product",)
        assert record.asked_at == stage.clock.now()
        assert record.latency_ms >= 0

    async def test_tells_one_asker_from_another_without_naming_them(self, stage: Stage) -> None:
        for asker in ("1234567", "1234567", "7654321"):
            await stage.ask(FIRST, asker=asker)

        one, same, other = (record.asker_hash for record in stage.log.records)
        assert one == same != other
        assert "1234567" not in one

    async def test_hashes_with_the_key(self, stage: Stage) -> None:
        other = ListLog()
        await stage.ask(FIRST, asker="7")
        await AnsweringService(Serving(shipped_engine()), other, stage.clock, b"other key").ask(
            Asked(FIRST, Surface.PRIVATE, asker="7")
        )

        assert stage.log.records[0].asker_hash != other.records[0].asker_hash

    async def test_leaves_who_is_unknown_empty(self, stage: Stage) -> None:
        await stage.ask(FIRST)

        assert stage.log.records[0].asker_hash == ""

    async def test_may_be_left_out(self) -> None:
        service = AnsweringService(Serving(shipped_engine()), None, StoppedClock(), b"")

        assert (await service.ask(Asked(FIRST, Surface.TERMINAL))).status is AnswerStatus.ANSWERED

    async def test_that_fails_costs_the_line_and_not_the_answer(self) -> None:
        service = AnsweringService(Serving(shipped_engine()), BrokenLog(), StoppedClock(), KEY)

        with structlog.testing.capture_logs() as logs:
            answer = await service.ask(Asked(FIRST, Surface.PRIVATE))

        assert answer.status is AnswerStatus.ANSWERED
        assert [(line["log_level"], line["reason"]) for line in logs] == [("error", "The made-up log is full.")]

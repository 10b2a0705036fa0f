"""Records are taken at once and written together; nothing that is read or written later can tell; none is lost or doubled."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest
import sqlalchemy as sa
import structlog.testing
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.errors import StoreError
from bot.service.ports import QuestionLog, QuestionRecord, ReplyRecord, SentLog
from bot.store import written_behind
from bot.store.database import Database
from bot.store.feedback import SqlFeedback
from bot.store.people import SqlPersonalStore
from bot.store.question_log import SqlQuestionLog
from bot.store.schema import question_log
from bot.store.written_behind import WrittenBehind
from tests.store.test_question_log import NOON, record

NEVER = 600.0


@pytest.fixture
def log(database: Database) -> WrittenBehind:
    return WrittenBehind(database)


@pytest.fixture
def transactions(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """One entry a transaction that writes."""
    done: list[str] = []
    inner = database.write

    async def noted(work: object) -> object:
        done.append("write")
        return await inner(work)  # type: ignore[arg-type]

    monkeypatch.setattr(database, "write", noted)
    return done


def questions(records: Sequence[QuestionRecord]) -> list[str]:
    return sorted(record.question for record in records)


def answered(question: str, reference: str, conversation: str = "c1", message: str = "m1") -> QuestionRecord:
    return replace(record(question), reply=ReplyRecord(reference, conversation, message))


async def stored(database: Database) -> list[str]:
    """The questions in the database, by a way of its own."""

    async def select(connection: AsyncConnection) -> list[str]:
        return list((await connection.execute(sa.select(question_log.c.question))).scalars())

    engine = await database.open()
    async with engine.connect() as connection:
        return sorted(await select(connection))


async def test_records_of_one_moment_are_written_in_one_transaction(
    database: Database, log: WrittenBehind, transactions: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written_behind, "_SECONDS", 0.05)
    async with log.writing():
        taken: QuestionLog = log
        for number in range(20):
            await taken.record(record(f"q{number:02}"))
        at_once = await stored(database)
        await asyncio.sleep(0.3)
        later = await stored(database)

    assert (at_once, later) == ([], [f"q{number:02}" for number in range(20)])
    assert len(transactions) == 1


async def test_what_waits_is_written_at_the_end(
    database: Database, log: WrittenBehind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(written_behind, "_SECONDS", NEVER)
    async with log.writing():
        await log.record(record("first"))
        await asyncio.sleep(0.02)
        await log.record(record("last"))

    assert await stored(database) == ["first", "last"]


class TestNothingComesBefore:
    """Every other transaction comes after what waits."""

    async def test_reading_sees_it(self, log: WrittenBehind) -> None:
        await log.record(record("房价多少"))

        assert questions(await log.unanswered(10)) == ["房价多少"]

    async def test_an_opinion_finds_its_answer(self, database: Database, log: WrittenBehind) -> None:
        await log.record(answered("q", "r1"))

        assert await SqlFeedback(database).rate("r1", "someone", NOON, is_useful=True)

    async def test_erasing_a_person_erases_what_waits(self, database: Database, log: WrittenBehind) -> None:
        await log.record(record("q"))

        assert await SqlPersonalStore(database).erase(record().asker_hash) == 1
        assert await stored(database) == []

    async def test_where_an_answer_was_sent_is_known_in_any_order_of_writing(self, log: WrittenBehind) -> None:
        sent: SentLog = log
        await log.record(answered("q", "r1"))
        await sent.sent("r1", (7, 8))
        first = await sent.sent_for("m1")
        await sent.sent("r1", (9,))

        assert (first, await sent.sent_for("m1")) == ((7, 8), (9,))

    async def test_a_conversation_is_known_at_once_and_after_a_restart(
        self, database: Database, log: WrittenBehind
    ) -> None:
        await log.record(answered("q", "r1"))
        known = [found.text for found in await log.conversation("c1", 5)]
        restarted = WrittenBehind(database)

        assert known == ["q"]
        assert [found.text for found in await restarted.conversation("c1", 5)] == ["q"]
        assert await restarted.conversation("another", 5) == ()

    async def test_a_conversation_that_is_over_is_not_gone_on_with(self, log: WrittenBehind) -> None:
        await log.record(answered("q", "r1"))
        await log.end_conversation("c1")

        assert await log.conversation("c1", 5) == ()


class TestFaults:
    """What cannot be written now is written later, and what never can be hinders nothing."""

    async def test_a_failed_transaction_leaves_it_waiting(self, database: Database, log: WrittenBehind) -> None:
        await log.record(record("q"))

        async def fail(_connection: AsyncConnection) -> None:
            raise StoreError("made up")

        with pytest.raises(StoreError):
            await database.write(fail)
        before = await stored(database)
        await database.flush()

        assert (before, await stored(database)) == ([], ["q"])

    async def test_a_disk_that_is_full_for_a_while_loses_nothing(
        self, database: Database, log: WrittenBehind, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(written_behind, "_SECONDS", 0.01)
        failures = [StoreError("The made-up disk is full.")] * 3
        inner = database.flush

        async def flush() -> None:
            if failures:
                raise failures.pop()
            await inner()

        monkeypatch.setattr(database, "flush", flush)
        with structlog.testing.capture_logs() as logs:
            async with log.writing():
                await log.record(record("q"))
                await asyncio.sleep(0.2)

        assert await stored(database) == ["q"]
        assert [line["event"] for line in logs] == ["questions_not_logged"] * 3

    async def test_a_row_that_can_never_be_written_is_left_out_alone(
        self, database: Database, log: WrittenBehind
    ) -> None:
        for number, reference in enumerate(("r1", "r1", "r2")):  # a reference is of one answer
            await log.record(answered(f"q{number}", reference))
        with structlog.testing.capture_logs() as logs:
            await database.flush()

        assert await stored(database) == ["q0", "q2"]
        assert [line["event"] for line in logs] == ["question_not_logged"]
        assert not log.is_waiting

    async def test_while_nothing_can_be_written_the_latest_are_kept(
        self, database: Database, log: WrittenBehind, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(written_behind, "_MOST_WAITING", 3)
        for number in range(5):
            await log.record(record(f"q{number}"))
        await database.flush()

        assert await stored(database) == ["q2", "q3", "q4"]

    async def test_many_at_once_are_each_written_once(self, database: Database, log: WrittenBehind) -> None:
        async def busy(number: int) -> None:
            await log.record(record(f"q{number:03}"))
            await log.unanswered(1)

        await asyncio.gather(*[busy(number) for number in range(60)])

        assert await stored(database) == [f"q{number:03}" for number in range(60)]
        assert isinstance(log, SqlQuestionLog)

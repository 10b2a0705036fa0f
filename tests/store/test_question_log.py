"""The log gives back what it was given."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.domain.answer import AnswerKind, AnswerStatus
from bot.domain.errors import StoreError
from bot.service.ports import QuestionLog, QuestionRecord, Surface
from bot.store.database import Database
from bot.store.question_log import SqlQuestionLog

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)


def record(
    question: str = "2019年GDP多少",
    status: AnswerStatus = AnswerStatus.NOT_FOUND,
    asked_at: datetime = NOON,
    entry_ids: tuple[str, ...] = ("gross-regional-product",),
) -> QuestionRecord:
    return QuestionRecord(
        asked_at=asked_at,
        surface=Surface.GROUP,
        asker_hash="0f" * 32,
        question=question,
        status=status,
        kind=AnswerKind.SILENCE,
        entry_ids=entry_ids,
        latency_ms=1.25,
    )


async def test_a_record_comes_back_as_it_was_given(database: Database) -> None:
    log: QuestionLog = SqlQuestionLog(database)

    await log.record(record())

    assert await log.unanswered(10) == (record(),)


async def test_records_outlive_the_process(url: str) -> None:
    async with Database(url) as database:
        await SqlQuestionLog(database).record(record())

    async with Database(url) as database:
        assert await SqlQuestionLog(database).unanswered(10) == (record(),)


async def test_only_what_was_not_found_is_listed_newest_first(database: Database) -> None:
    log = SqlQuestionLog(database)
    for hour, (question, status) in enumerate(
        [
            ("older", AnswerStatus.NOT_FOUND),
            ("answered", AnswerStatus.ANSWERED),
            ("newer", AnswerStatus.NOT_FOUND),
            ("asked back", AnswerStatus.CLARIFY),
        ]
    ):
        await log.record(record(question, status, NOON + timedelta(hours=hour)))

    assert [found.question for found in await log.unanswered(10)] == ["newer", "older"]


async def test_of_two_at_the_same_moment_the_later_written_comes_first(database: Database) -> None:
    log = SqlQuestionLog(database)
    await log.record(record("first"))
    await log.record(record("second"))

    assert [found.question for found in await log.unanswered(10)] == ["second", "first"]


async def test_no_more_are_listed_than_asked_for(database: Database) -> None:
    log = SqlQuestionLog(database)
    for _ in range(3):
        await log.record(record())

    assert len(await log.unanswered(2)) == 2


async def test_moments_of_another_zone_come_back_in_utc(database: Database) -> None:
    log = SqlQuestionLog(database)
    beijing = NOON.astimezone(timezone(timedelta(hours=8)))

    await log.record(record(asked_at=beijing))

    (found,) = await log.unanswered(1)
    assert (found.asked_at, found.asked_at.tzinfo) == (NOON, UTC)


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StoreError, match="time zone"):
        await SqlQuestionLog(database).record(record(asked_at=datetime(2026, 3, 4)))  # noqa: DTZ001 - that is the point


async def test_a_question_with_half_a_character_is_kept(database: Database) -> None:
    log = SqlQuestionLog(database)

    await log.record(record("GDP\ud83d"))

    assert [found.question for found in await log.unanswered(1)] == ["GDP?"]


async def test_a_record_that_names_no_entry_comes_back_so(database: Database) -> None:
    log = SqlQuestionLog(database)

    await log.record(record(entry_ids=()))

    assert [found.entry_ids for found in await log.unanswered(1)] == [()]

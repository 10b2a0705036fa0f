"""What is kept of people comes back, gives way, expires and can be erased."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.answer import AnswerKind, AnswerStatus, Language
from bot.service.ports import Expiry, GroupRules, LoggedQuestion, Opinion, QuestionRecord, ReplyRecord, Surface
from bot.store.database import Database
from bot.store.feedback import SqlFeedback
from bot.store.groups import SqlGroups
from bot.store.people import SqlPersonalStore, SqlPreferences
from bot.store.question_log import SqlQuestionLog
from bot.store.schema import feedback, preference, question_log, reply

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WANG, LI = "0a" * 32, "0b" * 32


def record(reference: str, asker: str = WANG, asked_at: datetime = NOON) -> QuestionRecord:
    return QuestionRecord(
        asked_at=asked_at,
        surface=Surface.PRIVATE,
        asker_hash=asker,
        question=f"question {reference}",
        status=AnswerStatus.ANSWERED,
        kind=AnswerKind.FIGURE,
        entry_ids=(),
        latency_ms=1.0,
        reply=ReplyRecord(reference, f"chat {asker}", f"message {reference}"),
    )


async def count(database: Database, table: sa.Table) -> int:
    async def work(connection: AsyncConnection) -> int:
        return int((await connection.execute(sa.select(sa.func.count()).select_from(table))).scalar_one())

    return await database.read(work)


async def opinions(database: Database) -> list[tuple[bool, str]]:
    async def work(connection: AsyncConnection) -> list[tuple[bool, str]]:
        rows = await connection.execute(sa.select(feedback.c.is_useful, feedback.c.reason))
        return [(useful, reason) for useful, reason in rows]

    return await database.read(work)


class TestConversations:
    """The questions of a conversation, until it ends."""

    async def test_come_back_newest_first(self, database: Database) -> None:
        log = SqlQuestionLog(database)
        for number in range(4):
            await log.record(record(f"r{number}", asked_at=NOON + timedelta(minutes=number)))
        await log.record(record("other", LI))

        assert await log.conversation(f"chat {WANG}", 2) == (
            LoggedQuestion("question r3", NOON + timedelta(minutes=3)),
            LoggedQuestion("question r2", NOON + timedelta(minutes=2)),
        )

    async def test_are_over_once_ended(self, database: Database) -> None:
        log = SqlQuestionLog(database)
        await log.record(record("r"))
        await log.end_conversation(f"chat {WANG}")

        assert await log.conversation(f"chat {WANG}", 10) == ()

    async def test_are_over_when_they_expire(self, database: Database) -> None:
        log = SqlQuestionLog(database)
        await log.record(record("old", asked_at=NOON - timedelta(hours=1)))
        await log.record(record("new"))
        never = NOON - timedelta(days=999)
        await SqlPersonalStore(database).expire(Expiry(never, never, NOON - timedelta(minutes=15)))

        assert [one.text for one in await log.conversation(f"chat {WANG}", 10)] == ["question new"]


class TestSent:
    """Which messages answer which."""

    async def test_come_back_by_the_message_that_asked_the_latest_first(self, database: Database) -> None:
        log = SqlQuestionLog(database)
        await log.record(record("r"))
        await log.sent("r", (7, 8))
        again = replace(record("again"), reply=ReplyRecord("again", "", "message r"))
        await log.record(again)
        await log.sent("again", (7,))

        assert await log.sent_for("message r") == (7,)

    async def test_of_what_was_never_answered_are_none(self, database: Database) -> None:
        log = SqlQuestionLog(database)
        await log.record(replace(record("r"), reply=ReplyRecord("r", "", "")))

        assert await log.sent_for("message x") == ()
        assert await log.sent_for("") == ()

    async def test_expire(self, database: Database) -> None:
        log = SqlQuestionLog(database)
        await log.record(record("r"))
        await log.sent("r", (7,))
        never = NOON - timedelta(days=999)
        cut = await SqlPersonalStore(database).expire(Expiry(never, NOON + timedelta(days=2), never))

        assert cut == 1
        assert await log.sent_for("message r") == ()


class TestFeedback:
    """One opinion a person and answer, with or without a reason."""

    async def test_is_kept_once_and_the_later_one_counts(self, database: Database) -> None:
        log = SqlFeedback(database)
        await SqlQuestionLog(database).record(record("r"))

        assert await log.rate("r", WANG, NOON, is_useful=True)
        assert await log.rate("r", WANG, NOON, is_useful=False)
        assert await log.rate("r", LI, NOON, is_useful=True)
        assert sorted(await opinions(database)) == [(False, ""), (True, "")]

    async def test_on_an_answer_nobody_gave_is_refused(self, database: Database) -> None:
        log = SqlFeedback(database)

        assert not await log.rate("forged", WANG, NOON, is_useful=True)
        assert not await log.explain("forged", WANG, "why")
        assert await opinions(database) == []

    async def test_may_say_why_in_reply_to_the_prompt_alone(self, database: Database) -> None:
        log = SqlFeedback(database)
        await SqlQuestionLog(database).record(record("r"))
        await log.rate("r", WANG, NOON, is_useful=False)
        await log.prompted("r", WANG, "prompt")

        assert not await log.explain_prompted("prompt", LI, "not asked")
        assert not await log.explain_prompted("", WANG, "not asked")
        assert await log.explain_prompted("prompt", WANG, "数字不对\ud83d")
        assert await opinions(database) == [(False, "数字不对?")]

    async def test_that_an_answer_was_of_no_use_is_listed_newest_first(self, database: Database) -> None:
        log = SqlFeedback(database)
        for number, is_useful in enumerate((False, True, False, False)):
            await SqlQuestionLog(database).record(record(f"r{number}"))
            await log.rate(f"r{number}", WANG, NOON + timedelta(minutes=number), is_useful=is_useful)
        await log.explain("r2", WANG, "wrong")

        assert await log.useless(2) == (
            Opinion(NOON + timedelta(minutes=3), Surface.PRIVATE, "question r3", ""),
            Opinion(NOON + timedelta(minutes=2), Surface.PRIVATE, "question r2", "wrong"),
        )

    async def test_of_somebody_without_an_opinion_has_no_reason(self, database: Database) -> None:
        await SqlQuestionLog(database).record(record("r"))

        assert not await SqlFeedback(database).explain("r", WANG, "why")


class TestPreferences:
    """The language a person chose."""

    async def test_outlives_the_process_until_it_is_taken_back(self, url: str) -> None:
        async with Database(url) as database:
            await SqlPreferences(database).choose(WANG, Language.EN, NOON)
            await SqlPreferences(database).choose(WANG, Language.ZH_HANT, NOON)
            await SqlPreferences(database).choose(LI, Language.EN, NOON)
            await SqlPreferences(database).choose(LI, None, NOON)

        async with Database(url) as database:
            assert await SqlPreferences(database).languages() == {WANG: Language.ZH_HANT}


class TestErasing:
    """A person's rows go, and nobody else's."""

    async def test_takes_everything_of_a_person(self, database: Database) -> None:
        log = SqlQuestionLog(database)
        for reference, asker in (("w1", WANG), ("w2", WANG), ("l1", LI)):
            await log.record(record(reference, asker))
            await SqlFeedback(database).rate(reference, WANG, NOON, is_useful=True)
            await SqlFeedback(database).rate(reference, LI, NOON, is_useful=True)
        for asker in (WANG, LI):
            await SqlPreferences(database).choose(asker, Language.EN, NOON)

        erased = await SqlPersonalStore(database).erase(WANG)

        # Two questions, three opinions, one language; the opinions of others on those questions go with them.
        assert erased == 6
        tables = (question_log, reply, feedback, preference)
        assert [await count(database, table) for table in tables] == [1, 1, 1, 1]

    async def test_leaves_nothing_of_it_in_the_file(self, url: str, path: Path) -> None:
        async with Database(url) as database:
            await SqlQuestionLog(database).record(replace(record("r"), question="a made-up secret"))
        written = path.read_bytes()
        async with Database(url) as database:
            await SqlPersonalStore(database).erase(WANG)

        left = b"".join(file.read_bytes() for file in path.parent.iterdir())
        assert b"a made-up secret" in written
        assert b"a made-up secret" not in left

    async def test_of_nobody_takes_nothing(self, database: Database) -> None:
        await SqlQuestionLog(database).record(replace(record("r"), asker_hash=""))

        assert await SqlPersonalStore(database).erase("") == 0
        assert await count(database, question_log) == 1


@pytest.mark.parametrize(("age", "left"), [(timedelta(days=179), 1), (timedelta(days=181), 0)])
async def test_questions_expire_with_all_that_hangs_on_them(database: Database, age: timedelta, left: int) -> None:
    await SqlQuestionLog(database).record(record("r", asked_at=NOON - age))
    await SqlFeedback(database).rate("r", WANG, NOON, is_useful=True)
    await SqlPersonalStore(database).expire(Expiry(NOON - timedelta(days=180), NOON, NOON))

    assert [await count(database, table) for table in (question_log, reply, feedback)] == [left] * 3


class TestGroups:
    """The rules of a group."""

    async def test_outlive_the_process_until_they_are_dropped(self, url: str) -> None:
        rules = GroupRules(Language.ZH_HANT, answers_mentions=False, is_short=True, topics=frozenset({0, 7}))
        async with Database(url) as database:
            await SqlGroups(database).keep("one", GroupRules(), NOON)
            await SqlGroups(database).keep("one", rules, NOON)
            await SqlGroups(database).keep("other", GroupRules(), NOON)
            await SqlGroups(database).drop("other")

        async with Database(url) as database:
            assert await SqlGroups(database).rules() == {"one": rules}

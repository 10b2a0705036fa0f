"""What is counted is what was asked, exactly, and nothing of what is gone."""

from __future__ import annotations

import statistics
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

from bot.domain.answer import AnswerKind, AnswerStatus
from bot.service.ports import QuestionRecord, ReplyRecord, Surface
from bot.service.statistics.contract import DayCount, Latency, StatisticsReport, TopQuestion
from bot.service.statistics.service import LoggedStatistics
from bot.store.database import Database
from bot.store.feedback import SqlFeedback
from bot.store.people import SqlPersonalStore
from bot.store.question_log import SqlQuestionLog
from bot.store.statistics import SqlStatistics

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WANG, LI = "0a" * 32, "0b" * 32
ANSWERED, SILENT = AnswerStatus.ANSWERED, AnswerStatus.NOT_FOUND


class Noon:
    """It is noon, for ever."""

    def now(self) -> datetime:
        return NOON


def asked(question: str, asked_at: datetime = NOON, latency_ms: float = 1.0, asker: str = WANG) -> QuestionRecord:
    return QuestionRecord(asked_at, Surface.PRIVATE, asker, question, ANSWERED, AnswerKind.FIGURE, (), latency_ms)


async def report(database: Database, *records: QuestionRecord, days: int = 3, zone: timezone = UTC) -> StatisticsReport:
    log = SqlQuestionLog(database)
    for record in records:
        await log.record(record)
    return await LoggedStatistics(SqlStatistics(database), Noon(), zone).period(days)


async def test_nothing_asked_is_a_report_of_nothing(database: Database) -> None:
    told = await report(database)

    assert (told.first, told.last, told.questions) == (date(2026, 3, 2), date(2026, 3, 4), 0)
    assert [day.total for day in told.by_day] == [0, 0, 0]
    assert (told.by_status, told.by_kind, told.by_surface, told.top, told.latency) == ((), (), (), (), None)


async def test_questions_are_counted_by_day_status_kind_and_surface(database: Database) -> None:
    silent = replace(asked("房价"), status=SILENT, kind=AnswerKind.SILENCE, surface=Surface.GROUP)
    yesterday = NOON - timedelta(days=1)
    told = await report(database, asked("一"), silent, asked("二", yesterday), asked("旧", NOON - timedelta(days=3)))

    assert told.by_day == (
        DayCount(date(2026, 3, 2), {}),
        DayCount(date(2026, 3, 3), {ANSWERED: 1}),
        DayCount(date(2026, 3, 4), {ANSWERED: 1, SILENT: 1}),
    )
    assert told.questions == 3
    assert told.by_status == ((ANSWERED, 2), (SILENT, 1))
    assert told.by_kind == ((AnswerKind.FIGURE, 2), (AnswerKind.SILENCE, 1))
    assert told.by_surface == ((Surface.PRIVATE, 2), (Surface.GROUP, 1))


async def test_a_day_is_one_of_the_zone_whose_days_are_counted(database: Database) -> None:
    """In Kathmandu, 5:45 hours before UTC, midnight is at 18:15."""
    kathmandu = timezone(timedelta(hours=5, minutes=45))
    midnight = datetime(2026, 3, 3, 18, 15, tzinfo=UTC)
    told = await report(database, asked("前", midnight - timedelta(seconds=1)), asked("后", midnight), zone=kathmandu)

    assert [(day.day, day.total) for day in told.by_day[1:]] == [(date(2026, 3, 3), 1), (date(2026, 3, 4), 1)]


async def test_the_period_begins_at_midnight_of_its_first_day(database: Database) -> None:
    midnight = datetime(2026, 3, 4, tzinfo=UTC)

    told = await report(database, asked("昨", midnight - timedelta(microseconds=1)), asked("今", midnight), days=1)

    assert [one.question for one in told.top] == ["今"]


async def test_a_moment_that_lies_ahead_of_the_clock_counts_as_today(database: Database) -> None:
    told = await report(database, asked("明天", NOON + timedelta(days=1)))

    assert [day.total for day in told.by_day] == [0, 0, 1]


async def test_latencies_are_exact(database: Database) -> None:
    taken = [float(number * number % 211) for number in range(200)]
    told = await report(database, *(asked(f"问{number}", latency_ms=ms) for number, ms in enumerate(taken)))

    assert told.latency == Latency(statistics.median(taken), sorted(taken)[197])


async def test_of_a_single_question_both_latencies_are_its_own(database: Database) -> None:
    assert (await report(database, asked("一", latency_ms=7.5))).latency == Latency(7.5, 7.5)


async def test_a_question_is_the_same_in_any_spelling_and_shown_as_most_spelled_it(database: Database) -> None:
    told = await report(
        database,
        *(asked(text) for text in ("去年GDP？", "去年 gdp", "去年gdp", "去年gdp", "財政收入", "财政收入", "房价")),
    )

    assert told.top == (TopQuestion("去年gdp", 4), TopQuestion("財政收入", 2), TopQuestion("房价", 1))


async def test_opinions_count_with_the_questions_of_the_period(database: Database) -> None:
    log, opinions = SqlQuestionLog(database), SqlFeedback(database)
    for reference, days in (("new", 0), ("old", 9)):
        at = NOON - timedelta(days=days)
        await log.record(replace(asked(reference, at), reply=ReplyRecord(reference, "", "")))
        await opinions.rate(reference, WANG, NOON, is_useful=True)
        await opinions.rate(reference, LI, NOON, is_useful=False)

    told = await report(database)

    assert (told.useful, told.useless) == (1, 1)


async def test_what_a_person_had_deleted_is_counted_no_longer(database: Database) -> None:
    await report(database, asked("我的", asker=WANG), asked("别人的", asker=LI))
    await SqlPersonalStore(database).erase(WANG)

    told = await report(database)

    assert (told.questions, told.top) == (1, (TopQuestion("别人的", 1),))

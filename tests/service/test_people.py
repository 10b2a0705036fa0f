"""Languages, opinions, contexts after a restart, and forgetting: the use cases over a real database."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.answer import Answer, AnswerStatus, Language
from bot.service.answering_service import AnsweringService
from bot.service.asking import Asked
from bot.service.languages import ChosenLanguages, Spoken, language_of
from bot.service.ports import Surface
from bot.service.pseudonyms import Pseudonyms
from bot.service.rating import LoggedRating
from bot.service.remembering import MESSAGES_KEPT, QUESTIONS_KEPT, PersonalRecords, expiring
from bot.service.serving import Serving
from bot.store.database import Database
from bot.store.feedback import SqlFeedback
from bot.store.people import SqlPersonalStore, SqlPreferences
from bot.store.question_log import SqlQuestionLog
from tests.service.made_up import StoppedClock
from tests.shipped import shipped_engine

KEY = b"made-up key"
FIRST, SECOND = "2020年地区生产总值是多少", "增长呢"


class Process:
    """The use cases as one process holds them; another one over the same database is a restart."""

    def __init__(self, database: Database, clock: StoppedClock) -> None:
        log, pseudonyms = SqlQuestionLog(database), Pseudonyms(KEY)
        self.asking = AnsweringService(Serving(shipped_engine()), log, clock, KEY)
        self.languages = ChosenLanguages(SqlPreferences(database), clock, pseudonyms)
        self.rating = LoggedRating(SqlFeedback(database), clock, pseudonyms)
        self.records = PersonalRecords(log, SqlPersonalStore(database), self.languages, clock, pseudonyms)
        self._number = 0

    async def ask(self, question: str, asker: str = "7", language: Language | None = None) -> Answer:
        self._number += 1
        reference = f"{asker}-{id(self)}-{self._number}"
        asked = Asked(question, Surface.PRIVATE, f"chat {asker}", asker, language, reference[:24], f"m{self._number}")
        return await self.asking.ask(asked)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/wenbao.db") as database:
        yield database


@pytest.fixture
def clock() -> StoppedClock:
    return StoppedClock()


class TestContextsAfterARestart:
    """A follow-up is understood although the process that heard the question is gone."""

    async def test_go_on(self, database: Database, clock: StoppedClock) -> None:
        before = Process(database, clock)
        await before.ask(FIRST)
        await before.ask("那新区口径呢")
        after = Process(database, clock)

        assert (await after.ask("2019年的呢")).entry_ids == ("gross-regional-product",)

    async def test_give_the_answer_that_the_old_process_would_have_given(
        self, database: Database, clock: StoppedClock
    ) -> None:
        before = Process(database, clock)
        await before.ask(FIRST)
        after = Process(database, clock)

        assert await after.ask(SECOND) == await before.ask(SECOND)

    async def test_are_over_when_they_would_have_been(self, database: Database, clock: StoppedClock) -> None:
        await Process(database, clock).ask(FIRST)
        clock.pass_by(timedelta(minutes=16))

        assert (await Process(database, clock).ask(SECOND)).status is AnswerStatus.NOT_FOUND

    async def test_do_not_survive_being_dropped(self, database: Database, clock: StoppedClock) -> None:
        before = Process(database, clock)
        await before.ask(FIRST)
        await before.asking.forget("chat 7")

        assert (await Process(database, clock).ask(SECOND)).status is AnswerStatus.NOT_FOUND

    async def test_are_of_their_own_person(self, database: Database, clock: StoppedClock) -> None:
        await Process(database, clock).ask(FIRST)

        assert (await Process(database, clock).ask(SECOND, asker="8")).status is AnswerStatus.NOT_FOUND

    async def test_begin_anew_where_an_entry_was_opened(self, database: Database, clock: StoppedClock) -> None:
        process = Process(database, clock)
        opened = Asked("?", Surface.PRIVATE, "chat 7", "7", Language.EN, "r", "", "six-gateways")

        assert (await process.asking.ask(opened)).entry_ids == ("six-gateways",)

    async def test_an_entry_that_is_gone_leaves_its_question(self, database: Database, clock: StoppedClock) -> None:
        gone = Asked(FIRST, Surface.PRIVATE, entry="no-such-entry")

        assert "2079.4亿元" in (await Process(database, clock).asking.ask(gone)).headline


class TestLanguages:
    """Chosen; else menus in the client's and answers in the question's."""

    async def test_are_spoken_in_that_order(self, database: Database, clock: StoppedClock) -> None:
        languages = Process(database, clock).languages

        assert languages.spoken("7", "zh-hant") == Spoken(Language.ZH_HANT, None, (Language.ZH_HANT,))
        await languages.choose("7", Language.ZH_HANS)
        assert languages.spoken("7", "zh-hant") == Spoken(Language.ZH_HANS, Language.ZH_HANS)

    async def test_of_strangers_are_those_of_their_questions_once_they_asked(
        self, database: Database, clock: StoppedClock
    ) -> None:
        languages = Process(database, clock).languages

        hans, hant, english = Language.ZH_HANS, Language.ZH_HANT, Language.EN
        assert languages.spoken("8", "de") == Spoken(english, None, (english,))
        assert languages.spoken("8", "") == Spoken(hans, None, (hans,))
        languages.heard("8", hant)
        assert languages.spoken("8", "de") == Spoken(hant, None, (english, hant))
        assert languages.spoken("8", "") == Spoken(hant, None, (hant, hans))

    @pytest.mark.parametrize(
        ("tag", "language"),
        [
            ("zh-hans", Language.ZH_HANS),
            ("zh", Language.ZH_HANS),
            ("zh-CN", Language.ZH_HANS),
            ("zh-hant", Language.ZH_HANT),
            ("zh-TW", Language.ZH_HANT),
            ("zh_HK", Language.ZH_HANT),
            ("en", Language.EN),
            ("en-GB", Language.EN),
            *((other, None) for other in ("zha", "eng", "de", "")),
        ],
    )
    def test_of_clients_are_known_where_the_bot_speaks_them(self, tag: str, language: Language | None) -> None:
        assert language_of(tag) is language

    async def test_outlive_a_restart_until_taken_back(self, database: Database, clock: StoppedClock) -> None:
        await Process(database, clock).languages.choose("7", Language.EN)
        after = Process(database, clock).languages
        await after.load()
        chosen = after.chosen("7")
        await after.choose("7", None)

        assert (chosen, after.chosen("7")) == (Language.EN, None)


class TestForgetting:
    """Everything of a person goes at once, and by itself in time."""

    async def test_deletes_questions_opinions_and_language(self, database: Database, clock: StoppedClock) -> None:
        process = Process(database, clock)
        await process.ask("房价多少")
        await process.ask("房价多少", asker="8")
        await process.languages.choose("7", Language.EN)

        assert await process.records.forget("7") == 2
        assert process.languages.chosen("7") is None
        assert len(await SqlQuestionLog(database).unanswered(10)) == 1

    async def test_happens_by_itself_after_the_time_that_is_told(self, database: Database, clock: StoppedClock) -> None:
        process = Process(database, clock)
        await process.ask("房价多少")
        clock.pass_by(QUESTIONS_KEPT)
        await process.records.expire()
        kept = len(await SqlQuestionLog(database).unanswered(10))
        clock.pass_by(timedelta(seconds=1))
        await process.records.expire()

        assert (kept, len(await SqlQuestionLog(database).unanswered(10))) == (1, 0)

    async def test_happens_again_and_again_while_the_process_runs(
        self, database: Database, clock: StoppedClock
    ) -> None:
        process = Process(database, clock)
        await process.ask("房价多少")
        async with expiring(process.records, timedelta(milliseconds=1)):
            clock.pass_by(QUESTIONS_KEPT + timedelta(seconds=1))
            async with asyncio.timeout(10):
                while await SqlQuestionLog(database).unanswered(10):
                    pass  # each look gives the other task its turn

        assert await SqlQuestionLog(database).unanswered(10) == ()

    async def test_the_way_from_a_question_to_its_answer_is_kept_while_it_can_be_edited(
        self, database: Database, clock: StoppedClock
    ) -> None:
        process = Process(database, clock)
        await process.asking.ask(Asked(FIRST, Surface.PRIVATE, "chat 7", "7", None, "r", "1:2"))
        await process.records.sent("r", (3, 4))
        known = await process.records.sent_for("1:2")
        clock.pass_by(MESSAGES_KEPT + timedelta(seconds=1))
        await process.records.expire()

        assert (known, await process.records.sent_for("1:2")) == ((3, 4), ())


async def test_a_reason_is_one_short_readable_line(database: Database, clock: StoppedClock) -> None:
    process = Process(database, clock)
    await process.asking.ask(Asked(FIRST, Surface.PRIVATE, "chat 7", "7", None, "r", ""))

    assert not await process.rating.explain("r", "7", "early")
    assert await process.rating.rate("r", "7", is_useful=False)
    assert await process.rating.explain("r", "7", "太\u202e长\n了" * 200)
    assert await process.rating.prompted("r", "7", "1:9")
    assert await process.rating.explain_prompted("1:9", "7", "数字不对")
    assert not await process.rating.explain_prompted("1:9", "8", "数字不对")

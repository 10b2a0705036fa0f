"""What waits is what nobody has dealt with yet: not dismissed, and not answered by now."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerStatus
from bot.service.ports import Surface
from bot.service.pseudonyms import Pseudonyms
from bot.service.reviewing.contract import FROM_THE_TERMINAL, HELD_BACK, INSISTENT, WORDINGS_SHOWN
from bot.service.reviewing.service import QuestionReviewing
from bot.service.serving import Serving
from bot.store.database import Database
from bot.store.reviewing import SqlReviewing
from tests.service.made_up import StoppedClock
from tests.service.reviewing.made_up import WANG, Log

ADMIN = 7
MINUTE = timedelta(minutes=1)


async def waiting(reviewing: QuestionReviewing, days: int | None = None) -> list[tuple[str, int]]:
    """The questions that wait, and how often."""
    return [(one.question, one.count) for one in await reviewing.waiting(20, days)]


class TestGroups:
    """Like questions, counted."""

    async def test_tell_how_often_where_and_how_it_was_asked(
        self, log: Log, clock: StoppedClock, reviewing: QuestionReviewing
    ) -> None:
        await log.asked("去年房价多少？", "去年房价多少？")
        clock.pass_by(MINUTE)
        await log.asked("请问去年的房价是多少", surface=Surface.GROUP)
        await log.useless("去年房价", "wrong", "", "想看均价", "wrong")

        (group,) = await reviewing.waiting(20)

        assert (group.question, group.count, group.latest) == ("去年房价多少？", 4, clock.now())
        assert set(group.wordings) == {"请问去年的房价是多少", "去年房价"}
        assert (group.unanswered, group.useless, group.reasons) == (3, 4, ("wrong", "想看均价"))
        assert group.surfaces == (Surface.PRIVATE, Surface.GROUP)
        assert len(group.key) == 16

    async def test_come_commonest_first_and_no_more_than_wanted(self, log: Log, reviewing: QuestionReviewing) -> None:
        await log.asked("校车几点发车", "房价多少", "房价多少", "水价多少", "水价多少", "水价多少")

        assert await waiting(reviewing) == [("水价多少", 3), ("房价多少", 2), ("校车几点发车", 1)]
        assert [one.question for one in await reviewing.waiting(1)] == ["水价多少"]

    async def test_show_some_wordings_of_many(self, log: Log, reviewing: QuestionReviewing) -> None:
        await log.asked(*(f"房价多少{'？' * number}" for number in range(20)))

        (group,) = await reviewing.waiting(20)

        assert (group.count, len(group.wordings)) == (20, WORDINGS_SHOWN)

    async def test_are_of_the_days_asked_for(self, log: Log, clock: StoppedClock, reviewing: QuestionReviewing) -> None:
        await log.asked("房价多少")
        clock.pass_by(timedelta(days=8))
        await log.asked("水价多少")

        assert await waiting(reviewing, days=7) == [("水价多少", 1)]
        assert len(await waiting(reviewing)) == 2

    async def test_an_old_answer_that_is_called_useless_today_is_of_today(
        self, log: Log, clock: StoppedClock, reviewing: QuestionReviewing
    ) -> None:
        reference = await log.asked("出口总额多少", status=AnswerStatus.ANSWERED)
        clock.pass_by(timedelta(days=8))
        await log.called_useless(reference, "wrong")

        assert await waiting(reviewing, days=7) == [("出口总额多少", 1)]

    async def test_hold_nothing_of_those_who_had_it_deleted(self, log: Log, reviewing: QuestionReviewing) -> None:
        await log.asked("我家的房价多少", asker=WANG)
        await log.asked("水价多少", asker="0b" * 32)
        before = await waiting(reviewing)
        await log.forget(WANG)

        assert len(before) == 2
        assert await waiting(reviewing) == [("水价多少", 1)]

    async def test_can_be_asked_for_by_several_at_once(self, log: Log, reviewing: QuestionReviewing) -> None:
        await log.asked(*(f"{first}{second}价多少" for first in "水电气煤油" for second in "米面糖盐茶"))

        lists = await asyncio.gather(*(reviewing.waiting(50) for _ in range(4)))

        assert len(lists[0]) == 25
        assert lists == [lists[0]] * 4


class TestAnsweredByNow:
    """What today's engine answers needs no answer."""

    async def test_does_not_wait(self, log: Log, reviewing: QuestionReviewing) -> None:
        """The made-up report tells the GDP of 2030, and of 2028 nothing."""
        await log.asked("去年GDP多少", "2028年GDP多少")

        assert await waiting(reviewing) == [("2028年GDP多少", 1)]

    async def test_is_decided_by_the_engine_that_is_served_now(
        self, database: Database, engine: Engine, log: Log, clock: StoppedClock
    ) -> None:
        poorer = Engine(replace(engine.knowledge, indicators=(), faqs=(), terms=(), plans=()), engine.lexicon)
        serving = Serving(poorer)
        reviewing = QuestionReviewing(SqlReviewing(database), serving, clock, Pseudonyms(b"made-up key"))
        await log.asked("风车电费支出多少")
        before = await waiting(reviewing)
        serving.swap(engine)

        assert before == [("风车电费支出多少", 1)]
        assert await waiting(reviewing) == []

    async def test_waits_all_the_same_where_an_answer_was_useless(self, log: Log, reviewing: QuestionReviewing) -> None:
        await log.asked("去年GDP多少")
        await log.useless("去年GDP多少？", "wrong")

        (group,) = await reviewing.waiting(20)

        assert (group.question, group.count, group.unanswered, group.useless) == ("去年GDP多少？", 1, 0, 1)


class TestDismissing:
    """A group that was looked at waits no longer, unless people insist."""

    async def dismiss(self, reviewing: QuestionReviewing) -> bool:
        """The only group there is."""
        (group,) = await reviewing.waiting(20)
        return await reviewing.dismiss(group.key, ADMIN)

    async def test_takes_all_of_a_group_away_and_nothing_else(self, log: Log, reviewing: QuestionReviewing) -> None:
        await log.asked("房价多少", "房价多少", "请问房价", "水价多少")
        group = (await reviewing.waiting(20))[0]

        assert await reviewing.dismiss(group.key, ADMIN)
        assert await waiting(reviewing) == [("水价多少", 1)]
        assert await reviewing.group(group.key) is None

    async def test_of_what_does_not_wait_is_refused(self, log: Log, reviewing: QuestionReviewing) -> None:
        await log.asked("房价多少")

        assert not await reviewing.dismiss("0123456789abcdef", FROM_THE_TERMINAL)
        assert await self.dismiss(reviewing)
        assert not await reviewing.dismiss("0123456789abcdef", FROM_THE_TERMINAL)

    @pytest.mark.parametrize(("times", "count"), [(INSISTENT - 1, []), (INSISTENT, [INSISTENT])])
    async def test_holds_back_like_questions_until_they_are_many(
        self, times: int, count: list[int], log: Log, clock: StoppedClock, reviewing: QuestionReviewing
    ) -> None:
        await log.asked("房价多少")
        await self.dismiss(reviewing)
        clock.pass_by(MINUTE)
        await log.asked(*["房价是多少呢"] * times)

        assert [count for _, count in await waiting(reviewing)] == count

    @pytest.mark.parametrize(("passed", "count"), [(HELD_BACK - MINUTE, []), (HELD_BACK, [1])])
    async def test_holds_back_like_questions_for_a_month(
        self, passed: timedelta, count: list[int], log: Log, clock: StoppedClock, reviewing: QuestionReviewing
    ) -> None:
        await log.asked("房价多少", "房价多少")
        await self.dismiss(reviewing)
        clock.pass_by(passed)
        await log.asked("房价是多少呢")

        assert [count for _, count in await waiting(reviewing)] == count

    async def test_once_more_holds_back_again(
        self, log: Log, clock: StoppedClock, reviewing: QuestionReviewing
    ) -> None:
        await log.asked("房价多少")
        await self.dismiss(reviewing)
        clock.pass_by(HELD_BACK)
        await log.asked("房价多少")
        again = await self.dismiss(reviewing)
        clock.pass_by(MINUTE)
        await log.asked("房价多少")

        assert again
        assert await waiting(reviewing) == []

    async def test_finds_the_group_by_its_key_though_another_wording_leads_it_now(
        self, log: Log, reviewing: QuestionReviewing
    ) -> None:
        await log.asked("房价多少")
        (before,) = await reviewing.waiting(20)
        await log.asked("请问房价", "请问房价")
        (after,) = await reviewing.waiting(20)

        assert before.key != after.key
        assert await reviewing.group(before.key) == after
        assert await reviewing.dismiss(before.key, ADMIN)
        assert await waiting(reviewing) == []

    async def test_keeps_no_word_of_the_question(
        self, database: Database, log: Log, reviewing: QuestionReviewing
    ) -> None:
        await log.asked("我家的房价多少")
        await self.dismiss(reviewing)

        (key,) = await SqlReviewing(database).dismissals()
        assert set(key) <= set("0123456789abcdef")

    async def test_is_forgotten_with_the_questions_it_was_about(
        self, database: Database, log: Log, clock: StoppedClock, reviewing: QuestionReviewing
    ) -> None:
        await log.asked("房价多少")
        await self.dismiss(reviewing)
        clock.pass_by(timedelta(days=181))
        await log.asked("水价多少")
        await self.dismiss(reviewing)

        assert list((await SqlReviewing(database).dismissals()).values()) == [clock.now()]

"""Digests go to admins who chose them, once a week, restarts or not."""

from __future__ import annotations

import asyncio
from datetime import UTC, timedelta

import pytest

from bot.domain.answer import Language
from bot.service.digest import DIGEST_EVERY, GROUPS_TOLD, StoredDigests, WeeklyDigest, sending_digests
from bot.service.pseudonyms import Pseudonyms
from bot.service.reviewing.lines import digest_lines
from bot.service.reviewing.service import QuestionReviewing
from bot.store.database import Database
from bot.store.digests import SqlDigests
from bot.store.people import SqlPersonalStore
from tests.service.made_up import StoppedClock
from tests.service.reviewing.made_up import Log

ADMIN, OTHER, STRANGER = 7, 8, 9
PSEUDONYMS = Pseudonyms(b"made-up key")


class Postbox:
    """Takes digests; `is_full` refuses them, `is_broken` fails."""

    def __init__(self) -> None:
        self.posted: list[tuple[int, WeeklyDigest]] = []
        self.is_full = False
        self.is_broken = False
        self.tried = asyncio.Event()
        self.arrived = asyncio.Event()

    async def post(self, admin: int, digest: WeeklyDigest) -> bool:
        self.tried.set()
        if self.is_broken:
            raise RuntimeError("made up")
        if not self.is_full:
            self.posted.append((admin, digest))
            self.arrived.set()
        return not self.is_full

    @property
    def receivers(self) -> list[int]:
        return [admin for admin, _ in self.posted]


class Week:
    """Digests over a database; `restarted` are those of the next process."""

    def __init__(self, database: Database, reviewing: QuestionReviewing, clock: StoppedClock) -> None:
        self._database = database
        self._reviewing = reviewing
        self.clock = clock
        self.postbox = Postbox()

    def restarted(self, admins: frozenset[int] = frozenset({ADMIN, OTHER})) -> StoredDigests:
        return StoredDigests(SqlDigests(self._database), self._reviewing, self.clock, PSEUDONYMS, admins)

    async def after(self, time: timedelta) -> list[int]:
        """Who gets one when so much time has passed."""
        self.clock.pass_by(time)
        self.postbox.posted.clear()
        await self.restarted().send(self.postbox)
        return self.postbox.receivers


@pytest.fixture
def week(database: Database, reviewing: QuestionReviewing, clock: StoppedClock) -> Week:
    return Week(database, reviewing, clock)


class TestChoosing:
    """On by choice."""

    async def test_nobody_gets_one_who_did_not_choose_it(self, week: Week) -> None:
        assert not await week.restarted().is_wanted(ADMIN)
        assert await week.after(DIGEST_EVERY) == []

    async def test_who_chose_it_gets_one_a_week_whatever_restarts(self, week: Week) -> None:
        await week.restarted().choose(ADMIN, wanted=True)
        sent = [await week.after(timedelta(days=1)) for _ in range(15)]

        assert await week.restarted().is_wanted(ADMIN)
        assert [day for day, receivers in enumerate(sent, start=1) if receivers] == [7, 14]

    async def test_choosing_again_brings_none_sooner_and_delays_none(self, week: Week) -> None:
        digests = week.restarted()
        await digests.choose(ADMIN, wanted=True)
        assert await week.after(DIGEST_EVERY - timedelta(hours=1)) == []
        await digests.choose(ADMIN, wanted=True)
        assert await week.after(timedelta(hours=1)) == [ADMIN]
        await digests.choose(ADMIN, wanted=False)
        await digests.choose(ADMIN, wanted=True)
        assert await week.after(timedelta(days=6)) == []

    async def test_who_takes_it_back_gets_none(self, week: Week) -> None:
        for admin in (ADMIN, OTHER):
            await week.restarted().choose(admin, wanted=True)
        await week.restarted().choose(ADMIN, wanted=False)

        assert not await week.restarted().is_wanted(ADMIN)
        assert await week.after(DIGEST_EVERY) == [OTHER]

    async def test_who_is_no_admin_gets_none(self, week: Week) -> None:
        await week.restarted().choose(STRANGER, wanted=True)
        await week.restarted().choose(OTHER, wanted=True)
        week.clock.pass_by(DIGEST_EVERY)
        demoted = week.restarted(frozenset({ADMIN}))

        assert await demoted.due(week.clock.now()) == ()
        assert not await demoted.is_wanted(OTHER)
        assert await week.restarted().due(week.clock.now()) == (OTHER,)

    async def test_who_has_everything_deleted_gets_none(self, week: Week, database: Database) -> None:
        await week.restarted().choose(ADMIN, wanted=True)
        await SqlPersonalStore(database).erase(PSEUDONYMS.of(str(ADMIN)))

        assert not await week.restarted().is_wanted(ADMIN)


class TestSending:
    """At most one a week, and none lost that was refused."""

    async def test_what_did_not_arrive_is_sent_again(self, week: Week) -> None:
        await week.restarted().choose(ADMIN, wanted=True)
        week.postbox.is_full = True
        refused = await week.after(DIGEST_EVERY)
        week.postbox.is_full = False

        assert refused == []
        assert await week.after(timedelta(hours=1)) == [ADMIN]
        assert await week.after(timedelta(hours=1)) == []

    async def test_a_process_that_ends_while_it_sends_sends_none_twice(self, week: Week) -> None:
        await week.restarted().choose(ADMIN, wanted=True)
        week.postbox.is_broken = True
        with pytest.raises(RuntimeError):
            await week.after(DIGEST_EVERY)
        week.postbox.is_broken = False

        assert await week.after(timedelta(hours=1)) == []

    async def test_goes_on_though_one_could_not_be_sent(self, week: Week) -> None:
        await week.restarted().choose(ADMIN, wanted=True)
        week.postbox.is_broken = True
        week.clock.pass_by(DIGEST_EVERY)
        async with sending_digests(week.restarted(), week.postbox, every=timedelta()), asyncio.timeout(10):
            await week.postbox.tried.wait()
            week.postbox.is_broken = False
            week.clock.pass_by(DIGEST_EVERY)
            await week.postbox.arrived.wait()

        assert week.postbox.receivers == [ADMIN]


class TestDigest:
    """What it tells."""

    async def test_what_could_not_be_answered_and_what_was_useless_of_the_last_week(self, week: Week, log: Log) -> None:
        await log.asked("煤价多少")
        week.clock.pass_by(timedelta(days=7, minutes=1))
        await log.asked("房价多少", "请问房价", "校车几点发车")
        await log.useless("出口总额多少", "wrong", "想看 2029 年")

        digest = await week.restarted().compose()

        assert digest_lines(digest, Language.ZH_HANS, UTC) == (
            "一周摘要：2031-01-08 至 2031-01-15",
            "",
            "没能回答",
            "1. 请问房价　问过 2 次　未回答 2　最近 2031-01-15",
            "2. 校车几点发车　问过 1 次　未回答 1　最近 2031-01-15",
            "",
            "被评为没用",
            "1. 出口总额多少　问过 1 次　没用 2（数字不对；想看 2029 年）　最近 2031-01-15",
        )

    async def test_a_week_in_which_nothing_waits(self, week: Week) -> None:
        digest = await week.restarted().compose()

        assert digest_lines(digest, Language.EN, UTC) == (
            "The week from 2031-01-01 to 2031-01-08",
            "Nothing of this week waits.",
        )

    async def test_names_some_of_many(self, week: Week, log: Log) -> None:
        await log.asked(*(f"{first}{second}价多少" for first in "水电气煤油" for second in "米面糖盐茶"))

        digest = await week.restarted().compose()

        assert (len(digest.unanswered), digest.useless) == (GROUPS_TOLD, ())

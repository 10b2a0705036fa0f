"""What waits, from the question log: grouped, without what was dismissed and what is answered by now."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.answering.engine import Engine
from bot.domain.answer import AnswerStatus
from bot.domain.errors import QuestionError
from bot.service.ports import Clock
from bot.service.pseudonyms import Pseudonyms
from bot.service.remembering import QUESTIONS_KEPT
from bot.service.reviewing.contract import ReviewingStore, WaitingGroup, WaitingQuestion
from bot.service.reviewing.waiting import SameQuestion, like_groups, not_dismissed, told
from bot.service.reviewing.wording import Wording, WordingReader, letters_of
from bot.service.serving import PerEngine, Served

MOST_QUESTIONS = 10_000
"""How many questions are looked at, the latest: some six seconds of processor time when all are new, two afterwards."""
ASKED_AGAIN = 300
"""How many questions are asked again for one list: some milliseconds each."""
ASKED_AGAIN_OF_A_GROUP = 10
KEY_LENGTH = 16

_AT_ONCE = 10
"""Questions that are read before others have their turn: a few milliseconds."""


class QuestionReviewing:
    """What waits, in a store; implements `bot.service.reviewing.contract.Reviewing`.

    Args:
        store: keeps the questions, and what was dismissed.
        served: the engine that reads the questions, and is asked again what was not answered.
        clock: tells how long ago something was dismissed.
        pseudonyms: name questions: what is kept of a dismissed one must not tell what somebody asked who had it deleted.
    """

    def __init__(self, store: ReviewingStore, served: Served, clock: Clock, pseudonyms: Pseudonyms) -> None:
        self._store = store
        self._served = served
        self._readings = PerEngine(served, _Readings)
        self._clock = clock
        self._pseudonyms = pseudonyms

    async def waiting(self, limit: int, days: int | None = None) -> tuple[WaitingGroup, ...]:
        """The groups that wait, those asked most often first, at most `limit`; of the last `days`, or of all that is kept.

        Raises:
            StoreError: the store cannot be read.
        """
        open_groups = await self._not_dismissed(QUESTIONS_KEPT if days is None else timedelta(days=days))
        found: list[WaitingGroup] = []
        budget = ASKED_AGAIN
        for members in sorted(open_groups, key=_size, reverse=True):
            if len(found) == limit:
                break
            left, asked = await self._without_answered(members, budget)
            budget -= asked
            if left:
                found.append(told(left))
        return tuple(sorted(found, key=lambda one: (one.count, one.latest), reverse=True))

    async def group(self, key: str) -> WaitingGroup | None:
        """The group that the question of this key belongs to; None where it does not wait any more.

        Raises:
            StoreError: the store cannot be read.
        """
        members = await self._holding(key)
        left, _ = await self._without_answered(members, ASKED_AGAIN)
        return told(left) if left else None

    async def dismiss(self, key: str, by: int) -> bool:
        """Let the group of this key wait no longer; False where it did not.

        Raises:
            StoreError: the store cannot be read or written.
        """
        members = await self._holding(key)
        if members:
            now = self._clock.now()
            await self._store.dismiss([one.key for one in members], by, now, forget_before=now - QUESTIONS_KEPT)
        return bool(members)

    async def _holding(self, key: str) -> tuple[SameQuestion, ...]:
        """The group of this key; empty where there is none."""
        groups = await self._not_dismissed(QUESTIONS_KEPT)
        return next((members for members in groups if any(one.key == key for one in members)), ())

    async def _not_dismissed(self, period: timedelta) -> list[tuple[SameQuestion, ...]]:
        now = self._clock.now()
        rows = await self._store.waiting(now - period, MOST_QUESTIONS)
        dismissals = await self._store.dismissals()
        same = await self._same(rows)
        groups = await asyncio.to_thread(like_groups, same)
        left = (not_dismissed(members, dismissals, now) for members in groups)
        return [members for members in left if members]

    async def _same(self, rows: Iterable[WaitingQuestion]) -> list[SameQuestion]:
        asked: defaultdict[str, list[WaitingQuestion]] = defaultdict(list)
        for row in rows:
            asked[letters_of(row.question)].append(row)
        readings = self._readings.now()
        found = []
        for number, (letters, same) in enumerate(asked.items()):
            if number % _AT_ONCE == 0:
                await asyncio.sleep(0)
            key = self._pseudonyms.of(letters)[:KEY_LENGTH]
            found.append(SameQuestion(key, readings.of(letters, same[0].question), tuple(same)))
        readings.keep(asked)
        return found

    async def _without_answered(
        self, members: tuple[SameQuestion, ...], budget: int
    ) -> tuple[tuple[SameQuestion, ...], int]:
        """The members without what has an answer by now, and how many were asked again."""
        left: list[SameQuestion] = []
        asked = 0
        for member in members:
            rows = member.asked
            if asked < min(budget, ASKED_AGAIN_OF_A_GROUP) and any(one.is_unanswered for one in rows):
                await asyncio.sleep(0)
                asked += 1
                if _is_answered(self._served.engine, rows[0].question):
                    rows = tuple(one for one in rows if not one.is_unanswered)
            if rows:
                left.append(replace(member, asked=rows))
        return tuple(left), asked


class _Readings:
    """Questions that were taken apart before, for as long as one engine reads them."""

    def __init__(self, engine: Engine) -> None:
        self._reader = WordingReader(engine)
        self._known: dict[str, Wording] = {}

    def of(self, letters: str, question: str) -> Wording:
        """The wording of a question of these letters."""
        known = self._known.get(letters)
        if known is None:
            known = self._known[letters] = self._reader.read(question)
        return known

    def keep(self, letters: Container[str]) -> None:
        """Remember no others: what somebody had deleted is not kept here either."""
        self._known = {one: wording for one, wording in self._known.items() if one in letters}


def _is_answered(engine: Engine, question: str) -> bool:
    """Whether a question by itself has an answer now."""
    try:
        return engine.ask(question).answer.status is AnswerStatus.ANSWERED
    except QuestionError:
        return False  # nothing is left of it as it is read today


def _size(members: tuple[SameQuestion, ...]) -> tuple[int, datetime]:
    asked = [one.at for member in members for one in member.asked]
    return len(asked), max(asked)

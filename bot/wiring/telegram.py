"""Wires what the Telegram transport calls: the use cases over the knowledge, and those about people over a database."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Protocol

from bot.monitoring.asking import QuestionMeter, WatchedAsking
from bot.service.asking import Asking
from bot.service.browsing import Browsing
from bot.service.clock import SystemClock
from bot.service.exploring.contract import Exploring
from bot.service.groups import StoredGroups
from bot.service.languages import ChosenLanguages
from bot.service.pseudonyms import Pseudonyms
from bot.service.rating import LoggedRating
from bot.service.remembering import PersonalRecords, expiring
from bot.store.database import Database
from bot.store.feedback import SqlFeedback
from bot.store.groups import SqlGroups
from bot.store.people import SqlPersonalStore, SqlPreferences
from bot.store.question_log import SqlQuestionLog
from bot.store.settings import SqlHandledUpdates
from bot.telegram.services import Keeping, Services


class OverKnowledge(Protocol):
    """The use cases over one snapshot of the knowledge."""

    @property
    def asking(self) -> Asking:
        """Answers questions."""

    @property
    def browsing(self) -> Browsing:
        """Shows what can be asked."""

    def exploring(self) -> Exploring:
        """Looks around in the report."""


@asynccontextmanager
async def telegram_services(
    over_knowledge: OverKnowledge,
    database: Database,
    log: SqlQuestionLog,
    hash_key: bytes,
    meter: QuestionMeter | None = None,
    keeping: Keeping | None = None,
) -> AsyncIterator[Services]:
    """The use cases, wired; inside, what is kept of people expires when its time is over.

    Raises:
        StoreError: the database cannot be read.
    """
    clock, pseudonyms = SystemClock(), Pseudonyms(hash_key)
    languages = ChosenLanguages(SqlPreferences(database), clock, pseudonyms)
    await languages.load()
    groups = StoredGroups(SqlGroups(database), clock, pseudonyms)
    await groups.load()
    records = PersonalRecords(log, SqlPersonalStore(database), languages, clock, pseudonyms)
    async with expiring(records):
        yield Services(
            WatchedAsking(over_knowledge.asking, meter),
            over_knowledge.browsing,
            over_knowledge.exploring(),
            languages,
            LoggedRating(SqlFeedback(database), clock, pseudonyms),
            records,
            groups,
            SqlHandledUpdates(database),
            keeping,
        )

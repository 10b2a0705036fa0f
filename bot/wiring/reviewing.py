"""Wires what admins look after: what waits, the figures, the weekly digest."""

from __future__ import annotations

from dataclasses import dataclass

from bot.service.clock import SystemClock
from bot.service.digest import StoredDigests
from bot.service.ports import Clock
from bot.service.pseudonyms import Pseudonyms
from bot.service.reviewing.contract import Reviewing
from bot.service.reviewing.service import QuestionReviewing
from bot.service.serving import Served
from bot.service.statistics.contract import Statistics
from bot.service.statistics.service import LoggedStatistics
from bot.store.database import Database
from bot.store.digests import SqlDigests
from bot.store.reviewing import SqlReviewing
from bot.store.statistics import SqlStatistics


@dataclass(frozen=True, slots=True)
class LookedAfter:
    """The use cases of those who look after what is asked. `digests` are also sent by `bot.service.digest.sending_digests`."""

    reviewing: Reviewing
    statistics: Statistics
    digests: StoredDigests


def looked_after(
    database: Database, served: Served, hash_key: bytes, admins: frozenset[int], clock: Clock | None = None
) -> LookedAfter:
    """The use cases over the question log of a database and the engine that is served."""
    clock, pseudonyms = clock or SystemClock(), Pseudonyms(hash_key)
    reviewing = QuestionReviewing(SqlReviewing(database), served, clock, pseudonyms)
    return LookedAfter(
        reviewing,
        LoggedStatistics(SqlStatistics(database), clock),
        StoredDigests(SqlDigests(database), reviewing, clock, pseudonyms, admins),
    )

"""Wires what those who keep the knowledge ask for."""

from __future__ import annotations

from bot.service.backing_up import Backup
from bot.service.clock import SystemClock
from bot.service.drafting import Drafting
from bot.service.editing.candidate import CandidateBuilder
from bot.service.editing.roles import Roles
from bot.service.editing.service import StoreEditing
from bot.service.explaining_service import QuestionExplaining
from bot.service.ports import Clock
from bot.service.serving import Serving
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from bot.store.trials import SqlEditors, SqlTrials
from bot.telegram.services import Keeping
from bot.wiring.reviewing import looked_after


def keeping_over(
    database: Database,
    store: SqlKnowledge,
    builder: CandidateBuilder,
    serving: Serving,
    owners: frozenset[int],
    hash_key: bytes,
    drafting: Drafting,
    backup: Backup,
    clock: Clock | None = None,
) -> Keeping:
    """The use cases over the store of record.

    Args:
        database: holds who may edit, and what was tried.
        store: the store of record.
        builder: builds what would be served.
        serving: what is served; publishing swaps it.
        owners: the Telegram ids of ADMIN_IDS.
        hash_key: the secret with which people are hashed.
        drafting: drafts reports.
        backup: makes copies of the database.
        clock: dates changes; None takes the system's.
    """
    clock, trials = clock or SystemClock(), SqlTrials(database)
    roles = Roles(owners, SqlEditors(database), trials, clock)
    looked = looked_after(database, serving, hash_key, owners, clock)
    return Keeping(
        StoreEditing(store, trials, roles, builder, serving, clock),
        QuestionExplaining(serving),
        looked.statistics,
        looked.reviewing,
        looked.digests,
        drafting,
        backup,
    )

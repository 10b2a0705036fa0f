"""The composition root: the one place that knows every layer and wires them.

Imports stand inside the functions, so that a command loads only the layers it uses: `ask` starts without SQLAlchemy,
Alembic and the Telegram library.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.errors import ConfigurationError
from bot.service.asking import Asking
from bot.service.browsing import Browsing
from bot.service.clock import SystemClock
from bot.service.exploring.contract import Exploring
from bot.service.ports import Opinion, QuestionLog, QuestionRecord
from bot.terminal.backend import Checked, Explaining, StoreSize

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.curation.coverage import CoverageReport
    from bot.service.backing_up import BackupFile, Restored
    from bot.service.drafting import Drafting
    from bot.service.editing.recording import Recording
    from bot.service.evaluating import Evaluating
    from bot.service.reviewing.contract import WaitingGroup
    from bot.service.serving import Serving
    from bot.service.statistics.contract import StatisticsReport
    from bot.store.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases, wired, over one snapshot of the knowledge."""

    asking: Asking
    browsing: Browsing
    explaining: Explaining
    exploring: Callable[[], Exploring]
    """Makes the use case; only transports with lists and buttons have one."""

    warm_up: Callable[[], None] = lambda: None
    """Loads what first questions would wait for; for processes that live long."""


def build_services(serving: Serving, log: QuestionLog | None = None, hash_key: bytes = b"") -> Services:
    """Wire the use cases over what is served.

    Args:
        serving: tells the engine that answers.
        log: where questions are kept; None keeps none.
        hash_key: the secret with which askers are hashed; not needed where there are none.
    """
    from bot.service.answering_service import AnsweringService
    from bot.service.browsing_service import ReportBrowsing
    from bot.service.explaining_service import QuestionExplaining

    def exploring() -> Exploring:
        from bot.service.exploring.current import ReportExploring

        return ReportExploring(serving)

    return Services(
        asking=AnsweringService(serving, log, SystemClock(), hash_key),
        browsing=ReportBrowsing(serving),
        explaining=QuestionExplaining(serving),
        exploring=exploring,
        warm_up=serving.engine.warm_up,
    )


class Bootstrap:
    """Opens what a command asks for; implements `bot.terminal.backend.Backend`.

    Args:
        build: wires the use cases; tests give fakes.
    """

    def __init__(self, build: Callable[[Serving, QuestionLog | None, bytes], Services] = build_services) -> None:
        self._build = build

    @cached_property
    def settings(self) -> Settings:
        """The settings, read once.

        Raises:
            ConfigurationError: one cannot be used.
        """
        from bot.config import load_settings

        return load_settings()

    def start(self) -> None:
        """Read the settings and configure the logs."""
        from bot.logs import configure_logs

        configure_logs(self.settings.log_level, written_as=self.settings.log_format)

    def services(self) -> Services:
        """The use cases without a question log."""
        from bot.service.serving import Serving
        from bot.wiring.knowledge import folder_or_edited_engine

        return self._build(Serving(folder_or_edited_engine(self.settings)), None, b"")

    def logged_services(self) -> AbstractAsyncContextManager[Services]:
        """The use cases with every question logged."""
        return self._logged_services()

    def check(self, folder: Path | None = None) -> Checked:
        """Verify all knowledge, the shared vocabulary included, and ask the golden questions; with a folder, only the report in it."""
        from bot.answering.engine import Engine
        from bot.curation.files import LEXICON
        from bot.curation.loading import load_knowledge, load_knowledge_bases
        from bot.service.golden_questions import ask_all
        from bot.understanding.lexicon import load_lexicon

        bases = (load_knowledge(folder),) if folder else load_knowledge_bases(self.settings.knowledge_dir)
        lexicon = load_lexicon(self.settings.knowledge_dir / LEXICON)
        answers = [one for base in bases if base.questions for one in ask_all(Engine(base, lexicon), base.questions)]
        size = StoreSize(
            reports=len(bases),
            indicators=sum(len(base.indicators) for base in bases),
            observations=sum(len(indicator.observations) for base in bases for indicator in base.indicators),
            terms=sum(len(base.terms) for base in bases),
            plans=sum(len(base.plans) for base in bases),
            faqs=sum(len(base.faqs) for base in bases),
            questions=len(answers),
        )
        return Checked(size, tuple(one for one in answers if one.is_broken))

    def coverage(self) -> tuple[CoverageReport, ...]:
        """Which numbers of each report the knowledge explains."""
        from bot.curation.coverage import coverage
        from bot.curation.loading import load_knowledge_bases

        return tuple(coverage(base) for base in load_knowledge_bases(self.settings.knowledge_dir))

    def evaluating(self) -> Evaluating:
        """Grades the answers of the engine."""
        from bot.service.evaluating_service import EngineEvaluating
        from bot.wiring.knowledge import folder_or_edited_engine

        return EngineEvaluating(folder_or_edited_engine(self.settings))

    def drafting(self) -> Drafting:
        """Drafts reports; remarks on units that the lexicon lacks."""
        from bot.curation.files import LEXICON
        from bot.service.drafting_service import ReportDrafting
        from bot.understanding.lexicon import load_lexicon

        lexicon = load_lexicon(self.settings.knowledge_dir / LEXICON)
        return ReportDrafting(frozenset(unit.name for unit in lexicon.units))

    async def unanswered(self, limit: int) -> tuple[QuestionRecord, ...]:
        """The latest questions that were not answered."""
        from bot.store.question_log import SqlQuestionLog

        async with self._database() as database:
            return await SqlQuestionLog(database).unanswered(limit)

    async def useless(self, limit: int) -> tuple[Opinion, ...]:
        """The latest opinions that an answer was not useful."""
        from bot.store.feedback import SqlFeedback

        async with self._database() as database:
            return await SqlFeedback(database).useless(limit)

    async def waiting(self, limit: int) -> tuple[WaitingGroup, ...]:
        """The groups of questions that wait for an answer."""
        from bot.service.serving import Serving
        from bot.wiring.knowledge import folder_or_edited_engine
        from bot.wiring.reviewing import looked_after

        async with self._database() as database:
            hash_key = await self._hash_key(database)
            serving = Serving(folder_or_edited_engine(self.settings))
            use_cases = looked_after(database, serving, hash_key, self.settings.admin_ids)
            return await use_cases.reviewing.waiting(limit)

    async def statistics(self, days: int) -> StatisticsReport:
        """The figures about the last days."""
        from bot.service.statistics.service import LoggedStatistics
        from bot.store.statistics import SqlStatistics

        async with self._database() as database:
            return await LoggedStatistics(SqlStatistics(database), SystemClock()).period(days)

    def recording(self, *, alone: bool) -> AbstractAsyncContextManager[Recording]:
        """The store of record."""
        from bot.wiring.record import recording

        return recording(self.settings, alone=alone)

    async def backup(self) -> BackupFile:
        """Make a verified copy of the database."""
        from bot.wiring.backups import backups

        return await backups(self.settings).backup()

    def restore(self, copy: Path) -> Restored:
        """Put a copy in the place of the database."""
        from bot.wiring.backups import restored

        return restored(self.settings, copy)

    @property
    def logs_for_programs(self) -> bool:
        """Whether the log is written as JSON; where settings cannot be used, whether the environment asks for that."""
        try:
            return self.settings.log_format == "json"
        except ConfigurationError:
            return os.environ.get("LOG_FORMAT", "").strip().lower() == "json"

    def log_end(self, why: str) -> None:
        """Write into the log why the process ends."""
        from bot.logs import log_end

        log_end(why)

    @property
    def has_token(self) -> bool:
        """Whether a Telegram bot token is set."""
        return self.settings.telegram_bot_token is not None

    async def run_telegram(self) -> None:
        """Serve Telegram until the process is told to stop."""
        from bot.wiring.running import run_telegram

        await run_telegram(self.settings, self._build, self.drafting())

    @asynccontextmanager
    async def _logged_services(self) -> AsyncIterator[Services]:
        from bot.service.serving import Serving
        from bot.store.knowledge import SqlKnowledge
        from bot.store.lock import held_if_free
        from bot.store.question_log import SqlQuestionLog
        from bot.wiring.knowledge import candidate_builder, opened_engine

        with held_if_free(self.settings.database_url) as is_alone:
            async with self._database() as database:
                hash_key = await self._hash_key(database)
                store, builder = SqlKnowledge(database), candidate_builder(self.settings, lasting=True)
                engine = await opened_engine(self.settings, store, builder, SystemClock(), is_alone=is_alone)
                yield self._build(Serving(engine), SqlQuestionLog(database), hash_key)

    def _database(self) -> Database:
        from bot.store.database import Database

        return Database(self.settings.database_url)

    async def _hash_key(self, database: Database) -> bytes:
        from bot.wiring.keys import hash_key

        return await hash_key(self.settings, database)

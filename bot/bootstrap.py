"""The composition root: the one place that knows every layer and wires them.

Imports stand inside the functions, so that a command loads only the layers it uses: `ask` starts without SQLAlchemy,
Alembic and the Telegram library.
"""

from __future__ import annotations

import gc
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from bot.service.asking import Asking
from bot.service.browsing import Browsing
from bot.service.clock import SystemClock
from bot.service.exploring.contract import Exploring
from bot.service.ports import Opinion, QuestionLog, QuestionRecord
from bot.terminal.backend import Checked, Explaining, StoreSize

if TYPE_CHECKING:
    from bot.config import Settings
    from bot.curation.coverage import CoverageReport
    from bot.monitoring.metrics import Metrics
    from bot.service.backing_up import BackupFile, Restored
    from bot.service.drafting import Drafting
    from bot.service.editing.recording import Recording
    from bot.service.evaluating import Evaluating
    from bot.service.operating import Vital
    from bot.service.reviewing.contract import WaitingGroup
    from bot.service.serving import Serving
    from bot.service.statistics.contract import StatisticsReport
    from bot.store.database import Database
    from bot.telegram.settings import TelegramSettings, Webhook

_WEBHOOK_PATH = "/telegram"
"""Where no setting names one."""

_GARBAGE_LOOKED_FOR = (20_000, 20, 20)
"""New objects before a look through the youngest, and how many such looks before one through the older: answers that are
remembered are many objects, and looking through them at Python's own pace takes a twentieth of the time of a message."""


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
    def has_token(self) -> bool:
        """Whether a Telegram bot token is set."""
        return self.settings.telegram_bot_token is not None

    async def run_telegram(self) -> None:
        """Serve Telegram until the process is told to stop."""
        from bot.service.backing_up import backing_up
        from bot.service.serving import Serving
        from bot.store.knowledge import SqlKnowledge
        from bot.store.lock import held_alone
        from bot.store.written_behind import WrittenBehind
        from bot.telegram.app import TelegramTransport
        from bot.wiring.backups import backups
        from bot.wiring.keeping import keeping_over
        from bot.wiring.knowledge import candidate_builder, opened_engine
        from bot.wiring.telegram import telegram_services

        telegram = self._telegram_settings()
        metrics = self._metrics()
        async with AsyncExitStack() as opened:
            opened.enter_context(held_alone(self.settings.database_url))
            database = await opened.enter_async_context(self._database())
            hash_key = await self._hash_key(database)
            store, builder = SqlKnowledge(database), candidate_builder(self.settings, lasting=True)
            serving = Serving(await opened_engine(self.settings, store, builder, SystemClock()))
            log = WrittenBehind(database)
            built = self._build(serving, log, hash_key)
            built.warm_up()
            # What is loaded stays: looking through it for garbage again and again would only cost time.
            gc.collect()
            gc.freeze()
            gc.set_threshold(*_GARBAGE_LOOKED_FOR)
            copies, owners = backups(self.settings, database), self.settings.admin_ids
            keeping = keeping_over(database, store, builder, serving, owners, hash_key, self.drafting(), copies)
            services = await opened.enter_async_context(
                telegram_services(built, database, log, hash_key, metrics, keeping)
            )
            await opened.enter_async_context(log.writing())
            await opened.enter_async_context(backing_up(copies, SystemClock()))
            transport = TelegramTransport(telegram, services, metrics)
            async with self._monitoring(transport, metrics):
                await transport.run()

    def _telegram_settings(self) -> TelegramSettings:
        from bot.domain.errors import ConfigurationError
        from bot.telegram.settings import TelegramSettings

        settings = self.settings
        if settings.telegram_bot_token is None:
            raise ConfigurationError("TELEGRAM_BOT_TOKEN is not set.")
        return TelegramSettings(
            token=settings.telegram_bot_token.get_secret_value(),
            base_url=settings.telegram_base_url,
            base_file_url=settings.telegram_base_file_url,
            messages_per_second=settings.telegram_messages_per_second,
            webhook=self._webhook(),
        )

    def _webhook(self) -> Webhook | None:
        from urllib.parse import urlsplit

        from bot.telegram.settings import Webhook

        settings = self.settings
        if settings.webhook_url is None:
            return None
        public_path = urlsplit(settings.webhook_url).path.rstrip("/")
        path = settings.webhook_path or public_path or _WEBHOOK_PATH
        chosen = settings.webhook_secret_token
        return Webhook(
            # An address without a path gets the one that is listened at.
            url=settings.webhook_url if public_path else settings.webhook_url.rstrip("/") + path,
            # Telegram learns it at each start, so a new one a start serves as well.
            secret=chosen.get_secret_value() if chosen is not None else secrets.token_urlsafe(32),
            host=settings.webhook_host,
            port=settings.webhook_port,
            path=path,
        )

    def _metrics(self) -> Metrics | None:
        if self.settings.monitoring_port is None:
            return None
        from bot.monitoring.metrics import Metrics

        return Metrics()

    @asynccontextmanager
    async def _monitoring(self, vital: Vital, metrics: Metrics | None) -> AsyncIterator[None]:
        port = self.settings.monitoring_port
        if metrics is None or port is None:
            yield
            return
        from bot.monitoring.server import MonitoringServer

        async with MonitoringServer(self.settings.monitoring_host, port, vital, metrics):
            yield

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
        from bot.store.settings import stored_hash_key

        chosen = self.settings.hash_key
        return chosen.get_secret_value().encode() if chosen is not None else await stored_hash_key(database)

"""The bot over a store of record that can be changed: real editing, a made-up report, the loopback server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.answering.engine import Engine
from bot.config import Settings
from bot.service.answering_service import AnsweringService
from bot.service.browsing_service import ReportBrowsing
from bot.service.clock import SystemClock
from bot.service.drafting_service import ReportDrafting
from bot.service.editing.candidate import CandidateBuilder
from bot.service.exploring.current import ReportExploring
from bot.service.serving import Serving
from bot.store.backup import SqliteBackup
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from bot.store.question_log import SqlQuestionLog
from bot.telegram.services import Keeping
from bot.wiring.keeping import keeping_over
from bot.wiring.knowledge import candidate_builder, opened_engine
from bot.wiring.telegram import OverKnowledge
from tests.made_up_store import made_up_folder
from tests.telegram.botapi.people import Person
from tests.telegram.botapi.refusals import Json
from tests.telegram.botapi.server import BotApiServer
from tests.telegram.stage import HASH_KEY, Stage, Wired

OWNER, EDITOR, STRANGER = 501, 502, 503
OTHER_OWNER = 504


class MovableClock:
    """The system's clock, set forward by the test."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self) -> datetime:
        """This moment, or a later one."""
        return datetime.now(UTC) + self.ahead


class AdminStage(Stage):
    """A stage whose engine is served from the database."""

    def __init__(self, server: BotApiServer, database: Database, keeping: Keeping, serving: Serving) -> None:
        super().__init__(server, database)
        self.kept = keeping
        self.clock = MovableClock()
        self.builder: CandidateBuilder
        self.serving = serving
        self.owner = Person(self.world, OWNER, "所有者")
        self.other_owner = Person(self.world, OTHER_OWNER, "另一位所有者")
        self.editor = Person(self.world, EDITOR, "编辑")
        self.stranger = Person(self.world, STRANGER)

    @property
    def keeping(self) -> Keeping | None:
        """The use cases of admins."""
        return self.kept

    def over_knowledge(self, log: SqlQuestionLog) -> OverKnowledge:
        """The use cases over what is served."""
        asking = AnsweringService(self.serving, log, SystemClock(), HASH_KEY)
        return Wired(asking, ReportBrowsing(self.serving), ReportExploring(self.serving))

    async def settled(self) -> None:
        """Wait until every update is done with, however long that takes: trials are checked in threads."""

        def done() -> bool:
            in_hand = self.transport.health().facts["updates_in_hand"]
            return not in_hand and not self.world.updates.waiting and not self.world.busy

        await self.until(done)

    async def says(self, person: Person, text: str) -> list[Json]:
        """What the bot says, once it is done with a message."""
        before = len(self.world.said(person.id))
        person.says(text)
        await self.settled()
        return self.world.said(person.id)[before:]

    async def last(self, person: Person, text: str) -> Json:
        """The last that the bot says to a message."""
        return dict((await self.says(person, text))[-1])

    async def presses(self, person: Person, message: Json, label: str) -> Json:
        """What a button leads to: the newest message, or the one that it stands on, changed."""
        before = len(self.world.said(person.id))
        person.presses(message, label)
        await self.settled()
        said = self.world.said(person.id)
        return dict(said[-1] if len(said) > before else self.world.chats[person.id].messages[message["message_id"]])

    async def sends_file(self, person: Person, name: str, content: bytes, *, size: int | None = None) -> Json:
        """The last that the bot says to a file."""
        person.sends_file(name, content, size=size)
        await self.settled()
        return dict(self.world.said(person.id)[-1])

    def content_of(self, message: Json) -> bytes:
        """The content of a file that the bot sent."""
        return self.world.files[message["document"]["file_id"]]

    async def forges(self, person: Person, message: Json, data: str) -> str:
        """The words shown over the chat when made-up callback data are sent."""
        query = person.forges(message, data)
        await self.settled()
        return self.told(query)


@asynccontextmanager
async def admin_stage(folder: Path, knowledge: Path | None = None) -> AsyncIterator[AdminStage]:
    """The bot, polling.

    Args:
        folder: for the database and the made-up knowledge.
        knowledge: another knowledge folder.
    """
    settings = _settings(folder, knowledge or made_up_folder(folder))
    known = await _opened(folder) if knowledge is None else None
    async with Database(settings.database_url) as database, BotApiServer() as server:
        store, builder = SqlKnowledge(database), candidate_builder(settings, lasting=True)
        clock = MovableClock()
        serving = Serving(known or await opened_engine(settings, store, builder, SystemClock()))
        keeping = keeping_over(
            database,
            store,
            builder,
            serving,
            settings.admin_ids,
            HASH_KEY,
            ReportDrafting(frozenset({"亿元", "%"})),
            SqliteBackup(settings.database_url, settings.backup_dir, clock, database),
            clock,
        )
        stage = AdminStage(server, database, keeping, serving)
        stage.clock = clock
        stage.builder = builder
        await stage.start()
        try:
            yield stage
        finally:
            await stage.stop()
        assert stage.violations == []
        assert server.faults.pending == []


_FIRST: list[tuple[bytes, Engine]] = []
"""The database with the made-up store in it, and its engine: opened once, copied for each test."""


async def _opened(folder: Path) -> Engine:
    """Put a database with the made-up store into the folder."""
    file = folder / "wenbao.db"
    if _FIRST:
        content, engine = _FIRST[0]
        file.write_bytes(content)
        return engine
    settings = _settings(folder, folder / "knowledge")
    async with Database(settings.database_url) as database:
        builder = candidate_builder(settings, lasting=True)
        engine = await opened_engine(settings, SqlKnowledge(database), builder, SystemClock())
    _FIRST.append((file.read_bytes(), engine))
    return engine


def _settings(folder: Path, knowledge: Path) -> Settings:
    return Settings(
        _env_file=None,
        database_url=f"sqlite+aiosqlite:///{folder}/wenbao.db",
        knowledge_dir=knowledge,
        backup_dir=folder / "copies",
        admin_ids=frozenset({OWNER, OTHER_OWNER}),
    )

"""The real application against the loopback server, and ways to wait for what it does."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from bot.answering.engine import Engine
from bot.monitoring.metrics import Metrics
from bot.service.answering_service import AnsweringService
from bot.service.asking import Asking
from bot.service.browsing import Browsing
from bot.service.browsing_service import ReportBrowsing
from bot.service.clock import SystemClock
from bot.service.exploring.contract import Exploring
from bot.service.exploring.current import ReportExploring
from bot.service.serving import Serving
from bot.store.database import Database
from bot.store.question_log import SqlQuestionLog
from bot.store.written_behind import WrittenBehind
from bot.telegram.app import TelegramTransport
from bot.telegram.services import Keeping
from bot.telegram.settings import Rate, TelegramSettings
from bot.wiring.telegram import OverKnowledge, telegram_services
from tests.telegram.botapi.people import Group, Person
from tests.telegram.botapi.refusals import Json
from tests.telegram.botapi.server import TOKEN, BotApiServer
from tests.telegram.botapi.world import World
from tests.telegram.made_up import MadeUpAsking, MadeUpBrowsing, made_up_engine

HASH_KEY = b"made-up hash key"
_PATIENCE = 15.0
_SETTLED = 0.12


class Wired:
    """Use cases over knowledge, real or made up."""

    def __init__(self, asking: Asking, browsing: Browsing, exploring: Exploring) -> None:
        self.asking = asking
        self.browsing = browsing
        self._exploring = exploring

    def exploring(self) -> Exploring:
        """Looks around in the report."""
        return self._exploring


class Stage:
    """A server, a made-up engine and, once started, the bot."""

    def __init__(self, server: BotApiServer, database: Database, engine: Engine | None = None) -> None:
        self.server = server
        self.asking = MadeUpAsking()
        self.browsing = MadeUpBrowsing()
        self.engine = engine
        """The engine behind the bot; None for made-up answers."""
        self.database = database
        self.settings = TelegramSettings(
            token=TOKEN,
            base_url=server.base_url,
            base_file_url=server.base_file_url,
            poll_seconds=2,
            chat_burst=0,
            person_rate=Rate(100, 6000),
            command_rate=Rate(100, 6000),
            press_rate=Rate(100, 6000),
            group_rate=Rate(100, 6000),
            inline_rate=Rate(100, 6000),
            shutdown_seconds=2,
            proxied=False,
        )
        self.meter = Metrics()
        self.forgiven: list[str] = []
        self._stop = asyncio.Event()
        self._running: asyncio.Task[None] | None = None
        self._ids = iter(range(1001, 2000))

    @property
    def world(self) -> World:
        """What the server knows."""
        return self.server.world

    def person(self, language: str | None = "zh-hans") -> Person:
        """Somebody new."""
        return Person(self.world, next(self._ids), language=language)

    def group(self, kind: str = "supergroup", *, forum: bool = False) -> Group:
        """A new group."""
        return Group(self.world, -1_000_000_000_000 - next(self._ids), kind, forum=forum)

    def forgive(self, *words: str) -> None:
        """Violations with these words are part of the test."""
        self.forgiven.extend(words)

    @property
    def violations(self) -> list[str]:
        """What the bot did that Telegram refuses, and what it must never do: send markup, leave a press spinning."""
        marked = [f"{call.method}: parse_mode" for call in self.world.calls if "parse_mode" in call.parameters]
        waiting = {
            update["callback_query"]["id"] for update in self.world.updates.waiting if "callback_query" in update
        }
        pressed = [query for query, answered in self.world.callbacks.items() if not answered and query not in waiting]
        spinning = [f"callback {query} was never answered" for query in pressed]
        said = [*self.world.violations, *marked, *spinning]
        return [one for one in said if not any(words in one for words in self.forgiven)]

    async def start(self) -> None:
        """Start the bot and wait until it polls."""
        self._stop = asyncio.Event()
        self._running = asyncio.create_task(self._run(self._stop))
        await self.until(lambda: bool(self.world.calls_of("getMe")) or self.ended)

    async def _run(self, stop: asyncio.Event) -> None:
        log = WrittenBehind(self.database)
        async with (
            telegram_services(
                self.over_knowledge(log), self.database, log, HASH_KEY, self.meter, self.keeping
            ) as services,
            log.writing(),
        ):
            self.transport = TelegramTransport(self.settings, services, self.meter)
            await self.transport.run(stop)

    @property
    def broken_calls(self) -> float:
        """How many calls found nobody listening, or were cut off."""
        text = self.meter.written(is_up=False).decode()
        found = re.findall(r'^wenbao_telegram_errors_total\{.*reason="connection"\} (\S+)$', text, re.MULTILINE)
        return sum(map(float, found))

    @property
    def unreadable(self) -> float:
        """How many updates could not be read."""
        text = self.meter.written(is_up=False).decode()
        found = re.findall(r"^wenbao_updates_unreadable_total\{.*\} (\S+)$", text, re.MULTILINE)
        return sum(map(float, found))

    async def restart(self) -> None:
        """Stop the bot and start another process of it over the same database."""
        await self.stop()
        before = len(self.world.calls_of("getMe"))
        await self.start()
        await self.until(lambda: len(self.world.calls_of("getMe")) > before)

    @property
    def keeping(self) -> Keeping | None:
        """The use cases of admins; most stages have none."""
        return None

    def over_knowledge(self, log: SqlQuestionLog) -> OverKnowledge:
        """The use cases as a new process wires them: over the stage's engine, or made up."""
        engine = self.engine
        if engine is None:
            return Wired(self.asking, self.browsing, ReportExploring(Serving(made_up_engine())))
        asking = AnsweringService(Serving(engine), log, SystemClock(), HASH_KEY)
        return Wired(asking, ReportBrowsing(Serving(engine)), ReportExploring(Serving(engine)))

    def interrupt(self) -> None:
        """Tell the bot to stop, as a signal would."""
        self._stop.set()

    async def stop(self) -> None:
        """Stop the bot gracefully; raises what ended it."""
        self._stop.set()
        self.asking.may_finish.set()
        if self._running is not None:
            running, self._running = self._running, None
            await running

    async def kill(self) -> None:
        """End the bot without any of its own doing; the nearest thing to SIGKILL within one process."""
        assert self._running is not None
        running, self._running = self._running, None
        self.settings = replace(self.settings, shutdown_seconds=0)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

    @property
    def ended(self) -> bool:
        """Whether the bot ended by itself."""
        return self._running is not None and self._running.done()

    async def outcome(self) -> None:
        """Wait for the bot to end by itself; raises what ended it."""
        assert self._running is not None
        running, self._running = self._running, None
        await asyncio.wait_for(running, _PATIENCE)

    async def until(self, true: Callable[[], bool], patience: float = _PATIENCE) -> None:
        """Wait until a condition holds."""
        give_up = time.monotonic() + patience
        while not true():
            assert time.monotonic() < give_up, "waited in vain"
            await asyncio.sleep(0.005)

    async def heard(self, chat: Person | Group, count: int = 1) -> list[Json]:
        """The bot's messages in a chat, once there are at least `count`."""
        await self.until(lambda: len(self.world.said(chat.id)) >= count)
        return self.world.said(chat.id)

    async def settled(self) -> None:
        """Wait until every update is fetched and nothing is going on any more."""

        def idle() -> bool:
            still = time.monotonic() - self.world.last_activity > _SETTLED
            return not self.world.updates.waiting and not self.world.busy and not self.asking.busy and still

        await self.until(idle)

    async def silent(self, chat: Person | Group) -> bool:
        """Whether the bot, given time, has said nothing in the chat."""
        await self.settled()
        return not self.world.said(chat.id)

    async def pressed(self, person: Person, message: Json, label: str) -> Json:
        """The message that a button leads to: a new one, or the one it stands on, changed."""
        before, edits = len(self.world.said(person.id)), dict(self.world.edits)
        query = person.presses(message, label)
        await self.until(
            lambda: len(self.world.said(person.id)) > before or self.world.edits != edits or self.told(query) != ""
        )
        await self.settled()
        said = self.world.said(person.id)
        return said[-1] if len(said) > before else self.world.chats[person.id].messages[message["message_id"]]

    def told(self, query: str) -> str:
        """The words shown over the chat when a press was answered; empty while it is not, or without any."""
        calls = self.world.calls_of("answerCallbackQuery")
        return next(
            (str(c.parameters.get("text", "")) for c in calls if c.parameters["callback_query_id"] == query), ""
        )

    async def reply(self, person: Person, text: str) -> Json:
        """What the bot answers a person in private."""
        before = len(self.world.said(person.id))
        person.says(text)
        return (await self.heard(person, before + 1))[-1]

"""The real application against the loopback server, and ways to wait for what it does."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from bot.monitoring.metrics import Metrics
from bot.service.asking import Asking
from bot.service.browsing import Browsing
from bot.telegram.app import TelegramTransport
from bot.telegram.settings import Rate, TelegramSettings
from tests.telegram.botapi.people import Group, Person
from tests.telegram.botapi.refusals import Json
from tests.telegram.botapi.server import TOKEN, BotApiServer
from tests.telegram.botapi.world import World
from tests.telegram.made_up import MadeUpAsking, MadeUpBrowsing

_PATIENCE = 15.0
_SETTLED = 0.12


class Stage:
    """A server, a made-up engine and, once started, the bot."""

    def __init__(self, server: BotApiServer, asking: Asking | None = None, browsing: Browsing | None = None) -> None:
        self.server = server
        self.asking = MadeUpAsking()
        self.browsing = MadeUpBrowsing()
        self._served = (asking or self.asking, browsing or self.browsing)
        self.settings = TelegramSettings(
            token=TOKEN,
            base_url=server.base_url,
            base_file_url=server.base_file_url,
            poll_seconds=2,
            person_rate=Rate(100, 6000),
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
        """What the bot did that Telegram refuses."""
        return [said for said in self.world.violations if not any(words in said for words in self.forgiven)]

    async def start(self) -> None:
        """Start the bot and wait until it polls."""
        self._stop = asyncio.Event()
        self.transport = TelegramTransport(self.settings, *self._served, self.meter)
        self._running = asyncio.create_task(self.transport.run(self._stop))
        await self.until(lambda: bool(self.world.calls_of("getMe")) or self.ended)

    @property
    def broken_calls(self) -> float:
        """How many calls found nobody listening, or were cut off."""
        text = self.meter.written(is_up=False).decode()
        found = re.findall(r'^wenbao_telegram_errors_total\{.*reason="connection"\} (\S+)$', text, re.MULTILINE)
        return sum(map(float, found))

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

    async def reply(self, person: Person, text: str) -> Json:
        """What the bot answers a person in private."""
        before = len(self.world.said(person.id))
        person.says(text)
        return (await self.heard(person, before + 1))[-1]

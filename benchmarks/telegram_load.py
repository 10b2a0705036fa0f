"""People who write to a bot through the loopback Bot API server, and a clock on its answers."""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.telegram_traffic import Traffic
from tests.telegram.botapi.flood import FloodMeter
from tests.telegram.botapi.people import Person
from tests.telegram.botapi.server import TOKEN, BotApiServer

REPOSITORY = Path(__file__).resolve().parent.parent
_PATIENCE = 60.0
_MIB = 1024


class Arrivals(FloodMeter):
    """Lets every message pass, and tells whoever waits for it."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: dict[int, asyncio.Future[None]] = {}

    def expect(self, chat_id: int) -> asyncio.Future[None]:
        """The next message to this chat."""
        future = asyncio.get_running_loop().create_future()
        self._waiting[chat_id] = future
        return future

    def count(self, chat_id: int) -> None:
        """A message came."""
        future = self._waiting.pop(chat_id, None)
        if future is not None and not future.done():
            future.set_result(None)


@dataclass(frozen=True, slots=True)
class Measured:
    """How a bot did; latencies in seconds, sorted; resident memory in mebibytes, one reading a tenth of the way."""

    messages: int
    seconds: float
    latencies: tuple[float, ...]
    memory: tuple[float, ...]
    processor: float
    violations: tuple[str, ...]

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self.messages / self.seconds

    def quantile(self, share: float) -> float:
        """A quantile of the latencies by nearest rank."""
        return self.latencies[min(len(self.latencies) - 1, int(share * len(self.latencies)))]


class Load:
    """One bot in a process of its own, under load.

    Args:
        arguments: of the Python interpreter; they start the bot.
        traffic: what people write.
        at_once: how many people wait for an answer at any time; the next writes when one was answered.
        environment: more settings of the process.
    """

    def __init__(
        self, arguments: Sequence[str], traffic: Traffic, at_once: int, environment: dict[str, str] | None = None
    ) -> None:
        self._arguments = arguments
        self._traffic = traffic
        self._at_once = at_once
        self._environment = environment or {}
        self._ids = itertools.count(1_000)
        self._arrivals = Arrivals()
        self._latencies: list[float] = []
        self._memory: list[float] = []

    async def run(self, warm_up: int, messages: int) -> Measured:
        """Start the bot, ask `warm_up` questions unmeasured, then `messages`, and end it."""
        async with BotApiServer() as server:
            server.world.flood = self._arrivals
            process = await self._start(server)
            try:
                await self._ask(server, warm_up, process.pid)
                self._latencies.clear()
                self._memory.clear()
                before, began = _processor_seconds(process.pid), time.perf_counter()
                await self._ask(server, messages, process.pid)
                seconds = time.perf_counter() - began
                processor = _processor_seconds(process.pid) - before
            finally:
                if process.returncode is None:
                    process.send_signal(signal.SIGTERM)
                await process.wait()
            return Measured(
                messages=len(self._latencies),
                seconds=seconds,
                latencies=tuple(sorted(self._latencies)),
                memory=tuple(self._memory),
                processor=processor,
                violations=tuple(server.world.violations),
            )

    async def _start(self, server: BotApiServer) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *self._arguments,
            cwd=REPOSITORY,
            env={
                **{key: value for key, value in os.environ.items() if "proxy" not in key.lower()},
                "TELEGRAM_BOT_TOKEN": TOKEN,
                "TELEGRAM_BASE_URL": server.base_url,
                "TELEGRAM_BASE_FILE_URL": server.base_file_url,
                **self._environment,
            },
            stderr=asyncio.subprocess.DEVNULL,
        )

    async def _ask(self, server: BotApiServer, messages: int, pid: int) -> None:
        left = iter(range(messages))
        every = max(1, messages // 10)
        async with asyncio.TaskGroup() as people:
            for _ in range(self._at_once):
                people.create_task(self._people(server, left, every, pid))

    async def _people(self, server: BotApiServer, left: Iterator[int], every: int, pid: int) -> None:
        """One after another, each in a new chat that is forgotten at its end."""
        while True:
            person = Person(server.world, next(self._ids))
            for question in self._traffic.conversation():
                number = next(left, None)
                if number is None:
                    return
                answered = self._arrivals.expect(person.id)
                began = time.perf_counter()
                person.says(question)
                await asyncio.wait_for(answered, _PATIENCE)
                self._latencies.append(time.perf_counter() - began)
                if (number + 1) % every == 0:
                    self._memory.append(_resident(pid))
            server.world.calls.clear()
            del server.world.chats[person.id]


def _resident(pid: int) -> float:
    """Resident memory in mebibytes."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in lines if line.startswith("VmRSS:")).split()[1]) / _MIB


def _processor_seconds(pid: int) -> float:
    """Processor time used so far, in user and system mode."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

"""`make bench-telegram`: messages a second through the real bot, beside a bare echo bot of the same framework.

Both are processes of their own before the same strict loopback server, and take turns, so that a busy minute of the
machine meets both. Flood limits are off on both sides: at thirty messages a second every bot is as quick.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import platform
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.telegram_load import Load, Measured
from benchmarks.telegram_traffic import NEW_SHARE, Traffic

_ECHO = ("-m", "benchmarks.echo_bot")
_WENBAO = ("-m", "bot", "run")
_AT_ONCE = 32
_ROUNDS = 3
_MESSAGES = 2_000
_WARM_UP = 4_000
"""Messages; more than there are known questions, each of which is asked first."""
_ECHO_WARM_UP = 500
_LONG = 100_000


@dataclass(frozen=True, slots=True)
class Bot:
    """What is measured, and with what it is asked."""

    what: str
    arguments: tuple[str, ...]
    new_share: float
    warm_up: int
    rehearsed: bool = False


ECHO = Bot("bare echo bot", _ECHO, NEW_SHARE, _ECHO_WARM_UP)
MIXED = Bot(f"Wenbao, {NEW_SHARE:.0%} of the questions worded as never before", _WENBAO, NEW_SHARE, _WARM_UP, True)
REPEATED = Bot("Wenbao, every question asked before", _WENBAO, 0.0, _WARM_UP, True)
DISTINCT = Bot("Wenbao, no question asked before", _WENBAO, 1.0, _WARM_UP)


def main() -> None:
    """Measure and print."""
    options = _options()
    print(
        f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}; ",
        end="",
    )
    print(f"{options.rounds} rounds of {options.messages:,} messages, {_AT_ONCE} people waiting at any time\n")
    bots = (ECHO, MIXED, REPEATED, DISTINCT)
    runs: dict[Bot, list[Measured]] = {bot: [] for bot in bots}
    for _ in range(options.rounds):
        for bot in bots:
            runs[bot].append(measured(bot, options.messages))
    print(
        "| bot | messages/s | of the echo bot | p50 / p99 | p99, the echo bot's 1 | processor a message | the echo bot's 1 |"
    )
    print("|---|---|---|---|---|---|---|")
    for bot in bots:
        print(_row(bot, runs[bot], runs[ECHO]), flush=True)
    if options.long:
        _print_memory(measured(MIXED, options.long), options.long)


def measured(bot: Bot, messages: int) -> Measured:
    """One run of one bot.

    Raises:
        AssertionError: the server had something to complain about.
    """
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder}/wenbao.db",
            "TELEGRAM_MESSAGES_PER_SECOND": "0",
        }
        load = Load(bot.arguments, Traffic(bot.new_share, rehearsed=bot.rehearsed), _AT_ONCE, environment)
        run = asyncio.run(load.run(bot.warm_up, messages))
    if run.violations:
        raise AssertionError(f"{bot.what}: {run.violations[:3]}")
    return run


def _row(bot: Bot, runs: Sequence[Measured], echo: Sequence[Measured]) -> str:
    """Medians over the rounds; ratios are of runs of the same round."""
    rate, share = (
        median(run.rate for run in runs),
        median(run.rate / other.rate for run, other in zip(runs, echo, strict=True)),
    )
    p50, p99 = (median(run.quantile(share) for run in runs) * 1000 for share in (0.5, 0.99))
    p99_ratio = median(run.quantile(0.99) / other.quantile(0.99) for run, other in zip(runs, echo, strict=True))
    processor = median(_processor(run) for run in runs)
    of_echo = median(_processor(run) / _processor(other) for run, other in zip(runs, echo, strict=True))
    return (
        f"| {bot.what} | {rate:.0f} | {share:.0%} | {p50:.0f} / {p99:.0f} ms | {p99_ratio:.2f} "
        f"| {processor:.2f} ms | {of_echo:.2f} |"
    )


def _processor(run: Measured) -> float:
    """Milliseconds of processor time a message."""
    return run.processor / run.messages * 1000


def _print_memory(run: Measured, messages: int) -> None:
    tenths = " · ".join(f"{reading:.0f}" for reading in run.memory)
    print(f"\nResident memory over {messages:,} messages, MiB at each tenth: {tenths}")
    print(f"{run.rate:.0f} messages/s; every one was answered.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=_ROUNDS)
    parser.add_argument("--messages", type=int, default=_MESSAGES, help="a round")
    parser.add_argument("--long", type=int, default=_LONG, help="messages over which memory is watched; 0 for none")
    return parser.parse_args()


if __name__ == "__main__":
    main()

"""What the Telegram transport needs to know, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rate:
    """A token bucket's shape: `burst` requests at once, `per_minute` of them come back."""

    burst: int
    per_minute: float


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """Settings of the transport; all durations are in seconds.

    Args:
        token: the bot's token; kept out of `repr` because settings end up in logs.
        base_url: python-telegram-bot's form, `https://api.telegram.org/bot`.
        base_file_url: likewise, `https://api.telegram.org/file/bot`.
        poll_seconds: how long one getUpdates waits for something to happen.
        concurrent_updates: updates handled at a time.
        oldest_update: older messages are ignored: after an outage nobody waits for them any more.
        stale_answer: an answer held back longer than this, by a flood limit, is dropped.
        person_rate: questions one person may ask.
        group_rate: answers one group may get; stays under Telegram's own 20 a minute.
        inline_rate: inline queries of one person; each keystroke may be one.
        tolerated_refusals: consecutive 401/404 answers to getUpdates before the transport gives up.
        stall_seconds: polling that has not even tried for this long is dead.
        shutdown_seconds: how long a shutdown waits for the poll in flight, and then for the answers in hand.
        proxied: whether the proxy variables of the environment apply.
    """

    token: str = field(repr=False)
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    poll_seconds: int = 30
    concurrent_updates: int = 128
    oldest_update: float = 300
    stale_answer: float = 120
    person_rate: Rate = Rate(burst=8, per_minute=20)
    group_rate: Rate = Rate(burst=6, per_minute=12)
    inline_rate: Rate = Rate(burst=30, per_minute=60)
    tolerated_refusals: int = 10
    stall_seconds: float = 300
    shutdown_seconds: float = 4
    proxied: bool = True

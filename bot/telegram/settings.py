"""What the Telegram transport needs to know, as one frozen value."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rate:
    """A token bucket's shape: `burst` requests at once, `per_minute` of them come back."""

    burst: int
    per_minute: float


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are received, when not by polling.

    Args:
        url: what Telegram is told; HTTPS, on port 443, 80, 88 or 8443.
        secret: what Telegram must show with every update: 1 to 256 of `A-Za-z0-9_-`.
        host: the address to listen at.
        port: the port to listen at; plain HTTP, behind whatever ends the TLS.
        path: of requests as they arrive here.
        watch_seconds: how often Telegram is asked what it knows of the webhook.
    """

    url: str
    secret: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8080
    path: str = "/"
    watch_seconds: float = 30


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """Settings of the transport; all durations are in seconds.

    Args:
        token: the bot's token; kept out of `repr` because settings end up in logs.
        base_url: python-telegram-bot's form, `https://api.telegram.org/bot`.
        base_file_url: likewise, `https://api.telegram.org/file/bot`.
        poll_seconds: how long one getUpdates waits for something to happen.
        webhook: where updates are received instead of being polled.
        messages_per_second: sent at most, all chats together, which is Telegram's limit; 0 for no limit.
        chat_burst: messages sent at once to one private chat; after them one a second. 0 for no limit.
        concurrent_updates: updates handled at a time.
        oldest_update: older messages are ignored: after an outage nobody waits for them any more.
        person_rate: questions one person may ask.
        command_rate: commands of one person in private that ask nothing.
        press_rate: buttons one person may press; opinions on answers are counted apart, at the same rate.
        group_rate: answers one group may get; stays under Telegram's own 20 a minute.
        inline_rate: inline queries of one person; each keystroke may be one.
        tolerated_refusals: consecutive 401/404 answers to getUpdates before the transport gives up.
        patience: silence of Telegram longer than a long poll by so much counts as bad health.
        stall_seconds: a connection that has not even tried for this long is dead.
        shutdown_seconds: how long a shutdown waits for the answers in hand; the last calls take up to 3 seconds more.
        proxied: whether the proxy variables of the environment apply.
    """

    token: str = field(repr=False)
    base_url: str = "https://api.telegram.org/bot"
    base_file_url: str = "https://api.telegram.org/file/bot"
    poll_seconds: int = 30
    webhook: Webhook | None = None
    messages_per_second: float = 30
    chat_burst: int = 3
    concurrent_updates: int = 128
    oldest_update: float = 300
    person_rate: Rate = Rate(burst=8, per_minute=20)
    command_rate: Rate = Rate(burst=20, per_minute=60)
    press_rate: Rate = Rate(burst=20, per_minute=60)
    group_rate: Rate = Rate(burst=6, per_minute=12)
    inline_rate: Rate = Rate(burst=30, per_minute=60)
    tolerated_refusals: int = 10
    patience: float = 30
    stall_seconds: float = 300
    shutdown_seconds: float = 16
    proxied: bool = True

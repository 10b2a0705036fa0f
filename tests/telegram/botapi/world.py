"""Telegram's side of things: who exists, what was said, and what the bot did."""

from __future__ import annotations

import itertools
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.telegram.botapi.checks import utf16
from tests.telegram.botapi.flood import FloodMeter
from tests.telegram.botapi.refusals import Json, bad_request
from tests.telegram.botapi.updates import UpdateQueue

BOT: Json = {"id": 987_654_321, "is_bot": True, "first_name": "问报", "username": "WenbaoTestBot"}
ANONYMOUS_ADMIN: Json = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}


@dataclass
class Chat:
    """A chat the bot knows, or could know."""

    public: Json
    open_to_bot: bool = True
    closed_because: str = ""
    topics: dict[int, Json] = field(default_factory=dict)
    migrated_to: int | None = None
    admins: dict[int, Json] = field(default_factory=dict)
    members: dict[int, Json] = field(default_factory=dict)
    bot_status: Json = field(default_factory=lambda: {"status": "member"})
    asking_reply: set[int] = field(default_factory=set)
    messages: dict[int, Json] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def id(self) -> int:
        """Negative for groups."""
        return int(self.public["id"])


@dataclass
class Webhook:
    """What Telegram keeps of a webhook."""

    url: str
    secret_token: str
    max_connections: int
    last_error: str = ""
    last_error_date: int = 0


@dataclass(frozen=True)
class Call:
    """A method call that took effect."""

    method: str
    parameters: Json
    result: object


class World:
    """Everything the server knows."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue()
        self.flood = FloodMeter()
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.commands: dict[str, list[Json]] = {}
        self.callbacks: dict[str, bool] = {}
        self.inline_queries: dict[str, Json | None] = {}
        self.fresh_ids = itertools.count(5_000)
        self.webhook: Webhook | None = None
        self.files: dict[str, bytes] = {}
        self.busy = 0
        self.last_activity = time.monotonic()
        self.deleted: defaultdict[int, list[int]] = defaultdict(list)

    def chat(self, chat_id: int) -> Chat:
        """A chat by id.

        Raises:
            Refusal: there is none.
        """
        if chat_id not in self.chats:
            raise bad_request("chat not found")
        return self.chats[chat_id]

    def calls_of(self, method: str) -> list[Call]:
        """Calls of one method that took effect, in order."""
        return [call for call in self.calls if call.method.lower() == method.lower()]

    def said(self, chat_id: int) -> list[Json]:
        """The bot's messages in a chat as they stand now, in order."""
        return [message for message in self.chats[chat_id].messages.values() if message["from"]["id"] == BOT["id"]]

    @property
    def edits(self) -> dict[tuple[int, int], int]:
        """How often each message was edited by the bot."""
        edited: Counter[tuple[int, int]] = Counter()
        for call in self.calls:
            if call.method.lower().startswith("editmessage"):
                edited[int(call.parameters["chat_id"]), int(call.parameters["message_id"])] += 1
        return dict(edited)

    def write(self, chat: Chat, content: Json) -> Json:
        """Put a message into a chat; it gets its id and date."""
        message: Json = {
            "message_id": next(chat.ids),
            "date": int(time.time()),
            "chat": chat.public,
            **content,
        }
        chat.messages[message["message_id"]] = message
        return message


def quoted(text: str, entity: Json) -> str:
    """The stretch of a text that an entity covers."""
    units = utf16(text)
    return units[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")


def stretches(message: Json, kind: str) -> list[str]:
    """The stretches of a message with one kind of formatting."""
    return [quoted(message["text"], entity) for entity in message.get("entities", []) if entity["type"] == kind]


def labels(message: Json) -> list[str]:
    """The labels of a message's buttons, row by row."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]

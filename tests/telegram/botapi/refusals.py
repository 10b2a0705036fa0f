"""What Telegram answers when it refuses, in its own words."""

from __future__ import annotations

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


class Refusal(Exception):
    """An answer with `ok: false`.

    Args:
        code: HTTP status and `error_code`.
        description: Telegram's words.
        parameters: `retry_after` or `migrate_to_chat_id`.
        planned: whether the test asked for it; everything else is the bot's mistake.
    """

    def __init__(self, code: int, description: str, parameters: Json | None = None, *, planned: bool = False) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters
        self.planned = planned

    def body(self) -> Json:
        """The JSON Telegram sends."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


def bad_request(reason: str) -> Refusal:
    """A 400 that the bot has brought on itself."""
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    """A 403: the person or the group does not want the bot, which is no fault of the bot's."""
    return Refusal(403, f"Forbidden: {reason}", planned=True)


def moved_to(chat_id: int) -> Refusal:
    """A 400: the group has become a supergroup, which the bot may not know yet."""
    words = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, words, {"migrate_to_chat_id": chat_id}, planned=True)

"""The bot's line to Telegram: python-telegram-bot's own, with updates read one at a time.

The library reads a getUpdates as a whole, so that one update which it cannot read would hold up all others for ever.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import structlog
from telegram import Update
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.service.operating import TransportMeter

log = structlog.get_logger(__name__)

UNREADABLE = (
    ArithmeticError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What reading a malformed object may raise."""


class Line(ExtBot[None]):
    """The bot; its calls are the library's.

    Args:
        meter: is told of updates that cannot be read.
        given: as `telegram.ext.ExtBot` takes it.
    """

    __slots__ = ("_meter", "_read_seconds")

    def __init__(self, meter: TransportMeter, get_updates_request: BaseRequest, **given: Any) -> None:  # noqa: ANN401
        super().__init__(get_updates_request=get_updates_request, **given)
        self._meter = meter
        self._read_seconds = get_updates_request.read_timeout or 0

    async def updates(self, offset: int, limit: int, seconds: int, kinds: Sequence[str]) -> tuple[Update, ...]:
        """One getUpdates; `offset` 0 acknowledges nothing.

        Raises:
            TelegramError: it failed.
            TypeError: what came is not Telegram's.
        """
        given = {"offset": offset or None, "limit": limit, "timeout": seconds, "allowed_updates": kinds}
        came = await self._post("getUpdates", given, read_timeout=self._read_seconds + seconds)
        if not isinstance(came, list):
            raise TypeError("getUpdates brought no list")
        return tuple(self.read(content) for content in came)

    def read(self, content: object) -> Update:
        """An update from its JSON. Of one that cannot be read only the id is left: there is nothing in it to be handled.

        Raises:
            TypeError: it has no id.
        """
        if not isinstance(content, dict) or not is_update_id(content.get("update_id")):
            raise TypeError("an update without an id")
        update_id: int = content["update_id"]
        try:
            return Update.de_json(content, self)
        except UNREADABLE as error:
            # It would come again and again. Its content is a person's.
            log.error("telegram_update_unreadable", update_id=update_id, error=type(error).__name__)
            self._meter.update_unreadable(type(error).__name__)
            return Update(update_id)


def is_update_id(value: object) -> bool:
    """Whether a value can be the id of an update."""
    return isinstance(value, int) and not isinstance(value, bool)

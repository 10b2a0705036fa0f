"""The framework's application, without its memory of everybody who ever wrote."""

from __future__ import annotations

from typing import Any

from telegram.ext import Application, ExtBot

from bot.telegram.kinds import Context, Data


class UnpersistedApplication(Application[ExtBot[None], Context, Data, Data, Data, None]):
    """Notes nobody for a persistence that is not there.

    The framework keeps the ids of all chats and people it saw until a persistence has stored their data. Without one
    they were kept for good: memory would grow with every new person, and /forget would not reach them.
    """

    __slots__ = ()

    def _mark_for_persistence_update(self, *, update: object | None = None, job: Any = None) -> None:  # noqa: ANN401 - the library's job has a type parameter of its own
        """Nothing."""

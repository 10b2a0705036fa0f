"""What a part of the admin's interface consists of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Protocol, TypeAlias

from telegram import Document

from bot.telegram.admin.codes import Verb
from bot.telegram.admin.visit import Visit

Command: TypeAlias = Callable[[Visit, str], Awaitable[None]]
Press: TypeAlias = Callable[[Visit, tuple[str, ...]], Awaitable[None]]
TakesFile: TypeAlias = Callable[[Visit, Document], Awaitable[None]]


class Feature(Protocol):
    """Obeys some commands and reacts to some buttons."""

    @property
    def commands(self) -> Mapping[str, Command]:
        """By name, without slash; each gets the text behind it."""

    @property
    def presses(self) -> Mapping[Verb, Press]:
        """By verb; each gets what goes with it, unchecked."""

"""What a press may lead to."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from typing import Any, TypeAlias

from telegram import Message

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.telegram.incoming.people import Speaker
from bot.telegram.rendering.keyboards import Press


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button that was pressed: what it says, in which message, by whom. `label` is None where it is not known."""

    press: Press
    message: Message
    speaker: Speaker
    label: str | None

    @property
    def language(self) -> Language:
        """The language of the bot's own words to whoever pressed."""
        return self.speaker.language

    @property
    def can_be_edited(self) -> bool:
        """Whether the message is the bot's own; a tampered client can name any."""
        author = self.message.from_user
        return author is not None and author.id == self.message.get_bot().id


@dataclass(frozen=True, slots=True)
class Reaction:
    """The words shown over the chat for a moment, if any, and what is done after the press is answered."""

    words: str | None = None
    then: Callable[[], Awaitable[object]] | None = None


React: TypeAlias = Callable[[Pressed], Coroutine[Any, Any, Reaction]]


def gone(pressed: Pressed) -> Reaction:
    """What the button names is no longer in the store."""
    return Reaction(words("telegram-gone", pressed.language))


def outdated(pressed: Pressed) -> Reaction:
    """The button says nothing that can be done."""
    return Reaction(words("telegram-button-outdated", pressed.language))

"""What an update costs whom: a question, a command, a press and an opinion have a budget each."""

from __future__ import annotations

from collections.abc import Container, Hashable
from dataclasses import dataclass
from enum import Enum

from telegram import Message, Update

from bot.telegram.admission.limits import Allowance, Limiter
from bot.telegram.incoming.addressing import command_of, tells_why
from bot.telegram.incoming.people import GROUPS
from bot.telegram.rendering.keyboards import Action, decode
from bot.telegram.settings import TelegramSettings

_ASKING = frozenset({"ask"})
"""Commands that are questions."""

_OPINIONS = frozenset({Action.USEFUL, Action.USELESS, Action.REASON, Action.WRITE})


class Telling(Enum):
    """Whether somebody is told that something is not done: once and then no more, each time, or never."""

    ONCE = "once"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Cost:
    """What an update is charged to, and the message that says that it is not handled."""

    allowance: Allowance
    words: str
    telling: Telling


class Budgets:
    """Knows what each update costs.

    A refused question is told once, then nothing while its author goes on. A refused command or press is always
    told: whoever asks for deletion must never believe that it was done, and a button must not seem dead. What may get
    no word from a group, its /settings by anybody but its admins, gets none when refused either. To a group its
    questions alone are charged: nobody can use up what the others may ask by pressing, or by commands.

    Args:
        settings: the limits.
        unhurried: whose updates are not counted, by their ids: the owners, who leaf through much.
    """

    def __init__(self, settings: TelegramSettings, unhurried: Container[int]) -> None:
        self._unhurried = unhurried
        self._questions = Limiter(settings.person_rate)
        self._commands = Limiter(settings.command_rate)
        self._presses = Limiter(settings.press_rate)
        self._opinions = Limiter(settings.press_rate)
        self._groups = Limiter(settings.group_rate)

    def cost(self, update: Update, person: int, message: Message | None) -> Cost:
        """What this update costs."""
        limiter, words, telling = self._budget(update, message)
        buckets: list[tuple[Limiter, Hashable]] = [] if person in self._unhurried else [(limiter, person)]
        if limiter is self._questions and message is not None and message.chat.type in GROUPS:
            buckets.append((self._groups, message.chat.id))
        return Cost(Allowance(tuple(buckets)), words, telling)

    def _budget(self, update: Update, message: Message | None) -> tuple[Limiter, str, Telling]:
        if update.callback_query is not None:
            press = decode(update.callback_query.data or "")
            is_opinion = press is not None and press.action in _OPINIONS
            return (self._opinions if is_opinion else self._presses), "telegram-too-many-presses", Telling.ALWAYS
        if message is not None and update.message is not None:
            in_group = message.chat.type in GROUPS
            command = command_of(message, message.get_bot().bot, whosoever=not in_group)
            if not in_group and tells_why(message, message.get_bot().bot):
                return self._opinions, "telegram-too-many", Telling.ALWAYS
            if command is not None and command.name not in _ASKING:
                return self._commands, "telegram-too-many-commands", Telling.NEVER if in_group else Telling.ALWAYS
        return self._questions, "telegram-too-many", Telling.ONCE

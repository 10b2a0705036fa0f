"""What an update costs whom: a question, a command, a press and an opinion have a budget each."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from telegram import Message, Update

from bot.telegram.admission.limits import Limiter, Verdict
from bot.telegram.incoming.addressing import command_of
from bot.telegram.incoming.people import GROUPS
from bot.telegram.rendering.keyboards import Action, decode
from bot.telegram.settings import TelegramSettings

_ASKING = frozenset({"ask"})
"""Commands that are questions."""

_OPINIONS = frozenset({Action.USEFUL, Action.USELESS, Action.REASON, Action.WRITE})


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that is not done: the message that says so, and whether it is said or was said before."""

    words: str
    is_told: bool


class Budgets:
    """Admits updates, each against its own budget.

    A refused question is told once, then nothing until one is admitted again. A refused command or press is always
    told: whoever asks for deletion must never believe that it was done, and a button must not seem dead.

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

    def refusal(self, update: Update, person: int, message: Message | None) -> Refusal | None:
        """Why this update is not handled; None where it is."""
        limiter, words = self._budget(update, message)
        verdict = Verdict.ADMITTED if person in self._unhurried else limiter.admit(person)
        if verdict is Verdict.ADMITTED and message is not None and message.chat.type in GROUPS:
            verdict = self._groups.admit(message.chat.id)
        if verdict is Verdict.ADMITTED:
            return None
        return Refusal(words, limiter is not self._questions or verdict is Verdict.TOLD)

    def _budget(self, update: Update, message: Message | None) -> tuple[Limiter, str]:
        if update.callback_query is not None:
            press = decode(update.callback_query.data or "")
            is_opinion = press is not None and press.action in _OPINIONS
            return (self._opinions if is_opinion else self._presses), "telegram-too-many-presses"
        if message is not None and message.chat.type not in GROUPS and update.message is not None:
            command = command_of(message, message.get_bot().bot, whosoever=True)
            if command is not None and command.name not in _ASKING:
                return self._commands, "telegram-too-many-commands"
        return self._questions, "telegram-too-many"

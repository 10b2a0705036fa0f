"""What stands before every handler: no stale update, nobody too often, one at a time a conversation."""

from __future__ import annotations

from collections.abc import Callable, Container
from datetime import UTC, datetime

import structlog
from telegram import Message, Update
from telegram.ext import ApplicationHandlerStop

from bot.messages.catalogue import message as words
from bot.telegram.admission.budgets import Budgets, Cost, Telling
from bot.telegram.admission.edits import WaitingEdits
from bot.telegram.admission.limits import Allowance, Limiter
from bot.telegram.admission.turns import Turns
from bot.telegram.delivery.presses import acknowledge
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.incoming.people import GROUPS, Speaker, Speakers, conversation_of, message_of
from bot.telegram.kinds import Context, Handle
from bot.telegram.rendering.answers import plain
from bot.telegram.settings import Rate, TelegramSettings

log = structlog.get_logger(__name__)

_PLEAS = Rate(1, 1)
"""How often a chat is told that somebody asks too much."""


def _now() -> datetime:
    return datetime.now(UTC)


class Doorkeeper:
    """Drops updates that nobody waits for any more. First handler of the application."""

    def __init__(self, settings: TelegramSettings, now: Callable[[], datetime] = _now) -> None:
        self._oldest = settings.oldest_update
        self._now = now

    async def check(self, update: Update, context: Context) -> None:
        """Stop the update here, or let it pass.

        Raises:
            ApplicationHandlerStop: it stops here.
        """
        del context
        message = update.message or update.edited_message
        if message is not None and self._age(message) > self._oldest:
            log.info("telegram_update_too_old", update_id=update.update_id)
            raise ApplicationHandlerStop

    def _age(self, message: Message) -> float:
        written = message.edit_date or message.date
        return (self._now() - written).total_seconds()


class Guard:
    """Wraps handlers of messages and presses with the limits and the turns.

    Args:
        settings: the limits.
        delivery: tells who asks too much.
        speakers: tells who asks.
        turns: of the conversations.
        unhurried: whose updates are not counted, by their ids: the owners, who leaf through much.
    """

    def __init__(
        self,
        settings: TelegramSettings,
        delivery: Delivery,
        speakers: Speakers,
        turns: Turns,
        unhurried: Container[int] = frozenset(),
    ) -> None:
        self._speakers = speakers
        self._budgets = Budgets(settings, unhurried)
        self._pleas = Limiter(_PLEAS)
        self._edits = WaitingEdits()
        self._turns = turns
        self._delivery = delivery

    def guarded(self, handle: Handle) -> Handle:
        """The handler, called only for what is admitted, in its conversation's turn."""

        async def guarded(update: Update, context: Context) -> None:
            # Until the turn is taken nothing may wait for long, or a conversation would lose its order.
            speaker, message = self._speakers.of(update), message_of(update)
            if speaker is None:
                return
            cost = self._budgets.cost(update, speaker.id, message)
            conversation = conversation_of(message, speaker.id) if message is not None else str(speaker.id)
            if not await self._admitted(update, speaker, cost.allowance):
                await self._refuse(update, speaker, cost, conversation)
                return
            async with self._turns.turn(conversation):
                await handle(update, context)

        return guarded

    async def _admitted(self, update: Update, speaker: Speaker, allowance: Allowance) -> bool:
        """Whether it is admitted; the last edit of a message is, in the end."""
        edited = update.edited_message
        if edited is None:
            return allowance.take()
        place = edited.chat.id, edited.message_id
        self._edits.overtake(speaker.id, place)
        return allowance.take() or await self._edits.admitted(speaker.id, place, allowance)

    async def _refuse(self, update: Update, speaker: Speaker, cost: Cost, conversation: str) -> None:
        text = words(cost.words, speaker.language)
        message = update.message
        if update.callback_query is not None:
            await acknowledge(update.callback_query, text)
        elif message is not None and self._is_told(message, cost):
            # After the answers to what came before, and in nobody's place: where others wait, a plea is left out.
            async with self._turns.turn(conversation):
                if cost.telling is Telling.ALWAYS or self._delivery.is_free(message.chat.id):
                    reply_to = message.message_id if message.chat.type in GROUPS else None
                    await self._delivery.send(spot_of(message, reply_to=reply_to), (plain(text),))

    def _is_told(self, message: Message, cost: Cost) -> bool:
        """Whether to say that a message is not handled."""
        if cost.telling is not Telling.ONCE:
            return cost.telling is Telling.ALWAYS
        return cost.allowance.tell() and self._pleas.admit(message.chat.id)

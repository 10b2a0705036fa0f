"""Groups: /ask, a reply to the bot, a mention of it. Nothing else gets a word."""

from __future__ import annotations

from telegram import Message, Update
from telegram.ext import filters

from bot.messages.catalogue import message as words
from bot.service.groups import Groups
from bot.service.ports import GroupRules, Surface
from bot.telegram.conversations import Conversations, Question
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.group.presence import Presence
from bot.telegram.incoming.addressing import Addressed, addressed, says_command, written
from bot.telegram.incoming.people import Speakers, conversation_of, message_of, topic_of
from bot.telegram.kinds import Context
from bot.telegram.rendering.answers import plain


class AddressedToBot(filters.MessageFilter):
    """Lets group messages through that ask the bot where it may answer, so that limits count only those."""

    def __init__(self, groups: Groups, presence: Presence) -> None:
        super().__init__()
        self._groups = groups
        self._presence = presence

    def filter(self, message: Message) -> bool:
        """Whether the message asks the bot."""
        rules = self._groups.rules(str(message.chat.id))
        if not rules.allow(topic_of(message)) or not self._presence.may_speak(message.chat.id):
            return False
        return _addressed(message, rules) is not None


class EditOfAnswered(filters.MessageFilter):
    """Lets edits of messages through that the bot has answered, whatever is left of the call to the bot in them."""

    def __init__(self, conversations: Conversations, presence: Presence) -> None:
        super().__init__()
        self._conversations = conversations
        self._presence = presence

    def filter(self, message: Message) -> bool:
        """Whether the message was answered and still says something."""
        answered = self._conversations.answered(message.chat.id, message.message_id)
        return answered and bool(written(message)) and self._presence.may_speak(message.chat.id)


class AsksForSettings(filters.MessageFilter):
    """Lets /settings through, where the bot may speak."""

    def __init__(self, presence: Presence) -> None:
        super().__init__()
        self._presence = presence

    def filter(self, message: Message) -> bool:
        """Whether the message is /settings."""
        return says_command(message, message.get_bot().bot, "settings") and self._presence.may_speak(message.chat.id)


class GroupChat:
    """Handles messages and edits in groups."""

    def __init__(self, groups: Groups, conversations: Conversations, delivery: Delivery, speakers: Speakers) -> None:
        self._groups = groups
        self._conversations = conversations
        self._speakers = speakers
        self._delivery = delivery

    async def asked(self, update: Update, context: Context) -> None:
        """Answer a message that asks the bot, or edit the answer it got."""
        del context
        message, speaker = message_of(update), self._speakers.of(update)
        if message is None or speaker is None:
            return
        rules = self._groups.rules(str(message.chat.id))
        question = _addressed(message, rules) or Addressed(written(message), message, speaker.id)
        if not question.text:
            spot = spot_of(message, reply_to=message.message_id)
            await self._delivery.send(spot, (plain(words("telegram-ask-usage", speaker.language)),))
            return
        await self._conversations.answer(
            Question(
                text=question.text,
                surface=Surface.GROUP,
                conversation=conversation_of(message, question.author),
                # Who points at a message asks; its author has not turned to the bot and is not noted.
                asker=str(speaker.id),
                spot=spot_of(message, reply_to=question.answers.message_id),
                answers_in=speaker.answers_in,
                hints=speaker.hints,
                asked_in=message.message_id,
                is_edit=update.edited_message is not None,
                is_short=rules.is_short,
            )
        )


def _addressed(message: Message, rules: GroupRules) -> Addressed | None:
    return addressed(message, message.get_bot().bot, hears_mentions=rules.answers_mentions)

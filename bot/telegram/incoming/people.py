"""Who speaks in an update, and in which conversation."""

from __future__ import annotations

from dataclasses import dataclass, replace

from telegram import Chat, Message, Update, User
from telegram.constants import ChatType

from bot.domain.answer import Language
from bot.service.groups import Groups
from bot.service.languages import Languages

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


@dataclass(frozen=True, slots=True)
class Speaker:
    """The author of a message or a press: a person, or a chat that speaks for one (an anonymous admin, a channel).

    `language` is that of the bot's own words to them, `answers_in` that of answers; None leaves it to the question,
    and what the question does not show to `hints`, the likeliest first.
    `client` is the IETF tag of their Telegram's language, empty where it is unknown.
    """

    id: int
    language: Language
    answers_in: Language | None
    client: str
    hints: tuple[Language, ...] = ()


def message_of(update: Update) -> Message | None:
    """The message an update is about; None for inline queries and for presses on a message that is gone."""
    if update.callback_query is not None:
        pressed = update.callback_query.message
        return pressed if isinstance(pressed, Message) else None
    return update.message or update.edited_message


def client_tag(user: User | None) -> str:
    """The IETF tag of the language that a person's Telegram speaks; empty where it is unknown."""
    return (user.language_code or "") if user is not None else ""


class Speakers:
    """Tells who speaks, and in which language to answer them."""

    def __init__(self, languages: Languages, groups: Groups) -> None:
        self._languages = languages
        self._groups = groups

    def of(self, update: Update) -> Speaker | None:
        """The author of the update, or None where it has none."""
        message, user, chat = message_of(update), update.effective_user, update.effective_chat
        speaker = self._speaker(update, message, user)
        if speaker is None or chat is None or chat.type not in GROUPS:
            return speaker
        spoken = self._groups.rules(str(chat.id)).language
        return speaker if spoken is None else replace(speaker, language=spoken, answers_in=spoken)

    def _speaker(self, update: Update, message: Message | None, user: User | None) -> Speaker | None:
        if update.callback_query is None and message is not None and message.sender_chat is not None:
            return self.known(message.sender_chat.id, client_tag(user))
        return self.known(user.id, client_tag(user)) if user is not None else None

    def known(self, identity: int, client: str) -> Speaker:
        """Somebody by their id and the tag of their Telegram's language."""
        spoken = self._languages.spoken(str(identity), client)
        return Speaker(identity, spoken.interface, spoken.answers, client, spoken.hints)


def author_id(message: Message) -> int | None:
    """The id of a message's author if that is somebody who may be answered; None for other bots and the bot itself."""
    if message.sender_chat is not None:
        return message.sender_chat.id
    user: User | None = message.from_user
    return user.id if user is not None and not user.is_bot else None


def conversation_key(chat: Chat, thread_id: int | None, speaker_id: int) -> str:
    """One person in one chat, and in one topic of it."""
    return f"{chat.id}:{thread_id or 0}:{speaker_id}"


def topic_of(message: Message) -> int:
    """The topic a message stands in; 0 for the general one, and where there are no topics."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def conversation_of(message: Message, speaker_id: int) -> str:
    """The conversation a message belongs to when `speaker_id` speaks."""
    return conversation_key(message.chat, message.message_thread_id if message.is_topic_message else None, speaker_id)

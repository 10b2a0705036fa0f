"""What a message asks the bot: a pure reading of commands, mentions and replies. In groups, silence is the rule."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message, MessageEntity, User

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.telegram.incoming.people import author_id


@dataclass(frozen=True, slots=True)
class Command:
    """A bot command with the text after it; the name is lower-case, without slash and bot name."""

    name: str
    rest: str


@dataclass(frozen=True, slots=True)
class Addressed:
    """A question put to the bot in a group.

    `text` is empty where the bot is called without a question. `answers` is the message the reply goes to: the
    question itself, or the one that was pointed at; `author` is who wrote that.
    """

    text: str
    answers: Message
    author: int


def written(message: Message) -> str:
    """What a person wrote: the text, or the caption of a picture."""
    return message.text or message.caption or ""


def question_of(message: Message, bot: User) -> str:
    """What a message asks: what was written, without the mentions of the bot."""
    return _without(written(message), own_mentions(message, bot))


def replied_answer(message: Message, bot: User) -> int | None:
    """The message of the bot's own that this one replies to; None where it replies to none."""
    target = _replied(message)
    return target.message_id if target is not None and _is_by(target, bot) else None


def tells_why(message: Message, bot: User) -> bool:
    """Whether a message replies to one of the bot's own that ask, in whichever language, why an answer was not useful."""
    target = message.reply_to_message
    if target is None or not _is_by(target, bot):
        return False
    prompts = {words("telegram-reason-prompt", language) for language in Language}
    return target.text in prompts


def pointed_words(message: Message, bot: User) -> str:
    """The words that a message points at: what it quotes, wherever that stands, or the message it replies to.

    Empty where it points at none, or at a whole message of the bot's own.
    """
    if message.quote is not None:
        return message.quote.text
    target = _replied(message)
    return "" if target is None or _is_by(target, bot) else question_of(target, bot)


def command_of(message: Message, bot: User, *, whosoever: bool = False) -> Command | None:
    """The command a message opens with, unless it is meant for another bot; `whosoever` takes that one as well."""
    text = written(message)
    entities = message.entities or message.caption_entities
    opening = next((e for e in entities if e.type == MessageEntity.BOT_COMMAND and e.offset == 0), None)
    if opening is None:
        return None
    name, _, to = text[1 : opening.length].partition("@")
    if to and not whosoever and to.casefold() != (bot.username or "").casefold():
        return None
    return Command(name.casefold(), _without(text[opening.length :], own_mentions(message, bot)))


def addressed(message: Message, bot: User, *, hears_mentions: bool = True) -> Addressed | None:
    """The question a group message puts to the bot; None for everything that is not meant for it.

    Where mentions are not heard, a mention alone is not meant for it.
    """
    author = author_id(message)
    if author is None or _not_said_here(message):
        return None
    if _opens_with_command(message):
        command = command_of(message, bot)
        return _pointing(command.rest, message, author, bot) if command is not None and command.name == "ask" else None
    mentions = own_mentions(message, bot)
    rest = _without(written(message), mentions)
    if _replies_to(message, bot):
        return Addressed(rest, message, author) if rest else None
    return _pointing(rest, message, author, bot) if mentions and hears_mentions else None


def says_command(message: Message, bot: User, name: str) -> bool:
    """Whether the message is this command for the bot, written here by whoever sent it."""
    command = command_of(message, bot)
    return (
        command is not None and command.name == name and author_id(message) is not None and not _not_said_here(message)
    )


def _not_said_here(message: Message) -> bool:
    """Whether somebody said it elsewhere: forwarded, posted by a linked channel, or made by an inline bot."""
    return bool(message.via_bot or message.forward_origin or message.is_automatic_forward)


def _opens_with_command(message: Message) -> bool:
    entities = message.entities or message.caption_entities
    return any(entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0 for entity in entities)


def _pointing(text: str, message: Message, author: int, bot: User) -> Addressed:
    """The question as written, or, without one, the message that is replied to."""
    if not text and message.quote is not None:
        return Addressed(message.quote.text, message, author)
    target = _replied(message)
    if not text and target is not None and not _is_by(target, bot) and not target.via_bot:
        pointed_author = author_id(target)
        if question_of(target, bot) and pointed_author is not None:
            return Addressed(question_of(target, bot), target, pointed_author)
    return Addressed(text, message, author)


def _replied(message: Message) -> Message | None:
    """The message replied to; in a topic every message formally replies to the one that opened the topic."""
    target = message.reply_to_message
    return None if target is None or target.forum_topic_created is not None else target


def _is_by(message: Message, bot: User) -> bool:
    return message.from_user is not None and message.from_user.id == bot.id


def _replies_to(message: Message, bot: User) -> bool:
    target = _replied(message)
    return target is not None and _is_by(target, bot)


def own_mentions(message: Message, bot: User) -> tuple[str, ...]:
    """The words that mention the bot, as they stand in the message."""
    if not (message.entities or message.caption_entities):
        return ()
    name = f"@{bot.username}".casefold()
    kinds: list[str | None] = [MessageEntity.MENTION, MessageEntity.TEXT_MENTION]
    found = message.parse_entities(kinds) if message.text else message.parse_caption_entities(kinds)
    return tuple(
        said
        for entity, said in found.items()
        if said.casefold() == name or (entity.user is not None and entity.user.id == bot.id)
    )


def _without(text: str, mentions: tuple[str, ...]) -> str:
    for said in mentions:
        text = text.replace(said, " ", 1)
    return text.strip()

"""Private chats: questions, edited questions, words on an answer, and a friendly line for what cannot be read."""

from __future__ import annotations

from telegram import Message, Update

from bot.messages.catalogue import message as words
from bot.service.rating import Rating
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.delivery.typing import while_typing
from bot.telegram.incoming.addressing import Command, command_of, question_of, tells_why, written
from bot.telegram.incoming.people import Speaker, Speakers, message_of
from bot.telegram.kinds import Context
from bot.telegram.memory import Seen
from bot.telegram.private.commands import Commands
from bot.telegram.rendering.answers import plain

_REMEMBERED_ALBUMS = 1_000


class PrivateChat:
    """Handles messages and edits in private chats."""

    def __init__(self, commands: Commands, rating: Rating, delivery: Delivery, speakers: Speakers) -> None:
        self._commands = commands
        self._rating = rating
        self._delivery = delivery
        self._speakers = speakers
        self._albums: Seen[str] = Seen(_REMEMBERED_ALBUMS)

    async def written(self, update: Update, context: Context) -> None:
        """Obey a command, keep a word on an answer, or answer: a text, a captioned picture, a forwarded message."""
        message, speaker = message_of(update), self._speakers.of(update)
        if message is None or speaker is None:
            return
        bot = context.bot.bot
        # Nobody else reads along here: a command copied from a group that names another bot is for this one.
        command = command_of(message, bot, whosoever=True)
        if command is not None:
            await self._commands.obey(command.name, message, speaker, command.rest)
        elif tells_why(message, bot):
            kept = "telegram-reason-kept" if await self._tells_why(message, speaker) else "telegram-answer-forgotten"
            await self._say(message, words(kept, speaker.language))
        else:
            await self._commands.answer(message, speaker, question_of(message, bot).removeprefix("/"))

    async def edited(self, update: Update, context: Context) -> None:
        """Edit the answer of an edited question; edited commands that ask nothing stay as they are."""
        message, speaker = message_of(update), self._speakers.of(update)
        if message is None or speaker is None:
            return
        bot = context.bot.bot
        command = command_of(message, bot, whosoever=True)
        text = _edited_question(command) if command is not None else question_of(message, bot)
        if tells_why(message, bot):
            await self._tells_why(message, speaker)
        elif text:
            await self._commands.answer(message, speaker, text, edit=True)

    async def unreadable(self, update: Update, context: Context) -> None:
        """One friendly line for voice, stickers and files without a word; one for a whole album."""
        del context
        message, speaker = message_of(update), self._speakers.of(update)
        if message is None or speaker is None:
            return
        if message.media_group_id is None or not self._albums.before(message.media_group_id):
            await self._say(message, words("telegram-text-only", speaker.language))

    async def _tells_why(self, message: Message, speaker: Speaker) -> bool:
        """Keep why an answer was not useful; whether there is still a record of that answer."""
        asked = message.reply_to_message
        prompt = f"{message.chat.id}:{asked.message_id}" if asked is not None else ""
        keeping = self._rating.explain_prompted(prompt, str(speaker.id), written(message))
        return await while_typing(self._delivery, spot_of(message), keeping)

    async def _say(self, message: Message, text: str) -> None:
        await self._delivery.send(spot_of(message), (plain(text),))


def _edited_question(command: Command) -> str:
    return command.rest if command.name in ("ask", "term") else ""

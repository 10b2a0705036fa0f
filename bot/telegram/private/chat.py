"""Private chats: commands, questions, edited questions, and a friendly word for what cannot be read."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from telegram import InlineKeyboardMarkup, Message, Update

from bot.messages.catalogue import message as words
from bot.service.browsing import Browsing
from bot.service.ports import Surface
from bot.telegram.conversations import Conversations, Question
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.incoming.addressing import Command, command_of, written
from bot.telegram.incoming.people import Speaker, conversation_of, message_of, speaker_of
from bot.telegram.kinds import Context
from bot.telegram.memory import Seen
from bot.telegram.pages.views import outline_top, term_page
from bot.telegram.rendering.answers import Outgoing, plain
from bot.telegram.rendering.keyboards import question_keyboard

_Reply = Callable[[Message, Speaker, str], Awaitable[None]]
_REMEMBERED_ALBUMS = 1_000


class PrivateChat:
    """Handles messages and edits in private chats."""

    def __init__(self, conversations: Conversations, browsing: Browsing, delivery: Delivery) -> None:
        self._conversations = conversations
        self._browsing = browsing
        self._delivery = delivery
        self._albums: Seen[str] = Seen(_REMEMBERED_ALBUMS)
        self._commands: dict[str, _Reply] = {
            "start": self._start,
            "help": self._help,
            "ask": self._ask,
            "term": self._term,
            "outline": self._outline,
            "about": self._about,
            "privacy": self._privacy,
            "new": self._new,
        }

    async def written(self, update: Update, context: Context) -> None:
        """Answer a text or a captioned picture."""
        message, speaker = message_of(update), speaker_of(update)
        if message is None or speaker is None:
            return
        command = command_of(message, context.bot.bot)
        if command is None:
            await self._answer(message, speaker, written(message).removeprefix("/"))
            return
        reply = self._commands.get(command.name)
        if reply is None:
            await self._say(message, words("telegram-unknown-command", speaker.language))
        else:
            await reply(message, speaker, command.rest)

    async def edited(self, update: Update, context: Context) -> None:
        """Edit the answer of an edited question; edited commands that ask nothing stay as they are."""
        message, speaker = message_of(update), speaker_of(update)
        if message is None or speaker is None:
            return
        command = command_of(message, context.bot.bot)
        text = _edited_question(command) if command is not None else written(message)
        if text:
            await self._answer(message, speaker, text)

    async def unreadable(self, update: Update, context: Context) -> None:
        """One friendly line for voice, stickers and pictures without a word; one for a whole album."""
        del context
        message, speaker = message_of(update), speaker_of(update)
        if message is None or speaker is None:
            return
        if message.media_group_id is None or not self._albums.before(message.media_group_id):
            await self._say(message, words("telegram-text-only", speaker.language))

    async def _start(self, message: Message, speaker: Speaker, _payload: str) -> None:
        title = self._browsing.report_title(speaker.language)
        examples = question_keyboard(self._browsing.examples(speaker.language))
        await self._say(message, words("telegram-start", speaker.language, title=title), examples)

    async def _help(self, message: Message, speaker: Speaker, _rest: str) -> None:
        name = message.get_bot().bot.username or ""
        await self._say(message, words("telegram-help", speaker.language, bot=f"@{name}"))

    async def _ask(self, message: Message, speaker: Speaker, rest: str) -> None:
        target = message.reply_to_message
        question = rest or (written(target) if target is not None else "")
        if question:
            await self._answer(message, speaker, question)
        else:
            await self._say(message, words("telegram-ask-usage", speaker.language))

    async def _term(self, message: Message, speaker: Speaker, rest: str) -> None:
        if rest:
            await self._answer(message, speaker, self._term_question(rest))
            return
        page = term_page(self._browsing, 0, speaker.language)
        if page is not None:
            await self._delivery.send(spot_of(message), (page,))

    def _term_question(self, asked: str) -> str:
        entries = self._browsing.terms()
        return next((term.question for term in entries if asked in (str(term.number), term.name)), asked)

    async def _outline(self, message: Message, speaker: Speaker, _rest: str) -> None:
        await self._delivery.send(spot_of(message), (outline_top(self._browsing, speaker.language),))

    async def _about(self, message: Message, speaker: Speaker, _rest: str) -> None:
        title = self._browsing.report_title(speaker.language)
        await self._say(message, words("telegram-about", speaker.language, title=title))

    async def _privacy(self, message: Message, speaker: Speaker, _rest: str) -> None:
        await self._say(message, words("telegram-privacy", speaker.language))

    async def _new(self, message: Message, speaker: Speaker, _rest: str) -> None:
        await self._conversations.forget(conversation_of(message, speaker.id))
        await self._say(message, words("telegram-new", speaker.language))

    async def _answer(self, message: Message, speaker: Speaker, question: str) -> None:
        await self._conversations.answer(
            Question(
                text=question,
                surface=Surface.PRIVATE,
                conversation=conversation_of(message, speaker.id),
                asker=str(speaker.id),
                spot=spot_of(message),
                asked_in=message.message_id,
            )
        )

    async def _say(self, message: Message, text: str, keyboard: InlineKeyboardMarkup | None = None) -> None:
        said: Outgoing = plain(text, keyboard)
        await self._delivery.send(spot_of(message), (said,))


def _edited_question(command: Command) -> str:
    return command.rest if command.name in ("ask", "term") else ""

"""The commands of a private chat."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Awaitable, Callable

from telegram import Message

from bot.messages.catalogue import message as words
from bot.service.contexts import CONTEXT_LIFETIME
from bot.service.exploring.contract import Opening, ParagraphsView
from bot.service.ports import Surface
from bot.service.remembering import MESSAGES_KEPT, QUESTIONS_KEPT
from bot.telegram.conversations import Conversations, Question
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.delivery.typing import while_typing
from bot.telegram.incoming.addressing import pointed_words, question_of, replied_answer
from bot.telegram.incoming.people import Speaker, conversation_of
from bot.telegram.menus import speak_menu
from bot.telegram.pages.choices import language_named, language_page
from bot.telegram.pages.lists import category_page, target_page, term_page, terms_found
from bot.telegram.pages.outline import context_page, outline_top
from bot.telegram.rendering.answers import Outgoing, plain
from bot.telegram.rendering.keyboards import question_keyboard
from bot.telegram.rendering.text import clean
from bot.telegram.services import Services

_Reply = Callable[[Message, Speaker, str], Awaitable[None]]
_EMPTY_PAYLOADS = ("", "inline")
"""Payloads of /start that lead nowhere in particular."""

_YEAR = re.compile(r"([12]\d{3})年?", re.ASCII)
_CHINESE_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_LONGEST_SEARCH = 64


class Commands:
    """Obeys the commands of a private chat."""

    def __init__(self, services: Services, conversations: Conversations, delivery: Delivery) -> None:
        self._services = services
        self._exploring = services.exploring
        self._conversations = conversations
        self._delivery = delivery
        self._replies: dict[str, _Reply] = {
            "start": self._start,
            "help": self._help,
            "ask": self._ask,
            "term": self._term,
            "indicators": self._indicators,
            "targets": self._targets,
            "outline": self._outline,
            "about": self._about,
            "privacy": self._privacy,
            "forget": self._forget,
            "lang": self._lang,
            "new": self._new,
            "settings": self._settings,
        }

    async def obey(self, name: str, message: Message, speaker: Speaker, rest: str) -> None:
        """Do what the command says; an unknown one is told about help."""
        reply = self._replies.get(name)
        if reply is None:
            await self._say(message, words("telegram-unknown-command", speaker.language))
        else:
            await reply(message, speaker, rest)

    async def answer(
        self, message: Message, speaker: Speaker, question: str, entry: str = "", *, edit: bool = False
    ) -> None:
        """Answer a question, or open an entry that the question is about."""
        await self._conversations.answer(
            Question(
                text=question,
                surface=Surface.PRIVATE,
                conversation=conversation_of(message, speaker.id),
                asker=str(speaker.id),
                spot=spot_of(message),
                answers_in=speaker.language if entry else speaker.answers_in,
                hints=speaker.hints,
                asked_in=message.message_id,
                is_edit=edit,
                entry=entry,
                replies_to=replied_answer(message, message.get_bot().bot),
                pointed=pointed_words(message, message.get_bot().bot),
            )
        )

    async def _start(self, message: Message, speaker: Speaker, payload: str) -> None:
        landing = self._exploring.landing(payload, speaker.language) if payload not in _EMPTY_PAYLOADS else None
        if isinstance(landing, Opening):
            await self.answer(message, speaker, landing.question, landing.entry)
            return
        page: Outgoing | None = None
        if isinstance(landing, ParagraphsView):
            page = context_page(self._exploring, landing.focus, speaker.language)
        elif isinstance(landing, int):
            page = target_page(self._exploring, landing, 0, speaker.language)
        if page is not None:
            await self._show(message, page)
            return
        browsing = self._services.browsing
        greeting = words("telegram-start", speaker.language, title=browsing.report_title(speaker.language))
        if payload not in _EMPTY_PAYLOADS:
            greeting = f"{words('telegram-gone', speaker.language)}\n\n{greeting}"
        await self._say(message, greeting, questions=browsing.examples(speaker.language))

    async def _settings(self, message: Message, speaker: Speaker, _rest: str) -> None:
        await self._say(message, words("telegram-settings-in-groups", speaker.language))

    async def _help(self, message: Message, speaker: Speaker, _rest: str) -> None:
        await self._say(message, words("telegram-help", speaker.language, bot=f"@{self._delivery.bot_name}"))

    async def _ask(self, message: Message, speaker: Speaker, rest: str) -> None:
        bot, replied = message.get_bot().bot, message.reply_to_message
        question = rest or pointed_words(message, bot) or (question_of(replied, bot) if replied is not None else "")
        if question:
            await self.answer(message, speaker, question)
        else:
            await self._say(message, words("telegram-ask-usage", speaker.language))

    async def _term(self, message: Message, speaker: Speaker, rest: str) -> None:
        if not rest:
            await self._show(message, term_page(self._exploring, 0, speaker.language))
            return
        sought = clean(rest)[:_LONGEST_SEARCH]
        found = self._exploring.find_terms(sought, speaker.language)
        opening = self._exploring.opening(found[0].key, speaker.language) if len(found) == 1 else None
        if opening is not None:
            await self.answer(message, speaker, opening.question, opening.entry)
        else:
            await self._show(message, terms_found(found, sought, speaker.language))

    async def _indicators(self, message: Message, speaker: Speaker, _rest: str) -> None:
        await self._show(message, category_page(self._exploring, speaker.language))

    async def _targets(self, message: Message, speaker: Speaker, rest: str) -> None:
        year = _year_in(rest) or next(iter(self._exploring.target_years()), 0)
        await self._show(message, target_page(self._exploring, year, 0, speaker.language))

    async def _outline(self, message: Message, speaker: Speaker, _rest: str) -> None:
        title = self._services.browsing.report_title(speaker.language)
        await self._show(message, outline_top(self._exploring, title, speaker.language))

    async def _about(self, message: Message, speaker: Speaker, _rest: str) -> None:
        title = self._services.browsing.report_title(speaker.language)
        await self._say(message, words("telegram-about", speaker.language, title=title))

    async def _privacy(self, message: Message, speaker: Speaker, _rest: str) -> None:
        text = words(
            "telegram-privacy",
            speaker.language,
            questions=str(QUESTIONS_KEPT.days),
            messages=str(MESSAGES_KEPT.days),
            minutes=str(int(CONTEXT_LIFETIME.total_seconds()) // 60),
        )
        await self._say(message, text)

    async def _forget(self, message: Message, speaker: Speaker, _rest: str) -> None:
        forgetting = self._conversations.forget_person(str(speaker.id))
        deleted = await while_typing(self._delivery, spot_of(message), forgetting)
        await self._say(message, words("telegram-forgotten", speaker.language, count=deleted))

    async def _lang(self, message: Message, speaker: Speaker, rest: str) -> None:
        named = language_named(rest)
        if named is None:
            chosen = self._services.languages.chosen(str(speaker.id))
            await self._show(message, language_page(chosen, speaker.language))
            return
        await self._services.languages.choose(str(speaker.id), named)
        await self._show(message, language_page(named, named))
        await speak_menu(message.get_bot(), message.chat.id, named)

    async def _new(self, message: Message, speaker: Speaker, _rest: str) -> None:
        ending = self._conversations.forget(conversation_of(message, speaker.id))
        await while_typing(self._delivery, spot_of(message), ending)
        await self._say(message, words("telegram-new", speaker.language))

    async def _show(self, message: Message, page: Outgoing) -> None:
        await self._delivery.send(spot_of(message), (page,))

    async def _say(self, message: Message, text: str, questions: tuple[str, ...] = ()) -> None:
        await self._show(message, plain(text, question_keyboard(questions)))


def _year_in(text: str) -> int:
    """The year that is all of the text, in digits of any kind (二〇二五); 0 where it is none."""
    found = _YEAR.fullmatch(unicodedata.normalize("NFKC", text).translate(_CHINESE_DIGITS))
    return int(found[1]) if found is not None else 0

"""Buttons that choose a language."""

from __future__ import annotations

from functools import partial

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.languages import Languages
from bot.telegram.buttons.reactions import Pressed, React, Reaction, outdated
from bot.telegram.delivery.sending import Delivery
from bot.telegram.incoming.people import Speakers
from bot.telegram.menus import speak_menu
from bot.telegram.pages.choices import AUTOMATIC, language_page
from bot.telegram.rendering.keyboards import Action


class LanguageButtons:
    """Reacts to the choice of a language."""

    def __init__(self, languages: Languages, speakers: Speakers, delivery: Delivery) -> None:
        self._languages = languages
        self._speakers = speakers
        self._delivery = delivery
        self.reactions: dict[Action, React] = {Action.LANGUAGE: self._choose}

    async def _choose(self, pressed: Pressed) -> Reaction:
        said = pressed.press.key
        if said != AUTOMATIC and said not in {language.value for language in Language}:
            return outdated(pressed)
        chosen = None if said == AUTOMATIC else Language(said)
        await self._languages.choose(str(pressed.speaker.id), chosen)
        spoken = self._speakers.known(pressed.speaker.id, pressed.speaker.client).language
        return Reaction(words("telegram-language-kept", spoken), partial(self._show, pressed, chosen, spoken))

    async def _show(self, pressed: Pressed, chosen: Language | None, spoken: Language) -> None:
        message = pressed.message
        if pressed.can_be_edited:
            await self._delivery.edit(message.chat.id, message.message_id, language_page(chosen, spoken))
        await speak_menu(message.get_bot(), message.chat.id, chosen)

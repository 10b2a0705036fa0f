"""The choice of a language."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.telegram.rendering.answers import Outgoing, plain
from bot.telegram.rendering.keyboards import Action, button

AUTOMATIC = "auto"
"""Stands for no language of one's own: the client's is spoken."""

_NAMES = {
    Language.ZH_HANS: "telegram-language-simplified",
    Language.ZH_HANT: "telegram-language-traditional",
    Language.EN: "telegram-language-english",
}


def language_page(chosen: Language | None, spoken: Language) -> Outgoing:
    """The languages there are, each by its own name; the one chosen is ticked."""
    rows = [
        [
            button(
                _ticked(words(name, language), is_chosen=language is chosen, spoken=spoken),
                Action.LANGUAGE,
                language.value,
            )
        ]
        for language, name in _NAMES.items()
    ]
    automatic = _ticked(words("telegram-language-automatic", spoken), is_chosen=chosen is None, spoken=spoken)
    rows.append([button(automatic, Action.LANGUAGE, AUTOMATIC)])
    return plain(words("telegram-language", spoken), InlineKeyboardMarkup(rows))


def language_named(typed: str) -> Language | None:
    """The language whose code or own name begins with what was typed (en, 繁體); None where there is none, or several."""
    sought = typed.strip().casefold()
    found = [
        language
        for language, name in _NAMES.items()
        if sought and any(one.casefold().startswith(sought) for one in (language.value, words(name, language)))
    ]
    return found[0] if len(found) == 1 else None


def _ticked(label: str, *, is_chosen: bool, spoken: Language) -> str:
    return words("telegram-ticked", spoken, label=label) if is_chosen else label

"""The interface language: the one the person's Telegram is set to."""

from __future__ import annotations

from telegram import User

from bot.domain.answer import Language

_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def interface_language(user: User | None) -> Language:
    """The language to speak to a person in; English for anybody whose Telegram is not in Chinese."""
    code = (user.language_code or "" if user is not None else "").casefold().replace("_", "-")
    if code.startswith(_TRADITIONAL):
        return Language.ZH_HANT
    if code == "zh" or code.startswith("zh-"):
        return Language.ZH_HANS
    return Language.EN

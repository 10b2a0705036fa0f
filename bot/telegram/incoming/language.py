"""The language a person's Telegram is set to."""

from __future__ import annotations

from telegram import User

from bot.domain.answer import Language

_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")


def client_language(user: User | None) -> Language | None:
    """The language of the person's Telegram, where it is one the bot speaks; None for any other, and where it is unknown."""
    code = (user.language_code or "" if user is not None else "").casefold().replace("_", "-")
    if code.startswith(_TRADITIONAL):
        return Language.ZH_HANT
    if code == "zh" or code.startswith("zh-"):
        return Language.ZH_HANS
    return Language.EN if code == "en" or code.startswith("en-") else None

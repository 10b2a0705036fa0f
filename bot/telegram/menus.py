"""The command menus Telegram shows, by kind of chat and language; sent only where they changed."""

from __future__ import annotations

import structlog
from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
)
from telegram.error import TelegramError

from bot.domain.answer import Language
from bot.messages.catalogue import message as words

log = structlog.get_logger(__name__)

PRIVATE_COMMANDS = (
    "start", "ask", "term", "indicators", "targets", "outline", "new", "lang", "help", "about", "privacy", "forget",
)  # fmt: skip
GROUP_COMMANDS = ("ask",)
GROUP_ADMIN_COMMANDS = ("ask", "settings")

_SCOPES: tuple[tuple[BotCommandScope, tuple[str, ...]], ...] = (
    (BotCommandScopeAllPrivateChats(), PRIVATE_COMMANDS),
    (BotCommandScopeAllGroupChats(), GROUP_COMMANDS),
    (BotCommandScopeAllChatAdministrators(), GROUP_ADMIN_COMMANDS),
)
# Telegram falls back to the menu without a language code for anybody else.
_LANGUAGES = (("", Language.EN), ("en", Language.EN), ("zh", Language.ZH_HANS))


def menu(commands: tuple[str, ...], language: Language) -> tuple[BotCommand, ...]:
    """The commands with what they do, in one language."""
    return tuple(BotCommand(name, words(f"telegram-command-{name}", language)) for name in commands)


async def publish_menus(bot: Bot) -> None:
    """Bring Telegram's menus up to date. A failure is logged: the bot answers without menus as well."""
    for scope, commands in _SCOPES:
        for code, language in _LANGUAGES:
            wanted = menu(commands, language)
            try:
                if tuple(await bot.get_my_commands(scope, code or None)) != wanted:
                    await bot.set_my_commands(wanted, scope, code or None)
            except TelegramError as error:
                log.warning("telegram_menu_failed", scope=scope.type, language=code, error=str(error))


async def speak_menu(bot: Bot, chat_id: int, language: Language | None) -> None:
    """Show the menu of one private chat in a language of its own; None takes that back. A failure is logged."""
    scope = BotCommandScopeChat(chat_id)
    try:
        if language is None:
            await bot.delete_my_commands(scope)
        else:
            await bot.set_my_commands(menu(PRIVATE_COMMANDS, language), scope)
    except TelegramError as error:
        log.warning("telegram_menu_failed", scope=scope.type, language=language, error=str(error))

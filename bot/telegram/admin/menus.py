"""The command menu in the chat of an admin: everybody's commands and the admin's."""

from __future__ import annotations

import structlog
from telegram import Bot, BotCommand, BotCommandScopeChat
from telegram.error import TelegramError

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.telegram.menus import PRIVATE_COMMANDS, menu

log = structlog.get_logger(__name__)

ADMIN_COMMANDS = (
    "admin", "waiting", "faq", "alias", "observation", "history", "diff", "undo", "proposals", "check", "explain",
    "stats", "digest", "export", "backup", "grant", "revoke", "cancel",
)  # fmt: skip


def admin_menu(language: Language) -> tuple[BotCommand, ...]:
    """The commands with what they do, the admin's first."""
    own = [BotCommand(name, words(f"admin-command-{name}", language)) for name in ADMIN_COMMANDS]
    return (*own, *menu(PRIVATE_COMMANDS, language))


async def show_admin_menu(bot: Bot, chat_id: int, language: Language) -> None:
    """Show an admin the menu in their chat. A failure is logged: commands work without menus as well."""
    try:
        await bot.set_my_commands(admin_menu(language), BotCommandScopeChat(chat_id))
    except TelegramError as error:
        log.warning("telegram_menu_failed", scope="chat", language=language, error=str(error))


async def hide_admin_menu(bot: Bot, chat_id: int) -> None:
    """Show somebody who is no admin any more the menu of everybody. A failure is logged."""
    try:
        await bot.delete_my_commands(BotCommandScopeChat(chat_id))
    except TelegramError as error:
        log.warning("telegram_menu_failed", scope="chat", error=str(error))

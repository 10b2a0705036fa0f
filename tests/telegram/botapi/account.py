"""Methods about the bot itself: who it is, its menus."""

from __future__ import annotations

import json
import re

from tests.telegram.botapi.parameters import Parameters
from tests.telegram.botapi.refusals import Json, bad_request
from tests.telegram.botapi.world import BOT, World

COMMAND_LIMIT = 100
_SCOPES = {
    "default", "all_private_chats", "all_group_chats", "all_chat_administrators", "chat", "chat_administrators",
    "chat_member",
}  # fmt: skip
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, given: Parameters) -> Json:
    """GetMe."""
    return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}


def get_my_commands(world: World, given: Parameters) -> list[Json]:
    """GetMyCommands of one scope and language."""
    return world.commands.get(_menu(world, given), [])


def set_my_commands(world: World, given: Parameters) -> bool:
    """SetMyCommands of one scope and language."""
    commands = given.parsed("commands")
    if not isinstance(commands, list) or not commands:
        raise bad_request("can't parse commands: expected an Array")
    if len(commands) > COMMAND_LIMIT:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not _COMMAND.fullmatch(command.get("command", "")):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command.get("description", "")) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_menu(world, given)] = commands
    return True


def delete_my_commands(world: World, given: Parameters) -> bool:
    """DeleteMyCommands of one scope and language."""
    world.commands.pop(_menu(world, given), None)
    return True


def get_chat(world: World, given: Parameters) -> Json:
    """GetChat."""
    return world.chat(given.integer("chat_id")).public


def _menu(world: World, given: Parameters) -> str:
    language = given.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("LANG_CODE_INVALID")
    scope = given.parsed("scope") or {"type": "default"}
    if scope.get("type") not in _SCOPES:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    if scope["type"].startswith("chat"):
        world.chat(int(scope.get("chat_id", 0)))
    return menu_key(scope, language)


def menu_key(scope: Json, language: str = "") -> str:
    """What the menu of a scope and language is kept under."""
    return json.dumps([scope, language])

"""Methods about the bot itself: who it is, its menus."""

from __future__ import annotations

import json
import re

from tests.telegram.botapi.parameters import Parameters
from tests.telegram.botapi.refusals import Json, bad_request
from tests.telegram.botapi.world import BOT, World

COMMAND_LIMIT = 100
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")


def get_me(world: World, given: Parameters) -> Json:
    """GetMe."""
    return {**BOT, "can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}


def get_my_commands(world: World, given: Parameters) -> list[Json]:
    """GetMyCommands of one scope and language."""
    return world.commands.get(_menu(given), [])


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
    world.commands[_menu(given)] = commands
    return True


def get_chat(world: World, given: Parameters) -> Json:
    """GetChat."""
    return world.chat(given.integer("chat_id")).public


def send_chat_action(world: World, given: Parameters) -> bool:
    """SendChatAction."""
    world.chat(given.integer("chat_id"))
    return True


def _menu(given: Parameters) -> str:
    language = given.text("language_code")
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad_request("LANG_CODE_INVALID")
    return json.dumps([given.parsed("scope") or {"type": "default"}, language])

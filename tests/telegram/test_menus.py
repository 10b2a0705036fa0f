"""The menus Telegram shows."""

from __future__ import annotations

import pytest

from bot.domain.answer import Language
from bot.telegram.menus import GROUP_ADMIN_COMMANDS, GROUP_COMMANDS, PRIVATE_COMMANDS, menu
from tests.telegram.botapi.faults import Fault
from tests.telegram.botapi.people import Person
from tests.telegram.stage import Stage


async def test_menus_are_published_by_kind_of_chat_and_language(stage: Stage) -> None:
    await stage.until(lambda: len(stage.world.commands) == 9)

    published = {key: [command["command"] for command in menu] for key, menu in stage.world.commands.items()}
    assert published['[{"type": "all_private_chats"}, "zh"]'] == list(PRIVATE_COMMANDS)
    assert published['[{"type": "all_group_chats"}, "zh"]'] == list(GROUP_COMMANDS)
    assert published['[{"type": "all_chat_administrators"}, "zh"]'] == list(GROUP_ADMIN_COMMANDS)
    assert published['[{"type": "all_private_chats"}, ""]'] == list(PRIVATE_COMMANDS)


async def test_menus_that_did_not_change_are_not_sent_again(stage: Stage) -> None:
    await stage.until(lambda: len(stage.world.calls_of("setMyCommands")) == 9)
    stage.world.commands['[{"type": "all_group_chats"}, "zh"]'][0]["description"] = "旧的"
    await stage.stop()
    await stage.start()
    await stage.until(lambda: len(stage.world.calls_of("getMyCommands")) == 18)
    await stage.settled()

    assert len(stage.world.calls_of("setMyCommands")) == 10


async def test_menus_that_cannot_be_published_keep_nobody_from_asking(empty_stage: Stage) -> None:
    empty_stage.server.faults.plan("getMyCommands", *[Fault.html()] * 9)
    await empty_stage.start()

    assert await empty_stage.reply(empty_stage.person(), "/help")
    await empty_stage.until(lambda: empty_stage.server.faults.pending == [])


@pytest.mark.parametrize("language", [Language.ZH_HANS, Language.EN])
@pytest.mark.parametrize("command", PRIVATE_COMMANDS)
async def test_every_command_of_the_menu_is_known(stage: Stage, wang: Person, command: str, language: Language) -> None:
    reply = await stage.reply(wang, f"/{command}")

    assert "没有这个命令" not in reply["text"]
    assert all(entry.description for entry in menu(PRIVATE_COMMANDS, language))

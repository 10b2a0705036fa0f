"""Buttons: asking, choosing, and pressing what is not there."""

from __future__ import annotations

import pytest

from tests.telegram import made_up
from tests.telegram.botapi.people import Group, Person
from tests.telegram.stage import Stage

OUTDATED = "这个按钮已经失效，请直接发问题。"
GONE = "这一条已经不在资料里了。"
FORGOTTEN = "这条回答的记录已经删除，不能再评价。"


class TestQuestionsOnButtons:
    """The label is the question."""

    async def test_a_reading_is_answered(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, made_up.INCOME)
        query = wang.presses(reply, made_up.VILLAGE)

        assert (await stage.heard(wang, 2))[1]["text"].startswith("2030年农村居民收入1.9万元")
        assert stage.world.callbacks[query]

    async def test_a_press_is_acknowledged_before_the_answer(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, made_up.INCOME)
        wang.presses(reply, made_up.VILLAGE)
        await stage.heard(wang, 2)
        await stage.settled()

        methods = [call.method for call in stage.world.calls if call.method != "getUpdates"]
        assert methods.index("answerCallbackQuery") < len(methods) - 1 - methods[::-1].index("sendMessage")

    async def test_it_belongs_to_the_conversation_of_who_pressed(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, made_up.GRAIN)
        wang.presses(reply, made_up.GRAIN_GROWTH)
        await stage.heard(wang, 2)

        first, second = stage.asking.asked
        assert first.conversation == second.conversation
        assert first.asker == second.asker

    async def test_it_still_works_after_a_restart(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, made_up.GRAIN)
        await stage.restart()
        wang.presses(reply, made_up.GRAIN_GROWTH)

        assert (await stage.heard(wang, 2))[1]["text"].startswith("2030年粮食产量增长3.1%")

    async def test_one_of_the_version_before_still_works(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, made_up.GRAIN)
        reply["reply_markup"]["inline_keyboard"][0][0]["callback_data"] = "v1:q:0"
        wang.presses(reply, made_up.GRAIN_GROWTH)

        assert (await stage.heard(wang, 2))[1]["text"].startswith("2030年粮食产量增长3.1%")

    async def test_it_works_where_the_press_comes_without_the_messages_buttons(
        self, stage: Stage, wang: Person
    ) -> None:
        reply = await stage.reply(wang, made_up.GRAIN)
        data = reply["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
        wang.forges({key: value for key, value in reply.items() if key != "reply_markup"}, data)

        assert (await stage.heard(wang, 2))[1]["text"].startswith("2030年粮食产量增长3.1%")

    async def test_in_a_group_the_answer_replies_to_the_message_with_the_button(
        self, stage: Stage, wang: Person, group: Group
    ) -> None:
        group.hears(wang, f"/ask {made_up.INCOME}")
        (reply,) = await stage.heard(group)
        wang.presses(reply, made_up.TOWN)

        answer = (await stage.heard(group, 2))[1]
        assert answer["text"].startswith("2030年城镇居民收入3.2万元")
        assert answer["reply_to_message"]["message_id"] == reply["message_id"]


class TestForgedPresses:
    """Callback data comes from the client."""

    @pytest.mark.parametrize(
        ("data", "told"),
        [
            ("v2:q:7", OUTDATED),
            ("v1:tp:1", OUTDATED),
            ("v3:q:0", OUTDATED),
            ("rm -rf", OUTDATED),
            ("v2:l:tlh", OUTDATED),
            ("v2:z:forged:9", OUTDATED),
            ("v2:a:nothing", GONE),
            ("v2:w:nothing", GONE),
            ("v2:c:nothing", GONE),
            ("v2n:c:nothing", GONE),
            ("v2:s:nothing:0", GONE),
            ("v2:g:nothing", GONE),
            ("v2:i:nothing:0", GONE),
            ("v2:r:nothing:0", GONE),
            ("v2:y:1999:0", GONE),
            ("v2:z:forged:0", FORGOTTEN),
            ("v2:zw:forged", FORGOTTEN),
            ("v2:u:forged", FORGOTTEN),
        ],
    )
    async def test_data_that_names_nothing_is_refused_politely(
        self, stage: Stage, wang: Person, data: str, told: str
    ) -> None:
        reply = await stage.reply(wang, made_up.GRAIN)
        query = wang.forges(reply, data)
        await stage.until(lambda: stage.world.callbacks[query])
        await stage.settled()

        assert stage.told(query) == told
        assert len(stage.world.said(wang.id)) == 1

    async def test_a_page_beyond_the_last_is_the_last(self, stage: Stage, wang: Person) -> None:
        page = await stage.reply(wang, "/term")
        wang.forges(page, "v2n:t:9999")

        assert (await stage.heard(wang, 2))[1]["text"] == page["text"]

    async def test_a_message_that_is_gone_is_refused_politely(self, stage: Stage, wang: Person) -> None:
        query = wang.forges({"message_id": 3, "date": 0, "chat": wang.chat.public}, "v2:q:0")

        await stage.until(lambda: stage.world.callbacks[query])
        assert stage.told(query) == OUTDATED
        assert await stage.silent(wang)

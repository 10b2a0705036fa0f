"""Buttons: leafing, asking, and pressing what is not there."""

from __future__ import annotations

import pytest

from tests.telegram import made_up
from tests.telegram.botapi.people import Group, Person
from tests.telegram.botapi.world import labels
from tests.telegram.stage import Stage


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
        await stage.stop()
        await stage.start()
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

    @pytest.mark.parametrize("data", ["v1:q:7", "v1:tp:1", "v1:e:9999", "v2:q:0", "rm -rf", "v1:q:-1", "v1:q:00"])
    async def test_data_the_message_has_no_button_for_is_refused_politely(
        self, stage: Stage, wang: Person, data: str
    ) -> None:
        reply = await stage.reply(wang, made_up.GRAIN)
        query = wang.forges(reply, data)
        await stage.until(lambda: stage.world.callbacks[query])
        await stage.settled()

        (acknowledged,) = stage.world.calls_of("answerCallbackQuery")
        assert acknowledged.parameters["text"] == "这个按钮已经失效，请直接发问题。"
        assert len(stage.world.said(wang.id)) == 1

    async def test_a_message_that_is_gone_is_refused_politely(self, stage: Stage, wang: Person) -> None:
        query = wang.forges({"message_id": 3, "date": 0, "chat": wang.chat.public}, "v1:q:0")

        await stage.until(lambda: stage.world.callbacks[query])
        assert await stage.silent(wang)

    async def test_an_outline_that_changed_since_is_not_guessed_at(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, "/outline")
        stage.browsing.lines = stage.browsing.lines[3:]
        wang.presses(reply, "一、过去一年")
        await stage.settled()

        assert stage.world.calls_of("answerCallbackQuery")[0].parameters["text"].startswith("这个按钮已经失效")
        assert stage.asking.asked == []


class TestTheGlossary:
    """/term lists all 26 terms, page by page."""

    async def test_every_term_is_on_one_of_the_pages(self, stage: Stage, wang: Person) -> None:
        page = await stage.reply(wang, "/term")
        seen = labels(page)
        while "下一页 ›" in labels(page):
            edits = len(stage.world.calls_of("editMessageText"))
            wang.presses(page, "下一页 ›")
            await stage.until(lambda edits=edits: len(stage.world.calls_of("editMessageText")) > edits)  # type: ignore[misc]
            (page,) = stage.world.said(wang.id)
            seen += labels(page)

        assert [label for label in seen if "页" not in label] == [f"{n}. 编造词{n}" for n in range(1, 27)]

    async def test_a_term_is_explained(self, stage: Stage, wang: Person) -> None:
        wang.presses(await stage.reply(wang, "/term"), "3. 编造词3")

        assert (await stage.heard(wang, 2))[1]["text"].startswith("“编造词3”")

    async def test_a_page_back_is_the_page_before(self, stage: Stage, wang: Person) -> None:
        first = dict(await stage.reply(wang, "/term"))
        wang.presses(first, "下一页 ›")
        await stage.until(lambda: "10. 编造词10" in labels(stage.world.said(wang.id)[0]))
        wang.presses(stage.world.said(wang.id)[0], "‹ 上一页")
        await stage.until(lambda: "1. 编造词1" in labels(stage.world.said(wang.id)[0]))

        assert labels(stage.world.said(wang.id)[0]) == labels(first)

    async def test_a_double_tap_turns_one_page_and_says_nothing(self, stage: Stage, wang: Person) -> None:
        stage.forgive("message is not modified")
        first = dict(await stage.reply(wang, "/term"))
        wang.presses(first, "下一页 ›")
        wang.presses(first, "下一页 ›")
        await stage.until(lambda: len(stage.world.calls_of("answerCallbackQuery")) == 2)
        await stage.settled()

        assert len(stage.world.said(wang.id)) == 1


class TestTheOutline:
    """/outline opens parts, then sections."""

    async def test_shows_the_parts(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, "/outline")

        assert labels(reply) == ["一、过去一年", "二、今年打算", "三、结语"]

    async def test_a_part_opens_its_sections_and_a_section_its_answer(self, stage: Stage, wang: Person) -> None:
        wang.presses(await stage.reply(wang, "/outline"), "一、过去一年")
        await stage.until(lambda: len(labels(stage.world.said(wang.id)[0])) == 4)
        (opened,) = stage.world.said(wang.id)
        wang.presses(opened, "（二）粮食")

        assert labels(opened) == ["这一部分讲什么", "（一）工业", "（二）粮食", "‹ 返回目录"]
        assert (await stage.heard(wang, 2))[1]["text"].startswith("一（二）讲粮食")

    async def test_a_whole_part_can_be_asked_for(self, stage: Stage, wang: Person) -> None:
        wang.presses(await stage.reply(wang, "/outline"), "一、过去一年")
        await stage.until(lambda: len(labels(stage.world.said(wang.id)[0])) == 4)
        wang.presses(stage.world.said(wang.id)[0], "这一部分讲什么")

        assert (await stage.heard(wang, 2))[1]["text"].startswith("第一部分讲去年")

    async def test_a_part_without_sections_is_answered_at_once(self, stage: Stage, wang: Person) -> None:
        wang.presses(await stage.reply(wang, "/outline"), "三、结语")

        assert (await stage.heard(wang, 2))[1]["text"].startswith("第三部分讲结语")

    async def test_the_way_back_leads_to_the_parts(self, stage: Stage, wang: Person) -> None:
        wang.presses(await stage.reply(wang, "/outline"), "一、过去一年")
        await stage.until(lambda: len(labels(stage.world.said(wang.id)[0])) == 4)
        wang.presses(stage.world.said(wang.id)[0], "‹ 返回目录")
        await stage.until(lambda: len(labels(stage.world.said(wang.id)[0])) == 3)

        assert labels(stage.world.said(wang.id)[0])[0] == "一、过去一年"

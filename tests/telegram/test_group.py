"""Groups: /ask, a reply to the bot, a mention of it; nothing else gets a word."""

from __future__ import annotations

from typing import Any

import pytest

from bot.service.ports import Surface
from tests.telegram import made_up
from tests.telegram.botapi.people import Group, Person, written
from tests.telegram.botapi.world import BOT
from tests.telegram.stage import Stage


class TestWhatIsAnswered:
    """Three ways to ask."""

    @pytest.mark.parametrize("call", ["/ask", "/ask@WenbaoTestBot", "/ASK@wenbaotestbot"])
    async def test_ask_is_answered_as_a_reply_to_it(self, stage: Stage, wang: Person, group: Group, call: str) -> None:
        question = group.hears(wang, f"{call} {made_up.GRAIN}")

        (reply,) = await stage.heard(group)
        assert reply["text"].startswith(made_up.GRAIN_HEADLINE)
        assert reply["reply_to_message"]["message_id"] == question["message_id"]
        assert stage.asking.asked[0].surface is Surface.GROUP

    @pytest.mark.parametrize("text", ["@WenbaoTestBot 粮食产量是多少", "🌾粮食产量是多少 @wenbaotestbot"])
    async def test_a_mention_is_answered_whatever_its_case_and_place(
        self, stage: Stage, wang: Person, group: Group, text: str
    ) -> None:
        group.hears(wang, text)

        await stage.heard(group)
        assert stage.asking.asked[0].question.removeprefix("🌾") == made_up.GRAIN

    async def test_a_mention_in_the_caption_of_a_picture_is_answered(
        self, stage: Stage, wang: Person, group: Group
    ) -> None:
        content = written(f"@WenbaoTestBot {made_up.GRAIN}")
        photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
        group.receives(wang.user, photo=photo, caption=content["text"], caption_entities=content["entities"])

        (reply,) = await stage.heard(group)
        assert reply["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_a_reply_to_the_bot_is_a_follow_up(self, stage: Stage, wang: Person, group: Group) -> None:
        group.hears(wang, f"/ask {made_up.GRAIN}")
        (first,) = await stage.heard(group)
        group.hears(wang, "那增长呢", reply_to=first)

        assert (await stage.heard(group, 2))[1]["text"].startswith("2030年粮食产量增长3.1%")

    @pytest.mark.parametrize("call", ["/ask", "@WenbaoTestBot"])
    async def test_a_call_as_a_reply_answers_the_person_replied_to(
        self, stage: Stage, wang: Person, group: Group, call: str
    ) -> None:
        li = stage.person()
        question = group.hears(li, made_up.GRAIN)
        group.hears(wang, call, reply_to=question)

        (reply,) = await stage.heard(group)
        assert reply["text"].startswith(made_up.GRAIN_HEADLINE)
        assert reply["reply_to_message"]["message_id"] == question["message_id"]

    async def test_it_belongs_to_the_conversation_of_the_person_replied_to_but_only_the_caller_is_noted(
        self, stage: Stage, wang: Person, group: Group
    ) -> None:
        li = stage.person()
        group.hears(wang, "/ask", reply_to=group.hears(li, made_up.GRAIN))
        await stage.heard(group)
        group.hears(li, "/ask 那增长呢")

        assert (await stage.heard(group, 2))[1]["text"].startswith("2030年粮食产量增长3.1%")
        assert stage.asking.asked[0].asker == str(wang.id)

    async def test_ask_without_a_question_says_how_to_ask(self, stage: Stage, wang: Person, group: Group) -> None:
        group.hears(wang, "/ask")

        (reply,) = await stage.heard(group)
        assert "/ask 后面" in reply["text"]

    async def test_an_anonymous_admin_is_answered(self, stage: Stage, group: Group) -> None:
        group.hears_anonymous_admin(f"/ask {made_up.GRAIN}")

        (reply,) = await stage.heard(group)
        assert reply["text"].startswith(made_up.GRAIN_HEADLINE)
        assert stage.asking.asked[0].asker == str(group.id)

    async def test_an_edited_question_edits_the_answer(self, stage: Stage, wang: Person, group: Group) -> None:
        question = group.hears(wang, f"/ask {made_up.GRAIN}")
        await stage.heard(group)
        wang.edits(question, f"/ask {made_up.TOWN}")
        await stage.until(lambda: "edit_date" in stage.world.said(group.id)[0])

        (reply,) = stage.world.said(group.id)
        assert reply["text"].startswith("2030年城镇居民收入3.2万元")

    async def test_an_edit_that_drops_the_mention_still_edits_the_answer(
        self, stage: Stage, wang: Person, group: Group
    ) -> None:
        question = group.hears(wang, f"@WenbaoTestBot {made_up.GRAIN}")
        await stage.heard(group)
        wang.edits(question, made_up.TOWN)
        await stage.until(lambda: "edit_date" in stage.world.said(group.id)[0])

        assert stage.world.said(group.id)[0]["text"].startswith("2030年城镇居民收入3.2万元")

    async def test_a_question_deleted_meanwhile_is_answered_without_pointing_at_it(
        self, stage: Stage, wang: Person, group: Group
    ) -> None:
        question = group.hears(wang, f"/ask {made_up.SLOW}")
        await stage.until(lambda: bool(stage.asking.busy))
        del group.chat.messages[question["message_id"]]
        stage.asking.may_finish.set()

        (reply,) = await stage.heard(group)
        assert "reply_to_message" not in reply


class TestTopics:
    """In a forum the bot stays in the topic it was asked in."""

    async def test_the_answer_stays_in_the_topic(self, stage: Stage, wang: Person) -> None:
        forum = stage.group(forum=True)
        topic = forum.opens_topic(wang.user, "数据")
        forum.hears(wang, f"/ask {made_up.GRAIN}", topic=topic)

        (reply,) = await stage.heard(forum)
        assert reply["message_thread_id"] == topic

    async def test_so_does_the_answer_to_a_button(self, stage: Stage, wang: Person) -> None:
        forum = stage.group(forum=True)
        topic = forum.opens_topic(wang.user, "数据")
        forum.hears(wang, f"/ask {made_up.INCOME}", topic=topic)
        (reply,) = await stage.heard(forum)
        wang.presses(reply, made_up.TOWN)

        assert (await stage.heard(forum, 2))[1]["message_thread_id"] == topic

    async def test_a_topic_the_bot_opened_makes_no_message_a_reply_to_it(self, stage: Stage, wang: Person) -> None:
        forum = stage.group(forum=True)
        topic = forum.opens_topic(BOT, "数据")
        forum.hears(wang, made_up.GRAIN, topic=topic)

        await stage.settled()
        assert stage.asking.asked == []

    async def test_topics_are_separate_conversations(self, stage: Stage, wang: Person) -> None:
        forum = stage.group(forum=True)
        one, other = forum.opens_topic(wang.user, "一"), forum.opens_topic(wang.user, "二")
        forum.hears(wang, f"/ask {made_up.GRAIN}", topic=one)
        await stage.heard(forum)
        forum.hears(wang, "/ask 那增长呢", topic=other)

        assert (await stage.heard(forum, 2))[1]["text"].startswith("报告未提及")


class TestWhatIsNotAnswered:
    """Silence is the rule, even where the bot gets to see everything."""

    @pytest.mark.parametrize(
        "text",
        [
            made_up.GRAIN,
            "/help",
            "/start@WenbaoTestBot",
            "/term 1",
            "/ask@SomeOtherBot 粮食产量是多少",
            "/weather@SomeOtherBot @WenbaoTestBot",
            "@WenbaoTestBotAnother 粮食产量是多少",
            "mail@WenbaoTestBot",
        ],
    )
    async def test_what_is_not_put_to_the_bot(self, stage: Stage, wang: Person, group: Group, text: str) -> None:
        group.privacy_mode = False
        group.hears(wang, text)

        assert await stage.silent(group)
        assert stage.asking.asked == []

    @pytest.mark.parametrize(
        "more",
        [
            {"via_bot": BOT},
            {"forward_origin": {"type": "hidden_user", "sender_user_name": "x", "date": 1}},
            {"is_automatic_forward": True, "sender_chat": {"id": -1009, "type": "channel", "title": "c"}},
        ],
        ids=["inline result", "forwarded", "linked channel"],
    )
    async def test_what_was_said_elsewhere(
        self, stage: Stage, wang: Person, group: Group, more: dict[str, Any]
    ) -> None:
        group.receives(wang.user, **written(f"/ask {made_up.GRAIN}"), **more)

        assert await stage.silent(group)

    async def test_another_bot(self, stage: Stage, group: Group) -> None:
        other = {"id": 77, "is_bot": True, "first_name": "other", "username": "otherbot"}
        group.receives(other, **written(f"/ask {made_up.GRAIN}"))

        assert await stage.silent(group)

    async def test_a_reply_to_what_somebody_posted_through_the_bot(
        self, stage: Stage, wang: Person, group: Group
    ) -> None:
        posted = group.receives(wang.user, via_bot=BOT, **written("结果"))
        group.privacy_mode = False
        group.hears(stage.person(), made_up.GRAIN, reply_to=posted)

        assert await stage.silent(group)

    async def test_a_sticker_and_a_channel_post(self, stage: Stage, wang: Person, group: Group) -> None:
        group.privacy_mode = False
        group.receives(wang.user, dice={"emoji": "🎲", "value": 3})
        channel = stage.group("channel")
        channel.posts(f"/ask {made_up.GRAIN}")

        assert await stage.silent(group)
        assert await stage.silent(channel)

    async def test_an_edit_of_a_message_that_was_not_put_to_the_bot(
        self, stage: Stage, wang: Person, group: Group
    ) -> None:
        group.privacy_mode = False
        message = group.hears(wang, "大家好")
        wang.edits(message, made_up.GRAIN)

        assert await stage.silent(group)

"""Private chats: questions, commands and everything else a person can send."""

from __future__ import annotations

import pytest

from bot.service.ports import Surface
from tests.telegram import made_up
from tests.telegram.botapi.faults import Fault
from tests.telegram.botapi.people import Person, entities_in
from tests.telegram.botapi.world import labels, stretches
from tests.telegram.stage import Stage


class TestAQuestion:
    """A text in private is a question, and its answer shows what it rests on."""

    async def test_is_answered_with_a_bold_headline_its_details_and_the_quote(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, made_up.GRAIN)

        assert reply["text"] == (
            f"{made_up.GRAIN_HEADLINE}\n同比增长3.1%\n\n{made_up.GRAIN_QUOTE}\n—— 出处：一、开头，2031年1月8日"
        )
        assert stretches(reply, "bold") == [made_up.GRAIN_HEADLINE]
        assert stretches(reply, "expandable_blockquote") == [made_up.GRAIN_QUOTE]

    async def test_is_answered_without_link_preview_and_without_markup(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, "标记<b>*_")

        assert reply["link_preview_options"] == {"is_disabled": True}
        assert reply["text"].startswith("标记<b>*_[x](http://example.org)\n\n引文 </b>&amp;`")
        assert all("parse_mode" not in call.parameters for call in stage.world.calls_of("sendMessage"))

    async def test_reaches_the_service_with_its_surface_asker_and_conversation(
        self, stage: Stage, wang: Person
    ) -> None:
        await stage.reply(wang, made_up.GRAIN)

        (asked,) = stage.asking.asked
        assert (asked.surface, asked.asker, asked.language) == (Surface.PRIVATE, str(wang.id), None)
        assert asked.conversation
        assert asked.reference

    async def test_offers_related_questions_as_buttons(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, made_up.GRAIN)

        assert labels(reply) == [made_up.GRAIN_GROWTH, "编造词1是什么", "有用", "没用", "分享"]

    async def test_that_is_ambiguous_is_answered_with_the_readings_as_buttons(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, made_up.INCOME)

        assert labels(reply) == [made_up.TOWN, made_up.VILLAGE]

    async def test_may_lean_on_the_one_before_until_the_subject_is_changed(self, stage: Stage, wang: Person) -> None:
        await stage.reply(wang, made_up.GRAIN)
        followed = await stage.reply(wang, "那增长呢")
        changed = await stage.reply(wang, "/new")
        forgotten = await stage.reply(wang, "那增长呢")

        assert followed["text"].startswith("2030年粮食产量增长3.1%")
        assert "换个话题" in changed["text"]
        assert forgotten["text"].startswith("报告未提及")

    async def test_of_another_person_is_another_conversation(self, stage: Stage, wang: Person) -> None:
        li = stage.person()
        await stage.reply(wang, made_up.GRAIN)

        reply = await stage.reply(li, "那增长呢")

        assert reply["text"].startswith("报告未提及")

    async def test_is_answered_in_its_own_language_where_the_persons_telegram_speaks_another(
        self, stage: Stage
    ) -> None:
        reply = await stage.reply(stage.person("de"), "How much grain?")

        assert stage.asking.asked[0].language is None
        assert reply["text"].endswith("— Source: Part 1, opening, 8 January 2031")
        assert labels(reply) == ["Useful", "Not useful"]

    async def test_loses_the_characters_nobody_sees(self, stage: Stage, wang: Person) -> None:
        await stage.reply(wang, "\u202e粮食\u200b产量\u2066是多少\x07\u200f")

        assert stage.asking.asked[0].question == made_up.GRAIN

    async def test_that_is_too_long_is_refused_in_a_friendly_way(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, "长" * 600)

        assert reply["text"] == "问题太长了（600 字），请缩到 512 字以内。"

    async def test_of_nothing_visible_is_refused_in_a_friendly_way(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, "\u200b\u202e")

        assert reply["text"] == "没有看到问题，请用文字写下来。"

    async def test_with_a_long_answer_gets_several_messages_with_the_buttons_on_the_last(
        self, stage: Stage, wang: Person
    ) -> None:
        wang.says(made_up.LONG)
        await stage.heard(wang, 2)
        await stage.settled()

        parts = stage.world.said(wang.id)
        text = "\n".join(part["text"] for part in parts)
        assert all(f"第{number}项编造的工作" in text for number in range(1, 121))
        assert [bool(labels(part)) for part in parts] == [False] * (len(parts) - 1) + [True]

    async def test_in_the_caption_of_a_picture_is_answered(self, stage: Stage, wang: Person) -> None:
        photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
        wang.sends(photo=photo, caption=made_up.GRAIN)

        (reply,) = await stage.heard(wang)
        assert reply["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_in_a_forwarded_message_is_answered(self, stage: Stage, wang: Person) -> None:
        wang.forwards(made_up.GRAIN)

        assert (await stage.heard(wang))[0]["text"].startswith(made_up.GRAIN_HEADLINE)

    @pytest.mark.parametrize(
        "text",
        [
            f"@WenbaoTestBot {made_up.GRAIN}",
            f"{made_up.GRAIN} @wenbaotestbot",
            f"/ask@other_bot {made_up.GRAIN}",
            f"/ask @WenbaoTestBot {made_up.GRAIN}",
            f"{made_up.GRAIN} https://example.com/?q=1",
            f"HTTPS://example.com/ {made_up.GRAIN}",
        ],
    )
    async def test_is_read_without_the_bots_name_and_without_web_addresses(
        self, stage: Stage, wang: Person, text: str
    ) -> None:
        assert (await stage.reply(wang, text))["text"].startswith(made_up.GRAIN_HEADLINE)
        assert [asked.question for asked in stage.asking.asked] == [made_up.GRAIN]

    async def test_is_read_without_the_bots_name_in_captions_forwards_and_edits(
        self, stage: Stage, wang: Person
    ) -> None:
        named = f"@WenbaoTestBot {made_up.GRAIN}"
        photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
        wang.sends(photo=photo, caption=named, caption_entities=entities_in(named))
        await stage.heard(wang)
        question = wang.forwards(named)
        await stage.heard(wang, 2)
        wang.edits(question, f"{made_up.TOWN} @WenbaoTestBot")
        await stage.until(lambda: len(stage.asking.asked) == 3)
        await stage.settled()

        assert [asked.question for asked in stage.asking.asked] == [made_up.GRAIN, made_up.GRAIN, made_up.TOWN]

    async def test_that_is_a_web_address_and_nothing_else_is_no_question(self, stage: Stage, wang: Person) -> None:
        assert (await stage.reply(wang, "https://example.com/"))["text"] == "没有看到问题，请用文字写下来。"

    async def test_in_a_reply_to_a_message_is_answered(self, stage: Stage, wang: Person) -> None:
        earlier = await stage.reply(wang, made_up.GRAIN)
        wang.answers(earlier, made_up.TOWN)

        assert (await stage.heard(wang, 2))[1]["text"].startswith("2030年城镇居民收入3.2万元")

    async def test_that_takes_long_shows_that_the_bot_is_typing(self, stage: Stage, wang: Person) -> None:
        wang.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.world.calls_of("sendChatAction")))
        stage.asking.may_finish.set()

        assert (await stage.heard(wang))[0]["text"].startswith("总结")
        (action,) = stage.world.calls_of("sendChatAction")
        assert action.parameters == {"chat_id": wang.id, "action": "typing"}

    async def test_that_is_answered_at_once_shows_nothing_of_the_kind(self, stage: Stage, wang: Person) -> None:
        await stage.reply(wang, made_up.GRAIN)
        await stage.settled()

        assert stage.world.calls_of("sendChatAction") == []

    async def test_is_answered_although_typing_cannot_be_shown(self, stage: Stage, wang: Person) -> None:
        stage.server.faults.plan("sendChatAction", Fault.status_of(500))
        wang.says(made_up.SLOW)
        await stage.until(lambda: stage.server.faults.pending == [])
        stage.asking.may_finish.set()

        assert (await stage.heard(wang))[0]["text"].startswith("总结")

    async def test_behind_a_slash_is_a_question_all_the_same(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, "/粮食产量是多少")

        assert reply["text"].startswith(made_up.GRAIN_HEADLINE)


class TestAnEditedQuestion:
    """Editing a question edits its answer."""

    async def test_edits_the_answer(self, stage: Stage, wang: Person) -> None:
        question = wang.says(made_up.GRAIN)
        await stage.heard(wang)
        wang.edits(question, made_up.TOWN)
        await stage.until(lambda: "edit_date" in stage.world.said(wang.id)[0])

        (reply,) = stage.world.said(wang.id)
        assert reply["text"].startswith("2030年城镇居民收入3.2万元")
        assert labels(reply) == ["有用", "没用", "分享"]

    async def test_with_a_longer_answer_adds_messages_and_a_shorter_one_takes_them_away(
        self, stage: Stage, wang: Person
    ) -> None:
        question = wang.says(made_up.GRAIN)
        await stage.heard(wang)
        wang.edits(question, made_up.LONG)
        await stage.heard(wang, 2)
        await stage.settled()
        grown = len(stage.world.said(wang.id))
        wang.edits(question, made_up.GRAIN)
        await stage.until(lambda: len(stage.world.said(wang.id)) == 1)

        assert grown >= 2
        assert stage.world.said(wang.id)[0]["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_in_a_caption_edits_the_answer_as_well(self, stage: Stage, wang: Person) -> None:
        photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
        question = wang.sends(photo=photo, caption=made_up.GRAIN)
        await stage.heard(wang)
        question["caption"] = made_up.TOWN
        stage.world.updates.add("edited_message", {**question, "edit_date": question["date"] + 1})
        await stage.until(lambda: "edit_date" in stage.world.said(wang.id)[0])

        assert stage.world.said(wang.id)[0]["text"].startswith("2030年城镇居民收入3.2万元")

    async def test_is_answered_anew_where_the_answer_was_deleted(self, stage: Stage, wang: Person) -> None:
        stage.forgive("message to edit not found")
        question = wang.says(made_up.GRAIN)
        (reply,) = await stage.heard(wang)
        del wang.chat.messages[reply["message_id"]]
        wang.edits(question, made_up.TOWN)

        (renewed,) = await stage.heard(wang)
        assert renewed["text"].startswith("2030年城镇居民收入3.2万元")

    async def test_without_any_change_disturbs_nothing(self, stage: Stage, wang: Person) -> None:
        stage.forgive("message is not modified")
        question = wang.says(made_up.GRAIN)
        await stage.heard(wang)
        wang.edits(question, made_up.GRAIN)
        await stage.settled()

        assert len(stage.world.said(wang.id)) == 1

    async def test_that_was_a_command_without_a_question_stays_as_it_is(self, stage: Stage, wang: Person) -> None:
        command = wang.says("/help")
        await stage.heard(wang)
        wang.edits(command, "/about")
        await stage.settled()

        assert len(stage.world.said(wang.id)) == 1


class TestCommands:
    """Every command of the menu does what the menu says."""

    @pytest.mark.parametrize(
        "command", ["/start", "/start inline", "/start 不认识的_payload-42", "/start p-x", "/start targets-1999"]
    )
    async def test_start_greets_and_offers_three_examples(self, stage: Stage, wang: Person, command: str) -> None:
        reply = await stage.reply(wang, command)

        assert made_up.TITLE in reply["text"]
        assert labels(reply) == [made_up.GRAIN, made_up.TOWN, "编造词1是什么"]

    async def test_start_speaks_the_language_of_the_persons_telegram(self, stage: Stage) -> None:
        english = await stage.reply(stage.person("de"), "/start")
        traditional = await stage.reply(stage.person("zh-TW"), "/start")

        assert english["text"].startswith(f"Hello, I am Wenbao. Ask me about the {made_up.TITLE_EN}")
        assert "請直接提問" in traditional["text"]

    async def test_help_names_every_other_way_in(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, "/help")

        assert all(way in reply["text"] for way in ("/term", "/outline", "/new", "/privacy", "/ask", "@WenbaoTestBot"))

    async def test_about_names_the_report(self, stage: Stage, wang: Person) -> None:
        assert made_up.TITLE in (await stage.reply(wang, "/about"))["text"]

    async def test_privacy_says_what_is_stored_and_what_is_not(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, "/privacy")

        assert "问题原文" in reply["text"]
        assert "180 天" in reply["text"]
        assert "/forget" in reply["text"]
        assert "不保存姓名" in reply["text"]

    async def test_ask_answers_the_question_behind_it(self, stage: Stage, wang: Person) -> None:
        assert (await stage.reply(wang, f"/ask {made_up.GRAIN}"))["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_ask_as_a_reply_answers_the_message_replied_to(self, stage: Stage, wang: Person) -> None:
        earlier = wang.says("/new")
        await stage.heard(wang)
        earlier["text"] = made_up.GRAIN
        wang.says("/ask", reply_to_message=earlier)

        assert (await stage.heard(wang, 2))[-1]["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_ask_alone_says_how_to_ask(self, stage: Stage, wang: Person) -> None:
        assert "/ask 后面" in (await stage.reply(wang, "/ask"))["text"]

    async def test_an_unknown_command_is_told_about_help(self, stage: Stage, wang: Person) -> None:
        assert "/help" in (await stage.reply(wang, "/nonsense"))["text"]


class TestWhatCannotBeRead:
    """Voice, stickers and wordless pictures get one friendly line."""

    @pytest.mark.parametrize(
        "content",
        [
            {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 2}},
            {"dice": {"emoji": "🎲", "value": 3}},
            {"location": {"latitude": 39.0, "longitude": 121.7}},
            {"photo": [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]},
        ],
        ids=["voice", "dice", "location", "photo"],
    )
    async def test_gets_one_friendly_line(self, stage: Stage, wang: Person, content: dict[str, object]) -> None:
        wang.sends(**content)
        await stage.heard(wang)
        await stage.settled()

        assert [reply["text"] for reply in stage.world.said(wang.id)] == ["我只看得懂文字，请把问题打出来。"]

    async def test_an_album_gets_one_line_for_all_its_pictures(self, stage: Stage, wang: Person) -> None:
        for _ in range(4):
            photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
            wang.sends(photo=photo, media_group_id="album")
        await stage.heard(wang)
        await stage.settled()

        assert len(stage.world.said(wang.id)) == 1

    async def test_messages_made_by_an_inline_bot_are_left_alone(self, stage: Stage, wang: Person) -> None:
        wang.says(made_up.GRAIN, via_bot={"id": 5, "is_bot": True, "first_name": "x", "username": "xbot"})

        assert await stage.silent(wang)

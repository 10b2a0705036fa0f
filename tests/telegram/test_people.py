"""Opinions, languages, contexts and forgetting, over a real database and the knowledge as it ships."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.schema import feedback, preference, question_log, reply
from bot.telegram.buttons import presses
from bot.telegram.settings import Rate
from tests.telegram.botapi.account import menu_key
from tests.telegram.botapi.people import Person, button_of
from tests.telegram.botapi.world import labels
from tests.telegram.stage import Stage

GDP = "2020年地区生产总值是多少"
FORGOTTEN = "这条回答的记录已经删除，不能再评价。"


@pytest.fixture
def wang(served: Stage) -> Person:
    """Somebody whose Telegram speaks simplified Chinese."""
    return served.person()


async def opinions(stage: Stage) -> list[tuple[bool, str]]:
    """What is stored of opinions."""

    async def work(connection: AsyncConnection) -> list[tuple[bool, str]]:
        rows = await connection.execute(sa.select(feedback.c.is_useful, feedback.c.reason))
        return [(useful, reason) for useful, reason in rows]

    return await stage.database.read(work)


async def counts(stage: Stage) -> list[int]:
    """How many rows each table of people has."""

    async def work(connection: AsyncConnection) -> list[int]:
        tables = (question_log, reply, feedback, preference)
        return [
            int((await connection.execute(sa.select(sa.func.count()).select_from(table))).scalar_one())
            for table in tables
        ]

    return await stage.database.read(work)


class TestOpinions:
    """有用 / 没用 under an answer, with a word why."""

    async def test_useful_is_kept_and_ticked(self, served: Stage, wang: Person) -> None:
        answer = await served.reply(wang, GDP)
        query = wang.presses(answer, "有用")
        await served.until(lambda: "✓ 有用" in labels(served.world.said(wang.id)[0]))

        assert served.told(query) == "谢谢，记下了。"
        assert await opinions(served) == [(True, "")]
        assert labels(served.world.said(wang.id)[0])[-3:] == ["✓ 有用", "没用", "分享"]

    async def test_useless_asks_why_and_a_tap_tells(self, served: Stage, wang: Person) -> None:
        answer = await served.reply(wang, GDP)
        asked = dict(await served.pressed(wang, answer, "没用"))
        told = await served.pressed(wang, asked, "答非所问")

        assert labels(asked)[-7:] == ["有用", "✓ 没用", "分享", "数字不对", "答非所问", "没说全", "写一句…"]
        assert labels(told)[-3:] == ["有用", "✓ 没用", "分享"]
        assert await opinions(served) == [(False, "beside")]
        assert len(served.world.said(wang.id)) == 1

    async def test_why_can_be_written_in_reply_to_the_prompt(self, served: Stage, wang: Person) -> None:
        asked = await served.pressed(wang, await served.reply(wang, GDP), "没用")
        prompt = await served.pressed(wang, asked, "写一句…")
        await served.restart()
        wang.answers(prompt, "想看 <b>2019</b> 年的\u202e")
        thanks = (await served.heard(wang, 3))[-1]

        assert prompt["message_id"] in wang.chat.asking_reply
        assert thanks["text"] == "原因记下了，谢谢。"
        assert await opinions(served) == [(False, "想看 <b>2019</b> 年的")]

    async def test_a_double_tap_prompts_once(self, served: Stage, wang: Person) -> None:
        asked = await served.pressed(wang, await served.reply(wang, GDP), "没用")
        queries = [wang.presses(asked, "写一句…") for _ in range(2)]
        await served.until(lambda: all(served.world.callbacks[query] for query in queries))
        await served.settled()

        assert len(served.world.said(wang.id)) == 2

    async def test_a_written_reason_is_no_question_and_costs_none(self, served: Stage) -> None:
        served.settings = replace(served.settings, person_rate=Rate(1, 0.01))
        await served.restart()
        wang = served.person()
        asked = await served.pressed(wang, await served.reply(wang, GDP), "没用")
        wang.answers(await served.pressed(wang, asked, "写一句…"), "少了单位")

        assert (await served.heard(wang, 3))[-1]["text"] == "原因记下了，谢谢。"

    async def test_a_reply_to_either_of_two_prompts_is_kept(
        self, served: Stage, wang: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        served.forgive("message is not modified")
        monkeypatch.setattr(presses, "_DOUBLE_TAP", 0.0)
        asked = dict(await served.pressed(wang, await served.reply(wang, GDP), "没用"))
        prompts = [await served.pressed(wang, asked, "写一句…") for _ in range(2)]
        wang.answers(prompts[0], "少了单位")
        thanks = (await served.heard(wang, 4))[-1]

        assert thanks["text"] == "原因记下了，谢谢。"
        assert await opinions(served) == [(False, "少了单位")]

    async def test_nothing_is_asked_or_kept_about_an_answer_whose_record_is_gone(
        self, served: Stage, wang: Person
    ) -> None:
        asked = dict(await served.pressed(wang, await served.reply(wang, GDP), "没用"))
        write = button_of(asked, "写一句…")["callback_data"]
        prompt = await served.pressed(wang, asked, "写一句…")
        await served.reply(wang, "/forget")
        wang.answers(prompt, "少了单位")
        told = (await served.heard(wang, 4))[-1]
        query = wang.forges(asked, write.replace("v2:", "v2n:"))
        await served.until(lambda: served.world.callbacks[query])

        assert (told["text"], served.told(query)) == (FORGOTTEN, FORGOTTEN)
        assert await counts(served) == [0, 0, 0, 0]

    @pytest.mark.parametrize("said", ["数字不对", "不对", "答非所问！", "wrong number"])
    async def test_a_complaint_is_shown_the_way_and_not_the_same_answer_again(
        self, served: Stage, wang: Person, said: str
    ) -> None:
        await served.reply(wang, GDP)
        shown = await served.reply(wang, said)

        assert "没用" in shown["text"] or "Not useful" in shown["text"]
        assert "\n" not in shown["text"]
        assert (await served.reply(wang, "不对，我问的是去年城镇登记失业率"))["text"].startswith(
            "2020年城镇登记失业率：3.2%"
        )

    async def test_a_reply_to_any_other_message_is_a_question(self, served: Stage, wang: Person) -> None:
        answer = await served.reply(wang, GDP)
        await served.pressed(wang, answer, "没用")
        wang.answers(answer, "增长呢")

        assert "0.55%" in (await served.heard(wang, 2))[1]["text"].split("\n")[0]
        assert await opinions(served) == [(False, "")]

    async def test_a_second_thought_replaces_the_first(self, served: Stage, wang: Person) -> None:
        answer = await served.reply(wang, GDP)
        await served.pressed(wang, answer, "没用")
        await served.pressed(wang, served.world.said(wang.id)[0], "有用")

        assert await opinions(served) == [(True, "")]
        assert labels(served.world.said(wang.id)[0])[-3:] == ["✓ 有用", "没用", "分享"]

    async def test_a_double_tap_is_one_opinion(self, served: Stage, wang: Person) -> None:
        served.forgive("message is not modified")
        answer = await served.reply(wang, GDP)
        wang.presses(answer, "有用")
        wang.presses(answer, "有用")
        await served.until(lambda: len(served.world.calls_of("answerCallbackQuery")) == 2)
        await served.settled()

        assert await opinions(served) == [(True, "")]

    async def test_of_a_silent_answer_is_kept_too(self, served: Stage, wang: Person) -> None:
        await served.pressed(wang, await served.reply(wang, "房价多少"), "没用")

        assert await opinions(served) == [(False, "")]


class TestLanguages:
    """/lang: what is chosen, else the Telegram of the person, else the question."""

    async def test_the_choice_is_offered_with_the_present_one_ticked(self, served: Stage, wang: Person) -> None:
        assert labels(await served.reply(wang, "/lang")) == ["简体中文", "繁體中文", "English", "✓ 跟随 Telegram"]

    async def test_what_is_chosen_is_spoken_at_once_and_after_a_restart(self, served: Stage, wang: Person) -> None:
        page = await served.reply(wang, "/lang")
        query = wang.presses(page, "English")
        await served.until(lambda: "✓ English" in labels(served.world.said(wang.id)[0]))
        answer = await served.reply(wang, GDP)
        await served.restart()
        later = await served.reply(wang, "/help")

        assert served.told(query) == "All right, this language from now on."
        assert answer["text"].startswith("Gross regional product (GDP) (2020): 207.94 billion yuan")
        assert labels(answer)[0] == "Context"
        assert later["text"].startswith("Just send a question")

    @pytest.mark.parametrize(
        ("typed", "ticked"), [("en", "✓ English"), ("繁體", "✓ 繁體中文"), ("zh-hans", "✓ 简体中文")]
    )
    async def test_a_language_may_be_typed(self, served: Stage, wang: Person, typed: str, ticked: str) -> None:
        assert ticked in labels(await served.reply(wang, f"/lang {typed}"))

    @pytest.mark.parametrize("typed", ["xx", "zh"])
    async def test_what_is_no_one_language_is_asked_back(self, served: Stage, wang: Person, typed: str) -> None:
        assert labels(await served.reply(wang, f"/lang {typed}"))[-1] == "✓ 跟随 Telegram"

    async def test_traditional_characters_can_be_chosen(self, served: Stage, wang: Person) -> None:
        await served.pressed(wang, await served.reply(wang, "/lang"), "繁體中文")

        assert (await served.reply(wang, GDP))["text"].startswith("2020年地區生產總值：2079.4億元")

    async def test_a_choice_can_be_left_to_telegram_again(self, served: Stage, wang: Person) -> None:
        english = dict(await served.pressed(wang, await served.reply(wang, "/lang"), "English"))
        again = await served.pressed(wang, english, "As in Telegram")

        assert labels(again)[-1] == "✓ 跟随 Telegram"
        assert (await served.reply(wang, "/help"))["text"].startswith("直接发问题就行")
        assert (await counts(served))[3] == 0

    async def test_the_menu_of_the_chat_speaks_it_too(self, served: Stage, wang: Person) -> None:
        menu = menu_key({"chat_id": wang.id, "type": "chat"})
        other = menu_key({"type": "chat", "chat_id": wang.id})
        await served.pressed(wang, await served.reply(wang, "/lang"), "English")
        await served.until(lambda: menu in served.world.commands or other in served.world.commands)
        shown = served.world.commands.get(menu) or served.world.commands[other]

        assert shown[0]["description"] == "Start, with a few examples"
        await served.pressed(wang, served.world.said(wang.id)[0], "As in Telegram")
        await served.until(lambda: menu not in served.world.commands and other not in served.world.commands)

    async def test_without_a_choice_menus_follow_the_persons_telegram_and_answers_the_question(
        self, served: Stage
    ) -> None:
        person = served.person("en")

        assert (await served.reply(person, "/lang"))["text"].startswith("Which language")
        assert (await served.reply(person, GDP))["text"].startswith("2020年地区生产总值")
        assert (await served.reply(person, "What was the GDP in 2020?"))["text"].startswith("Gross regional product")

    async def test_without_either_the_question_decides(self, served: Stage) -> None:
        person = served.person(None)

        assert (await served.reply(person, GDP))["text"].startswith("2020年地区生产总值")
        assert (await served.reply(person, "What was the GDP in 2020?"))["text"].startswith("Gross regional product")
        assert (await served.reply(person, "/lang"))["text"].startswith("Which language")
        traditional = await served.reply(person, "2020年地區生產總值是多少")
        assert traditional["text"].startswith("2020年地區生產總值")
        assert (await served.pressed(person, traditional, "另一口徑"))["text"].endswith("2021年3月4日")
        assert (await served.reply(person, "/lang"))["text"].startswith("我用哪種語言")


class TestContexts:
    """Follow-ups lean on what was asked before, across a restart, until /new."""

    async def test_a_follow_up_is_understood_after_a_restart(self, served: Stage, wang: Person) -> None:
        await served.reply(wang, GDP)
        await served.restart()

        assert "0.55%" in (await served.reply(wang, "增长呢"))["text"].split("\n")[0]

    async def test_new_clears_the_context_for_good(self, served: Stage, wang: Person) -> None:
        await served.reply(wang, GDP)
        await served.reply(wang, "/new")
        here = await served.reply(wang, "增长呢")
        await served.restart()

        assert "0.55%" not in here["text"].split("\n")[0]
        assert "0.55%" not in (await served.reply(wang, "增长呢"))["text"].split("\n")[0]

    async def test_an_opened_entry_can_be_followed_up(self, served: Stage, wang: Person) -> None:
        await served.reply(wang, "/start gross-regional-product")

        assert "0.55%" in (await served.reply(wang, "增长呢"))["text"].split("\n")[0]

    @pytest.mark.parametrize("restarted", [False, True])
    async def test_a_reply_to_an_answer_goes_on_from_that_answer(
        self, served: Stage, wang: Person, *, restarted: bool
    ) -> None:
        answer = await served.reply(wang, GDP)
        await served.reply(wang, "六大门户是什么")
        await served.settled()
        if restarted:
            await served.restart()
        wang.answers(answer, "那2021年的目标呢")

        assert (await served.heard(wang, 3))[-1]["text"].startswith("2021年地区生产总值增长目标：6.5%以上")

    @pytest.mark.parametrize(
        ("message", "asked", "told"),
        [
            ("六大门户", "是什么意思？", "名词解释7：六大门户"),
            ("去年GDP是3000亿", "是真的吗？", "不是3000亿。2020年地区生产总值：2079.4亿元"),
            ("去年GDP多少", "那2021年的目标呢", "2021年地区生产总值增长目标：6.5%以上"),
            ("去年GDP多少", "六大门户是什么", "名词解释7：六大门户"),
        ],
    )
    async def test_a_reply_to_a_message_reads_it_where_it_names_nothing_itself(
        self, served: Stage, wang: Person, message: str, asked: str, told: str
    ) -> None:
        claim = wang.forwards(message)
        await served.heard(wang)
        await served.reply(wang, "失业率多少")
        wang.answers(claim, asked)

        assert (await served.heard(wang, 3))[-1]["text"].startswith(told)

    async def test_words_that_are_quoted_are_read(self, served: Stage, wang: Person) -> None:
        page = await served.reply(wang, "/help")
        quote = {"text": "去年城镇登记失业率", "position": 0, "is_manual": True}
        wang.says("多少", quote=quote, reply_to_message=page)
        elsewhere = {"origin": {"type": "hidden_user", "sender_user_name": "某人", "date": 1}}
        first = (await served.heard(wang, 2))[-1]
        wang.says("/ask", quote={**quote, "text": "六大门户"}, external_reply=elsewhere)

        assert first["text"].startswith("2020年城镇登记失业率：3.2%")
        assert (await served.heard(wang, 3))[-1]["text"].startswith("名词解释7：六大门户")

    async def test_a_question_edited_after_a_restart_edits_its_answer(self, served: Stage, wang: Person) -> None:
        question = wang.says(GDP)
        await served.heard(wang)
        await served.settled()
        await served.restart()
        wang.edits(question, "六大门户是什么")
        await served.until(lambda: "edit_date" in served.world.said(wang.id)[0])

        (answer,) = served.world.said(wang.id)
        assert answer["text"].startswith("名词解释7：六大门户")


class TestPrivacy:
    """/privacy says what is stored, /forget deletes it."""

    @pytest.mark.parametrize(
        ("language", "told"),
        [
            ("zh-hans", ("180 天", "2 天", "15 分钟", "/forget")),
            ("zh-hant", ("180 天", "刪除", "/forget")),
            ("en", ("180 days", "2 days", "15 minutes", "/forget")),
        ],
    )
    async def test_it_is_told_what_is_stored_and_for_how_long(
        self, served: Stage, language: str, told: tuple[str, ...]
    ) -> None:
        text = (await served.reply(served.person(language), "/privacy"))["text"]

        assert [words for words in told if words not in text] == []

    async def test_forget_deletes_everything_of_the_person_and_nothing_of_others(
        self, served: Stage, wang: Person
    ) -> None:
        li = served.person()
        for person in (wang, li):
            answer = await served.reply(person, GDP)
            await served.pressed(person, answer, "有用")
            await served.pressed(person, await served.reply(person, "/lang"), "简体中文")
        before = await counts(served)
        told = await served.reply(wang, "/forget")

        assert before == [2, 2, 2, 2]
        assert told["text"] == "已删除您的全部记录，共 3 条。"
        assert await counts(served) == [1, 1, 1, 1]

    @pytest.mark.parametrize("command", ["/forget", "/new"])
    async def test_a_deletion_that_waits_for_the_database_shows_that_the_bot_is_typing(
        self, served: Stage, wang: Person, tmp_path: Path, command: str
    ) -> None:
        file = tmp_path / "wenbao.db"
        with closing(sqlite3.connect(file, isolation_level=None, check_same_thread=False)) as other:
            await asyncio.to_thread(other.execute, "BEGIN IMMEDIATE")
            wang.says(command)
            await served.until(lambda: bool(served.world.calls_of("sendChatAction")))
            other.execute("ROLLBACK")

        assert await served.heard(wang)

    async def test_what_was_forgotten_is_not_leant_on_and_cannot_be_rated(self, served: Stage, wang: Person) -> None:
        answer = await served.reply(wang, GDP)
        await served.reply(wang, "/forget")
        query = wang.forges(answer, button_of(answer, "有用")["callback_data"])
        await served.until(lambda: served.world.callbacks[query])

        assert served.told(query) == FORGOTTEN
        assert "0.55%" not in (await served.reply(wang, "增长呢"))["text"].split("\n")[0]
        assert (await served.pressed(wang, answer, "上下文"))["text"].startswith("第 9 段")

    async def test_nothing_that_was_forgotten_acts_any_more(self, served: Stage, wang: Person) -> None:
        question, group = wang.says(GDP), served.group()
        answer = (await served.heard(wang))[0]
        group.hears(wang, f"/ask {GDP}")
        replied = (await served.heard(group))[0]
        await served.reply(wang, "/forget")
        wang.edits(question, "六大门户是什么")
        anew = (await served.heard(wang, 3))[-1]
        await served.reply(wang, "/forget")
        wang.answers(answer, "增长呢")
        private = (await served.heard(wang, 5))[-1]
        group.hears(wang, "增长呢", reply_to=replied)

        assert anew["text"].startswith("名词解释7：六大门户")
        assert "edit_date" not in wang.chat.messages[answer["message_id"]]
        assert "0.55%" not in private["text"].split("\n")[0]
        assert "0.55%" not in (await served.heard(group, 2))[-1]["text"].split("\n")[0]

    async def test_nothing_stored_names_the_person(self, served: Stage, wang: Person) -> None:
        answer = await served.reply(wang, GDP)
        await served.pressed(wang, answer, "有用")
        await served.pressed(wang, await served.reply(wang, "/lang"), "简体中文")

        async def dump(connection: AsyncConnection) -> str:
            rows: list[object] = []
            for table in (question_log, reply, feedback, preference):
                rows.extend(await connection.execute(sa.select(table)))
            return repr(rows)

        stored = await served.database.read(dump)
        assert GDP in stored
        assert str(wang.id) not in stored.replace(GDP, "")
        assert wang.user["first_name"] not in stored

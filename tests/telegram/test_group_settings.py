"""/settings, and what becomes of the bot in a group: set by admins alone, kept through restarts and moves."""

from __future__ import annotations

import io

import pytest

from tests.telegram import made_up
from tests.telegram.botapi.faults import Fault
from tests.telegram.botapi.people import Group, Person
from tests.telegram.botapi.refusals import Json
from tests.telegram.botapi.world import ANONYMOUS_ADMIN, labels
from tests.telegram.stage import Stage


async def settings(stage: Stage, group: Group, admin: Person, topic: int | None = None) -> Json:
    """The page of settings that an admin gets."""
    before = len(stage.world.said(group.id))
    group.hears(admin, "/settings@WenbaoTestBot", topic=topic)
    return (await stage.heard(group, before + 1))[-1]


async def chosen(stage: Stage, person: Person, page: Json, label: str) -> str:
    """The words shown when a choice is pressed."""
    query = person.presses(page, label)
    await stage.until(lambda: stage.world.callbacks[query])
    await stage.settled()
    return stage.told(query)


@pytest.fixture
def admin(stage: Stage, group: Group) -> Person:
    """An admin of the group."""
    person = stage.person()
    group.promotes(person)
    return person


class TestWhoMaySet:
    """The group's own admins."""

    async def test_an_admin_is_shown_the_rules(self, stage: Stage, group: Group, admin: Person) -> None:
        page = await settings(stage, group, admin)

        assert labels(page) == [
            *("简体中文", "繁體中文", "English", "✓ 跟随提问的人"),
            *("✓ 提到我就回答", "提到不回答", "✓ 完整回答", "简短回答"),
        ]

    async def test_a_member_gets_no_word(self, stage: Stage, group: Group, wang: Person) -> None:
        group.hears(wang, "/settings@WenbaoTestBot")

        assert await stage.silent(group)

    async def test_in_private_it_is_said_where_it_belongs(self, stage: Stage, wang: Person) -> None:
        assert "用在群里" in (await stage.reply(wang, "/settings"))["text"]

    async def test_an_anonymous_admin_is_one(self, stage: Stage, group: Group) -> None:
        group.hears_anonymous_admin("/settings@WenbaoTestBot")

        assert "✓ 跟随提问的人" in labels((await stage.heard(group))[0])

    async def test_a_channel_that_posts_in_the_group_is_none(self, stage: Stage, group: Group) -> None:
        channel = {"id": -1_002_222_222_222, "type": "channel", "title": "频道"}
        group.receives(
            {"id": 136_817_688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"},
            sender_chat=channel,
            text="/settings@WenbaoTestBot",
            entities=[{"type": "bot_command", "offset": 0, "length": 23}],
        )

        assert await stage.silent(group)

    async def test_whoever_presses_must_be_one_too(
        self, stage: Stage, group: Group, admin: Person, wang: Person
    ) -> None:
        page = await settings(stage, group, admin)
        group.receives(wang.user, text="在")
        told = await chosen(stage, wang, page, "English")
        changed = await chosen(stage, admin, page, "English")

        assert told == "只有群管理员能改设置。"
        assert changed == "Set."

    async def test_who_was_one_is_none_any_more(self, stage: Stage, group: Group, admin: Person) -> None:
        page = await settings(stage, group, admin)
        group.demotes(admin)

        assert await chosen(stage, admin, page, "English") == "只有群管理员能改设置。"

    async def test_an_anonymous_admin_may_press(self, stage: Stage, group: Group, wang: Person) -> None:
        group.promotes(wang, is_anonymous=True)
        group.hears_anonymous_admin("/settings@WenbaoTestBot")
        (page,) = await stage.heard(group)

        assert await chosen(stage, wang, page, "English") == "Set."

    async def test_where_telegram_does_not_tell_of_members_it_tells_of_admins(
        self, stage: Stage, group: Group, admin: Person
    ) -> None:
        stage.server.faults.plan("getChatMember", Fault.status_of(500))

        assert await settings(stage, group, admin)

    async def test_where_telegram_tells_nothing_nobody_is_one(self, stage: Stage, group: Group, admin: Person) -> None:
        stage.server.faults.plan("getChatMember", Fault.status_of(500))
        stage.server.faults.plan("getChatAdministrators", Fault.status_of(500))
        group.hears(admin, "/settings@WenbaoTestBot")

        assert await stage.silent(group)

    @pytest.mark.parametrize("data", ["v2:e:lang:tlh", "v2:e:topic", "v2:e", "v2:e:mention:maybe"])
    async def test_a_choice_that_is_none_is_refused(self, stage: Stage, group: Group, admin: Person, data: str) -> None:
        page = await settings(stage, group, admin)
        query = admin.forges(page, data)
        await stage.until(lambda: stage.world.callbacks[query])

        assert stage.told(query) == "这个按钮已经失效，请直接发问题。"


class TestRules:
    """What is set holds at once and after a restart."""

    async def test_the_language_of_the_group_is_spoken_to_everybody(
        self, stage: Stage, group: Group, admin: Person, wang: Person
    ) -> None:
        await chosen(stage, admin, await settings(stage, group, admin), "English")
        await stage.restart()
        group.hears(wang, "/ask")
        group.hears(wang, f"/ask {made_up.GRAIN}")
        replies = await stage.heard(group, 3)

        assert replies[1]["text"].startswith("Write your question after /ask")
        assert stage.asking.asked[0].language is not None
        assert stage.asking.asked[0].language.value == "en"

    async def test_a_mention_is_not_answered_where_it_is_not_to_be(
        self, stage: Stage, group: Group, admin: Person, wang: Person
    ) -> None:
        await chosen(stage, admin, await settings(stage, group, admin), "提到不回答")
        group.hears(wang, f"@WenbaoTestBot {made_up.GRAIN}")
        await stage.settled()
        silent = len(stage.world.said(group.id))
        group.hears(wang, f"/ask {made_up.GRAIN}")
        answer = (await stage.heard(group, 2))[1]
        group.hears(wang, "那增长呢 @WenbaoTestBot", reply_to=answer)

        assert silent == 1
        assert (await stage.heard(group, 3))[2]["text"].startswith("2030年粮食产量增长3.1%")

    async def test_a_short_answer_is_its_headline_and_first_passage(
        self, stage: Stage, group: Group, admin: Person, wang: Person
    ) -> None:
        page = await settings(stage, group, admin)
        assert await chosen(stage, admin, page, "简短回答") == "已按此设置。"
        group.hears(wang, f"/ask {made_up.GRAIN}")
        answer = (await stage.heard(group, 2))[1]

        place = "—— 出处：一、开头，2031年1月8日"
        assert answer["text"] == f"{made_up.GRAIN_HEADLINE}\n\n{made_up.GRAIN_QUOTE}\n{place}"
        assert labels(answer) == []
        assert "✓ 简短回答" in labels(stage.world.said(group.id)[0])

    async def test_a_short_list_stays_whole(self, stage: Stage, group: Group, admin: Person, wang: Person) -> None:
        await chosen(stage, admin, await settings(stage, group, admin), "简短回答")
        group.hears(wang, f"/ask {made_up.LONG}")
        await stage.heard(group, 3)
        await stage.settled()

        assert "第120项编造的工作" in "".join(message["text"] for message in stage.world.said(group.id))

    async def test_answers_can_be_kept_to_some_topics(self, stage: Stage, admin: Person, wang: Person) -> None:
        forum = stage.group(forum=True)
        forum.promotes(admin)
        here, there = forum.opens_topic(wang.user, "提问"), forum.opens_topic(wang.user, "闲聊")
        page = dict(await settings(stage, forum, admin, topic=here))
        await chosen(stage, admin, page, "这个话题")
        forum.hears(wang, f"/ask {made_up.GRAIN}", topic=there)
        forum.hears(wang, f"/ask {made_up.GRAIN}")
        await stage.settled()
        silent = len(stage.world.said(forum.id))
        forum.hears(wang, f"/ask {made_up.GRAIN}", topic=here)

        assert labels(page)[-2:] == ["✓ 所有话题", "这个话题"]
        assert silent == 1
        assert (await stage.heard(forum, 2))[1]["message_thread_id"] == here
        again = await settings(stage, forum, admin, topic=there)
        assert labels(again)[-2:] == ["所有话题", "这个话题"]
        await chosen(stage, admin, again, "所有话题")
        forum.hears(wang, f"/ask {made_up.GRAIN}")
        assert len(await stage.heard(forum, 4)) == 4

    async def test_of_one_group_are_not_those_of_another(
        self, stage: Stage, group: Group, admin: Person, wang: Person
    ) -> None:
        await chosen(stage, admin, await settings(stage, group, admin), "提到不回答")
        other = stage.group()
        other.hears(wang, f"@WenbaoTestBot {made_up.GRAIN}")

        assert await stage.heard(other)


class TestMembership:
    """Being added, muted, removed, moved."""

    async def test_being_added_says_nothing(self, stage: Stage, group: Group) -> None:
        group.adds_bot()

        assert await stage.silent(group)

    async def test_a_muted_bot_does_not_try(self, stage: Stage, group: Group, wang: Person) -> None:
        group.mutes_bot()
        await stage.settled()
        group.hears(wang, f"/ask {made_up.GRAIN}")
        group.hears_anonymous_admin("/settings@WenbaoTestBot")
        silent = await stage.silent(group)
        group.adds_bot()
        await stage.settled()
        group.hears(wang, f"/ask {made_up.GRAIN}")

        assert silent
        assert await stage.heard(group)

    async def test_a_bot_that_did_not_hear_of_the_mute_stays_quiet_about_it(
        self, stage: Stage, group: Group, wang: Person
    ) -> None:
        stage.forgive("not enough rights")
        group.mutes_bot()
        await stage.settled()
        await stage.restart()
        group.hears(wang, f"/ask {made_up.GRAIN}")
        await stage.settled()

        assert stage.world.said(group.id) == []
        assert len([said for said in stage.world.violations if "not enough rights" in said]) == 1

    async def test_being_removed_forgets_the_rules(
        self, stage: Stage, group: Group, admin: Person, wang: Person
    ) -> None:
        await chosen(stage, admin, await settings(stage, group, admin), "提到不回答")
        group.removes_bot()
        await stage.settled()
        group.adds_bot()
        await stage.settled()
        group.hears(wang, f"@WenbaoTestBot {made_up.GRAIN}")

        assert len(await stage.heard(group, 2)) == 2

    async def test_a_group_that_moves_takes_its_rules_along(self, stage: Stage, admin: Person, wang: Person) -> None:
        group = stage.group("group")
        group.promotes(admin)
        await chosen(stage, admin, await settings(stage, group, admin), "提到不回答")
        moved = group.moves_to(-1_009_999_999_998)
        await stage.settled()
        await stage.restart()
        moved.hears(wang, f"@WenbaoTestBot {made_up.GRAIN}")
        quiet = await stage.silent(moved)
        moved.hears(wang, f"/ask {made_up.GRAIN}")

        assert quiet
        assert await stage.heard(moved)

    async def test_a_move_that_a_message_finds_out_takes_the_rules_along_at_once(
        self, log: io.StringIO, stage: Stage, admin: Person, wang: Person
    ) -> None:
        group = stage.group("group")
        group.promotes(admin)
        page = await settings(stage, group, admin)
        await chosen(stage, admin, page, "提到不回答")
        asked = group.hears(wang, f"/ask {made_up.TOWN}")
        await stage.heard(group, 2)
        moved = group.moves_to(-1_009_999_999_997, is_told=False)
        wang.edits(asked, f"/ask {made_up.GRAIN}")
        await stage.heard(moved)
        moved.hears(wang, f"@WenbaoTestBot {made_up.GRAIN}")
        await stage.settled()
        told = await chosen(stage, admin, page, "提到我就回答")

        assert [said["text"][:1] for said in stage.world.said(moved.id)] == [made_up.GRAIN_HEADLINE[:1]]
        assert told == "本群已升级为超级群，请重新发 /settings。"
        assert "question_answered" in log.getvalue()
        assert str(moved.id) not in log.getvalue()


def test_the_anonymous_admin_is_telegrams_own() -> None:
    assert ANONYMOUS_ADMIN["username"] == "GroupAnonymousBot"

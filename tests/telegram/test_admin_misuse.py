"""What must not work in the admin's interface: made-up buttons, what is too late, lost rights, repeated updates."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.service.editing.contract import TRIAL_LIFETIME
from bot.telegram.admin.codes import Verb
from bot.telegram.admin.dialogues import LIFETIME, Dialogues
from bot.telegram.settings import Rate
from tests.telegram.admin_stage import EDITOR, AdminStage
from tests.telegram.botapi.world import labels


class TestForgedButtons:
    async def test_no_verb_breaks_whatever_goes_with_it(self, kept: AdminStage) -> None:
        kept.forgive("message is not modified")
        menu = await kept.last(kept.owner, "/admin")
        for verb in Verb:
            for arguments in ("", ":nosuch:99999", ":0:-1"):
                kept.owner.forges(menu, f"v2:x:{verb}{arguments}")
            await kept.settled()

        assert len(await kept.kept.editing.history(9)) == 1
        assert not any("编号 " in message.get("text", "") for message in kept.world.said(kept.owner.id)), "a failure"

    async def test_a_trial_of_somebody_else_cannot_be_published(self, kept: AdminStage) -> None:
        await kept.last(kept.owner, f"/grant {EDITOR}")
        await kept.last(kept.owner, "/alias add exports 外销额")
        menu = await kept.last(kept.editor, "/admin")
        trial = kept.world.said(kept.owner.id)[-1]
        (data,) = [
            button["callback_data"]
            for row in trial["reply_markup"]["inline_keyboard"]
            for button in row
            if button["text"] == "发布"
        ]

        for forged in (data, data.replace(":tp:", ":ty:"), data.replace(":tp:", ":td:"), data.replace(":tp:", ":t:")):
            await kept.forges(kept.editor, menu, forged)
            assert "外销额" not in kept.world.said(kept.editor.id)[-1]["text"]

        assert len(await kept.kept.editing.history(9)) == 1

    async def test_a_button_pressed_in_another_chat_does_nothing(self, kept: AdminStage) -> None:
        group = kept.group()
        message = group.receives(kept.stranger.user, text="外面")
        told = await kept.forges(kept.owner, message, "v2:x:m")

        assert "失效" in told


class TestTooLate:
    async def test_a_confirmation_expires(self, kept: AdminStage) -> None:
        trial = await kept.last(kept.owner, "/alias add exports 外销额")
        kept.clock.ahead = TRIAL_LIFETIME + timedelta(minutes=1)
        said = await kept.presses(kept.owner, trial, "发布")

        assert "过期" in said["text"]
        assert len(await kept.kept.editing.history(9)) == 1

    async def test_a_trial_outlives_the_process_and_a_question_does_not(self, kept: AdminStage) -> None:
        trial = await kept.last(kept.owner, "/alias add exports 外销额")
        which = await kept.last(kept.owner, "/alias remove gross-regional-product")
        await kept.restart()

        assert "过期" in (await kept.presses(kept.owner, which, "1"))["text"]
        assert "已发布" in (await kept.presses(kept.owner, trial, "发布"))["text"]

    async def test_a_reply_to_a_question_that_nobody_waits_for_is_told_so(self, kept: AdminStage) -> None:
        asked = await kept.last(kept.owner, "/alias add exports")
        await kept.last(kept.owner, "/cancel")
        kept.owner.answers(asked, "外销额")
        await kept.settled()

        assert "过期" in kept.world.said(kept.owner.id)[-1]["text"]

    async def test_after_cancelling_a_text_is_a_question(self, kept: AdminStage) -> None:
        asked = await kept.last(kept.owner, "/alias add exports")
        await kept.presses(kept.owner, asked, "取消")

        assert "210.5" in (await kept.last(kept.owner, "2030年地区生产总值是多少"))["text"]
        assert "没有正在做" in (await kept.last(kept.owner, "/cancel"))["text"]

    def test_a_question_waits_a_quarter_of_an_hour(self) -> None:
        now = [0.0]
        dialogues = Dialogues(lambda: now[0])
        dialogues.open(7, 1, None)
        now[0] = LIFETIME - 1
        assert dialogues.of(7) is not None
        assert dialogues.of(8) is None
        now[0] = LIFETIME
        assert dialogues.of(7) is None


class TestLostRights:
    async def test_an_editor_who_is_revoked_is_nobody_in_the_middle_of_a_dialogue(self, kept: AdminStage) -> None:
        await kept.last(kept.owner, f"/grant {EDITOR}")
        trial = await kept.last(kept.editor, "/alias add exports 外销额")
        await kept.last(kept.editor, "/alias add exports")
        await kept.last(kept.owner, f"/revoke {EDITOR}")

        answered = await kept.last(kept.editor, "2030年地区生产总值是多少")
        assert "210.5" in answered["text"]
        query = kept.editor.presses(trial, "发布")
        await kept.settled()
        assert "失效" in kept.told(query)
        assert len(await kept.kept.editing.history(9)) == 1


class TestLimits:
    async def test_owners_leaf_through_as_fast_as_they_like_and_nobody_else_does(self, kept: AdminStage) -> None:
        await kept.last(kept.owner, f"/grant {EDITOR}")
        kept.settings = replace(kept.settings, command_rate=Rate(2, 0.01))
        await kept.restart()
        for _ in range(4):
            assert "所有者" in (await kept.last(kept.owner, "/admin"))["text"]
            await kept.says(kept.editor, "/admin")

        assert "太快" in kept.world.said(kept.editor.id)[-1]["text"]


class TestRepeated:
    async def test_an_update_that_comes_again_publishes_nothing_twice(self, kept: AdminStage) -> None:
        trial = await kept.last(kept.owner, "/alias add exports 外销额")
        for _ in range(3):
            kept.owner.presses(trial, "发布")
        await kept.settled()
        assert len(await kept.kept.editing.history(9)) == 2

        undo = kept.owner.says("/undo 2")
        await kept.settled()
        before = len(kept.world.said(kept.owner.id))
        update = {"update_id": kept.world.updates.next_id() - 1, "message": undo}
        kept.world.updates.put(update, dict(update))
        await kept.settled()
        assert len(kept.world.said(kept.owner.id)) == before


class TestData:
    @given(st.text(min_size=1, max_size=60))
    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
    async def test_what_is_typed_is_never_markup_and_never_a_failure(self, kept: AdminStage, typed: str) -> None:
        await kept.last(kept.owner, "/alias add exports")
        kept.owner.says(f"x{typed}")
        await kept.settled()
        said = kept.world.said(kept.owner.id)[-1]

        assert "没能回答" not in said["text"]
        await kept.says(kept.owner, "/cancel")

    async def test_an_edited_answer_of_a_dialogue_is_not_asked_as_a_question(self, kept: AdminStage) -> None:
        await kept.last(kept.owner, "/alias add exports")
        said = kept.owner.says("外销额")
        await kept.settled()
        before = len(kept.world.said(kept.owner.id))
        kept.owner.edits(said, "外销总额")
        await kept.settled()

        assert len(kept.world.said(kept.owner.id)) == before

    async def test_what_somebody_else_wrote_is_no_command(self, kept: AdminStage) -> None:
        kept.owner.forwards("/grant 503")
        await kept.settled()

        assert await kept.kept.editing.editors() == ()

    async def test_an_owner_who_cannot_be_written_to_keeps_nobody_else_from_being_told(self, kept: AdminStage) -> None:
        kept.forgive("bot was blocked")
        kept.owner.blocks_bot()
        await kept.kept.editing.grant(kept.other_owner.id, EDITOR)
        trial = await kept.last(kept.editor, "/alias add exports 外销额")
        await kept.presses(kept.editor, trial, "提交审批")

        assert "批准" in labels(kept.world.said(kept.other_owner.id)[-1])

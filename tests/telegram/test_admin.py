"""Keeping the knowledge from a private chat, end to end: over HTTP, the real editing, a store of record."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.service.editing.contract import short_key
from bot.telegram.admin.menus import ADMIN_COMMANDS
from tests.telegram.admin_stage import EDITOR, AdminStage
from tests.telegram.botapi.world import labels, stretches

GDP = "zhihe-2031/indicators/gross-regional-product"
FAQ = "zhihe-2031/faq/bridge-cost"


class TestWhoMay:
    async def test_to_anybody_else_a_command_of_admins_is_unknown(self, kept: AdminStage) -> None:
        unknown = await kept.last(kept.stranger, "/nosuchcommand")

        for command in ADMIN_COMMANDS:
            assert (await kept.last(kept.stranger, f"/{command} 1"))["text"] == unknown["text"]

    async def test_buttons_of_admins_say_nothing_to_anybody_else(self, kept: AdminStage) -> None:
        greeting = await kept.last(kept.stranger, "/start")
        nonsense = await kept.forges(kept.stranger, greeting, "v2:nonsense")

        for data in ("v2:x:m", "v2:x:tp:abcdefghij", "v2:x:h:0", "v2:x:b", "v2:x:nosuch", "v2:x"):
            assert await kept.forges(kept.stranger, greeting, data) == nonsense
        assert len(kept.world.said(kept.stranger.id)) == 1

    async def test_an_owner_makes_editors_and_takes_that_back(self, kept: AdminStage) -> None:
        assert "501" not in (await kept.last(kept.editor, "/admin"))["text"]
        assert "502" in (await kept.last(kept.owner, f"/grant {EDITOR}"))["text"]
        assert "编辑" in (await kept.last(kept.editor, "/admin"))["text"]
        assert "所有者" in (await kept.last(kept.editor, "/grant 503"))["text"]
        assert "502" in (await kept.last(kept.owner, "/revoke"))["text"]

        await kept.last(kept.owner, f"/revoke {EDITOR}")

        assert "没有这个命令" in (await kept.last(kept.editor, "/admin"))["text"]

    async def test_the_command_menu_of_an_admins_chat_has_the_admins_commands(self, kept: AdminStage) -> None:
        await kept.last(kept.owner, "/admin")

        (shown,) = [menu for scope, menu in kept.world.commands.items() if '"chat"' in scope]
        assert {command["command"] for command in shown} >= {*ADMIN_COMMANDS, "ask", "help"}

    async def test_in_a_group_admins_are_like_anybody(self, kept: AdminStage) -> None:
        group = kept.group()
        group.hears(kept.owner, "/admin@WenbaoTestBot")

        assert await kept.silent(group)


class TestMenu:
    async def test_every_button_of_the_menu_leads_somewhere(self, kept: AdminStage) -> None:
        menu = await kept.last(kept.owner, "/admin")
        outdated = await kept.forges(kept.stranger, await kept.last(kept.stranger, "/start"), "v2:nonsense")

        for label in labels(menu):
            query = kept.owner.presses(menu, label)
            await kept.settled()
            assert kept.told(query) != outdated
            await kept.says(kept.owner, "/cancel")

    async def test_help_names_every_command(self, kept: AdminStage) -> None:
        shown = await kept.presses(kept.owner, await kept.last(kept.owner, "/admin"), "帮助")

        assert [name for name in ADMIN_COMMANDS if name != "admin" and f"/{name}" not in shown["text"]] == []

    async def test_questions_of_an_admin_are_answered_as_anybodys(self, kept: AdminStage) -> None:
        assert "210.5" in (await kept.last(kept.owner, "2030年地区生产总值是多少"))["text"]


class TestAliases:
    async def test_a_wording_is_tried_shown_published_and_taken_back(self, kept: AdminStage) -> None:
        assert "210.5" not in (await kept.last(kept.stranger, "总盘子多大"))["text"]

        trial = await kept.last(kept.owner, "/alias add gross-regional-product 总盘子")
        assert "+" in "".join(stretches(trial, "pre"))
        assert "总盘子" in "".join(stretches(trial, "pre"))
        assert "210.5" not in (await kept.last(kept.stranger, "总盘子多大"))["text"]
        published = await kept.presses(kept.owner, trial, "发布")
        assert "已发布" in published["text"]
        assert "210.5" in (await kept.last(kept.stranger, "总盘子多大"))["text"]

        undo = await kept.presses(kept.owner, published, "撤销这一版")
        await kept.presses(kept.owner, undo, "发布")
        assert "210.5" not in (await kept.last(kept.stranger, "总盘子多大"))["text"]
        assert len(await kept.kept.editing.history(9)) == 3

    async def test_a_wording_is_removed_by_choosing_it(self, kept: AdminStage) -> None:
        which = await kept.last(kept.owner, "/alias remove gross-regional-product")
        trial = await kept.presses(kept.owner, which, "2")

        assert "生产总值" in "".join(stretches(trial, "pre"))

    async def test_by_buttons_the_entry_is_found_by_asking(self, kept: AdminStage) -> None:
        menu = await kept.last(kept.owner, "/admin")
        await kept.presses(kept.owner, menu, "修改")
        entry = await kept.last(kept.owner, "举办了哪些节庆活动")
        assert "festivals" in entry["text"]

        await kept.presses(kept.owner, entry, "＋说法")
        trial = await kept.last(kept.owner, "有什么节庆")

        assert "+" in "".join(stretches(trial, "pre"))
        assert "发布" in labels(trial)


class TestEditing:
    async def test_a_figure_changes_with_its_wording_and_its_sentence(self, kept: AdminStage) -> None:
        figures = await kept.last(kept.owner, "/observation edit exports")
        figure = await kept.presses(kept.owner, figures, labels(figures)[0])
        await kept.presses(kept.owner, figure, "数值")
        again = await kept.last(kept.owner, "没有数字")
        assert "没看懂" in again["text"]
        which = await kept.last(kept.owner, "9.5 9.5亿元")
        trial = await kept.presses(kept.owner, which, "1")

        # The report says 8.5: nothing that it does not say can be published.
        assert "不能发布" in trial["text"]
        assert "发布" not in labels(trial)
        refused = await kept.presses(kept.owner, {**trial}, "放弃")
        assert "放弃" in refused["text"]

    async def test_an_answer_is_previewed_as_readers_will_see_it(self, kept: AdminStage) -> None:
        entry = await kept.last(kept.owner, "/faq edit bridge-cost")
        await kept.presses(kept.owner, entry, "答案")
        trial = await kept.last(kept.owner, "报告没有说纸鹤大桥投资多少，只说启动了前期工作。")

        seen = await kept.presses(kept.owner, trial, "按用户所见预览")
        assert "报告没有说纸鹤大桥投资多少" in seen["text"]
        await kept.presses(kept.owner, trial, "发布")
        answer = await kept.last(kept.stranger, "纸鹤大桥投资多少钱")
        assert answer["text"] == seen["text"]

    async def test_the_second_of_two_admins_sees_the_firsts_change_and_overwrites_nothing(
        self, kept: AdminStage
    ) -> None:
        await kept.last(kept.owner, f"/grant {EDITOR}")
        first = await kept.last(kept.owner, "/alias add exports 外销额")
        second = await kept.last(kept.editor, "/alias add exports 出洋额")
        await kept.presses(kept.owner, first, "发布")
        await kept.presses(kept.editor, second, "发布")

        told = "\n".join(message["text"] for message in kept.world.said(kept.editor.id))
        assert "有人改了同一条" in told
        assert "外销额" in told
        entry = await kept.kept.editing.entry("exports")
        assert entry is not None
        assert "外销额" in entry.wordings
        assert "出洋额" not in entry.wordings

    async def test_a_disabled_entry_answers_no_more_until_it_is_enabled(self, kept: AdminStage) -> None:
        asked = "报告是谁作的"
        assert "甲乙丙" in (await kept.last(kept.stranger, asked))["text"]
        await kept.presses(kept.owner, await kept.last(kept.owner, "/faq disable who-delivered"), "发布")
        assert "由纸鹤县人民政府县长甲乙丙作" not in (await kept.last(kept.stranger, asked))["text"]

        entry = await kept.last(kept.owner, "/faq edit who-delivered")
        await kept.presses(kept.owner, await kept.presses(kept.owner, entry, "启用"), "发布")

        assert "由纸鹤县人民政府县长甲乙丙作" in (await kept.last(kept.stranger, asked))["text"]

    async def test_an_entry_is_rewritten_as_yaml_and_anything_broken_is_refused(self, kept: AdminStage) -> None:
        entry = await kept.last(kept.owner, "/faq edit bridge-cost")
        await kept.presses(kept.owner, entry, "YAML")
        refused = await kept.last(kept.owner, "id: [bridge")

        assert "做不了" in refused["text"]


class TestAdding:
    async def test_a_frequent_question_is_added_step_by_step(self, kept: AdminStage) -> None:
        menu = await kept.last(kept.owner, "/admin")
        kinds = await kept.presses(kept.owner, menu, "新增")
        await kept.presses(kept.owner, kinds, "常见问题")
        await kept.last(kept.owner, "谁来折最大的纸鹤\n最大的纸鹤谁折")
        await kept.last(kept.owner, "报告没有说谁来折最大的纸鹤。")
        asked = await kept.last(kept.owner, "-")
        which = await kept.last(kept.owner, "纸鹤大桥") if "点序号" not in asked["text"] else asked
        trial = await kept.presses(kept.owner, which, "1")
        await kept.presses(kept.owner, trial, "发布")

        assert "没有说谁来折最大的纸鹤" in (await kept.last(kept.stranger, "最大的纸鹤谁折"))["text"]

    async def test_other_entries_are_added_as_yaml(self, kept: AdminStage) -> None:
        menu = await kept.last(kept.owner, "/admin")
        kinds = await kept.presses(kept.owner, menu, "新增")
        await kept.presses(kept.owner, kinds, "指标")
        trial = await kept.last(kept.owner, kept.world.said(kept.owner.id)[-2]["text"])

        assert "不能发布" in trial["text"], "the pattern's sentence stands in no report"


class TestEditors:
    async def test_an_editor_proposes_and_an_owner_decides_by_buttons(self, kept: AdminStage) -> None:
        await kept.last(kept.owner, f"/grant {EDITOR}")
        trial = await kept.last(kept.editor, "/alias add exports 外销额")
        waiting = await kept.presses(kept.editor, trial, "提交审批")
        assert "等所有者审批" in waiting["text"]

        shown = kept.world.said(kept.owner.id)[-1]
        assert "外销额" in shown["text"]
        await kept.presses(kept.owner, shown, "批准")

        assert "已批准" in kept.world.said(kept.editor.id)[-1]["text"]
        entry = await kept.kept.editing.entry("exports")
        assert entry is not None
        assert "外销额" in entry.wordings

    async def test_a_proposal_is_refused_or_withdrawn(self, kept: AdminStage) -> None:
        await kept.last(kept.owner, f"/grant {EDITOR}")
        for label, who in (("驳回", kept.owner), ("撤回提议", kept.editor)):
            trial = await kept.last(kept.editor, "/alias add exports 外销额")
            waiting = await kept.presses(kept.editor, trial, "提交审批")
            message = kept.world.said(kept.owner.id)[-1] if who is kept.owner else waiting
            await kept.presses(who, message, label)
            assert await kept.kept.editing.proposals() == ()

        assert "没有等待审批" in (await kept.last(kept.owner, "/proposals"))["text"]

    async def test_an_editor_cannot_decide_on_a_proposal(self, kept: AdminStage) -> None:
        await kept.last(kept.owner, f"/grant {EDITOR}")
        trial = await kept.last(kept.editor, "/alias add exports 外销额")
        waiting = await kept.presses(kept.editor, trial, "提交审批")
        (proposal,) = await kept.kept.editing.proposals()

        await kept.forges(kept.editor, waiting, f"v2:x:tp:{proposal.id}")
        await kept.forges(kept.editor, waiting, f"v2:x:ty:{proposal.id}")

        assert len(await kept.kept.editing.proposals()) == 1
        assert "不能决定" in kept.world.said(kept.editor.id)[-1]["text"]


class TestHistory:
    async def test_revisions_are_listed_shown_and_undone(self, kept: AdminStage) -> None:
        await kept.presses(kept.owner, await kept.last(kept.owner, "/alias add exports 外销额"), "发布")
        history = await kept.last(kept.owner, "/history")
        assert "telegram:501" in history["text"]
        shown = await kept.presses(kept.owner, history, "2")
        assert "外销额" in shown["text"]
        assert shown["text"] == (await kept.last(kept.owner, "/diff 2"))["text"]

        trial = await kept.last(kept.owner, "/undo 2")
        await kept.presses(kept.owner, trial, "发布")

        entry = await kept.kept.editing.entry("exports")
        assert entry is not None
        assert "外销额" not in entry.wordings
        assert "exports" in (await kept.last(kept.owner, "/diff 3"))["text"]

    async def test_why_a_revision_is_taken_back_stands_in_the_log(self, kept: AdminStage) -> None:
        await kept.presses(kept.owner, await kept.last(kept.owner, "/faq disable bridge-cost"), "发布")
        await kept.presses(kept.owner, await kept.last(kept.owner, "/undo 2 县里来电更正"), "发布")

        assert "县里来电更正" in (await kept.last(kept.owner, "/history"))["text"]

    async def test_an_answer_that_is_too_long_is_not_cut_but_asked_for_again(self, kept: AdminStage) -> None:
        await kept.presses(kept.owner, await kept.last(kept.owner, "/faq edit bridge-cost"), "答案")

        assert "512" in (await kept.last(kept.owner, "很长" * 300))["text"]
        assert "试改" in (await kept.last(kept.owner, "报告只说启动纸鹤大桥前期工作。"))["text"]

    async def test_a_revision_that_is_not_there_is_said_to_be_none(self, kept: AdminStage) -> None:
        for said in ("/diff", "/diff 99", "/undo", "/undo x", "/undo 0", "/undo 99"):
            text = (await kept.last(kept.owner, said))["text"]
            assert "没有这一版" in text or "没有第" in text


class TestChecking:
    async def test_check_explain_and_export(self, kept: AdminStage) -> None:
        assert "检查通过" in (await kept.last(kept.owner, "/check"))["text"]
        assert "slots" in (await kept.last(kept.owner, "/explain 2030年地区生产总值是多少"))["text"]
        assert "用法" in (await kept.last(kept.owner, "/explain"))["text"]
        assert (await kept.last(kept.owner, "/export"))["document"]["file_name"] == "wenbao-knowledge.zip"


def test_an_entry_keeps_its_short_key() -> None:
    assert short_key(GDP) == short_key(GDP) != short_key(FAQ)


class TestFaults:
    async def test_a_change_that_finds_the_disk_full_is_told_politely_and_can_be_published_later(
        self, kept: AdminStage
    ) -> None:
        async def pragma(what: str) -> int:
            async def work(connection: AsyncConnection) -> int:
                return int((await connection.exec_driver_sql(f"PRAGMA {what}")).scalar_one())

            return await kept.database.read(work)

        trial = await kept.last(kept.owner, f"/alias add gross-regional-product {'总盘子' * 300}")
        # What SQLite says of a disk that is full, it says of a file that may not grow.
        await pragma(f"max_page_count={await pragma('page_count')}")

        told = await kept.presses(kept.owner, trial, "发布")

        assert told["text"] == "数据库暂时不能读写，什么也没有改，请稍后再试。"
        await pragma("max_page_count=1000000")
        assert "已发布" in (await kept.presses(kept.owner, trial, "发布"))["text"]

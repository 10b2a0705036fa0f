"""Files that admins send and get, reviewed answers, what waits, statistics and drafts, end to end."""

from __future__ import annotations

import io
import zipfile

import pytest

from bot.service.digest import DIGEST_EVERY
from bot.telegram.admin.uploads import UploadRefused, packed, unpacked
from tests.shipped import ROOT
from tests.telegram.admin_stage import AdminStage
from tests.telegram.botapi.world import labels, stretches

QUESTIONS = """
- id: bridge-cost-is-not-told
  question: 纸鹤大桥投资多少钱
  status: not_found
  says: [没有说投资多少]
  note: The report tells of early work alone.
"""
FAQ = """
- id: who-folds
  questions: [谁来折最大的纸鹤]
  answer: 报告没有说谁来折最大的纸鹤。
  quotes: [启动纸鹤大桥前期工作]
"""
REPORT = ROOT / "tests" / "answering" / "made_up" / "seeds"


class TestImport:
    async def test_a_file_is_checked_compared_and_published_on_a_yes(self, kept: AdminStage) -> None:
        trial = await kept.sends_file(kept.owner, "faq.yaml", FAQ.encode())
        assert "who-folds" in trial["text"]
        assert "没有说谁来折" not in (await kept.last(kept.stranger, "谁来折最大的纸鹤"))["text"]

        await kept.presses(kept.owner, trial, "发布")

        assert "没有说谁来折" in (await kept.last(kept.stranger, "谁来折最大的纸鹤"))["text"]

    async def test_what_is_exported_can_be_sent_back(self, kept: AdminStage) -> None:
        exported = kept.content_of(await kept.last(kept.owner, "/export"))
        assert exported == kept.content_of(await kept.last(kept.owner, "/export"))
        same = await kept.sends_file(kept.owner, "wenbao-knowledge.zip", exported)
        assert "没有要改的" in same["text"]

        files = dict(unpacked(exported))
        files["zhihe-2031/faq.yaml"] += FAQ.encode()
        trial = await kept.sends_file(kept.owner, "changed.zip", packed(files))

        assert trial["text"].count("新增") == 1
        assert "修改" not in trial["text"].replace("导入", "")

    async def test_an_editor_sends_files_and_anybody_else_is_told_what_everybody_is(self, kept: AdminStage) -> None:
        told = await kept.sends_file(kept.stranger, "faq.yaml", FAQ.encode())

        assert "文字" in told["text"]

    @pytest.mark.parametrize("name", ["faq.yaml", "../../etc/passwd.yaml", "faq.zip", "faq.exe", "noname"])
    async def test_what_cannot_be_used_is_refused_in_a_sentence(self, kept: AdminStage, name: str) -> None:
        said = await kept.sends_file(kept.owner, name, b"- {id: x, broken: [\xff")

        assert said["text"]
        assert "reply_markup" not in said
        assert len(await kept.kept.editing.history(9)) == 1

    async def test_a_file_that_is_too_large_is_not_fetched(self, kept: AdminStage) -> None:
        said = await kept.sends_file(kept.owner, "faq.yaml", b"x", size=30_000_000)

        assert "太大" in said["text"]
        assert kept.world.calls_of("getFile") == []


class TestArchives:
    def test_names_that_lead_elsewhere_are_refused(self) -> None:
        for name in ("../faq.yaml", "/etc/passwd", "a/../../b.yaml", "c:\\x.yaml"):
            with pytest.raises(UploadRefused, match="admin-archive-names"):
                unpacked(_archive({name: b"x"}))

    def test_too_much_is_refused_before_it_is_unpacked(self) -> None:
        with pytest.raises(UploadRefused, match="admin-archive-too-large"):
            unpacked(_archive({"big.yaml": b"0" * 50_000_000}))
        with pytest.raises(UploadRefused, match="admin-archive-too-large"):
            unpacked(_archive({f"{number}.yaml": b"" for number in range(501)}))

    def test_what_is_no_archive_is_refused(self) -> None:
        for content in (b"", b"PK\x03\x04 and no more", packed({"a.yaml": b"x" * 999})[:-30]):
            with pytest.raises(UploadRefused, match="admin-archive-unreadable"):
                unpacked(content)

    def test_what_is_packed_is_unpacked_as_it_was(self) -> None:
        files = {"zhihe-2031/faq.yaml": FAQ.encode(), "lexicon.yaml": b""}

        assert unpacked(packed(files)) == files
        assert packed(files) == packed(dict(reversed(files.items())))


class TestReviewedAnswers:
    async def test_a_reviewed_answer_is_altered_only_after_it_was_seen_and_a_second_yes(self, kept: AdminStage) -> None:
        await kept.presses(kept.owner, await kept.sends_file(kept.owner, "questions.yaml", QUESTIONS.encode()), "发布")
        entry = await kept.last(kept.owner, "/faq edit bridge-cost")
        await kept.presses(kept.owner, entry, "答案")
        trial = await kept.last(kept.owner, "报告只说启动了前期工作。")
        assert "审定回答受影响" in trial["text"]

        shown = await kept.presses(kept.owner, trial, "发布")
        assert "没有说投资多少" in shown["text"]
        assert "报告只说启动了前期工作。" in shown["text"]
        assert "少了" in shown["text"]
        assert "没有说投资多少" in (await kept.last(kept.stranger, "纸鹤大桥投资多少钱"))["text"]

        await kept.presses(kept.owner, shown, "看过了，仍然发布")
        assert "没有说投资多少" not in (await kept.last(kept.stranger, "纸鹤大桥投资多少钱"))["text"]
        assert "1 处问题" in (await kept.last(kept.owner, "/check"))["text"]

    async def test_a_second_yes_to_answers_that_altered_meanwhile_shows_them_first(self, kept: AdminStage) -> None:
        await kept.presses(kept.owner, await kept.sends_file(kept.owner, "questions.yaml", QUESTIONS.encode()), "发布")
        await kept.presses(kept.owner, await kept.last(kept.owner, "/faq edit bridge-cost"), "答案")
        trial = await kept.last(kept.owner, "报告只说启动了前期工作。")
        shown = await kept.presses(kept.owner, trial, "发布")
        more = QUESTIONS.replace("- id: ", "- id: also-").replace("投资多少钱", "造价是多少")
        page = await kept.presses(
            kept.owner, await kept.sends_file(kept.owner, "questions.yaml", more.encode()), "发布"
        )
        assert "已发布" in page["text"]

        again = await kept.presses(kept.owner, shown, "看过了，仍然发布")

        assert "已发布" not in again["text"]
        assert "2/2" in again["text"]
        await kept.presses(kept.owner, again, "看过了，仍然发布")
        assert "没有说投资多少" not in (await kept.last(kept.stranger, "纸鹤大桥投资多少钱"))["text"]

    async def test_an_editor_leaves_it_to_the_owners(self, kept: AdminStage) -> None:
        await kept.presses(kept.owner, await kept.sends_file(kept.owner, "questions.yaml", QUESTIONS.encode()), "发布")
        await kept.last(kept.owner, "/grant 502")
        await kept.presses(kept.editor, await kept.last(kept.editor, "/faq edit bridge-cost"), "答案")
        trial = await kept.last(kept.editor, "报告只说启动了前期工作。")

        assert "发布" not in labels(trial)
        assert "提交审批" in labels(trial)


class TestWaiting:
    async def test_what_was_asked_in_vain_is_attached_to_an_entry(self, kept: AdminStage) -> None:
        asked = "外销总盘子有多大"
        for _ in range(2):
            await kept.last(kept.stranger, asked)
        listed = await kept.last(kept.owner, "/waiting")
        assert asked in listed["text"]
        assert "2 次" in listed["text"]
        group = await kept.presses(kept.owner, listed, "1")
        await kept.presses(kept.owner, group, "加为说法")
        trial = await kept.last(kept.owner, "exports")
        assert asked in "".join(stretches(trial, "pre"))
        await kept.presses(kept.owner, trial, "发布")

        assert "8.5" in (await kept.last(kept.stranger, asked))["text"]
        assert "没有待解答" in (await kept.last(kept.owner, "/waiting"))["text"]

    async def test_a_group_is_dismissed_and_its_buttons_are_then_of_no_use(self, kept: AdminStage) -> None:
        await kept.last(kept.stranger, "外销总盘子有多大")
        group = await kept.presses(kept.owner, await kept.last(kept.owner, "/waiting"), "1")
        await kept.presses(kept.owner, group, "忽略")

        assert "没有待解答" in (await kept.last(kept.owner, "/waiting"))["text"]
        assert "不用处理" in (await kept.presses(kept.owner, group, "写常见问题"))["text"]


class TestStatistics:
    async def test_the_figures_come_as_a_table_and_a_picture(self, kept: AdminStage) -> None:
        await kept.last(kept.stranger, "2030年地区生产总值是多少")
        picture, table = await kept.says(kept.owner, "/stats 7")

        assert kept.world.files[picture["photo"][0]["file_id"]].startswith(b"\x89PNG")
        assert "2030年地区生产总值是多少" in table["text"]
        assert "30 天" in labels(table)

    async def test_the_digest_is_chosen_and_ended_by_an_owner(self, kept: AdminStage) -> None:
        await kept.last(kept.stranger, "外销总盘子有多大")
        shown = await kept.last(kept.owner, "/digest")
        assert "外销总盘子有多大" in shown["text"]
        await kept.presses(kept.owner, shown, "每周发给我")
        assert await kept.kept.digests.is_wanted(kept.owner.id)
        assert "/digest off" not in (await kept.last(kept.owner, "/digest off"))["text"]
        assert not await kept.kept.digests.is_wanted(kept.owner.id)

    async def test_the_digest_arrives_once_it_is_due(self, kept: AdminStage) -> None:
        await kept.last(kept.owner, "/digest on")
        kept.clock.ahead = DIGEST_EVERY * 2
        await kept.restart()
        await kept.until(lambda: "一周摘要" in kept.world.said(kept.owner.id)[-1]["text"])


class TestBackup:
    async def test_an_owner_gets_a_copy_of_the_database_and_an_editor_none(self, kept: AdminStage) -> None:
        sent = await kept.last(kept.owner, "/backup")
        assert kept.content_of(sent).startswith(b"SQLite format 3")
        await kept.last(kept.owner, "/grant 502")

        assert "所有者" in (await kept.last(kept.editor, "/backup"))["text"]


class TestDrafts:
    async def test_a_report_becomes_a_draft_each_figure_with_its_sentence(self, kept: AdminStage) -> None:
        report = next(REPORT.iterdir())
        draft = await kept.sends_file(kept.owner, "报告.txt", report.read_bytes())
        assert "草稿" in draft["text"]
        files = unpacked(kept.content_of(kept.world.said(kept.owner.id)[-2]))
        assert any("/indicators" in path for path in files)

        figures = await kept.presses(kept.owner, draft, "›")
        source = report.read_text(encoding="utf-8")
        quoted = stretches(figures, "expandable_blockquote")
        assert quoted
        assert all(sentence in source for sentence in quoted)
        trial = await kept.presses(kept.owner, figures, "试着发布")
        assert "不能发布" in trial["text"], "nobody has given English names yet"

    async def test_what_is_no_report_is_refused_in_a_sentence(self, kept: AdminStage) -> None:
        assert "读不成" in (await kept.sends_file(kept.owner, "x.docx", b"no archive"))["text"]

    async def test_a_draft_of_another_process_has_expired(self, kept: AdminStage) -> None:
        draft = await kept.sends_file(kept.owner, "报告.txt", next(REPORT.iterdir()).read_bytes())
        await kept.restart()

        assert "过期" in (await kept.presses(kept.owner, draft, "›"))["text"]


def _archive(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()

"""The store and the knowledge folder: neither overwrites the other, and what only one side changed is taken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.answering.engine import Engine
from bot.domain.answer import AnswerStatus
from bot.service.editing.edits import AddWording
from bot.service.editing.folders import read_folder, write_folder
from bot.service.editing.opening import Import, Opened, Wishes, golden_changes
from tests.made_up_store import REPORT
from tests.service.editing.conftest import OWNER, Desk

FAQ = f"{REPORT}/faq.yaml"


async def start(desk: Desk) -> Import:
    """As the bot starts."""
    folder = read_folder(desk.folder, desk.folder.parent)
    return await desk.importer.start(folder.blocks, folder.sources)


async def run(desk: Desk, wishes: Wishes | None = None) -> Import:
    """As an operator imports."""
    folder = read_folder(desk.folder, desk.folder.parent)
    return await desk.importer.run(folder.blocks, folder.sources, wishes or Wishes())


def rewrite(desk: Desk, before: str, after: str, path: str = FAQ) -> None:
    """Change a file of the folder."""
    file = desk.folder / path
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after), encoding="utf-8")


async def test_a_start_with_nothing_new_changes_nothing(desk: Desk) -> None:
    assert (await start(desk)).state is Opened.SAME
    assert await desk.store.head() == 1


async def test_what_the_folder_alone_changed_is_taken_at_the_next_start(desk: Desk) -> None:
    rewrite(desk, "办了什么节", "办了啥节呀")

    found = await start(desk)

    assert (found.state, [change.key for change in found.merge.taken]) == (Opened.TAKEN, [f"{REPORT}/faq/festivals"])
    assert found.candidate is not None
    assert found.candidate.engine is not None
    assert found.candidate.engine.ask("办了啥节呀").answer.status is AnswerStatus.ANSWERED


async def test_edits_that_the_folder_lacks_are_served_on(desk: Desk) -> None:
    await desk.published(OWNER, AddWording("festivals", "热闹日子有几个"))

    found = await start(desk)

    assert (found.state, found.revision, found.merge.kept) == (Opened.AHEAD, None, (f"{REPORT}/faq/festivals",))


async def test_a_start_with_a_changed_folder_and_unexported_edits_overwrites_neither(desk: Desk) -> None:
    await desk.published(OWNER, AddWording("festivals", "热闹日子有几个"))
    rewrite(desk, "报告人是谁", "报告人是哪个")
    before = await desk.store.blocks()

    assert (await start(desk)).state is Opened.DIVERGED
    assert await desk.store.blocks() == before
    merged = await run(desk)
    assert [change.key for change in merged.merge.taken] == [f"{REPORT}/faq/who-delivered"]
    after = await desk.store.blocks()
    assert "热闹日子有几个" in after[f"{REPORT}/faq/festivals"].text
    assert "报告人是哪个" in after[f"{REPORT}/faq/who-delivered"].text


async def test_what_both_changed_is_a_named_conflict_and_nothing_is_applied(desk: Desk) -> None:
    await desk.published(OWNER, AddWording("festivals", "热闹日子有几个"))
    rewrite(desk, "办了什么节", "办了啥节呀")
    rewrite(desk, "报告人是谁", "报告人是哪个")
    before = await desk.store.blocks()

    found = await run(desk)

    assert (found.state, [one.key for one in found.conflicts]) == (Opened.CONFLICTING, [f"{REPORT}/faq/festivals"])
    assert await desk.store.blocks() == before
    chosen = await run(desk, Wishes(take=frozenset({f"{REPORT}/faq/festivals"})))
    assert chosen.revision is not None
    assert "热闹日子有几个" not in (await desk.store.blocks())[f"{REPORT}/faq/festivals"].text


async def test_a_trial_says_what_would_happen_and_does_none_of_it(desk: Desk) -> None:
    rewrite(desk, "办了什么节", "办了啥节呀")

    found = await run(desk, Wishes(is_trial=True))

    assert (len(found.merge.taken), found.revision, await desk.store.head()) == (1, None, 1)


async def test_a_folder_that_breaks_a_reviewed_answer_needs_to_be_accepted(desk: Desk) -> None:
    rewrite(desk, "报告由纸鹤县人民政府县长甲乙丙作。", "报告由县长作。")

    at_start, refused = await start(desk), await run(desk)
    accepted = await run(desk, Wishes(accepts_changes=True))

    assert (at_start.state, refused.state) == (Opened.ALTERING, Opened.ALTERING)
    assert [one.question.id for one in refused.golden] == ["who"]
    assert accepted.revision is not None


async def test_a_folder_with_faults_leaves_the_store_as_it_was(desk: Desk) -> None:
    rewrite(desk, 'value: "210.5"', 'value: "211"', f"{REPORT}/indicators.yaml")

    found = await start(desk)

    assert (found.state, await desk.store.head()) == (Opened.FAULTY, 1)
    assert "210.5" in found.faults[0]


async def test_an_entry_that_the_folder_takes_away_is_gone(desk: Desk) -> None:
    rewrite(desk, (desk.folder / FAQ).read_text(encoding="utf-8").split("- id: festivals")[1], "", FAQ)
    rewrite(desk, "- id: festivals", "", FAQ)

    found = await start(desk)

    gone = [change for change in found.merge.taken if change.after is None]
    assert f"{REPORT}/faq/festivals" in [change.key for change in gone]


async def test_an_export_is_the_same_bytes_and_imports_to_the_same_store(desk: Desk, tmp_path: Path) -> None:
    await desk.published(OWNER, AddWording("festivals", "热闹日子有几个"))
    files = await desk.editing.export()
    sources = (await desk.store.sources()).values()

    write_folder(tmp_path / "out", files, sources, tmp_path / "elsewhere")
    again = read_folder(tmp_path / "out", tmp_path / "nowhere")

    assert dict(again.blocks) == {
        key: type(block)(key, block.path, again.blocks[key].position, block.text)
        for key, block in (await desk.store.blocks()).items()
    }
    assert [one.sha256 for one in again.sources] == list(await desk.store.sources())
    assert (await desk.importer.run(again.blocks, again.sources, Wishes())).merge.taken == ()


async def test_an_export_that_is_edited_further_is_no_conflict_with_what_it_was_exported_from(desk: Desk) -> None:
    await desk.published(OWNER, AddWording("festivals", "热闹日子有几个"))
    write_folder(desk.folder, await desk.editing.export(), (), desk.folder.parent)
    await desk.published(OWNER, AddWording("festivals", "节日几个"))

    found = await start(desk)

    assert (found.state, found.conflicts) == (Opened.AHEAD, ())


def test_an_export_leaves_files_it_does_not_know_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "other-2032").mkdir()
    (tmp_path / "other-2032" / "report.yaml").write_text("made: up\n", encoding="utf-8")

    written = write_folder(tmp_path, {FAQ: b"[]\n"}, (), tmp_path)

    assert written.strange == ("other-2032/report.yaml",)
    assert (tmp_path / "other-2032" / "report.yaml").exists()


def test_a_report_that_takes_over_is_held_to_its_own_reviewed_answers(desk: Desk) -> None:
    now = desk.serving.engine
    report = replace(now.knowledge.report, id="zhihe-2032")
    wrong = replace(now.knowledge.questions[0], says=("211亿元",))
    newer = Engine(replace(now.knowledge, report=report, questions=(wrong, now.knowledge.questions[1])), now.lexicon)

    assert [(one.question.id, one.breaks) for one in golden_changes(now, newer)] == [("gdp", True)]
    assert golden_changes(now, now) == ()

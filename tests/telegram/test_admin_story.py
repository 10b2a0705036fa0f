"""From an unanswered question to the audit log: how an editor and an owner keep the knowledge right, in both languages."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from bot.curation.blocks import files_of
from bot.domain.answer import Language
from bot.domain.revision import replay
from bot.messages.catalogue import message as words
from bot.service.editing.folders import read_folder, write_folder
from bot.service.editing.opening import Importer, Wishes
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from tests.telegram.admin_stage import EDITOR, OWNER, AdminStage
from tests.telegram.botapi.world import labels, stretches

GOLDEN = """
- id: gdp
  question: 2030年地区生产总值是多少
  status: answered
  says: [210.5亿元]
  note: made up
- id: bridge
  question: 纸鹤大桥投资多少钱
  status: not_found
  says: [没有说投资多少]
  note: made up
"""
QUESTIONS = {Language.ZH_HANS: "外销总盘子有多大", Language.EN: "How big is the foreign selling pot?"}


def unzipped(content: bytes) -> dict[str, bytes]:
    """The files of an archive."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("language", [Language.ZH_HANS, Language.EN])
async def test_the_knowledge_is_kept_right_from_a_phone(kept: AdminStage, language: Language, tmp_path: Path) -> None:
    asked = QUESTIONS[language]

    def label(name: str, **values: str) -> str:
        return words(name, language, **values)

    for person in (kept.owner, kept.editor, kept.stranger):
        person.user["language_code"] = "en" if language is Language.EN else "zh-hans"
    if language is Language.EN:
        # What the bot writes of its own accord, such as a proposal, is in the language that was chosen.
        await kept.presses(kept.owner, await kept.last(kept.owner, "/lang"), "English")
    reviewed = await kept.sends_file(kept.owner, "questions.yaml", GOLDEN.encode())
    await kept.presses(kept.owner, reviewed, label("admin-publish"))
    await kept.last(kept.owner, f"/grant {EDITOR}")

    # An unanswered question arrives.
    assert "8.5" not in (await kept.last(kept.stranger, asked))["text"]

    # An editor attaches it to an entry; the question is answered.
    group = await kept.presses(kept.editor, await kept.last(kept.editor, "/waiting"), "1")
    await kept.presses(kept.editor, group, label("admin-waiting-attach"))
    trial = await kept.last(kept.editor, "exports")
    published = await kept.presses(kept.editor, trial, label("admin-publish"))
    assert "8.5" in (await kept.last(kept.stranger, asked))["text"]
    assert label("admin-published", revision="3") in published["text"]

    # A wrong edit is refused with its reason.
    figures = await kept.last(kept.editor, "/observation edit exports")
    figure = await kept.presses(kept.editor, figures, labels(figures)[0])
    await kept.presses(kept.editor, figure, label("admin-edit-value"))
    which = await kept.last(kept.editor, "9.5 9.5亿元")
    wrong = await kept.presses(kept.editor, which, "1")
    assert "9.5亿元" in wrong["text"]
    assert label("admin-publish") not in labels(wrong)
    assert "8.5" in (await kept.last(kept.stranger, asked))["text"]

    # A reviewed answer changes: the editor leaves it to the owner, who says yes a second time.
    entry = await kept.last(kept.editor, "/faq edit bridge-cost")
    await kept.presses(kept.editor, entry, label("admin-edit-answer"))
    altering = await kept.last(kept.editor, "报告只说启动了前期工作。")
    assert label("admin-publish") not in labels(altering)
    await kept.presses(kept.editor, altering, label("admin-propose"))
    proposal = kept.world.said(OWNER)[-1]
    shown = await kept.presses(kept.owner, dict(proposal), label("admin-approve"))
    assert "没有说投资多少" in shown["text"]
    assert "报告只说启动了前期工作。" in shown["text"]
    assert "没有说投资多少" in (await kept.last(kept.stranger, "纸鹤大桥投资多少钱"))["text"]
    approved = await kept.presses(kept.owner, shown, label("admin-second-yes"))
    assert label("admin-published", revision="4") in approved["text"]
    assert "没有说投资多少" not in (await kept.last(kept.stranger, "纸鹤大桥投资多少钱"))["text"]

    # Undo restores: both what the owner accepted and, later, what the editor attached.
    undo = await kept.last(kept.owner, "/undo 4")
    seen = await kept.presses(kept.owner, undo, label("admin-publish"))
    if label("admin-second-yes") in labels(seen):
        await kept.presses(kept.owner, seen, label("admin-second-yes"))
    assert "没有说投资多少" in (await kept.last(kept.stranger, "纸鹤大桥投资多少钱"))["text"]

    # An export, taken into an empty store and written out again, is the same bytes.
    exported = unzipped(kept.content_of(await kept.last(kept.owner, "/export")))
    yaml = {path: content for path, content in exported.items() if path.endswith(".yaml")}
    assert asked.encode() in b"".join(yaml.values())
    write_folder(tmp_path / "again", yaml, (), tmp_path)
    taken = read_folder(tmp_path / "again", tmp_path)
    async with Database(f"sqlite+aiosqlite:///{tmp_path}/again.db") as database:
        again = SqlKnowledge(database)
        importer = Importer(again, kept.builder, kept.clock)
        assert (await importer.run(taken.blocks, taken.sources, Wishes())).revision is not None
        written = await _exported(again)
    assert written == yaml

    # The audit log tells it all: who, what, in which order; and replaying it gives what is served.
    history = await kept.kept.editing.history(20)
    assert [(one.number, one.author) for one in reversed(history)] == [
        (1, "import"),
        (2, f"telegram:{OWNER}"),
        (3, f"telegram:{EDITOR}"),
        (4, f"telegram:{EDITOR}, telegram:{OWNER}"),
        (5, f"telegram:{OWNER}"),
    ]
    assert replay(reversed(history)) == await SqlKnowledge(kept.database).blocks()
    told = (await kept.last(kept.owner, "/history"))["text"]
    assert str(EDITOR) in told
    diff = await kept.last(kept.owner, "/diff 4")
    assert "报告只说启动了前期工作。" in "".join(stretches(diff, "pre"))


async def _exported(store: SqlKnowledge) -> dict[str, bytes]:
    return files_of((await store.blocks()).values())

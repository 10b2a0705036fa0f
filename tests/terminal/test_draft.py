"""The command that drafts a report. The report is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.domain.errors import KnowledgeError
from tests.documents import files
from tests.documents.made_up_report import PARAGRAPHS
from tests.terminal.conftest import Run
from tests.terminal.fakes import FakeBackend


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.docx"
    path.write_bytes(files.docx(PARAGRAPHS))
    return path


def test_draft_writes_the_files_and_tells_what_was_read(run: Run, report: Path, tmp_path: Path) -> None:
    result = run("draft", str(report), str(tmp_path / "out"), "--figures", "3")

    lines = result.out.splitlines()
    assert (result.status, result.err) == (0, "")
    assert lines[:3] == [
        "2031年云上省政府工作报告（虚构）（草稿 yunshang-2031）",
        "地区：云上省　作报告日期：2031-01-15　报告人：甲乙丙　回顾 2030 年，安排 2031 年",
        "7 个部分，2 条名词解释，19 个候选数据",
    ]
    assert "一、（一）　纸鹤产业稳步发展" in lines
    at = lines.index("地区生产总值　2031　增长（目标）　6%左右")
    assert lines[at + 1].startswith("  「今年经济社会发展的主要预期目标是：地区生产总值增长6%左右")
    assert lines[at + 1].endswith("（二、开头）")
    assert lines[at + 2] == "还有 16 个候选数据，都在草稿文件里。"
    assert "全文 36 个数字，草稿解释了 36 个。" in lines
    assert any("万只" in line and "lexicon.yaml" in line for line in lines)
    written = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.*")}
    assert written == set(lines[lines.index("seeds/yunshang-2031.txt") :])


def test_a_draft_is_never_written_over_another(run: Run, report: Path, tmp_path: Path) -> None:
    run("draft", str(report), str(tmp_path))
    edited = tmp_path / "knowledge/_yunshang-2031/report.yaml"
    edited.write_text("edited by hand")

    result = run("draft", str(report), str(tmp_path))

    assert (result.status, result.out) == (1, "")
    assert "没有覆盖" in result.err
    assert edited.read_text() == "edited by hand"


@pytest.mark.parametrize("content", [None, b"", b"\x89PNG\r\n", bytes(21 * 1024 * 1024), "不是报告。".encode()])
def test_a_file_that_cannot_be_drafted_is_told_in_one_sentence(run: Run, tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "报告.docx"
    if content is not None:
        file.write_bytes(content)

    result = run("draft", str(file), str(tmp_path / "out"))

    assert (result.status, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_that_cannot_be_written_to_is_told(run: Run, report: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    result = run("draft", str(report), str(tmp_path / "file"))

    assert (result.status, result.out) == (1, "")
    assert "写不进去" in result.err


def test_check_can_be_asked_of_one_folder(run: Run, backend: FakeBackend, tmp_path: Path) -> None:
    run("check", str(tmp_path / "_yunshang-2031"))
    backend.broken = KnowledgeError(("made up",))

    assert run("check", str(tmp_path / "_yunshang-2031")).status == 1
    assert backend.steps == ["start", "check _yunshang-2031", "start", "check _yunshang-2031"]

"""`eval` counts what passed, names what failed, and fails when an answer misinforms."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.domain.errors import KnowledgeError
from bot.service.evaluating import Fault, Grade
from tests.terminal.conftest import Run
from tests.terminal.fakes import FakeBackend

HARMFUL = Grade(Fault.LACKS, ("12.3", "45"), is_harmful=True)
MISSED = Grade(Fault.UNCITED, ("made up",))


def row(question: str, kind: str = "figure", lang: str = "zh") -> dict[str, object]:
    """A row about a made-up county."""
    return {"id": question, "question": question, "lang": lang, "type": kind, "expect": "answer"}


def written(folder: Path, *rows: dict[str, object] | str, name: str = "made-up.jsonl") -> str:
    """A file of rows; text stands for itself."""
    file = folder / name
    lines = [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in rows]
    file.write_text("\n".join(lines), encoding="utf-8")
    return str(file)


def test_what_passes_is_counted_by_kind_and_language(run: Run, tmp_path: Path) -> None:
    file = written(tmp_path, row("一"), row("二"), row("three", "list", "en"))

    result = run("eval", file)

    lines = [line.split() for line in result.out.splitlines() if "/" in line]
    assert (result.status, result.err) == (0, "")
    assert lines == [
        ["figure", "2/2", "2/2", "100%"],
        ["list", "1/1", "1/1", "100%"],
        ["合计", "1/1", "2/2", "3/3", "100%"],
    ]
    assert result.out.index("en") < result.out.index("zh")


def test_an_answer_that_misinforms_is_named_before_the_misses_and_fails(
    run: Run, backend: FakeBackend, tmp_path: Path
) -> None:
    backend.grades = {"二": MISSED, "三\x1b[2J": HARMFUL}

    result = run("eval", written(tmp_path, row("一"), row("二"), row("三\x1b[2J")))

    failures = result.out[result.out.index("误导的回答：1 个") :].splitlines()
    assert result.status == 1
    assert failures == [
        "误导的回答：1 个",
        "  三[2J　三[2J",
        "    回答里缺少：12.3；45",
        "    回答（answered）：三[2J",
        "没有误导的错误：1 个",
        "  二　二",
        "    引文里一个也没有：made up",
        "    回答（answered）：二",
    ]
    assert "1/3 33%" in result.out


def test_misses_alone_do_not_fail(run: Run, backend: FakeBackend, tmp_path: Path) -> None:
    backend.grades = {"二": MISSED}

    assert run("eval", written(tmp_path, row("一"), row("二"))).status == 0


def test_a_question_that_was_refused_is_a_miss(run: Run, backend: FakeBackend, tmp_path: Path) -> None:
    backend.grades = {"一": Grade(Fault.REFUSED)}

    result = run("eval", written(tmp_path, row("一")))

    assert result.status == 0
    assert result.out.splitlines()[-2:] == ["    题目里没有问题", "    没有回答"]


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_its_sentence(fault: Fault, run: Run, backend: FakeBackend, tmp_path: Path) -> None:
    backend.grades = {"一": Grade(fault, ("made up",))}

    result = run("eval", written(tmp_path, row("一")))

    assert (result.status, result.err) == (0, "")


def test_a_row_that_cannot_be_used_is_named_with_its_line_and_fails_and_the_rest_goes_on(
    run: Run, tmp_path: Path
) -> None:
    broken = {**row("二"), "expect": "made up"}
    file = written(tmp_path, row("一"), "", "{", broken, row("三"))

    result = run("eval", file)

    assert result.status == 1
    assert result.err.splitlines() == [
        f"{file}:3: 这一行不是 JSON 对象。",
        f"{file}:4: “expect”缺少、多余，或者不是应有的样子。",
    ]
    assert "2/2 100%" in result.out


def test_a_file_that_cannot_be_read_is_named_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.jsonl")

    result = run("eval", missing, written(tmp_path, row("一")))

    assert result.status == 1
    assert result.err.startswith(f"{missing}: 文件读不了")
    assert "1/1 100%" in result.out


def test_no_questions_at_all_are_no_success(run: Run, tmp_path: Path) -> None:
    result = run("eval", written(tmp_path, ""))

    assert (result.status, result.out, result.err) == (1, "", "没有可用的题目。\n")


def test_no_file_is_a_misuse(run: Run) -> None:
    assert run("eval").status == 2


def test_knowledge_that_cannot_be_used_is_said(run: Run, backend: FakeBackend, tmp_path: Path) -> None:
    backend.broken = KnowledgeError(("made up",))

    result = run("eval", written(tmp_path, row("一")))

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("知识库不能用")

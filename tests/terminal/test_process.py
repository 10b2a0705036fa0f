"""`python -m bot` as people start it: a process of its own, in a folder that holds nothing of ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.conftest import Result

REPOSITORY = Path(__file__).resolve().parents[2]


class Shell:
    """Starts `python -m bot`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, *arguments: str, stdin: str = "", **settings: str) -> Result:
        ended = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY), **settings},
            input=stdin.encode(),
            capture_output=True,
            check=False,
        )
        return Result(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell in an empty folder."""
    return Shell(tmp_path)


def test_a_question_is_answered_and_no_database_made(shell: Shell) -> None:
    result = shell("ask", "--json", "2020年地区生产总值是多少")

    assert (result.status, result.err) == (0, "")
    assert json.loads(result.out)["status"] == "answered"
    assert list(shell.folder.iterdir()) == []


def test_rows_are_answered_one_a_line(shell: Shell) -> None:
    result = shell("ask", "--jsonl", stdin='{"id": 1, "question": "2020年GDP"}\nbroken\n')

    assert [json.loads(line)["status"] for line in result.out.splitlines()] == ["answered", "error"]


def test_explain_shows_how_a_question_is_understood(shell: Shell) -> None:
    result = shell("ask", "--explain", "2020年GDP")

    assert (result.status, result.err) == (0, "")
    assert "2020" in result.out


def test_piped_questions_are_answered_logged_and_listed(shell: Shell) -> None:
    asked = shell("run", stdin="2020年GDP\n2020年火星移民人数是多少\n")
    listed = shell("unanswered")

    assert asked.status == 0
    assert asked.err == "没有设置 TELEGRAM_BOT_TOKEN，改为在终端里对话。\n"
    assert [line.split("　")[1:] for line in listed.out.splitlines()] == [["终端", "2020年火星移民人数是多少"]]
    assert (shell.folder / "var" / "wenbao.db").is_file()


@pytest.mark.parametrize("command", ["check", "coverage"])
def test_the_knowledge_that_ships_is_sound(command: str, shell: Shell) -> None:
    result = shell(command)

    assert (result.status, result.err) == (0, "")


@pytest.mark.parametrize("question", ["", " \t", "\x07\x1b"])
def test_an_empty_question_is_refused_in_one_line(question: str, shell: Shell) -> None:
    result = shell("ask", question)

    assert (result.status, result.out, result.err) == (1, "", "没有问题：请输入一个问题。\n")


def test_ten_thousand_characters_are_refused_in_one_line(shell: Shell) -> None:
    result = shell("ask", "多" * 10_000)

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("问题太长：10000 个字符")


@pytest.mark.parametrize("arguments", [("ask", "GDP"), ("chat",), ("check",), ("coverage",)])
def test_knowledge_that_is_missing_is_told_in_one_line(arguments: tuple[str, ...], shell: Shell) -> None:
    result = shell(*arguments, KNOWLEDGE_DIR=str(shell.folder / "nowhere"))

    assert (result.status, result.out) == (1, "")
    assert len(result.err.splitlines()) == 1
    assert "nowhere" in result.err


def test_knowledge_that_is_corrupt_is_told_in_one_line(shell: Shell) -> None:
    report = shell.folder / "knowledge" / "made-up-2021"
    report.mkdir(parents=True)
    (report / "report.yaml").write_bytes(b"id: [\xff\x00")

    result = shell("ask", "GDP", KNOWLEDGE_DIR=str(report.parent))

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith("知识库不能用")
    assert len(result.err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [("chat",), ("run",), ("unanswered",), ("feedback",)])
def test_a_database_that_cannot_be_made_is_told_in_one_line(arguments: tuple[str, ...], shell: Shell) -> None:
    (shell.folder / "var").write_text("a file where the folder should be")

    result = shell(*arguments, stdin="GDP\n")

    assert (result.status, result.out) == (1, "")
    assert result.err.splitlines()[-1].startswith("The database var/wenbao.db cannot be used: ")
    assert "Traceback" not in result.err


def test_a_setting_that_cannot_be_used_is_told_in_one_line(shell: Shell) -> None:
    result = shell("ask", "GDP", LOG_LEVEL="LOUD")

    assert (result.status, result.out) == (1, "")
    assert result.err == "LOG_LEVEL cannot be used: it must be DEBUG, INFO, WARNING, ERROR or CRITICAL.\n"


def test_a_setting_from_a_file_in_the_folder_is_used(shell: Shell) -> None:
    (shell.folder / ".env").write_text("LOG_LEVEL=LOUD\n")

    assert shell("ask", "GDP").status == 1


def test_chinese_is_written_whatever_the_locale(shell: Shell) -> None:
    result = shell("ask", "--json", "2020年地区生产总值", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")

    assert result.status == 0
    assert "地区生产总值" in json.loads(result.out)["headline"]

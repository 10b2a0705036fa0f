"""Import, export and log, as commands over a real database; the report is made up."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.bootstrap import Bootstrap
from bot.store.lock import held_alone
from bot.terminal.app import main
from tests.made_up_store import REPORT, made_up_folder

FAQ = f"{REPORT}/faq.yaml"


class Commands:
    """Runs commands and reads what they say."""

    def __init__(self, folder: Path, captured: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self._captured = captured

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        status = main(Bootstrap(), arguments)
        told = self._captured.readouterr()
        return status, told.out, told.err

    def rewrite(self, before: str, after: str) -> None:
        file = self.folder / FAQ
        text = file.read_text(encoding="utf-8")
        assert before in text
        file.write_text(text.replace(before, after), encoding="utf-8")


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Commands:
    folder = made_up_folder(tmp_path)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/var/wenbao.db")
    commands = Commands(folder, capsys)
    assert commands("import", str(folder))[0] == 0
    return commands


def test_an_import_is_shown_before_it_is_made_and_stands_in_the_log(commands: Commands) -> None:
    commands.rewrite("办了什么节", "办了啥节呀")
    key = f"{REPORT}/faq/festivals"

    would = commands("import", str(commands.folder), "--dry-run")
    done = commands("import", str(commands.folder))
    again = commands("import", str(commands.folder))
    shown = commands("log", "2")

    assert (would[0], done[0], again[0]) == (0, 0, 0)
    assert key in would[1]
    assert "没有写入" in would[1]
    assert "修订 2" in done[1]
    assert "没有要并入的改动" in again[1]
    assert "办了啥节呀" in shown[1]
    assert commands("log", "99")[0] == 1


def test_an_export_gives_back_what_was_imported_byte_for_byte(commands: Commands, tmp_path: Path) -> None:
    status, out, _ = commands("export", str(tmp_path / "out"))

    exported = {path.relative_to(tmp_path / "out"): path.read_bytes() for path in (tmp_path / "out").rglob("*.yaml")}
    kept = {path.relative_to(commands.folder): path.read_bytes() for path in commands.folder.rglob("*.yaml")}
    assert (status, exported == kept) == (0, True)
    assert str(len(kept)) in out


def test_a_folder_with_faults_is_refused_with_each_fault(commands: Commands) -> None:
    commands.rewrite("纸鹤县人民政府县长 甲乙丙", "纸鹤县人民政府县长 丁")

    status, out, err = commands("import", str(commands.folder))

    assert status == 1
    assert "who-delivered" in out
    assert "没有写入" in err


def test_while_a_bot_serves_from_the_store_it_is_only_looked_at(commands: Commands, tmp_path: Path) -> None:
    with held_alone(f"sqlite+aiosqlite:///{tmp_path}/var/wenbao.db"):
        refused = commands("import", str(commands.folder))
        looked = commands("import", str(commands.folder), "--dry-run")
        logged = commands("log")

    assert (refused[0], looked[0], logged[0]) == (1, 0, 0)
    assert "in use" in refused[2]

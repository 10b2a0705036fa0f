"""A database that cannot be used is told in a sentence by every command that needs it, and left as it was."""

from __future__ import annotations

import asyncio
import ctypes
import hashlib
import io
import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.bootstrap import Bootstrap
from bot.terminal.app import main
from tests.made_up_store import made_up_folder
from tests.shipped import ROOT

QUESTION = "2030年地区生产总值是多少\n"
COMMANDS = ["chat", "run", "import", "export", "log", "backup"]
CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH = 1, 2
PR_CAPBSET_DROP = 24


class Program(Bootstrap):
    """The program in this process: its logs are left as the tests have them."""

    def start(self) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with knowledge and a database that holds it; made once, and copied for each test."""
    folder = tmp_path_factory.mktemp("made")
    knowledge = made_up_folder(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{folder}/var/wenbao.db")
        patch.setenv("KNOWLEDGE_DIR", str(knowledge))

        async def open_once() -> None:
            async with Program().logged_services():
                pass

        asyncio.run(open_once())
    return folder


@pytest.fixture
def place(made: Path, tmp_path: Path) -> Iterator[Path]:
    """The same, to spoil."""
    place = tmp_path / "place"
    shutil.copytree(made, place)
    yield place
    for path in (place / "var", *(place / "var").iterdir()):
        path.chmod(0o700)


def _digest(folder: Path) -> dict[str, str]:
    """Of each file, locks aside; SQLite's files beside the database only where they hold something."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
        and not path.name.endswith((".lock", "-shm"))
        and not (path.name.endswith("-wal") and not path.stat().st_size)
    }


def _arguments(command: str, place: Path) -> list[str]:
    folders = {"import": [str(place / "knowledge")], "export": [str(place / "written")]}
    return [command, *folders.get(command, [])]


def _of_a_newer_version(file: Path) -> None:
    with closing(sqlite3.connect(file)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()


def _no_database(file: Path) -> None:
    file.write_bytes(b"this is no database\n" * 500)


def _overwritten(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))


def _cut_short(file: Path) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 3])


NEWER = "schema 9999, which this version of Wenbao does not know: it was made by a newer one"
NO_DATABASE = "file is not a database. Leave the file as it is and restore a copy"
MALFORMED = "database disk image is malformed. Leave the file as it is and restore a copy"


@pytest.mark.parametrize(
    ("spoil", "told", "command"),
    [
        *((_of_a_newer_version, NEWER, command) for command in COMMANDS),
        *((_overwritten, MALFORMED, command) for command in COMMANDS),
        (_no_database, NO_DATABASE, "run"),
        (_cut_short, MALFORMED, "chat"),
    ],
)
def test_a_database_that_cannot_be_read_is_told_in_a_sentence_and_left_as_it_was(
    command: str,
    spoil: Callable[[Path], None],
    told: str,
    place: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = place / "var" / "wenbao.db"
    spoil(file)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{file}")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(place / "knowledge"))
    if command == "run":
        monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:" + "made-up" * 5)
    monkeypatch.setattr(sys, "stdin", io.StringIO(QUESTION))
    before = _digest(place)

    status = main(Program(), _arguments(command, place))

    said = capsys.readouterr().err.splitlines()[-1]
    assert (status, told in said, str(file) in said) == (1, True, True), said
    assert _digest(place) == before


def _obeys_permissions() -> None:
    """Even as root: a process without these capabilities may write what the permissions let it write, and no more."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH):
            if libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0):
                raise OSError(ctypes.get_errno(), "prctl")


def _writes_no_file_larger_than(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def _run(command: str, place: Path, before: Callable[[], None]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "bot", *_arguments(command, place)],
        cwd=ROOT,
        env={
            **os.environ,
            "DATABASE_URL": f"sqlite+aiosqlite:///{place}/var/wenbao.db",
            "KNOWLEDGE_DIR": str(place / "knowledge"),
            "COVERAGE_PROCESS_START": "",
            "COVERAGE_PROCESS_CONFIG": "",
        },
        input=QUESTION,
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
    )


@pytest.mark.parametrize("command", ["chat", "import", "export", "log"])
def test_a_disk_that_cannot_be_written_is_told_in_a_sentence(command: str, place: Path) -> None:
    before = _digest(place)
    for path in (*(place / "var").iterdir(), place / "var"):
        path.chmod(0o500 if path.is_dir() else 0o400)

    ended = _run(command, place, _obeys_permissions)

    said = ended.stderr.splitlines()[-1]
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False)
    assert "cannot be used: " in said
    assert "Let the bot write to it and to its folder" in said
    assert _digest(place) == before


@pytest.mark.parametrize("command", ["chat", "import"])
def test_a_disk_that_becomes_full_is_told_in_a_sentence_and_nothing_kept_is_lost(command: str, place: Path) -> None:
    """The system lets no file grow beyond a size, as a full disk does: SQLite cannot extend its write-ahead log."""
    faq = place / "knowledge" / "zhihe-2031" / "faq.yaml"
    if command == "import":
        faq.write_text(faq.read_text(encoding="utf-8") + f"\n# {'编造的话' * 10_000}\n", encoding="utf-8")
    before = _entries(place)

    ended = _run(command, place, _writes_no_file_larger_than(4096))

    said = ended.stderr.splitlines()[-1]
    assert (ended.returncode, "Traceback" in ended.stderr) == (1, False), ended.stderr
    assert "cannot be used: " in said
    assert "nothing of the last change was written" in said
    assert _entries(place) == before


def _entries(place: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(place / "var" / "wenbao.db")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return connection.execute("SELECT key, text FROM entry ORDER BY key").fetchall()

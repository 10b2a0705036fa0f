"""The composition root opens what is asked for, and no more."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.bootstrap import Bootstrap, Services
from bot.domain.answer import AnswerKind, AnswerStatus
from bot.domain.errors import ConfigurationError, KnowledgeError, StoreError
from bot.service.clock import SystemClock
from bot.service.exploring.current import ReportExploring
from bot.service.ports import QuestionLog, QuestionRecord, Surface
from bot.service.serving import Serving
from tests.made_up_store import made_up_folder
from tests.terminal.fakes import FakeAsking, FakeBrowsing, FakeExplaining

REPOSITORY = Path(__file__).resolve().parent.parent
TOKEN = "123456:" + "made-up" * 5
RECORD = QuestionRecord(
    asked_at=datetime(2026, 3, 4, 12, tzinfo=UTC),
    surface=Surface.TERMINAL,
    asker_hash="",
    question="房价多少",
    status=AnswerStatus.NOT_FOUND,
    kind=AnswerKind.SILENCE,
    entry_ids=(),
    latency_ms=1.0,
)


class Builder:
    """Wires fakes, and remembers over what."""

    def __init__(self) -> None:
        self.log: QuestionLog | None = None
        self.hash_key = b""

    def __call__(self, serving: Serving, log: QuestionLog | None, hash_key: bytes) -> Services:
        self.log, self.hash_key = log, hash_key
        return Services(FakeAsking(), FakeBrowsing(), FakeExplaining(), lambda: ReportExploring(serving))


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the settings say the database is; it does not exist yet."""
    path = tmp_path / "var" / "wenbao.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{path}")
    monkeypatch.setenv("KNOWLEDGE_DIR", str(made_up_folder(tmp_path)))
    return path


def test_asking_without_a_log_opens_no_database(database: Path) -> None:
    builder = Builder()

    Bootstrap(builder).services()

    assert (builder.log, database.parent.exists()) == (None, False)


async def test_what_is_logged_can_be_listed_afterwards(database: Path) -> None:
    builder = Builder()
    async with Bootstrap(builder).logged_services():
        assert builder.log is not None
        await builder.log.record(RECORD)

    assert await Bootstrap(builder).unanswered(10) == (RECORD,)


async def test_the_hash_key_is_kept_from_one_start_to_the_next(database: Path) -> None:
    first, second = Builder(), Builder()
    async with Bootstrap(first).logged_services():
        pass
    async with Bootstrap(second).logged_services():
        pass

    assert first.hash_key == second.hash_key != b""


async def test_a_hash_key_that_is_set_is_used(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HASH_KEY", "made-up-hash-key")
    builder = Builder()
    async with Bootstrap(builder).logged_services():
        pass

    assert builder.hash_key == b"made-up-hash-key"


async def test_a_database_that_cannot_be_used_is_told_before_the_knowledge_is_loaded(database: Path) -> None:
    database.parent.write_text("a file where the folder should be")
    builder = Builder()

    with pytest.raises(StoreError):
        async with Bootstrap(builder).logged_services():
            pass

    assert builder.log is None


def test_a_knowledge_folder_that_is_missing_is_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", str(tmp_path / "nowhere"))

    with pytest.raises(KnowledgeError, match="nowhere"):
        Bootstrap().check()


def test_a_token_that_is_set_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Bootstrap().has_token
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)

    assert Bootstrap().has_token


async def test_telegram_without_a_token_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="TELEGRAM_BOT_TOKEN"):
        await Bootstrap().run_telegram()


def test_the_clock_tells_the_present_in_utc() -> None:
    before = datetime.now(UTC)

    now = SystemClock().now()

    assert before <= now <= datetime.now(UTC)
    assert now.tzinfo is UTC


def test_starting_a_command_loads_neither_the_database_nor_telegram(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "import bot.terminal.app\n"
        "from bot.bootstrap import Bootstrap\n"
        "Bootstrap().start()\n"
        "print(*{'sqlalchemy', 'alembic', 'aiosqlite', 'telegram', 'httpx'} & sys.modules.keys())\n"
    )

    # In an empty folder, for a `.env` of the developer's own would be read.
    ended = subprocess.run(
        [sys.executable, "-c", program],
        check=True,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(REPOSITORY)},
    )

    assert ended.stdout.split() == []


async def test_a_copy_of_the_database_is_made_beside_it_and_put_back(database: Path) -> None:
    bootstrap = Bootstrap(Builder())
    async with bootstrap.logged_services():
        made = await bootstrap.backup()

    restored = bootstrap.restore(made.path)

    assert (made.path.parent, made.head, restored.head) == (database.parent / "backups", 1, 1)
    assert restored.replaced is not None
    assert restored.replaced.is_file()


async def test_copies_go_where_the_setting_says(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKUP_DIR", str(tmp_path / "copies"))
    bootstrap = Bootstrap(Builder())
    async with bootstrap.logged_services():
        assert (await bootstrap.backup()).path.parent == tmp_path / "copies"

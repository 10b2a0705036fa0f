"""A copy is the whole database of one moment, verified before it gets its name; a bad one never takes a good one's place."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.answer import AnswerKind, AnswerStatus
from bot.domain.errors import StoreError, StoreInUse
from bot.domain.revision import Block, Change
from bot.service.backing_up import BACKUP_EVERY, Backup, BackupFile, backing_up
from bot.service.editing.ports import NewRevision
from bot.service.ports import QuestionRecord, Surface
from bot.store.backup import COPIES_KEPT, SqliteBackup
from bot.store.database import Database
from bot.store.knowledge import SqlKnowledge
from bot.store.lock import locked
from bot.store.written_behind import WrittenBehind

NOON = datetime(2031, 1, 5, 12, tzinfo=UTC)


class Ticking:
    """A clock that passes a second each time it is looked at."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Ticking:
    return Ticking()


@pytest.fixture
def backup(url: str, database: Database, clock: Ticking) -> SqliteBackup:
    return SqliteBackup(url, None, clock, database)


async def add_entry(database: Database, name: str) -> int:
    """One more made-up entry; the number of its revision."""
    block = Block(f"made-up/faq/{name}", "made-up/faq.yaml", 0, f"- id: {name}\n")
    made = await SqlKnowledge(database).commit(NewRevision(NOON, "test", "", (Change(block.key, None, block),)))
    return made.number


async def damage(database: Database) -> None:
    """Let the entries and the log disagree, in a database that SQLite itself finds sound."""

    async def work(connection: AsyncConnection) -> None:
        await connection.execute(sa.text("UPDATE entry SET text = '- id: another'"))

    await database.write(work)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


async def test_a_copy_holds_what_was_committed_and_is_one_file(
    backup: SqliteBackup, database: Database, path: Path
) -> None:
    await add_entry(database, "first")
    head = await add_entry(database, "second")

    made = await backup.backup()

    assert (made.head, made.name, made.path) == (
        head,
        "wenbao-20310105T120001.000000Z.db",
        path.parent / "backups" / made.name,
    )
    assert made.size == made.path.stat().st_size
    assert names_in(made.path.parent) == [made.name]
    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert copy.execute("SELECT COUNT(*) FROM entry").fetchone() == (2,)


async def test_a_copy_holds_what_waited_to_be_written(url: str, database: Database, clock: Ticking) -> None:
    log = WrittenBehind(database)
    await log.record(
        QuestionRecord(
            NOON, Surface.PRIVATE, "made-up", "房价多少", AnswerStatus.NOT_FOUND, AnswerKind.SILENCE, (), 1.0
        )
    )

    made = await SqliteBackup(url, None, clock, database).backup()

    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("SELECT question FROM question_log").fetchall() == [("房价多少",)]


async def test_copies_are_made_while_the_bot_writes(
    backup: SqliteBackup, url: str, database: Database, clock: Ticking
) -> None:
    async def edit() -> int:
        return [await add_entry(database, f"entry-{number}") for number in range(30)][-1]

    async def copy() -> list[int]:
        other_process = SqliteBackup(url, None, clock)
        return [(await (backup if number % 2 else other_process).backup()).head for number in range(6)]

    last, heads = await asyncio.gather(edit(), copy())

    assert heads == sorted(heads)
    assert (await backup.backup()).head == last


async def test_the_newest_fourteen_copies_stay_and_strange_files_are_left_alone(
    backup: SqliteBackup, path: Path
) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    (folder / "wenbao-of-another-kind.db").write_text("strange")

    made = [(await backup.backup()).name for _ in range(COPIES_KEPT + 2)]

    assert names_in(folder) == [*made[2:], "wenbao-of-another-kind.db"]


async def test_the_folder_of_copies_can_be_elsewhere(
    url: str, database: Database, clock: Ticking, tmp_path: Path
) -> None:
    made = await SqliteBackup(url, tmp_path / "another disk", clock).backup()

    assert made.path.parent == tmp_path / "another disk"


async def test_the_age_of_the_newest_copy_is_known(backup: SqliteBackup) -> None:
    assert await backup.last_made() is None
    await backup.backup()
    await backup.backup()

    assert await backup.last_made() == NOON + timedelta(seconds=2)


async def test_a_database_that_disagrees_with_its_log_takes_no_good_copy_s_place(
    backup: SqliteBackup, database: Database, path: Path
) -> None:
    await add_entry(database, "first")
    good = await backup.backup()
    await damage(database)

    for _ in range(COPIES_KEPT):
        with pytest.raises(StoreError, match=r"wenbao\.db is damaged: its entries are not those of its log"):
            await backup.backup()

    assert names_in(path.parent / "backups") == [good.name]


async def test_a_dangling_reference_is_damage(backup: SqliteBackup, database: Database, path: Path) -> None:
    await add_entry(database, "first")
    with closing(sqlite3.connect(path)) as careless:
        careless.execute("INSERT INTO change (revision, key) VALUES (99, 'made-up/faq/none')")
        careless.commit()

    with pytest.raises(StoreError, match="is damaged: a row of change names one of revision not there"):
        await backup.backup()


async def test_one_copy_is_made_at_a_time(backup: SqliteBackup, path: Path) -> None:
    with (
        locked(path.parent / "backups" / ".lock", "made up"),
        pytest.raises(StoreInUse, match="Another copy is being made"),
    ):
        await backup.backup()


async def test_a_copy_that_was_cut_off_is_cleared_by_the_next(backup: SqliteBackup, path: Path) -> None:
    folder = path.parent / "backups"
    folder.mkdir()
    (folder / "unfinished.partial").write_bytes(b"half a copy")

    made = await backup.backup()

    assert names_in(folder) == [made.name]


async def test_where_there_is_no_database_nothing_is_made(path: Path, url: str, clock: Ticking) -> None:
    with pytest.raises(StoreError, match=r"There is no database .*wenbao\.db yet"):
        await SqliteBackup(url, None, clock).backup()

    assert not path.parent.exists()


async def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    url: str, database: Database, clock: Ticking, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder")

    with pytest.raises(StoreError, match=r"file.* cannot be used: "):
        await SqliteBackup(url, tmp_path / "file", clock).backup()


async def test_an_older_database_is_copied_as_it_is(path: Path, url: str, clock: Ticking) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as older:
        older.execute("CREATE TABLE alembic_version (version_num TEXT)")
        older.execute("INSERT INTO alembic_version VALUES ('0001')")
        older.commit()

    made = await SqliteBackup(url, None, clock).backup()

    with closing(sqlite3.connect(made.path)) as copy:
        assert copy.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    assert made.head == 0


async def test_a_newer_database_is_not_vouched_for(url: str, database: Database, backup: SqliteBackup) -> None:
    async def work(connection: AsyncConnection) -> None:
        await connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))

    await database.write(work)

    with pytest.raises(StoreError, match="schema 9999, which this version of Wenbao does not know"):
        await backup.backup()


class Copier:
    """Makes copies that exist in name alone; fails as often as it is told to."""

    def __init__(self, last: datetime | None, failures: int = 0) -> None:
        self.last = last
        self.failures = failures
        self.made = 0
        self.looked = 0

    async def backup(self) -> BackupFile:
        if self.failures:
            self.failures -= 1
            raise StoreError("made up")
        self.made += 1
        self.last = NOON
        return BackupFile("made-up", 1, Path("made-up"), 0)

    async def last_made(self) -> datetime | None:
        self.looked += 1
        return self.last


class Noon:
    """A clock that stands."""

    def now(self) -> datetime:
        return NOON


@pytest.mark.parametrize(
    ("last", "failures", "made"),
    [
        (None, 0, 1),
        (None, 2, 1),
        (NOON - BACKUP_EVERY, 0, 1),
        (NOON - BACKUP_EVERY + timedelta(seconds=1), 0, 0),
    ],
    ids=["the first", "one that fails is tried again", "the last is a day old", "the last is younger"],
)
async def test_a_running_bot_makes_a_copy_a_day(last: datetime | None, failures: int, made: int) -> None:
    copier = Copier(last, failures)
    port: Backup = copier
    async with backing_up(port, Noon(), timedelta(), timedelta()):
        while copier.looked < 5:  # noqa: ASYNC110 - the loop under test takes turns with this one
            await asyncio.sleep(0)

    assert copier.made == made

"""One SQLite database, one connection, opened when first needed."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

import sqlalchemy as sa
import structlog
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.domain.errors import StoreError
from bot.store.migration import migrate
from bot.store.reasons import told

log = structlog.get_logger(__name__)

T = TypeVar("T")
Work = Callable[[AsyncConnection], Awaitable[T]]

BUSY_TIMEOUT_MS = 5_000
"""How long a statement waits for another process that holds the file."""

_PRAGMAS = (
    "PRAGMA foreign_keys=ON",
    # Before WAL, which itself needs the file for a moment.
    f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    # What is deleted is overwritten: somebody asked for it to be forgotten, not for it to be hard to find.
    "PRAGMA secure_delete=ON",
)


class _Cursor(Protocol):
    def execute(self, statement: str) -> object: ...
    def close(self) -> None: ...


class _DriverConnection(Protocol):
    isolation_level: str | None

    def cursor(self) -> _Cursor: ...
    def close(self) -> None: ...


class WrittenFirst(Protocol):
    """Rows that wait to be written, and must be before anything else is read or written."""

    @property
    def is_waiting(self) -> bool:
        """Whether there is something to write."""

    async def write(self, connection: AsyncConnection) -> None:
        """Write it, in the transaction of `connection`."""

    def committed(self) -> None:
        """That transaction is committed."""

    def rolled_back(self) -> None:
        """That transaction is not."""


class Database:
    """A database file, brought to today's schema when it is opened.

    One connection serves everything, one transaction after another: SQLite before 3.51.3 can corrupt a WAL file that
    several connections of a process write and checkpoint.

    Args:
        url: SQLAlchemy's form, `sqlite+aiosqlite:///path`.
    """

    def __init__(self, url: str) -> None:
        self._url = sa.make_url(url)
        self._engine: AsyncEngine | None = None
        self._opening = asyncio.Lock()
        self._first: WrittenFirst | None = None

    def write_first(self, rows: WrittenFirst) -> None:
        """Write `rows` before whatever is read or written from now on."""
        self._first = rows

    async def flush(self) -> None:
        """Write what is to be written first.

        Raises:
            StoreError: it could not be written; it still waits.
        """
        if self._first is not None and self._first.is_waiting:
            await self.write(_nothing)

    async def __aenter__(self) -> Self:
        """Open it, so that a database that cannot be used is known at once.

        Raises:
            StoreError: it cannot be opened.
        """
        await self.open()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Close it."""
        await self.close()

    async def open(self) -> AsyncEngine:
        """Create the file and its folder where needed, connect and migrate; does nothing the second time.

        Raises:
            StoreError: the folder cannot be written, the file is no database, or it is newer than the program.
        """
        async with self._opening:
            if self._engine is None:
                with self._told_as_store_error():
                    self._make_file()
                    engine = self._make_engine()
                    try:
                        async with engine.execution_options(writes=True).begin() as connection:
                            await connection.run_sync(migrate)
                    except BaseException:
                        await engine.dispose()
                        raise
                self._engine = engine
            return self._engine

    async def close(self) -> None:
        """Close the connection, if there is one."""
        if self._engine is not None:
            await self._engine.dispose()
            self._engine = None

    async def read(self, work: Work[T]) -> T:
        """Run `work` in a transaction that only reads.

        Raises:
            StoreError: it could not be read.
        """
        try:
            await self.flush()
        except StoreError as error:
            # What can be read is worth more than that it is complete.
            log.error("read_without_latest_rows", reason=str(error))
        engine = await self.open()
        with self._told_as_store_error():
            async with engine.connect() as connection:
                return await work(connection)

    async def write(self, work: Work[T]) -> T:
        """Run `work` in a transaction and commit it.

        Whoever waits may be cancelled; a write that has begun is finished all the same, for a connection left between
        BEGIN and COMMIT would block the next one.

        Raises:
            StoreError: it could not be written; nothing of it was.
        """
        engine = await self.open()
        task = asyncio.ensure_future(self._transaction(engine, work))
        try:
            return await asyncio.shield(task)
        except asyncio.CancelledError:
            await asyncio.wait({task})
            raise

    async def _transaction(self, engine: AsyncEngine, work: Work[T]) -> T:
        first: WrittenFirst | None = None
        with self._told_as_store_error():
            try:
                async with engine.execution_options(writes=True).connect() as connection:
                    async with connection.begin():
                        if self._first is not None and self._first.is_waiting:
                            first = self._first
                            await first.write(connection)
                        result = await work(connection)
                    # Before the connection is given back, or the next transaction would write the same again.
                    if first is not None:
                        first.committed()
                        first = None
                    return result
            finally:
                if first is not None:
                    first.rolled_back()

    def _make_file(self) -> None:
        if self._url.database not in (None, "", ":memory:"):
            file = Path(str(self._url.database))
            file.parent.mkdir(parents=True, exist_ok=True)
            # Where that fails, aiosqlite would leave a thread behind that speaks up when the event loop is gone.
            sqlite3.connect(file).close()

    def _make_engine(self) -> AsyncEngine:
        engine = create_async_engine(self._url, poolclass=AsyncAdaptedQueuePool, pool_size=1, max_overflow=0)
        sa.event.listen(engine.sync_engine, "connect", _prepare_connection)
        sa.event.listen(engine.sync_engine, "begin", _begin)
        return engine

    @contextmanager
    def _told_as_store_error(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error, OSError) as error:
            raise StoreError(told(self._url.database, error)) from error


def _prepare_connection(connection: _DriverConnection, _record: object) -> None:
    # The driver must not open transactions by itself: it would open deferred ones, which fail when they turn to write.
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in _PRAGMAS:
            cursor.execute(pragma)
    except BaseException:
        connection.close()  # the pool never saw it and would not close it
        raise
    cursor.close()


def _begin(connection: sa.Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


async def _nothing(_connection: AsyncConnection) -> None:
    """No work of its own."""

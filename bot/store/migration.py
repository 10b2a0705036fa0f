"""Brings a database to today's schema when it is opened."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from bot.domain.errors import StoreError
from bot.store.schema import REVISION, metadata

_SCRIPTS = Path(__file__).parent / "migrations"

# Alembic's own table, as Alembic makes it.
_version = sa.Table(
    "alembic_version",
    sa.MetaData(),
    sa.Column("version_num", sa.String(32), nullable=False),
    sa.PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def migrate(connection: sa.Connection) -> None:
    """Make the tables, or run the migrations that the database lacks: all of that in the connection's transaction.

    An empty database gets today's tables at once and one of today is left as it is, both without Alembic: loading it
    takes longer than answering a question. A test holds that the migrations lead to the same tables.

    Raises:
        StoreError: the database belongs to another program, or was made by a newer version of this one.
    """
    tables = sa.inspect(connection).get_table_names()
    if not tables:
        metadata.create_all(connection)
        _version.create(connection)
        connection.execute(sa.insert(_version).values(version_num=REVISION))
    elif _version.name not in tables:
        raise StoreError(
            f"The database {_file(connection)} has tables of another program ({', '.join(tables)}); point DATABASE_URL at another file."
        )
    elif connection.execute(sa.select(_version.c.version_num)).scalar_one() != REVISION:
        upgrade(connection)


def _file(connection: sa.Connection) -> str | None:
    return connection.engine.url.database


def known_schemas() -> frozenset[str]:
    """The schemas that this program knows: today's, and those that its migrations lead from."""
    return frozenset(path.name.partition("_")[0] for path in (_SCRIPTS / "versions").glob("[0-9]*_*.py"))


def upgrade(connection: sa.Connection, revision: str = "head") -> None:
    """Run the migrations up to `revision`.

    Raises:
        StoreError: the database was made by a newer version of the program.
    """
    from alembic import command  # noqa: PLC0415 - see `migrate`
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    found = MigrationContext.configure(connection).get_current_revision()
    if found is not None and found not in known_schemas():
        raise StoreError(
            f"The database {_file(connection)} has schema {found}, which this version of Wenbao does not know: it was made by a newer one. "
            "Run the newer Wenbao, or point DATABASE_URL at another file."
        )
    command.upgrade(config, revision)

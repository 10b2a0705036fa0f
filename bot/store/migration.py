"""Brings a database to today's schema when it is opened."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa

from bot.domain.errors import StoreError
from bot.store.schema import REVISION

_SCRIPTS = Path(__file__).parent / "migrations"


def migrate(connection: sa.Connection) -> None:
    """Run the migrations that the database lacks, in the connection's transaction: all of them or none.

    Raises:
        StoreError: the database was made by a newer version of the program.
    """
    found = _revision(connection)
    if found == REVISION:
        return
    # Only here: loading Alembic takes longer than answering a question.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise StoreError(
            f"The database has schema {found}, which this version of Wenbao does not know: it was made by a newer one. "
            "Run the newer Wenbao, or point DATABASE_URL at another file."
        )
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return revision

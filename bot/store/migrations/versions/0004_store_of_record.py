"""The store of record: entries, revisions, what was tried, who may edit."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables."""
    for name in ("entry", "yaml_entry"):
        op.create_table(
            name,
            sa.Column("key", sa.String(200), primary_key=True),
            sa.Column("path", sa.String(200), nullable=False),
            sa.Column("position", sa.Float, nullable=False),
            sa.Column("text", sa.Text, nullable=False),
        )
    op.create_table(
        "revision",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("author", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "change",
        sa.Column("revision", sa.Integer, sa.ForeignKey("revision.number"), primary_key=True),
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("path_before", sa.String(200), nullable=True),
        sa.Column("position_before", sa.Float, nullable=True),
        sa.Column("text_before", sa.Text, nullable=True),
        sa.Column("path_after", sa.String(200), nullable=True),
        sa.Column("position_after", sa.Float, nullable=True),
        sa.Column("text_after", sa.Text, nullable=True),
    )
    op.create_index("ix_change_key", "change", ["key"])
    op.create_table(
        "source_document",
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("path", sa.String(200), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "trial",
        sa.Column("id", sa.String(12), primary_key=True),
        sa.Column("author", sa.BigInteger, nullable=False),
        sa.Column("made_at", sa.DateTime, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("changes", sa.JSON, nullable=False),
        sa.Column("sources", sa.JSON, nullable=False),
        sa.Column("revision", sa.Integer, sa.ForeignKey("revision.number"), nullable=True),
    )
    op.create_index("ix_trial_state_made_at", "trial", ["state", "made_at"])
    op.create_table(
        "editor",
        sa.Column("user_id", sa.BigInteger, primary_key=True),
        sa.Column("granted_by", sa.BigInteger, nullable=False),
        sa.Column("granted_at", sa.DateTime, nullable=False),
    )

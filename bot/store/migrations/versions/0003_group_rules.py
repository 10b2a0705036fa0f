"""How the bot behaves in each group."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "group_rules",
        sa.Column("group_hash", sa.String(64), primary_key=True),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("answers_mentions", sa.Boolean, nullable=False),
        sa.Column("is_short", sa.Boolean, nullable=False),
        sa.Column("topics", sa.JSON, nullable=False),
        sa.Column("set_at", sa.DateTime, nullable=False),
    )

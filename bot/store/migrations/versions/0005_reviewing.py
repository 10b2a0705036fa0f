"""What was dismissed of the questions that wait, and who wants the weekly digest."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the two tables."""
    op.create_table(
        "dismissal",
        sa.Column("question_key", sa.String(16), primary_key=True),
        sa.Column("dismissed_at", sa.DateTime, nullable=False),
        sa.Column("dismissed_by", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "digest_reader",
        sa.Column("admin_id", sa.BigInteger, primary_key=True),
        sa.Column("asker_hash", sa.String(64), nullable=False),
        sa.Column("last_at", sa.DateTime, nullable=False),
    )

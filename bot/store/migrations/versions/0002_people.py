"""What is kept of people: where their questions were answered, what they thought of it, the language they chose."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the three tables."""
    op.create_table(
        "reply",
        sa.Column("question_id", sa.Integer, sa.ForeignKey("question_log.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("reference", sa.String(24), nullable=False),
        sa.Column("conversation_hash", sa.String(64), nullable=False),
        sa.Column("message_hash", sa.String(64), nullable=False),
        sa.Column("sent", sa.JSON, nullable=False),
    )
    op.create_index("ux_reply_reference", "reply", ["reference"], unique=True)
    op.create_index("ix_reply_conversation_hash", "reply", ["conversation_hash"])
    op.create_index("ix_reply_message_hash", "reply", ["message_hash"])
    op.create_table(
        "feedback",
        sa.Column("question_id", sa.Integer, sa.ForeignKey("question_log.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("asker_hash", sa.String(64), primary_key=True),
        sa.Column("given_at", sa.DateTime, nullable=False),
        sa.Column("is_useful", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("prompt_hash", sa.String(64), nullable=False),
    )
    op.create_index("ix_feedback_asker_hash", "feedback", ["asker_hash"])
    op.create_index("ix_feedback_prompt_hash", "feedback", ["prompt_hash"])
    op.create_table(
        "preference",
        sa.Column("asker_hash", sa.String(64), primary_key=True),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("chosen_at", sa.DateTime, nullable=False),
    )
    op.create_index("ix_question_log_asker_hash", "question_log", ["asker_hash"])
    op.create_index("ix_question_log_asked_at", "question_log", ["asked_at"])

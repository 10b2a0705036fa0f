"""The tables as they are today. `migrations/` leads every older database here; a test holds that both agree."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

REVISION = "0003"
"""The newest migration. A database that is there already is opened without loading Alembic."""

metadata = sa.MetaData()


class UtcDateTime(sa.TypeDecorator[datetime]):
    """A timezone-aware moment, kept in UTC; SQLite itself knows no time zones."""

    impl = sa.DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The moment in UTC, without its zone.

        Raises:
            ValueError: the moment has no time zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a moment without a time zone cannot be kept: {value}")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """The moment, aware, in UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


question_log = sa.Table(
    "question_log",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("asked_at", UtcDateTime, nullable=False),
    sa.Column("surface", sa.String(16), nullable=False),
    sa.Column("asker_hash", sa.String(64), nullable=False),
    sa.Column("question", sa.Text, nullable=False),
    sa.Column("status", sa.String(16), nullable=False),
    sa.Column("kind", sa.String(32), nullable=False),
    sa.Column("entry_ids", sa.JSON, nullable=False),
    sa.Column("latency_ms", sa.Float, nullable=False),
    sa.Index("ix_question_log_status_asked_at", "status", "asked_at"),
    sa.Index("ix_question_log_asker_hash", "asker_hash"),
    sa.Index("ix_question_log_asked_at", "asked_at"),
)

reply = sa.Table(
    "reply",
    metadata,
    sa.Column("question_id", sa.ForeignKey("question_log.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("reference", sa.String(24), nullable=False),
    sa.Column("conversation_hash", sa.String(64), nullable=False),
    sa.Column("message_hash", sa.String(64), nullable=False),
    sa.Column("sent", sa.JSON, nullable=False),
    sa.Index("ux_reply_reference", "reference", unique=True),
    sa.Index("ix_reply_conversation_hash", "conversation_hash"),
    sa.Index("ix_reply_message_hash", "message_hash"),
)
"""How a question of the log was answered in a chat: `sent` are the ids of the messages that hold the answer."""

feedback = sa.Table(
    "feedback",
    metadata,
    sa.Column("question_id", sa.ForeignKey("question_log.id", ondelete="CASCADE"), primary_key=True),
    sa.Column("asker_hash", sa.String(64), primary_key=True),
    sa.Column("given_at", UtcDateTime, nullable=False),
    sa.Column("is_useful", sa.Boolean, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("prompt_hash", sa.String(64), nullable=False),
    sa.Index("ix_feedback_asker_hash", "asker_hash"),
    sa.Index("ix_feedback_prompt_hash", "prompt_hash"),
)
"""What somebody thought of an answer; `prompt_hash` names the message that asked why."""

preference = sa.Table(
    "preference",
    metadata,
    sa.Column("asker_hash", sa.String(64), primary_key=True),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("chosen_at", UtcDateTime, nullable=False),
)

group_rules = sa.Table(
    "group_rules",
    metadata,
    sa.Column("group_hash", sa.String(64), primary_key=True),
    sa.Column("language", sa.String(16), nullable=False),
    sa.Column("answers_mentions", sa.Boolean, nullable=False),
    sa.Column("is_short", sa.Boolean, nullable=False),
    sa.Column("topics", sa.JSON, nullable=False),
    sa.Column("set_at", UtcDateTime, nullable=False),
)

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

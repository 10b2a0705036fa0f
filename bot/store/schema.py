"""The tables as they are today. `migrations/` leads every older database here; a test holds that both agree."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa

REVISION = "0005"
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

dismissal = sa.Table(
    "dismissal",
    metadata,
    sa.Column("question_key", sa.String(16), primary_key=True),
    sa.Column("dismissed_at", UtcDateTime, nullable=False),
    sa.Column("dismissed_by", sa.BigInteger, nullable=False),
)
"""A question that need not be looked at any more; `dismissed_by` is Telegram's id of the admin, 0 at the terminal."""

digest_reader = sa.Table(
    "digest_reader",
    metadata,
    sa.Column("admin_id", sa.BigInteger, primary_key=True),
    sa.Column("asker_hash", sa.String(64), nullable=False),
    sa.Column("last_at", UtcDateTime, nullable=False),
)
"""An admin, by Telegram's id, who wants the weekly digest, and when he was last sent one, or chose it before the first."""

setting = sa.Table(
    "setting",
    metadata,
    sa.Column("key", sa.String(64), primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

entry = sa.Table(
    "entry",
    metadata,
    sa.Column("key", sa.String(200), primary_key=True),
    sa.Column("path", sa.String(200), nullable=False),
    sa.Column("position", sa.Float, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
"""What is served: the blocks of the curated files as the log of revisions leaves them."""

revision = sa.Table(
    "revision",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("made_at", UtcDateTime, nullable=False),
    sa.Column("author", sa.String(64), nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sqlite_autoincrement=True,  # the number of a revision is never given to another
)

change = sa.Table(
    "change",
    metadata,
    sa.Column("revision", sa.Integer, sa.ForeignKey("revision.number"), primary_key=True),
    sa.Column("key", sa.String(200), primary_key=True),
    sa.Column("path_before", sa.String(200), nullable=True),
    sa.Column("position_before", sa.Float, nullable=True),
    sa.Column("text_before", sa.Text, nullable=True),
    sa.Column("path_after", sa.String(200), nullable=True),
    sa.Column("position_after", sa.Float, nullable=True),
    sa.Column("text_after", sa.Text, nullable=True),
    sa.Index("ix_change_key", "key"),
)
"""What a revision did to an entry; both texts are empty on the side where there was or is none."""

yaml_entry = sa.Table(
    "yaml_entry",
    metadata,
    sa.Column("key", sa.String(200), primary_key=True),
    sa.Column("path", sa.String(200), nullable=False),
    sa.Column("position", sa.Float, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
)
"""The blocks of the knowledge folder as they were last taken in: what both sides are compared with."""

source_document = sa.Table(
    "source_document",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("path", sa.String(200), nullable=False),
    sa.Column("content", sa.LargeBinary, nullable=False),
)
"""The documents that quotes are resolved in, by their digest; `path` as report.yaml names them."""

trial = sa.Table(
    "trial",
    metadata,
    sa.Column("id", sa.String(12), primary_key=True),
    sa.Column("author", sa.BigInteger, nullable=False),
    sa.Column("made_at", UtcDateTime, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("changes", sa.JSON, nullable=False),
    sa.Column("sources", sa.JSON, nullable=False),
    sa.Column("revision", sa.Integer, sa.ForeignKey("revision.number"), nullable=True),
    sa.Index("ix_trial_state_made_at", "state", "made_at"),
)
"""Changes that were tried; `sources` are documents that publishing needs, by digest: (path, content in Base64)."""

editor = sa.Table(
    "editor",
    metadata,
    sa.Column("user_id", sa.BigInteger, primary_key=True),
    sa.Column("granted_by", sa.BigInteger, nullable=False),
    sa.Column("granted_at", UtcDateTime, nullable=False),
)

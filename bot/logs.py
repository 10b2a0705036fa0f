"""Logs on stderr, with secrets and personal text taken out.

Two walls against a leaked token, because third-party loggers write URLs that hold it and exceptions repeat them: a
filter cleans each record as it arrives, and the formatter cleans the finished line, traceback included.
"""

from __future__ import annotations

import logging
import re
import sys
from typing import Literal, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

SECRET = re.compile(r"\d{6,}(?::|%3A)[\w-]{30,}", re.IGNORECASE)
"""The form of a Telegram bot token, as it is or escaped in a URL."""

HIDDEN = "***"

PERSONAL_KEYS = frozenset(
    {"question", "query", "text", "asker", "user", "name", "username", "first_name", "last_name", "full_name"}
)
"""Fields of an event that say what was asked or by whom."""

_NOISY = ("aiohttp", "alembic", "aiosqlite", "apscheduler", "asyncio", "httpcore", "httpx", "sqlalchemy")


def redact(text: str) -> str:
    """The text with everything that has the form of a bot token replaced by `***`."""
    return SECRET.sub(HIDDEN, text)


class RedactingFilter(logging.Filter):
    """Takes tokens out of a record's message and arguments, for every handler that sees it afterwards."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Clean the record in place; lets every record pass."""
        if not isinstance(record.msg, str):
            return True  # structlog's own events; the formatter cleans them
        try:
            message = record.getMessage()
        except (TypeError, ValueError):
            return True  # arguments that do not fit the message: logging itself reports that, once, when it formats
        cleaned = redact(message)
        if cleaned != message:
            record.msg, record.args = cleaned, ()
        return True


class RedactingFormatter(structlog.stdlib.ProcessorFormatter):
    """Formats as structlog does, then takes tokens out of the finished line and its traceback."""

    def format(self, record: logging.LogRecord) -> str:
        """The finished line."""
        return redact(super().format(record))


def withhold_personal(_logger: WrappedLogger, method: str, event: EventDict) -> EventDict:
    """Hide what was asked, and by whom, in every event above DEBUG (a structlog processor)."""
    if method != "debug":
        for key in PERSONAL_KEYS & event.keys():
            event[key] = HIDDEN
    return event


def _renderers(written_as: Literal["text", "json"], out: TextIO) -> tuple[Processor, ...]:
    # Plain tracebacks: the richer ones print local variables, question texts among them.
    if written_as == "json":
        return structlog.processors.format_exc_info, structlog.processors.JSONRenderer(ensure_ascii=False)
    return (
        structlog.dev.ConsoleRenderer(
            colors=out.isatty(), exception_formatter=structlog.dev.plain_traceback, pad_event_to=0
        ),
    )


def configure_logs(level: str, stream: TextIO | None = None, *, written_as: Literal["text", "json"] = "text") -> None:
    """Send structlog's and the standard library's events to `stream` (default: stderr) from `level` on.

    Each is a line: `key=value` for people, or a JSON object for programs; a traceback follows it, or stands in it.
    Calling it again replaces the earlier configuration.
    """
    out = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    formatter = RedactingFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_renderers(written_as, out)],
    )
    handler = logging.StreamHandler(out)
    handler.addFilter(RedactingFilter())
    handler.setFormatter(formatter)
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(level)
    for name in _NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            withhold_personal,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # a command configures after modules made their loggers
    )


def log_end(why: str) -> None:
    """Write why the process ends as the last event of a log for programs; settings that cannot be used have configured none."""
    configure_logs("INFO", written_as="json")
    structlog.get_logger(__name__).critical("ended", reason=why)

"""Logs hold neither tokens nor what people asked."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest
import structlog
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import HIDDEN, PERSONAL_KEYS, RedactingFilter, configure_logs, redact

TOKEN = "123456789:AAmade_up-made_up-made_up-made_up-x"


@pytest.fixture
def out() -> Iterator[io.StringIO]:
    """What is logged at INFO and above."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in ("httpx", "httpcore")}
    stream = io.StringIO()
    configure_logs("INFO", stream)
    yield stream
    root.handlers = handlers
    root.setLevel(level)
    for name, former in levels.items():
        logging.getLogger(name).setLevel(former)
    structlog.reset_defaults()


@given(
    before=st.text(),
    number=st.from_regex(r"[0-9]{6,12}", fullmatch=True),
    secret=st.from_regex(r"[A-Za-z0-9_-]{30,40}", fullmatch=True),
    separator=st.sampled_from([":", "%3A", "%3a"]),
)
def test_no_token_survives_redaction(before: str, number: str, secret: str, separator: str) -> None:
    assert secret not in redact(f"{before}{number}{separator}{secret}")


@given(st.text(max_size=29))
def test_text_that_holds_no_token_is_left_as_it_is(text: str) -> None:
    assert redact(text) == text


def test_a_token_in_an_event_is_hidden(out: io.StringIO) -> None:
    structlog.get_logger("bot.made_up").warning("cannot reach it", url=f"https://example.org/bot{TOKEN}/getMe")

    assert TOKEN not in out.getvalue()
    assert f"https://example.org/bot{HIDDEN}/getMe" in out.getvalue()


def test_a_token_in_the_arguments_of_another_library_is_hidden(out: io.StringIO) -> None:
    logging.getLogger("made_up").warning("HTTP Request: %s %s", "POST", f"https://example.org/bot{TOKEN}/getMe")

    assert TOKEN not in out.getvalue()
    assert "HTTP Request: POST" in out.getvalue()


def test_a_token_in_a_traceback_is_hidden(out: io.StringIO) -> None:
    try:
        raise RuntimeError(f"made up: {TOKEN}")
    except RuntimeError:
        logging.getLogger("made_up").exception("failed")
        structlog.get_logger("bot.made_up").exception("failed too")

    assert TOKEN not in out.getvalue()
    assert out.getvalue().count(f"RuntimeError: made up: {HIDDEN}") == 2


def test_the_filter_alone_hides_the_token_from_every_later_handler() -> None:
    record = logging.LogRecord("made_up", logging.INFO, __file__, 1, "%s", (TOKEN,), None)

    assert RedactingFilter().filter(record)
    assert record.getMessage() == HIDDEN


def test_arguments_that_do_not_fit_their_message_are_left_to_logging(out: io.StringIO) -> None:
    record = logging.LogRecord("made_up", logging.INFO, __file__, 1, "%d", ("seven",), None)

    assert RedactingFilter().filter(record)


@pytest.mark.parametrize("library", ["httpx", "httpcore"])
def test_requests_of_the_http_client_are_not_logged(library: str, out: io.StringIO) -> None:
    logging.getLogger(library).info("HTTP Request: made up")

    assert out.getvalue() == ""


@pytest.mark.parametrize("key", sorted(PERSONAL_KEYS))
def test_what_was_asked_and_by_whom_is_hidden_above_debug(key: str, out: io.StringIO) -> None:
    structlog.get_logger("bot.made_up").info("asked", **{key: "made-up words"}, ms=1.5)

    assert "made-up words" not in out.getvalue()
    assert "ms=1.5" in out.getvalue()


def test_an_event_says_when_in_utc_how_grave_and_where_from(out: io.StringIO) -> None:
    structlog.get_logger("bot.made_up").info("started")

    (line,) = out.getvalue().splitlines()
    assert line.split()[0].endswith("Z")
    assert "info" in line
    assert "[bot.made_up]" in line


def test_what_is_below_the_level_is_not_logged(out: io.StringIO) -> None:
    structlog.get_logger("bot.made_up").debug("asked", question="made-up words")

    assert out.getvalue() == ""


def test_configuring_twice_logs_once(out: io.StringIO) -> None:
    configure_logs("INFO", out)

    structlog.get_logger("bot.made_up").info("started")

    assert len(out.getvalue().splitlines()) == 1


def test_as_json_every_line_is_an_object_tracebacks_included() -> None:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    try:
        configure_logs("INFO", stream, written_as="json")
        with structlog.contextvars.bound_contextvars(request="made-up-1"):
            structlog.get_logger("bot.made_up").info("made_up_event", question="去年GDP多少", seconds=1.5)
            try:
                raise RuntimeError(f"made up: {TOKEN}")
            except RuntimeError:
                logging.getLogger("made_up").exception("failed with %s", TOKEN)
    finally:
        root.handlers = handlers
        root.setLevel(level)
        structlog.reset_defaults()

    event, failure = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert (event["event"], event["level"], event["request"], event["seconds"]) == (
        "made_up_event",
        "info",
        "made-up-1",
        1.5,
    )
    assert event["question"] == HIDDEN
    assert failure["request"] == "made-up-1"
    assert "RuntimeError: made up: ***" in failure["exception"]
    assert TOKEN not in stream.getvalue()

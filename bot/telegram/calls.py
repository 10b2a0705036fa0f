"""The Bot API over aiohttp, as python-telegram-bot's `BaseRequest` allows.

The framework's own httpx client takes three quarters of the processor time of a message; aiohttp, which serves the
webhook as well, a quarter of that.
"""

from __future__ import annotations

import io
import json
import ssl
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData

from bot.service.operating import TransportMeter, Unmeasured

NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""Causes of a failure after which the call certainly did not reach Telegram."""

_NO_EFFECT = (BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, RetryAfter)
"""What is refused has had no effect."""

_JSON = {"Content-Type": "application/json"}

_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

_PLACE = frozenset({"message_id", "message_thread_id", "is_topic_message", "date", "chat"})

_LONGEST_DESCRIPTION = 200
"""Characters kept of what Telegram says about a refusal."""

_READ_SECONDS = 10.0
_WRITE_FILES_SECONDS = 60.0
_CONNECT_SECONDS = 5.0
_WAIT_FOR_CONNECTION_SECONDS = 15.0


def had_no_effect(error: TelegramError) -> bool:
    """Whether a call that failed certainly did nothing: it was refused, never reached Telegram, or Telegram itself failed."""
    if isinstance(error, _NO_EFFECT) or isinstance(error.__cause__, NEVER_SENT):
        return True
    return str(error).casefold() == "internal server error"


def told(error: TelegramError) -> str:
    """What is told of an error in the log, where no ids of chats belong."""
    return "the chat has moved" if isinstance(error, ChatMigrated) else str(error)


class AiohttpRequest(BaseRequest):
    """Makes calls over a pool of connections.

    Args:
        connections: open at a time; further calls wait.
        proxied: whether the proxy variables of the environment apply.
        meter: is told of every call that went wrong.
    """

    __slots__ = ("_connections", "_meter", "_proxied", "_proxies", "_session")

    def __init__(self, connections: int, *, proxied: bool = True, meter: TransportMeter | None = None) -> None:
        self._connections = connections
        self._proxied = proxied
        self._meter = meter or Unmeasured()
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str | None] = {}

    @property
    def read_timeout(self) -> float | None:
        """Seconds an answer may take, unless a call says otherwise."""
        return _READ_SECONDS

    async def initialize(self) -> None:
        """Make ready for calls; does nothing the second time."""
        if self._session is None or self._session.closed:
            # certifi's authorities, as httpx takes them: a small image has none of its own.
            authorities = ssl.create_default_context(cafile=certifi.where())
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ssl=authorities),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer to a call. Of a message that the bot has written itself only the place is kept: it knows the rest,
        and reading that into objects takes longer than sending it."""
        answer: object = BaseRequest.parse_json_payload(payload)
        if not isinstance(answer, dict) or not answer.keys() & {"result", "description"}:
            # A captive page may be any JSON.
            raise TelegramError("Invalid server response")
        result = answer.get("result")
        if isinstance(result, dict) and "message_id" in result:
            answer["result"] = {name: value for name, value in result.items() if name in _PLACE}
        return answer

    def _proxy_for(self, url: str) -> str | None:
        """The proxy that the environment names for an address; aiohttp itself would look at each call, in a thread."""
        if not self._proxied:
            return None
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._proxies:
            is_direct = bool(proxy_bypass(parts.netloc))
            self._proxies[origin] = None if is_direct else getproxies().get(parts.scheme)
        return self._proxies[origin]

    async def do_request(  # noqa: D102 - the contract is the base class's
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401 - the library's type is private
        write_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,  # noqa: ANN401
    ) -> tuple[int, bytes]:
        del write_timeout  # aiohttp knows none; what is written is small, or in files
        if self._session is None:
            raise RuntimeError("The request object is not initialised.")
        connecting = _chosen(connect_timeout, _CONNECT_SECONDS)
        reading = _chosen(read_timeout, _READ_SECONDS)
        if request_data is not None and request_data.contains_files and reading is not None:
            reading += _WRITE_FILES_SECONDS
        timeout = aiohttp.ClientTimeout(
            connect=_chosen(pool_timeout, _WAIT_FOR_CONNECTION_SECONDS), sock_connect=connecting, sock_read=reading
        )
        body = _body(request_data)
        name = url.rpartition("/")[2] if request_data is not None else "file"
        try:
            # Redirects are not followed: the address holds the token.
            async with self._session.request(
                method,
                url,
                data=body,
                headers=_JSON if isinstance(body, bytes) else None,
                timeout=timeout,
                allow_redirects=False,
                proxy=self._proxy_for(url),
            ) as response:
                status, payload = response.status, await response.read()
        except TimeoutError as error:
            self._meter.call_failed(name, "timeout")
            raise TimedOut(f"aiohttp.{type(error).__name__}") from error
        except aiohttp.ClientError as error:
            self._meter.call_failed(name, "connection")
            raise NetworkError(_broken_by(error)) from error
        if status < 300:
            return status, payload
        self._meter.call_failed(name, str(status))
        return status, _refusal(status, payload)


def _broken_by(error: aiohttp.ClientError) -> str:
    """What broke a connection. Where nobody listens the system says so; other texts may quote what was received."""
    said = f"aiohttp.{type(error).__name__}"
    return f"{said}: {error.strerror}" if isinstance(error, OSError) and error.strerror else said


def _refusal(status: int, payload: bytes) -> bytes:
    """A refusal with nothing in it but Telegram's own words: errors carry them into the log.

    A page that something in between has put there may be large, and may repeat what was sent.
    """
    try:
        said = json.loads(payload)
        description, parameters = said["description"], said.get("parameters") or {}
        known = {name: int(parameters[name]) for name in ("retry_after", "migrate_to_chat_id") if name in parameters}
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError):
        description, known = f"HTTP {status} with {len(payload)} bytes that are not Telegram's", {}
    refusal = {"ok": False, "description": str(description)[:_LONGEST_DESCRIPTION], "parameters": known}
    return _written(refusal).encode("utf-8", "replace")


def _chosen(given: Any, otherwise: float) -> float | None:  # noqa: ANN401 - the library's default is a private type
    """The timeout that a call asks for, where it asks for one."""
    return given if given is None or isinstance(given, int | float) else otherwise


def _body(request: RequestData | None) -> aiohttp.FormData | bytes | None:
    if request is None:
        return None
    if not request.contains_files:
        # A form would percent-encode each byte of what is mostly Chinese, and hold JSON in its fields all the same.
        return _written(request.parameters).encode("utf-8", "replace")
    form = aiohttp.FormData(request.json_parameters)
    for name, (filename, content, kind) in request.multipart_data.items():
        # A large file is written a piece at a time; raw bytes would hold up everything else.
        readable = io.BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, readable, filename=filename, content_type=kind)
    return form

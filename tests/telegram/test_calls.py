"""Calls to the Bot API over real HTTP: what arrives, and which failures are told how."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st
from telegram import InputFile
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.telegram.calls import NEVER_SENT, AiohttpRequest, _body
from tests.telegram.test_webhook import free_port


class Meter:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.failures: list[tuple[str, str]] = []

    def update_handled(self, kind: str, seconds: float) -> None: ...

    def in_hand(self, count: int) -> None: ...

    def update_unreadable(self, error: str) -> None:
        """Not counted here."""

    def call_failed(self, method: str, reason: str) -> None:
        self.failures.append((method, reason))


class Echo:
    """A server that tells what it got."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str, dict[str, object]]] = []
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", self._answer)
        self.runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
        self.url = ""

    async def _answer(self, request: web.Request) -> web.Response:
        form = await request.post() if request.can_read_body else {}
        fields: dict[str, object] = {
            name: value.file.read().decode() if isinstance(value, web.FileField) else str(value)
            for name, value in form.items()
        }
        if request.content_type == "application/json":
            fields = await request.json()
        self.got.append((str(request.url), request.content_type, fields))
        if "slow" in request.path:
            await asyncio.sleep(5)
        if "moved" in request.path:
            raise web.HTTPFound(self.url + "elsewhere")
        if "page" in request.path:
            return web.Response(text=f"<pre>{fields}</pre>" + "x" * 300_000, content_type="text/html", status=502)
        if "refused" in request.path:
            said = {"ok": False, "description": "Bad Request: " + "word " * 100, "parameters": {"quoted": fields}}
            return web.json_response(said, status=400)
        return web.Response(text='{"ok": true, "result": 1}', status=502 if "broken" in request.path else 200)


@pytest.fixture
async def echo() -> AsyncIterator[Echo]:
    server = Echo()
    await server.runner.setup()
    await web.TCPSite(server.runner, "127.0.0.1", 0).start()
    server.url = f"http://127.0.0.1:{server.runner.addresses[0][1]}/"
    yield server
    await server.runner.cleanup()


@pytest.fixture
def meter() -> Meter:
    return Meter()


@pytest.fixture
async def request_object(meter: Meter) -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest(4, proxied=False, meter=meter) as made:
        yield made


@given(
    st.dictionaries(
        st.sampled_from(["text", "chat_id", "entities", "url"]),
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=40),
    )
)
def test_any_text_is_read_as_it_was_written(values: dict[str, str]) -> None:
    body = _body(RequestData([RequestParameter.from_input(name, value) for name, value in values.items()]))

    assert isinstance(body, bytes)
    assert json.loads(body.decode()) == values


def test_half_a_character_breaks_no_call() -> None:
    body = _body(RequestData([RequestParameter.from_input("text", "\ud83c 半")]))

    assert body == '{"text":"? 半"}'.encode()


async def test_parameters_arrive_as_they_are(echo: Echo, request_object: AiohttpRequest) -> None:
    data = RequestData([RequestParameter.from_input("text", "字 & =🌾"), RequestParameter.from_input("chat_id", 7)])

    assert await request_object.post(echo.url + "sendMessage", data) == 1
    assert echo.got[0][1:] == ("application/json", {"text": "字 & =🌾", "chat_id": 7})


async def test_files_arrive_with_their_parameters(echo: Echo, request_object: AiohttpRequest) -> None:
    document = InputFile("内容".encode(), filename="a.txt")
    data = RequestData([RequestParameter.from_input("document", document), RequestParameter.from_input("chat_id", 7)])

    await request_object.post(echo.url + "sendDocument", data)

    assert echo.got[0][1:] == ("multipart/form-data", {"document": "内容", "chat_id": "7"})


async def test_a_call_that_takes_too_long_may_have_taken_effect(
    echo: Echo, request_object: AiohttpRequest, meter: Meter
) -> None:
    with pytest.raises(TimedOut) as caught:
        await request_object.post(echo.url + "slow", RequestData([]), read_timeout=0.1)

    assert not isinstance(caught.value.__cause__, NEVER_SENT)
    assert meter.failures == [("slow", "timeout")]


async def test_where_nobody_listens_nothing_was_sent(request_object: AiohttpRequest, meter: Meter) -> None:
    with pytest.raises(NetworkError) as caught:
        await request_object.post(f"http://127.0.0.1:{free_port()}/sendMessage", RequestData([]))

    assert isinstance(caught.value.__cause__, NEVER_SENT)
    assert meter.failures == [("sendMessage", "connection")]


@pytest.mark.parametrize(
    ("method", "words"),
    [("page", r"HTTP 502 with 300\d+ bytes that are not Telegram's"), ("refused", r"Word( word)+ ?w?o?r?")],
)
async def test_a_failure_repeats_nothing_of_what_was_sent_and_is_short(
    echo: Echo, request_object: AiohttpRequest, method: str, words: str
) -> None:
    secret = RequestData([RequestParameter.from_input("text", "a question of somebody's")])
    with pytest.raises(TelegramError) as caught:
        await request_object.post(echo.url + method, secret)

    assert re.fullmatch(words, str(caught.value))
    assert len(str(caught.value)) <= 200
    assert caught.value.__cause__ is None
    assert "somebody" not in repr(caught.value)


async def test_a_redirect_is_not_followed_with_the_token(
    echo: Echo, request_object: AiohttpRequest, meter: Meter
) -> None:
    status, _ = await request_object.do_request(echo.url + "moved", "POST", RequestData([]))

    assert (status, len(echo.got)) == (302, 1)
    assert meter.failures == [("moved", "302")]


async def test_a_proxy_of_the_environment_is_used_where_it_applies(
    echo: Echo, meter: Meter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", echo.url)
    monkeypatch.setenv("no_proxy", "direct.example")
    async with AiohttpRequest(4, meter=meter) as proxied:
        await proxied.do_request("http://api.example/getMe", "POST", RequestData([]))

    assert echo.got[0][0] == "http://api.example/getMe"
    assert meter.failures == []


async def test_it_can_be_made_ready_again_after_it_was_shut_down(echo: Echo, meter: Meter) -> None:
    request_object = AiohttpRequest(4, proxied=False, meter=meter)
    for _ in range(2):
        await request_object.initialize()
        await request_object.initialize()
        assert (await request_object.do_request(echo.url, "GET"))[0] == 200
        await request_object.shutdown()
        await request_object.shutdown()

    with pytest.raises(RuntimeError, match="not initialised"):
        await request_object.do_request(echo.url, "GET")


@pytest.mark.parametrize("payload", [b"[]", b"null", b"7", b"<html>", b'"x"'])
def test_an_answer_that_is_no_object_is_not_telegrams(payload: bytes) -> None:
    with pytest.raises(TelegramError, match="Invalid server response"):
        AiohttpRequest.parse_json_payload(payload)


def test_of_a_message_of_the_bots_own_its_place_is_kept() -> None:
    told = b'{"ok": true, "result": {"message_id": 7, "date": 1, "chat": {"id": 5}, "text": "a", "entities": []}}'

    assert AiohttpRequest.parse_json_payload(told)["result"] == {"message_id": 7, "date": 1, "chat": {"id": 5}}
    assert AiohttpRequest.parse_json_payload(b'{"ok": true, "result": [{"message_id": 7, "text": "a"}]}')["result"] == [
        {"message_id": 7, "text": "a"}
    ]

"""Updates by webhook, over real HTTP: delivered as Telegram delivers, and by anybody else."""

from __future__ import annotations

import asyncio
import io
import json
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import aiohttp
import pytest

from bot.domain.errors import ConfigurationError
from bot.telegram.connection import webhook as webhook_module
from bot.telegram.connection.webhook import BODY_LIMIT, SECRET_HEADER
from bot.telegram.settings import Webhook
from tests.telegram import made_up
from tests.telegram.botapi.faults import DROP_BEFORE, Fault
from tests.telegram.botapi.people import written
from tests.telegram.botapi.webhooks import Courier
from tests.telegram.stage import Stage

URL = "https://bot.example.org/telegram"
SECRET = "made-up_secret-token"


def free_port() -> int:
    """A port nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


class WebhookStage:
    """A stage whose bot receives by webhook."""

    def __init__(self, stage: Stage, courier: Courier) -> None:
        self.stage = stage
        self.courier = courier

    @property
    def address(self) -> str:
        """Where the bot itself listens."""
        return f"http://127.0.0.1:{self.courier.port}/telegram"

    async def start(self) -> None:
        """Start the bot and wait until Telegram knows where it is."""
        await self.stage.start()
        await self.stage.until(lambda: self.stage.world.webhook is not None or self.stage.ended)

    async def post(self, body: bytes, secret: str = SECRET, kind: str = "application/json") -> int:
        """What the bot says to a request that is not Telegram's."""
        headers = {SECRET_HEADER: secret, "Content-Type": kind}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.address, data=io.BytesIO(body), headers=headers) as response,
        ):
            return response.status

    async def send_half(self, *, hangs_up: bool = False) -> bytes:
        """Begin a body and say no more; the first line of the answer, if it is waited for."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.courier.port)
        head = f"POST /telegram HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\nContent-Type: application/json\r\n"
        writer.write(f"{head}Content-Length: 100\r\n\r\n{{".encode())
        await writer.drain()
        line = b"" if hangs_up else await reader.readline()
        if hangs_up:
            await asyncio.sleep(0.05)
            writer.transport.abort()
        else:
            writer.close()
        return line

    def update(self, text: str, update_id: int = 0) -> bytes:
        """An update as a body."""
        wang = self.stage.person()
        message = self.stage.world.write(wang.chat, {"from": wang.user, **written(text)})
        return json.dumps({"update_id": update_id or self.stage.world.updates.next_id(), "message": message}).encode()


@asynccontextmanager
async def webhook_stage(stage: Stage) -> AsyncIterator[WebhookStage]:
    """Telegram delivers to a free port of this machine."""
    port = free_port()
    stage.settings = replace(
        stage.settings, webhook=Webhook(URL, SECRET, port=port, path="/telegram", watch_seconds=0.2)
    )
    async with Courier(stage.world, port) as courier:
        yield WebhookStage(stage, courier)


@pytest.fixture
async def waiting(empty_stage: Stage) -> AsyncIterator[WebhookStage]:
    """The bot not yet started."""
    async with webhook_stage(empty_stage) as prepared:
        try:
            yield prepared
        finally:
            await empty_stage.stop()


@pytest.fixture
async def webhook(waiting: WebhookStage) -> WebhookStage:
    """The bot, listening."""
    await waiting.start()
    return waiting


class TestDelivery:
    """What Telegram delivers is answered once, whatever goes wrong."""

    async def test_questions_are_answered_and_acknowledged(self, webhook: WebhookStage) -> None:
        stage = webhook.stage
        people = [stage.person() for _ in range(20)]
        for person in people:
            person.says(made_up.GRAIN)
        for person in people:
            assert (await stage.heard(person))[0]["text"].startswith(made_up.GRAIN_HEADLINE)
        await stage.settled()

        assert set(webhook.courier.statuses) == {200}
        assert stage.world.calls_of("getUpdates") == []

    async def test_telegram_is_told_the_address_the_secret_and_what_is_wanted(self, webhook: WebhookStage) -> None:
        (call,) = webhook.stage.world.calls_of("setWebhook")

        assert call.parameters["url"] == URL
        assert call.parameters["secret_token"] == SECRET
        assert call.parameters["allowed_updates"] == [
            "message",
            "edited_message",
            "callback_query",
            "inline_query",
            "my_chat_member",
        ]
        assert "drop_pending_updates" not in call.parameters

    async def test_an_update_delivered_twice_is_answered_once(self, webhook: WebhookStage) -> None:
        stage = webhook.stage
        body = webhook.update(made_up.GRAIN)
        statuses = await asyncio.gather(*[webhook.post(body) for _ in range(3)])
        later = await webhook.post(body)
        await stage.settled()

        assert (statuses, later) == ([200] * 3, 200)
        assert len(stage.world.calls_of("sendMessage")) == 1

    async def test_updates_out_of_order_are_each_answered(self, webhook: WebhookStage) -> None:
        stage = webhook.stage
        for update_id in (900, 700, 800):
            assert await webhook.post(webhook.update(made_up.GRAIN, update_id)) == 200

        assert len(stage.world.calls_of("sendMessage")) == 3

    async def test_what_came_while_the_bot_was_down_is_answered_when_it_is_up(self, waiting: WebhookStage) -> None:
        stage = waiting.stage
        await waiting.start()
        await stage.stop()
        wang = stage.person()
        wang.says(made_up.GRAIN)
        await stage.until(lambda: len(waiting.courier.deliveries) >= 2)
        await waiting.start()

        assert (await stage.heard(wang))[0]["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_a_stop_finishes_the_answer_in_hand(self, webhook: WebhookStage) -> None:
        stage = webhook.stage
        wang = stage.person()
        wang.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))
        await stage.stop()

        assert stage.world.said(wang.id)[0]["text"].startswith("总结")
        assert stage.world.updates.waiting == []

    async def test_what_a_stop_cannot_wait_for_is_delivered_to_the_next_process(self, waiting: WebhookStage) -> None:
        stage = waiting.stage
        stage.settings = replace(stage.settings, shutdown_seconds=0.2)
        await waiting.start()
        wang = stage.person()
        wang.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))
        stage.interrupt()
        await stage.outcome()
        left = len(stage.world.updates.waiting)
        stage.asking.may_finish.set()
        await waiting.start()

        assert left == 1
        assert (await stage.heard(wang))[0]["text"].startswith("总结")

    async def test_an_answer_on_its_way_when_the_bot_must_stop_is_not_sent_again(self, waiting: WebhookStage) -> None:
        stage = waiting.stage
        stage.settings = replace(stage.settings, shutdown_seconds=0.1)
        await waiting.start()
        wang = stage.person()
        stage.server.faults.plan("sendMessage", Fault.slow(0.4))
        wang.says(made_up.GRAIN)
        await stage.until(lambda: stage.server.faults.pending == [])
        stage.interrupt()
        await stage.outcome()
        left = len(stage.world.updates.waiting)
        await stage.heard(wang)
        await waiting.start()
        await stage.settled()

        assert left == 0
        assert len(stage.world.said(wang.id)) == 1

    async def test_an_update_that_cannot_be_read_is_not_asked_for_again(self, webhook: WebhookStage) -> None:
        body = json.dumps({"update_id": 5, "message": {"text": "no chat, no date"}}).encode()

        assert await webhook.post(body) == 200
        assert webhook.stage.unreadable == 1
        assert await webhook.post(webhook.update(made_up.GRAIN)) == 200
        assert len(webhook.stage.world.calls_of("sendMessage")) == 1


class TestStrangers:
    """Who is not Telegram gets nothing done."""

    @pytest.mark.parametrize("secret", ["", "wrong", SECRET[:-1], SECRET + "x", "密"])
    async def test_without_the_secret_nothing_is_read(self, webhook: WebhookStage, secret: str) -> None:
        assert await webhook.post(webhook.update(made_up.GRAIN), secret) == 403
        assert webhook.stage.asking.asked == []

    @pytest.mark.parametrize(
        "body",
        [
            *(b"", b"{", b"[]", b"null", b'{"update_id": "7"}', b"\xff\xfe", b"{}", b'{"update_id":true}'),
            b'{"update_id":1,"message":' + b"[" * 50_000,
        ],
        ids=lambda body: body[:24].decode("ascii", "replace"),
    )
    async def test_a_body_that_is_no_update_is_refused(self, webhook: WebhookStage, body: bytes) -> None:
        assert await webhook.post(body) == 400

    async def test_a_body_too_large_is_refused_and_a_large_one_is_not(self, webhook: WebhookStage) -> None:
        padding = {"message": {"text": "x"}}
        fits = json.dumps({"update_id": 6, **padding}).encode().ljust(BODY_LIMIT)

        assert await webhook.post(fits) == 200
        assert await webhook.post(fits + b" ") == 413

    async def test_a_body_that_does_not_come_is_not_waited_for_without_end(
        self, webhook: WebhookStage, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(webhook_module, "_BODY_SECONDS", 0.1)

        assert (await webhook.send_half()).startswith(b"HTTP/1.1 408 ")

    async def test_whoever_hangs_up_in_the_middle_is_let_go_without_a_fault(
        self, webhook: WebhookStage, log: io.StringIO
    ) -> None:
        await webhook.send_half(hangs_up=True)
        await webhook.stage.until(lambda: "telegram_webhook_broken_off" in log.getvalue())
        assert await webhook.post(webhook.update(made_up.GRAIN)) == 200

        assert "[error" not in log.getvalue()
        assert "Traceback" not in log.getvalue()

    async def test_other_kinds_methods_and_paths_are_refused(self, webhook: WebhookStage) -> None:
        body = webhook.update(made_up.GRAIN)
        assert await webhook.post(body, kind="text/plain") == 415
        async with aiohttp.ClientSession(headers={SECRET_HEADER: SECRET}) as session:
            async with session.get(webhook.address) as response:
                assert response.status == 405
            for path in ("/other", "x", "/healthz"):
                async with session.post(webhook.address + path, data=body) as response:
                    assert response.status == 404

        assert webhook.stage.asking.asked == []


class TestWatch:
    """The webhook is set in spite of a bad network, and stays set."""

    @pytest.mark.parametrize(
        "fault",
        [
            DROP_BEFORE,
            Fault.status_of(401),
            Fault.status_of(404),
            Fault.status_of(500),
            Fault.html(),
            Fault.html(502),
            Fault.flood(1),
        ],
        ids=["drop", "401", "404", "500", "captive page", "bad gateway", "flood"],
    )
    async def test_it_is_set_after_a_failure(self, waiting: WebhookStage, fault: Fault) -> None:
        waiting.stage.server.faults.plan("setWebhook", fault)
        await waiting.start()

        assert await waiting.stage.reply(waiting.stage.person(), made_up.GRAIN)

    async def test_it_is_set_again_when_somebody_removed_it(self, webhook: WebhookStage) -> None:
        stage = webhook.stage
        stage.world.webhook = None
        await stage.until(lambda: stage.world.webhook is not None)

        assert await stage.reply(stage.person(), made_up.GRAIN)

    async def test_an_address_telegram_does_not_take_ends_the_bot_with_its_words(self, waiting: WebhookStage) -> None:
        stage = waiting.stage
        assert stage.settings.webhook is not None
        stage.forgive("bad webhook")
        stage.settings = replace(stage.settings, webhook=replace(stage.settings.webhook, url=URL.replace("s:", ":")))
        await waiting.start()

        with pytest.raises(ConfigurationError, match=r"WEBHOOK_URL: Bad webhook: an https url must be provided"):
            await stage.outcome()

    async def test_a_port_in_use_ends_the_bot_with_a_sentence(self, waiting: WebhookStage) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", waiting.courier.port))
            taken.listen()
            await waiting.start()

            with pytest.raises(ConfigurationError, match="WEBHOOK_PORT: cannot listen at"):
                await waiting.stage.outcome()

    async def test_health_tells_when_telegram_cannot_deliver(self, webhook: WebhookStage) -> None:
        stage = webhook.stage
        await stage.until(lambda: stage.transport.health().is_up)
        webhook.courier.port = free_port()
        stage.person().says(made_up.GRAIN)
        await stage.until(lambda: not stage.transport.health().is_up)
        health = stage.transport.health()
        webhook.courier.port = stage.settings.webhook.port if stage.settings.webhook else 0
        await stage.until(lambda: stage.transport.health().is_up)

        assert "cannot deliver" in health.reason
        assert health.facts["updates_pending"] == 1

    async def test_polling_begins_by_removing_a_webhook(self, empty_stage: Stage) -> None:
        async with webhook_stage(empty_stage) as earlier:
            await earlier.start()
            await empty_stage.stop()
        empty_stage.settings = replace(empty_stage.settings, webhook=None)
        await empty_stage.start()

        assert await empty_stage.reply(empty_stage.person(), made_up.GRAIN)

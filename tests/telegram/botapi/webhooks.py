"""Methods about the webhook, and the courier that delivers updates to it as Telegram does."""

from __future__ import annotations

import asyncio
import re
import time
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import aiohttp

from tests.telegram.botapi.parameters import Parameters
from tests.telegram.botapi.refusals import Json, bad_request
from tests.telegram.botapi.world import Webhook, World

PORTS = (443, 80, 88, 8443)
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def set_webhook(world: World, given: Parameters) -> bool:
    """SetWebhook; an empty address removes it."""
    url = given.text("url")
    if not url:
        return delete_webhook(world, given)
    parts = urlsplit(url)
    if parts.scheme != "https":
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if (parts.port or 443) not in PORTS:
        raise bad_request("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    secret = given.text("secret_token")
    if secret and not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    connections = given.integer("max_connections", 40)
    if not 1 <= connections <= 100:
        raise bad_request("max_connections must be from 1 to 100")
    allowed = given.parsed("allowed_updates")
    if allowed is not None:
        if not isinstance(allowed, list):
            raise bad_request("can't parse allowed updates JSON object")
        world.updates.allow(allowed)
    if given.flag("drop_pending_updates"):
        world.updates.waiting.clear()
    world.webhook = Webhook(url, secret, connections)
    return True


def delete_webhook(world: World, given: Parameters) -> bool:
    """DeleteWebhook."""
    world.webhook = None
    if given.flag("drop_pending_updates"):
        world.updates.waiting.clear()
    return True


def get_webhook_info(world: World, given: Parameters) -> Json:
    """GetWebhookInfo."""
    webhook = world.webhook
    info: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(world.updates.waiting)}
    if webhook is None:
        return info
    info.update(url=webhook.url, max_connections=webhook.max_connections, ip_address="127.0.0.1")
    if webhook.last_error:
        info.update(last_error_date=webhook.last_error_date, last_error_message=webhook.last_error)
    return info


class Courier:
    """Delivers what waits to the webhook, and repeats what was not answered with 2xx. Use it as a context manager.

    It stands for Telegram and for the proxy that ends the TLS: the path of the public address is asked for at `port`.

    Args:
        world: whose updates are delivered.
        port: on this machine.
        pause: seconds before a failed delivery is repeated; Telegram's own pauses grow to minutes.
        timeout: seconds an answer may take.
    """

    def __init__(self, world: World, port: int, *, pause: float = 0.1, timeout: float = 30) -> None:
        self.world = world
        self.port = port
        self.statuses: list[int] = []
        self.deliveries: list[int] = []
        self._pause = pause
        self._timeout = aiohttp.ClientTimeout(timeout)
        self._under_way: set[int] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._running: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        self._running = asyncio.create_task(self._run())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        tasks = [task for task in (self._running, *self._tasks) if task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._session.close()

    async def _run(self) -> None:
        while True:
            webhook = self.world.webhook
            if webhook is not None:
                for update in list(self.world.updates.waiting):
                    if update["update_id"] in self._under_way or len(self._under_way) >= webhook.max_connections:
                        continue
                    self._under_way.add(update["update_id"])
                    task = asyncio.create_task(self._deliver(webhook, update))
                    self._tasks.add(task)
                    task.add_done_callback(self._tasks.discard)
            await asyncio.sleep(0.005)

    async def _deliver(self, webhook: Webhook, update: Json) -> None:
        try:
            error = await self._post(webhook, update)
        except (aiohttp.ClientError, TimeoutError) as failure:
            error = f"Connection refused: {type(failure).__name__}"
        if error:
            webhook.last_error, webhook.last_error_date = error, int(time.time())
            await asyncio.sleep(self._pause)
        else:
            waiting = self.world.updates.waiting
            waiting[:] = [other for other in waiting if other["update_id"] != update["update_id"]]
        self._under_way.discard(update["update_id"])

    async def _post(self, webhook: Webhook, update: Json) -> str:
        """Why the delivery failed; empty where it did not."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": webhook.secret_token} if webhook.secret_token else {}
        address = f"http://127.0.0.1:{self.port}{urlsplit(webhook.url).path}"
        self.deliveries.append(update["update_id"])
        async with self._session.post(address, json=update, headers=headers, timeout=self._timeout) as response:
            self.statuses.append(response.status)
            if await response.read():
                self.world.violations.append("webhook: the answer has a body, which Telegram takes for a method call")
            return "" if 200 <= response.status < 300 else f"Wrong response from the webhook: {response.status}"

"""A strict Bot API server on the loopback interface: refuses what Telegram refuses and keeps a list of violations."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from typing import Any

from aiohttp import web

from tests.telegram.botapi import account, files, members, messages, queries, webhooks
from tests.telegram.botapi.faults import Fault, Faults, Kind
from tests.telegram.botapi.parameters import Parameters, read_parameters
from tests.telegram.botapi.refusals import Refusal
from tests.telegram.botapi.world import Call, World

TOKEN = "987654321:AAHmade_up-token_for-the-loopback-server"
_TOKEN_FORM = re.compile(r"\d+:[\w-]+")

Method = Callable[[World, Parameters], object]
METHODS: dict[str, Method] = {
    "getme": account.get_me,
    "setwebhook": webhooks.set_webhook,
    "deletewebhook": webhooks.delete_webhook,
    "getwebhookinfo": webhooks.get_webhook_info,
    "getmycommands": account.get_my_commands,
    "setmycommands": account.set_my_commands,
    "deletemycommands": account.delete_my_commands,
    "getchat": account.get_chat,
    "getchatmember": members.get_chat_member,
    "getchatadministrators": members.get_chat_administrators,
    "sendchataction": messages.send_chat_action,
    "sendmessage": messages.send_message,
    "senddocument": files.send_document,
    "sendphoto": files.send_photo,
    "getfile": files.get_file,
    "editmessagetext": messages.edit_message_text,
    "editmessagereplymarkup": messages.edit_message_reply_markup,
    "deletemessage": messages.delete_message,
    "answercallbackquery": queries.answer_callback_query,
    "answerinlinequery": queries.answer_inline_query,
}


class BotApiServer:
    """The server; use it as an async context manager."""

    def __init__(self) -> None:
        self.world = World()
        self.faults = Faults()
        application = web.Application(client_max_size=60 * 1024 * 1024)
        application.router.add_route("*", "/bot{token}/{method}", self._call)
        application.router.add_get("/file/bot{token}/{path:.+}", self._file)
        self._runner = web.AppRunner(application, shutdown_timeout=0.1, access_log=None)
        self.port = 0

    async def __aenter__(self) -> BotApiServer:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self._runner.cleanup()

    @property
    def base_url(self) -> str:
        """The library's `base_url`."""
        return f"http://127.0.0.1:{self.port}/bot"

    @property
    def base_file_url(self) -> str:
        """The library's `base_file_url`."""
        return f"http://127.0.0.1:{self.port}/file/bot"

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        polling = method.lower() == "getupdates"
        self.world.busy += not polling
        try:
            return await self._answer(request, method)
        finally:
            self.world.busy -= not polling
            if not polling:
                self.world.last_activity = time.monotonic()

    async def _answer(self, request: web.Request, method: str) -> web.StreamResponse:
        fault = self.faults.next(method)
        if fault is not None and fault.kind is not Kind.DROP_AFTER:
            response = await self._misbehave(request, fault)
            if response is not None:
                return response
        try:
            self._check_token(request.match_info["token"])
            given = await read_parameters(request)
            result = await self._perform(request, method, given)
        except Refusal as refusal:
            if not refusal.planned:
                self.world.violations.append(f"{method}: {refusal.description}")
            return web.json_response(refusal.body(), status=refusal.code)
        self.world.calls.append(Call(method, given.values, result))
        if fault is not None and fault.kind is Kind.DROP_AFTER:
            return _hang_up(request)
        return web.json_response({"ok": True, "result": result})

    async def _misbehave(self, request: web.Request, fault: Fault) -> web.StreamResponse | None:
        if fault.kind is Kind.SLOW:
            await request.read()  # whoever hangs up meanwhile has said it all
            await asyncio.sleep(fault.seconds)
            return None
        if fault.kind is Kind.DROP_BEFORE:
            return _hang_up(request)
        if fault.kind is Kind.HTML:
            return web.Response(
                text="<html>Log in to the network</html>", content_type="text/html", status=fault.status
            )
        refusal = Refusal(fault.status, fault.description, fault.parameters, planned=True)
        return web.json_response(refusal.body(), status=refusal.code)

    async def _perform(self, request: web.Request, method: str, given: Parameters) -> Any:
        if method.lower() == "getupdates":
            if self.world.webhook is not None:
                raise Refusal(
                    409,
                    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the "
                    "webhook first",
                )
            return await self.world.updates.get(
                given.integer("offset"),
                given.integer("limit", 100),
                given.integer("timeout"),
                given.parsed("allowed_updates"),
                lambda: request.transport is not None and not request.transport.is_closing(),
            )
        perform = METHODS.get(method.lower())
        if perform is None:
            raise Refusal(404, "Not Found")
        return perform(self.world, given)

    async def _file(self, request: web.Request) -> web.Response:
        try:
            self._check_token(request.match_info["token"])
        except Refusal as refusal:
            return web.json_response(refusal.body(), status=refusal.code)
        content = self.world.files.get(request.match_info["path"])
        return web.Response(body=content) if content is not None else web.Response(status=404)

    @staticmethod
    def _check_token(token: str) -> None:
        if token == TOKEN:
            return
        if _TOKEN_FORM.fullmatch(token):
            raise Refusal(401, "Unauthorized")
        raise Refusal(404, "Not Found")


def _hang_up(request: web.Request) -> web.StreamResponse:
    if request.transport is not None:
        request.transport.abort()
    return web.Response()

"""The loopback server is strict: what it lets pass, Telegram would."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from tests.telegram.botapi.faults import DROP_AFTER, DROP_BEFORE, Fault
from tests.telegram.botapi.people import Group, Person
from tests.telegram.botapi.server import TOKEN, BotApiServer
from tests.telegram.botapi.world import BOT


class Client:
    """Calls methods and gives back status and body."""

    def __init__(self, server: BotApiServer, session: aiohttp.ClientSession) -> None:
        self.server = server
        self.session = session
        self.person = Person(server.world, 1)

    async def call(self, method: str, token: str = TOKEN, **values: Any) -> tuple[int, dict[str, Any]]:
        """A call with a form."""
        form = {key: value if isinstance(value, str) else json.dumps(value) for key, value in values.items()}
        async with self.session.post(f"{self.server.base_url}{token}/{method}", data=form) as response:
            return response.status, await response.json()

    async def refusal(self, method: str, **values: Any) -> str:
        """Why a call was refused; it must be noted as a violation as well."""
        before = len(self.server.world.violations)
        status, body = await self.call(method, **values)
        assert status == body["error_code"]
        assert not body["ok"]
        assert len(self.server.world.violations) == before + 1
        return str(body["description"])


@pytest.fixture
async def client() -> AsyncIterator[Client]:
    """A client of a fresh server."""
    async with BotApiServer() as server, aiohttp.ClientSession() as session:
        yield Client(server, session)


class TestCalls:
    """Forms, JSON and multipart; tokens; methods."""

    async def test_parameters_may_come_in_every_form(self, client: Client) -> None:
        url = f"{client.server.base_url}{TOKEN}/sendMessage"
        multipart = aiohttp.FormData(default_to_multipart=True)
        multipart.add_field("chat_id", "1")
        multipart.add_field("text", "c")
        for more in ({"data": {"chat_id": 1, "text": "a"}}, {"json": {"chat_id": 1, "text": "b"}}, {"data": multipart}):
            async with client.session.post(url, **more) as response:
                assert response.status == 200
        async with client.session.get(url, params={"chat_id": 1, "text": "d"}) as response:
            assert response.status == 200

        assert [message["text"] for message in client.server.world.said(1)] == ["a", "b", "c", "d"]

    async def test_tokens_and_methods_are_checked(self, client: Client) -> None:
        assert (await client.call("getMe", token="1:wrong"))[0] == 401
        assert (await client.call("getMe", token="nonsense"))[0] == 404
        assert (await client.call("noSuchMethod"))[0] == 404
        assert (await client.call("GETME"))[0] == 200

    async def test_files_are_found_with_an_escaped_token_too(self, client: Client) -> None:
        client.server.world.files["a/b.txt"] = b"content"
        escaped = f"{client.server.base_file_url}{TOKEN.replace(':', '%3A')}/a/b.txt"
        async with client.session.get(escaped) as response:
            assert await response.read() == b"content"


def _link(url: str, **more: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", "url": url, **more}]]}


def _quotation(offset: int, length: int) -> dict[str, Any]:
    return {"type": "expandable_blockquote", "offset": offset, "length": length}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"text": " \n"}, "text is empty"),
        ({"text": "🌾" * 2049}, "too long"),
        ({"text": "a", "chat_id": 404}, "chat not found"),
        ({"text": "a", "message_thread_id": 9}, "message thread not found"),
        ({"text": "a", "reply_parameters": {"message_id": 99}}, "message to be replied not found"),
        ({"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 2}]}, "ENTITY_BOUNDS_INVALID"),
        ({"text": "🌾a", "entities": [{"type": "bold", "offset": 1, "length": 1}]}, "surrogate"),
        ({"text": "a", "entities": [{"type": "boldest", "offset": 0, "length": 1}]}, "unsupported type"),
        ({"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 1}] * 101}, "ENTITIES_TOO_LONG"),
        ({"text": "<b>a", "parse_mode": "HTML"}, "can't parse entities"),
        ({"text": "<blink>a</blink>", "parse_mode": "HTML"}, "can't parse entities"),
        (
            {"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "字" * 22}]]}},
            "BUTTON_DATA",
        ),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x"}]]}}, "Text buttons are unallowed"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 9]}}, "TOO_LONG"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": "x", "callback_data": ""}]]}}, "BUTTON_DATA"),
        ({"text": "a", "reply_markup": {"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}}, "text is empty"),
        ({"text": "a", "reply_markup": _link("https://t.me/bot", callback_data="x")}, "exactly one"),
        ({"text": "a", "reply_markup": _link("example")}, "Wrong HTTP URL"),
        ({"text": "a", "reply_markup": _link("https://t.me/bot?start=不")}, "Wrong HTTP URL"),
        ({"text": "a", "reply_markup": _link("https://t.me/bot?start=a.b")}, "START_PARAM"),
        ({"text": "a", "reply_markup": _link(f"https://t.me/bot?start={'a' * 65}")}, "START_PARAM"),
        (
            {"text": "a", "reply_markup": _link("https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fb%3Fstart%3D")},
            "START_PARAM",
        ),
        ({"text": "a", "reply_markup": {"force_reply": True, "input_field_placeholder": "字" * 65}}, "placeholder"),
        ({"text": "a", "reply_markup": {"force_reply": 1}}, "object expected"),
        ({"text": "a", "reply_markup": {"keyboard": []}}, "inline keyboard expected"),
        ({"text": "abc", "entities": [_quotation(0, 2), _quotation(1, 2)]}, "can't be nested"),
    ],
)
async def test_messages_telegram_would_refuse_are_refused(client: Client, values: dict[str, Any], reason: str) -> None:
    assert reason in await client.refusal("sendMessage", **{"chat_id": 1, **values})


async def test_edits_of_what_is_not_there_or_not_changed_are_refused(client: Client) -> None:
    theirs = client.person.says("a")["message_id"]
    _, sent = await client.call("sendMessage", chat_id=1, text="b")
    own = sent["result"]["message_id"]

    assert "not found" in await client.refusal("editMessageText", chat_id=1, message_id=99, text="c")
    assert "can't be edited" in await client.refusal("editMessageText", chat_id=1, message_id=theirs, text="c")
    assert "not modified" in await client.refusal("editMessageText", chat_id=1, message_id=own, text="b")
    assert (await client.call("editMessageText", chat_id=1, message_id=own, text="c"))[0] == 200


async def test_buttons_are_edited_by_themselves_where_there_is_something_to_edit(client: Client) -> None:
    _, sent = await client.call("sendMessage", chat_id=1, text="b", reply_markup=_link("https://t.me/bot?start=a"))
    own: dict[str, Any] = {"chat_id": 1, "message_id": sent["result"]["message_id"]}
    _, asking = await client.call("sendMessage", chat_id=1, text="c", reply_markup={"force_reply": True})
    other: dict[str, Any] = {"chat_id": 1, "message_id": asking["result"]["message_id"]}

    assert "not modified" in await client.refusal(
        "editMessageReplyMarkup", **own, reply_markup=_link("https://t.me/bot?start=a")
    )
    assert "inline keyboard expected" in await client.refusal("editMessageReplyMarkup", **own, reply_markup={})
    assert "can't be edited" in await client.refusal("editMessageReplyMarkup", **other)
    assert (await client.call("editMessageReplyMarkup", **own))[0] == 200
    assert "reply_markup" not in client.server.world.said(1)[0]
    assert "reply_markup" not in asking["result"]


async def test_chat_actions_are_known_ones(client: Client) -> None:
    assert "wrong parameter action" in await client.refusal("sendChatAction", chat_id=1, action="thinking")
    assert "chat not found" in await client.refusal("sendChatAction", chat_id=404, action="typing")
    assert (await client.call("sendChatAction", chat_id=1, action="typing"))[0] == 200


async def test_menus_have_known_scopes_and_names(client: Client) -> None:
    menu = [{"command": "ask", "description": "x"}]
    nobody, somebody = {"type": "chat", "chat_id": 404}, {"type": "chat", "chat_id": 1}

    assert "unsupported type" in await client.refusal("setMyCommands", commands=menu, scope={"type": "moon"})
    assert "chat not found" in await client.refusal("setMyCommands", commands=menu, scope=nobody)
    assert "COMMAND_INVALID" in await client.refusal(
        "setMyCommands", commands=[{"command": "指标", "description": "x"}]
    )
    assert (await client.call("setMyCommands", commands=menu, scope=somebody))[0] == 200
    assert (await client.call("getMyCommands", scope=somebody))[1]["result"] == menu
    await client.call("deleteMyCommands", scope=somebody)
    assert (await client.call("getMyCommands", scope=somebody))[1]["result"] == []


class TestMembers:
    """A group knows its admins, its members and what it lets the bot do."""

    async def test_roles_are_told(self, client: Client) -> None:
        group = Group(client.server.world, -5)
        other = Person(client.server.world, 2)
        group.promotes(client.person)
        group.hears(other, "a")
        about: dict[str, Any] = {"chat_id": group.id}

        assert (await client.call("getChatMember", **about, user_id=1))[1]["result"]["status"] == "administrator"
        assert (await client.call("getChatMember", **about, user_id=2))[1]["result"]["status"] == "member"
        assert "PARTICIPANT_ID_INVALID" in await client.refusal("getChatMember", **about, user_id=3)
        admins = (await client.call("getChatAdministrators", **about))[1]["result"]
        assert [admin["user"]["id"] for admin in admins] == [1]
        assert "private chat" in await client.refusal("getChatAdministrators", chat_id=1)

    async def test_whoever_is_muted_or_removed_is_told_and_may_not_write(self, client: Client) -> None:
        group = Group(client.server.world, -5)
        group.mutes_bot()
        muted = await client.refusal("sendMessage", chat_id=group.id, text="a")
        group.removes_bot()
        status, body = await client.call("sendMessage", chat_id=group.id, text="a")

        assert "not enough rights" in muted
        assert (status, body["description"]) == (403, "Forbidden: bot was kicked from the supergroup chat")
        told = [update["my_chat_member"]["new_chat_member"]["status"] for update in client.server.world.updates.waiting]
        assert told == ["restricted", "kicked"]


async def test_a_press_is_answered_once(client: Client) -> None:
    query = client.person.forges(client.person.says("a"), "x")

    assert (await client.call("answerCallbackQuery", callback_query_id=query))[0] == 200
    assert "query is too old" in await client.refusal("answerCallbackQuery", callback_query_id=query)


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ([("a", "x")] * 51, "RESULTS_TOO_MUCH"),
        ([("a", "x"), ("a", "y")], "RESULT_ID_DUPLICATE"),
        ([("字" * 22, "x")], "RESULT_ID_INVALID"),
        ([("a", "")], "text is empty"),
    ],
)
async def test_inline_results_telegram_would_refuse_are_refused(
    client: Client, results: list[tuple[str, str]], reason: str
) -> None:
    articles = [
        {"type": "article", "id": name, "title": "t", "input_message_content": {"message_text": text}}
        for name, text in results
    ]

    query = client.person.types("x")
    assert reason in await client.refusal("answerInlineQuery", inline_query_id=query, results=articles)


class TestGetUpdates:
    """The queue is Telegram's."""

    async def test_keeps_updates_until_an_offset_acknowledges_them(self, client: Client) -> None:
        client.person.says("a")
        client.person.says("b")
        first = (await client.call("getUpdates"))[1]["result"]
        again = (await client.call("getUpdates", limit=1))[1]["result"]
        rest = (await client.call("getUpdates", offset=first[0]["update_id"] + 1))[1]["result"]

        assert [update["message"]["text"] for update in first] == ["a", "b"]
        assert again == first[:1]
        assert rest == first[1:]

    async def test_waits_for_something_to_happen(self, client: Client) -> None:
        polling = asyncio.create_task(client.call("getUpdates", timeout=5))
        await asyncio.sleep(0.05)
        client.person.says("a")

        assert len((await asyncio.wait_for(polling, 1))[1]["result"]) == 1

    async def test_delivers_only_what_is_asked_for(self, client: Client) -> None:
        await client.call("getUpdates", allowed_updates=["inline_query"])
        client.person.says("a")
        client.person.types("b")

        (update,) = (await client.call("getUpdates"))[1]["result"]
        assert "inline_query" in update

    async def test_a_second_poller_ends_the_first(self, client: Client) -> None:
        first = asyncio.create_task(client.call("getUpdates", timeout=5))
        await asyncio.sleep(0.05)
        await client.call("getUpdates")

        status, body = await first
        assert status == 409
        assert "terminated by other getUpdates" in body["description"]


class TestFaults:
    """Faults happen when planned, once, and are no fault of the bot's."""

    async def test_a_drop_before_leaves_no_message_a_drop_after_leaves_one(self, client: Client) -> None:
        client.server.faults.plan("sendMessage", DROP_BEFORE, DROP_AFTER)
        for _ in range(2):
            with pytest.raises(aiohttp.ClientError):
                await client.call("sendMessage", chat_id=1, text="a")

        assert len(client.server.world.said(1)) == 1

    async def test_refusals_carry_their_parameters_and_count_as_no_violation(self, client: Client) -> None:
        client.server.faults.plan("sendMessage", Fault.flood(7), Fault.slow(0.01))

        status, body = await client.call("sendMessage", chat_id=1, text="a")

        assert (status, body["parameters"]) == (429, {"retry_after": 7})
        assert (await client.call("sendMessage", chat_id=1, text="a"))[0] == 200
        assert client.server.world.violations == []

    async def test_floods_are_measured(self, client: Client) -> None:
        group = Group(client.server.world, -5)
        for _ in range(20):
            await client.call("sendMessage", chat_id=group.id, text="a")

        assert "Too Many Requests" in await client.refusal("sendMessage", chat_id=group.id, text="a")

    async def test_a_queue_outlives_a_restart_of_the_server(self, client: Client) -> None:
        client.person.says("a")
        async with BotApiServer() as other:
            other.world = client.server.world
            async with client.session.post(f"{other.base_url}{TOKEN}/getUpdates") as response:
                assert len((await response.json())["result"]) == 1


class TestPrivacyMode:
    """A group shows the bot what is meant for it."""

    @pytest.mark.parametrize(
        ("text", "seen"),
        [
            ("大家好", False),
            ("/ask x", True),
            ("/ask@OtherBot x", False),
            ("@wenbaotestbot x", True),
            ("路径/a", False),
        ],
    )
    async def test_commands_and_mentions_are_shown(self, client: Client, text: str, seen: bool) -> None:
        Group(client.server.world, -5).hears(client.person, text)

        assert bool(client.server.world.updates.waiting) is seen

    async def test_replies_to_the_bot_are_shown(self, client: Client) -> None:
        group = Group(client.server.world, -5)
        own = client.server.world.write(group.chat, {"from": BOT, "text": "a"})
        group.hears(client.person, "b", reply_to=own)

        assert len(client.server.world.updates.waiting) == 1

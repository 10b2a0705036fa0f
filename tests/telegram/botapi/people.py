"""People who write, press and type; groups where the bot sees only what Telegram's privacy mode lets it see."""

from __future__ import annotations

import re
import time
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.telegram.botapi.checks import utf16
from tests.telegram.botapi.members import administrator, restricted
from tests.telegram.botapi.refusals import Json
from tests.telegram.botapi.world import ANONYMOUS_ADMIN, BOT, Chat, World

_COMMAND = re.compile(r"(?:^|(?<=\s))/[a-zA-Z0-9_]+(?:@\w+)?")
_MENTION = re.compile(r"@\w{4,}")
_TRIVIAL = ("entities", "reply_markup")


def entities_in(text: str) -> list[Json]:
    """The commands and mentions Telegram finds in a text."""
    found: list[Json] = []
    for pattern, kind in ((_COMMAND, "bot_command"), (_MENTION, "mention")):
        for match in pattern.finditer(text):
            if kind == "mention" and match.start() and not text[match.start() - 1].isspace():
                continue
            start = len(utf16(text[: match.start()])) // 2
            found.append({"type": kind, "offset": start, "length": len(utf16(match[0])) // 2})
    return sorted(found, key=lambda entity: int(entity["offset"]))


def written(text: str) -> Json:
    """The content of a text message."""
    content: Json = {"text": text}
    if entities := entities_in(text):
        content["entities"] = entities
    return content


def button_of(message: Json, label: str) -> Json:
    """The button of a message with this label."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    found = [button for row in rows for button in row if button["text"] == label]
    assert found, f"no button {label}: {[button['text'] for row in rows for button in row]}"
    return dict(found[0])


class Person:
    """Somebody with a private chat with the bot."""

    def __init__(self, world: World, identifier: int, name: str = "小王", language: str | None = "zh-hans") -> None:
        self.world = world
        self.user: Json = {"id": identifier, "is_bot": False, "first_name": name}
        if language is not None:
            self.user["language_code"] = language
        self.chat = Chat({"id": identifier, "type": "private", "first_name": name})
        world.chats[identifier] = self.chat

    @property
    def id(self) -> int:
        """The user id, which is the private chat's id as well."""
        return int(self.user["id"])

    def says(self, text: str, **more: Any) -> Json:
        """Write to the bot."""
        return self.sends(**{**written(text), **more})

    def sends(self, **content: Any) -> Json:
        """Send anything: a sticker, a voice message, a picture with a caption."""
        message = self.world.write(self.chat, {"from": self.user, **content})
        self.world.updates.add("message", message)
        return message

    def sends_file(self, name: str, content: bytes, *, size: int | None = None, **more: Any) -> Json:
        """Send a file; `size` is what Telegram says that it has."""
        file_id = f"documents/file_{next(self.world.fresh_ids)}"
        self.world.files[file_id] = content
        length = len(content) if size is None else size
        document = {"file_id": file_id, "file_unique_id": file_id, "file_name": name, "file_size": length}
        return self.sends(document=document, **more)

    def forwards(self, text: str) -> Json:
        """Pass on what somebody else wrote."""
        origin = {"type": "hidden_user", "sender_user_name": "某人", "date": int(time.time())}
        return self.sends(**written(text), forward_origin=origin)

    def answers(self, message: Json, text: str) -> Json:
        """Reply to a message."""
        return self.says(text, reply_to_message={k: v for k, v in message.items() if k != "reply_to_message"})

    def follows(self, link: str) -> Json:
        """Follow a link `t.me/<bot>?start=<payload>`, bare or inside the link that shares it."""
        query = parse_qs(urlsplit(link).query)
        if "url" in query:
            return self.follows(query["url"][0])
        assert urlsplit(link).path == f"/{BOT['username']}", link
        return self.says(f"/start {query['start'][0]}")

    def edits(self, message: Json, text: str) -> None:
        """Change a message written before, wherever that was."""
        for key in _TRIVIAL:
            message.pop(key, None)
        message.update(written(text), edit_date=int(time.time()))
        self.world.updates.add("edited_message", dict(message))

    def presses(self, message: Json, label: str) -> str:
        """Press a button by its label; the id of the query."""
        return self.forges(message, button_of(message, label)["callback_data"])

    def forges(self, message: Json, data: str) -> str:
        """Send callback data as a tampered client can."""
        query_id = str(next(self.world.fresh_ids))
        self.world.callbacks[query_id] = False
        self.world.updates.add(
            "callback_query",
            {"id": query_id, "from": self.user, "message": dict(message), "chat_instance": "1", "data": data},
        )
        return query_id

    def types(self, query: str) -> str:
        """Type `@bot query` in some chat; the id of the query."""
        query_id = str(next(self.world.fresh_ids))
        self.world.inline_queries[query_id] = None
        self.world.updates.add("inline_query", {"id": query_id, "from": self.user, "query": query, "offset": ""})
        return query_id

    def blocks_bot(self) -> None:
        """Block the bot."""
        self.chat.open_to_bot = False
        self.chat.closed_because = "bot was blocked by the user"


class Group:
    """A group, supergroup or forum the bot is a member of."""

    def __init__(self, world: World, identifier: int, kind: str = "supergroup", *, forum: bool = False) -> None:
        self.world = world
        self.chat = Chat({"id": identifier, "type": kind, "title": "测试群"})
        if forum:
            self.chat.public["is_forum"] = True
        self.privacy_mode = True
        world.chats[identifier] = self.chat

    @property
    def id(self) -> int:
        """The chat's id."""
        return self.chat.id

    def opens_topic(self, author: Json, name: str) -> int:
        """A new topic; its id."""
        opening = self.world.write(self.chat, {"from": author, "forum_topic_created": {"name": name, "icon_color": 1}})
        topic = int(opening["message_id"])
        opening.update(message_thread_id=topic, is_topic_message=True)
        self.chat.topics[topic] = opening
        return topic

    def hears(self, person: Person, text: str, *, reply_to: Json | None = None, topic: int | None = None) -> Json:
        """A member writes; the bot is told if privacy mode allows."""
        return self.receives(person.user, reply_to=reply_to, topic=topic, **written(text))

    def hears_anonymous_admin(self, text: str) -> Json:
        """An admin writes in the group's name."""
        return self.receives(ANONYMOUS_ADMIN, sender_chat=self.chat.public, **written(text))

    def receives(self, author: Json, *, reply_to: Json | None = None, topic: int | None = None, **content: Any) -> Json:
        """A message of any kind."""
        content["from"] = author
        self.chat.members[author["id"]] = author
        if topic is not None:
            content.update(message_thread_id=topic, is_topic_message=True)
            # Telegram makes every message of a topic a reply to the one that opened it.
            reply_to = reply_to or self.chat.topics[topic]
        if reply_to is not None:
            content["reply_to_message"] = {k: v for k, v in reply_to.items() if k != "reply_to_message"}
        message = self.world.write(self.chat, content)
        if not self.privacy_mode or _meant_for_bot(message):
            self.world.updates.add("message", message)
        return message

    def posts(self, text: str) -> None:
        """As a channel: a post."""
        post = self.world.write(self.chat, {"sender_chat": self.chat.public, "from": {"id": 0}, **written(text)})
        del post["from"]
        self.world.updates.add("channel_post", post)
        post["from"] = {"id": 0}

    def moves_to(self, identifier: int, *, is_told: bool = True) -> Group:
        """Become a supergroup with another id; both chats tell of it, sooner or later."""
        moved = Group(self.world, identifier)
        moved.chat.admins, moved.chat.members = self.chat.admins, self.chat.members
        self.chat.migrated_to = identifier
        if not is_told:
            return moved
        admin = next(iter(self.chat.admins.values()), {"user": ANONYMOUS_ADMIN})["user"]
        told = self.world.write(self.chat, {"from": admin, "migrate_to_chat_id": identifier})
        self.world.updates.add("message", told)
        told = self.world.write(
            moved.chat, {"from": ANONYMOUS_ADMIN, "sender_chat": moved.chat.public, "migrate_from_chat_id": self.id}
        )
        self.world.updates.add("message", told)
        return moved

    def promotes(self, person: Person, *, is_anonymous: bool = False) -> None:
        """Make a member an admin."""
        self.chat.admins[person.id] = administrator(person.user, is_anonymous=is_anonymous)

    def demotes(self, person: Person) -> None:
        """Make an admin a member."""
        del self.chat.admins[person.id]

    def adds_bot(self) -> None:
        """Make the bot a member."""
        self.chat.open_to_bot = True
        self._treats_bot({"status": "member"})

    def mutes_bot(self) -> None:
        """Let the bot read and not write."""
        self._treats_bot(restricted(BOT))

    def removes_bot(self) -> None:
        """Throw the bot out."""
        self.chat.open_to_bot = False
        self.chat.closed_because = "bot was kicked from the supergroup chat"
        self._treats_bot({"status": "kicked", "until_date": 0})

    def _treats_bot(self, status: Json) -> None:
        before, self.chat.bot_status = self.chat.bot_status, status
        self.world.updates.add(
            "my_chat_member",
            {
                "chat": self.chat.public,
                "from": next(iter(self.chat.admins.values()), {"user": ANONYMOUS_ADMIN})["user"],
                "date": int(time.time()),
                "old_chat_member": {**before, "user": BOT},
                "new_chat_member": {**status, "user": BOT},
            },
        )


def _meant_for_bot(message: Json) -> bool:
    text = message.get("text") or message.get("caption") or ""
    name = f"@{BOT['username']}".lower()
    answered = message.get("reply_to_message", {})
    if answered.get("from", {}).get("id") == BOT["id"] or message.get("via_bot", {}).get("id") == BOT["id"]:
        return True
    commands = _COMMAND.findall(text)
    return name in text.lower() or any("@" not in command for command in commands)

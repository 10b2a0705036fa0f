"""Whatever people send, nothing breaks: no handler fails, Telegram refuses nothing, the next question is answered."""

from __future__ import annotations

import asyncio
import io
import random

import pytest

from bot.logs import configure_logs
from tests.telegram import made_up
from tests.telegram.botapi.people import Group, Person, written
from tests.telegram.botapi.refusals import Json
from tests.telegram.botapi.world import BOT
from tests.telegram.stage import Stage

PIECES = [
    *"字aA19/@#_*`<>&\n\t，。？🌾👨\u200d🌾\u202e\u200b\x00",
    "/ask",
    "/term ",
    "/outline",
    "@WenbaoTestBot",
    "粮食产量",
    made_up.GRAIN,
    made_up.INCOME,
    "http://example.org",
    "字" * 300,
]
DATA = [
    *("", "v1:q:0", "v2:q:0", "v2:t:1", "v2:t:9999", "v2n:t:1", "v2:o", "v2:s:nothing:0", "v2:y:2031:0", "v2:y:x:x"),
    *("v2:u:nobody", "v2:n:nobody", "v2:z:nobody:0", "v2:z:nobody:77", "v2:zw:nobody", "v2:l:en", "v2:l:xx", "v2:l"),
    *(
        "v2:a:nothing",
        "v2:w:nothing",
        "v2:c",
        "v2:p:nothing",
        "v2:k",
        "v2:i:nothing:1",
        "v2:r:nothing:1",
        "v2:g:nothing",
    ),
    *("v1:", "x" * 64, "\u202e"),
]


class Crowd:
    """People in private and in a group who do whatever comes to mind."""

    def __init__(self, stage: Stage, chance: random.Random) -> None:
        self.stage = stage
        self.chance = chance
        self.people = [stage.person(language) for language in ("zh-hans", "zh-TW", "en", None)]
        self.group: Group = stage.group()
        self.group.privacy_mode = False

    def act(self) -> None:
        """Somebody does something."""
        person = self.chance.choice(self.people)
        self.chance.choice([self.write, self.write, self.join_in, self.edit, self.press, self.forge, self.inline])(
            person
        )

    def text(self) -> str:
        """Something like a text."""
        return "".join(self.chance.choices(PIECES, k=self.chance.randint(1, 6))) or "字"

    def write(self, person: Person) -> None:
        """Write in private, sometimes under a picture."""
        if self.chance.random() < 0.2:
            content = written(self.text())
            photo = [{"file_id": "a", "file_unique_id": "a", "width": 1, "height": 1}]
            person.sends(photo=photo, caption=content["text"], caption_entities=content.get("entities", []))
        else:
            person.says(self.text())

    def join_in(self, person: Person) -> None:
        """Write in the group, sometimes as a reply to anybody."""
        earlier = list(self.group.chat.messages.values())
        call = self.chance.choice(["", "/ask ", "@WenbaoTestBot "])
        self.group.hears(person, call + self.text(), reply_to=self.chance.choice(earlier) if earlier else None)

    def edit(self, person: Person) -> None:
        """Edit something written before."""
        if mine := [message for message in person.chat.messages.values() if "text" in message and not _by_bot(message)]:
            person.edits(self.chance.choice(mine), self.text())

    def press(self, person: Person) -> None:
        """Press a button of the bot's."""
        if shown := [message for message in self.stage.world.said(person.id) if "reply_markup" in message]:
            message = self.chance.choice(shown)
            buttons = [button for row in message["reply_markup"]["inline_keyboard"] for button in row]
            # A link is followed by the client alone.
            if data := [button["callback_data"] for button in buttons if "callback_data" in button]:
                person.forges(message, self.chance.choice(data))

    def forge(self, person: Person) -> None:
        """Send callback data of one's own invention."""
        if shown := list(person.chat.messages.values()):
            person.forges(self.chance.choice(shown), self.chance.choice(DATA))

    def inline(self, person: Person) -> None:
        """Type after the bot's name."""
        person.types(self.text()[:256])


def _by_bot(message: Json) -> bool:
    return bool(message["from"]["id"] == BOT["id"])


@pytest.mark.parametrize("seed", range(3))
async def test_whatever_people_send_nothing_breaks(stage: Stage, seed: int) -> None:
    stage.forgive("message is not modified", "Too Many Requests")
    log = io.StringIO()
    configure_logs("INFO", log)
    crowd = Crowd(stage, random.Random(seed))  # noqa: S311 - no secret depends on it
    for _ in range(120):
        crowd.act()
        await asyncio.sleep(0.002)
    await stage.settled()

    assert (await stage.reply(stage.person(), made_up.GRAIN))["text"].startswith(made_up.GRAIN_HEADLINE)
    assert len(stage.asking.asked) > 20
    assert stage.world.said(crowd.group.id)
    assert "telegram_handler_failed" not in log.getvalue()
    configure_logs("CRITICAL")

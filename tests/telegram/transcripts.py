"""Transcripts of what the real bot says before the loopback server, a file a surface in `docs/transcripts/`.

`python -m tests.telegram.transcripts` (`make transcripts`) writes them anew; a test holds that they are up to date.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.logs import configure_logs
from bot.store.database import Database
from tests.shipped import shipped_engine
from tests.telegram.botapi.people import Group, Person
from tests.telegram.botapi.refusals import Json
from tests.telegram.botapi.server import BotApiServer
from tests.telegram.botapi.world import BOT, quoted
from tests.telegram.stage import Stage

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "transcripts"
GDP = "2020年地区生产总值是多少"
_BOT = f"{BOT['first_name']} › "
_INDENT = " " * 8
_QUOTES = {"blockquote": "▌ ", "expandable_blockquote": "▎ "}


def shown(message: Json) -> list[str]:
    """A message as text: bold between asterisks, quotations behind a bar, buttons below."""
    text, entities = str(message["text"]), message.get("entities", [])
    for entity in entities:
        stretch = quoted(message["text"], entity)
        if entity["type"] == "bold":
            text = text.replace(stretch, f"*{stretch}*", 1)
        elif entity["type"] in _QUOTES:
            text = text.replace(stretch, _QUOTES[entity["type"]] + stretch, 1)
    return [*text.split("\n"), *button_rows(message)]


def button_rows(message: Json) -> list[str]:
    """The buttons of a message in brackets, a row a line."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return ["  ".join(f"[{button['text']}]" for button in row) for row in rows]


class Scene:
    """A conversation that is written down as it goes on."""

    def __init__(self, stage: Stage, chat: Person | Group) -> None:
        self.stage = stage
        self.chat = chat
        self.lines: list[str] = []
        self._seen: dict[int, Json] = {}
        self._told = 0

    @property
    def last(self) -> Json:
        """The bot's latest message."""
        return self.stage.world.said(self.chat.id)[-1]

    async def act(self, told: str, act: Callable[[], object]) -> None:
        """Do something, wait until the bot is done, and write both down."""
        act()
        await self.stage.settled()
        self.lines += ["", told]
        answers = self.stage.world.calls_of("answerCallbackQuery")
        self.lines += [
            f"{_BOT}（弹出）{call.parameters['text']}" for call in answers[self._told :] if "text" in call.parameters
        ]
        self._told = len(answers)
        for message in self.stage.world.said(self.chat.id):
            before = self._seen.get(message["message_id"])
            if before is not None and before["text"] == message["text"] and before != message:
                self.lines += [f"{_BOT}（按钮改为）", *(f"{_INDENT}{row}" for row in button_rows(message))]
            elif before != message:
                self._say(message, edited=before is not None)
            self._seen[message["message_id"]] = dict(message)

    def _say(self, message: Json, *, edited: bool) -> None:
        first, *rest = shown(message)
        mark = "（改写）" if edited else ""
        answered = message.get("reply_to_message")
        mark += f"（回复「{answered['text']}」）" if answered is not None else ""
        self.lines.append(f"{_BOT}{mark}{first}")
        self.lines.extend(f"{_INDENT}{line}" if line else "" for line in rest)

    async def say(self, text: str) -> None:
        """The person of a private chat writes."""
        assert isinstance(self.chat, Person)
        person = self.chat
        await self.act(f"小王 › {text}", lambda: person.says(text))

    async def press(self, label: str, message: Json | None = None) -> None:
        """The person of a private chat presses a button of the latest message, or of an earlier one."""
        assert isinstance(self.chat, Person)
        person, pressed = self.chat, message or self.last
        await self.act(f"小王 ⟦{label}⟧", lambda: person.presses(pressed, label))


async def private(stage: Stage) -> list[str]:
    """One person and the bot."""
    person = stage.person()
    scene = Scene(stage, person)
    await scene.say("/start")
    await scene.say(GDP)
    answer = dict(scene.last)
    await scene.press("另一口径")
    await scene.press("上下文", answer)
    await scene.press("›")
    await scene.press("相关指标", answer)
    await scene.press("没用", answer)
    await scene.press("没说全", stage.world.chats[person.id].messages[answer["message_id"]])
    await scene.say("增长呢")
    edited = person.says("六大门户是什么")
    await stage.settled()
    await scene.act("小王 › 六大门户是什么", lambda: None)
    await scene.act("小王（把问题改成）› 七条通道是什么", lambda: person.edits(edited, "七条通道是什么"))
    await scene.say("房价多少")
    await scene.say("/outline")
    await scene.press("二、“十四五”时期和2021年工作目标及主要任务")
    await scene.press("（四）持之以恒深化开放合作")
    await scene.say("/term 企业")
    await scene.say("/indicators")
    await scene.press("财政　6")
    await scene.say("/targets 2025")
    await scene.press("6")
    await scene.act(
        "小王 发来一段语音", lambda: person.sends(voice={"file_id": "v", "file_unique_id": "v", "duration": 2})
    )
    await scene.say("/lang")
    await scene.press("English")
    await scene.say(GDP)
    await scene.say("/privacy")
    await scene.say("/forget")
    return scene.lines


async def group(stage: Stage) -> list[str]:
    """A group: nothing is said unless the bot is turned to."""
    wang, li, chat = stage.person(), stage.person(), stage.group()
    scene = Scene(stage, chat)
    await scene.act("小王 › 今天天气真好", lambda: chat.hears(wang, "今天天气真好"))
    await scene.act(f"小王 › /ask {GDP}", lambda: chat.hears(wang, f"/ask {GDP}"))
    answer = dict(scene.last)
    await scene.act("小王（回复问报）› 增长呢", lambda: chat.hears(wang, "增长呢", reply_to=answer))
    await scene.act("小李 › @WenbaoTestBot 六大门户是什么", lambda: chat.hears(li, "@WenbaoTestBot 六大门户是什么"))
    chat.privacy_mode = False
    asked = chat.hears(li, "2021年城镇登记失业率目标是多少")
    await scene.act("小李 › 2021年城镇登记失业率目标是多少", lambda: None)
    await scene.act("小王（回复小李）› /ask", lambda: chat.hears(wang, "/ask", reply_to=asked))
    return scene.lines


async def inline(stage: Stage) -> list[str]:
    """The message field of any chat."""
    lines: list[str] = []
    person = stage.person()
    for typed in ("", "失业率", "六大门户", "@#￥%"):
        query = person.types(typed)
        await stage.until(lambda query=query: stage.world.inline_queries[query] is not None)  # type: ignore[misc]
        answered = stage.world.inline_queries[query]
        assert answered is not None
        lines += ["", f"小王 正在输入 › @{BOT['username']} {typed}".rstrip()]
        for result in answered["results"]:
            lines.append(f"{_INDENT}◦ {result['title']}")
        for result in answered["results"][:1] if typed else ():
            content = result["input_message_content"]
            message = {**content, "text": content["message_text"], "reply_markup": result.get("reply_markup", {})}
            lines += ["", "小王 选了第一个，聊天里出现："]
            lines += [f"{_INDENT}{line}" if line else "" for line in shown(message)]
        lines += ["", f"{_INDENT}[{answered['button']['text']}]"]
    return lines


SURFACES: dict[str, tuple[str, Callable[[Stage], Awaitable[list[str]]]]] = {
    "private": ("A private chat", private),
    "group": ("A group", group),
    "inline": ("Inline mode", inline),
}


@asynccontextmanager
async def _stage(folder: Path) -> AsyncIterator[Stage]:
    async with BotApiServer() as server, Database(f"sqlite+aiosqlite:///{folder}/wenbao.db") as database:
        stage = Stage(server, database, shipped_engine())
        await stage.start()
        try:
            yield stage
        finally:
            await stage.stop()
        assert stage.violations == []


async def transcript(surface: str, folder: Path) -> str:
    """The page of a surface; `folder` is for the database."""
    title, play = SURFACES[surface]
    async with _stage(folder) as stage:
        lines = await play(stage)
    body = "\n".join(line.rstrip() for line in lines).strip("\n")
    return (
        f"# {title}\n\nWritten by `make transcripts` from the real application before the loopback Bot API server of the tests; "
        "a test holds it to what the bot says today.\n`*bold*`, `▎` an expandable quotation, `▌` one that is shown whole, "
        f"`[buttons]`, `⟦a button pressed⟧`.\n\n```text\n{body}\n```\n"
    )


def main() -> None:
    """Write all pages."""
    os.environ["PTB_TIMEDELTA"] = "true"
    configure_logs("ERROR")
    FOLDER.mkdir(exist_ok=True)
    for surface in SURFACES:
        with TemporaryDirectory() as folder:
            (FOLDER / f"{surface}.md").write_text(asyncio.run(transcript(surface, Path(folder))), encoding="utf-8")
        sys.stdout.write(f"docs/transcripts/{surface}.md\n")


if __name__ == "__main__":
    main()

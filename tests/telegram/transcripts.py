"""Transcripts of what the real bot says before the loopback server, a file a surface in `docs/transcripts/`.

`python -m tests.telegram.transcripts` (`make transcripts`) writes them anew; a test holds that they are up to date.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.logs import configure_logs
from bot.store.database import Database
from tests.shipped import ROOT, shipped_engine
from tests.telegram.admin_stage import AdminStage, admin_stage
from tests.telegram.botapi.checks import utf16
from tests.telegram.botapi.people import Group, Person
from tests.telegram.botapi.refusals import Json
from tests.telegram.botapi.server import BotApiServer
from tests.telegram.botapi.world import BOT, labels
from tests.telegram.stage import Stage

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "transcripts"
GOLDEN = """- id: bridge-cost-is-not-told
  question: 纸鹤大桥投资多少钱
  status: not_found
  says: [没有说投资多少]
  note: The report tells of early work alone.
"""
GDP = "2020年地区生产总值是多少"
_BOT = f"{BOT['first_name']} › "
_INDENT = " " * 8
_QUOTES = {"blockquote": "▌ ", "expandable_blockquote": "▎ "}


def shown(message: Json) -> list[str]:
    """A message as text: bold between asterisks, quotations behind a bar, buttons below."""
    if "text" not in message:
        return [f"〔{_kind(message)}〕{message.get('caption', '')}".rstrip(), *button_rows(message)]
    text, entities = str(message["text"]), message.get("entities", [])
    units = utf16(text)
    for entity in sorted(entities, key=lambda one: int(one["offset"]), reverse=True):
        start, end = entity["offset"] * 2, (entity["offset"] + entity["length"]) * 2
        stretch = units[start:end].decode("utf-16-le")
        if entity["type"] == "bold":
            stretch = f"*{stretch}*"
        units = units[:start] + utf16(_QUOTES.get(entity["type"], "") + stretch) + units[end:]
    text = units.decode("utf-16-le")
    return [*text.split("\n"), *button_rows(message)]


def _kind(message: Json) -> str:
    return str(message["document"]["file_name"]) if "document" in message else "图片"


def button_rows(message: Json) -> list[str]:
    """The buttons of a message in brackets, a row a line."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return ["  ".join(f"[{button['text']}]" for button in row) for row in rows]


class Scene:
    """A conversation that is written down as it goes on."""

    def __init__(self, stage: Stage, chat: Person | Group, name: str = "小王", lines: list[str] | None = None) -> None:
        self.stage = stage
        self.chat = chat
        self.name = name
        self.lines: list[str] = [] if lines is None else lines
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
            if before is not None and before.get("text") == message.get("text") and before != message:
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

    def head(self, text: str) -> None:
        """What follows is about."""
        self.lines += ["", f"== {text} =="]

    async def file(self, name: str, content: bytes) -> None:
        """The person of a private chat sends a file."""
        assert isinstance(self.chat, Person)
        person = self.chat
        await self.act(f"{self.name} 发来 {name}", lambda: person.sends_file(name, content))

    async def say(self, text: str) -> None:
        """The person of a private chat writes."""
        assert isinstance(self.chat, Person)
        person = self.chat
        await self.act(f"{self.name} › {text}", lambda: person.says(text))

    async def press(self, label: str, message: Json | None = None) -> None:
        """The person of a private chat presses a button of the latest message, or of an earlier one."""
        assert isinstance(self.chat, Person)
        person, pressed = self.chat, message or self.last
        await self.act(f"{self.name} ⟦{label}⟧", lambda: person.presses(pressed, label))


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


@asynccontextmanager
async def _kept(folder: Path) -> AsyncIterator[Stage]:
    async with admin_stage(folder) as stage:
        yield stage


async def _keeping(stage: Stage) -> list[str]:
    assert isinstance(stage, AdminStage)
    return await keeping(stage)


async def keeping(stage: AdminStage) -> list[str]:
    """An owner and an editor keep the knowledge, over a made-up report."""
    lines: list[str] = []
    owner, editor = Scene(stage, stage.owner, "所有者", lines), Scene(stage, stage.editor, "编辑", lines)
    for play in (_menu, _alias, _answer, _figure, _new_faq, _waiting, _files, _draft, _looking):
        await play(owner)
    await _proposal(owner, editor)
    return masked(lines, stage)


async def _menu(owner: Scene) -> None:
    await owner.say("/admin")
    await owner.press("帮助")


async def _alias(owner: Scene) -> None:
    owner.head("修改：加一个说法，发布，撤销")
    await owner.say("/alias add exports 外销额")
    await owner.press("发布")
    await owner.press("撤销这一版")
    await owner.press("放弃")
    await owner.say("/history")
    await owner.press("2")


async def _answer(owner: Scene) -> None:
    owner.head("修改：按问题找到条目，改答案；审定的回答会变，要再确认一次")
    await owner.file("questions.yaml", GOLDEN.encode())
    await owner.press("发布")
    await owner.say("/admin")
    await owner.press("修改")
    await owner.say("纸鹤大桥投资多少钱")
    await owner.press("1")
    await owner.press("答案")
    await owner.say("报告只说启动了前期工作。")
    await owner.press("发布")
    await owner.press("放弃")


async def _figure(owner: Scene) -> None:
    owner.head("修改：数值和它的原文一起改；报告没说的，发布不了")
    await owner.say("/observation edit exports")
    await owner.press(labels(owner.last)[0])
    await owner.press("数值")
    await owner.say("9.5 9.5亿元")
    await owner.press("1")
    await owner.press("放弃")
    owner.head("停用")
    await owner.say("/faq disable festivals")
    await owner.press("放弃")


async def _new_faq(owner: Scene) -> None:
    owner.head("新增")
    await owner.say("/faq add 谁来折最大的纸鹤")
    await owner.say("报告没有说谁来折最大的纸鹤。")
    await owner.say("-")
    await owner.say("纸鹤大桥")
    await owner.press("1")
    await owner.press("发布")


async def _waiting(owner: Scene) -> None:
    owner.head("待解答")
    for _ in range(3):
        owner.stage.person().says("外销总盘子有多大")
    await owner.stage.settled()
    await owner.say("/waiting")
    await owner.press("1")
    await owner.press("加为说法")
    await owner.say("exports")
    await owner.press("发布")
    await owner.say("/waiting")


async def _files(owner: Scene) -> None:
    owner.head("导出、导入、备份")
    await owner.say("/export")
    await owner.file("faq.yaml", b"- {id: broken, questions: [x]}\n")
    await owner.press("放弃")
    await owner.say("/backup")


async def _draft(owner: Scene) -> None:
    owner.head("新报告：读成草稿，每个数字带原句")
    report = next((ROOT / "tests" / "answering" / "made_up" / "seeds").iterdir())
    await owner.file("报告.txt", report.read_bytes())
    await owner.press("›")


async def _looking(owner: Scene) -> None:
    owner.head("统计、摘要、检查、说明")
    await owner.say("/stats 7")
    await owner.say("/digest")
    await owner.press("每周发给我")
    await owner.say("/check")
    await owner.say("/explain 2030年出口额是多少")


async def _proposal(owner: Scene, editor: Scene) -> None:
    owner.head("编辑提议，所有者审批；被取消的编辑什么也做不了")
    await owner.say("/grant 502")
    await editor.say("/alias add retail-sales 零售盘子")
    await editor.press("提交审批")
    await owner.act("（所有者收到）", lambda: None)
    await owner.press("批准")
    await editor.act("（编辑收到）", lambda: None)
    await owner.say("/revoke 502")
    await editor.say("/admin")


def masked(lines: Sequence[str], stage: Stage) -> list[str]:
    """The lines without what differs from run to run: ids, days, times, sizes."""
    said = json.dumps([message for chat in stage.world.chats for message in stage.world.said(chat)])
    calls = json.dumps([str(call.parameters) for call in stage.world.calls])
    text = "\n".join(lines)
    ids = sorted({trial for trial in _TRIAL_ID.findall(said + calls) if trial in text}, key=text.index)
    for number, trial in enumerate(ids, start=1):
        text = text.replace(trial, f"trial{number:05}")
    for pattern, shown in _VARYING:
        text = re.sub(pattern, shown, text)
    return text.split("\n")


_TRIAL_ID = re.compile(r"v2:x:t[a-z]?:([a-z0-9]{10})\b")
_VARYING = (
    (r"\b202\d-\d\d-\d\d \d\d:\d\d\b", "2026-01-01 12:00"),
    (r"\b202\d-\d\d-\d\d\b", "2026-01-01"),
    (r"中位数 [\d.]+ 毫秒，99% 的问题在 [\d.]+ 毫秒", "中位数 1.0 毫秒，99% 的问题在 2.0 毫秒"),
    (r"wenbao-[\w.-]+\.db", "wenbao-copy.db"),
    (r"\d+ 字节", "200000 字节"),
)

SURFACES: dict[str, tuple[str, Callable[[Stage], Awaitable[list[str]]]]] = {
    "private": ("A private chat", private),
    "group": ("A group", group),
    "inline": ("Inline mode", inline),
    "admin": ("Keeping the knowledge, over a made-up report", _keeping),
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
    async with (_kept if surface == "admin" else _stage)(folder) as stage:
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

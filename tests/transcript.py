"""The conversation that the READMEs show. `python -m tests.transcript` writes it anew, as the program prints it today."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

from bot.service.answering_service import AnsweringService
from bot.service.clock import SystemClock
from bot.service.serving import Serving
from bot.terminal.chat import Chat
from bot.terminal.words import say
from tests.shipped import ROOT, shipped_engine

READMES = (ROOT / "README.md", ROOT / "README.zh-CN.md")
QUESTIONS = (
    "去年金州的GDP是多少？",
    "那今年的目标呢？",
    "六大门户是什么？",
    "2020年的出口额是多少？",
    "2020年GDP是2320.4亿元，对吗？",
)
_OPENING, _CLOSING = "```console\n$ make run\n", "\n```"


def printed() -> str:
    """What the terminal prints for the questions, each behind the prompt at which it was typed."""
    out, complaints = io.StringIO(), list[str]()
    with asyncio.Runner() as runner:
        service = AnsweringService(Serving(shipped_engine()), None, SystemClock(), b"")
        chat = Chat(service, runner, out, complaints.append)
        for question in QUESTIONS:
            out.write(f"{say('prompt')}{question}\n")
            chat.hold(iter((question,)))
    if complaints:
        raise ValueError(f"a question of the transcript has no answer: {complaints}")
    return out.getvalue().rstrip("\n")


def shown(readme: Path) -> str:
    """The conversation as the file has it."""
    before, after = _around(readme.read_text(encoding="utf-8"))
    text = readme.read_text(encoding="utf-8")
    return text[len(before) : len(text) - len(after)]


def _around(text: str) -> tuple[str, str]:
    start = text.index(_OPENING) + len(_OPENING)
    return text[:start], text[text.index(_CLOSING, start) :]


def main() -> None:
    """Write the conversation into the READMEs."""
    for readme in READMES:
        before, after = _around(readme.read_text(encoding="utf-8"))
        readme.write_text(f"{before}{printed()}{after}", encoding="utf-8")


if __name__ == "__main__":
    main()

"""`chat`: a conversation in the terminal, typed or piped."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from typing import TextIO

from bot.domain.answer import Answer
from bot.service.asking import Asked, Asking
from bot.service.browsing import Browsing
from bot.service.ports import Surface
from bot.terminal.render import choices, printable, show_answer
from bot.terminal.words import LANGUAGE, say, sentence

CONVERSATION = "terminal"
_QUIT = ("/quit", "/exit")


class Chat:
    """One conversation.

    Args:
        asking: answers.
        runner: the event loop they run in. Reading waits outside of it, so that Ctrl-C works at the prompt.
        out: where answers go.
        complain: says one sentence where errors go.
    """

    def __init__(self, asking: Asking, runner: asyncio.Runner, out: TextIO, complain: Callable[[str], None]) -> None:
        self._asking = asking
        self._runner = runner
        self._out = out
        self._complain = complain
        self._last: Answer | None = None

    def hold(self, lines: Iterator[str]) -> None:
        """Answer line after line, until they end or one says to quit."""
        for line in lines:
            said = line.strip()
            if said in _QUIT:
                return
            if said.startswith("/"):
                self._obey(said)
            elif said:
                self._answer(self._chosen(said))

    def _obey(self, command: str) -> None:
        if command == "/new":
            self._runner.run(self._asking.forget(CONVERSATION))
            self._last = None
            self._print(say("chat-new"))
        elif command == "/help":
            self._print(say("chat-help"))
        else:
            self._print(say("chat-unknown", command=printable(command.split(maxsplit=1)[0])))

    def _chosen(self, said: str) -> str:
        """What a number on the list shown last stands for; anything else stands for itself."""
        offered = choices(self._last) if self._last is not None else ()
        if said.isascii() and said.isdecimal() and len(said) == 1 and 1 <= int(said) <= len(offered):
            return offered[int(said) - 1]
        return said

    def _answer(self, question: str) -> None:
        try:
            answer = self._runner.run(self._ask(question))
        except Exception as error:  # noqa: BLE001 - a fault in one answer must not end the conversation
            self._complain(sentence(error))
            return
        self._last = answer
        show_answer(answer, self._out)
        self._print("")

    async def _ask(self, question: str) -> Answer:
        return await self._asking.ask(Asked(question, Surface.TERMINAL, CONVERSATION))

    def _print(self, text: str) -> None:
        self._out.write(f"{text}\n")
        self._out.flush()


def greet(browsing: Browsing, out: TextIO) -> None:
    """Say what can be asked here, with examples that are known to be answerable."""
    out.write(say("greeting", title=browsing.report_title(LANGUAGE)) + "\n")
    out.writelines(f"  {example}\n" for example in browsing.examples(LANGUAGE))
    out.write("\n")


def typed_lines(read: Callable[[str], str]) -> Iterator[str]:
    """What a person types at the prompt, until Ctrl-D or Ctrl-C; `read` is `input` or stands for it."""
    prompt = say("prompt")
    while True:
        try:
            yield read(prompt)
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n" + say("goodbye") + "\n")
            return


def piped_lines(stream: TextIO) -> Iterator[str]:
    """What a program or a file gives, to its end."""
    for line in stream:
        yield line.removeprefix("\ufeff")

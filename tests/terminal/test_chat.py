"""A conversation keeps its context, obeys its commands and ends when the lines do."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable, Iterator

import pytest

from bot.domain.errors import StoreError
from bot.terminal.chat import CONVERSATION, Chat, greet, typed_lines
from bot.terminal.words import say
from tests.terminal.conftest import Run
from tests.terminal.fakes import FakeAsking, FakeBackend, FakeBrowsing, clarify


def headlines(out: str) -> list[str]:
    """The first line of each answer; a blank line ends one."""
    return [block.splitlines()[0] for block in out.strip().split("\n\n")]


def typing(*lines: str) -> Callable[[str], str]:
    """A person who types these lines, then Ctrl-D."""
    source = iter(lines)

    def read(prompt: str) -> str:
        for line in source:
            return line
        raise EOFError

    return read


def test_piped_questions_are_answered_in_one_conversation_and_it_ends_with_them(run: Run, backend: FakeBackend) -> None:
    result = run("chat", stdin="2020年GDP\n那目标呢\n")

    assert headlines(result.out) == ["2020年GDP", "2020年GDP → 那目标呢"]
    assert (result.status, result.err) == (0, "")
    assert {asked.conversation for asked in backend.asking.asked} == {CONVERSATION}


def test_a_conversation_is_logged_and_the_log_closed_at_its_end(run: Run, backend: FakeBackend) -> None:
    run("chat", stdin="GDP\n")

    assert backend.steps == ["start", "logged services", "closed"]


def test_nothing_piped_is_no_error(run: Run) -> None:
    assert run("chat", stdin="") == run("chat", stdin="\n \n")


def test_quit_ends_it_though_more_lines_follow(run: Run, backend: FakeBackend) -> None:
    assert run("chat", stdin="甲\n/quit\n乙\n").status == 0

    assert [asked.question for asked in backend.asking.asked] == ["甲"]


def test_new_forgets_the_conversation(run: Run, backend: FakeBackend) -> None:
    result = run("chat", stdin="甲\n/new\n乙\n")

    assert backend.asking.forgotten == [CONVERSATION]
    assert "\n乙\n" in result.out


def test_help_names_every_command(run: Run) -> None:
    out = run("chat", stdin="/help\n").out

    assert all(command in out for command in ("/new", "/help", "/quit"))


def test_an_unknown_command_is_not_taken_for_a_question(run: Run, backend: FakeBackend) -> None:
    result = run("chat", stdin="/gdp 2020\n")

    assert result.out == "没有命令 /gdp，可用的有 /help、/new、/quit。\n"
    assert backend.asking.asked == []


def test_a_number_chooses_from_the_options_shown_last(run: Run, backend: FakeBackend) -> None:
    backend.asking.answers["收入"] = clarify()

    run("chat", stdin="收入\n2\n")

    assert [asked.question for asked in backend.asking.asked] == ["收入", "农村收入"]


@pytest.mark.parametrize("said", ["3", "0", "12", "２", "²"])
def test_a_number_that_is_on_no_list_is_a_question(said: str, run: Run, backend: FakeBackend) -> None:
    backend.asking.answers["收入"] = clarify()

    run("chat", stdin=f"收入\n{said}\n")

    assert [asked.question for asked in backend.asking.asked] == ["收入", said]


def test_after_new_a_number_is_a_question_again(run: Run, backend: FakeBackend) -> None:
    backend.asking.answers["收入"] = clarify()

    run("chat", stdin="收入\n/new\n2\n")

    assert [asked.question for asked in backend.asking.asked] == ["收入", "2"]


@pytest.mark.parametrize(
    ("error", "said"),
    [(StoreError("The made-up disk is full."), "The made-up disk is full."), (LookupError(), "程序内部错误")],
)
def test_a_question_that_fails_does_not_end_the_conversation(
    error: Exception, said: str, run: Run, backend: FakeBackend
) -> None:
    backend.asking.answers["甲"] = error

    result = run("chat", stdin="甲\n" + "多" * 10_000 + "\n乙\n")

    first, second = result.err.splitlines()
    assert first.startswith(said)
    assert second.startswith("问题太长：10000 个字符")
    assert "乙\n" in result.out


def test_a_log_that_cannot_be_opened_is_told_in_a_sentence(run: Run, backend: FakeBackend) -> None:
    backend.broken = StoreError("The database var/wenbao.db cannot be used: made up.")

    result = run("chat", stdin="GDP\n")

    assert (result.status, result.out) == (1, "")
    assert result.err == "The database var/wenbao.db cannot be used: made up.\n"


def test_the_greeting_names_the_report_and_examples() -> None:
    out = io.StringIO()

    greet(FakeBrowsing(), out)

    assert "《某县（虚构）政府工作报告》" in out.getvalue()
    assert "  2020年GDP多少\n" in out.getvalue()


def test_typing_ends_with_control_d(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(typed_lines(typing("甲", "乙"))) == ["甲", "乙"]
    assert capsys.readouterr().out.strip() == say("goodbye")


def test_typing_ends_with_control_c_at_the_prompt(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted(prompt: str) -> str:
        raise KeyboardInterrupt

    assert list(typed_lines(interrupted)) == []
    assert capsys.readouterr().out.strip() == say("goodbye")


def test_the_prompt_is_shown_for_each_line() -> None:
    prompts: list[str] = []

    def read(prompt: str) -> str:
        prompts.append(prompt)
        if len(prompts) > 2:
            raise EOFError
        return "甲"

    list(typed_lines(read))

    assert prompts == [say("prompt")] * 3


def test_a_command_may_stand_between_spaces() -> None:
    out = io.StringIO()
    lines: Iterator[str] = iter(["  /help  "])

    with asyncio.Runner() as runner:
        Chat(FakeAsking(), runner, out, lambda text: None).hold(lines)

    assert out.getvalue() == say("chat-help") + "\n"

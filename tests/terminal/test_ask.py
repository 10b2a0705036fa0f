"""`ask` answers one question, for people or for programs."""

from __future__ import annotations

import json

import pytest

from bot.domain.answer import Language
from bot.domain.errors import KnowledgeError, StoreError
from bot.service.asking import QUESTION_LENGTH_LIMIT
from bot.service.ports import Surface
from tests.terminal.conftest import Run
from tests.terminal.fakes import QUOTE, FakeBackend, clarify, figure


def test_a_person_reads_the_headline_the_details_and_the_passage_with_its_place(run: Run) -> None:
    lines = run("ask", "2020年GDP").out.splitlines()

    assert lines[:4] == ["2020年GDP", "按全县口径", f"「{QUOTE}」", "出处：一、（一）"]


def test_what_can_be_asked_next_is_listed_under_numbers(run: Run) -> None:
    assert run("ask", "2020年GDP").out.splitlines()[4:] == ["还可以问：", "  1. 2020年财政收入多少"]


def test_options_are_listed_in_place_of_suggestions(run: Run, backend: FakeBackend) -> None:
    backend.asking.answers["收入"] = clarify()

    assert run("ask", "收入").out.splitlines() == ["您问的是哪一个？", "  1. 城镇收入", "  2. 农村收入"]


def test_an_english_answer_is_framed_in_english(run: Run, backend: FakeBackend) -> None:
    backend.asking.answers["GDP?"] = figure("GDP in 2020: 1.23 billion yuan", Language.EN)

    assert "Source: Part 1, section (1)" in run("ask", "GDP?").out.splitlines()


def test_words_of_a_question_need_no_quotation_marks(run: Run, backend: FakeBackend) -> None:
    run("ask", "What", "is", "GDP?")

    (asked,) = backend.asking.asked
    assert asked.question == "What is GDP?"


def test_a_question_at_the_terminal_says_nothing_of_who_asks(run: Run, backend: FakeBackend) -> None:
    run("ask", "GDP")

    (asked,) = backend.asking.asked
    assert (asked.surface, asked.asker) == (Surface.TERMINAL, "")


def test_ask_opens_no_database(run: Run, backend: FakeBackend) -> None:
    run("ask", "GDP")

    assert backend.steps == ["start", "services"]


def test_json_is_one_object_of_the_contract(run: Run) -> None:
    (line,) = run("ask", "--json", "GDP").out.splitlines()

    answer = json.loads(line)
    assert answer.pop("ms") >= 0
    assert answer == {
        "id": None,
        "status": "answered",
        "kind": "figure",
        "headline": "GDP",
        "text": "GDP\n按全县口径",
        "citations": [
            {
                "report": "made-up-2021",
                "section": "一、（一）",
                "passage": "p7",
                "start": 100,
                "end": 100 + len(QUOTE),
                "quote": QUOTE,
            }
        ],
        "options": [],
        "suggestions": ["2020年财政收入多少"],
    }


def test_explain_shows_the_steps_and_asks_nothing(run: Run, backend: FakeBackend) -> None:
    result = run("ask", "--explain", "2020年GDP")

    assert result.out.splitlines() == ["question: 2020年GDP", "time period: 2020 (asked)"]
    assert backend.asking.asked == []


@pytest.mark.parametrize("question", [(), ("",), ("  ",), ("\x00\x1b\x07",), ("\u200b\n",)])
def test_an_empty_question_is_refused_in_a_sentence(question: tuple[str, ...], run: Run) -> None:
    result = run("ask", *question)

    assert (result.status, result.out, result.err) == (1, "", "没有问题：请输入一个问题。\n")


def test_ten_thousand_characters_are_refused_in_a_sentence(run: Run) -> None:
    result = run("ask", "多" * 10_000)

    assert result.status == 1
    assert result.err == f"问题太长：10000 个字符，最多 {QUESTION_LENGTH_LIMIT} 个。\n"


def test_a_question_that_is_no_utf8_is_asked_with_marks_in_their_place(run: Run, backend: FakeBackend) -> None:
    assert run("ask", "GDP\udcff").status == 0

    (asked,) = backend.asking.asked
    assert asked.question == "GDP\ufffd"


def test_characters_that_steer_a_terminal_are_not_printed(run: Run, backend: FakeBackend) -> None:
    backend.asking.answers["GDP"] = figure("12.3\x1b[2J亿元\x9b\x07")

    assert run("ask", "GDP").out.splitlines()[0] == "12.3[2J亿元"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            KnowledgeError(("faq.yaml:3: made up", "faq.yaml:9: made up too")),
            "知识库不能用，共 2 处错误，第一处：faq.yaml:3: made up",
        ),
        (
            StoreError("The database var/wenbao.db cannot be used: made up."),
            "The database var/wenbao.db cannot be used",
        ),
    ],
)
def test_what_cannot_be_opened_is_told_in_one_sentence(
    error: Exception, said: str, run: Run, backend: FakeBackend
) -> None:
    backend.broken = error

    result = run("ask", "GDP")

    assert (result.status, result.out) == (1, "")
    assert result.err.startswith(said)
    assert len(result.err.splitlines()) == 1


def test_a_fault_of_ours_is_a_sentence_too(run: Run, backend: FakeBackend) -> None:
    backend.asking.answers["GDP"] = LookupError("made up")

    result = run("ask", "GDP")

    assert result.status == 70
    assert "程序内部错误（LookupError）" in result.err
    assert "Traceback" not in result.err


@pytest.mark.parametrize("arguments", [("--json", "--jsonl"), ("--json", "--explain", "GDP"), ("--jsonl", "GDP")])
def test_options_that_exclude_each_other_are_refused_before_anything_is_opened(
    arguments: tuple[str, ...], run: Run, backend: FakeBackend
) -> None:
    result = run("ask", *arguments)

    assert (result.status, result.out) == (2, "")
    assert backend.steps == ["start"]

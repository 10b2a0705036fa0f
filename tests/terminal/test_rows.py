"""`ask --jsonl` gives one line for each row, in order, whatever the rows hold."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import StoreError
from bot.service.asking import QUESTION_LENGTH_LIMIT
from bot.terminal.rows import answer_rows
from tests.terminal.conftest import Run
from tests.terminal.fakes import FakeAsking, FakeBackend

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=6,
)


def rows_of(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def row(question: object, **others: object) -> str:
    return json.dumps({"question": question, **others}) + "\n"


def test_answers_come_in_the_order_of_the_rows_with_their_ids(run: Run) -> None:
    result = run("ask", "--jsonl", stdin=row("甲", id=7) + row("乙", id="b") + row("丙", id={"part": 1}))

    assert [(answer["id"], answer["headline"]) for answer in rows_of(result.out)] == [
        (7, "甲"),
        ("b", "乙"),
        ({"part": 1}, "丙"),
    ]
    assert (result.status, result.err) == (0, "")


def test_the_history_is_answered_first_and_sets_the_context(run: Run) -> None:
    result = run("ask", "--jsonl", stdin=row("那目标呢", history=["2020年GDP", "增速呢"]))

    assert [answer["headline"] for answer in rows_of(result.out)] == ["2020年GDP → 增速呢 → 那目标呢"]


def test_nothing_carries_over_from_one_row_to_the_next(run: Run, backend: FakeBackend) -> None:
    result = run("ask", "--jsonl", stdin=row("甲") + row("乙"))

    assert [answer["headline"] for answer in rows_of(result.out)] == ["甲", "乙"]
    assert backend.asking.contexts == {}


def test_an_earlier_question_that_was_refused_sets_no_context(run: Run) -> None:
    result = run("ask", "--jsonl", stdin=row("乙", history=["", "多" * 10_000, "甲"]))

    assert [answer["headline"] for answer in rows_of(result.out)] == ["甲 → 乙"]


def test_a_row_that_cannot_be_used_gives_its_line_and_reason_and_the_rest_goes_on(run: Run) -> None:
    stdin = b"".join(
        [
            b"no json\n",
            b'"no object"\n',
            b'{"id": 3}\n',
            b'{"id": 4, "question": 5}\n',
            b'{"id": 5, "question": "x", "history": "y"}\n',
            b'{"id": 6, "question": "x", "history": [1]}\n',
            b'{"id": 7, "question": "\xff"}\n',
            b'{"id": 8, "question": " "}\n',
            row("多" * 10_000, id=9).encode(),
            b"[" * 100_000 + b"\n",
            b'{"id": NaN, "question": "x"}\n',
            row("甲", id=12).encode(),
        ]
    )

    result = run("ask", "--jsonl", stdin=stdin)

    *errors, last = rows_of(result.out)
    assert [(error["id"], error["status"], error["line"], error["error"]) for error in errors] == [
        (None, "error", 1, "这一行不是 JSON。"),
        (None, "error", 2, "这一行不是 JSON 对象。"),
        (3, "error", 3, "这一行没有 question，或者它不是文本。"),
        (4, "error", 4, "这一行没有 question，或者它不是文本。"),
        (5, "error", 5, "history 应当是文本的列表。"),
        (6, "error", 6, "history 应当是文本的列表。"),
        (None, "error", 7, "这一行不是 UTF-8 文本。"),
        (8, "error", 8, "没有问题：请输入一个问题。"),
        (9, "error", 9, f"问题太长：10000 个字符，最多 {QUESTION_LENGTH_LIMIT} 个。"),
        (None, "error", 10, "这一行不是 JSON。"),
        (None, "error", 11, "这一行不是 JSON。"),
    ]
    assert (last["id"], last["headline"]) == (12, "甲")
    assert result.status == 0


def test_a_fault_in_one_row_does_not_cost_the_rows_after_it(run: Run, backend: FakeBackend) -> None:
    backend.asking.answers |= {"甲": LookupError("made up"), "乙": StoreError("The made-up disk is full.")}

    result = run("ask", "--jsonl", stdin=row("甲") + row("乙") + row("丙"))

    first, second, third = rows_of(result.out)
    assert "程序内部错误（LookupError）" in str(first["error"])
    assert second["error"] == "The made-up disk is full."
    assert third["headline"] == "丙"


def test_blank_lines_are_passed_over_but_counted(run: Run) -> None:
    result = run("ask", "--jsonl", stdin="\n  \nno json\n")

    assert [error["line"] for error in rows_of(result.out)] == [3]


def test_a_byte_order_mark_and_a_missing_last_line_end_do_no_harm(run: Run) -> None:
    result = run("ask", "--jsonl", stdin=b"\xef\xbb\xbf" + row("甲").strip().encode())

    assert [answer["headline"] for answer in rows_of(result.out)] == ["甲"]


def test_no_rows_give_no_lines(run: Run) -> None:
    assert run("ask", "--jsonl").out == ""


def test_each_answer_is_written_before_the_next_row_is_read() -> None:
    seen: list[str] = []

    def lines() -> Iterator[bytes]:
        for name in "甲乙":
            seen.append(f"read {name}")
            yield row(name).encode()

    with asyncio.Runner() as runner:
        seen.extend(f"answered {json.loads(line)['headline']}" for line in answer_rows(lines(), FakeAsking(), runner))

    assert seen == ["read 甲", "answered 甲", "read 乙", "answered 乙"]


@given(st.lists(st.binary(max_size=40).map(lambda line: line.replace(b"\n", b"")), max_size=5))
def test_any_bytes_give_one_json_object_a_line(lines: list[bytes]) -> None:
    with asyncio.Runner() as runner:
        written = list(answer_rows(lines, FakeAsking(), runner))

    assert len(written) == sum(1 for line in lines if line.strip())
    assert all(isinstance(json.loads(line), dict) and "\n" not in line for line in written)


@given(JSON, JSON, JSON)
def test_any_json_gives_one_object_with_the_id_of_its_row(row_id: object, question: object, history: object) -> None:
    line = json.dumps({"id": row_id, "question": question, "history": history}).encode()

    with asyncio.Runner() as runner:
        (written,) = answer_rows([line], FakeAsking(), runner)

    assert json.loads(written)["id"] == json.loads(json.dumps(row_id).encode("utf-8", "replace"))
    assert written.encode("utf-8")

"""The grader is strict itself, and its rows are read strictly."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bot.answering.replies.reading_told import Origin, ReadSlot
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.service.evaluating import Expectation, Fault, Grade, GradedQuestion
from bot.service.graded_rows import RowFault, graded_rows
from bot.service.grading import grade

ROW = GradedQuestion(
    "made-up",
    "虚构县的纸鹤产量是多少？",
    (),
    "zh",
    "figure",
    Expectation.ANSWER,
    (("12.5", "十二点五"),),
    ("9.9",),
    ("纸鹤产量12.5万只",),
)
ANSWER = Answer(
    AnswerStatus.ANSWERED,
    AnswerKind.FIGURE,
    Language.ZH_HANS,
    "２０３０年纸鹤产量：12.5万只",
    citations=(Citation("made-up", "一、开头", "p1", 0, 10, "纸鹤产量１２.５ 万只"),),
    entry_ids=("paper-cranes",),
)
READ_SLOT = ReadSlot("period", ("2030",), Origin.ASKED)
SILENT = replace(ANSWER, status=AnswerStatus.NOT_FOUND)
ASKS_BACK = replace(ANSWER, status=AnswerStatus.CLARIFY, headline="哪一个？")
NO_SUCH = replace(ROW, expect=Expectation.NOT_FOUND, must=())
UNCLEAR = replace(ROW, expect=Expectation.CLARIFY, must=(("12.5",), ("13.5",)))


class TestGrading:
    @pytest.mark.parametrize(
        ("row", "answer"),
        [
            (ROW, ANSWER),
            (NO_SUCH, SILENT),
            (UNCLEAR, ASKS_BACK),
            (UNCLEAR, replace(ANSWER, details=("13.5",))),
            (ROW, replace(ANSWER, headline="2030, 12.5")),
            (replace(ROW, must=(("12500",),)), replace(ANSWER, headline="共12,500只")),
            (replace(ROW, type="list"), replace(ANSWER, details=("一" * 1000,))),
            (replace(ROW, headline=(("12.5",),), reading=(READ_SLOT,), entries=("paper-cranes",)), ANSWER),
        ],
    )
    def test_passes_what_is_right(self, row: GradedQuestion, answer: Answer) -> None:
        assert grade(row, answer, (READ_SLOT,)) == Grade()

    @pytest.mark.parametrize(
        ("row", "answer", "fault", "is_harmful"),
        [
            (ROW, SILENT, Fault.NOT_ANSWERED, False),
            (ROW, ASKS_BACK, Fault.NOT_ANSWERED, False),
            (ROW, replace(ANSWER, headline="不是9.9，是12.5"), Fault.WRONG_IN_HEADLINE, True),
            (ROW, replace(ANSWER, headline="13.5"), Fault.LACKS, True),
            (ROW, replace(ANSWER, headline="112.5"), Fault.LACKS, True),
            (ROW, replace(ANSWER, headline="12.55"), Fault.LACKS, True),
            (ROW, replace(ANSWER, headline="一" * 200, details=("12.5",)), Fault.LACKS, True),
            (
                replace(ROW, headline=(("12.5",),)),
                replace(ANSWER, headline="纸鹤", details=("12.5",)),
                Fault.HEADLINE_LACKS,
                True,
            ),
            (ROW, replace(ANSWER, citations=()), Fault.UNCITED, False),
            (ROW, replace(ANSWER, details=("一" * 1000,)), Fault.TOO_LONG, False),
            (replace(ROW, reading=(replace(READ_SLOT, values=("2031",)),)), ANSWER, Fault.MISREAD, False),
            (replace(ROW, reading=(replace(READ_SLOT, origin=Origin.DEFAULT),)), ANSWER, Fault.MISREAD, False),
            (replace(ROW, entries=("paper-boats",)), ANSWER, Fault.OTHER_ENTRIES, False),
            (NO_SUCH, ANSWER, Fault.NOT_SILENT, True),
            (NO_SUCH, ASKS_BACK, Fault.NOT_SILENT, False),
            (UNCLEAR, ANSWER, Fault.NEITHER_ASKED_NOR_COMPLETE, True),
            (UNCLEAR, SILENT, Fault.NEITHER_ASKED_NOR_COMPLETE, False),
        ],
    )
    def test_fails_what_is_wrong_and_knows_harm(
        self, row: GradedQuestion, answer: Answer, fault: Fault, is_harmful: bool
    ) -> None:
        found = grade(row, answer, (READ_SLOT,))

        assert (found.passed, found.fault, found.is_harmful) == (False, fault, is_harmful)


class TestRows:
    def test_a_row_is_read_with_all_it_holds(self) -> None:
        written: dict[str, object] = {
            "id": "r1", "question": "那2031年呢", "history": ["纸鹤产量"], "lang": "zh", "type": "followup", "expect": "answer",
            "must": ["12.5", ["三", "3"]], "headline": ["12.5"], "must_not": ["9.9"], "evidence": ["纸鹤"], "entries": ["paper-cranes"],
            "reading": {"period": {"values": ["2031"], "origin": "asked"}}, "note": "made up",
        }  # fmt: skip

        assert rows(written) == [
            GradedQuestion(
                "r1",
                "那2031年呢",
                ("纸鹤产量",),
                "zh",
                "followup",
                Expectation.ANSWER,
                (("12.5",), ("三", "3")),
                ("9.9",),
                ("纸鹤",),
                (("12.5",),),
                (ReadSlot("period", ("2031",), Origin.ASKED),),
                ("paper-cranes",),
            )
        ]

    @pytest.mark.parametrize("line", [b"{", b"\xff\xfe", b"[]", b'"text"', b"[" * 100_000])
    def test_what_is_no_object_is_told_with_its_line(self, line: bytes) -> None:
        assert list(graded_rows([b"", line])) == [RowFault(2, "")]

    @pytest.mark.parametrize(
        ("change", "field"),
        [
            ({"id": ""}, "id"),
            ({"question": None}, "question"),
            ({"question": "一" * 513}, "question"),
            ({"history": "纸鹤"}, "history"),
            ({"expect": "silence"}, "expect"),
            ({"must": [[]]}, "must"),
            ({"must": "12.5"}, "must"),
            ({"must_nut": []}, "must_nut"),
            ({"reading": {"period": ["2030"]}}, "reading"),
            ({"reading": {"years": {"values": ["2030"], "origin": "asked"}}}, "reading"),
            ({"reading": {"period": {"values": ["2030"], "origin": "guessed"}}}, "reading"),
        ],
    )
    def test_a_field_that_is_wrong_or_unknown_is_named(self, change: dict[str, object], field: str) -> None:
        least = {"id": "r1", "question": "纸鹤产量", "lang": "zh", "type": "figure", "expect": "not_found"}

        assert rows(least | change) == [RowFault(1, field)]


def rows(written: Mapping[str, object]) -> list[GradedQuestion | RowFault]:
    return list(graded_rows([json.dumps(written).encode()]))

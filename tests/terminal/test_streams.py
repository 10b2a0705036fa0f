"""Standard streams are usable however the process was started."""

from __future__ import annotations

import io
import sys

import pytest

from bot.terminal.streams import enable_line_editing, speak_utf8


def test_a_closed_standard_input_is_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)

    speak_utf8()

    assert sys.stdin.read() == ""
    sys.stdin.close()


def test_output_is_utf8_and_half_a_character_becomes_a_question_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))

    speak_utf8()
    sys.stdout.write("亿元\ud800")
    sys.stdout.flush()

    assert raw.getvalue().decode() == "亿元?"


def test_typing_works_on_a_python_without_line_editing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "readline", None)

    enable_line_editing()

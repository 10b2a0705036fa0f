"""Runs commands in this process, with standard input, output and errors of their own."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.terminal.app import main
from tests.terminal.fakes import FakeBackend


@dataclass(frozen=True)
class Result:
    """What a command left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Result]


@pytest.fixture
def backend() -> FakeBackend:
    """What the commands open."""
    return FakeBackend()


@pytest.fixture
def run(
    backend: FakeBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Run:
    """Run a command with the fake backend; `stdin` is a real file, as commands look at its size."""

    def run_command(*arguments: str, stdin: str | bytes = "") -> Result:
        source = tmp_path / "stdin"
        source.write_bytes(stdin if isinstance(stdin, bytes) else stdin.encode())
        streams = {
            "stdin": source.open(encoding="utf-8"),
            "stdout": io.TextIOWrapper(os.fdopen(os.dup(1), "wb"), encoding="utf-8"),
            "stderr": io.TextIOWrapper(os.fdopen(os.dup(2), "wb"), encoding="utf-8"),
        }
        for name, stream in streams.items():
            monkeypatch.setattr(sys, name, stream)
        try:
            status = main(backend, arguments)
        finally:
            for stream in streams.values():
                stream.close()
        out, err = capfd.readouterr()
        return Result(status, out, err)

    return run_command

"""Standard input and output as the commands need them."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path


def speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says; what cannot be read or written becomes a question mark."""
    if getattr(sys, "stdin", None) is None:  # started with it closed: there is nothing to read
        sys.stdin = Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - it lives as long as the process
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def enable_line_editing() -> None:
    """Give `input` line editing and a history, where this Python was built with them."""
    try:
        import readline  # noqa: F401 - the import alone does it
    except ImportError:
        return

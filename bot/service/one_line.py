"""What somebody typed, on one line."""

from __future__ import annotations

SHOWN = 60
"""Characters of a question, or of a reason, that a line shows."""


def one_line(text: str) -> str:
    """The text without line breaks, cut to `SHOWN` characters where it is longer."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN else f"{line[: SHOWN - 1]}…"

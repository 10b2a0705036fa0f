"""What the engine thought, line by line, for the person who curates the store."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Trace:
    """Lines in the order of the decisions; written by every step, read by `ask --explain`."""

    lines: list[str] = field(default_factory=list)

    def note(self, line: str) -> None:
        """Add one line."""
        self.lines.append(line)

"""What is wrong with the curated files, one readable line each."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong: where it stands, in which entry, and what was expected instead."""

    file: str
    line: int
    entry: str
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.entry}: {self.message}" if self.entry else f"{where}: {self.message}"


@dataclass(slots=True)
class FaultLog:
    """Collects the faults of one check, so that a curator sees all of them at once."""

    faults: list[Fault] = field(default_factory=list)

    def add(self, file: str, line: int, entry: str, message: str) -> None:
        """Note one fault; `line` 0 stands for the file as a whole."""
        self.faults.append(Fault(file, line, entry, message))

    @property
    def lines(self) -> tuple[str, ...]:
        """Every fault as a line, in file order, each once."""
        return tuple(str(fault) for fault in sorted(set(self.faults)))

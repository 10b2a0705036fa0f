"""Time periods: one calendar year, or an inclusive span of years, as SDMX writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"^(\d{4})(?:/(\d{4}))?$")


@dataclass(frozen=True, slots=True, order=True)
class TimePeriod:
    """An inclusive span of calendar years; a single year has `start == end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"a time period cannot end before it starts: {self}")

    @classmethod
    def parse(cls, written: str) -> TimePeriod:
        """Read `2020` or `2016/2020`.

        Raises:
            ValueError: the text has another form, or ends before it starts.
        """
        found = _WRITTEN.match(written.strip())
        if found is None:
            raise ValueError(f"not a time period (2020 or 2016/2020): {written!r}")
        start = int(found[1])
        return cls(start, int(found[2] or start))

    @property
    def is_single_year(self) -> bool:
        """Whether the period is one calendar year."""
        return self.start == self.end

    def __str__(self) -> str:
        return str(self.start) if self.is_single_year else f"{self.start}/{self.end}"

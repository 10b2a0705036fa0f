"""Ranks of measured times, and memory as the system counts it."""

from __future__ import annotations

import math
import resource
import sys
from collections.abc import Sequence
from pathlib import Path

_STATUS = Path("/proc/self/status")
_MEMORY = Path("/proc/meminfo")
_KIB = 1024


def percentile(seconds: Sequence[float], share: float) -> float:
    """By nearest rank: the least of the times that `share` of them do not exceed."""
    return sorted(seconds)[max(math.ceil(share * len(seconds)) - 1, 0)]


def peak_memory() -> int:
    """The most bytes that were resident in this process at any time.

    Linux counts them for the program anew after exec only in /proc; getrusage would also tell of the process before it.
    """
    if _STATUS.exists():
        return _kibibytes(_STATUS, "VmHWM") * _KIB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * _KIB


def resident_memory() -> int:
    """The bytes that are resident in this process now; where the system does not tell, the most that ever were."""
    return _kibibytes(_STATUS, "VmRSS") * _KIB if _STATUS.exists() else peak_memory()


def available_memory() -> int | None:
    """The bytes that a new process can have without swapping; None where the system does not tell."""
    return _kibibytes(_MEMORY, "MemAvailable") * _KIB if _MEMORY.exists() else None


def _kibibytes(file: Path, field: str) -> int:
    line = next(line for line in file.read_text().splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1])

"""`make bench`: how long answers, loading and starting take, and how much memory, beside something to compare with.

Every measurement stands beside one of known work done on the same machine in the same minute, since seconds alone say
little on a machine that others use as well. `python -m benchmarks.bench 30 300` grows the store to those sizes instead.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.growth import aims_told, grown_sizes, growth_table
from benchmarks.questions import REPOSITORY

_RUNS = 5
_ASK = ("-m", "bot", "ask", "2020年地区生产总值是多少")
_IMPORTS = ("-c", "import rich, typer, pydantic")
_FRESH = ("-m", "benchmarks.fresh_process")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: what was measured, how it came out, and the ratio to its comparison, where it has one."""

    what: str
    result: str
    ratio: str = ""


def main() -> None:
    """Measure everything and print two tables."""
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    print(_table((*_start_rows(), *_fresh_rows())), end="\n\n", flush=True)
    sizes = grown_sizes(tuple(map(int, sys.argv[1:])))
    print(growth_table(sizes), aims_told(sizes), sep="\n\n")


def _start_rows() -> list[Row]:
    """The two commands in turns, so that a busy minute slows both."""
    _seconds_of_process(_ASK)  # writes the compiled modules
    pairs = [(_seconds_of_process(_IMPORTS), _seconds_of_process(_ASK)) for _ in range(_RUNS)]
    bare, ask = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    return [
        Row('`python -c "import rich, typer, pydantic"`', f"{bare:.2f} s", "1"),
        Row("`python -m bot ask`, cold", f"{ask:.2f} s", f"{ask / bare:.1f}"),
    ]


def _fresh_rows() -> list[Row]:
    runs = [json.loads(_output(_FRESH)) for _ in range(_RUNS)]
    load, build, memory = (median(run[key] for run in runs) for key in ("load", "build", "memory"))
    return [
        Row("load and verify the knowledge", f"{load:.2f} s"),
        Row("read the lexicon, build the index", f"{build:.2f} s"),
        Row("peak resident memory, all loaded and all answered", f"{memory:.0f} MiB"),
    ]


def _seconds_of_process(arguments: Sequence[str]) -> float:
    started = time.perf_counter()
    _output(arguments)
    return time.perf_counter() - started


def _output(arguments: Sequence[str]) -> str:
    command = (sys.executable, *arguments)
    return subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own commands


def _table(rows: Sequence[Row]) -> str:
    lines = ["| what | median | ratio |", "|---|---|---|"]
    return "\n".join((*lines, *(f"| {row.what} | {row.result} | {row.ratio} |" for row in rows)))


if __name__ == "__main__":
    main()

"""`make bench`: how long answers, loading and starting take, and how much memory, beside something to compare with.

Every measurement stands beside one of known work done on the same machine in the same minute, since seconds alone say
little on a machine that others use as well.
"""

from __future__ import annotations

import json
import math
import os
import platform
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from rapidfuzz import process
from rapidfuzz.fuzz import WRatio

from benchmarks.questions import REPOSITORY, Question, development_questions, seconds_to_answer
from bot.answering.engine import Engine
from bot.config import load_settings
from bot.curation.files import LEXICON
from bot.curation.loading import load_knowledge_bases
from bot.understanding.lexicon import load_lexicon

_RUNS = 5
_LIMIT = 5
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
    """Measure everything and print one table."""
    questions = development_questions()
    folder = load_settings().knowledge_dir
    engine = Engine.build(load_knowledge_bases(folder), load_lexicon(folder / LEXICON))
    print(f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()} {platform.machine()}\n")
    print(_table((*_answer_rows(engine, questions), *_start_rows(), *_fresh_rows())))


def _answer_rows(engine: Engine, questions: Sequence[Question]) -> list[Row]:
    names = tuple(name for entry in engine.library.entries for name in (*entry.names, *entry.names_en))
    fuzzy = [_seconds_of_fuzzy_pass(question.text, names) for question in questions]
    first = [seconds_to_answer(engine, question) for question in questions]
    again = [seconds_to_answer(engine, question) for question in questions]
    return [
        Row(f"one rapidfuzz WRatio pass over the {len(names):,} names", _spread(fuzzy), "1"),
        Row(f"one question of {len(questions)}, asked for the first time", _spread(first), _ratio(first, fuzzy)),
        Row("one question, after a warm-up pass over all", _spread(again), _ratio(again, fuzzy)),
    ]


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


def _seconds_of_fuzzy_pass(question: str, names: Sequence[str]) -> float:
    started = time.perf_counter()
    process.extract(question, names, scorer=WRatio, limit=_LIMIT)
    return time.perf_counter() - started


def _seconds_of_process(arguments: Sequence[str]) -> float:
    started = time.perf_counter()
    _output(arguments)
    return time.perf_counter() - started


def _output(arguments: Sequence[str]) -> str:
    command = (sys.executable, *arguments)
    return subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True).stdout  # noqa: S603 - our own commands


def _spread(seconds: Sequence[float]) -> str:
    """p50 / p99 / max by nearest rank, in milliseconds."""
    ordered = sorted(seconds)
    ranks = (_rank(0.5, len(ordered)), _rank(0.99, len(ordered)), len(ordered) - 1)
    return " / ".join(f"{ordered[rank] * 1000:.1f}" for rank in ranks) + " ms"


def _rank(share: float, count: int) -> int:
    return max(math.ceil(share * count) - 1, 0)


def _ratio(measured: Sequence[float], compared: Sequence[float]) -> str:
    """p50 against p50."""
    return f"{median(measured) / median(compared):.2f}"


def _table(rows: Sequence[Row]) -> str:
    lines = ["| what | p50 / p99 / max, or median | ratio |", "|---|---|---|"]
    return "\n".join((*lines, *(f"| {row.what} | {row.result} | {row.ratio} |" for row in rows)))


if __name__ == "__main__":
    main()

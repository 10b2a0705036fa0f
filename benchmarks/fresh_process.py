"""Run as a process of its own: loads the knowledge, answers every question, and prints as JSON what that took."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from benchmarks.questions import development_questions, seconds_to_answer
from bot.answering.engine import Engine
from bot.config import load_settings
from bot.curation.files import LEXICON
from bot.curation.loading import load_knowledge_bases
from bot.understanding.lexicon import load_lexicon

_STATUS = Path("/proc/self/status")
_KIB, _MIB = 1024, 1024 * 1024


def main() -> None:
    """Measure, and print one JSON object: seconds, and mebibytes of memory."""
    folder = load_settings().knowledge_dir
    start = time.perf_counter()
    bases = load_knowledge_bases(folder)
    loaded = time.perf_counter()
    engine = Engine.build(bases, load_lexicon(folder / LEXICON))
    built = time.perf_counter()
    for question in development_questions():
        seconds_to_answer(engine, question)
    print(json.dumps({"load": loaded - start, "build": built - loaded, "memory": peak_memory() / _MIB}))


def peak_memory() -> int:
    """The most bytes that were resident at any time.

    Linux counts them for the program anew after exec only in /proc; getrusage would also tell of the process before it.
    """
    if _STATUS.exists():
        line = next(line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * _KIB
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * _KIB


if __name__ == "__main__":
    main()

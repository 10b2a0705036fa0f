"""Run as a process of its own: loads the knowledge, answers every question, and prints as JSON what that took."""

from __future__ import annotations

import json
import time

from benchmarks.questions import development_questions, seconds_to_answer
from benchmarks.statistics import peak_memory
from bot.answering.engine import Engine
from bot.config import load_settings
from bot.curation.files import LEXICON
from bot.curation.loading import load_knowledge_bases
from bot.understanding.lexicon import load_lexicon

_MIB = 1024 * 1024


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


if __name__ == "__main__":
    main()

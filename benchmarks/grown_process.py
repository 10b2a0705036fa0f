"""Run as a process of its own: grows the store, serves it, and prints as JSON what building and answering took.

`python -m benchmarks.grown_process 30` grows it to 30 copies.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from benchmarks.bare_pass import names_of, seconds_of_bare_pass
from benchmarks.grown_store import grown
from benchmarks.questions import QUESTIONS, Question, development_questions, seconds_to_answer
from benchmarks.statistics import peak_memory, resident_memory
from bot.answering.engine import Engine
from bot.config import load_settings
from bot.curation.files import LEXICON
from bot.curation.loading import load_knowledge_bases
from bot.domain.knowledge import KnowledgeBase
from bot.service.evaluating import GradedQuestion
from bot.service.evaluating_service import EngineEvaluating
from bot.service.graded_rows import graded_rows
from bot.understanding.entries import EntryKind
from bot.understanding.lexicon import load_lexicon

_FEWEST_PASSES = 3
_COMPARED = 6_000_000
"""Names that the bare passes may compare in all: the larger the store, the fewer of them are made."""


@dataclass(frozen=True, slots=True)
class GrownMeasures:
    """What one size of the store took: seconds, bytes and counts.

    `entries` are what the index finds: names, Chinese and English, and clauses. `first` and `again` are the times of the
    development questions, each asked for the first time and once more, in a process that is warmed up; `worked` what the
    processor worked on them the first time; `bare` the times of bare passes, made between those of `again`. `right` counts the graded development questions answered rightly, `harmful` those answered
    with what misinforms; `named` are the answers to questions that give an indicator of the report its name.
    """

    entries: int
    names: int
    curated: int
    growing: float
    building: float
    warming_up: float
    first: tuple[float, ...]
    worked: tuple[float, ...]
    again: tuple[float, ...]
    bare: tuple[float, ...]
    resident: int
    peak: int
    graded: int
    right: int
    harmful: int
    named: tuple[str, ...]


def main() -> None:
    """Measure one size."""
    print(json.dumps(asdict(measure(int(sys.argv[1])))))


def measure(copies: int) -> GrownMeasures:
    """Grow the store to `copies`, build the engine as a process that serves does, and ask."""
    folder = load_settings().knowledge_dir
    lexicon = load_lexicon(folder / LEXICON)
    report = max(load_knowledge_bases(folder), key=lambda one: one.report.delivered_on)
    gc.disable()  # as the bot does while it loads
    start = time.perf_counter()
    store = grown(report, lexicon, copies) if copies > 1 else report
    made = time.perf_counter()
    engine = Engine(store, lexicon)
    built = time.perf_counter()
    gc.freeze()
    gc.enable()
    engine.warm_up()
    ready = time.perf_counter()
    questions = development_questions()
    took = [seconds_to_answer(engine, question) for question in questions]
    resident = resident_memory()  # before the yardstick takes memory of its own
    names = names_of(engine.library)
    again, bare = _asked_in_turns(engine, questions, names)
    clauses = sum(entry.kind is EntryKind.CLAUSE for entry in engine.library.entries)
    graded, right, harmful = _graded(engine)
    return GrownMeasures(
        entries=len(names) + clauses,
        names=len(names),
        curated=len(engine.library.entries) - clauses,
        growing=made - start,
        building=built - made,
        warming_up=ready - built,
        first=tuple(one.waited for one in took),
        worked=tuple(one.worked for one in took),
        again=again,
        bare=bare,
        resident=resident,
        peak=peak_memory(),
        graded=graded,
        right=right,
        harmful=harmful,
        named=_answers_by_name(engine, report),
    )


def _asked_in_turns(
    engine: Engine, questions: Sequence[Question], names: Sequence[str]
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Every question once more, and a bare pass after every few, so that a busy minute slows both."""
    passes = min(max(_COMPARED // len(names), _FEWEST_PASSES), len(questions))
    each = len(questions) // passes
    again: list[float] = []
    bare: list[float] = []
    for number, question in enumerate(questions):
        again.append(seconds_to_answer(engine, question).waited)
        if number % each == 0 and len(bare) < passes:
            bare.append(seconds_of_bare_pass(question.text, names))
    return tuple(again), tuple(bare)


def _graded(engine: Engine) -> tuple[int, int, int]:
    """How many development questions there are, how many are answered rightly, and how many so that it misinforms."""
    rows = [row for row in graded_rows(QUESTIONS.read_bytes().splitlines()) if isinstance(row, GradedQuestion)]
    evaluating = EngineEvaluating(engine)
    grades = [evaluating.evaluate(row).grade for row in rows]
    return len(rows), sum(grade.passed for grade in grades), sum(grade.is_harmful for grade in grades)


def _answers_by_name(engine: Engine, report: KnowledgeBase) -> tuple[str, ...]:
    """The first line of the answer where each indicator of the report is asked for by its name."""
    return tuple(engine.ask(f"{one.name}是多少").answer.headline for one in report.indicators)


if __name__ == "__main__":
    main()

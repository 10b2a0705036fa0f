"""`make thresholds`: what each threshold of the engine trades, on graded questions; it prints and changes nothing.

The questions are split in two by a seed. Each threshold is moved alone over a small grid around its value. The first half
gives the curve and the value it would choose: the fewest harmful answers, then the fewest misses, then the nearest
to today's. The second half, which chose nothing, tells what that choice is worth.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, replace

from benchmarks.questions import QUESTIONS, REPOSITORY
from bot.answering.engine import Engine
from bot.answering.thresholds import THRESHOLDS, Thresholds
from bot.config import load_settings
from bot.curation.files import LEXICON
from bot.curation.loading import load_knowledge_bases
from bot.domain.knowledge import KnowledgeBase
from bot.service.evaluating import GradedQuestion
from bot.service.evaluating_service import EngineEvaluating
from bot.service.graded_rows import graded_rows
from bot.understanding.lexicon import Lexicon, load_lexicon

_SEED = 2021
_GOLDEN = REPOSITORY / "tests" / "golden"
_MOST_QUESTIONS = 1600
_SHARE_STEPS = (-0.16, -0.08, 0.08, 0.16)
_STEPS = {"clause_mass": (-8.0, -4.0, 4.0, 8.0), "gap": (-0.04, -0.02, 0.02, 0.04)}
"""Of the thresholds that are no shares; the first is a weight, the second a small difference of scores."""


@dataclass(frozen=True, slots=True, order=True)
class Result:
    """Of one half of the questions; the lesser is the better."""

    harmful: int
    missed: int

    def __str__(self) -> str:
        """Both counts, harmful first."""
        return f"{self.harmful}/{self.missed}"


class Trial:
    """Grades one report's answers under thresholds."""

    def __init__(self, knowledge: KnowledgeBase, lexicon: Lexicon) -> None:
        self._knowledge = knowledge
        self._lexicon = lexicon

    def result(self, thresholds: Thresholds, questions: Sequence[GradedQuestion]) -> Result:
        """How the answers to the questions do."""
        evaluating = EngineEvaluating(Engine(self._knowledge, self._lexicon, thresholds))
        grades = [evaluating.evaluate(question).grade for question in questions]
        harmful = sum(grade.is_harmful for grade in grades)
        return Result(harmful, sum(not grade.passed for grade in grades) - harmful)


def main() -> None:
    """Print the table."""
    folder = load_settings().knowledge_dir
    # One report is served at a time: the one delivered last.
    knowledge = max(load_knowledge_bases(folder), key=lambda one: one.report.delivered_on)
    trial = Trial(knowledge, load_lexicon(folder / LEXICON))
    first, second = halves(graded_questions())
    now, held_back = trial.result(THRESHOLDS, first), trial.result(THRESHOLDS, second)
    print(f"{len(first)} questions choose, {len(second)} are held back. Counts are harmful answers/misses.")
    print(f"As the thresholds stand: {now} on the first half, {held_back} on the second.\n")
    print("| threshold | now | first half: value → harmful/misses | would choose | second half, now → so |")
    print("|---|---|---|---|---|")
    for name, value in asdict(THRESHOLDS).items():
        print(_row(trial, name, value, {value: now}, held_back, first, second), flush=True)


def graded_questions() -> tuple[GradedQuestion, ...]:
    """Of the development questions, the golden ones, the known misses and what is known to be wrong, as many as are graded in
    minutes, drawn by the seed."""
    known = (_GOLDEN / "known-misses.jsonl", _GOLDEN / "known-wrong.jsonl")
    files = (QUESTIONS, *sorted((_GOLDEN / "questions").glob("*.jsonl")), *known)
    rows = (row for file in files for row in graded_rows(file.read_bytes().splitlines()))
    graded = [row for row in rows if isinstance(row, GradedQuestion)]
    drawn = random.Random(_SEED).sample(graded, min(len(graded), _MOST_QUESTIONS))  # noqa: S311 - no secret
    return tuple(drawn)


def halves(questions: Sequence[GradedQuestion]) -> tuple[list[GradedQuestion], list[GradedQuestion]]:
    """The same two halves at each run."""
    shuffled = random.Random(_SEED).sample(questions, len(questions))  # noqa: S311 - not for secrets
    return shuffled[: len(shuffled) // 2], shuffled[len(shuffled) // 2 :]


def _row(
    trial: Trial,
    name: str,
    value: float,
    curve: dict[float, Result],
    held_back: Result,
    first: Sequence[GradedQuestion],
    second: Sequence[GradedQuestion],
) -> str:
    for other in _grid(name, value):
        curve[other] = trial.result(_moved(name, other), first)
    best = min(curve, key=lambda one: (curve[one], abs(one - value)))
    then = held_back if best == value else trial.result(_moved(name, best), second)
    told = " · ".join(f"{one:g} → {curve[one]}" for one in sorted(curve))
    return f"| `{name}` | {value:g} | {told} | {best:g} | {held_back} → {then} |"


def _grid(name: str, value: float) -> Iterator[float]:
    steps = _STEPS.get(name, _SHARE_STEPS)
    highest = float("inf") if name in _STEPS else 1.0
    return (round(value + step, 4) for step in steps if 0 <= value + step <= highest)


def _moved(name: str, value: float) -> Thresholds:
    return replace(THRESHOLDS, **{name: value})


if __name__ == "__main__":
    main()

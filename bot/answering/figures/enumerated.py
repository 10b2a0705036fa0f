"""Figures of several things named in a row, each found by itself."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.figures.bases import base_of
from bot.answering.figures.resolution import FigureResolver
from bot.answering.figures.subjects import Subject
from bot.answering.thresholds import Thresholds
from bot.answering.trace import Trace
from bot.understanding.asked import AskedQuestion
from bot.understanding.matching import Match, NameIndex
from bot.understanding.patterns import Patterns
from bot.understanding.reading import QuestionReader
from bot.understanding.slots import EXTREMES

_PLAINLY = 0.1
"""How much more of one name must be typed than of another to be meant rather."""


@dataclass(frozen=True, slots=True)
class Enumerated:
    """The subjects found, in the question's order, and the things named that have none."""

    subjects: tuple[Subject, ...]
    missing: tuple[str, ...]


class EnumerationResolver:
    """Resolves enumerating questions for one report."""

    def __init__(
        self,
        reader: QuestionReader,
        index: NameIndex,
        figures: FigureResolver,
        patterns: Patterns,
        thresholds: Thresholds,
    ) -> None:
        self._patterns = patterns
        self._thresholds = thresholds
        self._reader = reader
        self._index = index
        self._figures = figures

    def resolve(self, asked: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> Enumerated | None:
        """One subject for each thing that the question names in a row; None when it names but one."""
        parts = () if base_of(asked, matches, self._patterns) else self._reader.parts(asked)
        if not parts:
            return None
        subjects: dict[int, Subject] = {}
        missing: list[str] = []
        for item, question in parts:
            found = self._subjects(question, asked)
            if not found:
                missing.append(item)
            for subject in found:
                subjects.setdefault(subject.match.entry.key, subject)
        told = ", ".join(subject.match.entry.target for subject in subjects.values())
        trace.note(f"taken apart: {' | '.join(question for _, question in parts)}: {told or 'nothing'}")
        return Enumerated(tuple(subjects.values()), tuple(missing))

    def _subjects(self, question: str, whole: AskedQuestion) -> tuple[Subject, ...]:
        part = self._reader.read_part(question, whole)
        found = self._figures.resolve(part, self._index.match(part), Trace())
        if found.subjects or found.vetoed is not None or not whole.slots.operations & EXTREMES:
            return found.subjects
        return self._likeliest(found.readings)

    def _likeliest(self, readings: tuple[Subject, ...]) -> tuple[Subject, ...]:
        """The one reading that is meant: of two things called so (内资), one has grown, or is called so more plainly."""
        likely = sorted((-one.match.coverage, i) for i, one in enumerate(readings))
        if not likely or -likely[0][0] < self._thresholds.name_alone:
            return ()
        is_plain = len(likely) == 1 or likely[1][0] - likely[0][0] >= _PLAINLY
        return (readings[likely[0][1]],) if is_plain else ()

"""Which figures a question means: those it names, the one reading that is left, or one of each thing named in a row."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.weighing import asks_words
from bot.answering.figures.enumerated import Enumerated, EnumerationResolver
from bot.answering.figures.resolution import FigureResolver
from bot.answering.figures.subjects import FigureResolution, Subject, positions_of
from bot.answering.thresholds import Thresholds
from bot.answering.trace import Trace
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match, NameIndex
from bot.understanding.slots import COMPARISONS, Slots

_MOST_NAMED = 4
"""Subjects from which a question has been understood as naming several things, without being taken apart."""


def is_unmistakable(subject: Subject, thresholds: Thresholds) -> bool:
    """Whether a subject may be taken for the one that is meant although the question says too little of its name."""
    return subject.match.coverage >= thresholds.name_alone and subject.is_complete


class FiguresMeant:
    """Finds the figures that are meant, for one report."""

    def __init__(
        self, index: NameIndex, figures: FigureResolver, enumerated: EnumerationResolver, thresholds: Thresholds
    ) -> None:
        self._index = index
        self._figures = figures
        self._enumerated = enumerated
        self._thresholds = thresholds

    def find(
        self, asked: AskedQuestion, matches: tuple[Match, ...], trace: Trace
    ) -> tuple[AskedQuestion, FigureResolution]:
        """The figures meant, and the question read as one for several where it names several things in a row."""
        trace.note("figures:")
        figures = self._with_the_only_reading(asked, self._figures.resolve(asked, matches, trace))
        enumerated = self._enumerated.resolve(asked, matches, trace) if len(figures.subjects) < _MOST_NAMED else None
        if enumerated is not None and self._is_all_there_is(asked, enumerated, figures):
            return asked, replace(
                figures, subjects=enumerated.subjects, vetoed=None, missing=enumerated.missing, names_more=True
            )
        if enumerated is None or not self._names_more(asked, enumerated, figures):
            figures = self._with_what_is_missing(asked, enumerated, figures)
            return asked, replace(figures, names_more=self._leaves_a_side(asked, matches, figures))
        return _plural(asked), replace(
            figures, subjects=enumerated.subjects, vetoed=None, is_enumerated=True, missing=enumerated.missing
        )

    def find_each(
        self, asked: AskedQuestion, sides: tuple[tuple[Slots, tuple[int, ...]], ...], trace: Trace
    ) -> tuple[AskedQuestion, FigureResolution] | None:
        """One figure for each side, given by entries and the slots they were asked with; None unless each has its own."""
        subjects: list[Subject] = []
        for slots, keys in sides:
            side = replace(asked, slots=replace(slots, operations=frozenset()))
            matches = tuple(self._index.as_named(side, self._index.entries[key]) for key in keys)
            found = self._figures.resolve(side, matches, trace).subjects
            if len(found) != 1 or not found[0].figures:
                return None
            subjects.append(replace(found[0], selections=found[0].selections[:1]))
        if len({subject.figures[0] for subject in subjects}) < len(subjects):
            return None
        return _plural(asked), FigureResolution(tuple(subjects), None, (), is_enumerated=True)

    def _with_the_only_reading(self, asked: AskedQuestion, figures: FigureResolution) -> FigureResolution:
        """What is compared within one indicator is that of the only reading, where no name is said whole."""
        likely = [one for one in figures.readings if is_unmistakable(one, self._thresholds)]
        if figures.subjects or not asked.slots.operations & COMPARISONS or len(likely) != 1:
            return figures
        return replace(figures, subjects=(likely[0],)) if len(likely[0].figures) > 1 else figures

    def _with_what_is_missing(
        self, asked: AskedQuestion, enumerated: Enumerated | None, figures: FigureResolution
    ) -> FigureResolution:
        """The figures, and what is named in a row with the only one found and has none of the sort asked for."""
        if enumerated is None or not enumerated.missing or len(figures.subjects) != 1:
            return figures
        only = figures.subjects[0].match
        if len(enumerated.subjects) != 1 or self._index.explained_by(asked, only, "").explanation.is_whole:
            return figures
        return replace(figures, missing=enumerated.missing)

    @staticmethod
    def _is_all_there_is(asked: AskedQuestion, enumerated: Enumerated, figures: FigureResolution) -> bool:
        """Whether, of several things listed with signs between them, one was found and the question as a whole means none."""
        is_one = len(enumerated.subjects) == 1 and bool(enumerated.missing) and not figures.subjects
        return is_one and "、" in asked.text and enumerated.subjects[0].match.is_exact and not asks_words(asked)

    @staticmethod
    def _leaves_a_side(asked: AskedQuestion, matches: tuple[Match, ...], figures: FigureResolution) -> bool:
        """Whether things are compared, one was found, and another indicator stands in the question word for word."""
        if len(figures.subjects) != 1 or not asked.slots.operations & COMPARISONS:
            return False
        found = figures.subjects[0].match
        own = positions_of(asked, found.name)
        return any(
            one.entry.kind is EntryKind.INDICATOR
            and one.is_exact
            and one.entry.key != found.entry.key
            and positions_of(asked, one.name).isdisjoint(own)
            for one in matches
        )

    def _names_more(self, asked: AskedQuestion, enumerated: Enumerated, figures: FigureResolution) -> bool:
        """Whether taking the question apart found more of what it names. What is compared must be found whole."""
        if len(enumerated.subjects) <= max(len(figures.subjects), 1) or asks_words(asked):
            return False
        if any(self._index.explained_by(asked, one.match, "").explanation.is_whole for one in figures.subjects):
            return False  # 「低保户、残疾人、孤儿」 are one thing's name
        return not (enumerated.missing and asked.slots.operations & COMPARISONS)


def _plural(asked: AskedQuestion) -> AskedQuestion:
    return replace(asked, slots=replace(asked.slots, is_plural=True))

"""Indicators that a question asks about, and where the question names them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.figures.selecting import Selection, Veto
from bot.answering.figures.wishes import Wish
from bot.answering.library import Figure
from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import ALONE, character_credits, sounded
from bot.understanding.matching import Match
from bot.understanding.question_text import letters_of, stem, stems_of


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator that a question asks about, with one selection for each wish."""

    match: Match
    wishes: tuple[Wish, ...]
    selections: tuple[Selection, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The best figure of each selection that has one, without repeats."""
        return tuple(dict.fromkeys(selection.figures[0] for selection in self.selections if selection.figures))

    @property
    def is_complete(self) -> bool:
        """Whether every wish has a figure."""
        return all(selection.figures for selection in self.selections)

    @property
    def veto(self) -> Veto | None:
        """The slot that the first failing selection failed on."""
        return next((selection.veto for selection in self.selections if selection.veto), None)

    @property
    def all_names(self) -> tuple[str, ...]:
        """Every name of the indicator, in both languages."""
        return (*self.match.entry.names, *self.match.entry.names_en)


@dataclass(frozen=True, slots=True)
class FigureResolution:
    """Subjects accepted, in the order in which the question names them; the one that was meant but vetoed; what is near.

    `readings` are subjects of which the question says too little to choose one, and nothing against any; `is_enumerated`
    tells that the subjects are named in a row, `missing` what is named with them and was not found; `names_more` that one was
    found and the question names something else beside it.
    """

    subjects: tuple[Subject, ...]
    vetoed: Subject | None
    near: tuple[Match, ...]
    readings: tuple[Subject, ...] = ()
    is_enumerated: bool = False
    missing: tuple[str, ...] = ()
    names_more: bool = False


def span_of(question: AskedQuestion, name: str) -> tuple[int, int] | None:
    """Where the name stands in the question word for word, as indices of its letters."""
    letters = letters_of(name)
    at = question.letters.find(letters)
    return (at, at + len(letters)) if letters and at >= 0 else None


def positions_of(question: AskedQuestion, name: str) -> frozenset[int]:
    """Where in the question the name stands, whole or in pieces, as indices of its letters."""
    span = span_of(question, name)
    if span:
        return frozenset(range(*span))
    if question.typed_in is Language.EN:
        stems = stems_of(name)
        return frozenset(
            i
            for start, end, word in question.word_starts
            if stem(word) in stems and not all(question.is_function[start:end])
            for i in range(start, end)
        )
    held = character_credits(question.letters, sounded(name))
    return frozenset(i for i, credit in enumerate(held) if credit > ALONE and not question.is_function[i])

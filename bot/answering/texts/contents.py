"""What an answer with a text entry would state: its text, its numbers, its own words among those that explain it."""

from __future__ import annotations

from bot.answering.library import Library
from bot.answering.texts.numbers import NumberReader
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.explanation import Explanation
from bot.understanding.matching import Match, NameIndex
from bot.understanding.normalise import fold

_YEARS = frozenset({"year"})


class Contents:
    """Reads the text entries of one report."""

    def __init__(self, library: Library, index: NameIndex, numbers: NumberReader) -> None:
        self._library = library
        self._index = index
        self._numbers = numbers

    def stated(self, match: Match) -> str:
        """The text an answer with this entry would state."""
        kind, target = match.entry.kind, match.entry.target
        if kind is EntryKind.PLAN:
            return self._library.plans[target].quote.text
        if kind is EntryKind.FAQ:
            return self._library.faqs[target].answer
        if kind is EntryKind.TERM:
            return self._library.terms[target].definition.text
        return match.entry.evidence

    def holds_number(self, question: AskedQuestion, match: Match) -> bool:
        """Whether an answer with this entry would state a number of the dimension asked for.

        A year is no number unless it is asked for, nor is what the question says itself (三个功能区各领了多少任务).
        """
        known = "" if question.slots.claims else question.text
        found = self._numbers.dimensions_in(self.stated(match), known)
        asked = question.slots.dimensions
        return bool(found & asked) if asked else bool(found - _YEARS)

    def is_silence(self, match: Match) -> bool:
        """Whether the entry is a reviewed "the report does not say"."""
        return match.entry.kind is EntryKind.FAQ and self._library.faqs[match.entry.target].is_silence

    def own_words(self, question: AskedQuestion, match: Match) -> Explanation:
        """What a plan's title and clause explain of the question, without the rest of its sentence."""
        clause = self._library.plans[match.entry.target].quote.text
        return self._index.explained_by(question, match, fold(clause)).explanation

    def wordings(self, question: AskedQuestion, match: Match) -> Explanation:
        """What the names of an entry explain of the question by themselves."""
        return self._index.explained_by(question, match, "").explanation

    def whole_term(self, question: AskedQuestion, match: Match) -> Explanation:
        """What the term around a part of one explains of the question, together with the part."""
        term, _ = self._library.parts[match.entry.target]
        text = fold(f"{term.name} {term.definition.text}")
        return self._index.explained_by(question, match, text).explanation

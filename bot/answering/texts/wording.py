"""Whether a word of the question speaks against a text entry: a contrast, another place, a wording it must not match."""

from __future__ import annotations

from rapidfuzz.fuzz import ratio

from bot.answering.contrasts import Contrasts, without_own_places
from bot.answering.library import Library
from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns


class WordingJudge:
    """Judges by single words, for one report."""

    def __init__(self, library: Library, contrasts: Contrasts, patterns: Patterns) -> None:
        self._library = library
        self._patterns = patterns
        self._contrasts = contrasts
        self._negative = {
            faq.id: tuple(fold(question) for question in faq.negative_questions) for faq in library.knowledge.faqs
        }

    def fault(self, question: AskedQuestion, match: Match) -> str | None:
        """The word that speaks against the entry; None when none does."""
        names = (*match.entry.names, *match.entry.names_en)
        clash = self._contrasts.clash(question.text, names, match.entry.evidence)
        if clash:
            return f"{clash} is contradicted"
        asked = without_own_places(question.slots, question.text)
        place = self._contrasts.foreign_place(asked, names, match.entry.evidence)
        if place:
            return f"{place} is another place"
        if match.entry.kind is EntryKind.FAQ and self._asks_another_sort(question, match):
            return "its wording asks for a number or a name"
        if match.entry.kind is EntryKind.FAQ and self._is_negative(question, match):
            return "a wording it must not match"
        return None

    def _is_negative(self, question: AskedQuestion, match: Match) -> bool:
        """Whether a wording that must not match is closer to the question than the one that did."""
        faq = self._library.faqs[match.entry.target]
        positive = max(ratio(question.text, fold(wording)) for wording in (*faq.questions, *faq.questions_en))
        return any(ratio(question.text, wording) > positive for wording in self._negative[match.entry.target])

    def _asks_another_sort(self, question: AskedQuestion, match: Match) -> bool:
        """An English wording whose telling words are all held, but that asks how many, who, where or when as the question does not."""
        if question.typed_in is not Language.EN:
            return False
        slots, patterns = question.slots, self._patterns
        asks_number = bool(patterns.asks_number_en.search(match.name)) and not (slots.wants_number or slots.measures)
        return asks_number or any(
            sort.wording.search(match.name) and not sort.question.search(question.text)
            for sort in patterns.english_sorts.values()
        )

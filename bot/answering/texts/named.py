"""Whether a question names a text entry, and leaves nothing unexplained by it."""

from __future__ import annotations

from bot.answering.library import Library
from bot.answering.texts.contents import Contents
from bot.answering.thresholds import Thresholds
from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match
from bot.understanding.normalise import is_han
from bot.understanding.slots import Operation

_NAMED_KINDS = frozenset({EntryKind.TERM, EntryKind.PLAN})
_PLAIN_NAME = 3


class NamingJudge:
    """Judges by names and by what is left unexplained, for one report."""

    def __init__(self, library: Library, contents: Contents, thresholds: Thresholds) -> None:
        self._library = library
        self._contents = contents
        self._thresholds = thresholds

    def fault(self, question: AskedQuestion, match: Match) -> str | None:
        """Why the entry is not what the question speaks of; None when it is."""
        if not self._is_named(question, match):
            return "too little of the name"
        unexplained = match.explanation.unexplained
        if question.typed_in is Language.EN:
            if match.explanation.share < self._thresholds.english_share and not _is_named_in_chinese(match):
                return f"unexplained {', '.join(unexplained)}"
        elif unexplained and not (self._is_plainly_named(question, match) or self._is_part_named(question, match)):
            return f"unexplained {'、'.join(unexplained)}"
        return None

    def _is_named(self, question: AskedQuestion, match: Match) -> bool:
        if match.entry.kind is EntryKind.FAQ:
            return self._is_worded(question, match)
        if question.typed_in is Language.EN and not match.is_exact:
            return match.coverage >= self._thresholds.name_en
        if match.coverage >= self._thresholds.name:
            return True
        return match.entry.kind is EntryKind.PLAN and self._is_told_by_its_own_words(question, match)

    def _is_worded(self, question: AskedQuestion, match: Match) -> bool:
        """Whether a frequent question is close enough to one of its curated wordings."""
        slots, share = question.slots, match.explanation.share
        is_english = question.typed_in is Language.EN
        if not question.has_content and (slots.measures or (is_english and slots.wants_number)):
            return False  # 「2020年增长多少」 names nothing that could be answered in words
        if is_english:
            is_like = match.coverage >= self._thresholds.faq_en and share >= self._thresholds.english_share
        else:
            is_close = match.coverage >= self._thresholds.faq_close and share >= self._thresholds.faq_close_share
            is_like = is_close or (match.coverage >= self._thresholds.faq and share >= self._thresholds.faq_share)
        return is_like and self._contents.wordings(question, match).share >= self._thresholds.faq_wordings

    def _is_plainly_named(self, question: AskedQuestion, match: Match) -> bool:
        """A term or plan that stands word for word is meant, whatever is asked of it: its whole text misleads nobody.

        A number, a reason, a date, a place or a person is more than what it is about.
        """
        slots = question.slots
        if match.entry.kind not in _NAMED_KINDS or not match.is_exact or len(match.name) < _PLAIN_NAME:
            return False
        asks = Operation.DEFINE in slots.operations or slots.wants_thing
        asks_else = slots.wants_number or slots.wants_name or bool(slots.measures) or Operation.WHY in slots.operations
        enough = self._thresholds.term_share if match.entry.kind is EntryKind.TERM else self._thresholds.plan_named
        return asks and not asks_else and match.explanation.share >= enough

    def _is_part_named(self, question: AskedQuestion, match: Match) -> bool:
        """A part of a term that stands word for word, asked for its meaning; the rest speaks of the term it is part of."""
        if match.entry.kind is not EntryKind.TERM_PART or not match.is_exact:
            return False
        is_explained = not self._contents.whole_term(question, match).unexplained
        return Operation.DEFINE in question.slots.operations and is_explained

    def _is_told_by_its_own_words(self, question: AskedQuestion, match: Match) -> bool:
        """A plan's title is long and seldom typed whole: it is meant when its own clause explains all that was typed."""
        own = self._contents.own_words(question, match)
        is_dated = self._library.period_of(match.entry) in question.slots.periods
        if is_dated and match.coverage >= self._thresholds.plan_dated and not own.unexplained:
            return own.share >= self._thresholds.plan_dated_share
        return (
            match.coverage >= self._thresholds.plan_title and own.is_whole and own.mass >= self._thresholds.clause_mass
        )


def _is_named_in_chinese(match: Match) -> bool:
    """An English question that gives the Chinese name in full means that entry, whatever its English words."""
    return match.is_exact and any(map(is_han, match.name))

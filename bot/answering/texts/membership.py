"""Whether something is one of what a term or a frequent question lists: 「三十里堡属于哪个口径」, 「金马路算不算七条通道」."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bot.answering.library import Library
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.matching import NameIndex
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns
from bot.understanding.question_text import letters_of, pairs_in

_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Member:
    """An item as it is printed, and the entry that lists it."""

    item: str
    entry: Entry


class MembershipFinder:
    """Finds items among the lists of one report."""

    def __init__(self, library: Library, index: NameIndex, patterns: Patterns) -> None:
        self._index = index
        self._patterns = patterns
        self._lists = tuple(_lists(library, index))

    def find(self, asked: AskedQuestion) -> Member | None:
        """The item that the question asks of, where one list holds it and explains the rest; None when nothing is so asked."""
        if not self._patterns.asks_membership.search(asked.text):
            return None
        weighed: list[tuple[float, int, Member]] = []
        for entry, items, text in self._lists:
            item = max((one for one in items if fold(one) in asked.text), key=len, default="")
            if len(item) < _SHORTEST:
                continue
            explanation = self._index.explained_by(asked, self._index.as_named(asked, entry), text).explanation
            if not explanation.unexplained and _is_named(asked, item, entry):
                weighed.append((explanation.mass, entry.kind is EntryKind.FAQ, Member(item, entry)))
        return max(weighed, key=lambda one: one[:2])[2] if weighed else None


def _is_named(asked: AskedQuestion, item: str, entry: Entry) -> bool:
    """Whether the question says of which list, beside the item: two letters of a name of the list."""
    rest = letters_of(asked.text.replace(fold(item), " "))
    return any(pair in name for pair in pairs_in(rest) for name in entry.names)


def _lists(library: Library, index: NameIndex) -> Iterator[tuple[Entry, tuple[str, ...], str]]:
    """Every entry that lists something, with its items and the text that it would answer with."""
    for entry in index.entries:
        if entry.kind is EntryKind.TERM and library.terms[entry.target].items:
            term = library.terms[entry.target]
            yield entry, term.items, fold(f"{term.name} {term.definition.text}")
        elif entry.kind is EntryKind.FAQ and library.faqs[entry.target].items:
            faq = library.faqs[entry.target]
            yield entry, faq.items, fold(" ".join((faq.answer, *faq.items, *(quote.text for quote in faq.quotes))))

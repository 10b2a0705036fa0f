"""What is told of a text entry: a term, a part of one, a frequent question, a plan with the plans beside it."""

from __future__ import annotations

from bot.answering.choosing.choice import Choice
from bot.answering.library import Library
from bot.answering.texts.composing import TextComposer
from bot.answering.texts.resolution import TextCandidate
from bot.domain.knowledge import Plan, Term
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.matching import NameIndex

_OTHER_PLANS = 4


class TextTeller:
    """Tells text entries of one report."""

    def __init__(self, library: Library, index: NameIndex, composer: TextComposer) -> None:
        self._library = library
        self._composer = composer
        self._term_keys = {entry.target: entry.key for entry in index.entries if entry.kind is EntryKind.TERM}

    def tell(self, asked: AskedQuestion, entry: Entry, texts: tuple[TextCandidate, ...] = ()) -> Choice:
        """The answer with a text entry; `texts` are all that were found, of which a plan names the other plans."""
        if entry.kind is EntryKind.TERM:
            return self.tell_term(asked, self._library.terms[entry.target])
        if entry.kind is EntryKind.TERM_PART:
            term, part = self._library.parts[entry.target]
            return Choice(self._composer.part(asked, term, part), asked, (entry.key,))
        if entry.kind is EntryKind.FAQ:
            faq = self._library.faqs[entry.target]
            return Choice(self._composer.faq(asked, faq), asked, (entry.key,), items=faq.items)
        plan = self._library.plans[entry.target]
        return Choice(self._composer.plan(asked, plan, self._other_plans(entry, texts)), asked, (entry.key,))

    def tell_term(self, asked: AskedQuestion, term: Term) -> Choice:
        """The answer with a term."""
        return Choice(self._composer.term(asked, term), asked, (self._term_keys[term.id],), items=term.items)

    def _other_plans(self, entry: Entry, texts: tuple[TextCandidate, ...]) -> tuple[Plan, ...]:
        """Further plans that the question names word for word."""
        others = tuple(
            self._library.plans[one.match.entry.target]
            for one in texts
            if one.match.entry.kind is EntryKind.PLAN and one.match.entry.key != entry.key and one.match.is_exact
        )
        return others[:_OTHER_PLANS]

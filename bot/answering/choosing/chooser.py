"""Chooses what to answer with: figures first, then terms, plans and frequent questions, then the report's own sentences,
then silence."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.contest import eligible
from bot.answering.choosing.found import Found
from bot.answering.choosing.parts import Parts
from bot.answering.choosing.weighing import asks_figure, asks_number, asks_words
from bot.answering.figures.subjects import Subject
from bot.answering.texts.items import item_number
from bot.answering.texts.membership import Member
from bot.answering.trace import Trace
from bot.domain.knowledge import Term
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import Entry
from bot.understanding.matching import Match
from bot.understanding.slots import Slots

_ANY_LIST = 99


class Chooser:
    """Chooses answers for one report."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def choose(self, asked: AskedQuestion, trace: Trace) -> Choice:
        """Choose an answer for a question that stands by itself."""
        index = self._parts.index
        worded = index.entry_worded(asked.letters)
        if worded is not None:
            trace.note(f"asked in a curated wording of {worded.target}")
            return self.choose_entry(asked, worded)
        if item_number(asked.text, _ANY_LIST, self._parts.patterns) is not None:  # of a list that nobody has given
            return Choice(self._parts.silence.not_understood(asked), asked)
        return self._structural(asked) or self.choose_among(asked, index.match(asked), trace)

    def choose_entry(self, asked: AskedQuestion, entry: Entry) -> Choice:
        """The answer with one given text entry."""
        return self._parts.teller.tell(asked, entry)

    def choose_among(self, asked: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> Choice:
        """Choose an answer from given matches: the first of these, top to bottom, that there is."""
        yardstick = self._parts.deriver.yardstick(asked, matches, trace)
        if yardstick is not None:
            return Choice(yardstick, asked)
        found = self._find(asked, matches, trace)
        return (
            self._figures_before_texts(found)
            or self._figures_that_follow(found, trace)
            or self._silence_on_what_was_named(found)
            or self._text(found)
            or self._figures_after_texts(found)
            or self._silence_on_a_figure(found)
            or self._parts.last_resort.choose(found, trace)
        )

    def silence(self, asked: AskedQuestion) -> Choice:
        """That the report says nothing of it."""
        return Choice(self._parts.silence.nothing(asked, ()), asked)

    def choose_together(
        self, asked: AskedQuestion, sides: tuple[tuple[Slots, tuple[int, ...]], ...], trace: Trace
    ) -> Choice | None:
        """Set figures of entries against one another, each read with its own slots; None unless each side has one."""
        found = self._parts.figures.find_each(asked, sides, trace)
        if found is None:
            return None
        trace.note("the last two answers are set against one another")
        return self._parts.figure_chooser.choose(*found)

    def _structural(self, asked: AskedQuestion) -> Choice | None:
        """Questions about places, numbers and whole lists, which no name decides."""
        parts = self._parts
        term = parts.navigator.term_asked(asked)
        if isinstance(term, Term):
            return parts.teller.tell_term(asked, term)
        if isinstance(term, int):
            return Choice(parts.navigator.no_such_item(asked, term), asked)
        member = parts.membership.find(asked)
        if member is not None:
            return self._member_told(asked, member)
        answer = parts.navigator.answer(asked) or parts.reverse.answer(asked) or parts.target_lists.answer(asked)
        return Choice(answer, asked) if answer else None

    def _member_told(self, asked: AskedQuestion, member: Member) -> Choice:
        """That the list holds the item, and the list."""
        choice = self._parts.teller.tell(asked, member.entry)
        answer = choice.answer
        listed = answer.headline.rstrip("：:")
        headline = message("member", answer.language, item=member.item, listed=listed)
        return replace(choice, answer=replace(answer, headline=headline))

    def _find(self, asked: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> Found:
        asked, figures = self._parts.figures.find(asked, matches, trace)
        trace.note("texts:")
        texts = eligible(asked, self._parts.texts.resolve(asked, matches, trace))
        return Found(asked, matches, figures, texts, self._parts.contest.best(asked, texts))

    def _figures_before_texts(self, found: Found) -> Choice | None:
        """The figures that are meant, where no text answers better."""
        asked, subjects, text = found.asked, found.figures.subjects, found.text
        if not subjects or asks_words(asked):
            return None
        if text is not None and self._parts.contest.beats(asked, text, subjects):
            return None
        return self._parts.figure_chooser.choose(asked, found.figures)

    def _figures_that_follow(self, found: Found, trace: Trace) -> Choice | None:
        """What follows from figures, where none is printed."""
        if found.figures.subjects:
            return None
        part = self._parts.deriver.part_of_own(found.asked, found.matches, trace)
        return self._parts.figure_chooser.choose(*part) if part is not None else None

    def _silence_on_what_was_named(self, found: Found) -> Choice | None:
        """That a figure asked for by name is not there, which no other words make up for."""
        vetoed = found.figures.vetoed
        if vetoed is None or not self._parts.contest.is_silenced(found.asked, vetoed, found.text):
            return None
        return self._silence_about(found.asked, vetoed)

    def _text(self, found: Found) -> Choice | None:
        """The best text, where it holds what is asked for."""
        if found.text is None or self._parts.contest.lacks_the_number(found.asked, found.text):
            return None
        return self._parts.teller.tell(found.asked, found.text.match.entry, found.texts)

    def _figures_after_texts(self, found: Found) -> Choice | None:
        """The figures that a text would have beaten, had it held the number."""
        asked = found.asked
        if not found.figures.subjects or not asks_number(asked) or asks_words(asked):
            return None
        return self._parts.figure_chooser.choose(asked, found.figures)

    def _silence_on_a_figure(self, found: Found) -> Choice | None:
        """That a figure which may be meant is not there."""
        vetoed = found.figures.vetoed
        if vetoed is None or not asks_figure(found.asked):
            return None
        return self._silence_about(found.asked, vetoed)

    def _silence_about(self, asked: AskedQuestion, subject: Subject) -> Choice:
        return Choice(self._parts.silence.about(asked, subject), asked, (subject.match.entry.key,))

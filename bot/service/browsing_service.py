"""What the report is called, questions to start with, answers while typing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from itertools import islice
from typing import TypeAlias

from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.domain.errors import QuestionEmpty
from bot.service.serving import PerEngine, Served

_MOST_SEARCHES = 2_000
"""Searches whose results are kept; the oldest gives way."""

_MOST_READINGS = 4
"""Readings of an ambiguous beginning that are worked out; others are found by their names."""
_LONGEST_QUESTION = 96
"""Characters; more are shown an answer only where one answer is all of it, since whoever types waits for each letter."""
_LONGEST_BEGINNING = 48
"""Characters of what may still be the beginning of a name; more are a question, and have its answer alone."""

_Results: TypeAlias = "OrderedDict[tuple[str, int, Language], tuple[Answer, ...]]"


class ReportBrowsing:
    """Browses the report that is served; implements `Browsing`."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._results: PerEngine[_Results] = PerEngine(served, lambda _engine: OrderedDict())

    def report_title(self, language: Language) -> str:
        """The report's title in the reader's language."""
        report = self._served.engine.knowledge.report
        return report.title_en if language is Language.EN else report.title

    def examples(self, language: Language) -> tuple[str, ...]:
        """Three questions known to be answerable, to start with."""
        return self._served.engine.suggester.examples(language)

    def search(
        self, query: str, limit: int, language: Language | None = None, hints: tuple[Language, ...] = ()
    ) -> tuple[Answer, ...]:
        """Up to `limit` finished answers for what was typed so far, best first; popular ones for an empty query.

        `language` is the one to answer in; None leaves it to what was typed, and what that does not show to `hints`.
        """
        query = query.strip()
        if language is None:
            language = self._served.engine.language_for(query, hints)
        # Whoever types sends the same beginnings as everybody else, and an engine always answers the same.
        key = (query, limit, language)
        searched = self._results.now()
        found = searched.get(key)
        if found is None:
            found = searched[key] = self._search(*key)
            if len(searched) > _MOST_SEARCHES:
                searched.popitem(last=False)
        return found

    def _search(self, query: str, limit: int, language: Language) -> tuple[Answer, ...]:
        engine = self._served.engine
        if not query:
            return self._opened((one.id for one in engine.knowledge.indicators), language, limit)
        try:
            if len(query) > _LONGEST_QUESTION:
                whole = engine.answer_whole(query, language)
                return self._finished(whole)[:limit] if whole is not None else ()
            first = engine.ask(query, None, language).answer
        except QuestionEmpty:
            return ()
        names = engine.completions(query, limit + _MOST_READINGS) if len(query) <= _LONGEST_BEGINNING else ()
        # Things that are called alike are found by what they are called; opening them is quicker than asking.
        are_alike = first.status is AnswerStatus.CLARIFY and not first.citations and bool(names)
        found = () if are_alike else self._finished(first)
        if not found and first.entry_ids:
            return ()
        # The first answer may be of the same entry, read with what else was typed.
        told = {answer.entry_ids[0] for answer in found if answer.entry_ids}
        opened = self._opened((entry for entry in names if entry not in told), language, limit)
        unique = {answer.headline: answer for answer in (*opened[::-1], *found[::-1])}
        return tuple(reversed(unique.values()))[:limit]

    def _finished(self, answer: Answer) -> tuple[Answer, ...]:
        """What of an answer is fit to be sent to others: itself, or the answers to what it asks back.

        That the report is silent is fit where a curator reviewed it, and found a passage that shows it: of a word that
        is still being typed it would be false.
        """
        if answer.status is AnswerStatus.CLARIFY:
            engine = self._served.engine
            options = answer.options[:_MOST_READINGS]
            readings = (engine.ask(option, None, answer.language).answer for option in options)
            return tuple(one for one in readings if one.status is AnswerStatus.ANSWERED)
        is_reviewed = answer.kind is AnswerKind.SILENCE and any(
            one in self._served.engine.library.faqs for one in answer.entry_ids
        )
        return (answer,) if answer.status is AnswerStatus.ANSWERED or (is_reviewed and answer.citations) else ()

    def _opened(self, entries: Iterable[str], language: Language, limit: int) -> tuple[Answer, ...]:
        outcomes = (self._served.engine.open(entry, language) for entry in islice(entries, limit))
        return tuple(outcome.answer for outcome in outcomes if outcome is not None)

    @property
    def store_version(self) -> str:
        """Changes whenever the knowledge served changes; keys caches."""
        return self._served.engine.knowledge.version

"""What the report is called, questions to start with, answers while typing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from itertools import islice
from typing import TypeAlias

from bot.domain.answer import Answer, AnswerStatus, Language
from bot.domain.errors import QuestionEmpty
from bot.service.serving import PerEngine, Served

_MOST_SEARCHES = 2_000
"""Searches whose results are kept; the oldest gives way."""

_Results: TypeAlias = "OrderedDict[tuple[str, int, Language | None], tuple[Answer, ...]]"


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

    def search(self, query: str, limit: int, language: Language | None = None) -> tuple[Answer, ...]:
        """Up to `limit` finished answers for what was typed so far, best first; popular ones for an empty query."""
        # Whoever types sends the same beginnings as everybody else, and an engine always answers the same.
        key = (query.strip(), limit, language)
        searched = self._results.now()
        found = searched.get(key)
        if found is None:
            found = searched[key] = self._search(*key)
            if len(searched) > _MOST_SEARCHES:
                searched.popitem(last=False)
        return found

    def _search(self, query: str, limit: int, language: Language | None) -> tuple[Answer, ...]:
        if not query:
            headline_figures = (one.id for one in self._served.engine.knowledge.indicators)
            return self._opened(headline_figures, language or Language.ZH_HANS, limit)
        try:
            first = self._served.engine.ask(query, None, language).answer
        except QuestionEmpty:
            return ()
        answers = first.status in (AnswerStatus.ANSWERED, AnswerStatus.CLARIFY)
        near = self._served.engine.suggester.near(query, limit + 2)
        found = [first] if answers else []
        for answer in self._opened(near, first.language, limit + 2):
            # The first answer may be of the same entry, read with what else was typed.
            if answers and answer.entry_ids[:1] == first.entry_ids[:1]:
                continue
            if all(answer.headline != other.headline for other in found):
                found.append(answer)
        return tuple(found[:limit]) if found else (first,)

    def _opened(self, entries: Iterable[str], language: Language, limit: int) -> tuple[Answer, ...]:
        outcomes = (self._served.engine.open(entry, language) for entry in islice(entries, limit))
        return tuple(outcome.answer for outcome in outcomes if outcome is not None)

    @property
    def store_version(self) -> str:
        """Changes whenever the knowledge served changes; keys caches."""
        return self._served.engine.knowledge.version

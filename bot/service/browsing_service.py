"""What the report is called, questions to start with, answers while typing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from itertools import islice

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerStatus, Language
from bot.domain.errors import QuestionEmpty

_MOST_SEARCHES = 2_000
"""Searches whose results are kept; the oldest gives way."""


class ReportBrowsing:
    """Browses one engine's report; implements `Browsing`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._searched: OrderedDict[tuple[str, int, Language | None], tuple[Answer, ...]] = OrderedDict()

    def report_title(self, language: Language) -> str:
        """The report's title in the reader's language."""
        report = self._engine.knowledge.report
        return report.title_en if language is Language.EN else report.title

    def examples(self, language: Language) -> tuple[str, ...]:
        """Three questions known to be answerable, to start with."""
        return self._engine.suggester.examples(language)

    def search(self, query: str, limit: int, language: Language | None = None) -> tuple[Answer, ...]:
        """Up to `limit` finished answers for what was typed so far, best first; popular ones for an empty query."""
        # Whoever types sends the same beginnings as everybody else, and an engine always answers the same.
        key = (query.strip(), limit, language)
        found = self._searched.get(key)
        if found is None:
            found = self._searched[key] = self._search(*key)
            if len(self._searched) > _MOST_SEARCHES:
                self._searched.popitem(last=False)
        return found

    def _search(self, query: str, limit: int, language: Language | None) -> tuple[Answer, ...]:
        if not query:
            headline_figures = (one.id for one in self._engine.knowledge.indicators)
            return self._opened(headline_figures, language or Language.ZH_HANS, limit)
        try:
            first = self._engine.ask(query, None, language).answer
        except QuestionEmpty:
            return ()
        answers = first.status in (AnswerStatus.ANSWERED, AnswerStatus.CLARIFY)
        near = self._engine.suggester.near(query, limit + 2)
        found = [first] if answers else []
        for answer in self._opened(near, first.language, limit + 2):
            # The first answer may be of the same entry, read with what else was typed.
            if answers and answer.entry_ids[:1] == first.entry_ids[:1]:
                continue
            if all(answer.headline != other.headline for other in found):
                found.append(answer)
        return tuple(found[:limit]) if found else (first,)

    def _opened(self, entries: Iterable[str], language: Language, limit: int) -> tuple[Answer, ...]:
        outcomes = (self._engine.open(entry, language) for entry in islice(entries, limit))
        return tuple(outcome.answer for outcome in outcomes if outcome is not None)

    @property
    def store_version(self) -> str:
        """Changes whenever the knowledge served changes; keys caches."""
        return self._engine.knowledge.version

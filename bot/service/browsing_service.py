"""What the report is called, questions to start with, answers while typing."""

from __future__ import annotations

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerStatus, Language
from bot.domain.errors import QuestionEmpty


class ReportBrowsing:
    """Browses one engine's report; implements `Browsing`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def report_title(self, language: Language) -> str:
        """The report's title in the reader's language."""
        report = self._engine.knowledge.report
        return report.title_en if language is Language.EN else report.title

    def examples(self, language: Language) -> tuple[str, ...]:
        """Three questions known to be answerable, to start with."""
        return self._engine.suggester.examples(language)

    def search(self, query: str, limit: int, language: Language | None = None) -> tuple[Answer, ...]:
        """Up to `limit` finished answers for what was typed so far, best first; popular ones for an empty query."""
        if not query.strip():
            questions = self._engine.suggester.popular(language or Language.ZH_HANS, limit)
            return tuple(self._engine.ask(question, None, language).answer for question in questions)
        try:
            first = self._engine.ask(query, None, language).answer
        except QuestionEmpty:
            return ()
        found = [first] if first.status in (AnswerStatus.ANSWERED, AnswerStatus.CLARIFY) else []
        for question in self._engine.suggester.near(query, first.language, limit):
            answer = self._engine.ask(question, None, first.language).answer
            if answer.status is AnswerStatus.ANSWERED and all(answer.headline != other.headline for other in found):
                found.append(answer)
            if len(found) >= limit:
                break
        return tuple(found) if found else (first,)

    @property
    def store_version(self) -> str:
        """Changes whenever the knowledge served changes; keys caches."""
        return self._engine.knowledge.version

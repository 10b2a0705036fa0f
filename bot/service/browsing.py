"""Looking around in the report without a question: outline, glossary, example questions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.domain.answer import Answer, Language


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A line of the outline: depth 0 for parts, 1 for their sections; `question` opens it."""

    depth: int
    label: str
    question: str


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A line of the glossary's list; `question` opens it."""

    number: int
    name: str
    question: str


class Browsing(Protocol):
    """What a reader can leaf through."""

    def report_title(self, language: Language) -> str:
        """The report's title in the reader's language."""

    def outline(self) -> tuple[OutlineEntry, ...]:
        """Parts and sections in printed order."""

    def terms(self) -> tuple[TermEntry, ...]:
        """Glossary terms in printed order."""

    def examples(self, language: Language) -> tuple[str, ...]:
        """Three questions known to be answerable, to start with."""

    def search(self, query: str, limit: int, language: Language | None = None) -> tuple[Answer, ...]:
        """Up to `limit` finished answers for what was typed so far, best first; popular ones for an empty query."""

    @property
    def store_version(self) -> str:
        """Changes whenever the knowledge served changes; keys caches."""

"""Answers without a whole question: examples to start with, popular ones, what was typed so far."""

from __future__ import annotations

from typing import Protocol

from bot.domain.answer import Answer, Language


class Browsing(Protocol):
    """What can be shown before a question is finished."""

    def report_title(self, language: Language) -> str:
        """The report's title in the reader's language."""

    def examples(self, language: Language) -> tuple[str, ...]:
        """Three questions known to be answerable, to start with."""

    def search(
        self, query: str, limit: int, language: Language | None = None, hints: tuple[Language, ...] = ()
    ) -> tuple[Answer, ...]:
        """Up to `limit` finished answers for what was typed so far, best first; popular ones for an empty query.

        `language` is the one to answer in; None leaves it to what was typed, and what that does not show to `hints`.
        Threads may call it, for a long query takes long.
        """

    @property
    def store_version(self) -> str:
        """Changes whenever the knowledge served changes; keys caches."""

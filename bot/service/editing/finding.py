"""Finds sentences of the report that an editor may quote."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.engine import Engine
from bot.domain.answer import Language
from bot.understanding.normalise import fold

_MOST = 10


def find_sentences(engine: Engine, words: str, language: Language) -> tuple[str, ...]:
    """Up to ten clauses of the report that hold these words, then those that come near, each a quote by itself.

    A clause that the report prints twice is left out: it would not say which of both is quoted.
    """
    source = engine.knowledge.report.document.text
    found: dict[str, None] = {}
    for clause in _clauses(engine, words, language):
        quote = clause.strip().rstrip("，；。、：")
        if len(quote) > 1 and source.count(quote) == 1:
            found.setdefault(quote)
        if len(found) == _MOST:
            break
    return tuple(found)


def _clauses(engine: Engine, words: str, language: Language) -> Iterator[str]:
    sought = fold(words)
    if not sought:
        return
    for clause in engine.library.clauses.values():
        if sought in fold(clause.text):
            yield clause.text
    for match in engine.index.match_clauses(engine.reader.read(words, language)):
        yield engine.library.clauses[match.entry.target].text

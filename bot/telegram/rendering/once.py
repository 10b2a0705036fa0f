"""What a message says above its passages: without the words that stand in a passage below anyway."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.answer import Answer, AnswerKind, Citation, Language
from bot.messages.catalogue import message

_QUOTING = ("plan-quote", "mentioned-clause", "silence-mentioned-where")
"""Messages of which nothing is left without the quote."""
_TELLING = (AnswerKind.FACT, AnswerKind.LIST)
"""Kinds whose headlines may be a quotation behind a colon; behind that of a figure stands its value."""
_SHORTEST_REPEATED = 12
"""Characters that are a repetition; fewer may stand in a passage by chance, or be the point of it."""
_QUOTE = "\uf8ff"
"""Stands for a quote in its message: a passage may be longer than what a message takes."""


def said_once(answer: Answer, citations: Sequence[Citation]) -> Answer:
    """The answer with what its headline and details say that these cited passages do not say word for word.

    An answer is whole by itself, for programs that read its text alone. In a message its passages stand right below: a
    detail that is a stretch of one, or quotes one, would be read twice, and so would a quote that ends the headline.
    """
    headline = answer.headline
    for citation in citations:
        lead = headline.removesuffix(citation.quote).rstrip()
        if lead.endswith(("：", ":")) and answer.kind in _TELLING and len(citation.quote) >= _SHORTEST_REPEATED:
            headline = lead
    quoting = {line for citation in citations for line in _lines_quoting(citation, answer.language)}
    details = (
        line
        for line in answer.details
        if line not in quoting
        and not (len(line) >= _SHORTEST_REPEATED and any(line in citation.quote for citation in citations))
    )
    return replace(answer, headline=headline, details=tuple(details))


def _lines_quoting(citation: Citation, language: Language) -> Iterator[str]:
    for one in _QUOTING:
        yield message(one, language, quote=_QUOTE, place=citation.section).replace(_QUOTE, citation.quote)

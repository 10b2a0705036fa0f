"""An answer in the script of whoever reads it: the bot's words in traditional characters, the report's as printed."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.answer import Answer, Language
from bot.messages.catalogue import to_traditional

_QUOTED = re.compile("[“「][^”」]*[”」]")


def in_readers_script(answer: Answer) -> Answer:
    """The answer as its reader sees it.

    Reviewed answers and titles are stored in simplified characters. Words of a cited passage that stand in quotation marks,
    behind a colon or in a line of their own are a quotation and stay as printed.
    """
    if answer.language is not Language.ZH_HANT:
        return answer
    printed = tuple(citation.quote for citation in answer.citations)
    return replace(
        answer,
        headline=_converted(answer.headline, printed),
        details=tuple(_converted(line, printed) for line in answer.details),
        options=tuple(map(to_traditional, answer.options)),
        suggestions=tuple(map(to_traditional, answer.suggestions)),
    )


def _converted(line: str, printed: tuple[str, ...]) -> str:
    if any(line in quote for quote in printed):
        return line
    introduced = [f"：{quote}" for quote in printed if f"：{quote}" in line]
    marked = [found[0] for found in _QUOTED.finditer(line) if any(found[0][1:-1] in quote for quote in printed)]
    kept = "|".join(map(re.escape, sorted({*introduced, *marked}, key=len, reverse=True)))
    pieces = re.split(f"({kept})", line) if kept else [line]
    return "".join(piece if number % 2 else to_traditional(piece) for number, piece in enumerate(pieces))

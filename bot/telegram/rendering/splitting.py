"""Cuts a formatted text that is over Telegram's limit into several, at the best border there is."""

from __future__ import annotations

from dataclasses import dataclass

from telegram.constants import MessageLimit

from bot.telegram.rendering.text import fitting, utf16_length

_BORDERS = ("\n\n", "\n", "。", "；", ". ", "，", " ")
_LEAST = 0.4


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one formatting, in characters; `kind` is a MessageEntity type."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RichText:
    """Text with formatting; spans in order of their start."""

    text: str
    spans: tuple[Span, ...] = ()


def split(rich: RichText, limit: int) -> tuple[RichText, ...]:
    """Parts of at most `limit` UTF-16 units and 100 spans each; together they hold every visible character.

    Cut at the last paragraph border that leaves a part of decent size, else line, sentence, clause, space, anywhere.
    """
    parts = []
    rest = rich
    while utf16_length(rest.text) > limit:
        cut = _cut(rest.text[: fitting(rest.text, limit)])
        parts.append(_slice(rest, 0, cut))
        rest = _slice(rest, cut, len(rest.text))
    parts.append(_slice(rest, 0, len(rest.text)))
    return tuple(part for part in parts if part.text) or (RichText(""),)


def _cut(fits: str) -> int:
    for border in _BORDERS:
        found = fits.rfind(border)
        if found >= len(fits) * _LEAST:
            return found + len(border)
    return len(fits)


def _slice(rich: RichText, start: int, end: int) -> RichText:
    """The stretch without the white space around it, with what is left of each span."""
    while start < end and rich.text[start].isspace():
        start += 1
    while end > start and rich.text[end - 1].isspace():
        end -= 1
    clipped = (Span(s.kind, max(s.start, start) - start, min(s.end, end) - start) for s in rich.spans)
    kept = tuple(span for span in clipped if span.start < span.end)
    return RichText(rich.text[start:end], kept[: MessageLimit.MESSAGE_ENTITIES])

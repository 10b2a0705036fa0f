"""Formatted text, put together a stretch at a time."""

from __future__ import annotations

from telegram import MessageEntity

from bot.telegram.rendering.splitting import RichText, Span


class Composition:
    """Text that grows; what is added as data stays data, whatever stands in it."""

    def __init__(self) -> None:
        self._text = ""
        self._spans: list[Span] = []

    def add(self, text: str, kind: str | None = None) -> Composition:
        """Go on with `text`, formatted as `kind` (a MessageEntity type) where one is given."""
        if kind is not None and text.strip():
            self._spans.append(Span(kind, len(self._text), len(self._text) + len(text)))
        self._text += text
        return self

    def line(self, text: str = "", kind: str | None = None) -> Composition:
        """A line of its own."""
        if self._text and not self._text.endswith("\n"):
            self._text += "\n"
        return self.add(text, kind).add("\n")

    def title(self, text: str) -> Composition:
        """A line in bold."""
        return self.line(text, MessageEntity.BOLD)

    def block(self, text: str) -> Composition:
        """A stretch in a fixed width."""
        return self.line(text, MessageEntity.PRE)

    def quote(self, text: str) -> Composition:
        """A quotation that can be unfolded."""
        return self.line(text, MessageEntity.EXPANDABLE_BLOCKQUOTE)

    @property
    def rich(self) -> RichText:
        """What was put together, without the white space at its end."""
        text = self._text.rstrip()
        return RichText(text, tuple(Span(s.kind, s.start, min(s.end, len(text))) for s in self._spans))

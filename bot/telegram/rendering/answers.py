"""An answer as Telegram messages: text with entities, never markup, so nothing in it can break or inject formatting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import InlineKeyboardMarkup, MessageEntity

from bot.domain.answer import Answer, Citation, Language
from bot.messages.catalogue import message
from bot.telegram.rendering.keyboards import answer_keyboard
from bot.telegram.rendering.splitting import RichText, Span, split
from bot.telegram.rendering.text import MESSAGE_LIMIT, clip, utf16_length


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to send; `entities` are in UTF-16 units."""

    text: str
    entities: tuple[MessageEntity, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None


def render(answer: Answer) -> tuple[Outgoing, ...]:
    """The answer as one message, or several where it is long; the buttons hang on the last."""
    messages = [outgoing(part) for part in split(_compose(answer, answer.citations), MESSAGE_LIMIT)]
    messages[-1] = replace(messages[-1], keyboard=answer_keyboard(answer))
    return tuple(messages)


def render_single(answer: Answer) -> Outgoing:
    """The answer in exactly one message: citations are left off from the end, and what is still too long is clipped."""
    for kept in range(len(answer.citations), -1, -1):
        text = _compose(answer, answer.citations[:kept])
        if utf16_length(text.text) <= MESSAGE_LIMIT:
            return outgoing(text)
        if kept == 1:
            clipped = _with_clipped_quote(answer, utf16_length(text.text) - MESSAGE_LIMIT)
            if clipped is not None:
                return outgoing(clipped)
    return outgoing(split(_compose(answer, ()), MESSAGE_LIMIT)[0])


def plain(text: str, keyboard: InlineKeyboardMarkup | None = None) -> Outgoing:
    """The bot's own words, which are short."""
    return Outgoing(clip(text, MESSAGE_LIMIT), (), keyboard)


def outgoing(rich: RichText, keyboard: InlineKeyboardMarkup | None = None) -> Outgoing:
    """Formatted text with its spans turned into Telegram's UTF-16 entities."""
    entities = [MessageEntity(span.kind, span.start, span.end - span.start) for span in rich.spans]
    adjusted = MessageEntity.adjust_message_entities_to_utf_16(rich.text, entities)
    return Outgoing(rich.text, tuple(adjusted), keyboard)


def _with_clipped_quote(answer: Answer, excess: int) -> RichText | None:
    first = answer.citations[0]
    room = utf16_length(first.quote) - excess
    if room <= 1:
        return None
    return _compose(answer, (replace(first, quote=clip(first.quote, room)),))


def _compose(answer: Answer, citations: Sequence[Citation]) -> RichText:
    text = answer.text
    spans = [Span(MessageEntity.BOLD, 0, len(answer.headline))]
    for citation in citations:
        text += "\n\n"
        spans.append(Span(MessageEntity.EXPANDABLE_BLOCKQUOTE, len(text), len(text) + len(citation.quote)))
        text += f"{citation.quote}\n{_place(citation, answer.language)}"
    return RichText(text, tuple(spans))


def _place(citation: Citation, language: Language) -> str:
    return message("telegram-place", language, place=citation.section)

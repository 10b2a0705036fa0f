"""An answer as Telegram messages: text with entities, never markup, so nothing in it can break or inject formatting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from telegram import ForceReply, InlineKeyboardMarkup, MessageEntity

from bot.domain.answer import Answer, Citation, Language
from bot.messages.catalogue import message
from bot.telegram.rendering.offers import Underneath, answer_keyboard
from bot.telegram.rendering.once import said_once
from bot.telegram.rendering.script import in_readers_script
from bot.telegram.rendering.splitting import RichText, Span, split
from bot.telegram.rendering.text import MESSAGE_LIMIT, clip, utf16_length


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message to send; `entities` are in UTF-16 units. `asks_reply` opens the person's reply to it, instead of buttons."""

    text: str
    entities: tuple[MessageEntity, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None
    asks_reply: ForceReply | None = None


def render(answer: Answer, delivered_on: date, underneath: Underneath | None = None) -> tuple[Outgoing, ...]:
    """The answer as one message, or several where it is long; the buttons hang on the last."""
    messages = _parts(answer, delivered_on)
    keyboard = answer_keyboard(in_readers_script(answer), underneath)
    return (*messages[:-1], replace(messages[-1], keyboard=keyboard))


@lru_cache(maxsize=512)  # the same questions are asked again and again
def _parts(answer: Answer, delivered_on: date) -> tuple[Outgoing, ...]:
    composed = _compose(answer, answer.citations, delivered_on)
    return tuple(outgoing(part) for part in split(composed, MESSAGE_LIMIT))


def render_single(answer: Answer, delivered_on: date) -> Outgoing:
    """The answer in exactly one message: citations are left off from the end, and what is still too long is clipped."""
    for kept in range(len(answer.citations), -1, -1):
        text = _compose(answer, answer.citations[:kept], delivered_on)
        if utf16_length(text.text) <= MESSAGE_LIMIT:
            return outgoing(text)
        if kept == 1:
            clipped = _with_clipped_quote(answer, utf16_length(text.text) - MESSAGE_LIMIT, delivered_on)
            if clipped is not None:
                return outgoing(clipped)
    return outgoing(split(_compose(answer, (), delivered_on), MESSAGE_LIMIT)[0])


def plain(text: str, keyboard: InlineKeyboardMarkup | None = None) -> Outgoing:
    """The bot's own words, which are short."""
    return Outgoing(clip(text, MESSAGE_LIMIT), (), keyboard)


def outgoing(rich: RichText, keyboard: InlineKeyboardMarkup | None = None) -> Outgoing:
    """Formatted text with its spans turned into Telegram's UTF-16 entities."""
    entities = [MessageEntity(span.kind, span.start, span.end - span.start) for span in rich.spans]
    adjusted = MessageEntity.adjust_message_entities_to_utf_16(rich.text, entities)
    return Outgoing(rich.text, tuple(adjusted), keyboard)


def _with_clipped_quote(answer: Answer, excess: int, delivered_on: date) -> RichText | None:
    first = answer.citations[0]
    room = utf16_length(first.quote) - excess
    if room <= 1:
        return None
    return _compose(answer, answer.citations[:1], delivered_on, (clip(first.quote, room),))


def _compose(
    answer: Answer, citations: Sequence[Citation], delivered_on: date, clipped: Sequence[str] = ()
) -> RichText:
    """The text above, then each passage in a quote of its own, or what `clipped` leaves of it, with its place."""
    above = in_readers_script(said_once(answer, citations))
    text = above.text
    spans = [Span(MessageEntity.BOLD, 0, len(above.headline))]
    for citation, quote in zip(citations, clipped or [one.quote for one in citations], strict=True):
        text += "\n\n"
        spans.append(Span(MessageEntity.EXPANDABLE_BLOCKQUOTE, len(text), len(text) + len(quote)))
        text += f"{quote}\n{place_line(citation.section, delivered_on, answer.language)}"
    return RichText(text, tuple(spans))


def place_line(place: str, delivered_on: date, language: Language) -> str:
    """Where a passage stands, and when it was said."""
    return message("telegram-place", language, place=place, date=spoken_date(delivered_on, language))


def spoken_date(day: date, language: Language) -> str:
    """A day as people write it."""
    month = message(f"telegram-month-{day.month}", language)
    return message("telegram-date", language, year=str(day.year), month=month, day=str(day.day))

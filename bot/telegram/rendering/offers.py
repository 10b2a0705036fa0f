"""The buttons under an answer: what to choose, where to go on, what one thinks of it, and how to pass it on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.answer import Answer, Language
from bot.messages.catalogue import message as words
from bot.service.exploring.contract import Offers
from bot.telegram.rendering.keyboards import Action, button, decode, question_rows
from bot.telegram.rendering.text import clip

REASONS = ("wrong", "beside", "incomplete")
"""What can be wrong with an answer, as it is stored; a message each says it."""

_SHARED_HEADLINE = 120
_IN_ONE_ROW = 3
_REMEMBERED = 512
"""Rows and links, as many as answers are remembered: the same questions are asked again and again."""


@dataclass(frozen=True, slots=True)
class Underneath:
    """What the buttons under an answer need to know beside it.

    `reference` names the answer for opinions on it, `bot` is the bot's user name, `language` that of the labels.
    """

    offers: Offers
    reference: str
    bot: str
    language: Language


def answer_keyboard(answer: Answer, underneath: Underneath | None) -> InlineKeyboardMarkup | None:
    """The readings to choose from and related questions; where there is more underneath, that as well."""
    if underneath is None:
        rows: list[Sequence[InlineKeyboardButton]] = [*question_rows((*answer.options, *answer.suggestions))]
    else:
        # What is related has a button of its own.
        suggestions = () if underneath.offers.related else answer.suggestions
        ways = _ways(underneath.offers, underneath.language)
        rows = [*question_rows((*answer.options, *suggestions)), *ways, *_opinions(answer, underneath)]
    return InlineKeyboardMarkup(rows) if rows else None


@lru_cache(maxsize=_REMEMBERED)
def share_link(bot: str, payload: str, headline: str, opens: str = "", language: Language = Language.ZH_HANS) -> str:
    """The address that lets a person choose whom to send a link to this answer; `opens` is what it opens instead."""
    link, text = f"https://t.me/{bot}?start={payload}", clip(headline, _SHARED_HEADLINE)
    if opens:
        text = words("telegram-share-opens", language, headline=text, opens=opens)
    return f"https://t.me/share/url?url={quote(link, safe='')}&text={quote(text, safe='')}"


@lru_cache(maxsize=_REMEMBERED)
def _ways(offers: Offers, language: Language) -> tuple[tuple[InlineKeyboardButton, ...], ...]:
    ways: list[InlineKeyboardButton] = []
    if offers.context:
        ways.append(button(words("telegram-context", language), Action.CONTEXT, offers.context, opens=True))
    if offers.related:
        ways.append(button(words("telegram-related", language), Action.RELATED, offers.related, 0, opens=True))
    if offers.targets is not None:
        ways.append(button(words("telegram-all-targets", language), Action.TARGETS, offers.targets, 0, opens=True))
    if offers.other_scope:
        ways.append(button(words("telegram-other-scope", language), Action.SCOPE, offers.other_scope))
    width = _IN_ONE_ROW if len(ways) <= _IN_ONE_ROW else 2
    return tuple(tuple(ways[start : start + width]) for start in range(0, len(ways), width))


def _opinions(answer: Answer, underneath: Underneath) -> list[list[InlineKeyboardButton]]:
    offers, language = underneath.offers, underneath.language
    row: list[InlineKeyboardButton] = []
    if offers.can_be_rated and underneath.reference:
        row.append(button(words("telegram-useful", language), Action.USEFUL, underneath.reference))
        row.append(button(words("telegram-useless", language), Action.USELESS, underneath.reference))
    if offers.share and underneath.bot:
        link = share_link(underneath.bot, offers.share, answer.headline, offers.opens, answer.language)
        row.append(InlineKeyboardButton(words("telegram-share", language), url=link))
    return [row] if row else []


def with_opinion(
    keyboard: InlineKeyboardMarkup, reference: str, given: Action | None, language: Language
) -> InlineKeyboardMarkup:
    """The keyboard with the opinion ticked; a bad one asks why below. `given` None means that the reason is told."""
    rows = [
        [_ticked(item, given, language) for item in row]
        for row in keyboard.inline_keyboard
        if not any(_is_reason(item) for item in row)
    ]
    if given is Action.USELESS:
        reasons = [
            button(words(f"telegram-reason-{reason}", language), Action.REASON, reference, position)
            for position, reason in enumerate(REASONS)
        ]
        rows.append(reasons)
        rows.append([button(words("telegram-reason-write", language), Action.WRITE, reference)])
    return InlineKeyboardMarkup(rows)


def _is_reason(item: InlineKeyboardButton) -> bool:
    press = _press(item)
    return press in (Action.REASON, Action.WRITE)


def _ticked(item: InlineKeyboardButton, given: Action | None, language: Language) -> InlineKeyboardButton:
    action = _press(item)
    if given is None or action not in (Action.USEFUL, Action.USELESS):
        return item
    label = words("telegram-useful" if action is Action.USEFUL else "telegram-useless", language)
    shown = words("telegram-ticked", language, label=label) if action is given else label
    return InlineKeyboardButton(shown, callback_data=item.callback_data)


def _press(item: InlineKeyboardButton) -> Action | None:
    press = decode(item.callback_data) if isinstance(item.callback_data, str) else None
    return press.action if press is not None else None

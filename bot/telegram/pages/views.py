"""What can be leafed through: the list of terms, page by page, and the outline, part by part."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.browsing import Browsing, OutlineEntry, TermEntry
from bot.telegram.rendering.answers import Outgoing, plain
from bot.telegram.rendering.keyboards import LONGEST_LABEL, Action, button
from bot.telegram.rendering.text import clip

TERMS_A_PAGE = 9


def term_label(entry: TermEntry) -> str:
    """A term as its button shows it."""
    return clip(f"{entry.number}. {entry.name}", LONGEST_LABEL)


def entry_label(entry: OutlineEntry) -> str:
    """An outline line as its button shows it."""
    return clip(entry.label, LONGEST_LABEL)


def term_page(browsing: Browsing, page: int, language: Language) -> Outgoing | None:
    """A page of the glossary; None where there is no such page."""
    terms = browsing.terms()
    pages = max(1, -(-len(terms) // TERMS_A_PAGE))
    if not 0 <= page < pages:
        return None
    shown = terms[page * TERMS_A_PAGE : (page + 1) * TERMS_A_PAGE]
    rows = [[button(term_label(entry), Action.TERM, entry.number)] for entry in shown]
    turning = []
    if page > 0:
        turning.append(button(words("telegram-previous", language), Action.TERM_PAGE, page - 1))
    if page + 1 < pages:
        turning.append(button(words("telegram-next", language), Action.TERM_PAGE, page + 1))
    if turning:
        rows.append(turning)
    text = words("telegram-terms", language, count=str(len(terms)), page=str(page + 1), pages=str(pages))
    return plain(text, InlineKeyboardMarkup(rows))


def outline_top(browsing: Browsing, language: Language) -> Outgoing:
    """The parts of the report."""
    rows = [
        [button(entry_label(entry), Action.PART, index)]
        for index, entry in enumerate(browsing.outline())
        if entry.depth == 0
    ]
    return plain(words("telegram-outline", language, title=browsing.report_title(language)), InlineKeyboardMarkup(rows))


def outline_part(browsing: Browsing, index: int, language: Language) -> Outgoing | None:
    """The sections of the part at `index`; None where it has none, so that it is opened itself."""
    outline = browsing.outline()
    part = outline[index]
    rows: list[list[InlineKeyboardButton]] = []
    for position, entry in enumerate(outline[index + 1 :], index + 1):
        if entry.depth == 0:
            break
        rows.append([button(entry_label(entry), Action.ENTRY, position)])
    if not rows:
        return None
    rows.insert(0, [button(words("telegram-whole-part", language), Action.ENTRY, index)])
    rows.append([button(words("telegram-back", language), Action.OUTLINE)])
    return plain(part.label, InlineKeyboardMarkup(rows))

"""What people curated, in lists to open: the glossary, indicators, targets, what is related."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup, MessageEntity

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.exploring.contract import Exploring, Line
from bot.telegram.pages.listing import Row, counter, line_rows, page_of, turning
from bot.telegram.rendering.answers import Outgoing, outgoing, plain
from bot.telegram.rendering.keyboards import Action, button
from bot.telegram.rendering.splitting import RichText, Span

_NUMBERS_A_ROW = 4
_CATEGORIES_A_ROW = 2
_YEARS_A_ROW = 3
_MOST_FOUND = 8


def term_page(exploring: Exploring, number: int, language: Language) -> Outgoing:
    """A page of the glossary."""
    terms = exploring.terms(language)
    page = page_of(terms, number)
    rows = line_rows(page.shown, Action.OPEN)
    rows += turning(page, lambda label, to: button(label, Action.TERMS, to), language)
    title = words("telegram-terms", language, count=str(len(terms)))
    return _titled(title, (counter(page, language), words("telegram-terms-search", language)), rows)


def terms_found(found: Sequence[Line], sought: str, language: Language) -> Outgoing:
    """The terms that were searched for, or the way to all of them."""
    if not found:
        everything = [[button(words("telegram-all-terms", language), Action.TERMS, 0)]]
        return plain(words("telegram-terms-none", language, sought=sought), InlineKeyboardMarkup(everything))
    return _titled(
        words("telegram-terms-found", language, sought=sought), (), line_rows(found[:_MOST_FOUND], Action.OPEN)
    )


def category_page(exploring: Exploring, language: Language) -> Outgoing:
    """The categories of indicators, each with how many it has."""
    categories = exploring.categories(language)
    buttons = [
        button(
            words("telegram-category", language, name=one.label, count=str(one.count)), Action.INDICATORS, one.key, 0
        )
        for one in categories
    ]
    rows = [buttons[start : start + _CATEGORIES_A_ROW] for start in range(0, len(buttons), _CATEGORIES_A_ROW)]
    count = str(sum(one.count for one in categories))
    return _titled(words("telegram-indicators", language, count=count), (), rows)


def indicator_page(exploring: Exploring, category: str, number: int, language: Language) -> Outgoing | None:
    """A page of the indicators of a category."""
    listing = exploring.indicators(category, language)
    if listing is None:
        return None
    page = page_of(listing.lines, number)
    rows = line_rows(page.shown, Action.OPEN)
    rows += turning(page, lambda label, to: button(label, Action.INDICATORS, category, to), language)
    rows.append([button(words("telegram-back-to-categories", language), Action.CATEGORIES)])
    title = words("telegram-category", language, name=listing.title, count=str(len(listing.lines)))
    return _titled(title, (counter(page, language),), rows)


def related_page(exploring: Exploring, entry: str, number: int, language: Language) -> Outgoing | None:
    """A page of the indicators related to an entry."""
    listing = exploring.related(entry, language)
    if listing is None or not listing.lines:
        return None
    page = page_of(listing.lines, number)
    rows = line_rows(page.shown, Action.OPEN)
    rows += turning(page, lambda label, to: button(label, Action.RELATED, entry, to), language)
    return _titled(words("telegram-related-to", language, name=listing.title), (counter(page, language),), rows)


def target_page(exploring: Exploring, year: int, number: int, language: Language) -> Outgoing:
    """A page of the targets of a year, numbered; the numbers are buttons that open them. Of a year without any: the years
    that have some."""
    targets = exploring.targets(year, language)
    years = [
        button(words("telegram-targets-of", language, year=str(other)), Action.TARGETS, other, 0)
        for other in exploring.target_years()
        if other != year
    ]
    other_years = [years[start : start + _YEARS_A_ROW] for start in range(0, len(years), _YEARS_A_ROW)]
    if not targets:
        return plain(
            words("telegram-targets-none", language, year=str(year)),
            InlineKeyboardMarkup(other_years) if years else None,
        )
    page = page_of(targets, number)
    numbered = tuple(enumerate(page.shown, page.first + 1))
    lines = tuple(words("telegram-numbered", language, number=str(at), line=line.label) for at, line in numbered)
    numbers = [button(str(at), Action.OPEN, line.key) for at, line in numbered]
    rows = [numbers[start : start + _NUMBERS_A_ROW] for start in range(0, len(numbers), _NUMBERS_A_ROW)]
    rows += turning(page, lambda label, to: button(label, Action.TARGETS, year, to), language)
    rows += other_years
    title = words("telegram-targets", language, year=str(year), count=str(len(targets)))
    return _titled(title, (counter(page, language), "\n".join(lines)), rows)


def _titled(title: str, below: Sequence[str], rows: list[Row]) -> Outgoing:
    text = "\n".join((title, *filter(None, below)))
    return outgoing(RichText(text, (Span(MessageEntity.BOLD, 0, len(title)),)), InlineKeyboardMarkup(rows))

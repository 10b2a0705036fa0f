"""The report itself: parts, sections, paragraphs, and a paragraph among its neighbours."""

from __future__ import annotations

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.exploring.contract import Exploring, Paragraph, ParagraphsView, SectionView
from bot.telegram.pages.listing import Row, counter, line_rows, page_of, turning
from bot.telegram.rendering.answers import Outgoing, outgoing, place_line, plain
from bot.telegram.rendering.keyboards import Action, button
from bot.telegram.rendering.splitting import RichText, Span
from bot.telegram.rendering.text import MESSAGE_LIMIT, clip, utf16_length

_NEIGHBOURS = 1


def outline_top(exploring: Exploring, title: str, language: Language) -> Outgoing:
    """The parts of the report."""
    rows: list[Row] = [[button(line.label, Action.SECTION, line.key, 0)] for line in exploring.parts(language)]
    return plain(words("telegram-outline", language, title=title), InlineKeyboardMarkup(rows))


def section_page(exploring: Exploring, key: str, number: int, language: Language) -> Outgoing | None:
    """What is in a part or section; a section that is one paragraph is that paragraph."""
    view = exploring.section(key, language)
    if view is None:
        return None
    if not view.sections and len(view.paragraphs) == 1:
        return paragraph_page(exploring, view.paragraphs[0].key, language)
    openings = [
        *((line, Action.SECTION) for line in view.sections),
        *((line, Action.PARAGRAPH) for line in view.paragraphs),
    ]
    page = page_of(openings, number)
    rows: list[Row] = []
    rows.extend(row for line, action in page.shown for row in line_rows((line,), action))
    rows.extend(turning(page, lambda label, to: button(label, Action.SECTION, key, to), language))
    rows.append([_up(view, language)])
    size = words("telegram-section-size", language, paragraphs=view.paragraph_count, figures=view.figure_count)
    text = "\n".join(filter(None, (view.title, size, counter(page, language))))
    bold = (Span(MessageEntity.BOLD, 0, len(view.title)),)
    return outgoing(RichText(text, bold), InlineKeyboardMarkup(rows))


def paragraph_page(exploring: Exploring, key: str, language: Language) -> Outgoing | None:
    """A paragraph by itself, with the way to the next, the one before and the section."""
    view = exploring.paragraphs(key, 0)
    if view is None:
        return None
    rows = _steps(view, Action.PARAGRAPH, language)
    section = exploring.section(view.section, language)
    if section is not None:
        # A section that is this one paragraph would only show it again.
        shows_this = not section.sections and len(section.paragraphs) == 1
        up = section.parent if shows_this else section.key
        above = button(words("telegram-back", language), Action.SECTION, up, 0) if up else _top(language)
        rows.append([above])
    return _shown(exploring, view, language, rows)


def context_page(exploring: Exploring, key: str, language: Language) -> Outgoing | None:
    """A paragraph among its neighbours; ‹ and › lead to the stretches before and after."""
    view = exploring.paragraphs(key, _NEIGHBOURS)
    if view is None:
        return None
    if sum(utf16_length(one.text) for one in view.paragraphs) > MESSAGE_LIMIT * 0.9:
        view = exploring.paragraphs(key, 0) or view
    return _shown(exploring, view, language, _steps(view, Action.CONTEXT, language))


def _steps(view: ParagraphsView, action: Action, language: Language) -> list[Row]:
    row: Row = []
    if view.before:
        row.append(button(words("telegram-previous", language), action, view.before))
    if view.after:
        row.append(button(words("telegram-next", language), action, view.after))
    return [row] if row else []


def _shown(exploring: Exploring, view: ParagraphsView, language: Language, rows: list[Row]) -> Outgoing:
    position = words("telegram-paragraph", language, number=str(view.number), count=str(view.count))
    text, spans = position, [Span(MessageEntity.BOLD, 0, len(position))]
    for paragraph in _fitting(view.paragraphs):
        text += "\n\n"
        is_focus = paragraph.key == view.focus
        kind = MessageEntity.BLOCKQUOTE if is_focus else MessageEntity.EXPANDABLE_BLOCKQUOTE
        spans.append(Span(kind, len(text), len(text) + len(paragraph.text)))
        text += f"{paragraph.text}\n{place_line(paragraph.place, exploring.delivered_on(), language)}"
    return outgoing(RichText(text, tuple(spans)), InlineKeyboardMarkup(rows) if rows else None)


def _fitting(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs, one that is longer than a message cut to it."""
    most = MESSAGE_LIMIT * 9 // 10
    return tuple(Paragraph(one.key, one.place, clip(one.text, most)) for one in paragraphs)


def _up(view: SectionView, language: Language) -> InlineKeyboardButton:
    return button(words("telegram-back", language), Action.SECTION, view.parent, 0) if view.parent else _top(language)


def _top(language: Language) -> InlineKeyboardButton:
    return button(words("telegram-back-to-outline", language), Action.OUTLINE)

"""An entry as an admin sees it, with what can be changed of it."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.domain.answer import Language
from bot.domain.knowledge import Measure, ObservationStatus
from bot.messages.catalogue import message as words
from bot.service.editing.contract import EntryView, FigureField
from bot.telegram.admin.codes import Verb, admin_button, named_button
from bot.telegram.admin.pages.revisions import moment
from bot.telegram.pages.listing import Row, counter, page_of, turning
from bot.telegram.rendering.answers import Outgoing, outgoing
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import split
from bot.telegram.rendering.text import MESSAGE_LIMIT, clip

_SHOWN_WORDINGS = 20
_SHOWN_TEXT = 700
_WORDED = ("indicators", "glossary", "plans", "faq")
"""Kinds that people name in words of their own."""
_LISTED = ("indicators", "glossary", "plans", "faq", "questions", "coverage")
"""Kinds whose files are lists; only their entries can be switched off, or have a figure or quote of their own."""


def entry_page(entry: EntryView, language: Language) -> Outgoing:
    """All that stands in an entry, and a button for each thing that can be changed."""
    page = Composition().title(entry.title)
    kind = words(f"admin-kind-{entry.kind}", language)
    page.line(words("admin-entry-id", language, kind=kind, key=entry.key))
    if not entry.is_enabled:
        page.title(words("admin-entry-disabled", language))
    if entry.wordings:
        shown = words("telegram-list", language).join(entry.wordings[:_SHOWN_WORDINGS])
        page.line(words("admin-entry-wordings", language, wordings=shown))
    if entry.figures:
        page.line(words("admin-entry-figures", language, count=str(len(entry.figures))))
    for answer in filter(None, (entry.answer, entry.answer_en)):
        page.line().line(answer)
    for quote in entry.quotes:
        page.quote(quote)
    if not (entry.figures or entry.answer or entry.quotes):
        page.block(clip(entry.text, _SHOWN_TEXT))
    page.line().line(_last_changed(entry, language))
    return outgoing(split(page.rich, MESSAGE_LIMIT)[0], InlineKeyboardMarkup(_buttons(entry, language)))


def _last_changed(entry: EntryView, language: Language) -> str:
    last = entry.changed_by
    if last is None:
        return words("admin-entry-unchanged", language)
    return words("admin-entry-changed", language, number=str(last.number), author=last.author, at=moment(last.made_at))


def _buttons(entry: EntryView, language: Language) -> list[Row]:
    short = entry.short

    def one(name: str, verb: Verb) -> Row:
        return [named_button(name, language, verb, short)]

    rows: list[Row] = []
    if entry.figures:
        rows.append([named_button("admin-edit-figures", language, Verb.FIGURES, short, 0)])
    if entry.kind == "faq":
        rows.append([*one("admin-edit-answer", Verb.ANSWER), *one("admin-edit-answer-en", Verb.ANSWER_EN)])
    if entry.kind in ("faq", "plans"):
        rows.append(one("admin-edit-quotes", Verb.QUOTES))
    if entry.kind in _WORDED:
        rows.append([*one("admin-add-wording", Verb.WORDING), *one("admin-remove-wording", Verb.WORDINGS)])
    rows.append([*one("admin-edit-text", Verb.TEXT), *one("admin-entry-history", Verb.PAST)])
    last: Row = []
    if entry.kind in _WORDED:
        name = "admin-disable" if entry.is_enabled else "admin-enable"
        last.append(named_button(name, language, Verb.SWITCH, int(not entry.is_enabled), short))
    return [*rows, [*last, named_button("admin-menu", language, Verb.MENU)]]


def figures_page(entry: EntryView, number: int, language: Language) -> Outgoing:
    """The figures of an indicator, a button each."""
    page = page_of(entry.figures, number)
    text = Composition().title(entry.title).line(counter(page, language))
    for figure in page.shown:
        text.line(
            words("telegram-numbered", language, number=str(figure.index + 1), line=_figure_line(figure, language))
        )
    rows: list[Row] = [
        [admin_button(_figure_line(figure, language), Verb.FIGURE, entry.short, figure.index)] for figure in page.shown
    ]
    rows += turning(page, lambda label, at: admin_button(label, Verb.FIGURES, entry.short, at), language)
    rows.append([named_button("telegram-back", language, Verb.ENTRY, entry.short)])
    return outgoing(text.rich, InlineKeyboardMarkup(rows))


def figure_page(entry: EntryView, figure: FigureField, language: Language) -> Outgoing:
    """One figure with the sentence it stands in."""
    page = Composition().title(entry.title).line(_figure_line(figure, language))
    page.line(
        words(
            "admin-figure-value",
            language,
            value=figure.value,
            unit=figure.unit or words("admin-nothing", language),
            written=figure.as_written,
        )
    )
    page.quote(figure.quote)
    rows: list[Row] = [
        [
            named_button("admin-edit-value", language, Verb.VALUE, entry.short, figure.index),
            named_button("admin-edit-quote", language, Verb.FIGURE_QUOTE, entry.short, figure.index),
        ],
        [named_button("telegram-back", language, Verb.FIGURES, entry.short, 0)],
    ]
    return outgoing(split(page.rich, MESSAGE_LIMIT)[0], InlineKeyboardMarkup(rows))


def _figure_line(figure: FigureField, language: Language) -> str:
    named = (_in_words(word, language) for word in figure.label.split())
    return " ".join((*named, figure.as_written))


def _in_words(word: str, language: Language) -> str:
    """What a figure's label calls by its code, in words; periods and scopes stay."""
    if word in set(Measure):
        return words(f"draft-measure-{word}", language)
    return words(f"admin-status-{word}", language) if word in set(ObservationStatus) else word

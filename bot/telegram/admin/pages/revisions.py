"""What was changed, when and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from telegram import InlineKeyboardMarkup

from bot.domain.answer import Language
from bot.domain.revision import Revision
from bot.messages.catalogue import message as words
from bot.telegram.admin.codes import Verb, admin_button, named_button
from bot.telegram.admin.pages.changes import write_changes
from bot.telegram.pages.listing import Row
from bot.telegram.rendering.answers import Outgoing, outgoing, plain
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import split

REVISIONS_A_PAGE = 8
_PAGE_LENGTH = 3500


def moment(at: datetime) -> str:
    """A moment in local time, to the minute."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")


def history_page(revisions: Sequence[Revision], language: Language) -> Outgoing:
    """Revisions, newest first, a button each."""
    if not revisions:
        return plain(words("admin-history-empty", language))
    page = Composition().title(words("admin-history", language))
    for revision in revisions:
        page.line(_line(revision, language))
    numbers = [admin_button(str(revision.number), Verb.REVISION, revision.number, 0) for revision in revisions]
    rows: list[Row] = [numbers[:4], numbers[4:]] if len(numbers) > 4 else [numbers]
    if len(revisions) == REVISIONS_A_PAGE and revisions[-1].number > 1:
        rows.append([named_button("admin-earlier", language, Verb.HISTORY, revisions[-1].number)])
    rows.append([named_button("admin-menu", language, Verb.MENU)])
    return outgoing(split(page.rich, _PAGE_LENGTH)[0], InlineKeyboardMarkup(rows))


def revision_page(revision: Revision, number: int, language: Language) -> Outgoing:
    """One revision with what it changed, and the way to take it back."""
    page = Composition().title(_line(revision, language)).line()
    write_changes(page, revision.changes, language)
    parts = split(page.rich, _PAGE_LENGTH)
    number = max(0, min(number, len(parts) - 1))
    turning: Row = []
    if number > 0:
        turning.append(named_button("telegram-previous", language, Verb.REVISION, revision.number, number - 1))
    if number + 1 < len(parts):
        turning.append(named_button("telegram-next", language, Verb.REVISION, revision.number, number + 1))
    rows: list[Row] = [turning] if turning else []
    rows.append(
        [
            named_button("admin-undo", language, Verb.UNDO, revision.number),
            named_button("admin-history-button", language, Verb.HISTORY, 0),
        ]
    )
    return outgoing(parts[number], InlineKeyboardMarkup(rows))


def _line(revision: Revision, language: Language) -> str:
    return words(
        "admin-revision",
        language,
        number=str(revision.number),
        at=moment(revision.made_at),
        author=revision.author,
        count=str(len(revision.changes)),
        reason=revision.reason or words("admin-no-reason", language),
    )

"""Asks an admin something, and waits for the answer."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardMarkup

from bot.messages.catalogue import message as words
from bot.telegram.admin.codes import Verb, admin_button, named_button
from bot.telegram.admin.dialogues import Answered, Chosen, Dialogues
from bot.telegram.admin.visit import Visit
from bot.telegram.rendering.answers import outgoing
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import RichText, split
from bot.telegram.rendering.text import MESSAGE_LIMIT

_IN_ONE_ROW = 5


async def ask(dialogues: Dialogues, visit: Visit, question: str, answered: Answered) -> None:
    """Ask for a text; the next one of this admin is the answer."""
    await _ask(dialogues, visit, RichText(question), (), answered, None)


async def offer(
    dialogues: Dialogues,
    visit: Visit,
    question: str,
    choices: Sequence[str],
    chosen: Chosen,
    answered: Answered | None = None,
) -> None:
    """Offer numbered choices, each with a button; a typed text goes to `answered`."""
    page = Composition().line(question).line()
    for number, choice in enumerate(choices, start=1):
        page.line(words("telegram-numbered", visit.language, number=str(number), line=choice))
    await _ask(dialogues, visit, page.rich, choices, answered, chosen)


async def _ask(
    dialogues: Dialogues,
    visit: Visit,
    question: RichText,
    choices: Sequence[str],
    answered: Answered | None,
    chosen: Chosen | None,
) -> None:
    numbers = [admin_button(str(position + 1), Verb.CHOOSE, position) for position in range(len(choices))]
    rows = [numbers[start : start + _IN_ONE_ROW] for start in range(0, len(numbers), _IN_ONE_ROW)]
    rows.append([named_button("admin-cancel", visit.language, Verb.CANCEL)])
    first = split(question, MESSAGE_LIMIT)[0]
    asked = await visit.send(outgoing(first, InlineKeyboardMarkup(rows)))
    dialogues.open(visit.user, asked, answered, chosen, len(choices))

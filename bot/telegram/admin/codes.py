"""The buttons of admins: what they name fits Telegram's 64 bytes and can be looked up after a restart."""

from __future__ import annotations

import re
from enum import StrEnum

from telegram import InlineKeyboardButton

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.telegram.rendering.keyboards import LONGEST_LABEL, Action, button
from bot.telegram.rendering.text import clip

_NUMBER = re.compile(r"0|[1-9]\d{0,6}")


class Verb(StrEnum):
    """What an admin's button does. In brackets what goes with it: ids of trials, short keys of entries, numbers."""

    MENU = "m"
    HELP = "mh"
    CANCEL = "no"
    CHOOSE = "c"  # [position] one of what the open question offers
    TRIAL = "t"  # [trial, page]
    PUBLISH = "tp"  # [trial]
    SECOND_YES = "ty"  # [trial]
    PROPOSE = "ts"  # [trial]
    DROP = "td"  # [trial]
    SEE = "tv"  # [trial, preview] the reply as users will see it
    PROPOSALS = "w"
    HISTORY = "h"  # [revision before, or 0]
    REVISION = "r"  # [revision, page]
    UNDO = "u"  # [revision]
    FIND = "f"  # [purpose] an entry, to do something with it
    ENTRY = "e"  # [entry]
    FIGURES = "ef"  # [entry, page]
    FIGURE = "fg"  # [entry, figure]
    VALUE = "fv"  # [entry, figure]
    FIGURE_QUOTE = "fq"  # [entry, figure]
    ANSWER = "ea"  # [entry]
    ANSWER_EN = "en"  # [entry]
    QUOTES = "eq"  # [entry]
    TEXT = "et"  # [entry] the entry as YAML
    PAST = "eh"  # [entry] what was changed of it
    SWITCH = "eo"  # [0 or 1, entry] lets it answer or not
    WORDING = "ew"  # [entry] one more
    WORDINGS = "er"  # [entry] one less
    ADD = "n"  # what can be added
    ADD_KIND = "na"  # [kind]
    IMPORT = "im"
    EXPORT = "ex"
    WAITING = "q"  # [page]
    GROUP = "qg"  # [group]
    GROUP_ALIAS = "qa"  # [group]
    GROUP_FAQ = "qf"  # [group]
    DISMISS = "qd"  # [group]
    DRAFT = "dr"  # [draft, page]
    DRAFT_TRY = "dt"  # [draft]
    STATISTICS = "s"  # [days]
    DIGEST = "sd"  # [on or off]
    BACKUP = "b"


def admin_button(label: str, verb: Verb, *arguments: str | int) -> InlineKeyboardButton:
    """One button with a label that may be anything."""
    return button(clip(label, LONGEST_LABEL), Action.ADMIN, verb.value, *arguments)


def named_button(name: str, language: Language, verb: Verb, *arguments: str | int) -> InlineKeyboardButton:
    """One button whose label is a message."""
    return admin_button(words(name, language), verb, *arguments)


def number_in(arguments: tuple[str, ...], position: int) -> int:
    """The number that an argument says; 0 where it says none: whoever presses can have sent anything."""
    said = arguments[position] if len(arguments) > position else ""
    return int(said) if _NUMBER.fullmatch(said) else 0

"""The terminal's own words, and the sentences it has for errors."""

from __future__ import annotations

import logging

from bot.domain.answer import Language
from bot.domain.errors import KnowledgeError, QuestionEmpty, QuestionTooLong, WenbaoError
from bot.messages.catalogue import message

LANGUAGE = Language.ZH_HANS
"""The language of the commands; an answer brings its own."""


def say(message_id: str, **values: str) -> str:
    """One of the terminal's sentences; `message_id` without its prefix `terminal-`."""
    return message(f"terminal-{message_id}", LANGUAGE, **values)


def sentence(error: Exception) -> str:
    """What to tell a person about an error.

    One that is not ours is a fault in the program: the sentence names its kind, and the log has the rest at DEBUG.
    """
    match error:
        case QuestionEmpty():
            return say("error-empty")
        case QuestionTooLong(length=length, limit=limit):
            return say("error-too-long", length=str(length), limit=str(limit))
        case KnowledgeError(faults=faults):
            return say("error-knowledge", count=str(len(faults)), first=faults[0])
        case WenbaoError():
            return str(error)
        case _:
            logging.getLogger(__name__).debug("unexpected error", exc_info=error)
            return say("error-unexpected", kind=type(error).__name__)

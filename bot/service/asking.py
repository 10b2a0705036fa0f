"""The one use case every transport calls: a question in, an answer out, the question logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.domain.answer import Answer, Language
from bot.domain.errors import QuestionEmpty, QuestionTooLong
from bot.service.ports import Surface

QUESTION_LENGTH_LIMIT = 512
"""Characters of one question; longer input is refused before any work."""


def check_question(question: str) -> None:
    """Refuse what cannot be taken in as a question.

    Raises:
        QuestionEmpty: there is nothing but white space.
        QuestionTooLong: it is over `QUESTION_LENGTH_LIMIT`.
    """
    if not question.strip():
        raise QuestionEmpty("The question is empty.")
    if len(question) > QUESTION_LENGTH_LIMIT:
        raise QuestionTooLong(len(question), QUESTION_LENGTH_LIMIT)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a transport received it.

    `conversation` keys the context of follow-ups (one person in one chat); empty means none is kept.
    `asker` identifies the person only to be hashed; empty at the terminal.
    `language` is the language to answer in; None means that the question's own decides, and where it shows none or not
    which script, `hints`, the likeliest first.
    `reference` names this question and its answer to those who come back to it, `message` is the message it came in;
    both are empty where nobody can. `entry` is the id of an entry or a figure to open, when a button or a link asks and
    not a person; the question is then the one that it answers, and is asked itself where the entry is gone.
    `follows` is the reference of the question that this one goes on from, where somebody replies to its answer; without,
    it goes on from the last one of the conversation. `pointed` is what the question points at: words that are quoted, or
    a message that is replied to. It is read where the question names nothing by itself.
    """

    question: str
    surface: Surface
    conversation: str = ""
    asker: str = ""
    language: Language | None = None
    reference: str = ""
    message: str = ""
    entry: str = ""
    follows: str = ""
    pointed: str = ""
    hints: tuple[Language, ...] = ()


class Asking(Protocol):
    """Answers questions."""

    async def ask(self, asked: Asked) -> Answer:
        """Answer one question and log it.

        Raises:
            QuestionEmpty: nothing is left of the question.
            QuestionTooLong: it is over `QUESTION_LENGTH_LIMIT`.
        """

    async def forget(self, conversation: str) -> None:
        """Drop the context of a conversation.

        Raises:
            StoreError: what is stored of it could not be dropped.
        """

    def forget_person(self, asker: str) -> None:
        """Drop from memory every context of a person; what is stored of them is deleted elsewhere."""

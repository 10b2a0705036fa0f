"""Which messages answer which, of whom: an edited question edits its answer, and a reply to an answer goes on from it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.telegram.memory import Recent

_REMEMBERED_ANSWERS = 5_000


@dataclass(frozen=True, slots=True)
class Sent:
    """An answer that was sent: the messages it fills, the question's reference, and who asked."""

    message_ids: tuple[int, ...]
    reference: str
    asker: str


class Answered:
    """The answers of this process, by the message that asked and by those that answer; the oldest give way."""

    def __init__(self) -> None:
        self._by_question: Recent[tuple[int, int], Sent] = Recent(_REMEMBERED_ANSWERS)
        self._by_answer: Recent[tuple[int, int], Sent] = Recent(_REMEMBERED_ANSWERS)

    def put(self, chat_id: int, asked_in: int | None, sent: Sent) -> None:
        """Remember an answer; `asked_in` is the message that asked, None for a button."""
        if asked_in is not None:
            self._by_question.put((chat_id, asked_in), sent)
        for message_id in sent.message_ids:
            self._by_answer.put((chat_id, message_id), sent)

    def to(self, chat_id: int, message_id: int) -> tuple[int, ...] | None:
        """The messages that answer this one; None where none is remembered."""
        sent = self._by_question.get((chat_id, message_id))
        return sent.message_ids if sent is not None else None

    def by(self, chat_id: int, message_id: int) -> str:
        """The reference of the question that this message answers; empty where none is remembered."""
        sent = self._by_answer.get((chat_id, message_id))
        return sent.reference if sent is not None else ""

    def forget(self, asker: str) -> None:
        """Remember nothing of this person."""
        for answers in (self._by_question, self._by_answer):
            answers.drop(lambda sent: sent.asker == asker)

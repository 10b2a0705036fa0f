"""What a conversation remembers between two questions: the last subject and its slots."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.slots import Slots


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last answered question.

    `question` is the text that named the subject, `entry_keys` the index keys of what it was answered with, `slots` the slots it
    was read with, `passages` the ids of the passages it cited, `items` what its answer listed. Nothing older is kept: what
    the last question did not say is not known.
    """

    question: str
    entry_keys: tuple[int, ...]
    slots: Slots
    passages: tuple[str, ...]
    items: tuple[str, ...] = ()

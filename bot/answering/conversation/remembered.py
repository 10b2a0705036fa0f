"""What a conversation remembers between two questions: the last subject and its slots."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.period import TimePeriod
from bot.understanding.slots import Slots


@dataclass(frozen=True, slots=True)
class Conversation:
    """The last answered question.

    `question` is the text that named the subject, `entry_keys` the index keys of what it was answered with, `slots` the slots it
    was read with, `passages` the ids of the passages it cited, `clauses` where its citations begin in the source, `items` what its answer listed, `told` the period that its answer was of by
    default, `before` the answered
    question before it, which 「加起来」 and 「差多少」 also mean. Nothing older is kept. `typed` is `question` as it was typed.
    """

    question: str
    entry_keys: tuple[int, ...]
    slots: Slots
    passages: tuple[str, ...]
    clauses: tuple[int, ...] = ()
    items: tuple[str, ...] = ()
    told: TimePeriod | None = None
    before: Conversation | None = None
    typed: str = ""

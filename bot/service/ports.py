"""What the use cases need from outside, as small interfaces. `bootstrap` gives the real ones, tests give fakes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.domain.answer import AnswerKind, AnswerStatus, Language


class Surface(StrEnum):
    """Where a question was asked."""

    TERMINAL = "terminal"
    PRIVATE = "private"
    GROUP = "group"
    INLINE = "inline"


@dataclass(frozen=True, slots=True)
class ReplyRecord:
    """How a question is come back to: `reference` by buttons under its answer, `conversation_hash` by what follows it,
    `message_hash` by an edit of the message it came in; the hashes are keyed, and empty where there is nothing."""

    reference: str
    conversation_hash: str
    message_hash: str


@dataclass(frozen=True, slots=True)
class QuestionRecord:
    """One question as the log keeps it: no names, the asker as a keyed hash (empty at the terminal)."""

    asked_at: datetime
    surface: Surface
    asker_hash: str
    question: str
    status: AnswerStatus
    kind: AnswerKind
    entry_ids: tuple[str, ...]
    latency_ms: float
    reply: ReplyRecord | None = None


@dataclass(frozen=True, slots=True)
class LoggedQuestion:
    """A question of a conversation, as it was asked."""

    text: str
    asked_at: datetime


class QuestionLog(Protocol):
    """Keeps the questions that were asked, so that what was not answered can be reviewed and what follows understood.

    Every method raises StoreError where the log cannot be read or written.
    """

    async def record(self, record: QuestionRecord) -> None:
        """Append one record."""

    async def unanswered(self, limit: int) -> tuple[QuestionRecord, ...]:
        """The latest records whose status is not_found, newest first, at most `limit`."""

    async def conversation(self, conversation_hash: str, limit: int) -> tuple[LoggedQuestion, ...]:
        """The latest questions of a conversation, newest first, at most `limit`."""

    async def leading_to(self, reference: str, limit: int) -> tuple[LoggedQuestion, ...]:
        """The question of this reference and those its author asked before it on the same surface, newest first, at most
        `limit`; none where it is not known."""

    async def end_conversation(self, conversation_hash: str) -> None:
        """Let no later question follow those of this conversation."""


class SentLog(Protocol):
    """Keeps which messages hold the answer to which, so that an edited question edits its answer.

    Every method raises StoreError where the log cannot be read or written.
    """

    async def sent(self, reference: str, message_ids: tuple[int, ...]) -> None:
        """The question of this reference was answered with these messages of its chat."""

    async def sent_for(self, message_hash: str) -> tuple[int, ...]:
        """The messages that last answered the message of this hash; none where it was not answered."""

    async def answered_by(self, asker_hash: str, message_id: int) -> str:
        """The reference of the question that this message of a person's private chat answers; empty where it answers none."""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What somebody thought of the answer to a question: nobody's name, the reason as it was tapped or written."""

    given_at: datetime
    surface: Surface
    question: str
    reason: str


class FeedbackLog(Protocol):
    """Keeps what people thought of answers, one opinion a person and answer.

    Every method raises StoreError where the log cannot be read or written; those that return a truth say whether there
    was something to write to.
    """

    async def rate(self, reference: str, asker_hash: str, given_at: datetime, *, is_useful: bool) -> bool:
        """Keep the opinion on the answer of this reference; an earlier one of the same person gives way."""

    async def explain(self, reference: str, asker_hash: str, reason: str) -> bool:
        """Keep why, beside the opinion that was given."""

    async def is_rated(self, reference: str, asker_hash: str) -> bool:
        """Whether an opinion of this person on the answer of this reference is kept."""

    async def prompted(self, reference: str, asker_hash: str, prompt_hash: str) -> bool:
        """The message of this hash asks why, and a reply to it will tell."""

    async def explain_prompted(self, prompt_hash: str, asker_hash: str, reason: str) -> bool:
        """Keep why, where the message of this hash asked this person."""

    async def useless(self, limit: int) -> tuple[Opinion, ...]:
        """The latest opinions that an answer was not useful, newest first, at most `limit`."""


class PreferenceStore(Protocol):
    """Keeps the languages that people chose. Every method raises StoreError where it cannot be read or written."""

    async def languages(self) -> dict[str, Language]:
        """Every choice, by the keyed hash of who made it."""

    async def choose(self, asker_hash: str, language: Language | None, chosen_at: datetime) -> None:
        """Keep a choice; None takes it back."""


@dataclass(frozen=True, slots=True)
class GroupRules:
    """How the bot behaves in a group, as its admins set it.

    `language` None follows whoever asks. `answers_mentions` tells whether a mention is a question; /ask and a reply to
    the bot always are. `is_short` leaves an answer its headline and its first passage. `topics` are the ids of the
    topics it answers in, 0 the general one; empty means all.
    """

    language: Language | None = None
    answers_mentions: bool = True
    is_short: bool = False
    topics: frozenset[int] = frozenset()

    def allow(self, topic: int) -> bool:
        """Whether something may be said in this topic."""
        return not self.topics or topic in self.topics


class HandledUpdates(Protocol):
    """Keeps the numbers of the updates handled last. Every method raises StoreError where it cannot be read or written."""

    async def handled(self) -> tuple[int, ...]:
        """The numbers kept last, oldest first."""

    async def keep(self, update_ids: tuple[int, ...]) -> None:
        """Keep these, and no others."""


class GroupStore(Protocol):
    """Keeps the rules of groups. Every method raises StoreError where it cannot be read or written."""

    async def rules(self) -> dict[str, GroupRules]:
        """Every group's rules, by the keyed hash of its id."""

    async def keep(self, group_hash: str, rules: GroupRules, set_at: datetime) -> None:
        """Keep the rules of a group."""

    async def drop(self, group_hash: str) -> None:
        """Keep nothing of a group."""


@dataclass(frozen=True, slots=True)
class Expiry:
    """What is older than these moments is no longer kept: whole questions with all that hangs on them, the link from a
    message to its answer, the link between the questions of a conversation."""

    questions: datetime
    messages: datetime
    conversations: datetime


class PersonalStore(Protocol):
    """Everything that is kept of people. Every method raises StoreError where it cannot be written."""

    async def erase(self, asker_hash: str) -> int:
        """Delete all rows of a person; how many."""

    async def expire(self, expiry: Expiry) -> int:
        """Delete what is too old; how many rows were deleted or cut."""


class Clock(Protocol):
    """The present moment, timezone-aware, in UTC."""

    def now(self) -> datetime:
        """Now."""

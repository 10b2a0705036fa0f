"""What people think of answers: useful or not, and why."""

from __future__ import annotations

import unicodedata
from collections import OrderedDict
from typing import Protocol

from bot.service.ports import Clock, FeedbackLog
from bot.service.pseudonyms import Pseudonyms

REASON_LENGTH_LIMIT = 300
"""Characters of a reason that are kept."""

_MOST_PROMPTS = 1_000
"""Messages of this process that asked why, remembered."""


class Rating(Protocol):
    """Takes opinions. Each method says whether there is such an answer, and raises StoreError where none can be kept."""

    async def rate(self, reference: str, person: str, *, is_useful: bool) -> bool:
        """Keep an opinion on the answer of this reference; a later one of the same person replaces it."""

    async def explain(self, reference: str, person: str, reason: str) -> bool:
        """Keep why; the reason is cut to `REASON_LENGTH_LIMIT`."""

    async def is_rated(self, reference: str, person: str) -> bool:
        """Whether an opinion of this person on that answer is kept."""

    async def prompted(self, reference: str, person: str, prompt: str) -> bool:
        """The message `prompt` asks the person why."""

    async def explain_prompted(self, prompt: str, person: str, reason: str) -> bool:
        """Keep why, as a reply to the message `prompt`; False where that message asked nothing of the person."""


class LoggedRating:
    """Opinions in a log, people and messages under pseudonyms; implements `Rating`."""

    def __init__(self, log: FeedbackLog, clock: Clock, pseudonyms: Pseudonyms) -> None:
        self._log = log
        self._clock = clock
        self._of = pseudonyms.of
        self._prompts: OrderedDict[str, tuple[str, str]] = OrderedDict()

    async def rate(self, reference: str, person: str, *, is_useful: bool) -> bool:
        """Keep an opinion on the answer of this reference; a later one of the same person replaces it."""
        return await self._log.rate(reference, self._of(person), self._clock.now(), is_useful=is_useful)

    async def explain(self, reference: str, person: str, reason: str) -> bool:
        """Keep why; the reason is cut to `REASON_LENGTH_LIMIT`."""
        return await self._log.explain(reference, self._of(person), _readable(reason))

    async def is_rated(self, reference: str, person: str) -> bool:
        """Whether an opinion of this person on that answer is kept."""
        return await self._log.is_rated(reference, self._of(person))

    async def prompted(self, reference: str, person: str, prompt: str) -> bool:
        """The message `prompt` asks the person why."""
        self._prompts[self._of(prompt)] = reference, self._of(person)
        if len(self._prompts) > _MOST_PROMPTS:
            self._prompts.popitem(last=False)
        return await self._log.prompted(reference, self._of(person), self._of(prompt))

    async def explain_prompted(self, prompt: str, person: str, reason: str) -> bool:
        """Keep why, as a reply to the message `prompt`; False where that message asked nothing of the person."""
        if await self._log.explain_prompted(self._of(prompt), self._of(person), _readable(reason)):
            return True
        # The log knows the last prompt about an answer; an earlier one of this process may be replied to as well.
        reference, asked = self._prompts.get(self._of(prompt), ("", ""))
        return asked == self._of(person) and await self.explain(reference, person, reason)


def _readable(reason: str) -> str:
    """One line without control and bidirectional characters, not too long."""
    spaced = (" " if character.isspace() else character for character in reason)
    seen = (character for character in spaced if unicodedata.category(character) not in {"Cc", "Cf", "Cs"})
    return " ".join("".join(seen).split())[:REASON_LENGTH_LIMIT]

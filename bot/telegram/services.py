"""The use cases the transport calls, in one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from bot.service.asking import Asking
from bot.service.backing_up import Backup
from bot.service.browsing import Browsing
from bot.service.digest import StoredDigests
from bot.service.drafting import Drafting
from bot.service.editing.contract import Editing
from bot.service.exploring.contract import Exploring
from bot.service.groups import Groups
from bot.service.languages import Languages
from bot.service.ports import HandledUpdates
from bot.service.rating import Rating
from bot.service.remembering import Remembering
from bot.service.reviewing.contract import Reviewing
from bot.service.statistics.contract import Statistics


class Explaining(Protocol):
    """Explains how a question is answered."""

    def explain(self, question: str) -> tuple[str, ...]:
        """How the question was read, each candidate, and why the answer won.

        Raises:
            QuestionError: it cannot be taken in.
        """


@dataclass(frozen=True, slots=True)
class Keeping:
    """What those who keep the knowledge ask for."""

    editing: Editing
    explaining: Explaining
    statistics: Statistics
    reviewing: Reviewing
    digests: StoredDigests
    drafting: Drafting
    backup: Backup


@dataclass(frozen=True, slots=True)
class Services:
    """Everything the transport asks for; it decides nothing itself."""

    asking: Asking
    browsing: Browsing
    exploring: Exploring
    languages: Languages
    rating: Rating
    remembering: Remembering
    groups: Groups
    handled: HandledUpdates
    keeping: Keeping | None = None
    """None where the knowledge cannot be changed from within Telegram: then nobody is an admin."""

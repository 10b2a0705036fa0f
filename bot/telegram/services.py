"""The use cases the transport calls, in one value."""

from __future__ import annotations

from dataclasses import dataclass

from bot.service.asking import Asking
from bot.service.browsing import Browsing
from bot.service.exploring.contract import Exploring
from bot.service.groups import Groups
from bot.service.languages import Languages
from bot.service.rating import Rating
from bot.service.remembering import Remembering


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

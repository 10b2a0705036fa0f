"""Which questions still wait, and the group that like ones make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.service.reviewing.contract import HELD_BACK, INSISTENT, WORDINGS_SHOWN, WaitingGroup, WaitingQuestion
from bot.service.reviewing.grouping import group
from bot.service.reviewing.wording import Wording


@dataclass(frozen=True, slots=True)
class SameQuestion:
    """Questions that differ in their spelling at most; `key` names them, `asked` is not empty."""

    key: str
    wording: Wording
    asked: tuple[WaitingQuestion, ...]


def like_groups(questions: Iterable[SameQuestion]) -> tuple[tuple[SameQuestion, ...], ...]:
    """The questions in groups of like ones; the commonest of each leads it."""
    ordered = sorted(questions, key=lambda one: (-len(one.asked), one.key))
    return tuple(tuple(ordered[i] for i in members) for members in group([one.wording for one in ordered]))


def not_dismissed(
    members: Sequence[SameQuestion], dismissals: Mapping[str, datetime], now: datetime
) -> tuple[SameQuestion, ...]:
    """What of a group waits in spite of the dismissals: what came after the last of them, where it is much or late."""
    dismissed = max((dismissals[one.key] for one in members if one.key in dismissals), default=None)
    if dismissed is None:
        return tuple(members)
    later = [(one, tuple(asked for asked in one.asked if asked.at > dismissed)) for one in members]
    if sum(len(asked) for _, asked in later) < INSISTENT and now - dismissed < HELD_BACK:
        return ()
    return tuple(SameQuestion(one.key, one.wording, asked) for one, asked in later if asked)


def told(members: Sequence[SameQuestion]) -> WaitingGroup:
    """The group as it is shown. There is at least one member."""
    asked = [one for member in members for one in member.asked]
    # Of wordings asked equally often the latest first, for that is what people say now.
    latest = {one.question: one.at for one in sorted(asked, key=lambda one: one.at)}
    counts = Counter(one.question for one in asked)
    wordings = sorted(counts, key=lambda text: (counts[text], latest[text]), reverse=True)
    reasons = Counter(reason for one in asked for reason in one.reasons if reason)
    surfaces = Counter(one.surface for one in asked)
    return WaitingGroup(
        key=members[0].key,
        question=wordings[0],
        wordings=tuple(wordings[1 : WORDINGS_SHOWN + 1]),
        count=len(asked),
        latest=max(one.at for one in asked),
        unanswered=sum(one.is_unanswered for one in asked),
        useless=sum(len(one.reasons) for one in asked),
        reasons=tuple(reason for reason, _ in reasons.most_common()),
        surfaces=tuple(surface for surface, _ in surfaces.most_common()),
    )

"""What waits as lines of text, the same in every transport."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo

from bot.domain.answer import Language
from bot.messages.catalogue import message
from bot.service.digest import WeeklyDigest
from bot.service.one_line import one_line
from bot.service.reviewing.contract import WaitingGroup

_WORDINGS_SHOWN = 3
_REASONS_SHOWN = 3
_REASONS = {
    "wrong": "waiting-reason-wrong",
    "beside": "waiting-reason-beside",
    "incomplete": "waiting-reason-incomplete",
}
"""The reasons that a button tells; any other was written."""


def group_lines(
    groups: Sequence[WaitingGroup], language: Language, zone: tzinfo | None = None
) -> tuple[tuple[str, ...], ...]:
    """Each group in the reader's language, without markup: what was asked and how often, then other wordings.

    Args:
        groups: in their order; the lines number them from 1.
        language: the reader's.
        zone: whose days are told; None takes those of the machine.
    """
    return tuple(tuple(_lines(number, one, language, zone)) for number, one in enumerate(groups, start=1))


def digest_lines(digest: WeeklyDigest, language: Language, zone: tzinfo | None = None) -> tuple[str, ...]:
    """The digest in the reader's language, without markup, a line each; an empty one stands before each heading."""
    since, until = (moment.astimezone(zone).date().isoformat() for moment in (digest.since, digest.until))
    lines = [message("digest-title", language, since=since, until=until)]
    sorts = (
        (message("digest-unanswered", language), digest.unanswered),
        (message("digest-useless", language), digest.useless),
    )
    for heading, groups in sorts:
        if groups:
            lines += ["", heading, *(lines[0] for lines in group_lines(groups, language, zone))]
    return tuple(lines) if len(lines) > 1 else (*lines, message("digest-nothing", language))


def reason_in_words(reason: str, language: Language) -> str:
    """Why an answer was useless: what the button said that told it, or what was written."""
    return message(_REASONS[reason], language) if reason in _REASONS else one_line(reason)


def _lines(number: int, group: WaitingGroup, language: Language, zone: tzinfo | None) -> Iterator[str]:
    facts = message("waiting-separator", language).join(_facts(group, language, zone))
    yield message("waiting-group", language, number=str(number), question=one_line(group.question), facts=facts)
    if group.wordings:
        wordings = _listed([one_line(one) for one in group.wordings[:_WORDINGS_SHOWN]], language)
        yield message("waiting-wordings", language, wordings=wordings)


def _facts(group: WaitingGroup, language: Language, zone: tzinfo | None) -> Iterator[str]:
    yield message("waiting-count", language, count=str(group.count))
    if group.unanswered:
        yield message("waiting-unanswered", language, count=str(group.unanswered))
    if group.useless and group.reasons:
        reasons = _listed([reason_in_words(one, language) for one in group.reasons[:_REASONS_SHOWN]], language)
        yield message("waiting-useless-why", language, count=str(group.useless), reasons=reasons)
    elif group.useless:
        yield message("waiting-useless", language, count=str(group.useless))
    yield message("waiting-latest", language, day=group.latest.astimezone(zone).date().isoformat())


def _listed(texts: Sequence[str], language: Language) -> str:
    return message("waiting-list-separator", language).join(texts)

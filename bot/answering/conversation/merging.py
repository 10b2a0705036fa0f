"""A new question's slots filled from those of the question before."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.period import TimePeriod
from bot.understanding.slots import Operation, Slots

_AGAINST_BEFORE = frozenset({Operation.DIFFERENCE, Operation.COMPARE, Operation.RATIO})


def merge(new: Slots, old: Slots) -> Slots:
    """The new question's slots, filled from the old one's where it says nothing.

    A new period sets the old status aside, since the year decides between actual and target, and a new status the old
    period; a new measure sets the old unit aside.
    """
    turns_status = new.status is not None and new.status is not old.status and not new.periods
    asks_names = new.wants_name or Operation.ENUMERATE in new.operations
    asks_anew = bool(new.measures or new.dimensions or new.wants_level)
    return replace(
        new,
        periods=() if turns_status else _merged_periods(new, old),
        scopes=new.scopes or old.scopes,
        scope_is_loose=new.scope_is_loose if new.scopes else old.scope_is_loose,
        status=new.status or (None if new.periods else old.status),
        measures=new.measures if asks_anew else old.measures,
        share_bases=new.share_bases if asks_anew else old.share_bases,
        wants_level=new.wants_level if asks_anew else old.wants_level,
        dimensions=new.dimensions if asks_anew else old.dimensions,
        wants_number=new.wants_number or (old.wants_number and not asks_names),
        wants_thing=new.wants_thing or (old.wants_thing and not new.wants_number),
    )


def _merged_periods(new: Slots, old: Slots) -> tuple[TimePeriod, ...]:
    """The new periods; those spoken of before as well where a question compares with one (比去年高多少)."""
    if new.periods and new.operations & _AGAINST_BEFORE:
        return tuple(dict.fromkeys((*old.periods, *new.periods)))
    return new.periods or old.periods

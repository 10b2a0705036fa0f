"""What a share is of, and what a contribution is to: in 「占GDP的比重」 GDP is no subject of its own."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.knowledge import Measure
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match, holds_name
from bot.understanding.patterns import Patterns
from bot.understanding.slots import SlotKind

RELATIONS = frozenset({Measure.SHARE, Measure.CONTRIBUTION})
"""Measures of one thing against another, which the question may name as well."""


def base_of(question: AskedQuestion, matches: tuple[Match, ...], patterns: Patterns) -> Match | None:
    """The indicator that stands word for word right behind the word of a share or a contribution, the longest name first."""
    if not question.slots.measures & RELATIONS:
        return None
    relations = [span.end for span in question.slots.spans if span.kind is SlotKind.MEASURE]
    indicators = [match for match in matches if match.entry.kind is EntryKind.INDICATOR]
    named = ((name, match) for match in indicators for name in _names_in(question.text, match))
    for name, match in sorted(named, key=lambda one: -len(one[0])):
        at = question.text.rfind(name)
        if at > 0 and any(
            end <= at and patterns.before_share_base.fullmatch(question.text[end:at]) for end in relations
        ):
            return match
    return None


def _names_in(text: str, match: Match) -> list[str]:
    """The names of the match's entry that stand in a text, however short (高企)."""
    names = match.entry.names_en if match.name in match.entry.names_en else match.entry.names
    return [name for name in names if holds_name(text, name)]


def with_base(question: AskedQuestion, base: Match | None) -> AskedQuestion:
    """The question with the base read as a slot: its names are the wholes that a figure's share may be of."""
    if base is None:
        return question
    slots = question.slots
    return replace(question, slots=replace(slots, share_bases=slots.share_bases | frozenset(base.entry.names)))

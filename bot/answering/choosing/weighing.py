"""What sort of answer a question asks for, and what that adds to or takes from a candidate's score."""

from __future__ import annotations

from bot.answering.library import Library
from bot.domain.knowledge import ObservationStatus
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match
from bot.understanding.slots import Operation

_NUMBER_ASKED = 0.10
_NUMBERLESS = 0.30
_DEFINITION = 0.15
_TERM = 0.05
_WORDING = 0.06
_THING_ASKED = 0.20
_ASKED_IN_THESE_WORDS = 0.9


def asks_number(asked: AskedQuestion) -> bool:
    """Whether a figure, a change or a target is asked for."""
    slots = asked.slots
    return bool(slots.wants_number or slots.measures or slots.wants_level or slots.claims or slots.status)


def asks_figure(asked: AskedQuestion) -> bool:
    """Whether a figure could be meant: one is asked for, or a name stands alone."""
    slots = asked.slots
    if slots.wants_number or slots.measures or slots.wants_level:
        return True
    return not slots.wants_thing or (bool(slots.claims) and Operation.ENUMERATE not in slots.operations)


def asks_words(asked: AskedQuestion) -> bool:
    """Whether a definition or an enumeration is asked for, which a figure alone never is."""
    slots = asked.slots
    if slots.wants_number or slots.measures or slots.dimensions or slots.status:
        return False
    if Operation.ENUMERATE in slots.operations or slots.wants_name:
        return True
    return Operation.DEFINE in slots.operations and not slots.periods and not slots.claims


def asks_definition(asked: AskedQuestion) -> bool:
    """Whether a meaning is asked for and nothing else; what will be done is no meaning."""
    slots = asked.slots
    return Operation.DEFINE in slots.operations and not (slots.periods or slots.status or slots.wants_number)


def figure_weight(asked: AskedQuestion, score: float) -> float:
    """The score with which a figure meets a text."""
    if asks_number(asked):
        return score + _NUMBER_ASKED
    if asked.slots.wants_thing or Operation.DEFINE in asked.slots.operations:
        return score - _THING_ASKED
    return score


def text_weight(asked: AskedQuestion, match: Match, score: float, library: Library, *, holds_number: bool) -> float:
    """The score with which a text meets a figure, and other texts."""
    slots = asked.slots
    kind = match.entry.kind
    if kind in (EntryKind.TERM, EntryKind.TERM_PART):
        score += 0.0 if slots.periods else _TERM
        enumerates = Operation.ENUMERATE in slots.operations and _has_items(match, library)
        if Operation.DEFINE in slots.operations or enumerates:
            score += _DEFINITION
    if kind is EntryKind.PLAN and slots.status is ObservationStatus.TARGET:
        score += _WORDING
    if kind is EntryKind.FAQ and slots.wants_thing:
        score += _WORDING
    if kind is EntryKind.FAQ and match.coverage >= _ASKED_IN_THESE_WORDS:
        score += _WORDING
    if kind is EntryKind.FAQ and (slots.measures or slots.wants_number) and match.coverage < _ASKED_IN_THESE_WORDS:
        score -= _NUMBER_ASKED
    if library.period_of(match.entry) in slots.periods:
        score += _WORDING
    if slots.wants_number and not slots.wants_thing and not holds_number:
        score -= _NUMBERLESS
    return score


def _has_items(match: Match, library: Library) -> bool:
    if match.entry.kind is EntryKind.TERM_PART:
        return True
    return bool(library.terms[match.entry.target].items)

"""Turns of speech that set part of what was typed aside: 「不是GDP，我问失业率」, 「那个先不说，PM2.5多少」, 「换个问题，…」."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.understanding.normalise import NormalisedText


class TurnKind(StrEnum):
    """What a turn of speech does with what stands before it, in this question and in the one before."""

    CORRECTION = "correction"
    """Another thing was meant; the slots of the question before still hold."""
    DISMISSAL = "dismissal"
    """What stands before it is not asked for."""
    FRESH = "fresh"
    """Nothing of the question before holds."""


@dataclass(frozen=True, slots=True)
class Turned:
    """What is left of a text to be answered, and the turn that set the rest aside, if there was one."""

    text: NormalisedText
    kind: TurnKind | None


class TurnReader:
    """Reads turns of speech.

    Args:
        patterns: by kind, regular expressions on the normalised text whose group `kept` is what is asked.
    """

    def __init__(self, patterns: Mapping[str, tuple[str, ...]]) -> None:
        self._patterns = tuple(
            (TurnKind(kind), re.compile(pattern)) for kind, group in patterns.items() for pattern in group
        )

    def read(self, text: NormalisedText) -> Turned:
        """Leave out what the text sets aside; the first pattern that holds decides."""
        for kind, pattern in self._patterns:
            found = pattern.fullmatch(text.text)
            if found is not None and found["kept"].strip():
                start, end = found.span("kept")
                kept = replace(text, text=text.text[start:end], origins=text.origins[start:end])
                return Turned(kept, kind)
        return Turned(text, None)

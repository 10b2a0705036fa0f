"""Questions that name several things in a row (「GDP、固投和外资分别增长多少」), taken apart into one question for each."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from bot.understanding.asked import AskedQuestion
from bot.understanding.normalise import is_han
from bot.understanding.phrases import PhraseFinder, PhraseTable
from bot.understanding.slots import COMPARISONS, EXTREMES, SlotKind, SlotSpan

_COMMA = re.compile(r"\s*[,;]\s*")
_DISTRIBUTIVE = "各均"
_LONGEST_ITEM = 24
_MOST_ITEMS = 6


class EnumerationReader:
    """Takes enumerating questions apart.

    Args:
        names: curated names that stand as they are, joints inside them included.
        is_name: tells whether a text is a curated name in full.
        contrasts: groups of words that exclude one another; two side by side are two things (内资外资).
        particles: single characters that are always grammar.
        joint: what joins things named in a row.
        versus: what stands between things set against one another.
    """

    def __init__(
        self,
        names: PhraseFinder,
        is_name: Callable[[str], bool],
        contrasts: tuple[PhraseTable, ...],
        particles: frozenset[str],
        joint: re.Pattern[str],
        versus: re.Pattern[str],
    ) -> None:
        self._joint = joint
        self._versus = versus
        self._names = names
        self._is_name = is_name
        self._contrasts = contrasts
        self._particles = particles

    def parts(self, asked: AskedQuestion) -> tuple[tuple[str, str], ...]:
        """Each thing named and the question about it alone, in the question's order; empty when only one is named."""
        text = asked.text
        grammar = self._grammar(asked)
        slots = asked.slots
        several = slots.is_distributive or slots.is_plural or "、" in text or text.count(",") > 1
        joints = [self._joint]
        if several or slots.operations & EXTREMES:
            joints.append(_COMMA)
        if slots.operations & (COMPARISONS | EXTREMES):
            joints.append(self._versus)
        cuts = sorted({*self._joints(text, joints), *self._contrasted(text)})
        if not cuts:
            return ()
        starts = [0, *(end for _, end in cuts)]
        ends = [*(start for start, _ in cuts), len(text)]
        content = self._content(asked)
        segments = [
            self._named_from(text, *_stripped(text, start, end, grammar), end)
            for start, end in zip(starts, ends, strict=True)
            if not content.isdisjoint(range(start, end))
        ]
        named = [segment for segment in segments if segment[0] < segment[1]]
        if not 2 <= len(named) <= _MOST_ITEMS or any(end - start > _LONGEST_ITEM for start, end in named):
            return ()
        before, after = text[: named[0][0]], text[named[-1][1] :]
        items = [text[start:end] for start, end in named]
        return tuple((item, f"{before}{self._whole(item, items[-1])}{after}") for item in items)

    @staticmethod
    def _content(asked: AskedQuestion) -> frozenset[int]:
        """Positions of the text that neither slots nor function words explain; a segment without any names nothing."""
        explained = {i for span in asked.slots.spans for i in range(span.start, span.end)}
        named = {i for i, character in enumerate(asked.text) if character.isalnum()} - explained
        return frozenset(named)

    def _named_from(self, text: str, start: int, end: int, limit: int) -> tuple[int, int]:
        """The longest curated name from there on (固投, whose 投 is also grammar); else the stretch as it is, no 「各」 at its end."""
        names = (stop for stop in range(min(limit, start + _LONGEST_ITEM), end, -1) if self._is_name(text[start:stop]))
        longest = next(names, None)
        if longest is not None:
            return start, longest
        while end > start and text[end - 1] in _DISTRIBUTIVE and not self._is_name(text[start:end]):
            end -= 1
        return start, end

    def _grammar(self, asked: AskedQuestion) -> frozenset[int]:
        """Positions of the text that name nothing: slots, function words of more than one character, particles, signs."""
        found = {
            position
            for span in asked.slots.spans
            if span.kind is not SlotKind.CLAIM and self._names_nothing(span)
            for position in range(span.start, span.end)
        }
        return frozenset(found | {i for i, character in enumerate(asked.text) if not character.isalnum()})

    def _names_nothing(self, span: SlotSpan) -> bool:
        """Whether a span is no part of a name; a single character may be, unless it is a particle or asks (哪个快)."""
        is_long = span.end - span.start > 1
        return is_long or span.words in self._particles or span.kind is SlotKind.OPERATION

    def _joints(self, text: str, joints: list[re.Pattern[str]]) -> list[tuple[int, int]]:
        """Where one of the joints stands outside curated names."""
        found = [match.span() for joint in joints for match in joint.finditer(text)]
        if not found:
            return []
        inside = {i for name in self._names.find(text) for i in range(name.start, name.end)}
        return [span for span in found if inside.isdisjoint(range(*span))]

    def _contrasted(self, text: str) -> list[tuple[int, int]]:
        """Borders between words side by side that exclude one another (内资外资)."""
        return [
            (one.end, one.end)
            for table in self._contrasts
            for one, other in pairwise(table.find(text))
            if one.end == other.start and one.meaning != other.meaning and is_han(text[one.start])
        ]

    def _whole(self, item: str, last: str) -> str:
        """The item with the noun that only the last one carries (千亿级、三百亿级产业集群), where that makes a name."""
        if item == last or self._is_name(item):
            return item
        wholes = (f"{item}{last[cut:]}" for cut in range(1, len(last)))
        return next((whole for whole in wholes if self._is_name(whole)), item)


def _stripped(text: str, start: int, end: int, grammar: frozenset[int]) -> tuple[int, int]:
    """The segment without the grammar at its ends."""
    while start < end and start in grammar:
        start += 1
    while end > start and end - 1 in grammar:
        end -= 1
    # A Latin word is cut nowhere in its middle.
    while end < len(text) and end > start and text[end - 1].isascii() and text[end].isascii() and text[end].isalnum():
        end += 1
    return start, end

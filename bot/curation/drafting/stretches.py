"""Finds what to quote: a stretch of one paragraph that the checks of quotes take."""

from __future__ import annotations

from dataclasses import dataclass

from bot.curation.quoting import QuoteProblem, Source
from bot.domain.report import Passage, Quote

_STEP = 6
_FARTHEST = 90
_MOST_IN_A_PLACE = 20
_OPENS = "，。；：、！？）”》 "


@dataclass(frozen=True, slots=True)
class Stretch:
    """A quote that resolves; `place` is what makes it unique where its words alone do not."""

    quote: Quote
    place: str | None


def stretch_of(source: Source, passage: Passage, start: int, end: int, words: str, earliest: int) -> Stretch | None:
    """The shortest quote that holds `start:end` of a paragraph and is unique.

    Args:
        source: the report.
        passage: the paragraph.
        start: where the quote starts if it can, as an offset into the paragraph.
        end: where it ends.
        words: the figure, which must stand in the quote exactly once.
        earliest: the quote may be lengthened to the left as far as this, so that it becomes unique.

    Returns:
        None where no quote does.
    """
    for lead in dict.fromkeys((start, *_borders(passage.text, earliest, start), earliest)):
        found = _resolved(source, passage, lead, end, None)
        if found is not None and len(source.spans_in(found.quote, words)) == 1:
            return found
    found = _resolved(source, passage, start, end, passage.place)
    return found if found is not None and len(source.spans_in(found.quote, words)) == 1 else None


def stretch_around(source: Source, passage: Passage, start: int, end: int) -> Stretch | None:
    """A short unique quote around a number at `start:end` of a paragraph, in which the number stands once."""
    number = passage.text[start:end]
    margins = [(m, m) for m in range(_STEP, _FARTHEST, _STEP)]
    # The same number may stand just beside it (16+16): then the quote ends before that.
    margins += [side for m in range(_STEP, _FARTHEST, _STEP) for side in ((m, 1), (1, m), (m, 0), (0, m))]
    for before, after in margins:
        left, right = max(start - before, 0), min(end + after, len(passage.text))
        quoted = passage.text[left:right]
        lead, tail = len(quoted) - len(quoted.lstrip(_OPENS)), len(quoted) - len(quoted.rstrip())
        found = _resolved(source, passage, min(left + lead, start), max(right - tail, end), None)
        if found is not None and len(source.spans_in(found.quote, number)) == 1:
            return found
    found = _resolved(source, passage, start, end, passage.place)
    return found if found is not None and len(source.spans_in(found.quote, number)) == 1 else None


def _borders(text: str, earliest: int, start: int) -> list[int]:
    """The beginnings of clauses before `start`, the nearest first."""
    return [index + 1 for index in range(start - 1, earliest - 1, -1) if text[index] in "，；：、"]


def _resolved(source: Source, passage: Passage, start: int, end: int, place: str | None) -> Stretch | None:
    text = passage.text[start:end]
    if text != text.strip() or _stands_often(source.document.text, text, 1 if place is None else _MOST_IN_A_PLACE):
        return None
    try:
        quote = source.resolve(text, place)
    except QuoteProblem:
        return None
    return Stretch(quote, place) if quote.start == passage.start + start else None


def _stands_often(text: str, words: str, most: int) -> bool:
    """Whether words stand more than `most` times; looks no further than it must, for a text may repeat itself endlessly."""
    at = -1
    for _ in range(most + 1):
        at = text.find(words, at + 1)
        if at < 0:
            return False
    return True

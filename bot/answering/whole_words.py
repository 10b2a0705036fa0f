"""Whether a stretch cut from a question is whole words, so that it may be told of: 「全国平」 of 「全国平均高」 is not."""

from __future__ import annotations

from bot.answering.library import Library
from bot.understanding.asked import AskedQuestion
from bot.understanding.slots import SlotKind, SlotSpan


def is_whole(asked: AskedQuestion, stretch: str) -> bool:
    """Whether no known word crosses a border of the stretch where it stands in the question."""
    start = asked.text.find(stretch)
    if start < 0 or not stretch:
        return False
    end = start + len(stretch)
    borders = (asked.text[start - 1 : start + 1] if start else "", asked.text[end - 1 : end + 1])
    return not any(pair in asked.known_pairs for pair in borders)


def widened(asked: AskedQuestion, word: str, library: Library) -> str:
    """The longest stretch of the question around the word that the report prints as it is typed (基层大调研)."""
    text, printed = asked.text, library.folded_text
    start = text.find(word)
    if start < 0:
        return word
    end = start + len(word)
    grammar = {span.start for span in asked.slots.spans if _is_particle(asked, span)}
    while end < len(text) and end not in grammar and text[start : end + 1] in printed:
        end += 1
    while start > 0 and start - 1 not in grammar and text[start - 1 : end] in printed:
        start -= 1
    return text[start:end]


def _is_particle(asked: AskedQuestion, span: SlotSpan) -> bool:
    """Whether the span is one letter that is always grammar; softer ones may be part of a name."""
    at = asked.letters.find(span.words)
    return span.kind is SlotKind.FUNCTION and span.end - span.start == 1 and at >= 0 and not asked.is_soft[at]

"""A question as it is compared with others: what it names, and what keeps it apart from look-alikes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.answering.engine import Engine
from bot.understanding.asked import AskedQuestion
from bot.understanding.normalise import fold
from bot.understanding.question_text import only_letters, stem
from bot.understanding.reading import contrast_tables

_NUMBER = re.compile(r"\d+(?:\.\d+)?|[一二三四五六七八九十百千万亿]+")


def letters_of(question: str) -> str:
    """The question in its one written form without spaces and punctuation; spellings that share it are one question."""
    written = fold(question)
    return only_letters(written) or written


@dataclass(frozen=True, slots=True)
class Wording:
    """A question taken apart.

    `units` are what it names: Chinese characters, and Latin words by their stems. `marks` are what tells it from other
    questions however alike they look: its period, scope, status, measure and numbers, and the words of it that exclude
    others (进口 and 出口).
    """

    units: tuple[str, ...]
    marks: frozenset[str]


class WordingReader:
    """Takes questions apart as the bot itself reads them.

    Args:
        engine: reads them, and knows which words exclude one another.
    """

    def __init__(self, engine: Engine) -> None:
        self._reader = engine.reader
        self._contrasts = contrast_tables(engine.lexicon)

    def read(self, question: str) -> Wording:
        """The wording of a question."""
        asked = self._reader.read(question)
        slots = asked.slots
        said: list[Iterable[object]] = [
            (f"period {period}" for period in slots.periods),
            (f"scope {scope}" for scope in slots.scopes),
            (f"measure {measure.value}" for measure in slots.measures),
            (f"status {slots.status.value}",) if slots.status else (),
            (f"number {number}" for number in _NUMBER.findall(asked.content_characters)),
            (f"contrast {one.meaning}" for table in self._contrasts for one in table.find(asked.letters)),
        ]
        marks = frozenset(str(mark) for marks in said for mark in marks)
        units = tuple(_units(asked))
        # A single character names nothing; where slots and function words are all there is, they are what it names.
        return Wording(units if len("".join(units)) > 1 else tuple(asked.letters or asked.text), marks)


def _units(asked: AskedQuestion) -> Iterator[str]:
    """The words and characters that neither slots nor function words explain."""
    words = {start: (end, word) for start, end, word in asked.word_starts}
    after_word = 0
    for at, letter in enumerate(asked.letters):
        if at < after_word or asked.is_function[at] or asked.is_soft[at]:
            continue
        if at in words:
            after_word, word = words[at]
            yield stem(word)
        else:
            yield letter

"""Sentences and clauses of a passage: what is quoted around a figure, and what is searched when nothing was curated."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.report import Passage

_SENTENCE = re.compile(r"[^。！？]+[。！？”]*")
_CLAUSE = re.compile(r"[^。；！？]+[。；！？]?”?")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of one passage, as offsets into the source; closing punctuation included."""

    passage: Passage
    start: int
    end: int
    text: str


def sentences_of(passage: Passage) -> tuple[Clause, ...]:
    """The passage cut at full stops."""
    return _cut(passage, _SENTENCE)


def clauses_of(passage: Passage) -> tuple[Clause, ...]:
    """The passage cut at full stops and semicolons."""
    return _cut(passage, _CLAUSE)


def clause_around(passage: Passage, start: int, end: int) -> Clause:
    """The run of clauses that holds the source span `start:end`, which must lie in the passage."""
    holding = [clause for clause in clauses_of(passage) if clause.start < end and clause.end > start]
    return _joined(passage, holding, start, end)


def sentence_around(passage: Passage, start: int, end: int) -> Clause:
    """The run of sentences that holds the source span `start:end`, which must lie in the passage."""
    holding = [sentence for sentence in sentences_of(passage) if sentence.start < end and sentence.end > start]
    return _joined(passage, holding, start, end)


def _joined(passage: Passage, holding: list[Clause], start: int, end: int) -> Clause:
    first = min([start, *(clause.start for clause in holding)])
    last = max([end, *(clause.end for clause in holding)])
    return Clause(passage, first, last, passage.text[first - passage.start : last - passage.start])


def _cut(passage: Passage, pattern: re.Pattern[str]) -> tuple[Clause, ...]:
    clauses: list[Clause] = []
    for match in pattern.finditer(passage.text):
        text = match[0]
        lead = len(text) - len(text.lstrip())
        if text.strip():
            start = passage.start + match.start() + lead
            clauses.append(Clause(passage, start, start + len(text.strip()), text.strip()))
    return tuple(clauses)

"""Finds terms, plans and frequent questions a question may be answered with: named, explained, agreeing, and supplying
what is asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.answering.texts.contents import Contents
from bot.answering.trace import Trace
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match

_TEXT_KINDS = (EntryKind.TERM, EntryKind.TERM_PART, EntryKind.PLAN, EntryKind.FAQ)
_CANDIDATES = 16
_BORROWED = 0.5

Judge: TypeAlias = Callable[[AskedQuestion, Match], str | None]
"""Tells why an entry is no answer to a question; None when nothing speaks against it."""


@dataclass(frozen=True, slots=True)
class TextCandidate:
    """A term, plan or frequent question accepted for a question, with the score it competes with."""

    match: Match
    score: float


class TextResolver:
    """Resolves text entries for one report.

    Args:
        contents: reads the entries.
        judges: each tells what speaks against an entry; the first fault found is the one that is told.
    """

    def __init__(self, contents: Contents, judges: tuple[Judge, ...]) -> None:
        self._contents = contents
        self._judges = judges

    def resolve(self, question: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> tuple[TextCandidate, ...]:
        """Accepted candidates, best first."""
        found: list[TextCandidate] = []
        for match in [one for one in matches if one.entry.kind in _TEXT_KINDS][:_CANDIDATES]:
            fault = self._fault(question, match)
            trace.note(_described(match, f"fell: {fault}" if fault else "accepted"))
            if fault is None:
                found.append(TextCandidate(match, match.score - self._borrowed(question, match)))
        return tuple(sorted(found, key=lambda one: -one.score))

    def _fault(self, question: AskedQuestion, match: Match) -> str | None:
        """Why the entry is no answer; None when it is one."""
        return next((fault for judge in self._judges if (fault := judge(question, match))), None)

    def _borrowed(self, question: AskedQuestion, match: Match) -> float:
        """What a plan loses in rank for words that only the rest of its sentence explains."""
        if match.entry.kind is not EntryKind.PLAN:
            return 0.0
        return _BORROWED * (match.explanation.share - self._contents.own_words(question, match).share)


def _described(match: Match, verdict: str) -> str:
    scores = f"{match.score:.2f} (name {match.coverage:.2f}, question {match.explanation.share:.2f})"
    return f"  {match.entry.kind} {match.entry.target} ← “{match.name}” {scores}: {verdict}"

"""What can be asked for: every curated thing with its names, and every clause of the report, in one written form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class EntryKind(StrEnum):
    """What sort of thing an entry is, in the order in which equal matches are preferred."""

    INDICATOR = "indicator"
    TERM = "term"
    TERM_PART = "term_part"
    PLAN = "plan"
    FAQ = "faq"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing with names.

    `names` are Chinese, the preferred one first; `names_en` English; both folded, each once. `evidence` is the folded report text that
    speaks of it: words of the question found there count as explained. `target` is the id of the curated thing.
    """

    key: int
    kind: EntryKind
    target: str
    names: tuple[str, ...]
    names_en: tuple[str, ...]
    evidence: str

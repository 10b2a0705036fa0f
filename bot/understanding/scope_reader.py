"""Reads which statistical scope a question speaks of, and where it names the report's own region."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.report import Report
from bot.understanding.lexicon import Lexicon
from bot.understanding.marking import positions_of, spans_of
from bot.understanding.normalise import fold
from bot.understanding.phrases import PhraseTable
from bot.understanding.slots import SlotKind, SlotSpan


@dataclass(frozen=True, slots=True)
class ScopesRead:
    """Ids of scopes, whether they were read from a loose place name, and where; `positions` are those of certain names."""

    scopes: tuple[str, ...]
    is_loose: bool
    positions: frozenset[int]
    spans: tuple[SlotSpan, ...]


class ScopeReader:
    """Reads scopes and regions for one report."""

    def __init__(self, lexicon: Lexicon, report: Report) -> None:
        self._regions = PhraseTable.of((fold(word) for word in (report.region, *report.region_aliases)), "region")
        self._scopes = PhraseTable({fold(word): scope.id for scope in report.scopes for word in scope.aliases})
        self._every_scope = PhraseTable.of(lexicon.every_scope.all, "every")
        self._all_scopes = tuple(scope.id for scope in report.scopes if scope.is_default or scope.loose_aliases)
        self._loose_scopes = PhraseTable(
            {fold(word): scope.id for scope in report.scopes for word in scope.loose_aliases}
        )

    def read(self, text: str, blocked: frozenset[int]) -> ScopesRead:
        """The scopes named for certain, else those that a place name may mean; all where each is asked for."""
        certain = self._scopes.find(text, blocked)
        every = self._every_scope.find(text, blocked)
        positions = positions_of(certain)
        loose = self._loose_scopes.find(text, blocked | positions)
        regions = self._regions.find(text, blocked | positions | positions_of(loose))
        named = tuple(dict.fromkeys(one.meaning for one in (certain or loose)))
        return ScopesRead(
            scopes=self._all_scopes if every else named,
            is_loose=bool(loose) and not certain,
            positions=positions,
            spans=(*spans_of(SlotKind.SCOPE, certain, every, loose), *spans_of(SlotKind.REGION, regions)),
        )

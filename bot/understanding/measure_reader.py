"""Reads which measure of a thing a question asks for, of which whole, and whether of what was done or of what is aimed at."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.knowledge import Measure, ObservationStatus
from bot.understanding.lexicon import Lexicon
from bot.understanding.marking import spans_of, table_of
from bot.understanding.normalise import fold
from bot.understanding.phrases import FoundPhrase, PhraseTable
from bot.understanding.slots import SlotKind, SlotSpan

_LEVEL = "level"


@dataclass(frozen=True, slots=True)
class MeasuresRead:
    """Measures, the wholes that a share is asked of, whether the amount itself is asked for (总额), status, and where."""

    measures: frozenset[Measure]
    share_bases: frozenset[str]
    wants_level: bool
    status: ObservationStatus | None
    status_words: tuple[str, ...]
    spans: tuple[SlotSpan, ...]


class MeasureReader:
    """Reads measures and status."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._measures = table_of({**lexicon.measures, _LEVEL: lexicon.level_words})
        self._statuses = table_of(lexicon.statuses)
        self._share_groups = lexicon.share_bases
        self._share_bases = PhraseTable(
            {fold(word): str(i) for i, group in enumerate(lexicon.share_bases) for word in group}
        )

    def read(self, text: str, blocked: frozenset[int], scoped: frozenset[int]) -> MeasuresRead:
        """Read them outside the blocked positions; a whole is not read where a scope stands, either."""
        measures = self._measures.find(text, blocked)
        named = {one.meaning for one in measures}
        bases = self._share_bases.find(text, blocked | scoped) if Measure.SHARE in named else ()
        shares = [one.end for one in measures if one.meaning == Measure.SHARE]
        # 「大连GDP占全省多少」: what stands before the word is what has the share
        bases = tuple(one for one in bases if any(end <= one.start for end in shares)) or bases
        statuses = self._statuses.find(text, blocked)
        return MeasuresRead(
            measures=frozenset(Measure(name) for name in named if name != _LEVEL),
            share_bases=frozenset(word for one in bases for word in self._share_groups[int(one.meaning)]),
            wants_level=_LEVEL in named,
            status=_status(statuses),
            status_words=tuple(one.phrase for one in statuses),
            spans=(
                *spans_of(SlotKind.MEASURE, measures),
                *spans_of(SlotKind.SHARE_BASE, bases),
                *spans_of(SlotKind.STATUS, statuses),
            ),
        )


def _status(found: tuple[FoundPhrase, ...]) -> ObservationStatus | None:
    """One status only: a question that names both compares them, and neither vetoes."""
    named = {one.meaning for one in found}
    return ObservationStatus(named.pop()) if len(named) == 1 else None

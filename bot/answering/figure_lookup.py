"""Figures by where they are printed, by their value and by the year they aim at, so that no question goes through them all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from bot.answering.figure import Figure
from bot.domain.knowledge import ObservationStatus
from bot.understanding.claims import in_ones
from bot.understanding.slots import Claim


class FigureLookup:
    """Finds figures of one store; what is found keeps the order it was given in."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures = tuple(figures)
        self._by_passage: defaultdict[str, list[int]] = defaultdict(list)
        self._by_value: defaultdict[Decimal, list[int]] = defaultdict(list)
        self._targets: defaultdict[int, list[Figure]] = defaultdict(list)
        for place, figure in enumerate(self._figures):
            own = figure.observation
            self._by_passage[figure.clause.passage.id].append(place)
            if own.status is ObservationStatus.TARGET:
                self._targets[own.time_period.end].append(figure)
            if own.value is not None:
                for value in {own.value, in_ones(own.value, own.unit)[0]}:
                    self._by_value[value].append(place)

    def of_passage(self, passage_id: str) -> tuple[Figure, ...]:
        """The figures that a passage prints."""
        return tuple(self._figures[place] for place in self._by_passage.get(passage_id, ()))

    def indicators_in(self, passages: Iterable[str]) -> tuple[str, ...]:
        """The ids of the indicators that have a figure in one of the passages."""
        places = sorted(place for passage in set(passages) for place in self._by_passage.get(passage, ()))
        return tuple(dict.fromkeys(self._figures[place].indicator.id for place in places))

    def stated_by(self, claim: Claim) -> tuple[Figure, ...]:
        """The figures that a number typed states, as `Figure.is_stated_by` tells."""
        values = {claim.value, in_ones(claim.value, claim.unit)[0]}
        places = sorted({place for value in values for place in self._by_value.get(value, ())})
        return tuple(figure for place in places if (figure := self._figures[place]).is_stated_by(claim))

    def targets_until(self, year: int) -> tuple[Figure, ...]:
        """The targets whose period ends with that year."""
        return tuple(self._targets.get(year, ()))

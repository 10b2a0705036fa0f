"""Groups of questions that are like one another, found without comparing each with each.

The leader algorithm (Hartigan, Clustering Algorithms, 1975, chapter 3): questions are taken in order, and each joins the
leader it is most like, or leads a new group. Unlike chains of pairs, in which the first and the last may share nothing,
every member is like its leader; and the same questions in the same order make the same groups.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from math import ceil

from rapidfuzz import fuzz, process

from bot.service.reviewing.wording import Wording

LIKE = 80.0
"""How like a question must be to its leader, from 0 to 100: rapidfuzz's `ratio` over characters and Latin words.

At 80 one character of five may differ, and none of two.
"""


def group(wordings: Sequence[Wording]) -> tuple[tuple[int, ...], ...]:
    """The groups, each by the positions of its members in `wordings`, its leader first; in the order of the leaders.

    Only questions with the same marks are like one another. What comes first leads, so the commonest should.
    """
    frequency = Counter(chain.from_iterable(set(_numbered(wording.units)) for wording in wordings))
    leaders: defaultdict[frozenset[str], _Leaders] = defaultdict(lambda: _Leaders(frequency))
    groups: dict[int, list[int]] = {}
    for position, wording in enumerate(wordings):
        rivals = leaders[wording.marks]
        leader = rivals.most_like(wording.units)
        if leader is None:
            rivals.add(position, wording.units)
            groups[position] = [position]
        else:
            groups[leader].append(position)
    return tuple(map(tuple, groups.values()))


class _Leaders:
    """Those that questions of the same marks may join.

    Two texts of which LIKE % is common, in order, share as much in any order. So they share one of their rarest
    characters, and only those that do are compared: the prefix filter (Chaudhuri, Ganti and Kaushik, "A primitive
    operator for similarity joins", ICDE 2006; Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007).
    It loses nothing.

    Args:
        frequency: how many texts hold each character.
    """

    def __init__(self, frequency: Counter[str]) -> None:
        self._frequency = frequency
        self._same: dict[tuple[str, ...], int] = {}
        self._units: dict[int, tuple[str, ...]] = {}
        self._holding: defaultdict[str, list[int]] = defaultdict(list)

    def add(self, position: int, units: tuple[str, ...]) -> None:
        """Another leader."""
        self._same[units] = position
        self._units[position] = units
        for unit in self._rarest(units):
            self._holding[unit].append(position)

    def most_like(self, units: tuple[str, ...]) -> int | None:
        """The leader that a text is most like, the earliest of several; None where it is like none."""
        if units in self._same:
            return self._same[units]
        near = dict.fromkeys(sorted(chain.from_iterable(self._holding.get(one, ()) for one in self._rarest(units))))
        found = process.extractOne(
            units, {position: self._units[position] for position in near}, scorer=fuzz.ratio, score_cutoff=LIKE
        )
        return None if found is None else found[2]

    def _rarest(self, units: Iterable[str]) -> list[str]:
        """So many of the rarest that two like texts share at least one.

        With a share t = LIKE / 100 of both lengths together in common twice over, and the other text no shorter than
        what is common, t / (2 - t) of this one is common; all but that, and one more, hold one of the common ones.
        """
        numbered = sorted(_numbered(units), key=lambda one: (self._frequency[one], one))
        share = LIKE / 100
        # What is a whole number must not be rounded up because of how fractions are kept.
        common = ceil(len(numbered) * share / (2 - share) - 1e-9)
        return numbered[: len(numbered) - common + 1]


def _numbered(units: Iterable[str]) -> list[str]:
    """Each unit with how often it came before, so that two of the same are two."""
    seen: Counter[str] = Counter()
    numbered = []
    for unit in units:
        numbered.append(f"{unit}{seen[unit] or ''}")
        seen[unit] += 1
    return numbered

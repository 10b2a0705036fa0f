"""English names that fit on a button."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

_TELLING = frozenset({"urban", "rural", "imports", "exports", "local-level", "growth", "batch", "rank", "grade"})
"""Words of a name that its short form must not lack: without them it would be of something else."""
_COUNTING = ("number of", "share of", "how many")


def short_names(named: Mapping[str, tuple[str, Iterable[str]]], longest: int) -> dict[str, str]:
    """A name of at most so many characters for each thing, as far as it has one; else its name in full.

    English names explain what Chinese ones abbreviate. Another name serves where nothing else is called so.

    Args:
        named: by id, the name and the other names of a thing.
        longest: characters.
    """
    taken = Counter(one.lower() for name, others in named.values() for one in {name, *others})

    def short(name: str, others: Iterable[str]) -> str:
        telling = _TELLING.intersection(name.lower().split())
        fitting = [
            one
            for one in others
            if len(one) <= longest
            and taken[one.lower()] == 1
            and telling <= set(one.lower().split())
            and not one.startswith(_COUNTING)
        ]
        return name if len(name) <= longest else max(fitting, key=len, default=name)

    return {key: short(name, others) for key, (name, others) in named.items()}

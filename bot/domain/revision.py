"""Changes of the curated store: what an entry was, what it became, who did it, when and why.

The store is a set of blocks: stretches of the curated files, each with its comments, in printed order. What is served is
read from them exactly as from the files, so nothing is lost between the two, not even a remark.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Block:
    """One entry as it is written in a curated file.

    `key` names it for ever, `jinzhou-2021/faq/debt-amount-not-given`; `path` is the file it stands in, relative to the
    knowledge folder; `position` orders the blocks of a file; `text` is its YAML with the comments before it, and ends
    with a line break.
    """

    key: str
    path: str
    position: float
    text: str

    def same_as(self, other: Block | None) -> bool:
        """Whether both say the same in the same file, wherever in it."""
        return other is not None and (self.path, self.text) == (other.path, other.text)


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one block: `before` None adds it, `after` None takes it away."""

    key: str
    before: Block | None
    after: Block | None

    @property
    def inverse(self) -> Change:
        """The change that takes this one back."""
        return Change(self.key, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Revision:
    """A numbered set of changes that became valid together.

    `author` is `telegram:<user id>`, followed by that of the owner who approved where another did, or what else did it,
    such as `import`; `reason` may be empty.
    """

    number: int
    made_at: datetime
    author: str
    reason: str
    changes: tuple[Change, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all blocks that it changes."""
        return tuple(change.key for change in self.changes)


def replay(revisions: Iterable[Revision]) -> Mapping[str, Block]:
    """The blocks that a log of revisions, oldest first, leads to."""
    blocks: dict[str, Block] = {}
    for revision in revisions:
        for change in revision.changes:
            if change.after is None:
                blocks.pop(change.key, None)
            else:
                blocks[change.key] = change.after
    return blocks

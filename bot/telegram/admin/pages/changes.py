"""What a change does to entries, as lines before and after."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff
from itertools import islice

from bot.domain.answer import Language
from bot.domain.revision import Change
from bot.messages.catalogue import message as words
from bot.telegram.rendering.composing import Composition

_MARKS = 2
"""Lines of a unified diff that name its two sides."""


def diff_lines(change: Change) -> str:
    """The lines that go, after `-`, and those that come, after `+`, with a line around them."""
    before = change.before.text.strip("\n").splitlines() if change.before is not None else []
    after = change.after.text.strip("\n").splitlines() if change.after is not None else []
    lines = islice(unified_diff(before, after, lineterm="", n=1), _MARKS, None)
    return "\n".join("…" if line.startswith("@@") else line for line in lines)


def write_changes(page: Composition, changes: Iterable[Change], language: Language) -> None:
    """Each changed entry with its lines."""
    for change in changes:
        page.line(words(f"admin-change-{_kind(change)}", language, key=change.key))
        page.block(diff_lines(change))


def _kind(change: Change) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"

"""What a change does to entries, as lines before and after."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import unified_diff
from itertools import islice

from bot.curation.editing import data_of
from bot.curation.yaml_writer import entry_text
from bot.domain.answer import Language
from bot.domain.errors import EditRefused
from bot.domain.revision import Block, Change
from bot.messages.catalogue import message as words
from bot.telegram.rendering.composing import Composition

_MARKS = 2
"""Lines of a unified diff that name its two sides."""


def diff_lines(change: Change) -> str:
    """The lines that go, after `-`, and those that come, after `+`, with a line around them."""
    before, after = _lines(change.before), _lines(change.after)
    if before == after:  # comments or the manner of writing alone
        before, after = _written(change.before), _written(change.after)
    lines = islice(unified_diff(before, after, lineterm="", n=1), _MARKS, None)
    return "\n".join("…" if line.startswith("@@") else line for line in lines)


def write_changes(page: Composition, changes: Iterable[Change], language: Language) -> None:
    """Each changed entry with its lines."""
    for change in changes:
        page.line(words(f"admin-change-{_kind(change)}", language, key=change.key))
        page.block(diff_lines(change))


def _lines(block: Block | None) -> list[str]:
    """What an entry says, always in the same manner, so that only what is said otherwise shows."""
    if block is None:
        return []
    try:
        return entry_text(data_of(block)).strip("\n").splitlines()
    except EditRefused:
        return _written(block)


def _written(block: Block | None) -> list[str]:
    return block.text.strip("\n").splitlines() if block is not None else []


def _kind(change: Change) -> str:
    if change.before is None:
        return "added"
    return "removed" if change.after is None else "changed"

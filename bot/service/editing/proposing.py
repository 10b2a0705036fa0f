"""Turns an edit into the changes that it makes to the store as it is now."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from bot.curation.blocks import HEAD, blocks_of
from bot.curation.editing import changes_of, file_for
from bot.curation.files import KINDS, SHARED, kind_of
from bot.domain.errors import EditRefused, KnowledgeError, Refusal
from bot.domain.revision import Block, Change
from bot.service.editing.edits import AddEntry, Edit, TakeFiles, Undo
from bot.service.editing.ports import KnowledgeStore, SourceFile

Blocks = Mapping[str, Block]

_KIND_BY_KEY = {
    "observations:": "indicators",
    "term:": "glossary",
    "topic:": "plans",
    "questions:": "faq",
    "reason:": "coverage",
    "question:": "questions",
}
"""What an entry of each kind alone says, in the order in which it is looked for."""

LARGEST_FILE = 20_000_000
"""Bytes; Telegram hands bots no larger one."""


async def changes_by(
    edit: Edit, blocks: Blocks, store: KnowledgeStore, report: str
) -> tuple[tuple[Change, ...], tuple[SourceFile, ...]]:
    """The changes that an edit makes, and the documents that they need.

    Args:
        edit: what is asked for.
        blocks: the store as it is.
        store: holds the log.
        report: the folder of the report that is served; files without a folder are of it.

    Raises:
        EditRefused: it cannot be made.
        KnowledgeError: files cannot be read.
        StoreError: the log cannot be read.
    """
    if isinstance(edit, Undo):
        revision = await store.revision(edit.revision)
        if revision is None:
            raise EditRefused(f"There is no revision {edit.revision}.", Refusal.NO_REVISION, str(edit.revision))
        return tuple(change.inverse for change in revision.changes), ()
    if isinstance(edit, TakeFiles):
        sources = tuple(SourceFile(path, content) for path, content in edit.sources.items())
        # Reading ten thousand entries takes seconds, in which others want answers.
        return await asyncio.to_thread(_taken, edit.files, blocks, report), sources
    if isinstance(edit, AddEntry) and not edit.report:
        edit = replace(edit, report=report)
    return changes_of(edit, blocks), ()


def _taken(files: Mapping[str, bytes], blocks: Blocks, report: str) -> tuple[Change, ...]:
    large = [name for name, content in files.items() if len(content) > LARGEST_FILE]
    if large:
        raise KnowledgeError(tuple(f"{name}: it is larger than {LARGEST_FILE} bytes" for name in large))
    theirs = blocks_of({_path(name, content, blocks, report): content for name, content in files.items()})
    last: dict[str, float] = {}
    for held in blocks.values():
        last[held.path] = max(last.get(held.path, -1.0), held.position)
    changes: list[Change] = []
    for block in theirs:
        ours = blocks.get(block.key)
        if ours is None:
            if block.path in last and block.key.endswith(f"#{HEAD}"):
                continue  # a file that is there keeps the remark above it
            last[block.path] = last.get(block.path, block.position - 1) + 1
            changes.append(Change(block.key, None, replace(block, position=last[block.path])))
        elif ours.text.strip() != block.text.strip():
            changes.append(Change(block.key, ours, replace(ours, text=block.text)))
    return tuple(changes)


def _path(name: str, content: bytes, blocks: Blocks, report: str) -> str:
    """Where a file belongs in the knowledge folder: its own path, or what its name or its entries say.

    Raises:
        EditRefused: neither says it.
    """
    # A draft's folder begins with `_`, so that no loader reads it; whoever sends it wants it read.
    path = PurePosixPath(name).as_posix().removeprefix("knowledge/").removeprefix("_")
    if path in SHARED or ("/" in path and kind_of(path) is not None):
        return path
    stem = PurePosixPath(path).name.removesuffix(".yml").removesuffix(".yaml")
    if stem in KINDS:
        return f"{report}/{stem}.yaml"
    written = content.decode("utf-8", "replace")
    kind = next((kind for key, kind in _KIND_BY_KEY.items() if key in written), None)
    if kind is None:
        kinds = ", ".join(f"{one}.yaml" for one in KINDS)
        raise EditRefused(f"{name} is none of the files of the knowledge: {kinds}, {', '.join(SHARED)}.")
    return file_for(blocks, report, kind)

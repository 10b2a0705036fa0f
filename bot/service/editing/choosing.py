"""Finds the entries that an editor may mean."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.engine import Engine
from bot.curation.editing import Blocks, data_of, find, title_of, wordings_of
from bot.domain.answer import Language
from bot.domain.errors import EditRefused, QuestionError
from bot.domain.revision import Block
from bot.service.editing.contract import short_key
from bot.understanding.normalise import fold

_MOST = 10


def named_block(blocks: Blocks, name: str) -> Block | None:
    """The block of an entry by its key, its short key, or its id where one entry alone has it."""
    found = find(blocks, name)
    if found is not None:
        return found
    return next((block for key, block in blocks.items() if short_key(key) == name), None)


def entries_for(engine: Engine, blocks: Blocks, words: str, language: Language) -> tuple[Block, ...]:
    """Up to ten entries: the one of that name, else those that the answer to these words rests on, then those whose
    title or wordings hold them, whether they are enabled or not."""
    block = named_block(blocks, words)
    if block is not None:
        return (block,)
    found: dict[str, Block] = {}
    for one in (*_answering(engine, blocks, words, language), *_holding(blocks, words)):
        found.setdefault(one.key, one)
    return tuple(found.values())[:_MOST]


def _answering(engine: Engine, blocks: Blocks, words: str, language: Language) -> Iterator[Block]:
    try:
        answer = engine.ask(words, language=language).answer
    except QuestionError:
        return
    for entry in answer.entry_ids:
        block = find(blocks, entry)
        if block is not None:
            yield block


def _holding(blocks: Blocks, words: str) -> Iterator[Block]:
    sought = fold(words)
    for block in blocks.values():
        # The text is looked at first: reading each entry as YAML would take long.
        if not sought or sought not in fold(block.text):
            continue
        try:
            data = data_of(block)
        except EditRefused:
            continue
        if any(sought in fold(name) for name in (title_of(block, data), *wordings_of(block, data))):
            yield block

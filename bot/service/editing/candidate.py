"""Builds what would be served from a set of blocks, and says what a check finds in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.answering.engine import Engine
from bot.curation.blocks import HEAD, blocks_of, files_of
from bot.curation.coverage import coverage
from bot.curation.files import GLOSSES, LEXICON
from bot.curation.loading import verify_store
from bot.domain.errors import KnowledgeError
from bot.domain.knowledge import KnowledgeBase
from bot.domain.revision import Block
from bot.service.editing.ports import SourceFile
from bot.understanding.lexicon import Lexicon, read_lexicon

MakeEngine = Callable[[tuple[KnowledgeBase, ...], Lexicon], Engine]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a set of blocks would serve: an engine, or the faults that stand in its way."""

    engine: Engine | None
    faults: tuple[str, ...]
    unexplained: int = 0


class CandidateBuilder:
    """Builds candidates. Work for seconds of one processor: call it in a thread.

    Args:
        root: where source documents are that the store does not hold.
        make_engine: makes the kind of engine that is served.
    """

    def __init__(self, root: Path, make_engine: MakeEngine) -> None:
        self._root = root
        self._make_engine = make_engine

    def build(self, blocks: Mapping[str, Block], sources: Mapping[str, SourceFile]) -> Candidate:
        """Check everything there is and build what would be served from it."""
        files = files_of(blocks.values())
        try:
            taken_apart = blocks_of(files)
        except KnowledgeError as error:
            return Candidate(None, error.faults)
        # Where a first entry goes, the remark above the next may become that of the file: nothing is read otherwise by that.
        strange = sorted(
            key for key in {block.key for block in taken_apart} ^ set(blocks) if not key.endswith(f"#{HEAD}")
        )
        if strange:
            return Candidate(
                None, tuple(f"{key}: the entry would not be read back as it is written" for key in strange)
            )
        bases, faults = verify_store(files, self._root, {digest: one.content for digest, one in sources.items()})
        lexicon: Lexicon | None = None
        try:
            lexicon = read_lexicon(files.get(LEXICON, b""), files.get(GLOSSES))
        except KnowledgeError as error:
            faults = (*faults, *error.faults)
        if faults or lexicon is None:
            return Candidate(None, tuple(dict.fromkeys(faults)))
        engine = self._make_engine(bases, lexicon)
        return Candidate(engine, (), len(coverage(engine.knowledge).unexplained))

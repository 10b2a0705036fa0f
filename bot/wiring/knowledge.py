"""Brings the knowledge folder and the database together and builds the engine that is served."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import structlog

from bot.answering.engine import Engine
from bot.config import Settings
from bot.curation.files import LEXICON
from bot.curation.loading import load_knowledge_bases
from bot.domain.errors import KnowledgeError
from bot.service.editing.candidate import Candidate, CandidateBuilder
from bot.service.editing.folders import read_folder
from bot.service.editing.opening import Import, Importer, Opened
from bot.service.editing.ports import KnowledgeStore
from bot.service.ports import Clock
from bot.understanding.lexicon import load_lexicon

log = structlog.get_logger(__name__)

_ADVICE = "python -m bot import {folder} --dry-run"
_WARNED = frozenset({Opened.DIVERGED, Opened.CONFLICTING, Opened.FAULTY, Opened.ALTERING})


def root_of(settings: Settings) -> Path:
    """The folder that report.yaml's `source` is relative to."""
    return settings.knowledge_dir.absolute().parent


def candidate_builder(settings: Settings, *, lasting: bool) -> CandidateBuilder:
    """Builds what would be served; an engine that is `lasting` remembers what it answered."""
    return CandidateBuilder(root_of(settings), _engine_type(lasting=lasting).build)


def folder_or_edited_engine(settings: Settings) -> Engine:
    """The engine for a command that only reads: over the knowledge folder, or over a store with edits it lacks.

    Raises:
        KnowledgeError: the knowledge cannot be used.
        StoreError: there is a database and it cannot be read.
    """
    from bot.store.snapshot import edited_store  # noqa: PLC0415 - see bootstrap

    with garbage_left_lying():
        edited = edited_store(settings.database_url)
        if edited is None:
            bases = load_knowledge_bases(settings.knowledge_dir)
            return Engine.build(bases, load_lexicon(settings.knowledge_dir / LEXICON))
        return engine_of(candidate_builder(settings, lasting=False).build(edited.blocks, edited.sources))


async def opened_engine(
    settings: Settings, store: KnowledgeStore, builder: CandidateBuilder, clock: Clock, *, is_alone: bool = True
) -> Engine:
    """Open the store of record as the bot starts, and build what it serves.

    Args:
        settings: where the knowledge folder is.
        store: the store of record.
        builder: builds what is served.
        clock: dates the revision that takes the folder in.
        is_alone: whether nobody else serves from the store; otherwise it is served as it is.

    Raises:
        KnowledgeError: there is nothing in the store that can be served, and the folder has faults.
        StoreError: the database cannot be read or written.
    """
    if not is_alone and await store.head():
        return engine_of(builder.build(await store.blocks(), await store.sources()))
    with garbage_left_lying():
        taken = await _taken_in(settings, store, builder, clock)
        if taken is not None and taken.revision is not None and taken.candidate is not None:
            return engine_of(taken.candidate)
        return engine_of(builder.build(await store.blocks(), await store.sources()))


async def _taken_in(
    settings: Settings, store: KnowledgeStore, builder: CandidateBuilder, clock: Clock
) -> Import | None:
    is_first = await store.head() == 0
    advice = _ADVICE.format(folder=settings.knowledge_dir)
    try:
        folder = read_folder(settings.knowledge_dir, root_of(settings))
    except KnowledgeError as error:
        if is_first:
            raise
        log.warning("knowledge_folder_not_taken", reason=str(error), run=advice)
        return None
    found = await Importer(store, builder, clock).start(folder.blocks, folder.sources)
    if found.state is Opened.FAULTY and is_first:
        raise KnowledgeError(found.faults)
    if found.state in _WARNED:
        log.warning(
            "knowledge_folder_not_taken",
            state=found.state.value,
            conflicts=[one.key for one in found.conflicts],
            faults=list(found.faults),
            golden=[one.question.id for one in found.golden],
            run=advice,
        )
    elif found.state is Opened.TAKEN and found.revision is not None:
        log.info("knowledge_folder_taken", entries=len(found.revision.changes), revision=found.revision.number)
    return found


def engine_of(candidate: Candidate) -> Engine:
    """The engine of a candidate.

    Raises:
        KnowledgeError: it has faults.
    """
    if candidate.engine is None:
        raise KnowledgeError(candidate.faults)
    return candidate.engine


@contextmanager
def garbage_left_lying() -> Iterator[None]:
    """Loading makes many objects that stay; looking among them for garbage would only cost time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _engine_type(*, lasting: bool) -> type[Engine]:
    if not lasting:
        return Engine
    from bot.answering.quick import QuickEngine  # noqa: PLC0415 - see bootstrap

    return QuickEngine

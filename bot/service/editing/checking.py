"""Checks a change against everything that is served: what stands in its way, and whose answers it alters."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from bot.answering.engine import Engine
from bot.curation.editing import Data, data_of, title_of, wordings_of
from bot.domain.answer import Answer, Language
from bot.domain.errors import EditRefused, QuestionError
from bot.domain.revision import Block, Change, Revision
from bot.service.editing.candidate import Candidate, CandidateBuilder
from bot.service.editing.contract import Preview, Trial
from bot.service.editing.opening import applied, by_digest, golden_changes
from bot.service.editing.ports import KeptTrial, KnowledgeStore
from bot.service.serving import Served

_PREVIEWS = 4


@dataclass(frozen=True, slots=True)
class Checked:
    """A trial with what was found, and what would be served."""

    trial: Trial
    candidate: Candidate | None = None


class Checker:
    """Checks trials against the store as it is.

    Args:
        store: the store of record.
        builder: builds what would be served.
        served: what is served now.
    """

    def __init__(self, store: KnowledgeStore, builder: CandidateBuilder, served: Served) -> None:
        self._store = store
        self._builder = builder
        self._served = served

    async def check(self, kept: KeptTrial) -> Checked:
        """Check a trial; seconds of work, in a thread.

        Raises:
            StoreError: the store cannot be read.
        """
        head, blocks = await self._store.head(), await self._store.blocks()
        trial = Trial(
            kept.id, kept.author, kept.made_at, kept.reason, kept.state, head, kept.changes, revision=kept.revision
        )
        if kept.revision is not None:
            return Checked(trial)
        conflict = await self._conflict(kept.changes, blocks)
        if conflict is not None:
            return Checked(replace(trial, conflict=conflict))
        after = applied(blocks, kept.changes)
        sources = {**await self._store.sources(), **by_digest(kept.sources)}
        candidate = await asyncio.to_thread(self._builder.build, after, sources)
        if candidate.engine is None:
            return Checked(replace(trial, faults=candidate.faults), candidate)
        return await asyncio.to_thread(self._compared, trial, candidate, self._served.engine, candidate.engine)

    async def _conflict(self, changes: tuple[Change, ...], blocks: Mapping[str, Block]) -> Revision | None:
        for change in changes:
            now = blocks.get(change.key)
            if (now is None) if change.before is None else change.before.same_as(now):
                continue
            return next(iter(await self._store.revisions(1, key=change.key)), None)
        return None

    def _compared(self, trial: Trial, candidate: Candidate, before: Engine, after: Engine) -> Checked:
        served = before.knowledge.report.id != after.knowledge.report.id
        golden = golden_changes(before, after)
        return Checked(
            replace(
                trial,
                golden=tuple(change for change in golden if change.needs_consent),
                unexplained=candidate.unexplained,
                previews=tuple(islice(_previews(trial.changes, before, after), _PREVIEWS)),
                served=after.knowledge.report.title if served else "",
            ),
            candidate,
        )


def _previews(changes: tuple[Change, ...], before: Engine, after: Engine) -> Iterator[Preview]:
    """What users will see: the answer to each new wording, and the entry opened by itself."""
    seen: set[tuple[str, str]] = set()
    for change in changes:
        old, new = _data(change.before), _data(change.after)
        wordings = [word for word in _wordings(change.after, new) if word not in _wordings(change.before, old)]
        opened = None if change.before is None and wordings else _opened(change, old or new, before, after)
        for preview in (*(Preview(word, _asked(before, word), _asked(after, word)) for word in wordings), opened):
            if preview is None:
                continue
            told = (_text(preview.before), _text(preview.after))
            if any(told) and told not in seen:
                seen.add(told)
                yield preview


def _opened(change: Change, data: Data, before: Engine, after: Engine) -> Preview | None:
    entry = change.key.rpartition("/")[2]
    block = change.after or change.before
    if block is None:
        return None
    preview = Preview(title_of(block, data), _open(before, entry), _open(after, entry))
    return preview if preview.before or preview.after else None


def _open(engine: Engine, entry: str) -> Answer | None:
    outcome = engine.open(entry, Language.ZH_HANS)
    return outcome.answer if outcome else None


def _asked(engine: Engine, question: str) -> Answer | None:
    try:
        return engine.ask(question).answer
    except QuestionError:
        return None


def _text(answer: Answer | None) -> str:
    return answer.text if answer else ""


def _data(block: Block | None) -> Data:
    try:
        return data_of(block) if block is not None else {}
    except EditRefused:
        return {}


def _wordings(block: Block | None, data: Data) -> tuple[str, ...]:
    return wordings_of(block, data) if block is not None else ()

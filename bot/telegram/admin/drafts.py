"""A report that an admin sends becomes a draft: shown, handed over as files, and published once it passes every check."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.curation.drafting.draft import Draft
from bot.domain.errors import SourceError
from bot.messages.catalogue import message as words
from bot.service.drafting import Drafting
from bot.service.editing.edits import TakeFiles
from bot.telegram.admin.codes import Verb, number_in
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.pages.drafts import draft_page
from bot.telegram.admin.publishing import Publishing
from bot.telegram.admin.uploads import is_yaml, packed
from bot.telegram.admin.visit import Visit
from bot.telegram.memory import Recent

REPORTS = (".docx", ".pdf", ".html", ".htm", ".txt")
"""Ends of the names of files that are drafted."""
LIFETIME = 24 * 60 * 60.0
"""Seconds that a draft is shown for; its files are with the admin for good."""
_MOST = 20
_NAME_BYTES = 6


@dataclass(frozen=True, slots=True)
class _Kept:
    """A draft, whose it is, and until when it is kept."""

    draft: Draft
    user: int
    until: float


class Drafts:
    """Drafts reports, and shows the drafts of late; they do not outlive the process."""

    def __init__(self, drafting: Drafting, publishing: Publishing, clock: Callable[[], float] = time.monotonic) -> None:
        self._drafting = drafting
        self._publishing = publishing
        self._clock = clock
        self._kept: Recent[str, _Kept] = Recent(_MOST)
        self.commands: Mapping[str, Command] = {}
        self.presses: Mapping[Verb, Press] = {Verb.DRAFT: self._turn, Verb.DRAFT_TRY: self._try}

    async def take(self, visit: Visit, name: str, content: bytes) -> None:
        """Draft a file, show what was read, and hand over the draft's files."""
        try:
            draft = await asyncio.to_thread(self._drafting.draft, name, content)
        except SourceError as error:
            await visit.say("admin-draft-unreadable", reason=str(error))
            return
        key = secrets.token_hex(_NAME_BYTES)
        self._kept.put(key, _Kept(draft, visit.user, self._clock() + LIFETIME))
        archive = await asyncio.to_thread(packed, draft.files)
        caption = words("admin-draft-files", visit.language)
        await visit.send_file(f"draft-{draft.summary.id}.zip", archive, caption)
        await visit.send(draft_page(key, draft.summary, 0, visit.language))

    async def _turn(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        draft = await self._draft(visit, arguments)
        if draft is not None:
            await visit.show(draft_page(arguments[0], draft.summary, number_in(arguments, 1), visit.language))

    async def _try(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        draft = await self._draft(visit, arguments)
        if draft is None:
            return
        files = {path: content for path, content in draft.files.items() if is_yaml(path)}
        sources = {path: content for path, content in draft.files.items() if not is_yaml(path)}
        reason = words("admin-reason-draft", visit.language, title=draft.summary.title)
        await self._publishing.attempt(visit, TakeFiles(files, sources), reason)

    async def _draft(self, visit: Visit, arguments: tuple[str, ...]) -> Draft | None:
        kept = self._kept.get(arguments[0]) if arguments else None
        if kept is None or kept.user != visit.user or kept.until <= self._clock():
            await visit.say("admin-draft-expired")
            return None
        return kept.draft

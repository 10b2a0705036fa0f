"""导入 and 导出: files of the knowledge, sent to the bot and by it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from telegram import Document

from bot.messages.catalogue import message as words
from bot.service.editing.contract import Editing
from bot.service.editing.edits import TakeFiles
from bot.telegram.admin.codes import Verb
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.publishing import Publishing
from bot.telegram.admin.uploads import YAML, UploadRefused, content_of, is_yaml, name_of, packed, suffix_of, unpacked
from bot.telegram.admin.visit import Visit

_EXPORTED = "wenbao-knowledge.zip"
_ARCHIVE = ".zip"


class Files:
    """Takes files and hands them out. Files of other kinds go to who else takes them, by the end of their name."""

    def __init__(self, editing: Editing, publishing: Publishing) -> None:
        self._editing = editing
        self._publishing = publishing
        self.others: dict[str, Callable[[Visit, str, bytes], Awaitable[None]]] = {}
        self.commands: Mapping[str, Command] = {"export": self._export}
        self.presses: Mapping[Verb, Press] = {Verb.EXPORT: self._pressed_export, Verb.IMPORT: self._explain_import}

    async def take(self, visit: Visit, document: Document) -> None:
        """Try what is in a file."""
        suffix = suffix_of(document)
        if suffix not in (*YAML, _ARCHIVE, *self.others):
            await visit.say("admin-file-unknown")
            return
        try:
            content = await content_of(document)
            if suffix in self.others:
                await self.others[suffix](visit, name_of(document), content)
                return
            found = unpacked(content) if suffix == _ARCHIVE else {name_of(document): content}
        except UploadRefused as error:
            await visit.say(error.name)
            return
        files = {path: held for path, held in found.items() if is_yaml(path)}
        sources = {path: held for path, held in found.items() if path not in files}
        reason = words("admin-reason-import", visit.language, file=name_of(document))
        await self._publishing.attempt(visit, TakeFiles(files, sources), reason)

    async def _explain_import(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        del arguments
        await visit.say("admin-import")

    async def _export(self, visit: Visit, rest: str) -> None:
        del rest
        content = await asyncio.to_thread(packed, await self._editing.export())
        await visit.send_file(_EXPORTED, content, words("admin-exported", visit.language))

    async def _pressed_export(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        del arguments
        await self._export(visit, "")

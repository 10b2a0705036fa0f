"""Aliases of entries and further wordings of questions: one more, one less."""

from __future__ import annotations

from collections.abc import Mapping

from bot.messages.catalogue import message as words
from bot.service.editing.contract import Editing, EntryView
from bot.service.editing.edits import AddWording, RemoveWording
from bot.telegram.admin.asking import ask, offer
from bot.telegram.admin.codes import Verb
from bot.telegram.admin.dialogues import Dialogues
from bot.telegram.admin.entries import Entries
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.publishing import Publishing
from bot.telegram.admin.typed import typed_line
from bot.telegram.admin.visit import Visit

_MOST_OFFERED = 60


class Wordings:
    """Obeys /alias and the buttons below an entry."""

    def __init__(self, editing: Editing, entries: Entries, publishing: Publishing, dialogues: Dialogues) -> None:
        self._editing = editing
        self._entries = entries
        self._publishing = publishing
        self._dialogues = dialogues
        self.commands: Mapping[str, Command] = {"alias": self._alias}
        self.presses: Mapping[Verb, Press] = {Verb.WORDING: self._pressed_add, Verb.WORDINGS: self._pressed_remove}

    async def add(self, visit: Visit, entry: EntryView, wording: str) -> None:
        """Try one more wording of an entry."""
        said = typed_line(wording)
        reason = words("admin-reason-wording", visit.language, title=entry.title, wording=said)
        await self._publishing.attempt(visit, AddWording(entry.key, said), reason)

    async def _alias(self, visit: Visit, rest: str) -> None:
        first, _, others = rest.partition(" ")
        named, _, wording = others.strip().partition(" ")
        if first not in ("add", "remove"):
            await visit.say("admin-alias-usage")
            return

        async def found(visit: Visit, entry: EntryView) -> None:
            if first == "add":
                await (self.add(visit, entry, wording) if wording else self._ask_add(visit, entry))
            else:
                await (self._remove(visit, entry, wording.strip()) if wording else self._offer_remove(visit, entry))

        await self._entries.look_for(visit, "alias", named, found)

    async def _pressed_add(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        entry = await self._editing.entry(arguments[0]) if arguments else None
        await (self._ask_add(visit, entry) if entry is not None else visit.say("admin-entry-gone"))

    async def _pressed_remove(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        entry = await self._editing.entry(arguments[0]) if arguments else None
        await (self._offer_remove(visit, entry) if entry is not None else visit.say("admin-entry-gone"))

    async def _ask_add(self, visit: Visit, entry: EntryView) -> None:
        async def answered(visit: Visit, text: str) -> None:
            await self.add(visit, entry, text)

        await ask(self._dialogues, visit, words("admin-ask-wording", visit.language, title=entry.title), answered)

    async def _offer_remove(self, visit: Visit, entry: EntryView) -> None:
        if not entry.wordings:
            await visit.say("admin-no-wordings")
            return

        async def chosen(visit: Visit, position: int) -> None:
            await self._remove(visit, entry, entry.wordings[position])

        question = words("admin-which-wording", visit.language, title=entry.title)
        await offer(self._dialogues, visit, question, entry.wordings[:_MOST_OFFERED], chosen)

    async def _remove(self, visit: Visit, entry: EntryView, wording: str) -> None:
        reason = words("admin-reason-no-wording", visit.language, title=entry.title, wording=wording)
        await self._publishing.attempt(visit, RemoveWording(entry.key, wording), reason)

"""Finds the entry, or the sentence of the report, that an admin means."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TypeAlias

from bot.messages.catalogue import message as words
from bot.service.editing.contract import Editing, EntryView
from bot.telegram.admin.asking import ask, offer
from bot.telegram.admin.dialogues import Dialogues
from bot.telegram.admin.typed import typed_line
from bot.telegram.admin.visit import Visit
from bot.telegram.rendering.text import clip

FoundEntry: TypeAlias = Callable[[Visit, EntryView], Awaitable[None]]
FoundQuote: TypeAlias = Callable[[Visit, str], Awaitable[None]]

_SHOWN_SENTENCE = 300


class Finder:
    """Asks until an entry or a sentence is chosen."""

    def __init__(self, editing: Editing, dialogues: Dialogues) -> None:
        self._editing = editing
        self._dialogues = dialogues

    async def entry(self, visit: Visit, question: str, then: FoundEntry) -> None:
        """Ask which entry is meant: by its id, its name, or a question that it answers."""

        async def answered(visit: Visit, text: str) -> None:
            await self.search_entry(visit, text, then)

        await ask(self._dialogues, visit, question, answered)

    async def search_entry(self, visit: Visit, sought: str, then: FoundEntry) -> None:
        """Go on with the entry that is meant; where several can be, ask which."""
        found = await self._editing.find(typed_line(sought), visit.language)
        if not found:
            await self.entry(visit, words("admin-entry-none", visit.language), then)
            return
        if len(found) == 1:
            await then(visit, found[0])
            return

        async def chosen(visit: Visit, position: int) -> None:
            # It may have changed while it was shown.
            entry = await self._editing.entry(found[position].key)
            await (then(visit, entry) if entry is not None else visit.say("admin-entry-gone"))

        async def answered(visit: Visit, text: str) -> None:
            await self.search_entry(visit, text, then)

        lines = [entry_line(entry, visit) for entry in found]
        await offer(self._dialogues, visit, words("admin-entry-which", visit.language), lines, chosen, answered)

    async def quote(self, visit: Visit, then: FoundQuote, sought: str = "", kept: Sequence[str] = ()) -> None:
        """Ask for the sentence of the report that something rests on.

        Args:
            visit: of whoever is asked.
            then: gets the sentence.
            sought: words to look for at once.
            kept: sentences that are offered before those that are found.
        """
        found = await self._editing.search(typed_line(sought), visit.language) if sought else ()
        sentences = tuple(dict.fromkeys((*kept, *found)))

        async def answered(visit: Visit, text: str) -> None:
            await self.quote(visit, then, text)

        async def chosen(visit: Visit, position: int) -> None:
            await then(visit, sentences[position])

        if sentences:
            lines = [clip(sentence, _SHOWN_SENTENCE) for sentence in sentences]
            await offer(self._dialogues, visit, words("admin-quote-which", visit.language), lines, chosen, answered)
        else:
            name = "admin-quote-none" if sought else "admin-quote-ask"
            await ask(self._dialogues, visit, words(name, visit.language), answered)


def entry_line(entry: EntryView, visit: Visit) -> str:
    """An entry in one line."""
    kind = words(f"admin-kind-{entry.kind}", visit.language)
    name = "admin-entry-line" if entry.is_enabled else "admin-entry-line-disabled"
    return words(name, visit.language, kind=kind, title=entry.title, id=entry.id)

"""修改 and 停用: an entry is found, looked at and changed, one thing at a time."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.editing.contract import Editing, EntryView
from bot.service.editing.edits import Enable, Rewrite, SetField, SetFields
from bot.telegram.admin.asking import ask
from bot.telegram.admin.codes import Verb, number_in
from bot.telegram.admin.dialogues import Dialogues
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.finder import Finder
from bot.telegram.admin.pages.entries import entry_page, figure_page, figures_page
from bot.telegram.admin.pages.revisions import REVISIONS_A_PAGE, history_page
from bot.telegram.admin.publishing import Publishing
from bot.telegram.admin.typed import LONGEST_LINE, is_too_long, typed_line, typed_text
from bot.telegram.admin.visit import Visit
from bot.telegram.rendering.answers import outgoing
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import split
from bot.telegram.rendering.text import MESSAGE_LIMIT

_WithEntry: TypeAlias = Callable[[Visit, EntryView], Awaitable[None]]
_VALUE = re.compile(r"([+-]?\d+(?:\.\d+)?)\s+(\S.*)", re.ASCII)


class Entries:
    """Finds entries and changes them."""

    def __init__(self, editing: Editing, publishing: Publishing, finder: Finder, dialogues: Dialogues) -> None:
        self._editing = editing
        self._publishing = publishing
        self._finder = finder
        self._dialogues = dialogues
        self.commands: Mapping[str, Command] = {"observation": self._observation}
        self.presses: Mapping[Verb, Press] = {
            Verb.FIND: self._find,
            Verb.ENTRY: self._with(self.open),
            Verb.ANSWER: self._with(self._ask_answer),
            Verb.ANSWER_EN: self._with(self._ask_answer_en),
            Verb.QUOTES: self._with(self._ask_quotes),
            Verb.TEXT: self._with(self._ask_text),
            Verb.PAST: self._with(self._past),
            Verb.SWITCH: self._switch,
            Verb.FIGURES: self._figures,
            Verb.FIGURE: self._figure,
            Verb.VALUE: self._value,
            Verb.FIGURE_QUOTE: self._figure_quote,
        }

    async def open(self, visit: Visit, entry: EntryView) -> None:
        """Show an entry with what can be changed."""
        await visit.show(entry_page(entry, visit.language))

    async def switch(self, visit: Visit, entry: EntryView) -> None:
        """Let an entry that answers answer no more, and the other way round."""
        name = "admin-reason-disable" if entry.is_enabled else "admin-reason-enable"
        reason = words(name, visit.language, title=entry.title)
        await self._publishing.attempt(visit, Enable(entry.key, not entry.is_enabled), reason)

    async def look_for(self, visit: Visit, purpose: str, sought: str, then: _WithEntry) -> None:
        """Go on with the entry that is named; ask for it where none is."""
        if sought:
            await self._finder.search_entry(visit, sought, then)
        else:
            await self._finder.entry(visit, words(f"admin-find-{purpose}", visit.language), then)

    async def _find(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        is_switch = arguments[:1] == ("switch",)
        await self.look_for(visit, "switch" if is_switch else "edit", "", self.switch if is_switch else self.open)

    async def _observation(self, visit: Visit, rest: str) -> None:
        first, _, sought = rest.partition(" ")
        if first != "edit":
            await visit.say("admin-observation-usage")
            return
        await self.look_for(visit, "edit", sought.strip(), self._show_figures)

    async def _show_figures(self, visit: Visit, entry: EntryView) -> None:
        page = figures_page(entry, 0, visit.language) if entry.figures else entry_page(entry, visit.language)
        await visit.send(page)

    def _with(self, then: _WithEntry) -> Press:
        """A press whose first argument names an entry."""

        async def pressed(visit: Visit, arguments: tuple[str, ...]) -> None:
            entry = await self._entry(visit, arguments[:1])
            if entry is not None:
                await then(visit, entry)

        return pressed

    async def _entry(self, visit: Visit, named: tuple[str, ...]) -> EntryView | None:
        entry = await self._editing.entry(named[0]) if named else None
        if entry is None:
            await visit.say("admin-entry-gone")
        return entry

    async def _ask_answer(self, visit: Visit, entry: EntryView) -> None:
        await self._ask_field(visit, entry, "answer", entry.answer)

    async def _ask_answer_en(self, visit: Visit, entry: EntryView) -> None:
        await self._ask_field(visit, entry, "answer_en", entry.answer_en)

    async def _ask_field(self, visit: Visit, entry: EntryView, field: str, value: str) -> None:
        async def answered(visit: Visit, text: str) -> None:
            if is_too_long(text):
                too_long = words("admin-too-long", visit.language, most=str(LONGEST_LINE))
                await ask(self._dialogues, visit, too_long, answered)
                return
            edit = SetField(entry.key, (field,), typed_line(text))
            await self._publishing.attempt(visit, edit, _reason(entry, visit.language))

        question = words("admin-ask-answer", visit.language, value=value or words("admin-nothing", visit.language))
        await ask(self._dialogues, visit, question, answered)

    async def _ask_quotes(self, visit: Visit, entry: EntryView) -> None:
        async def chosen(visit: Visit, quote: str) -> None:
            edit = SetField(entry.key, ("quotes",), (quote,)) if is_list else SetField(entry.key, ("quote",), quote)
            await self._publishing.attempt(visit, edit, _reason(entry, visit.language))

        is_list = entry.kind == "faq"
        await self._finder.quote(visit, chosen, entry.answer or entry.title, entry.quotes)

    async def _ask_text(self, visit: Visit, entry: EntryView) -> None:
        async def answered(visit: Visit, text: str) -> None:
            edit = Rewrite(entry.key, typed_text(text))
            await self._publishing.attempt(visit, edit, _reason(entry, visit.language))

        page = Composition().block(entry.text).rich
        await visit.send(*(outgoing(part) for part in split(page, MESSAGE_LIMIT)))
        await ask(self._dialogues, visit, words("admin-ask-text", visit.language), answered)

    async def _past(self, visit: Visit, entry: EntryView) -> None:
        revisions = await self._editing.history(REVISIONS_A_PAGE, named=entry.key)
        await visit.send(history_page(revisions, visit.language))

    async def _switch(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        entry = await self._entry(visit, arguments[1:2])
        if entry is not None and str(int(not entry.is_enabled)) == arguments[0]:
            await self.switch(visit, entry)
        elif entry is not None:
            # Somebody did it meanwhile.
            await visit.show(entry_page(entry, visit.language))

    async def _figures(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        entry = await self._entry(visit, arguments[:1])
        if entry is not None:
            await visit.show(figures_page(entry, number_in(arguments, 1), visit.language))

    async def _figure(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        entry = await self._entry(visit, arguments[:1])
        at = number_in(arguments, 1)
        if entry is not None and at < len(entry.figures):
            await visit.show(figure_page(entry, entry.figures[at], visit.language))
        elif entry is not None:
            await visit.say("admin-entry-gone")

    async def _value(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Ask for value and wording, then for the sentence that holds them: they change together or not at all."""
        entry = await self._entry(visit, arguments[:1])
        at = number_in(arguments, 1)
        if entry is None or at >= len(entry.figures):
            return
        figure = entry.figures[at]

        async def answered(visit: Visit, text: str) -> None:
            found = _VALUE.fullmatch(typed_line(text))
            if found is None:
                await ask(self._dialogues, visit, words("admin-value-unreadable", visit.language), answered)
                return
            value, written = found[1], found[2]

            async def quoted(visit: Visit, quote: str) -> None:
                fields = {"value": value, "as_written": written, "quote": quote}
                edit = SetFields(entry.key, tuple((("observations", at, name), said) for name, said in fields.items()))
                await self._publishing.attempt(visit, edit, _reason(entry, visit.language))

            await self._finder.quote(visit, quoted, written, (figure.quote,))

        question = words("admin-ask-value", visit.language, value=figure.value, written=figure.as_written)
        await ask(self._dialogues, visit, question, answered)

    async def _figure_quote(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        entry = await self._entry(visit, arguments[:1])
        at = number_in(arguments, 1)
        if entry is None or at >= len(entry.figures):
            return

        async def quoted(visit: Visit, quote: str) -> None:
            edit = SetField(entry.key, ("observations", at, "quote"), quote)
            await self._publishing.attempt(visit, edit, _reason(entry, visit.language))

        await self._finder.quote(visit, quoted, entry.figures[at].as_written)


def _reason(entry: EntryView, language: Language) -> str:
    return words("admin-reason-edit", language, title=entry.title)

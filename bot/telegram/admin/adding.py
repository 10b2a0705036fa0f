"""新增: a frequent question asked for step by step, anything else as YAML after a pattern."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.messages.catalogue import message as words
from bot.service.editing.edits import AddEntry, TakeFiles
from bot.telegram.admin.asking import ask
from bot.telegram.admin.codes import Verb, named_button
from bot.telegram.admin.dialogues import Dialogues
from bot.telegram.admin.entries import Entries
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.finder import Finder
from bot.telegram.admin.publishing import Publishing
from bot.telegram.admin.typed import LONGEST_LINE, is_too_long, typed_line, typed_lines, typed_text
from bot.telegram.admin.visit import Visit
from bot.telegram.pages.listing import Row
from bot.telegram.rendering.answers import outgoing, plain
from bot.telegram.rendering.composing import Composition

_BY_TEXT = ("indicators", "glossary", "plans", "questions")
_ID_DIGITS = 10
_SKIPPED = ("-", "—", "－")


@dataclass(frozen=True, slots=True)
class _Faq:
    """A frequent question as far as it is told."""

    questions: tuple[str, ...]
    answer: str = ""
    answer_en: str = ""


class Adding:
    """Obeys /faq and the buttons of 新增."""

    def __init__(self, entries: Entries, publishing: Publishing, finder: Finder, dialogues: Dialogues) -> None:
        self._entries = entries
        self._publishing = publishing
        self._finder = finder
        self._dialogues = dialogues
        self.commands: Mapping[str, Command] = {"faq": self._faq}
        self.presses: Mapping[Verb, Press] = {Verb.ADD: self._offer, Verb.ADD_KIND: self._add_kind}

    async def faq(self, visit: Visit, questions: tuple[str, ...] = ()) -> None:
        """Ask for all of a frequent question that is not told yet, then try it."""
        if not questions:
            await ask(self._dialogues, visit, words("admin-faq-questions", visit.language), self._got_questions)
            return

        async def answered(visit: Visit, text: str) -> None:
            if is_too_long(text):
                too_long = words("admin-too-long", visit.language, most=str(LONGEST_LINE))
                await ask(self._dialogues, visit, too_long, answered)
                return
            await self._ask_english(visit, _Faq(questions, typed_line(text)))

        question = words("admin-faq-answer", visit.language, question=questions[0])
        await ask(self._dialogues, visit, question, answered)

    async def _faq(self, visit: Visit, rest: str) -> None:
        first, _, others = rest.partition(" ")
        sought = others.strip()
        match first:
            case "add":
                await self.faq(visit, typed_lines(others))
            case "edit":
                await self._entries.look_for(visit, "edit", sought, self._entries.open)
            case "disable":
                await self._entries.look_for(visit, "switch", sought, self._entries.switch)
            case _:
                await visit.say("admin-faq-usage")

    async def _got_questions(self, visit: Visit, text: str) -> None:
        await self.faq(visit, typed_lines(text))

    async def _ask_english(self, visit: Visit, faq: _Faq) -> None:
        async def answered(visit: Visit, text: str) -> None:
            said = typed_line(text)
            await self._ask_quote(visit, _Faq(faq.questions, faq.answer, "" if said in _SKIPPED else said))

        await ask(self._dialogues, visit, words("admin-faq-answer-en", visit.language), answered)

    async def _ask_quote(self, visit: Visit, faq: _Faq) -> None:
        async def quoted(visit: Visit, quote: str) -> None:
            reason = words("admin-reason-faq", visit.language, question=faq.questions[0])
            await self._publishing.attempt(visit, _entry_of(faq, quote), reason)

        await self._finder.quote(visit, quoted, faq.questions[0])

    async def _offer(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        del arguments
        kinds = ("faq", *_BY_TEXT)
        rows: list[Row] = [[named_button(f"admin-kind-{kind}", visit.language, Verb.ADD_KIND, kind)] for kind in kinds]
        rows.append([named_button("admin-menu", visit.language, Verb.MENU)])
        await visit.show(plain(words("admin-add", visit.language), InlineKeyboardMarkup(rows)))

    async def _add_kind(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        kind = arguments[0] if arguments else ""
        if kind == "faq":
            await self.faq(visit)
        elif kind in _BY_TEXT:
            await self._ask_text(visit, kind)
        else:
            await visit.say("telegram-button-outdated")

    async def _ask_text(self, visit: Visit, kind: str) -> None:
        async def answered(visit: Visit, text: str) -> None:
            files = {f"{kind}.yaml": typed_text(text).encode()}
            await self._publishing.attempt(visit, TakeFiles(files, {}), words("admin-reason-add", visit.language))

        await visit.send(outgoing(Composition().block(words(f"admin-pattern-{kind}", visit.language)).rich))
        await ask(self._dialogues, visit, words("admin-ask-new", visit.language), answered)


def _entry_of(faq: _Faq, quote: str) -> AddEntry:
    """The entry; its id is made of its first question, so that the same question cannot be added twice."""
    digest = hashlib.sha256(faq.questions[0].encode()).hexdigest()[:_ID_DIGITS]
    told = {"answer": faq.answer, "answer_en": faq.answer_en}
    return AddEntry(
        "",
        "faq",
        {
            "id": f"faq-{digest}",
            "questions": list(faq.questions),
            **{name: text for name, text in told.items() if text},
            "quotes": [quote],
        },
    )

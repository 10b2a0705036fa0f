"""From a change that is tried to one that is published, proposed, approved, given up or taken back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from telegram import InlineKeyboardMarkup

from bot.messages.catalogue import message as words
from bot.service.editing.contract import Editing, Outcome, Role, Trial, TrialState, Verdict
from bot.service.editing.edits import Edit, Undo
from bot.telegram.admin.codes import Verb, named_button, number_in
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.news import News
from bot.telegram.admin.pages.revisions import REVISIONS_A_PAGE, history_page, revision_page
from bot.telegram.admin.pages.trials import Reader, trial_page
from bot.telegram.admin.typed import typed_line
from bot.telegram.admin.visit import Visit
from bot.telegram.rendering.answers import plain, render

MANY = 200
"""Changed entries from which on an admin is told to wait."""


class Delivered(Protocol):
    """Knows the day that stands below passages."""

    def delivered_on(self) -> date:
        """The day the report was delivered."""


class Publishing:
    """Shows what a change does, and carries out what is decided about it."""

    def __init__(self, editing: Editing, report: Delivered, news: News) -> None:
        self._editing = editing
        self._report = report
        self._news = news
        self.commands: Mapping[str, Command] = {
            "history": self._history,
            "diff": self._diff,
            "undo": self._undo,
            "proposals": self._proposals,
        }
        self.presses: Mapping[Verb, Press] = {
            Verb.TRIAL: self._turn,
            Verb.SEE: self._see,
            Verb.PUBLISH: self._publish,
            Verb.SECOND_YES: self._second_yes,
            Verb.PROPOSE: self._propose,
            Verb.DROP: self._drop,
            Verb.PROPOSALS: self._pressed_proposals,
            Verb.HISTORY: self._pressed_history,
            Verb.REVISION: self._pressed_revision,
            Verb.UNDO: self._pressed_undo,
        }

    async def attempt(self, visit: Visit, edit: Edit, reason: str) -> None:
        """Try a change and show what it does.

        Raises:
            EditRefused: it cannot be made at all.
            KnowledgeError: its files cannot be read.
        """
        await visit.show_typing()

        async def read(count: int) -> None:
            if count >= MANY:
                await visit.say("admin-checking", count=str(count))

        trial = await self._editing.attempt(visit.user, edit, reason, read)
        await visit.send(trial_page(trial, 0, _reader(visit)))

    async def _turn(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        trial = await self._trial(visit, arguments)
        if trial is not None:
            await visit.show(trial_page(trial, number_in(arguments, 1), _reader(visit)))

    async def _see(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Send the replies as users will see them."""
        trial = await self._trial(visit, arguments)
        if trial is None:
            return
        for preview in trial.previews:
            if preview.after is not None:
                await visit.say("admin-asked", question=preview.question)
                await visit.send(*render(preview.after, self._report.delivered_on()))

    async def _publish(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        await self._decide(visit, arguments, accepts_changes=False)

    async def _second_yes(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        await self._decide(visit, arguments, accepts_changes=True)

    async def _decide(self, visit: Visit, arguments: tuple[str, ...], *, accepts_changes: bool) -> None:
        # Not looked at anew before: what the yes is said to is what was shown, not what there is by now.
        await visit.show_typing()
        outcome = await self._editing.publish(
            visit.user, arguments[0] if arguments else "", accepts_changes=accepts_changes
        )
        trial = outcome.trial
        await self._show(visit, outcome)
        if outcome.revision is not None and trial is not None and trial.author != visit.user:
            await self._news.decided(trial, outcome.revision.number)

    async def _propose(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        trial = await self._trial(visit, arguments)
        if trial is None:
            return
        outcome = await self._editing.propose(visit.user, trial.id)
        await self._show(visit, outcome)
        if outcome.verdict is Verdict.PROPOSED and outcome.trial is not None:
            await self._news.proposed(outcome.trial)

    async def _drop(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        trial = await self._trial(visit, arguments)
        if trial is None:
            return
        if not await self._editing.drop(visit.user, trial.id):
            await visit.say("admin-verdict-expired")
            return
        await visit.show(plain(words("admin-dropped", visit.language, id=trial.id)))
        if trial.state is TrialState.PROPOSED and trial.author != visit.user:
            await self._news.decided(trial, None)

    async def _trial(self, visit: Visit, arguments: tuple[str, ...]) -> Trial | None:
        """The trial that a button names; says so where it is gone."""
        trial = await self._editing.trial(visit.user, arguments[0]) if arguments else None
        if trial is None:
            await visit.say("admin-verdict-expired")
        return trial

    async def _show(self, visit: Visit, outcome: Outcome) -> None:
        trial, language = outcome.trial, visit.language
        if outcome.verdict is Verdict.PUBLISHED and outcome.revision is not None:
            number = outcome.revision.number
            row = [
                named_button("admin-undo", language, Verb.UNDO, number),
                named_button("admin-see-revision", language, Verb.REVISION, number, 0),
            ]
            text = words("admin-published", language, revision=str(number))
            await visit.show(plain(text, InlineKeyboardMarkup([row])))
        elif trial is None:
            await visit.say(f"admin-verdict-{outcome.verdict.value}")
        else:
            await visit.show(trial_page(trial, 0, _reader(visit), outcome.verdict))
            if outcome.conflict is not None:
                await visit.say("admin-conflict")
                await visit.send(revision_page(outcome.conflict, 0, language))

    async def _proposals(self, visit: Visit, rest: str) -> None:
        del rest
        await self._pressed_proposals(visit, ())

    async def _pressed_proposals(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        del arguments
        if visit.role is not Role.OWNER:
            await visit.say("admin-owners-only")
            return
        waiting = await self._editing.proposals()
        if not waiting:
            await visit.say("admin-no-proposals")
        for proposal in waiting:
            trial = await self._editing.trial(visit.user, proposal.id)
            if trial is not None:
                await visit.send(trial_page(trial, 0, _reader(visit)))

    async def _history(self, visit: Visit, rest: str) -> None:
        named = rest or None
        await visit.send(history_page(await self._editing.history(REVISIONS_A_PAGE, named=named), visit.language))

    async def _pressed_history(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        before = number_in(arguments, 0) or None
        await visit.show(history_page(await self._editing.history(REVISIONS_A_PAGE, before), visit.language))

    async def _diff(self, visit: Visit, rest: str) -> None:
        await self._pressed_revision(visit, (rest,))

    async def _pressed_revision(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        revision = await self._editing.revision(number_in(arguments, 0))
        if revision is None:
            await visit.say("admin-no-revision")
        else:
            await visit.show(revision_page(revision, number_in(arguments, 1), visit.language))

    async def _undo(self, visit: Visit, rest: str) -> None:
        number, _, why = rest.partition(" ")
        await self._take_back(visit, number_in((number,), 0), typed_line(why))

    async def _pressed_undo(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        await self._take_back(visit, number_in(arguments, 0), "")

    async def _take_back(self, visit: Visit, number: int, why: str) -> None:
        if not number:
            await visit.say("admin-no-revision")
            return
        reason = words("admin-reason-undo", visit.language, revision=str(number))
        if why:
            reason = words("admin-reason-why", visit.language, reason=reason, why=why)
        await self.attempt(visit, Undo(number), reason)


def _reader(visit: Visit) -> Reader:
    return Reader(visit.user, visit.role, visit.language)

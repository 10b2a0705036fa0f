"""Changing the store: tried first, checked against everything that is served, published in one step."""

from __future__ import annotations

import asyncio
import secrets
import string
from collections.abc import Mapping

from bot.answering.engine import Engine
from bot.curation.blocks import files_of
from bot.domain.answer import Language
from bot.domain.errors import EditConflict, EditRefused, Refusal
from bot.domain.revision import Block, Revision
from bot.service.editing.candidate import CandidateBuilder
from bot.service.editing.checking import Checked, Checker
from bot.service.editing.choosing import entries_for, named_block
from bot.service.editing.contract import (
    PROPOSAL_LIFETIME,
    TRIAL_LIFETIME,
    EntryView,
    Outcome,
    Read,
    Role,
    Trial,
    TrialState,
    Verdict,
)
from bot.service.editing.edits import Edit
from bot.service.editing.finding import find_sentences
from bot.service.editing.ports import KeptTrial, KnowledgeStore, NewRevision, TrialStore
from bot.service.editing.proposing import changes_by
from bot.service.editing.roles import Roles
from bot.service.editing.views import entry_view
from bot.service.golden_questions import ask_all
from bot.service.ports import Clock
from bot.service.serving import Serving

_ID_LETTERS = string.ascii_lowercase + string.digits
_ID_LENGTH = 10
_MOST_SHOWN = 500


class StoreEditing:
    """Changes the store of record; implements `bot.service.editing.contract.Editing`.

    Args:
        store: the store of record.
        trials: keeps what was tried.
        roles: tells who may.
        builder: builds what would be served.
        serving: what is served; publishing swaps it.
        clock: dates revisions and ends trials.
    """

    def __init__(
        self,
        store: KnowledgeStore,
        trials: TrialStore,
        roles: Roles,
        builder: CandidateBuilder,
        serving: Serving,
        clock: Clock,
    ) -> None:
        self._store = store
        self._trials = trials
        self._roles = roles
        self._serving = serving
        self._builder = builder
        self._checker = Checker(store, builder, serving)
        self._clock = clock
        self._publishing = asyncio.Lock()
        # What was last checked, with the engine that it would serve: publishing usually follows.
        self._last: Checked | None = None
        self._shown: dict[tuple[int, str], tuple[object, ...]] = {}

    async def role(self, user: int) -> Role:
        """What somebody may do."""
        return await self._roles.of(user)

    def owners(self) -> tuple[int, ...]:
        """The Telegram ids of all owners."""
        return self._roles.owners

    async def grant(self, owner: int, user: int) -> bool:
        """Make somebody an editor; False where `owner` is none, or the other is one already."""
        return await self._roles.grant(owner, user)

    async def revoke(self, owner: int, user: int) -> bool:
        """Make an editor nobody; False where `owner` is none, or the other is no editor. What he tried is void."""
        return await self._roles.revoke(owner, user)

    async def editors(self) -> tuple[int, ...]:
        """The editors, without owners."""
        return await self._roles.editors()

    async def entry(self, named: str) -> EntryView | None:
        """An entry by its id, its key, or its short key."""
        block = named_block(await self._store.blocks(), named)
        return await self._view(block) if block is not None else None

    async def find(self, words: str, language: Language) -> tuple[EntryView, ...]:
        """Up to ten entries that these words may mean."""
        found = entries_for(self._serving.engine, await self._store.blocks(), words, language)
        return tuple([await self._view(block) for block in found])

    async def attempt(self, user: int, edit: Edit, reason: str = "", read: Read | None = None) -> Trial:
        """Check a change without publishing it.

        Raises:
            EditRefused: the edit cannot be made at all.
            KnowledgeError: files that are to be taken over cannot be read.
        """
        if await self.role(user) is Role.NOBODY:
            raise EditRefused("Only owners and editors may change the knowledge.")
        now = self._clock.now()
        await self._trials.drop_older(TrialState.OPEN, now - TRIAL_LIFETIME)
        for state in (TrialState.PROPOSED, TrialState.PUBLISHED, TrialState.DROPPED):
            await self._trials.drop_older(state, now - PROPOSAL_LIFETIME)
        report = self._serving.engine.knowledge.report.id
        changes, sources = await changes_by(edit, await self._store.blocks(), self._store, report)
        if not changes:
            raise EditRefused("Nothing would change.", Refusal.NOTHING)
        if read is not None:
            await read(len(changes))
        trial_id = "".join(secrets.choice(_ID_LETTERS) for _ in range(_ID_LENGTH))
        kept = KeptTrial(trial_id, user, now, reason, TrialState.OPEN, changes, sources)
        await self._trials.add(kept)
        return self._showing(user, (await self._checked(kept)).trial)

    async def trial(self, user: int, trial_id: str) -> Trial | None:
        """A trial of one's own, or any for an owner; checked anew where the store has changed since."""
        kept = await self._trials.trial(trial_id)
        role = await self.role(user)
        if kept is None or role is Role.NOBODY or (kept.author != user and role is not Role.OWNER):
            return None
        return self._showing(user, (await self._checked(kept)).trial)

    async def publish(self, user: int, trial_id: str, *, accepts_changes: bool = False) -> Outcome:
        """Publish what was tried."""
        async with self._publishing:
            kept = await self._trials.trial(trial_id)
            refusal = await self._refusal(user, kept)
            if refusal is not None or kept is None:
                return Outcome(refusal or Verdict.EXPIRED)
            checked = await self._checked(kept)
            shown = self._shown.get((user, kept.id))
            verdict = await self._verdict(user, checked.trial, shown, accepts_changes=accepts_changes)
            if verdict is not Verdict.PUBLISHED:
                return Outcome(verdict, self._showing(user, checked.trial), conflict=checked.trial.conflict)
            return await self._publish(user, kept, checked)

    async def propose(self, user: int, trial_id: str) -> Outcome:
        """Leave an editor's change to the owners."""
        kept = await self._trials.trial(trial_id)
        refusal = await self._refusal(user, kept)
        if refusal is not None or kept is None or kept.state is not TrialState.OPEN:
            return Outcome(refusal or Verdict.EXPIRED)
        checked = await self._checked(kept)
        if not checked.trial.is_sound:
            verdict = Verdict.CONFLICT if checked.trial.conflict else Verdict.REFUSED
            return Outcome(verdict, checked.trial, conflict=checked.trial.conflict)
        if not await self._trials.move(trial_id, TrialState.OPEN, TrialState.PROPOSED):
            return Outcome(Verdict.EXPIRED)
        self._last = None
        return Outcome(Verdict.PROPOSED, await self.trial(user, trial_id))

    async def drop(self, user: int, trial_id: str) -> bool:
        """Give a trial up (its author), or refuse a proposal (an owner); False where there is nothing to drop."""
        kept = await self._trials.trial(trial_id)
        role = await self.role(user)
        if kept is None or role is Role.NOBODY or (kept.author != user and role is not Role.OWNER):
            return False
        if kept.state not in (TrialState.OPEN, TrialState.PROPOSED):
            return False
        return await self._trials.move(trial_id, kept.state, TrialState.DROPPED)

    async def proposals(self) -> tuple[Trial, ...]:
        """What waits for an owner, oldest first, not checked anew: `trial` does that."""
        kept = await self._trials.in_state(TrialState.PROPOSED)
        head = await self._store.head()
        oldest = self._clock.now() - PROPOSAL_LIFETIME
        return tuple(
            Trial(one.id, one.author, one.made_at, one.reason, one.state, head, one.changes)
            for one in kept
            if one.made_at >= oldest
        )

    async def history(self, limit: int, before: int | None = None, named: str | None = None) -> tuple[Revision, ...]:
        """The latest revisions, newest first: those below number `before`, those of one entry."""
        if named is None:
            return await self._store.revisions(limit, before)
        block = named_block(await self._store.blocks(), named)
        return await self._store.revisions(limit, before, block.key if block is not None else named)

    async def revision(self, number: int) -> Revision | None:
        """One revision."""
        return await self._store.revision(number)

    async def export(self) -> Mapping[str, bytes]:
        """All files of the knowledge folder as the store has them: the same bytes for the same store."""
        return files_of((await self._store.blocks()).values())

    async def faults(self) -> tuple[str, ...]:
        """What a check of everything that is served finds: faults, and golden questions that are broken."""
        candidate = await asyncio.to_thread(
            self._builder.build, await self._store.blocks(), await self._store.sources()
        )
        if candidate.engine is None:
            return candidate.faults
        asked = await asyncio.to_thread(ask_all, candidate.engine, candidate.engine.knowledge.questions)
        return tuple(f"{one.question.id}: {one.question.question}" for one in asked if one.is_broken)

    async def search(self, words: str, language: Language) -> tuple[str, ...]:
        """Up to ten sentences of the report that hold these words or come near, as quotes to choose from."""
        return find_sentences(self._serving.engine, words, language)

    async def _view(self, block: Block) -> EntryView:
        return entry_view(block, next(iter(await self._store.revisions(1, key=block.key)), None))

    async def _refusal(self, user: int, kept: KeptTrial | None) -> Verdict | None:
        role = await self.role(user)
        if role is Role.NOBODY:
            return Verdict.FORBIDDEN
        if kept is None or kept.state not in (TrialState.OPEN, TrialState.PROPOSED):
            return Verdict.EXPIRED
        if kept.state is TrialState.PROPOSED:
            lifetime, may = PROPOSAL_LIFETIME, role is Role.OWNER
        else:
            lifetime, may = TRIAL_LIFETIME, kept.author == user
        if self._clock.now() - kept.made_at > lifetime:
            return Verdict.EXPIRED
        return None if may else Verdict.FORBIDDEN

    async def _verdict(
        self, user: int, trial: Trial, shown: tuple[object, ...] | None, *, accepts_changes: bool
    ) -> Verdict:
        if trial.conflict is not None:
            return Verdict.CONFLICT
        if trial.faults:
            return Verdict.REFUSED
        if not trial.needs_second_yes:
            return Verdict.PUBLISHED
        if await self.role(user) is not Role.OWNER:
            return Verdict.OWNER_NEEDED
        # A yes to what was never shown is none.
        return Verdict.PUBLISHED if accepts_changes and shown == _shown(trial) else Verdict.SECOND_YES

    async def _publish(self, user: int, kept: KeptTrial, checked: Checked) -> Outcome:
        engine = checked.candidate.engine if checked.candidate is not None else None
        if engine is None:
            return Outcome(Verdict.REFUSED, checked.trial)
        await asyncio.to_thread(engine.warm_up)
        author = f"telegram:{kept.author}" if user == kept.author else f"telegram:{kept.author}, telegram:{user}"
        new = NewRevision(self._clock.now(), author, kept.reason, kept.changes, kept.sources, kept.id)
        serving = asyncio.ensure_future(self._write_and_serve(new, engine))
        try:
            revision = await asyncio.shield(serving)
        except asyncio.CancelledError:
            # Whoever waited is gone; what is written must be served all the same.
            await asyncio.wait({serving})
            raise
        except EditConflict as error:
            faster = await self._store.revision(error.revision) if error.revision else None
            return Outcome(Verdict.CONFLICT, checked.trial, conflict=faster)
        # Told without asking the database again: it is published, whether that can be read now or not.
        number = revision.number
        published = Trial(
            kept.id, kept.author, kept.made_at, kept.reason, TrialState.PUBLISHED, number, kept.changes, revision=number
        )
        return Outcome(Verdict.PUBLISHED, published, revision)

    async def _write_and_serve(self, new: NewRevision, engine: Engine) -> Revision:
        revision = await self._store.commit(new)
        self._serving.swap(engine)
        self._last = None
        return revision

    async def _checked(self, kept: KeptTrial) -> Checked:
        head = await self._store.head()
        last = self._last
        if last is None or (last.trial.id, last.trial.head, last.trial.state) != (kept.id, head, kept.state):
            last = self._last = await self._checker.check(kept)
        return last

    def _showing(self, user: int, trial: Trial) -> Trial:
        """Remember what somebody is shown of a trial: a second yes is to that and to nothing else."""
        key = (user, trial.id)
        self._shown.pop(key, None)
        self._shown[key] = _shown(trial)
        if len(self._shown) > _MOST_SHOWN:
            del self._shown[next(iter(self._shown))]
        return trial


def _shown(trial: Trial) -> tuple[object, ...]:
    """What a second yes is said to."""
    golden = (
        (one.question.id, one.before.answer if one.before else None, one.after.answer if one.after else None)
        for one in trial.golden
    )
    return (trial.served, *golden)

"""What transports need to change the curated store, and what they get back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol

from bot.domain.answer import Answer, Language
from bot.domain.revision import Change, Revision
from bot.service.editing.edits import Edit
from bot.service.exploring.contract import key_of
from bot.service.golden_questions import GoldenChange

TRIAL_LIFETIME = timedelta(hours=24)
"""How long a change that was tried can be published; a proposal waits for an owner for longer."""
PROPOSAL_LIFETIME = timedelta(days=30)
"""How long a proposal waits for an owner."""


def short_key(key: str) -> str:
    """The key of an entry as buttons carry it."""
    return key_of("block", key)


class Role(StrEnum):
    """What somebody may do. Owners are named in ADMIN_IDS; they make editors."""

    NOBODY = "nobody"
    EDITOR = "editor"
    OWNER = "owner"


class TrialState(StrEnum):
    """Where a change stands between being tried and being served."""

    OPEN = "open"  # its author decides
    PROPOSED = "proposed"  # an owner decides
    PUBLISHED = "published"
    DROPPED = "dropped"  # by its author, or refused by an owner


@dataclass(frozen=True, slots=True)
class Preview:
    """A question about what changes, and its answer before and after; None where it has none."""

    question: str
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class Trial:
    """A change that was checked against everything that is served now.

    `faults` stand in its way, a readable line each; `golden` are the reviewed answers that it alters or breaks, which
    need a second yes; `unexplained` are numbers of the report that nothing would explain any more (told, not refused).
    `served` is the title of the report that would be answered from, where that changes. `conflict` is a revision that
    changed the same entry meanwhile. `revision` is set once it is published.
    """

    id: str
    author: int
    made_at: datetime
    reason: str
    state: TrialState
    head: int
    changes: tuple[Change, ...]
    faults: tuple[str, ...] = ()
    golden: tuple[GoldenChange, ...] = ()
    unexplained: int = 0
    previews: tuple[Preview, ...] = ()
    served: str = ""
    conflict: Revision | None = None
    revision: int | None = None

    @property
    def is_sound(self) -> bool:
        """Whether nothing stands in its way but, perhaps, a second yes."""
        return not self.faults and self.conflict is None and bool(self.changes)

    @property
    def needs_second_yes(self) -> bool:
        """Whether it changes what was reviewed: golden answers, or which report is answered from."""
        return bool(self.served) or any(change.needs_consent for change in self.golden)


class Verdict(StrEnum):
    """What became of the wish to publish."""

    PUBLISHED = "published"
    REFUSED = "refused"  # it has faults
    SECOND_YES = "second-yes"  # it alters reviewed answers, and that was not accepted
    OWNER_NEEDED = "owner-needed"  # an editor's change that alters reviewed answers
    PROPOSED = "proposed"  # it waits for an owner
    CONFLICT = "conflict"  # somebody changed the same entry meanwhile
    EXPIRED = "expired"  # it is too old, decided, or was never tried
    FORBIDDEN = "forbidden"  # whoever asks may not


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of it: the trial as it stands now, the revision that publishing made, or the one that was faster."""

    verdict: Verdict
    trial: Trial | None = None
    revision: Revision | None = None
    conflict: Revision | None = None


@dataclass(frozen=True, slots=True)
class FigureField:
    """A figure of an indicator, as an editor chooses it: its position among them, what it is, value, unit and quote."""

    index: int
    label: str
    as_written: str
    value: str
    unit: str
    quote: str


@dataclass(frozen=True, slots=True)
class EntryView:
    """An entry as an editor sees it.

    `kind` is the kind of its file: indicators, glossary, plans, faq, questions, coverage or report. `wordings` are its
    aliases or questions, Chinese then English. `text` is its YAML. `changed_by` is the last revision of it.
    """

    id: str
    key: str
    kind: str
    title: str
    is_enabled: bool
    wordings: tuple[str, ...]
    figures: tuple[FigureField, ...]
    answer: str
    answer_en: str
    quotes: tuple[str, ...]
    text: str
    changed_by: Revision | None

    @property
    def short(self) -> str:
        """The key as buttons carry it: 10 characters of `[A-Za-z0-9_-]`, the same for ever."""
        return short_key(self.key)


class Editing(Protocol):
    """Changes the store. Each method checks by the numeric Telegram id, each time, what its caller may.

    Those that write raise StoreError where the database cannot be written: then nothing was changed.
    """

    async def role(self, user: int) -> Role:
        """What somebody may do."""

    def owners(self) -> tuple[int, ...]:
        """The Telegram ids of all owners: who is told of proposals."""

    async def grant(self, owner: int, user: int) -> bool:
        """Make somebody an editor; False where `owner` is none, or the other is one already."""

    async def revoke(self, owner: int, user: int) -> bool:
        """Make an editor nobody; False where `owner` is none, or the other is no editor. What he tried is void."""

    async def editors(self) -> tuple[int, ...]:
        """The editors, without owners."""

    async def entry(self, named: str) -> EntryView | None:
        """An entry by its id, its key, or its short key."""

    async def find(self, words: str, language: Language) -> tuple[EntryView, ...]:
        """Up to ten entries that these words may mean: an id or a key, a question, a part of a title or wording.

        What the answer to them rests on comes first; entries that are not enabled are found as well.
        """

    async def attempt(self, user: int, edit: Edit, reason: str = "") -> Trial:
        """Check a change without publishing it; kept under an id of its own until it is decided or too old.

        Raises:
            EditRefused: the edit cannot be made at all: there is no such entry, it changes nothing, or the caller may
                not edit.
            KnowledgeError: files that are to be taken over cannot be read; carries every fault.
        """

    async def trial(self, user: int, trial_id: str) -> Trial | None:
        """A trial of one's own, or any for an owner; checked anew where the store has changed since; None where it is gone."""

    async def publish(self, user: int, trial_id: str, *, accepts_changes: bool = False) -> Outcome:
        """Publish what was tried.

        Args:
            user: its author, or an owner where it was proposed.
            trial_id: of the trial.
            accepts_changes: the second yes: the altered reviewed answers were seen and are wanted. Where others are
                altered by now than those of the last `attempt`, `trial` or `publish`, it must be said once more.
        """

    async def propose(self, user: int, trial_id: str) -> Outcome:
        """Leave an editor's change to the owners."""

    async def drop(self, user: int, trial_id: str) -> bool:
        """Give a trial up (its author), or refuse a proposal (an owner); False where there is nothing to drop."""

    async def proposals(self) -> tuple[Trial, ...]:
        """What waits for an owner, oldest first."""

    async def history(self, limit: int, before: int | None = None, named: str | None = None) -> tuple[Revision, ...]:
        """The latest revisions, newest first: those below number `before`, those of one entry."""

    async def revision(self, number: int) -> Revision | None:
        """One revision."""

    async def export(self) -> Mapping[str, bytes]:
        """All files of the knowledge folder as the store has them: the same bytes for the same store."""

    async def faults(self) -> tuple[str, ...]:
        """What a check of everything that is served finds: faults, and golden questions that are broken."""

    async def search(self, words: str, language: Language) -> tuple[str, ...]:
        """Up to ten sentences of the report that hold these words or come near, as quotes to choose from."""

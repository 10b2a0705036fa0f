"""Every error this project raises on purpose, in one tree.

    WenbaoError
    ├── SourceError              a source document cannot be read as a report
    │   ├── SourceTooLarge       it is larger than what is read, as sent or unpacked
    │   ├── SourceKindUnknown    it is of no kind that is read
    │   ├── SourceEncodingUnknown  its characters cannot be told
    │   ├── SourceEncrypted      it is locked by a password
    │   ├── SourceTextless       it holds pictures of pages and no text
    │   └── SourceBroken         it is damaged
    ├── KnowledgeError           the curated store is unusable; carries its faults
    ├── ConfigurationError       a setting is missing or cannot be used
    ├── QuestionError            a question cannot be taken in at all
    │   ├── QuestionEmpty
    │   └── QuestionTooLong
    ├── StoreError               the database cannot be opened, read or written
    │   ├── EditConflict         what a change rests on was changed meanwhile
    │   └── StoreInUse           another process serves from the database
    └── EditRefused              a change of the knowledge cannot be made at all

Each message is one sentence that a person can act on; transports print it as it is.
"""

from __future__ import annotations

from enum import StrEnum


class WenbaoError(Exception):
    """Base of every error that is ours; `str(error)` is fit to be shown."""


class SourceError(WenbaoError):
    """A source document cannot be read as a report."""


class SourceTooLarge(SourceError):
    """A source is larger than what is read.

    Args:
        size: what it has.
        limit: what is allowed.
        of: what is counted: bytes, characters or pages.
    """

    def __init__(self, size: int, limit: int, of: str = "bytes") -> None:
        super().__init__(f"The file is too large: {size:,} {of}; the limit is {limit:,}.")
        self.size = size
        self.limit = limit
        self.of = of


class SourceKindUnknown(SourceError):
    """A source is of no kind that is read."""


class SourceEncodingUnknown(SourceError):
    """The characters of a source cannot be told."""


class SourceEncrypted(SourceError):
    """A source is locked by a password."""


class SourceTextless(SourceError):
    """A source holds pictures of pages and no text."""


class SourceBroken(SourceError):
    """A source is damaged."""


class KnowledgeError(WenbaoError):
    """The curated store is unusable.

    Args:
        faults: one readable line a fault, at least one.
    """

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class ConfigurationError(WenbaoError):
    """A setting is missing or cannot be used."""


class QuestionError(WenbaoError):
    """A question cannot be taken in at all."""


class QuestionEmpty(QuestionError):
    """Nothing is left of the question once control characters and spaces are gone."""


class QuestionTooLong(QuestionError):
    """The question is longer than the cap.

    Args:
        length: characters received.
        limit: characters allowed.
    """

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"The question has {length} characters; the limit is {limit}.")
        self.length = length
        self.limit = limit


class Refusal(StrEnum):
    """What usually stands in the way of a change."""

    NOTHING = "nothing"  # everything is as it asks for already
    NO_ENTRY = "no-entry"
    NO_WORDING = "no-wording"
    EMPTY = "empty"
    OTHER_ID = "other-id"
    KNOWN = "known"  # there is such an entry
    NO_REVISION = "no-revision"


class EditRefused(WenbaoError):
    """A change of the knowledge cannot be made at all: there is no such entry, it has no such value, or nobody may.

    Args:
        sentence: what stands in its way.
        refusal: which of the usual obstacles it is, for transports that have words of their own for it.
        about: the name of what it is about.
    """

    def __init__(self, sentence: str, refusal: Refusal | None = None, about: str = "") -> None:
        super().__init__(sentence)
        self.refusal = refusal
        self.about = about


class StoreError(WenbaoError):
    """The database cannot be opened, read or written."""


class EditConflict(StoreError):
    """What a change rests on was changed meanwhile; nothing was written.

    Args:
        key: of the entry.
        revision: the number of the revision that was faster; None where the entry is not in the log.
    """

    def __init__(self, key: str, revision: int | None) -> None:
        super().__init__(f"{key} was changed meanwhile" + (f" by revision {revision}." if revision else "."))
        self.key = key
        self.revision = revision


class StoreInUse(StoreError):
    """Another process serves from the database, and what was asked for needs it alone."""

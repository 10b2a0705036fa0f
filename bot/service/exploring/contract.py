"""What can be looked at, and how it is named: short keys that survive restarts and changes of the store."""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from bot.domain.answer import Answer, Language

_KEY_LENGTH = 10


def key_of(kind: str, identity: str) -> str:
    """The short key of a thing: 10 characters of `[A-Za-z0-9_-]`, 60 bits of its SHA-256, the same in every process.

    Short enough for a button's 64 bytes. A thing that is changed keeps its key; one that is gone takes it along.
    """
    digest = hashlib.sha256(f"{kind}:{identity}".encode()).digest()
    return urlsafe_b64encode(digest).decode()[:_KEY_LENGTH]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list, in the reader's language; `key` opens it."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A line that stands for `count` others."""

    key: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class SectionView:
    """A part or section of the report with what is directly in it.

    `parent` is the key of the section around it, empty for a part; `question` asks what the part says, empty elsewhere.
    `paragraph_count` and `figure_count` are those of all that is in it.
    """

    key: str
    title: str
    parent: str
    sections: tuple[Line, ...]
    paragraphs: tuple[Line, ...]
    question: str
    paragraph_count: int
    figure_count: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, verbatim, with the place as a person cites it."""

    key: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class ParagraphsView:
    """A stretch of the report; `before` and `after` are keys of the paragraphs to go on from, empty at its ends.

    `focus` is the paragraph asked for, `section` the key of its section, `number` its position among `count`.
    """

    paragraphs: tuple[Paragraph, ...]
    focus: str
    section: str
    before: str
    after: str
    number: int
    count: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A titled list of lines to open."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Something to ask: the id of an entry or figure, empty where the question itself is to be asked."""

    entry: str
    question: str


@dataclass(frozen=True, slots=True)
class Offers:
    """Where one can go from an answer. Keys; empty where there is no such way.

    `targets` is the year whose targets are all to be seen, None where targets are far from the answer. `share` is the
    payload of a link that opens the answer, or what is nearest to it, 1 to 64 characters of `[A-Za-z0-9_-]`; `opens`
    names what it opens where that is not the answer itself, as the question it answers or a place in the report.
    """

    context: str = ""
    related: str = ""
    other_scope: str = ""
    targets: int | None = None
    share: str = ""
    opens: str = ""
    can_be_rated: bool = False


class Exploring(Protocol):
    """Looks around in the report. What is asked for by a key that nothing has any more is None."""

    def delivered_on(self) -> date:
        """The day the report was delivered."""

    def parts(self, language: Language) -> tuple[Line, ...]:
        """The parts of the report in printed order."""

    def section(self, key: str, language: Language) -> SectionView | None:
        """What is in a part or section."""

    def paragraphs(self, key: str, around: int) -> ParagraphsView | None:
        """A paragraph with up to `around` others before and after it."""

    def terms(self, language: Language) -> tuple[Line, ...]:
        """The glossary in printed order, numbered."""

    def find_terms(self, words: str, language: Language) -> tuple[Line, ...]:
        """The terms whose number, names or definition hold these words, those named so first."""

    def categories(self, language: Language) -> tuple[Counted, ...]:
        """The categories of indicators that have any."""

    def indicators(self, category: str, language: Language) -> Listing | None:
        """The indicators of a category."""

    def target_years(self) -> tuple[int, ...]:
        """The years that the report sets lists of targets for."""

    def targets(self, year: int, language: Language) -> tuple[Line, ...]:
        """All targets of a year, each in one line, in printed order; none for a year without any."""

    def related(self, key: str, language: Language) -> Listing | None:
        """The indicators to look at after an entry: those its curator named, else those of its category."""

    def opening(self, named: str, language: Language) -> Opening | None:
        """What to ask to open an entry or figure, by its key or its id."""

    def other_scope(self, key: str, language: Language) -> Opening | None:
        """What to ask for the same figure in the next other scope."""

    def offers(self, answer: Answer) -> Offers:
        """Where one can go from an answer."""

    def landing(self, payload: str, language: Language) -> Opening | ParagraphsView | int | None:
        """What a link's payload leads to: something to ask, a stretch of the report, or a year's targets."""

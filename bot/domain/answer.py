"""What the engine hands to a transport: one answer, whole, with everything it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AnswerStatus(StrEnum):
    """ANSWERED: a reply with its passage. CLARIFY: asks back with options. NOT_FOUND: understood, or not, but the
    report holds no answer. SMALLTALK: greetings, thanks and questions about the bot."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    NOT_FOUND = "not_found"
    SMALLTALK = "smalltalk"


class AnswerKind(StrEnum):
    """What sort of reply it is."""

    FIGURE = "figure"
    FIGURES = "figures"
    COMPARE = "compare"
    GLOSSARY = "glossary"
    PLAN = "plan"
    LIST = "list"
    FACT = "fact"
    REVERSE = "reverse"
    NAVIGATION = "navigation"
    CLARIFY = "clarify"
    SILENCE = "silence"
    NOT_UNDERSTOOD = "not_understood"
    SMALLTALK = "smalltalk"


class Language(StrEnum):
    """Language and script of a reply, as BCP 47 tags."""

    ZH_HANS = "zh-Hans"
    ZH_HANT = "zh-Hant"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Citation:
    """A printed passage an answer rests on: `source[start:end] == quote`. `section` is the place as a person cites it."""

    report: str
    section: str
    passage: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One reply.

    `headline` answers in one line; `details` are short further lines; `options` are readings to choose from when the
    status is CLARIFY; `suggestions` are questions known to be answerable. `entry_ids` name what was used, best first,
    `figure_ids` the observations that a headline of figures states, in its order.
    """

    status: AnswerStatus
    kind: AnswerKind
    language: Language
    headline: str
    details: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    options: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    entry_ids: tuple[str, ...] = ()
    figure_ids: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All that the user reads except the citation block: the headline, then the details, a line each."""
        return "\n".join((self.headline, *self.details))

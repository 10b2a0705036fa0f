"""What the commands need from the rest of the program. `bot.bootstrap` gives the real one, tests give fakes."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from bot.service.asking import Asking
from bot.service.browsing import Browsing
from bot.service.ports import Opinion, QuestionRecord

if TYPE_CHECKING:  # loading what other commands need takes time that `ask` does not have
    from bot.curation.coverage import CoverageReport
    from bot.service.backing_up import BackupFile, Restored
    from bot.service.drafting import Drafting
    from bot.service.editing.recording import Recording
    from bot.service.evaluating import Evaluating
    from bot.service.golden_questions import GoldenAnswer
    from bot.service.reviewing.contract import WaitingGroup
    from bot.service.statistics.contract import StatisticsReport


class Explaining(Protocol):
    """Tells how a question is understood."""

    def explain(self, question: str) -> tuple[str, ...]:
        """The steps from the question to its answer, a readable line each.

        Raises:
            QuestionEmpty: nothing is left of the question.
            QuestionTooLong: it is too long.
        """


class Services(Protocol):
    """The use cases that the terminal offers."""

    @property
    def asking(self) -> Asking:
        """Answers questions."""

    @property
    def browsing(self) -> Browsing:
        """Looks around in the report."""

    @property
    def explaining(self) -> Explaining:
        """Tells how a question is understood."""


@dataclass(frozen=True, slots=True)
class StoreSize:
    """How much the knowledge holds, over all reports."""

    reports: int
    indicators: int
    observations: int
    terms: int
    plans: int
    faqs: int
    questions: int


@dataclass(frozen=True, slots=True)
class Checked:
    """Knowledge without faults: how much it is, and the golden questions that it does not answer as it must."""

    size: StoreSize
    broken: tuple[GoldenAnswer, ...] = ()


class Backend(Protocol):
    """Opens what a command asks for, and no more: each part is loaded when it is first needed."""

    def start(self) -> None:
        """Read the settings and configure the logs.

        Raises:
            ConfigurationError: a setting cannot be used.
        """

    def services(self) -> Services:
        """The use cases, without a question log and so without a database.

        Raises:
            KnowledgeError: the knowledge cannot be used.
        """

    def logged_services(self) -> AbstractAsyncContextManager[Services]:
        """The use cases with every question logged, while the context lasts.

        Raises:
            KnowledgeError: the knowledge cannot be used.
            StoreError: the database cannot be used.
        """

    def check(self, folder: Path | None = None) -> Checked:
        """Verify all knowledge, or only the report in `folder`, and ask the golden questions.

        Raises:
            KnowledgeError: it has faults; carries all of them.
        """

    def coverage(self) -> tuple[CoverageReport, ...]:
        """Which numbers of each report the knowledge explains.

        Raises:
            KnowledgeError: the knowledge cannot be used.
        """

    def evaluating(self) -> Evaluating:
        """Grades the answers of the engine.

        Raises:
            KnowledgeError: the knowledge cannot be used.
        """

    def drafting(self) -> Drafting:
        """Drafts reports from files.

        Raises:
            KnowledgeError: the shared vocabulary cannot be used.
        """

    async def unanswered(self, limit: int) -> tuple[QuestionRecord, ...]:
        """The latest questions that were not answered, newest first.

        Raises:
            StoreError: the database cannot be used.
        """

    async def useless(self, limit: int) -> tuple[Opinion, ...]:
        """The latest opinions that an answer was not useful, newest first.

        Raises:
            StoreError: the database cannot be used.
        """

    async def waiting(self, limit: int) -> tuple[WaitingGroup, ...]:
        """The groups of questions that wait for an answer, those asked most often first.

        Raises:
            KnowledgeError: the knowledge cannot be used.
            StoreError: the database cannot be used.
        """

    async def statistics(self, days: int) -> StatisticsReport:
        """The figures about the last days.

        Raises:
            StoreError: the database cannot be used.
        """

    def recording(self, *, alone: bool) -> AbstractAsyncContextManager[Recording]:
        """The store of record; `alone` where it is to be changed.

        Raises:
            StoreInUse: a bot serves from it, and it is to be changed.
            StoreError: the database cannot be used.
        """

    async def backup(self) -> BackupFile:
        """Make a verified copy of the database, also while a bot runs on it.

        Raises:
            StoreError: it could not be made.
        """

    def restore(self, copy: Path) -> Restored:
        """Put a copy in the place of the database.

        Raises:
            StoreInUse: a bot runs on the database.
            StoreError: the copy cannot be relied on; nothing was changed.
        """

    @property
    def logs_for_programs(self) -> bool:
        """Whether whatever reads stderr expects the lines of a log, each an object; asked for also where settings are broken."""

    def log_end(self, why: str) -> None:
        """Write into the log why the process ends."""

    @property
    def has_token(self) -> bool:
        """Whether a Telegram bot token is set."""

    async def run_telegram(self) -> None:
        """Serve Telegram until the process is told to stop.

        Raises:
            ConfigurationError: Telegram refuses the token.
            KnowledgeError: the knowledge cannot be used.
            StoreError: the database cannot be used.
        """

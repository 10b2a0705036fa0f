"""Stand-ins for what the terminal needs. The report they answer from is made up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from bot.curation.coverage import CoverageReport
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.domain.errors import QuestionEmpty, QuestionTooLong, WenbaoError
from bot.service.asking import QUESTION_LENGTH_LIMIT, Asked, Asking
from bot.service.backing_up import BackupFile, Restored
from bot.service.drafting import Drafting
from bot.service.drafting_service import ReportDrafting
from bot.service.editing.recording import Recording
from bot.service.evaluating import Evaluating, Evaluation, Fault, Grade, GradedQuestion
from bot.service.golden_questions import GoldenAnswer
from bot.service.ports import Opinion, QuestionRecord, Surface
from bot.service.reviewing.contract import WaitingGroup
from bot.service.statistics.contract import DayCount, Latency, StatisticsReport, TopQuestion
from bot.terminal.backend import Checked, Services, StoreSize

QUOTE = "全县（虚构）实现地区生产总值12.3亿元[bold]"


def figure(headline: str = "2020年地区生产总值：12.3亿元", language: Language = Language.ZH_HANS) -> Answer:
    """An answer about a made-up county."""
    return Answer(
        AnswerStatus.ANSWERED,
        AnswerKind.FIGURE,
        language,
        headline,
        details=("按全县口径",),
        citations=(Citation("made-up-2021", "一、（一）", "p7", 100, 100 + len(QUOTE), QUOTE),),
        suggestions=("2020年财政收入多少",),
        entry_ids=("gross-regional-product",),
    )


def figures_of(days: int) -> StatisticsReport:
    """Made-up statistics: five questions on the last of so many days."""
    last = date(2026, 3, 4)
    counts = {AnswerStatus.ANSWERED: 4, AnswerStatus.NOT_FOUND: 1}
    first = last - timedelta(days=days - 1)
    by_day = [DayCount(first + timedelta(days=number), {}) for number in range(days - 1)]
    return StatisticsReport(
        first=first,
        last=last,
        questions=5,
        by_day=(*by_day, DayCount(last, counts)),
        by_status=tuple(counts.items()),
        by_kind=((AnswerKind.FIGURE, 4), (AnswerKind.SILENCE, 1)),
        by_surface=((Surface.PRIVATE, 3), (Surface.GROUP, 2)),
        top=(TopQuestion("某县\x1b[2J\nGDP多少", 4), TopQuestion("房价" * 60, 1)),
        latency=Latency(3.25, 40.0),
        useful=2,
        useless=1,
    )


def clarify() -> Answer:
    """A question back."""
    return Answer(
        AnswerStatus.CLARIFY, AnswerKind.CLARIFY, Language.ZH_HANS, "您问的是哪一个？", options=("城镇收入", "农村收入")
    )


@dataclass
class FakeAsking:
    """Answers `answers[question]`, or a figure whose headline tells the conversation so far."""

    answers: dict[str, Answer | Exception] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    contexts: dict[str, list[str]] = field(default_factory=dict)

    async def ask(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        said = "".join(c for c in asked.question if c.isprintable()).strip()
        if not said:
            raise QuestionEmpty
        if len(said) > QUESTION_LENGTH_LIMIT:
            raise QuestionTooLong(len(said), QUESTION_LENGTH_LIMIT)
        context = self.contexts.setdefault(asked.conversation, [])
        context.append(said)
        answer = self.answers.get(said, figure(" → ".join(context)))
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def forget(self, conversation: str) -> None:
        self.forgotten.append(conversation)
        self.contexts.pop(conversation, None)

    def forget_person(self, asker: str) -> None:
        self.contexts.clear()


class FakeBrowsing:
    """Shows a made-up report."""

    store_version = "made-up"

    def report_title(self, language: Language) -> str:
        return "某县（虚构）政府工作报告"

    def examples(self, language: Language) -> tuple[str, ...]:
        return ("2020年GDP多少",)

    def search(
        self, query: str, limit: int, language: Language | None = None, hints: tuple[Language, ...] = ()
    ) -> tuple[Answer, ...]:
        return ()


class FakeExplaining:
    """Explains in two lines."""

    def explain(self, question: str) -> tuple[str, ...]:
        if not question:
            raise QuestionEmpty
        return (f"question: {question}", "time period: 2020 (asked)")


@dataclass(frozen=True)
class FakeEvaluating:
    """Grades as it was told, and answers with the question."""

    grades: dict[str, Grade]

    def evaluate(self, question: GradedQuestion) -> Evaluation:
        grade = self.grades.get(question.question, Grade())
        return Evaluation(question, None if grade.fault is Fault.REFUSED else figure(question.question), grade)


@dataclass(frozen=True)
class FakeServices:
    """The use cases, faked."""

    asking: Asking
    browsing: FakeBrowsing = field(default_factory=FakeBrowsing)
    explaining: FakeExplaining = field(default_factory=FakeExplaining)


@dataclass
class FakeBackend:
    """Opens fakes; `broken` is raised by whatever is opened."""

    asking: FakeAsking = field(default_factory=FakeAsking)
    broken: Exception | None = None
    unusable_settings: WenbaoError | None = None
    reports: tuple[CoverageReport, ...] = ()
    broken_questions: tuple[GoldenAnswer, ...] = ()
    records: tuple[QuestionRecord, ...] = ()
    opinions: tuple[Opinion, ...] = ()
    groups: tuple[WaitingGroup, ...] = ()
    grades: dict[str, Grade] = field(default_factory=dict)
    replaced: Path | None = None
    has_token: bool = False
    logs_for_programs: bool = False
    ends: list[str] = field(default_factory=list)
    record: Recording | None = None
    steps: list[str] = field(default_factory=list)

    def log_end(self, why: str) -> None:
        self.ends.append(why)

    def start(self) -> None:
        self.steps.append("start")
        if self.unusable_settings is not None:
            raise self.unusable_settings

    def services(self) -> Services:
        self._open("services")
        return FakeServices(self.asking)

    def logged_services(self) -> AbstractAsyncContextManager[Services]:
        return self._logged()

    def check(self, folder: Path | None = None) -> Checked:
        self._open(f"check {folder.name}" if folder else "check")
        size = StoreSize(reports=1, indicators=2, observations=3, terms=4, plans=5, faqs=6, questions=7)
        return Checked(size, self.broken_questions)

    def coverage(self) -> tuple[CoverageReport, ...]:
        self._open("coverage")
        return self.reports

    def evaluating(self) -> Evaluating:
        self._open("evaluating")
        return FakeEvaluating(self.grades)

    def drafting(self) -> Drafting:
        self._open("drafting")
        return ReportDrafting(frozenset({"亿元", "%"}))

    async def unanswered(self, limit: int) -> tuple[QuestionRecord, ...]:
        self._open("unanswered")
        return self.records[:limit]

    async def useless(self, limit: int) -> tuple[Opinion, ...]:
        self._open("useless")
        return self.opinions[:limit]

    async def waiting(self, limit: int) -> tuple[WaitingGroup, ...]:
        self._open("waiting")
        return self.groups[:limit]

    async def statistics(self, days: int) -> StatisticsReport:
        self._open("statistics")
        return figures_of(days)

    @asynccontextmanager
    async def recording(self, *, alone: bool) -> AsyncIterator[Recording]:
        self._open("recording alone" if alone else "recording")
        assert self.record is not None
        yield self.record

    async def backup(self) -> BackupFile:
        self._open("backup")
        return BackupFile("wenbao-made-up.db", 4096, Path("var/backups/wenbao-made-up.db"), 7)

    def restore(self, copy: Path) -> Restored:
        self._open(f"restore {copy}")
        return Restored(7, self.replaced)

    async def run_telegram(self) -> None:
        self._open("telegram")

    @asynccontextmanager
    async def _logged(self) -> AsyncIterator[Services]:
        self._open("logged services")
        yield FakeServices(self.asking)
        self.steps.append("closed")

    def _open(self, step: str) -> None:
        self.steps.append(step)
        if self.broken is not None:
            raise self.broken

"""People who ask in vain, all made up."""

from __future__ import annotations

from bot.domain.answer import AnswerKind, AnswerStatus
from bot.service.ports import QuestionRecord, ReplyRecord, Surface
from bot.store.database import Database
from bot.store.feedback import SqlFeedback
from bot.store.people import SqlPersonalStore
from bot.store.question_log import SqlQuestionLog
from tests.service.made_up import StoppedClock

WANG = "0a" * 32


class Log:
    """Writes questions and opinions as of now."""

    def __init__(self, database: Database, clock: StoppedClock) -> None:
        self._questions = SqlQuestionLog(database)
        self._opinions = SqlFeedback(database)
        self._people = SqlPersonalStore(database)
        self._clock = clock
        self._count = 0

    async def asked(
        self,
        *questions: str,
        status: AnswerStatus = AnswerStatus.NOT_FOUND,
        surface: Surface = Surface.PRIVATE,
        asker: str = WANG,
    ) -> str:
        """The questions were asked; gives the reference of the last."""
        for question in questions:
            self._count += 1
            reply = ReplyRecord(f"r{self._count}", "", "")
            kind = AnswerKind.SILENCE if status is AnswerStatus.NOT_FOUND else AnswerKind.FIGURE
            await self._questions.record(
                QuestionRecord(self._clock.now(), surface, asker, question, status, kind, (), 1.0, reply)
            )
        return f"r{self._count}"

    async def useless(self, question: str, *reasons: str) -> None:
        """The question was answered, and so many people called the answer useless."""
        reference = await self.asked(question, status=AnswerStatus.ANSWERED)
        await self.called_useless(reference, *reasons)

    async def called_useless(self, reference: str, *reasons: str) -> None:
        """So many people call the answer useless."""
        for number, reason in enumerate(reasons):
            person = f"{number:064}"
            await self._opinions.rate(reference, person, self._clock.now(), is_useful=False)
            await self._opinions.explain(reference, person, reason)

    async def forget(self, asker: str) -> None:
        """The person has everything deleted."""
        await self._people.erase(asker)

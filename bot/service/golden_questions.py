"""Golden questions asked, and what a change of the knowledge does to their answers.

Regression testing with a golden master: the answers of the knowledge before a change are what those after it are held
against. Nothing here waits or writes; the questions of one report take some milliseconds each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.answering.engine import Engine
from bot.domain.answer import Answer
from bot.domain.errors import QuestionError
from bot.domain.knowledge import GoldenQuestion
from bot.service.grading import holds
from bot.service.in_turn import ask_in_turn


class GoldenFault(StrEnum):
    """Which of its demands an answer fails."""

    REFUSED = "refused"
    OTHER_STATUS = "other-status"
    LACKS = "lacks"
    HOLDS_FORBIDDEN = "holds-forbidden"
    OTHER_ENTRIES = "other-entries"


@dataclass(frozen=True, slots=True)
class GoldenFailure:
    """A demand that is not met; `about` are the words or entries, or the status that was demanded."""

    fault: GoldenFault
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldenAnswer:
    """A golden question with its answer (None where the question was refused) and the demands it fails."""

    question: GoldenQuestion
    answer: Answer | None
    failures: tuple[GoldenFailure, ...]

    @property
    def is_broken(self) -> bool:
        """Whether the answer is not what it must be."""
        return bool(self.failures)


@dataclass(frozen=True, slots=True)
class GoldenChange:
    """What became of a golden question: its answer before a change and after it.

    `question` is as the change leaves it, as it was where it is no longer asked. `before` is None where the question
    is new, `after` where it is no longer asked.
    """

    question: GoldenQuestion
    before: GoldenAnswer | None
    after: GoldenAnswer | None

    @property
    def alters(self) -> bool:
        """Whether the reader sees another answer: other words, another status, other citations or options."""
        if self.before is None or self.after is None:
            return False
        return _seen(self.before.answer) != _seen(self.after.answer)

    @property
    def breaks(self) -> bool:
        """Whether the answer fails a demand now, and failed none before."""
        return self.after is not None and self.after.is_broken and not self._was_broken

    @property
    def still_broken(self) -> bool:
        """Whether the answer fails a demand now as it did before."""
        return self.after is not None and self.after.is_broken and self._was_broken

    @property
    def drops(self) -> bool:
        """Whether the question is no longer asked, so that nothing holds its answer any more."""
        return self.after is None

    @property
    def needs_consent(self) -> bool:
        """Whether it may be published only after the editor has seen it and said yes once more."""
        return self.alters or self.breaks or self.drops

    @property
    def _was_broken(self) -> bool:
        return self.before is not None and self.before.is_broken


def ask_all(engine: Engine, questions: Iterable[GoldenQuestion]) -> tuple[GoldenAnswer, ...]:
    """Ask each question after its history, and hold the answer against its demands.

    Args:
        engine: over the knowledge of the report that the questions belong to.
        questions: of one report; their order is kept.
    """
    return tuple(_ask(engine, question) for question in questions)


def compare(before: Iterable[GoldenAnswer], after: Iterable[GoldenAnswer]) -> tuple[GoldenChange, ...]:
    """What a change of the knowledge does, question by question; questions are the same by their ids.

    Args:
        before: the answers of the knowledge as it is.
        after: those of the knowledge as the change would leave it.

    Returns:
        Only questions whose answer alters, breaks or is still broken, or that are no longer asked: the broken ones
        first, then in the order of the questions.
    """
    earlier = {one.question.id: one for one in before}
    later = {one.question.id: one for one in after}
    changes = [
        GoldenChange(one.question, earlier.get(id_), later.get(id_)) for id_, one in {**earlier, **later}.items()
    ]
    return tuple(sorted(filter(_is_told, changes), key=lambda change: not change.breaks))


def _ask(engine: Engine, question: GoldenQuestion) -> GoldenAnswer:
    try:
        answer = ask_in_turn(engine, question.history, question.question).answer
    except QuestionError:
        return GoldenAnswer(question, None, (GoldenFailure(GoldenFault.REFUSED),))
    return GoldenAnswer(question, answer, tuple(_failures(question, answer)))


def _failures(question: GoldenQuestion, answer: Answer) -> Iterator[GoldenFailure]:
    if answer.status is not question.status:
        yield GoldenFailure(GoldenFault.OTHER_STATUS, (question.status.value,))
    wanted = (*question.says, *question.computed)
    missing = tuple(words for words in wanted if not holds(answer.text, words))
    if missing:
        yield GoldenFailure(GoldenFault.LACKS, missing)
    forbidden = tuple(words for words in question.never if holds(answer.headline, words))
    if forbidden:
        yield GoldenFailure(GoldenFault.HOLDS_FORBIDDEN, forbidden)
    unused = tuple(entry for entry in question.entries if entry not in answer.entry_ids)
    if unused:
        yield GoldenFailure(GoldenFault.OTHER_ENTRIES, unused)


def _seen(answer: Answer | None) -> tuple[object, ...]:
    if answer is None:
        return ()
    quotes = tuple((one.section, one.start, one.quote) for one in answer.citations)
    return answer.status, answer.text, quotes, answer.options


def _is_told(change: GoldenChange) -> bool:
    return change.needs_consent or change.still_broken

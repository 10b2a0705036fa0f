"""Checks of the golden questions as they are written; whether the answers are right is found by asking them."""

from __future__ import annotations

from bot.curation.answers import PrintedAmounts
from bot.curation.checks import fold_name
from bot.curation.entries import Curated
from bot.curation.faults import FaultLog
from bot.curation.parsing import ReportParts
from bot.curation.schema import GoldenQuestionEntry
from bot.domain.answer import AnswerStatus

_QUESTION_MARKS = "?？"


def check_questions(parts: ReportParts, source: str, log: FaultLog) -> None:
    """Log what is wrong with the golden questions of a report.

    Args:
        parts: of the report.
        source: all that the report prints; a number that an answer must hold stands in it, unless it is marked computed.
        log: takes the faults.
    """
    ids: dict[str, Curated[GoldenQuestionEntry]] = {}
    asked: dict[tuple[str, ...], Curated[GoldenQuestionEntry]] = {}
    printed = PrintedAmounts.of(source) if parts.questions else None
    for entry in parts.questions:
        written = entry.value
        _check_first(ids.setdefault(written.id, entry), entry, "id", log)
        _check_first(asked.setdefault(_in_its_chat(written), entry), entry, "question", log)
        _check_expectation(entry, parts.entry_ids, log)
        for index, words in enumerate(written.says):
            for number in printed.missing_from(words) if printed is not None else ():
                message = f"says: the number {number} is not in the report; expected one it prints, or `computed`"
                entry.fault(log, message, "says", index)


def _in_its_chat(question: GoldenQuestionEntry) -> tuple[str, ...]:
    return tuple(fold_name(words).rstrip(_QUESTION_MARKS) for words in (*question.history, question.question))


def _check_first(
    first: Curated[GoldenQuestionEntry], entry: Curated[GoldenQuestionEntry], key: str, log: FaultLog
) -> None:
    if first is not entry:
        where = f"`{first.value.id}` ({first.item.file}:{first.item.line_of(key)})"
        entry.fault(log, f"{key}: it is already that of {where}; expected each once", key)


def _check_expectation(entry: Curated[GoldenQuestionEntry], entry_ids: frozenset[str], log: FaultLog) -> None:
    written = entry.value
    if written.status is AnswerStatus.ANSWERED and not (written.says or written.computed):
        entry.fault(log, "says: it is empty; expected words that the answer must hold", "says")
    for index, entry_id in enumerate(written.entries):
        if entry_id not in entry_ids:
            message = f"entries: there is no indicator, term, plan or frequent question `{entry_id}`"
            entry.fault(log, message, "entries", index)

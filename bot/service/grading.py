"""The rules by which replies are graded.

How strings are compared does not depend on width, case, spaces, commas or quotation marks. A number stands there only
as a whole one: 「5%」 is not in 「8.5%」.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bot.answering.replies.reading_told import ReadSlot
from bot.domain.answer import Answer, AnswerStatus
from bot.service.evaluating import Expectation, Fault, Grade, GradedQuestion

LONGEST_TEXT = 900
FIRST_SIGHT = 200
"""Characters in which a figure or a count must be found: what a reader sees without scrolling."""
_IGNORED = re.compile(r"""[\s,、"'“”‘’「」『』《》<>]+""")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_BETWEEN_NUMBERS = re.compile(r"(?<=\d)[\s,、]+(?=\d)")
_PASSED = Grade()


def grade(row: GradedQuestion, answer: Answer, reading: tuple[ReadSlot, ...] = ()) -> Grade:
    """Hold a reply against its row.

    Args:
        row: what it must be.
        answer: the reply.
        reading: how the question was read; needed where the row says how it must be.
    """
    content = _grade_status(row, answer)
    if not content.passed:
        return content
    misread = tuple(
        f"{slot.name}: {', '.join(slot.values)} ({slot.origin})" for slot in row.reading if slot not in reading
    )
    if misread:
        return Grade(Fault.MISREAD, misread)
    unused = tuple(entry for entry in row.entries if entry not in answer.entry_ids)
    return Grade(Fault.OTHER_ENTRIES, unused) if unused else _PASSED


def _grade_status(row: GradedQuestion, answer: Answer) -> Grade:
    is_answered = answer.status is AnswerStatus.ANSWERED
    if row.expect is Expectation.NOT_FOUND:
        if answer.status in (AnswerStatus.NOT_FOUND, AnswerStatus.SMALLTALK):
            return _PASSED
        return Grade(Fault.NOT_SILENT, is_harmful=is_answered)
    if row.type != "list" and len(answer.text) > LONGEST_TEXT:
        return Grade(Fault.TOO_LONG, (str(len(answer.text)),))
    if row.expect is Expectation.CLARIFY:
        if answer.status is AnswerStatus.CLARIFY or (is_answered and not _missing(row.must, answer.text)):
            return _PASSED
        return Grade(Fault.NEITHER_ASKED_NOR_COMPLETE, is_harmful=is_answered)
    return _grade_content(row, answer) if is_answered else Grade(Fault.NOT_ANSWERED)


def _grade_content(row: GradedQuestion, answer: Answer) -> Grade:
    wrong = tuple(words for words in row.must_not if _holds(_plain(answer.headline), words))
    if wrong:
        return Grade(Fault.WRONG_IN_HEADLINE, wrong, is_harmful=True)
    missing = _missing(row.headline, answer.headline)
    if missing:
        return Grade(Fault.HEADLINE_LACKS, missing, is_harmful=True)
    missing = _missing(row.must, answer.text[:FIRST_SIGHT] if row.type in ("figure", "count") else answer.text)
    if missing:
        return Grade(Fault.LACKS, missing, is_harmful=True)
    quoted = _plain("\n".join(citation.quote for citation in answer.citations))
    if row.evidence and not any(_holds(quoted, words) for words in row.evidence):
        return Grade(Fault.UNCITED, row.evidence)
    return _PASSED


def holds(text: str, words: str) -> bool:
    """Whether `words` stand in `text`."""
    return _holds(_plain(text), words)


def _missing(wanted: tuple[tuple[str, ...], ...], text: str) -> tuple[str, ...]:
    shown = _plain(text)
    return tuple(" / ".join(choices) for choices in wanted if not _holds_one(shown, choices))


def _holds_one(shown: str, choices: Iterable[str]) -> bool:
    return any(_holds(shown, choice) for choice in choices)


def _holds(shown: str, words: str) -> bool:
    plain = _plain(words)
    before = r"(?<![\d.])" if plain[:1].isdigit() else ""
    after = r"(?!\.?\d)" if plain[-1:].isdigit() else ""
    return re.search(before + re.escape(plain) + after, shown) is not None


def _plain(text: str) -> str:
    folded = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text).lower())
    return _IGNORED.sub("", _BETWEEN_NUMBERS.sub("|", folded))

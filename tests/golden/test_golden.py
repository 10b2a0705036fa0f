"""Every golden question gets what is right: the answer, its evidence, the reading it rests on, the entries it uses."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import Answer, Language
from bot.service.evaluating import Expectation
from bot.service.evaluating_service import EngineEvaluating
from bot.service.exploring.contract import Opening
from bot.service.exploring.service import ExploredReport
from tests.golden.graded_files import DEVELOPMENT, GOLDEN, KNOWN_MISSES, KNOWN_WRONG, read_questions, told
from tests.shipped import shipped_engine

pytestmark = pytest.mark.corpus

FEWEST = 450
KINDS = {
    "ambiguous",
    "comparisons",
    "english",
    "everyday",
    "facts",
    "figures",
    "follow-ups",
    "four-readers",
    "glossary",
    "lists",
    "more-kinds",
    "paraphrases",
    "pinyin-and-scripts",
    "plans",
    "premises",
    "same-kinds",
    "second-readers",
    "silence",
    "twins",
}


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_every_golden_question_gets_what_is_right(
    file: Path, evaluating: EngineEvaluating, exploring: ExploredReport
) -> None:
    found = [evaluating.evaluate(row) for row in read_questions(file)]

    assert [told(one) for one in found if not one.grade.passed] == []
    assert [told(one) for one in found if one.answer is not None and not _shares_itself(one.answer, exploring)] == []


def _shares_itself(answer: Answer, exploring: ExploredReport) -> bool:
    """Whether the link to an answer opens one with the same entry, or part of the report; or nothing is shared."""
    landing = exploring.landing(exploring.offers(answer).share, answer.language)
    if not isinstance(landing, Opening):
        return landing is not None or not exploring.offers(answer).share
    opened = _opened(landing.entry, answer.language)
    return bool(landing.question) and opened is not None and opened.entry_ids[:1] == answer.entry_ids[:1]


@cache
def _opened(entry: str, language: Language) -> Answer | None:
    outcome = shipped_engine().open(entry, language)
    return outcome.answer if outcome is not None else None


def test_no_known_miss_misinforms(evaluating: EngineEvaluating) -> None:
    found = [evaluating.evaluate(row) for row in read_questions(KNOWN_MISSES)]

    assert [told(one) for one in found if one.grade.is_harmful] == []


def test_what_is_known_to_be_wrong_is_listed_no_longer_than_it_is(evaluating: EngineEvaluating) -> None:
    found = [evaluating.evaluate(row) for row in read_questions(KNOWN_WRONG)]

    assert [told(one) for one in found if one.grade.passed] == []


def test_every_known_miss_says_why(engine: Engine) -> None:
    files = (KNOWN_MISSES, KNOWN_WRONG)
    rows = [json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines()]

    assert [row["id"] for row in rows if not row.get("note")] == []


class TestTheSet:
    def test_has_every_kind_and_enough_of_them(self) -> None:
        assert {file.stem for file in GOLDEN} == KINDS
        assert len(read_questions(*GOLDEN)) >= FEWEST

    def test_asks_nothing_twice_and_nothing_of_the_development_questions(self) -> None:
        rows = read_questions(*GOLDEN, KNOWN_MISSES, KNOWN_WRONG, DEVELOPMENT)

        assert [one for one, times in Counter(row.id for row in rows).items() if times > 1] == []
        assert [one for one, times in Counter((row.history, row.question) for row in rows).items() if times > 1] == []

    def test_rests_on_the_report_word_for_word(self, engine: Engine) -> None:
        source = engine.knowledge.report.document.text.replace("％", "%")

        rows = read_questions(*GOLDEN, KNOWN_MISSES)
        assert [
            (row.id, words) for row in rows for words in row.evidence if words.replace("％", "%") not in source
        ] == []

    def test_says_what_each_answer_holds_and_where_it_stands(self) -> None:
        rows = [row for row in read_questions(*GOLDEN) if row.expect is Expectation.ANSWER]

        assert [row.id for row in rows if not row.must or not row.evidence] == []

    def test_names_entries_that_there_are(self, engine: Engine) -> None:
        known = {entry.target for entry in engine.library.entries}

        rows = read_questions(*GOLDEN)
        assert [(row.id, entry) for row in rows for entry in row.entries if entry not in known] == []

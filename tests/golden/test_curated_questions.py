"""The golden questions that are shipped with the knowledge: all are answered as they must be, and a change is caught by them."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.curation.loading import load_knowledge
from bot.domain.answer import AnswerStatus
from bot.domain.errors import KnowledgeError
from bot.service.golden_questions import GoldenAnswer, GoldenChange, ask_all, compare
from tests.golden.graded_files import DEVELOPMENT, GOLDEN, read_questions
from tests.shipped import KNOWLEDGE, ROOT, shipped_engine, shipped_lexicon

pytestmark = pytest.mark.corpus

FEWEST = 130
REPORT = "jinzhou-2021"
SOURCE = Path("seeds") / "2021-jinzhou-government-work-report.txt"


@pytest.fixture(scope="module")
def before() -> tuple[GoldenAnswer, ...]:
    return ask_all(shipped_engine(), shipped_engine().knowledge.questions)


def edited(root: Path) -> Path:
    """The shipped knowledge with one number changed wherever it stands, without one name and without its questions."""
    shutil.copytree(KNOWLEDGE, root / "knowledge", ignore=shutil.ignore_patterns("questions.yaml"))
    (root / SOURCE).parent.mkdir()
    source = (ROOT / SOURCE).read_bytes()
    changed = source.replace(b"2079.4", b"2179.4")
    (root / SOURCE).write_bytes(changed)
    digests = hashlib.sha256(source).hexdigest(), hashlib.sha256(changed).hexdigest()
    for file in (root / "knowledge" / REPORT).rglob("*.yaml"):
        text = file.read_text(encoding="utf-8").replace(*digests)
        text = text.replace("2079.4", "2179.4").replace("207.94", "217.94")
        file.write_text(text.replace("[社零, 社消零, 社零总额, ", "["), encoding="utf-8")
    return root / "knowledge" / REPORT


def test_every_one_is_answered_as_it_must_be(before: tuple[GoldenAnswer, ...]) -> None:
    assert [(one.question.id, one.failures) for one in before if one.is_broken] == []


def test_they_are_enough_and_of_every_kind() -> None:
    questions = shipped_engine().knowledge.questions

    assert len(questions) >= FEWEST
    assert {one.status for one in questions} == set(AnswerStatus)
    assert sum(bool(one.history) for one in questions) >= 10
    assert sum(one.status is AnswerStatus.NOT_FOUND for one in questions) >= 20
    assert sum(bool(one.never) for one in questions) >= 50


def test_they_are_worded_apart_from_the_graded_ones() -> None:
    graded = {(row.history, row.question) for row in read_questions(*GOLDEN, DEVELOPMENT)}

    assert [one.id for one in shipped_engine().knowledge.questions if (one.history, one.question) in graded] == []


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return edited(tmp_path_factory.mktemp("edited"))


@pytest.fixture(scope="module")
def changes(before: tuple[GoldenAnswer, ...], folder: Path) -> dict[str, GoldenChange]:
    engine = Engine(load_knowledge(folder), shipped_lexicon())
    return {
        change.question.id: change for change in compare(before, ask_all(engine, shipped_engine().knowledge.questions))
    }


class TestAChange:
    def test_of_a_number_breaks_what_asks_for_it_and_no_other_figure(self, changes: dict[str, GoldenChange]) -> None:
        for id_ in ("gdp-2020", "en-gdp", "follow-gdp-growth", "hant-gdp", "compare-gdp-scopes"):
            assert changes[id_].alters, id_
        assert changes["gdp-2020"].breaks
        assert "2079.4亿元" in headline(changes["gdp-2020"].before)
        assert "2179.4亿元" in headline(changes["gdp-2020"].after)
        assert "相差241亿元" in headline(changes["compare-gdp-scopes"].before)
        assert "相差141亿元" in headline(changes["compare-gdp-scopes"].after)
        assert not {"unemployment-2020", "term-six-gateways", "silent-rural-income", "smalltalk-hello"} & changes.keys()

    def test_of_a_name_breaks_what_is_asked_by_it(self, changes: dict[str, GoldenChange]) -> None:
        assert changes["retail-growth-2020"].breaks
        assert "高于全市平均水平" in headline(changes["retail-growth-2020"].before)
        assert "高于全市平均水平" not in headline(changes["retail-growth-2020"].after)

    def test_of_the_source_is_a_fault_where_a_question_asks_for_the_old_number(
        self, folder: Path, tmp_path: Path
    ) -> None:
        store = shutil.copytree(folder.parents[1], tmp_path / "store") / "knowledge" / REPORT
        shutil.copy(KNOWLEDGE / REPORT / "questions.yaml", store)

        with pytest.raises(KnowledgeError, match=r"gdp-2020: says: the number 2079\.4 is not in the report"):
            load_knowledge(store)


def headline(answered: GoldenAnswer | None) -> str:
    assert answered is not None
    assert answered.answer is not None
    return answered.answer.headline

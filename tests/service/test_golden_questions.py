"""A change of the knowledge that alters or breaks a golden answer is caught, with the answers before and after."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.answering.engine import Engine
from bot.curation.loading import load_knowledge
from bot.domain.answer import AnswerStatus
from bot.domain.knowledge import GoldenQuestion
from bot.service.golden_questions import GoldenAnswer, GoldenFailure, GoldenFault, ask_all, compare
from tests.shipped import shipped_lexicon

MADE_UP = Path(__file__).parents[1] / "answering" / "made_up"
"""纸鹤县 does not exist; its report is invented."""
REPORT = Path("knowledge") / "zhihe-2031"
SOURCE = Path("seeds") / "made-up.txt"


def golden(
    id_: str, question: str, *says: str, history: tuple[str, ...] = (), never: tuple[str, ...] = ()
) -> GoldenQuestion:
    return GoldenQuestion(id_, question, history, AnswerStatus.ANSWERED, says, (), never, (), "made up")


GDP = golden("gdp", "去年GDP多少", "210.5亿元", never=("250.7亿元",))
GROWTH = golden("gdp-growth", "增长了多少", "3.2%", history=("去年GDP多少",))
EXPORTS = golden("exports", "出口额多少", "8.5亿元")
POPULATION = replace(golden("population", "常住人口多少"), status=AnswerStatus.NOT_FOUND)
FOLDS = golden("folds", "三折是什么意思", "翻折")
QUESTIONS = (GDP, GROWTH, EXPORTS, POPULATION, FOLDS)


@pytest.fixture(scope="module")
def before() -> tuple[GoldenAnswer, ...]:
    return ask_all(engine_over(MADE_UP), QUESTIONS)


def engine_over(root: Path) -> Engine:
    return Engine(load_knowledge(root / REPORT, root), shipped_lexicon())


def edited(root: Path, edits: dict[Path, tuple[str, str]]) -> Engine:
    """An engine over the made-up store with words of its files replaced wherever they stand."""
    shutil.copytree(MADE_UP, root, dirs_exist_ok=True)
    for file, (old, new) in edits.items():
        text = (root / file).read_text(encoding="utf-8")
        assert old in text
        (root / file).write_text(text.replace(old, new), encoding="utf-8")
    report, digest = root / REPORT / "report.yaml", hashlib.sha256((MADE_UP / SOURCE).read_bytes()).hexdigest()
    content = report.read_text(encoding="utf-8")
    report.write_text(
        content.replace(digest, hashlib.sha256((root / SOURCE).read_bytes()).hexdigest()), encoding="utf-8"
    )
    return engine_over(root)


def text_of(answered: GoldenAnswer | None) -> str:
    assert answered is not None
    assert answered.answer is not None
    return answered.answer.text


class TestAsking:
    def test_right_answers_fail_no_demand(self, before: tuple[GoldenAnswer, ...]) -> None:
        assert [(one.question.id, one.failures) for one in before if one.is_broken] == []

    def test_what_an_answer_lacks_holds_and_rests_on_is_told(self) -> None:
        demanding = (
            replace(GDP, says=("10.5亿元", "250.8亿元"), never=("210.5",), entries=("exports",)),
            replace(POPULATION, id="status", status=AnswerStatus.CLARIFY),
            replace(GDP, id="computed", computed=("40.2亿元",)),
            replace(GDP, id="nothing", question="\u200b"),
        )

        found = {one.question.id: one.failures for one in ask_all(engine_over(MADE_UP), demanding)}

        assert found == {
            "gdp": (
                GoldenFailure(GoldenFault.LACKS, ("10.5亿元", "250.8亿元")),
                GoldenFailure(GoldenFault.HOLDS_FORBIDDEN, ("210.5",)),
                GoldenFailure(GoldenFault.OTHER_ENTRIES, ("exports",)),
            ),
            "status": (GoldenFailure(GoldenFault.OTHER_STATUS, ("clarify",)),),
            "computed": (GoldenFailure(GoldenFault.LACKS, ("40.2亿元",)),),
            "nothing": (GoldenFailure(GoldenFault.REFUSED),),
        }


class TestComparing:
    def test_what_changes_nothing_is_not_told(self, before: tuple[GoldenAnswer, ...], tmp_path: Path) -> None:
        after = ask_all(edited(tmp_path, {REPORT / "plans.yaml": ("title_en", "title_en")}), QUESTIONS)

        assert compare(before, after) == ()

    def test_another_number_alters_and_breaks_the_answer(
        self, before: tuple[GoldenAnswer, ...], tmp_path: Path
    ) -> None:
        number = ("210.5", "310.5")
        engine = edited(tmp_path, {SOURCE: number, REPORT / "indicators.yaml": number})

        (change, *others) = compare(before, ask_all(engine, QUESTIONS))

        assert (change.question, change.alters, change.breaks, change.still_broken) == (GDP, True, True, False)
        assert ("210.5亿元" in text_of(change.before), "310.5亿元" in text_of(change.after)) == (True, True)
        assert change.after is not None
        assert change.after.failures == (GoldenFailure(GoldenFault.LACKS, ("210.5亿元",)),)
        # The growth stands in the same sentence, whose new wording it cites.
        assert [(one.question, one.breaks, one.needs_consent) for one in others] == [(GROWTH, False, True)]

    def test_a_name_that_is_gone_breaks_what_it_was_asked_by(
        self, before: tuple[GoldenAnswer, ...], tmp_path: Path
    ) -> None:
        engine = edited(tmp_path, {REPORT / "glossary.yaml": ("aliases: [三折]", "aliases: []")})

        (change,) = compare(before, ask_all(engine, QUESTIONS))

        assert (change.question, change.breaks) == (FOLDS, True)
        assert text_of(change.before) != text_of(change.after)
        assert change.after is not None
        assert change.after.failures == (GoldenFailure(GoldenFault.OTHER_STATUS, ("answered",)),)

    def test_other_words_of_a_right_answer_alter_it_without_breaking_it(
        self, before: tuple[GoldenAnswer, ...], tmp_path: Path
    ) -> None:
        engine = edited(tmp_path, {REPORT / "indicators.yaml": ("name: 出口总额", "name: 出口总值")})

        (change,) = compare(before, ask_all(engine, QUESTIONS))

        assert (change.question, change.alters, change.breaks, change.needs_consent) == (EXPORTS, True, False, True)

    def test_what_was_broken_before_is_told_but_needs_no_consent(self) -> None:
        broken = ask_all(engine_over(MADE_UP), (replace(EXPORTS, says=("9.5亿元",)),))

        (change,) = compare(broken, broken)

        assert (change.still_broken, change.breaks, change.alters, change.needs_consent) == (True, False, False, False)

    def test_a_question_that_is_no_longer_asked_needs_consent(self, before: tuple[GoldenAnswer, ...]) -> None:
        (change,) = compare(before, before[1:])

        assert (change.question, change.drops, change.alters, change.needs_consent) == (GDP, True, False, True)

    def test_a_new_question_is_told_only_when_its_answer_is_wrong(self, before: tuple[GoldenAnswer, ...]) -> None:
        new = ask_all(
            engine_over(MADE_UP), (replace(EXPORTS, id="wrong", says=("9.5亿元",)), replace(EXPORTS, id="right"))
        )

        (change,) = compare(before, (*before, *new))

        assert (change.question.id, change.before, change.breaks) == ("wrong", None, True)

    def test_what_breaks_comes_first(self, before: tuple[GoldenAnswer, ...], tmp_path: Path) -> None:
        files = {REPORT / "indicators.yaml": ("8.5", "9.5"), SOURCE: ("8.5", "9.5")}
        reordered = (before[0], before[2])

        changes = compare(reordered, ask_all(edited(tmp_path, files), (EXPORTS,)))

        assert [(one.question.id, one.breaks) for one in changes] == [("exports", True), ("gdp", False)]

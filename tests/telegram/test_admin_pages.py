"""What admins are shown, by itself: changes line by line, and pages that Telegram takes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.domain.errors import Refusal
from bot.domain.knowledge import GoldenQuestion
from bot.domain.revision import Block, Change, Revision
from bot.messages.catalogue import message as words
from bot.service.editing.contract import Role, Trial, TrialState, Verdict
from bot.service.golden_questions import GoldenAnswer, GoldenChange
from bot.telegram.admin.pages.changes import diff_lines
from bot.telegram.admin.pages.trials import Reader, pages_of, trial_page
from bot.telegram.rendering.answers import Outgoing
from bot.telegram.rendering.text import MESSAGE_LIMIT, utf16_length

OWNER = Reader(7, Role.OWNER, Language.ZH_HANS)


def _offered(page: Outgoing) -> set[str]:
    rows = page.keyboard.inline_keyboard if page.keyboard is not None else ()
    return {button.text for row in rows for button in row}


def _block(text: str) -> Block:
    return Block("county/faq/bridge", "county/faq.yaml", 0, text)


def _answer(text: str) -> Answer:
    cited = tuple(Citation("county", "一、开头", "p1", 0, 2, f"原文{number}🌾") for number in range(9))
    return Answer(AnswerStatus.ANSWERED, AnswerKind.FACT, Language.ZH_HANS, text, citations=cited)


def _golden(number: int, length: int) -> GoldenChange:
    question = GoldenQuestion(f"q-{number}", f"问题{number}", (), AnswerStatus.ANSWERED, (), (), (), (), "made up")
    before, after = (GoldenAnswer(question, _answer(word * length), ()) for word in "前后")
    return GoldenChange(question, before, after)


def _trial(golden: tuple[GoldenChange, ...], changes: int = 1) -> Trial:
    made = tuple(
        Change(f"county/faq/{n}", None, _block(f"- id: e{n}\n  answer: {'🌾' * 99}\n")) for n in range(changes)
    )
    return Trial("abcdefghij", 7, datetime(2026, 1, 1, tzinfo=UTC), "", TrialState.OPEN, 1, made, golden=golden)


class TestChanges:
    def test_only_what_is_said_otherwise_shows(self) -> None:
        before = _block('- id: bridge\n  questions:\n    - 多少钱\n  answer: "旧"\n  quotes: [桥]\n')
        after = _block("- id: bridge\n  questions: [多少钱]\n  answer: 新\n  quotes: [桥]\n")

        changed = [line for line in diff_lines(Change("k", before, after)).splitlines() if line[0] in "+-"]
        assert changed == ["-  answer: 旧", "+  answer: 新"]

    def test_a_remark_alone_shows_as_it_is_written(self) -> None:
        before, after = _block("- id: bridge\n  answer: 新\n"), _block("# a remark\n- id: bridge\n  answer: 新\n")

        assert "+# a remark" in diff_lines(Change("k", before, after))

    def test_what_cannot_be_read_shows_as_it_is_written(self) -> None:
        assert diff_lines(Change("k", None, _block("- id: [broken\n"))) == "…\n+- id: [broken"


@pytest.mark.parametrize("language", [Language.ZH_HANS, Language.EN])
def test_every_usual_refusal_has_words(language: Language) -> None:
    said = {words(f"admin-refused-{refusal.value}", language, about="外销额") for refusal in Refusal}

    assert len(said) == len(Refusal)


class TestPages:
    def test_every_page_is_one_that_telegram_takes(self) -> None:
        for golden, changes in (((), 60), (tuple(_golden(n, 300) for n in range(40)), 1), ((_golden(0, 5000),), 30)):
            trial = _trial(golden, changes)
            count = len(pages_of(trial, Language.ZH_HANS).pages)
            for number in range(count):
                page = trial_page(trial, number, OWNER, Verdict.REFUSED)
                assert utf16_length(page.text) <= MESSAGE_LIMIT
                assert len(page.entities) <= 100

    def test_the_second_yes_stands_below_the_last_reviewed_answer_alone(self) -> None:
        trial = _trial(tuple(_golden(number, 300) for number in range(20)))
        made = pages_of(trial, Language.ZH_HANS)
        assert made.golden + 2 < len(made.pages) < made.golden + 20

        def offered(number: int) -> set[str]:
            keyboard = trial_page(trial, number, OWNER).keyboard
            rows = keyboard.inline_keyboard if keyboard is not None else ()
            return {button.text for row in rows for button in row} & {"发布", "看过了，仍然发布"}

        pages = range(len(made.pages))
        assert [number for number in pages if "看过了，仍然发布" in offered(number)] == [pages[-1]]
        assert [number for number in pages if "发布" in offered(number)] == list(range(made.golden))

    def test_another_report_is_answered_from_after_a_second_yes_where_no_reviewed_answer_alters(self) -> None:
        trial = replace(_trial(()), served="2032年政府工作报告")

        assert "发布" in _offered(trial_page(trial, 0, OWNER))
        assert "看过了，仍然发布" not in _offered(trial_page(trial, 0, OWNER))
        assert "看过了，仍然发布" in _offered(trial_page(trial, 0, OWNER, Verdict.SECOND_YES))

    def test_why_nobody_can_publish_it_is_said_where_somebody_was_faster(self) -> None:
        faster = Revision(12, datetime(2031, 3, 4, tzinfo=UTC), "telegram:8", "", ())

        page = trial_page(replace(_trial(()), conflict=faster), 0, OWNER)

        assert "第 12 版" in page.text
        assert _offered(page) == {"放弃"}

    def test_of_thousands_of_entries_the_number_is_told_and_the_first_are_shown(self) -> None:
        page = pages_of(_trial((), changes=10_000), Language.ZH_HANS)

        assert len(page.pages) < 10
        assert "10000 条" in page.pages[0].text

    def test_a_page_that_is_not_there_is_the_nearest(self) -> None:
        trial = _trial((_golden(0, 3),))

        assert trial_page(trial, 99, OWNER) == trial_page(
            trial, len(pages_of(trial, Language.ZH_HANS).pages) - 1, OWNER
        )

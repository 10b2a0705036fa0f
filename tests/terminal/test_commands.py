"""The other commands, and what all commands share."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.curation.coverage import CoverageReport, UnexplainedNumeral
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.domain.errors import ConfigurationError, KnowledgeError, StoreError
from bot.domain.knowledge import GoldenQuestion
from bot.domain.report import Numeral
from bot.service.golden_questions import GoldenAnswer, GoldenFailure, GoldenFault
from bot.service.ports import Opinion, QuestionRecord, Surface
from bot.service.reviewing.contract import WaitingGroup
from tests.terminal.conftest import Run
from tests.terminal.fakes import FakeBackend

REPOSITORY = Path(__file__).resolve().parents[2]
COMMANDS = ["ask", "chat", "run", "check", "coverage", "draft", "eval", "unanswered", "feedback", "waiting", "stats"]
FULL = CoverageReport("made-up-2021", 2, 2, ())
GAP = dataclasses.replace(
    FULL, explained=1, unexplained=(UnexplainedNumeral(Numeral("12.3", 3, 7, "p1"), "一、（一）", "实现\n12.3亿元"),)
)
RECORD = QuestionRecord(
    asked_at=datetime(2026, 3, 4, 12, tzinfo=UTC),
    surface=Surface.GROUP,
    asker_hash="0f",
    question="房价\n多少\x1b[2J",
    status=AnswerStatus.NOT_FOUND,
    kind=AnswerKind.SILENCE,
    entry_ids=(),
    latency_ms=1.0,
)


def test_check_counts_what_it_verified(run: Run) -> None:
    result = run("check")

    assert (result.status, result.err) == (0, "")
    assert "1 份报告，2 项指标，3 条数据，4 条名词解释，5 项计划，6 个常见问题；答对基准问题 7 个。" in result.out


def test_check_names_every_fault_on_a_line_and_fails(run: Run, backend: FakeBackend) -> None:
    backend.broken = KnowledgeError(("faq.yaml:3: made up", "faq.yaml:9: made up too"))

    result = run("check")

    assert (result.status, result.out) == (1, "")
    assert result.err.splitlines() == ["faq.yaml:3: made up", "faq.yaml:9: made up too"]


def test_check_tells_each_golden_question_that_is_answered_wrongly_and_fails(run: Run, backend: FakeBackend) -> None:
    question = GoldenQuestion(
        "crane-growth",
        "那增速呢",
        ("纸鹤产量",),
        AnswerStatus.ANSWERED,
        says=("5.1%",),
        computed=(),
        never=("9.9%",),
        entries=(),
        note="made up",
    )
    failures = (GoldenFailure(GoldenFault.LACKS, ("5.1%",)), GoldenFailure(GoldenFault.HOLDS_FORBIDDEN, ("9.9%",)))
    wrong = Answer(AnswerStatus.ANSWERED, AnswerKind.FIGURE, Language.ZH_HANS, "纸鹤产量\n增长9.9%")
    refused = GoldenAnswer(question, None, (GoldenFailure(GoldenFault.REFUSED),))
    backend.broken_questions = (GoldenAnswer(question, wrong, failures), refused)

    result = run("check")

    assert (result.status, result.out) == (1, "")
    assert result.err.splitlines() == [
        "基准问题 crane-growth「纸鹤产量 / 那增速呢」：回答里缺少：5.1%；首行里不该有：9.9%；回答（answered）：纸鹤产量 增长9.9%",
        "基准问题 crane-growth「纸鹤产量 / 那增速呢」：问题没有被接受",
    ]


def test_coverage_that_is_complete_passes(run: Run, backend: FakeBackend) -> None:
    backend.reports = (FULL,)

    result = run("coverage")

    assert (result.status, result.out) == (0, "made-up-2021：2 个数字，已解释 2 个。\n")


def test_coverage_lists_each_number_that_nothing_explains_and_fails(run: Run, backend: FakeBackend) -> None:
    backend.reports = (FULL, GAP)

    result = run("coverage")

    assert result.status == 1
    assert "一、（一）　12.3　…实现 12.3亿元…" in result.out.splitlines()
    assert result.err == "还有 1 个数字没有解释。\n"


def test_unanswered_lists_questions_on_a_line_each_and_nobody_by_name(run: Run, backend: FakeBackend) -> None:
    backend.records = (RECORD, RECORD)

    result = run("unanswered")

    assert result.status == 0
    assert [line.split("　")[1:] for line in result.out.splitlines()] == [["群聊", "房价 多少[2J"]] * 2
    assert RECORD.asker_hash not in result.out


def test_unanswered_lists_no_more_than_asked_for(run: Run, backend: FakeBackend) -> None:
    backend.records = (RECORD, RECORD)

    assert len(run("unanswered", "--limit", "1").out.splitlines()) == 1


def test_no_unanswered_question_is_said_on_stderr(run: Run) -> None:
    result = run("unanswered")

    assert (result.status, result.out, result.err) == (0, "", "没有未答上的问题。\n")


def test_feedback_lists_what_was_not_useful_and_why(run: Run, backend: FakeBackend) -> None:
    backend.opinions = tuple(
        Opinion(RECORD.asked_at, RECORD.surface, RECORD.question, reason)
        for reason in ("beside", "想看 2019\x1b年", "")
    )

    result = run("feedback")

    assert result.status == 0
    assert [line.split("　")[2:] for line in result.out.splitlines()] == [
        ["房价 多少[2J", "（答非所问）"],
        ["房价 多少[2J", "（想看 2019年）"],
        ["房价 多少[2J"],
    ]


def test_no_feedback_is_said_on_stderr(run: Run) -> None:
    result = run("feedback")

    assert (result.status, result.out, result.err) == (0, "", "没有被评为没用的回答。\n")


def test_waiting_lists_groups_with_their_other_wordings_and_why_answers_were_useless(
    run: Run, backend: FakeBackend
) -> None:
    group = WaitingGroup(
        key="0" * 16,
        question="房价\n多少\x1b[2J",
        wordings=("请问房价", "房价？"),
        count=4,
        latest=RECORD.asked_at,
        unanswered=3,
        useless=2,
        reasons=("beside", "想看 2019\x1b年"),
        surfaces=(Surface.GROUP,),
    )
    backend.groups = (group, dataclasses.replace(group, question="水价" * 60, wordings=(), useless=0, reasons=()))

    result = run("waiting")
    first, others, second = result.out.splitlines()

    assert (result.status, result.err) == (0, "")
    assert first.split("　")[:-1] == ["1. 房价 多少[2J", "问过 4 次", "未回答 3", "没用 2（答非所问；想看 2019年）"]
    assert others == "   也问：请问房价；房价？"
    assert second.startswith("2. 水价水价")
    assert len(second) < 100
    assert len(run("waiting", "--limit", "1").out.splitlines()) == 2


def test_nothing_that_waits_is_said_on_stderr(run: Run) -> None:
    result = run("waiting")

    assert (result.status, result.out, result.err) == (0, "", "没有待解答的问题。\n")


def test_stats_prints_the_figures_about_the_days_asked_for(run: Run) -> None:
    result = run("stats", "--days", "7")
    lines = result.out.splitlines()

    assert (result.status, result.err) == (0, "")
    assert lines[0] == "统计：2026-02-26 至 2026-03-04"
    assert "2026-03-04　5　已回答 4、未回答 1" in lines
    assert {"已回答　4", "报告未提及　1", "私聊　3", "1. 某县[2J GDP多少　4"} <= set(lines)
    assert max(map(len, lines)) < 80


@pytest.mark.parametrize("days", ["0", "181"])
def test_stats_of_more_days_than_are_kept_is_a_misuse(days: str, run: Run) -> None:
    assert run("stats", "--days", days).status == 2


def test_run_with_a_token_serves_telegram(run: Run, backend: FakeBackend) -> None:
    backend.has_token = True

    assert run("run").status == 0
    assert backend.steps == ["start", "telegram"]


def test_where_the_log_is_for_programs_a_service_writes_nothing_else(run: Run, backend: FakeBackend) -> None:
    backend.has_token = backend.logs_for_programs = True
    fine = run("run")
    backend.unusable_settings = ConfigurationError("LOG_LEVEL cannot be used: made up.")
    broken, asked = run("run"), run("ask", "GDP")

    assert (fine.err, broken.err, broken.status) == ("", "", 1)
    assert backend.ends == ["LOG_LEVEL cannot be used: made up."]
    assert asked.err == "LOG_LEVEL cannot be used: made up.\n"


def test_run_without_a_token_says_so_in_a_line_and_chats(run: Run, backend: FakeBackend) -> None:
    result = run("run", stdin="GDP\n")

    assert result.status == 0
    assert result.err == "没有设置 TELEGRAM_BOT_TOKEN，改为在终端里对话。\n"
    assert result.out.startswith("GDP\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_settings_that_cannot_be_used_stop_every_command_with_a_sentence(
    command: str, run: Run, backend: FakeBackend
) -> None:
    backend.unusable_settings = ConfigurationError("LOG_LEVEL cannot be used: made up.")

    result = run(command, *(["made-up.jsonl"] if command == "eval" else []))

    assert (result.status, result.out, result.err) == (1, "", "LOG_LEVEL cannot be used: made up.\n")
    assert backend.steps == ["start"]


@pytest.mark.parametrize("command", COMMANDS)
def test_help_opens_nothing(command: str, run: Run, backend: FakeBackend) -> None:
    backend.broken = KnowledgeError(("made up",))

    assert run(command, "--help").status == 0


def test_an_unknown_command_is_a_misuse(run: Run) -> None:
    assert run("made-up").status == 2


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("command", COMMANDS)
def test_the_readme_documents_the_command(readme: str, command: str) -> None:
    assert f"`python -m bot {command}" in (REPOSITORY / readme).read_text(encoding="utf-8")


def test_backup_tells_where_the_copy_is_and_what_it_holds(run: Run) -> None:
    result = run("backup")

    assert (result.status, result.err) == (0, "")
    assert result.out == "已备份并核验：var/backups/wenbao-made-up.db（4096 字节，到修订 7）\n"


def test_restore_tells_what_was_restored_and_where_the_earlier_database_is(run: Run, backend: FakeBackend) -> None:
    backend.replaced = Path("var/wenbao.db.before-restore-made-up")

    result = run("restore", "copy.db")

    assert (result.status, result.err, backend.steps) == (0, "", ["start", "restore copy.db"])
    assert result.out.splitlines() == [
        "已恢复：copy.db（到修订 7）",
        "原来的数据库另存为：var/wenbao.db.before-restore-made-up",
    ]


def test_restore_where_there_was_no_database_tells_of_none(run: Run) -> None:
    assert run("restore", "copy.db").out == "已恢复：copy.db（到修订 7）\n"


@pytest.mark.parametrize("arguments", [("backup",), ("restore", "copy.db")])
def test_a_copy_that_cannot_be_made_or_restored_is_told_in_a_sentence(
    arguments: tuple[str, ...], run: Run, backend: FakeBackend
) -> None:
    backend.broken = StoreError("The database var/wenbao.db is in use: made up.")

    result = run(*arguments)

    assert (result.status, result.out, result.err) == (1, "", "The database var/wenbao.db is in use: made up.\n")

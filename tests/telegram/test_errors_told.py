"""Errors: a clear sentence for the person, a traceback in the log, the token in neither."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.domain.answer import Language
from bot.domain.errors import KnowledgeError
from bot.logs import configure_logs
from bot.telegram.errors import sentence
from tests.telegram import made_up
from tests.telegram.botapi.faults import DROP_BEFORE, Fault
from tests.telegram.botapi.people import Group, Person
from tests.telegram.botapi.server import TOKEN
from tests.telegram.stage import Stage


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that is logged, at the most talkative level."""
    stream = io.StringIO()
    configure_logs("DEBUG", stream)
    yield stream
    configure_logs("CRITICAL")


class TestErrors:
    """What the person reads."""

    async def test_one_of_ours_is_told_in_its_own_words(self, stage: Stage, wang: Person) -> None:
        assert (await stage.reply(wang, "库坏了"))["text"] == "数据库暂时不能读写，什么也没有改，请稍后再试。"

    async def test_any_other_is_an_apology_with_a_number_that_is_in_the_log(
        self, log: io.StringIO, stage: Stage, wang: Person
    ) -> None:
        reply = await stage.reply(wang, "出错")

        found = re.fullmatch(r"抱歉，出错了，这个问题没能回答。编号 ([0-9a-f]{8})，反馈时请附上。", reply["text"])
        assert found is not None
        assert found[1] in log.getvalue()
        assert "RuntimeError: a made-up fault" in log.getvalue()

    async def test_in_a_group_it_is_told_to_who_asked(self, stage: Stage, wang: Person, group: Group) -> None:
        question = group.hears(wang, "/ask 出错")

        (reply,) = await stage.heard(group)
        assert reply["reply_to_message"]["message_id"] == question["message_id"]

    async def test_on_a_button_it_is_told_in_the_chat(self, stage: Stage, wang: Person) -> None:
        stage.asking.answers[made_up.INCOME] = replace(made_up.ANSWERS[made_up.INCOME], options=("出错",))
        reply = await stage.reply(wang, made_up.INCOME)
        wang.presses(reply, "出错")

        assert (await stage.heard(wang, 2))[1]["text"].startswith("抱歉")

    async def test_an_apology_that_cannot_be_sent_ends_nothing(self, stage: Stage, wang: Person) -> None:
        stage.server.faults.plan("sendMessage", Fault.blocked())
        wang.says("出错")
        await stage.until(lambda: stage.server.faults.pending == [])

        assert await stage.reply(wang, made_up.GRAIN)

    @pytest.mark.parametrize("language", list(Language))
    def test_errors_without_a_sentence_of_their_own_have_a_common_one(self, language: Language) -> None:
        assert sentence(KnowledgeError(("internal detail",)), language) not in ("", "internal detail")


class TestTheLog:
    """What is written down."""

    async def test_never_holds_the_token(self, log: io.StringIO, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.server.faults.plan("getMe", Fault.status_of(401))
        stage.server.faults.plan("getUpdates", Fault.status_of(404), DROP_BEFORE)
        stage.server.faults.plan("sendMessage", Fault.status_of(401), DROP_BEFORE, Fault.html())
        await stage.start()
        wang = stage.person()
        for _ in range(3):
            wang.says(made_up.GRAIN)
        await stage.until(lambda: stage.server.faults.pending == [], patience=20)
        await stage.reply(wang, "出错")
        await stage.stop()

        assert "telegram_polling_started" in log.getvalue()
        assert TOKEN not in log.getvalue()
        assert TOKEN.split(":")[1] not in log.getvalue()

    async def test_takes_a_block_as_nothing_unusual(self, log: io.StringIO, stage: Stage, wang: Person) -> None:
        wang.says(made_up.GRAIN)
        wang.blocks_bot()
        await stage.settled()

        assert "telegram_blocked" in log.getvalue()
        assert "[warning" not in log.getvalue()

    def test_settings_can_be_logged(self, empty_stage: Stage) -> None:
        assert TOKEN not in repr(empty_stage.settings)

    async def test_never_holds_what_was_asked_nor_by_whom(self, log: io.StringIO, stage: Stage, wang: Person) -> None:
        for question in (made_up.GRAIN, "长" * 600, "出错"):
            await stage.reply(wang, question)
        await stage.settled()

        written = "\n".join(line for line in log.getvalue().splitlines() if "[debug" not in line)
        assert made_up.GRAIN not in written
        assert "小王" not in written
        assert str(wang.id) not in written

"""A bad network and a moody Telegram: no answer twice, none lost that could be saved, and the bot lives on."""

from __future__ import annotations

import asyncio
import io
import time
from dataclasses import replace

import pytest

from bot.domain.errors import ConfigurationError
from bot.store.database import Database
from bot.store.settings import SqlHandledUpdates
from bot.telegram.connection import handled
from bot.telegram.connection.polling import MOST_UPDATES
from tests.telegram import made_up
from tests.telegram.botapi.faults import DROP_AFTER, DROP_BEFORE, Fault
from tests.telegram.botapi.people import Group, Person, written
from tests.telegram.botapi.server import BotApiServer
from tests.telegram.stage import Stage


class TestSending:
    """What happens to an answer when sending goes wrong."""

    async def test_a_flood_limit_delays_the_answer_and_does_not_lose_it(self, stage: Stage, wang: Person) -> None:
        stage.server.faults.plan("sendMessage", Fault.flood(1))

        began = time.monotonic()
        reply = await stage.reply(wang, made_up.GRAIN)

        assert reply["text"].startswith(made_up.GRAIN_HEADLINE)
        assert time.monotonic() - began >= 1

    async def test_an_answer_refused_again_and_again_is_sent_in_the_end(self, stage: Stage, wang: Person) -> None:
        stage.server.faults.plan("sendMessage", *[Fault.flood(1)] * 2)

        assert (await stage.reply(wang, made_up.GRAIN))["text"].startswith(made_up.GRAIN_HEADLINE)
        assert len(stage.world.said(wang.id)) == 1

    async def test_a_chat_that_must_wait_keeps_no_other_waiting(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, shutdown_seconds=0.1)
        await stage.start()
        wang, li = stage.person(), stage.person()
        stage.server.faults.plan("sendMessage", Fault.flood(100))
        wang.says(made_up.GRAIN)
        await stage.until(lambda: stage.server.faults.pending == [])

        assert await stage.reply(li, made_up.GRAIN)
        assert not stage.world.said(wang.id)

    async def test_a_press_whose_acknowledgement_must_wait_is_answered(self, stage: Stage, wang: Person) -> None:
        reply = await stage.reply(wang, made_up.INCOME)
        stage.server.faults.plan("answerCallbackQuery", Fault.flood(1))

        assert (await stage.pressed(wang, reply, made_up.TOWN))["text"].startswith("2030年城镇居民收入3.2万元")

    async def test_answers_over_the_limits_are_queued_and_none_is_lost(self, stage: Stage) -> None:
        """The server refuses the 31st message of a second and the 21st of a group's minute, and calls it a violation."""
        people = [stage.person() for _ in range(90)]
        for person in people:
            person.says(made_up.GRAIN)
        await stage.until(lambda: all(stage.world.said(person.id) for person in people))
        await stage.settled()

        assert [len(stage.world.said(person.id)) for person in people] == [1] * 90

    async def test_an_answer_whose_confirmation_is_lost_is_not_sent_again(self, stage: Stage, wang: Person) -> None:
        stage.server.faults.plan("sendMessage", DROP_AFTER)
        wang.says(made_up.GRAIN)
        await stage.heard(wang)
        await stage.settled()

        assert len(stage.world.said(wang.id)) == 1

    async def test_an_answer_that_may_have_arrived_is_not_sent_again(self, stage: Stage, wang: Person) -> None:
        stage.server.faults.plan("sendMessage", DROP_BEFORE)
        wang.says(made_up.GRAIN)

        assert await stage.silent(wang)

    @pytest.mark.parametrize(
        "fault",
        [*(Fault.status_of(status) for status in (401, 404, 409, 500)), Fault.html(404)],
        ids=["401", "404", "409", "500", "a page for 404"],
    )
    async def test_an_answer_that_was_certainly_not_sent_is_sent_again(
        self, stage: Stage, wang: Person, fault: Fault
    ) -> None:
        stage.server.faults.plan("sendMessage", *[fault] * 3)

        reply = await stage.reply(wang, made_up.GRAIN)

        assert reply["text"].startswith(made_up.GRAIN_HEADLINE)

    @pytest.mark.parametrize(
        "faults",
        [[Fault.html()], [Fault.html(502)], [Fault.blocked()], [Fault.status_of(401)] * 4],
        ids=["captive page", "bad gateway", "blocked", "401 without end"],
    )
    async def test_whatever_goes_wrong_the_next_question_is_answered(
        self, stage: Stage, wang: Person, faults: list[Fault]
    ) -> None:
        stage.server.faults.plan("sendMessage", *faults)
        wang.says(made_up.TOWN)
        await stage.until(lambda: stage.server.faults.pending == [])

        assert await stage.silent(wang)
        assert (await stage.reply(wang, made_up.GRAIN))["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_an_edit_whose_confirmation_is_lost_is_made_again(self, stage: Stage, wang: Person) -> None:
        asked = wang.says(made_up.TOWN)
        await stage.heard(wang)
        stage.server.faults.plan("editMessageText", DROP_BEFORE, Fault.html(502), DROP_AFTER)
        wang.edits(asked, made_up.GRAIN)
        await stage.until(lambda: stage.world.said(wang.id)[0]["text"].startswith(made_up.GRAIN_HEADLINE))
        stage.forgive("message is not modified")
        await stage.settled()

        assert len(stage.world.said(wang.id)) == 1

    async def test_somebody_who_blocked_the_bot_is_let_go(self, stage: Stage, wang: Person) -> None:
        wang.says(made_up.GRAIN)
        wang.blocks_bot()

        assert await stage.silent(wang)

    async def test_a_group_that_moved_gets_its_answer_where_it_is_now(
        self, stage: Stage, wang: Person, group: Group
    ) -> None:
        moved = group.moves_to(-1_009_999_999_999)
        group.hears(wang, f"/ask {made_up.GRAIN}")

        (reply,) = await stage.heard(moved)
        assert reply["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_a_press_too_old_to_be_acknowledged_is_answered_all_the_same(
        self, stage: Stage, wang: Person
    ) -> None:
        stage.forgive("query is too old")
        reply = await stage.reply(wang, made_up.INCOME)
        query = wang.presses(reply, made_up.TOWN)
        stage.world.callbacks[query] = True

        assert (await stage.heard(wang, 2))[1]["text"].startswith("2030年城镇居民收入3.2万元")

    async def test_an_inline_query_that_expired_disturbs_nothing(self, stage: Stage, wang: Person) -> None:
        stage.forgive("query is too old")
        query = wang.types("粮食")
        stage.world.inline_queries[query] = {}
        await stage.settled()

        assert await stage.reply(wang, made_up.GRAIN)


class TestUpdates:
    """What Telegram delivers is not always tidy."""

    async def test_an_update_that_comes_again_is_answered_once(self, stage: Stage, wang: Person) -> None:
        message = wang.world.write(wang.chat, {"from": wang.user, **written(made_up.GRAIN)})
        update = {"update_id": stage.world.updates.next_id(), "message": message}
        stage.world.updates.put(update, update, update)
        await stage.heard(wang)
        await stage.settled()

        assert len(stage.world.said(wang.id)) == 1

    async def test_updates_out_of_order_are_each_answered_once(self, stage: Stage, wang: Person) -> None:
        updates = []
        for _ in range(3):
            message = wang.world.write(wang.chat, {"from": wang.user, **written(made_up.GRAIN)})
            updates.append({"update_id": stage.world.updates.next_id(), "message": message})
        stage.world.updates.put(*reversed(updates))
        await stage.heard(wang, 3)
        await stage.settled()

        assert len(stage.world.said(wang.id)) == 3

    async def test_an_update_that_cannot_be_read_is_passed_over_and_the_rest_is_served(
        self, stage: Stage, wang: Person, log: io.StringIO
    ) -> None:
        secret = "某人的话"
        wang.sends(dice={"emoji": "🎲"}, caption=secret)
        stage.world.updates.add("callback_query", {"id": "1", "data": secret})
        stage.world.updates.add("message", {"text": secret})
        stage.world.updates.add("message", {**wang.chat.messages[1], "dice": None, "date": 10**20, "text": secret})
        wang.says(made_up.GRAIN)
        await stage.heard(wang)
        await stage.settled()

        assert [said["text"][: len(made_up.GRAIN_HEADLINE)] for said in stage.world.said(wang.id)] == [
            made_up.GRAIN_HEADLINE
        ]
        assert stage.unreadable == 4
        assert log.getvalue().count("telegram_update_unreadable") == 4
        assert secret not in log.getvalue()
        assert stage.world.updates.waiting == []

    async def test_what_nobody_waits_for_any_more_is_ignored(self, stage: Stage, wang: Person) -> None:
        wang.says(made_up.GRAIN, date=int(time.time()) - 400)

        assert await stage.silent(wang)
        assert stage.asking.asked == []

    async def test_what_came_while_the_bot_was_down_for_a_moment_is_answered(self, empty_stage: Stage) -> None:
        wang = empty_stage.person()
        wang.says(made_up.GRAIN, date=int(time.time()) - 60)
        await empty_stage.start()

        assert await empty_stage.heard(wang)


class TestPolling:
    """Polling survives what would silently end it."""

    @pytest.mark.parametrize(
        "fault",
        [
            Fault.status_of(401),
            Fault.status_of(404),
            Fault.status_of(409),
            Fault.status_of(502),
            Fault.html(),
            Fault.flood(1),
            DROP_BEFORE,
            DROP_AFTER,
        ],
        ids=["401", "404", "409", "502", "captive page", "flood", "drop before", "drop after"],
    )
    async def test_goes_on_after_one_stray_answer(self, empty_stage: Stage, fault: Fault) -> None:
        stage = empty_stage
        stage.server.faults.plan("getUpdates", fault)
        await stage.start()

        assert await stage.reply(stage.person(), made_up.GRAIN)
        assert not stage.ended

    async def test_contact_is_known_at_once_even_where_nobody_writes(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, poll_seconds=40)
        stage.server.faults.plan("getUpdates", Fault.html(502))
        await stage.start()
        await stage.until(lambda: stage.transport.health().is_up)
        quiet = [call.parameters["timeout"] for call in stage.world.calls_of("getUpdates")]
        wang = stage.person()
        await stage.until(lambda: stage.world.updates.is_asked_for)
        stage.server.faults.plan("getUpdates", DROP_BEFORE)
        await stage.reply(wang, made_up.GRAIN)
        await stage.until(lambda: stage.server.faults.pending == [])
        await stage.reply(wang, made_up.TOWN)
        patience = [int(call.parameters["timeout"]) for call in stage.world.calls_of("getUpdates")]

        assert quiet == [0]
        assert patience[:3] == [0, 40, 0]

    async def test_a_token_refused_for_good_ends_the_bot_with_a_clear_sentence(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, tolerated_refusals=1)
        stage.server.faults.plan("getUpdates", *[Fault.status_of(401)] * 2)
        await stage.start()

        with pytest.raises(ConfigurationError, match="keeps refusing the bot token"):
            await stage.outcome()

    async def test_polling_that_stopped_without_a_word_ends_the_bot(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, stall_seconds=0.3, poll_seconds=5)
        await stage.start()

        with pytest.raises(ConfigurationError, match="Receiving has stopped"):
            await stage.outcome()

    async def test_the_bot_starts_as_soon_as_the_network_lets_it(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.server.faults.plan("getMe", DROP_BEFORE)
        stage.server.faults.plan("deleteWebhook", Fault.html())
        await stage.start()

        assert await stage.reply(stage.person(), made_up.GRAIN)

    async def test_the_bot_starts_without_telegram_and_recovers_by_itself(self, database: Database) -> None:
        server = BotApiServer()
        async with BotApiServer() as other:
            server.port = other.port
        stage = Stage(server, database)
        try:
            starting = asyncio.create_task(stage.start())
            await stage.until(lambda: stage.broken_calls > 0)
            async with server:
                await starting
                assert await stage.reply(stage.person(), made_up.GRAIN)
                await stage.stop()
        finally:
            await stage.stop()

        assert stage.violations == []

    async def test_the_bot_goes_on_when_telegram_comes_back(self, database: Database) -> None:
        first = BotApiServer()
        async with first:
            stage = Stage(first, database)
            await stage.start()
            wang = stage.person()
            await stage.reply(wang, made_up.GRAIN)
        wang.says(made_up.TOWN)
        second = BotApiServer()
        second.world, second.port = first.world, first.port
        async with second:
            assert (await stage.heard(wang, 2))[1]["text"].startswith("2030年城镇居民收入3.2万元")
            await stage.stop()

        assert stage.violations == []

    async def test_a_wrong_token_ends_the_start_with_a_sentence_that_does_not_repeat_it(
        self, empty_stage: Stage
    ) -> None:
        stage = empty_stage
        stage.forgive("getMe: Unauthorized")
        wrong = "111111111:BBH_another-made-up-token_of-the-right-form"
        stage.settings = replace(stage.settings, token=wrong)
        await stage.start()

        with pytest.raises(ConfigurationError) as caught:
            await stage.outcome()
        assert "TELEGRAM_BOT_TOKEN" in str(caught.value)
        assert wrong not in str(caught.value)

    async def test_a_stop_during_an_endless_start_is_obeyed(self, database: Database) -> None:
        async with BotApiServer() as server:
            stage = Stage(server, database)
            server.faults.plan("getMe", *[Fault.html()] * 50)
            starting = asyncio.create_task(stage.start())
            await asyncio.sleep(0.2)
            starting.cancel()

            await asyncio.wait_for(stage.stop(), 3)

    async def test_what_a_stop_cannot_wait_for_is_answered_by_the_next_process(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, shutdown_seconds=0.2)
        await stage.start()
        wang, li = stage.person(), stage.person()
        wang.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))
        await stage.reply(li, made_up.GRAIN)
        stage.interrupt()
        await stage.outcome()
        left = not stage.world.said(wang.id)
        stage.asking.may_finish.set()
        await stage.start()

        assert left
        assert (await stage.heard(wang))[0]["text"].startswith("总结")

    async def test_what_a_killed_process_had_in_hand_is_answered_by_the_next_one(self, empty_stage: Stage) -> None:
        stage = empty_stage
        await stage.start()
        wang = stage.person()
        wang.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))
        await stage.kill()
        stage.asking.may_finish.set()
        await stage.start()

        assert (await stage.heard(wang))[0]["text"].startswith("总结")
        assert len(stage.world.said(wang.id)) == 1

    async def test_an_answer_on_its_way_when_the_bot_must_stop_is_not_sent_again(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, shutdown_seconds=0.1)
        await stage.start()
        wang, li = stage.person(), stage.person()
        stage.server.faults.plan("sendMessage", Fault.slow(0.5))
        wang.says(made_up.GRAIN)
        await stage.until(lambda: stage.server.faults.pending == [])
        li.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))
        stage.interrupt()
        await stage.outcome()
        stage.asking.may_finish.set()
        await stage.start()
        await stage.heard(li)
        await stage.heard(wang)
        await stage.settled()

        assert [len(stage.world.said(person.id)) for person in (wang, li)] == [1, 1]

    async def test_an_answer_whose_update_could_not_be_acknowledged_is_not_given_again(self, stage: Stage) -> None:
        wang, li = stage.person(), stage.person()
        wang.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))
        stage.server.faults.plan("getUpdates", *[Fault.status_of(502)] * 100)
        await stage.stop()
        left = len(stage.world.updates.waiting)
        stage.server.faults.forget()
        await stage.start()
        await stage.reply(li, made_up.GRAIN)
        await stage.settled()

        assert left == 1
        assert len(stage.world.said(wang.id)) == 1

    async def test_what_was_answered_is_known_beyond_a_crash(
        self, stage: Stage, wang: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(handled, "_SECONDS", 0.02)
        await stage.restart()
        stage.server.faults.plan("sendMessage", Fault.slow(1))
        wang.says(made_up.GRAIN)
        kept = SqlHandledUpdates(stage.database)
        while not await kept.handled():  # noqa: ASYNC110 - the database tells nobody
            await asyncio.sleep(0.02)
        on_its_way = await kept.handled()
        await stage.heard(wang)
        await stage.settled()

        assert len(on_its_way) == 1
        assert stage.world.updates.waiting == []
        assert await kept.handled() == on_its_way

    async def test_one_slow_answer_hides_no_later_question(self, stage: Stage, wang: Person) -> None:
        wang.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))
        for _ in range(MOST_UPDATES + 10):  # messages too old to be answered fill what one getUpdates shows
            wang.says(made_up.TOWN, date=int(time.time()) - 400)
        later = stage.person()

        assert await stage.reply(later, made_up.GRAIN)
        assert not stage.world.said(wang.id)

    async def test_a_stop_lets_the_answer_in_hand_finish_and_acknowledges_it(self, stage: Stage, wang: Person) -> None:
        wang.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))
        await stage.stop()

        assert stage.world.said(wang.id)[0]["text"].startswith("总结")
        assert stage.world.updates.waiting == []

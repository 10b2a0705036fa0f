"""Everybody gets a turn, nobody gets all of them."""

from __future__ import annotations

from dataclasses import replace

from bot.telegram.settings import Rate
from tests.telegram import made_up
from tests.telegram.botapi.people import Group, Person
from tests.telegram.stage import Stage


class TestTurns:
    """Conversations do not wait for each other; questions in one do."""

    async def test_a_slow_answer_keeps_nobody_else_waiting(self, stage: Stage, wang: Person) -> None:
        wang.says(made_up.SLOW)
        await stage.until(lambda: bool(stage.asking.busy))

        assert await stage.reply(stage.person(), made_up.GRAIN)

    async def test_answers_come_in_the_order_of_the_questions(self, stage: Stage, wang: Person) -> None:
        wang.says(made_up.SLOW)
        wang.says(made_up.GRAIN)
        wang.says("那增长呢")
        await stage.until(lambda: bool(stage.asking.busy))
        stage.asking.may_finish.set()

        headlines = [reply["text"].split("\n")[0] for reply in await stage.heard(wang, 3)]
        assert headlines == ["总结：工作编造完毕", made_up.GRAIN_HEADLINE, "2030年粮食产量增长3.1%"]


class TestLimits:
    """Refused once politely, then silently."""

    async def test_somebody_too_fast_is_told_once(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, person_rate=Rate(2, 1))
        await stage.start()
        wang = stage.person()
        for _ in range(6):
            wang.says(made_up.TOWN)
        await stage.settled()

        texts = [reply["text"] for reply in stage.world.said(wang.id)]
        assert texts.count("问得太快了，请过一会儿再问。") == 1
        assert len(texts) == 3
        assert len(stage.asking.asked) == 2

    async def test_a_group_has_its_own_limit_whoever_asks(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, group_rate=Rate(2, 1))
        await stage.start()
        group = stage.group()
        for _ in range(5):
            group.hears(stage.person(), f"/ask {made_up.TOWN}")
        await stage.settled()

        texts = [reply["text"] for reply in stage.world.said(group.id)]
        assert texts.count("问得太快了，请过一会儿再问。") == 1
        assert len(texts) == 3

    async def test_what_a_group_says_among_itself_counts_for_nothing(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, group_rate=Rate(1, 1), person_rate=Rate(1, 1))
        await stage.start()
        group, wang = stage.group(), stage.person()
        group.privacy_mode = False
        for _ in range(5):
            group.hears(wang, "大家好")
        group.hears(wang, f"/ask {made_up.GRAIN}")

        assert (await stage.heard(group))[0]["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_a_press_over_the_limit_is_told_on_the_button_itself(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, person_rate=Rate(1, 1))
        await stage.start()
        wang = stage.person()
        reply = await stage.reply(wang, made_up.INCOME)
        queries = [wang.presses(reply, made_up.TOWN) for _ in range(2)]
        await stage.until(lambda: all(stage.world.callbacks[query] for query in queries))

        answers = [call.parameters.get("text") for call in stage.world.calls_of("answerCallbackQuery")]
        assert answers == ["问得太快了，请过一会儿再问。", None]

    async def test_the_usual_limits_keep_a_busy_group_under_telegrams_own(self, empty_stage: Stage) -> None:
        stage = empty_stage
        usual = type(stage.settings)(token="unused")
        stage.settings = replace(stage.settings, group_rate=usual.group_rate)
        await stage.start()
        group: Group = stage.group()
        for _ in range(40):
            group.hears(stage.person(), f"/ask {made_up.TOWN}")
        await stage.settled()

        assert usual.group_rate.burst + usual.group_rate.per_minute < 20
        assert len(stage.world.said(group.id)) == usual.group_rate.burst + 1

"""Everybody gets a turn, nobody gets all of them."""

from __future__ import annotations

from dataclasses import replace

from bot.telegram.settings import Rate, TelegramSettings
from tests.telegram import made_up
from tests.telegram.botapi.people import Group, Person
from tests.telegram.stage import Stage

TOO_MANY_PRESSES = "点得太快了，这一下没有算，请过一会儿再点。"


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

    async def test_questions_asked_at_once_are_answered_as_replies_and_one_alone_is_not(
        self, stage: Stage, wang: Person
    ) -> None:
        questions = [wang.says(text) for text in (made_up.SLOW, made_up.GRAIN, made_up.TOWN)]
        await stage.until(lambda: stage.transport.health().facts.get("updates_in_hand") == len(questions))
        await stage.until(lambda: bool(stage.asking.busy))
        stage.asking.may_finish.set()
        answers = await stage.heard(wang, 3)
        await stage.settled()
        alone = await stage.reply(wang, made_up.VILLAGE)

        replied = [answer["reply_to_message"]["message_id"] for answer in answers]
        assert replied == [question["message_id"] for question in questions]
        assert "reply_to_message" not in alone


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
        assert texts.index("问得太快了，请过一会儿再问。") == 2, "the answers come first"
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

    async def test_one_plea_is_enough_for_a_person_and_the_group(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, person_rate=Rate(3, 1), group_rate=Rate(2, 1))
        await stage.start()
        group, wang = stage.group(), stage.person()
        for asker in (wang, wang, wang, wang, wang, stage.person(), stage.person()):
            group.hears(asker, f"/ask {made_up.TOWN}")
        await stage.settled()

        texts = [reply["text"] for reply in stage.world.said(group.id)]
        assert texts.count("问得太快了，请过一会儿再问。") == 1
        assert len(texts) == 3

    async def test_nobody_uses_up_what_a_group_may_ask_without_asking(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, group_rate=Rate(2, 0.01), person_rate=Rate(9, 0.01))
        await stage.start()
        group, admin, member, other = stage.group(), *(stage.person() for _ in range(3))
        group.promotes(admin)
        group.hears(other, "大家好")
        group.hears(admin, f"/ask {made_up.INCOME}")
        (asked_back,) = await stage.heard(group)
        for _ in range(6):
            group.hears(admin, "/settings")
        page = (await stage.heard(group, 7))[-1]
        for _ in range(12):
            group.hears(member, "/settings")
        queries = [other.forges(page, "garbage") for _ in range(4)] + [
            other.presses(page, "提到不回答") for _ in range(8)
        ]
        await stage.until(lambda: all(stage.world.callbacks[query] for query in queries))
        await stage.settled()
        said = len(stage.world.said(group.id))
        group.hears(stage.person(), f"/ask {made_up.GRAIN}")
        last = (await stage.heard(group, 8))[-1]

        assert "没有指明" not in asked_back["text"]
        assert said == 7
        assert last["text"].startswith(made_up.GRAIN_HEADLINE)

    async def test_the_last_of_many_quick_edits_is_the_one_that_stays(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, person_rate=Rate(2, 300), group_rate=Rate(2, 300))
        await stage.start()
        wang, group = stage.person(), stage.group()
        places = (
            (wang, wang.says(made_up.TOWN), ""),
            (group, group.hears(stage.person(), f"/ask {made_up.TOWN}"), "/ask "),
        )
        for _, message, prefix in places:
            for _ in range(5):
                wang.edits(message, prefix + made_up.VILLAGE)
                wang.edits(message, prefix + made_up.TOWN)
            wang.edits(message, prefix + made_up.GRAIN)
        for place, _, _ in places:
            await stage.heard(place)
        await stage.settled()

        for place, _, _ in places:
            (reply,) = stage.world.said(place.id)
            assert reply["text"].startswith(made_up.GRAIN_HEADLINE)

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

    async def test_a_press_over_the_limit_is_always_told_on_the_button_itself(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, press_rate=Rate(1, 1))
        await stage.start()
        wang = stage.person()
        reply = await stage.reply(wang, made_up.GRAIN)
        labels = (made_up.GRAIN_GROWTH, "编造词1是什么", made_up.GRAIN_GROWTH)
        queries = [wang.presses(reply, label) for label in labels]
        await stage.until(lambda: all(stage.world.callbacks[query] for query in queries))

        assert [stage.told(query) for query in queries] == ["", TOO_MANY_PRESSES, TOO_MANY_PRESSES]

    async def test_presses_cost_no_questions_and_opinions_cost_no_presses(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, person_rate=Rate(2, 1), press_rate=Rate(1, 1))
        await stage.start()
        wang = stage.person()
        reply = await stage.reply(wang, made_up.GRAIN)
        pressed = [wang.presses(reply, label) for label in (made_up.GRAIN_GROWTH, "有用")]
        await stage.until(lambda: all(stage.world.callbacks[query] for query in pressed))
        await stage.heard(wang, 2)
        await stage.reply(wang, made_up.TOWN)

        assert TOO_MANY_PRESSES not in [stage.told(query) for query in pressed]
        assert len(stage.asking.asked) == 3

    async def test_commands_are_obeyed_when_no_more_questions_are_taken(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, person_rate=Rate(1, 1), command_rate=Rate(6, 1))
        await stage.start()
        wang = stage.person()
        for _ in range(4):
            wang.says(made_up.GRAIN)
        await stage.settled()
        commands = ("/forget", "/privacy", "/lang", "/new", "/start", "/help")
        texts = [(await stage.reply(wang, command))["text"] for command in commands]
        refused = [(await stage.reply(wang, "/forget"))["text"] for _ in range(2)]

        assert texts[0].startswith("已删除您的全部记录")
        assert not [text for text in texts if "太快了" in text]
        assert refused == ["命令发得太快了，这一条没有执行，请过一会儿再发。"] * 2

    async def test_the_usual_limits_let_a_person_press_once_a_second(self) -> None:
        usual = TelegramSettings(token="unused")

        assert usual.press_rate.burst >= 20
        assert usual.press_rate.per_minute >= 60

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

"""Inline mode: finished answers to choose from, in any chat."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.domain.answer import Language
from bot.telegram.inline.mode import CacheTime
from bot.telegram.settings import Rate
from tests.telegram import made_up
from tests.telegram.botapi.checks import utf16
from tests.telegram.botapi.people import Person
from tests.telegram.stage import Stage


async def results(stage: Stage, person: Person, query: str) -> dict[str, Any]:
    """What the bot answers an inline query."""
    identifier = person.types(query)
    await stage.until(lambda: stage.world.inline_queries[identifier] is not None)
    answered = stage.world.inline_queries[identifier]
    assert answered is not None
    return answered


class TestResults:
    """Each result is a finished reply."""

    async def test_hold_the_whole_answer_with_its_quote(self, stage: Stage, wang: Person) -> None:
        found = (await results(stage, wang, "粮食产量12.5"))["results"]

        content = found[0]["input_message_content"]
        assert content["message_text"].endswith(f"{made_up.GRAIN_QUOTE}\n—— 出处：一、开头，2031年1月8日")
        assert [entity["type"] for entity in content["entities"]] == ["bold", "expandable_blockquote"]
        assert content["link_preview_options"] == {"is_disabled": True}
        assert found[0]["title"] == made_up.GRAIN_HEADLINE

    async def test_are_ten_at_most_and_the_same_answer_only_once(self, stage: Stage, wang: Person) -> None:
        answer = made_up.ANSWERS[made_up.GRAIN]
        stage.browsing.found = (answer, answer, *(replace(answer, headline=f"答案{n}") for n in range(20)))

        found = (await results(stage, wang, "粮"))["results"]

        assert [result["title"] for result in found] == [made_up.GRAIN_HEADLINE, *(f"答案{n}" for n in range(9))]
        assert stage.browsing.searched[0] == ("粮", 10, None)

    async def test_keep_their_ids_over_a_restart(self, stage: Stage, wang: Person) -> None:
        before = (await results(stage, wang, "年"))["results"]
        await stage.stop()
        await stage.start()
        after = (await results(stage, wang, "年"))["results"]

        assert [result["id"] for result in before] == [result["id"] for result in after]

    async def test_of_an_empty_query_are_the_popular_ones_in_the_persons_language(self, stage: Stage) -> None:
        found = (await results(stage, stage.person("en"), " "))["results"]

        assert found
        assert stage.browsing.searched == [("", 10, Language.EN)]

    async def test_without_any_answer_still_offer_the_private_chat(self, stage: Stage, wang: Person) -> None:
        answered = await results(stage, wang, "没有的东西")

        assert answered["results"] == []
        assert answered["button"] == {"text": "到私聊里问问报", "start_parameter": "inline"}

    async def test_fit_in_one_message_however_long_the_answer(self, stage: Stage, wang: Person) -> None:
        stage.browsing.found = (
            made_up.long_answer(),
            replace(made_up.ANSWERS[made_up.GRAIN], citations=(made_up.cite("长" * 5000),)),
        )

        found = (await results(stage, wang, "长"))["results"]

        texts = [result["input_message_content"]["message_text"] for result in found]
        assert all(len(utf16(text)) // 2 <= 4096 for text in texts)
        assert texts[1].endswith("长…\n—— 出处：一、开头，2031年1月8日")

    async def test_of_somebody_who_types_too_much_stop_coming_without_an_error(self, empty_stage: Stage) -> None:
        stage = empty_stage
        stage.settings = replace(stage.settings, inline_rate=Rate(3, 1))
        await stage.start()
        wang = stage.person()
        queries = [wang.types(f"粮{n}") for n in range(6)]
        await stage.settled()

        assert [stage.world.inline_queries[query] is not None for query in queries] == [True] * 3 + [False] * 3


class TestCacheTime:
    """Results are kept by Telegram no longer than the knowledge has already stood."""

    def test_grows_while_the_store_stands_and_starts_again_when_it_changes(self) -> None:
        now = [0.0]
        cache = CacheTime(lambda: now[0])

        seconds = []
        for moment, version in ((0, "a"), (100, "a"), (1000, "a"), (1001, "b"), (1100, "b")):
            now[0] = moment
            seconds.append(cache.seconds(version))

        assert seconds == [60, 100, 300, 60, 99]

    async def test_is_sent_with_results_that_are_kept_for_one_person(self, stage: Stage, wang: Person) -> None:
        answered = await results(stage, wang, "粮食")

        assert (answered["cache_time"], answered["is_personal"]) == (60, True)

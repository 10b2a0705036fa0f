"""The language of answers: chosen, else the question's, else that of the person's Telegram. Over the knowledge as it ships."""

from __future__ import annotations

import pytest

from tests.telegram.stage import Stage

ENGLISH, HANT, HANS = "Gross regional product", "2020年地區生產總值", "2020年地区生产总值"
SHARED = "去年GDP多少"
"""Characters that both scripts have."""


@pytest.mark.parametrize(
    ("client", "typed", "beginning"),
    [
        ("en", "GDP", ENGLISH),
        ("fr", "GDP", ENGLISH),
        ("zh-hant", "GDP", HANT),
        ("zh-TW", SHARED, HANT),
        ("zh-HK", SHARED, HANT),
        ("zh-hans", SHARED, HANS),
        (None, SHARED, HANS),
        (None, "GDP", HANS),
        ("en", SHARED, HANS),
        ("zh-hant", "去年地区生产总值", HANS),
        ("zh-hans", "去年地區生產總值", HANT),
        ("zh-hant", "What was the GDP last year?", ENGLISH),
        ("zh-hant", "qunian gdp duoshao", HANT),
    ],
)
async def test_is_the_questions_and_what_it_does_not_show_is_telegrams(
    served: Stage, client: str | None, typed: str, beginning: str
) -> None:
    person, group = served.person(client), served.group()

    assert (await served.reply(person, typed))["text"].startswith(beginning)
    group.hears(person, f"/ask {typed}")
    assert (await served.heard(group))[0]["text"].startswith(beginning)
    query = person.types(typed)
    await served.until(lambda: served.world.inline_queries[query] is not None)
    answered = served.world.inline_queries[query]
    assert answered is not None
    first = answered["results"][0]
    assert first["title"].startswith(beginning)
    assert first["input_message_content"]["message_text"].startswith(beginning)


async def test_goes_on_in_the_conversations_where_telegram_tells_nothing(served: Stage) -> None:
    person = served.person(None)
    await served.reply(person, "失業率是多少")

    assert (await served.reply(person, SHARED))["text"].startswith(HANT)


async def test_is_the_chosen_one_whatever_is_typed(served: Stage) -> None:
    person = served.person("en")
    await served.pressed(person, await served.reply(person, "/lang"), "繁體中文")

    for typed in ("GDP", "What was the GDP last year?", "去年地区生产总值"):
        assert (await served.reply(person, typed))["text"].startswith(HANT)

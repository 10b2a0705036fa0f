"""The real store behind the real transport: what is curated arrives as it is."""

from __future__ import annotations

import pytest

from bot.bootstrap import Services, build_services
from bot.domain.answer import Language
from bot.messages.catalogue import to_traditional
from bot.service.asking import Asked
from bot.service.ports import Surface
from bot.service.serving import Serving
from tests.shipped import shipped_engine
from tests.telegram.botapi.world import labels, stretches
from tests.telegram.stage import Stage

GDP = "2020年地区生产总值是多少"


@pytest.fixture(scope="module")
def services() -> Services:
    """The use cases over the store as it ships."""
    return build_services(Serving(shipped_engine()))


async def test_a_figure_arrives_with_the_sentence_it_stands_in(served: Stage) -> None:
    reply = await served.reply(served.person(), GDP)

    assert "2079.4亿元" in reply["text"].split("\n")[0]
    assert "地区生产总值2079.4亿元" in stretches(reply, "expandable_blockquote")[0]


async def test_private_chat_group_and_inline_give_the_answer_the_service_gives(
    services: Services, served: Stage
) -> None:
    answer = await services.asking.ask(Asked(GDP, Surface.TERMINAL))
    person, group = served.person(), served.group()
    group.hears(person, f"/ask {GDP}")
    query = person.types(GDP)
    await served.until(lambda: served.world.inline_queries[query] is not None)
    inline = served.world.inline_queries[query]

    assert (await served.reply(person, GDP))["text"].startswith(answer.text)
    assert (await served.heard(group))[0]["text"].startswith(answer.text)
    assert inline is not None
    assert inline["results"][0]["title"] == answer.headline


async def test_the_examples_of_the_welcome_are_answered(services: Services, served: Stage) -> None:
    person = served.person()
    welcome = await served.reply(person, "/start")
    for count, label in enumerate(labels(welcome), 2):
        person.presses(welcome, label)
        await served.heard(person, count)

    examples = services.browsing.examples(Language.ZH_HANS)
    assert labels(welcome) == list(examples)
    assert len(examples) == 3
    assert all(stretches(reply, "expandable_blockquote") for reply in served.world.said(person.id)[1:])


async def test_every_term_can_be_opened(served: Stage) -> None:
    person = served.person()
    for term in shipped_engine().knowledge.terms:
        reply = await served.reply(person, f"/term {term.number}")

        assert term.name in reply["text"]
        assert f"名词解释 {term.number}" in reply["text"]


@pytest.mark.parametrize("query", ["", "GDP", "门户", "5G", "2021年目标", "zzzz"])
async def test_inline_results_are_acceptable_whatever_is_typed(served: Stage, query: str) -> None:
    identifier = served.person().types(query)

    await served.until(lambda: served.world.inline_queries[identifier] is not None)


@pytest.mark.parametrize("question", ["六大門戶是什麼", "失業人數有多少", "教育系統改革", "報告提出全區經濟社會發展"])
async def test_a_traditional_reader_reads_only_quotations_in_simplified_characters(
    served: Stage, question: str
) -> None:
    person = served.person("zh-hant")
    reply = await served.reply(person, question)
    query = person.types(question)
    await served.until(lambda: served.world.inline_queries[query] is not None)
    inline = served.world.inline_queries[query]

    source = shipped_engine().knowledge.report.document.text
    own = reply["text"]
    for quote in stretches(reply, "expandable_blockquote"):
        assert quote in source
        assert reply["text"].count(quote) == 1
        own = own.replace(quote, "")
    assert own == to_traditional(own)
    assert inline is not None
    assert inline["results"]
    for title in (str(result["title"]) for result in inline["results"]):
        lead, _, said = title.rpartition("：")
        own = lead if said.rstrip("…") in source else title
        assert own == to_traditional(own)

"""Looking around in the report by buttons, over the knowledge as it ships."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.answering.engine import Engine
from bot.telegram.buttons import presses
from bot.telegram.rendering.keyboards import Action, encode
from tests.shipped import shipped_engine, shipped_lexicon
from tests.telegram.botapi.people import Person, button_of
from tests.telegram.botapi.refusals import Json
from tests.telegram.botapi.world import labels, stretches
from tests.telegram.stage import Stage

GDP = "2020年地区生产总值是多少"
GONE = "这一条已经不在资料里了。"


@pytest.fixture
def reader(served: Stage) -> Person:
    """Somebody whose Telegram speaks simplified Chinese."""
    return served.person()


async def leafed(stage: Stage, person: Person, page: Json) -> list[str]:
    """The labels of all pages of a list, ‹ and › left out."""
    seen = labels(page)
    while "›" in labels(page):
        page = await stage.pressed(person, page, "›")
        seen += labels(page)
    return [label for label in seen if label not in ("‹", "›")]


class TestTheOutline:
    """/outline: parts → sections → paragraphs."""

    async def test_leads_from_a_part_to_a_section_to_its_paragraph_and_back(
        self, served: Stage, reader: Person
    ) -> None:
        top = dict(await served.reply(reader, "/outline"))
        part = dict(await served.pressed(reader, top, "一、2020年和“十三五”时期工作回顾"))
        section = await served.pressed(reader, part, "（六）创新驱动步伐加快")

        assert labels(top)[-1] == "名词解释"
        assert stretches(part, "bold") == ["一、2020年和“十三五”时期工作回顾"]
        assert part["text"].split("\n")[1] == "共23段，181个数"
        assert stretches(section, "blockquote")[0].startswith("（六）创新驱动步伐加快。")
        assert section["text"].endswith("—— 出处：一、（六），2021年3月4日")
        back = await served.pressed(reader, section, "‹ 返回")
        assert labels(back) == labels(part)

    async def test_leads_through_sections_of_several_paragraphs_and_of_sections(
        self, served: Stage, reader: Person
    ) -> None:
        part = await served.pressed(reader, await served.reply(reader, "/outline"), "一、2020年和“十三五”时期工作回顾")
        opening = dict(await served.pressed(reader, part, "开头"))
        paragraph = dict(await served.pressed(reader, opening, labels(opening)[1]))
        after = await served.pressed(reader, paragraph, "›")

        assert len(labels(opening)) == 3
        assert stretches(paragraph, "blockquote")[0].startswith("全年实现地区生产总值2079.4亿元")
        assert stretches(after, "blockquote")[0].startswith("（一）疫情防控有力有效")

    async def test_shows_every_paragraph_one_after_the_other(self, served: Stage, reader: Person) -> None:
        passages = shipped_engine().knowledge.report.document.passages
        page = await served.pressed(reader, await served.reply(reader, "/outline"), "名词解释")
        page = await served.pressed(reader, page, "1. 一般公共预算地方级收入等指标")
        for passage in passages[46:49]:
            assert stretches(page, "blockquote") == [passage.text]
            page = await served.pressed(reader, page, "›")

    async def test_lists_long_parts_page_by_page(self, served: Stage, reader: Person) -> None:
        glossary = await served.pressed(reader, await served.reply(reader, "/outline"), "名词解释")
        seen = await leafed(served, reader, glossary)

        assert [label for label in seen if re.match(r"\d+\. ", label)] == [
            f"{section.number}. {section.heading}"
            for section in shipped_engine().knowledge.report.document.sections
            if section.parent_id == "glossary"
        ]

    async def test_says_what_a_part_is_about_to_whom_still_has_the_button(self, served: Stage, reader: Person) -> None:
        top = await served.reply(reader, "/outline")
        key = button_of(top, "一、2020年和“十三五”时期工作回顾")["callback_data"].split(":")[2]
        reader.forges(top, encode(Action.GIST, key))

        answer = (await served.heard(reader, 2))[-1]["text"]
        assert answer.startswith("一、2020年和“十三五”时期工作回顾")
        assert "\n· 一、五年来\n" in answer

    async def test_speaks_english_around_the_reports_headings(self, served: Stage) -> None:
        person = served.person("en")
        top = dict(await served.reply(person, "/outline"))
        part = dict(await served.pressed(person, top, "Part 1 · 2020年和“十三五”时期工作回顾"))
        section = dict(await served.pressed(person, part, "(6) 创新驱动步伐加快"))
        glossary = await served.pressed(person, top, "Glossary")

        assert labels(top)[-1] == "Glossary"
        assert labels(part)[0] == "Opening"
        assert "paragraphs, " in part["text"]
        assert section["text"].endswith("— Source: Part 1, section (6), 4 March 2021")
        assert glossary["text"].startswith("Glossary\n")
        told = await served.reply(person, "/start six-gateways")
        assert "— Source: Glossary 7, 4 March 2021" in told["text"]

    async def test_leads_back_to_the_top(self, served: Stage, reader: Person) -> None:
        top = dict(await served.reply(reader, "/outline"))
        part = await served.pressed(reader, top, "名词解释")

        assert labels(await served.pressed(reader, part, "‹ 目录")) == labels(top)

    async def test_is_spelled_as_traditional_readers_write(self, served: Stage) -> None:
        reply = await served.reply(served.person("zh-hant"), "/outline")

        assert labels(reply)[0] == "一、2020年和“十三五”時期工作回顧"


class TestTheGlossary:
    """/term browses and searches all 26 terms."""

    async def test_lists_every_term(self, served: Stage, reader: Person) -> None:
        seen = await leafed(served, reader, await served.reply(reader, "/term"))

        assert seen == [f"{term.number}. {term.name}" for term in shipped_engine().knowledge.terms]
        assert len(seen) == 26

    async def test_a_page_back_is_the_page_before(self, served: Stage, reader: Person) -> None:
        first = dict(await served.reply(reader, "/term"))
        second = await served.pressed(reader, first, "›")

        assert labels(await served.pressed(reader, second, "‹")) == labels(first)

    async def test_a_double_tap_turns_one_page_and_says_nothing(self, served: Stage, reader: Person) -> None:
        served.forgive("message is not modified")
        first = dict(await served.reply(reader, "/term"))
        reader.presses(first, "›")
        reader.presses(first, "›")
        await served.until(lambda: len(served.world.calls_of("answerCallbackQuery")) == 2)
        await served.settled()

        assert len(served.world.said(reader.id)) == 1

    async def test_a_term_is_explained(self, served: Stage, reader: Person) -> None:
        answer = await served.pressed(reader, await served.reply(reader, "/term"), "7. 六大门户")

        assert answer["text"].startswith("名词解释7：六大门户")

    @pytest.mark.parametrize("named", ["7", "六大门户", "六大門戶", "six gateways"])
    async def test_is_searched_by_number_and_name(self, served: Stage, reader: Person, named: str) -> None:
        assert (await served.reply(reader, f"/term {named}"))["text"].startswith("名词解释7：六大门户")

    async def test_offers_what_a_search_finds(self, served: Stage, reader: Person) -> None:
        found = await served.reply(reader, "/term 企业")

        assert found["text"] == "名词解释里与“企业”有关的："
        assert labels(found)[0] == "22. 高新技术企业倍增计划"
        assert len(labels(found)) > 1

    async def test_says_so_when_a_search_finds_nothing(self, served: Stage, reader: Person) -> None:
        nothing = await served.reply(reader, "/term <b>锟斤拷</b>")

        assert nothing["text"] == "名词解释里没有“<b>锟斤拷</b>”。"
        assert "1. " in labels(await served.pressed(reader, nothing, "全部名词"))[0]

    async def test_a_search_of_any_length_is_answered(self, served: Stage, reader: Person) -> None:
        reply = await served.reply(reader, "/term " + "企\u202e业" * 1300)

        assert reply["text"].startswith("名词解释里没有“企业企业")

    async def test_speaks_the_readers_language(self, served: Stage) -> None:
        assert labels(await served.reply(served.person("en"), "/term"))[6] == "7. Six gateways"
        assert labels(await served.reply(served.person("zh-TW"), "/term"))[6] == "7. 六大門戶"


class TestIndicators:
    """/indicators by category."""

    async def test_every_indicator_is_in_one_category(self, served: Stage, reader: Person) -> None:
        categories = await served.reply(reader, "/indicators")
        counts = [int(label.split("　")[1]) for label in labels(categories)]
        page = await served.pressed(reader, categories, labels(categories)[0])
        seen = await leafed(served, reader, page)

        assert sum(counts) == len(shipped_engine().knowledge.indicators)
        assert len([label for label in seen if label != "‹ 类别"]) == counts[0]

    async def test_one_is_opened_with_its_figure(self, served: Stage, reader: Person) -> None:
        categories = await served.reply(reader, "/indicators")
        page = await served.pressed(reader, categories, labels(categories)[0])
        answer = await served.pressed(reader, page, "地区生产总值")

        assert answer["text"].startswith("2020年地区生产总值：2079.4亿元")

    async def test_speak_english(self, served: Stage) -> None:
        person = served.person("en")
        categories = await served.reply(person, "/indicators")
        page = await served.pressed(person, categories, "Economy (7)")
        answer = await served.pressed(person, page, "Gross regional product (GDP)")

        assert answer["text"].startswith("Gross regional product (GDP) (2020): 207.94 billion yuan")
        assert answer["text"].endswith("4 March 2021")

    async def test_the_way_back_leads_to_the_categories(self, served: Stage, reader: Person) -> None:
        categories = dict(await served.reply(reader, "/indicators"))
        page = await served.pressed(reader, categories, labels(categories)[1])

        assert labels(await served.pressed(reader, page, "‹ 类别")) == labels(categories)


class TestTargets:
    """/targets for 2021 and for 2025."""

    @pytest.mark.parametrize(
        ("command", "count"),
        [
            ("/targets", 33),
            ("/targets 2021", 33),
            ("/targets 2025", 9),
            ("/targets 二〇二五年", 9),
            ("/targets ２０２５", 9),
        ],
    )
    async def test_lists_every_target_of_the_year(
        self, served: Stage, reader: Person, command: str, count: int
    ) -> None:
        page = await served.reply(reader, command)
        lines = page["text"].split("\n")
        while "›" in labels(page):
            page = await served.pressed(reader, page, "›")
            lines += page["text"].split("\n")

        assert lines[0] == f"{2025 if count == 9 else 2021}年目标，共 {count} 项"
        numbered = [line for line in lines if re.match(r"\d+\. ", line)]
        assert [int(line.split(".")[0]) for line in numbered] == list(range(1, count + 1))
        assert all("目标" in line for line in numbered)

    async def test_of_a_year_without_any_are_said_to_be_none(self, served: Stage, reader: Person) -> None:
        reply = await served.reply(reader, "/targets 2019")

        assert reply["text"] == "报告没有列出2019年的目标，有的是这些年："
        assert labels(reply) == ["2021年目标", "2025年目标", "2030年目标", "2060年目标"]
        assert (await served.pressed(reader, reply, "2030年目标"))["text"].startswith("2030年目标，共")

    async def test_leads_from_one_year_to_the_other(self, served: Stage, reader: Person) -> None:
        other = await served.pressed(reader, await served.reply(reader, "/targets"), "2025年目标")

        assert other["text"].startswith("2025年目标，共 9 项")
        assert "2021年目标" in labels(other)

    async def test_a_number_opens_its_target_with_the_passage(self, served: Stage, reader: Person) -> None:
        answer = await served.pressed(reader, await served.reply(reader, "/targets"), "1")

        assert answer["text"].startswith("2021年地区生产总值增长目标：6.5%以上")
        assert "地区生产总值增长6.5%以上" in stretches(answer, "expandable_blockquote")[0]


class TestWaysFromAnAnswer:
    """上下文, 相关指标, 全部目标, 另一口径 stand under an answer."""

    async def test_the_context_is_the_neighbouring_paragraphs_paged(self, served: Stage, reader: Person) -> None:
        answer = await served.reply(reader, GDP)
        context = dict(await served.pressed(reader, answer, "上下文"))
        passages = shipped_engine().knowledge.report.document.passages
        before = await served.pressed(reader, context, "‹")

        assert stretches(context, "blockquote") == [passages[8].text]
        assert stretches(context, "expandable_blockquote") == [passages[7].text, passages[9].text]
        assert stretches(before, "blockquote") == [passages[5].text]
        assert len(served.world.said(reader.id)) == 2
        assert served.world.said(reader.id)[0]["text"] == answer["text"]

    async def test_the_context_ends_where_the_report_does(self, served: Stage, reader: Person) -> None:
        page = await served.pressed(reader, await served.reply(reader, GDP), "上下文")
        while "‹" in labels(page):
            page = await served.pressed(reader, page, "‹")

        assert page["text"].startswith("第 1 段")
        assert labels(page) == ["›"]

    async def test_related_indicators_are_listed_and_open(self, served: Stage, reader: Person) -> None:
        related = await served.pressed(reader, await served.reply(reader, GDP), "相关指标")
        answer = await served.pressed(reader, related, "固定资产投资")

        assert related["text"] == "与“地区生产总值”相关的指标："
        assert "固定资产投资" in answer["text"].split("\n")[0]

    async def test_what_is_related_to_a_term_is_headed_by_its_name(self, served: Stage, reader: Person) -> None:
        related = await served.pressed(reader, await served.reply(reader, "六大门户是什么意思？"), "相关指标")

        assert related["text"] == "与“六大门户”相关的指标："

    async def test_where_no_relation_was_curated_those_of_the_same_category_are(self, served: Stage) -> None:
        engine = shipped_engine()
        alone = tuple(replace(one, related=()) for one in engine.knowledge.indicators)
        served.engine = Engine(replace(engine.knowledge, indicators=alone), shipped_lexicon())
        await served.restart()
        reader = served.person()
        related = await served.pressed(reader, await served.reply(reader, GDP), "相关指标")

        assert len(labels(related)) == 6

    async def test_all_targets_are_listed(self, served: Stage, reader: Person) -> None:
        targets = await served.pressed(reader, await served.reply(reader, GDP), "全部目标")

        assert targets["text"].startswith("2021年目标，共 33 项")

    async def test_another_scope_gives_the_same_figure_in_it_and_back(self, served: Stage, reader: Person) -> None:
        other = await served.pressed(reader, await served.reply(reader, GDP), "另一口径")
        back = await served.pressed(reader, other, "另一口径")

        assert other["text"].startswith("2020年地区生产总值：2320.4亿元（新区口径）")
        assert back["text"].startswith("2020年地区生产总值：2079.4亿元（金州行政区口径）")

    async def test_another_scope_that_the_report_does_not_give_is_said_to_be_missing(
        self, served: Stage, reader: Person
    ) -> None:
        growth = await served.reply(reader, "2020年地区生产总值增长多少")
        other = await served.pressed(reader, growth, "另一口径")

        assert other["text"].startswith("报告没有按新区口径给出所问的“地区生产总值”")

    async def test_only_what_leads_somewhere_is_offered(self, served: Stage, reader: Person) -> None:
        assert labels(await served.reply(reader, "六大门户是什么")) == ["上下文", "相关指标", "有用", "没用", "分享"]
        silent = labels(await served.reply(reader, "美国总统是谁"))
        assert silent[-2:] == ["有用", "没用"]
        assert "分享" not in silent
        assert labels(await served.reply(reader, "你好")) == []

    async def test_the_labels_speak_the_readers_language(self, served: Stage) -> None:
        english = await served.reply(served.person("en"), "What was the GDP in 2020?")
        traditional = await served.reply(served.person("zh-hant"), "2020年地區生產總值是多少")

        ways = ["Context", "Related", "All targets", "Other scope", "Useful", "Not useful", "Share"]
        assert labels(english) == ways
        assert labels(traditional) == ["上下文", "相關指標", "全部目標", "另一口徑", "有用", "沒用", "分享"]


class TestDoubleTaps:
    """A quick second tap on a button that sends a message sends no second one."""

    @pytest.mark.parametrize("label", ["上下文", "相关指标", "全部目标", "另一口径"])
    async def test_are_answered_and_act_once(self, served: Stage, reader: Person, label: str) -> None:
        answer = await served.reply(reader, GDP)
        queries = [reader.presses(answer, label) for _ in range(2)]
        await served.until(lambda: all(served.world.callbacks[query] for query in queries))
        await served.heard(reader, 2)
        await served.settled()

        assert len(served.world.said(reader.id)) == 2

    async def test_are_not_what_comes_later(
        self, served: Stage, reader: Person, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(presses, "_DOUBLE_TAP", 0.0)
        answer = await served.reply(reader, GDP)
        for _ in range(2):
            reader.presses(answer, "上下文")

        assert len(await served.heard(reader, 3)) == 3


class TestSharing:
    """Each answer can be passed on as a link, and the link opens it."""

    @pytest.mark.parametrize(
        "question",
        [
            GDP,
            "2020年地区生产总值增长多少",
            "按新区口径2020年地区生产总值是多少",
            "2021年地区生产总值的目标是多少",
            "六大门户是什么",
        ],
    )
    async def test_the_link_opens_the_same_answer_for_somebody_else(self, served: Stage, question: str) -> None:
        reply = await served.reply(served.person(), question)
        rows = reply["reply_markup"]["inline_keyboard"]
        (link,) = [button["url"] for row in rows for button in row if "url" in button]
        friend = served.person()
        friend.follows(link)

        (opened,) = await served.heard(friend)
        assert opened["text"].split("\n")[0] == reply["text"].split("\n")[0]

    @pytest.mark.parametrize("entry", ["exports-and-imports-not-given", "gdp-per-capita-not-given"])
    async def test_a_reviewed_silence_is_opened_as_the_answer_it_is(self, served: Stage, entry: str) -> None:
        reply = await served.reply(served.person(), f"/start {entry}")

        assert reply["text"].startswith("报告没有")
        assert "分享" in labels(reply)

    async def test_what_has_no_link_of_its_own_says_what_its_link_opens(self, served: Stage) -> None:
        reply = await served.reply(served.person(), "去年新开工的项目比竣工投产的多多少个")
        rows = reply["reply_markup"]["inline_keyboard"]
        (link,) = [button["url"] for row in rows for button in row if "url" in button]

        (text,) = parse_qs(urlsplit(link).query)["text"]
        assert text.startswith("相差224个")
        assert text.endswith("（链接打开的是：2020年开工项目有多少个？）")

    async def test_the_link_of_a_list_of_targets_opens_the_list(self, served: Stage) -> None:
        reply = await served.reply(served.person(), "2025年目标有哪些")
        rows = reply["reply_markup"]["inline_keyboard"]
        (link,) = [button["url"] for row in rows for button in row if "url" in button]
        friend = served.person()
        friend.follows(link)

        assert (await served.heard(friend))[0]["text"].startswith("2025年目标，共 9 项")

    async def test_the_link_of_a_passage_opens_the_passage(self, served: Stage) -> None:
        reply = await served.reply(served.person(), "第一部分讲什么")
        rows = reply["reply_markup"]["inline_keyboard"]
        (link,) = [button["url"] for row in rows for button in row if "url" in button]
        friend = served.person("en")
        friend.follows(link)

        assert (await served.heard(friend))[0]["text"].startswith("Paragraph 7 of 72")

    async def test_an_entry_opens_in_the_language_of_who_follows_the_link(self, served: Stage) -> None:
        reply = await served.reply(served.person("en"), "/start six-gateways")

        assert reply["text"].startswith("Glossary 7: six gateways")

    async def test_a_link_to_what_is_gone_says_so_and_greets(self, served: Stage, reader: Person) -> None:
        reply = await served.reply(reader, "/start no-such-entry")

        assert reply["text"].startswith(GONE)
        assert len(labels(reply)) == 3


class TestAfterAChange:
    """Buttons sent before a restart, over a store that has changed since."""

    async def test_every_button_works_after_a_restart(self, served: Stage, reader: Person) -> None:
        answer = await served.reply(reader, GDP)
        await served.restart()

        for label, beginning in (
            ("上下文", "第 9 段"),
            ("相关指标", "与“地区生产总值”"),
            ("全部目标", "2021年目标"),
            ("另一口径", "2020年地区生产总值：2320.4亿元"),
        ):
            assert (await served.pressed(reader, answer, label))["text"].startswith(beginning)
        query = reader.presses(answer, "有用")
        await served.until(lambda: served.world.callbacks[query])
        assert served.told(query) == "谢谢，记下了。"

    async def test_a_button_works_although_its_message_is_gone(self, served: Stage, reader: Person) -> None:
        answer = await served.reply(reader, GDP)
        gone = {"message_id": answer["message_id"], "date": 0, "chat": reader.chat.public}
        del reader.chat.messages[answer["message_id"]]
        for label in ("上下文", "另一口径", "有用"):
            reader.forges(gone, button_of(answer, label)["callback_data"])
        await served.until(lambda: len(served.world.calls_of("answerCallbackQuery")) == 3)
        await served.settled()

        beginnings = [said["text"][:5] for said in served.world.said(reader.id)]
        assert beginnings == ["第 9 段", "2020年"]

    async def test_an_entry_that_is_gone_says_so(self, served: Stage, reader: Person) -> None:
        answer = await served.reply(reader, GDP)
        listing = await served.reply(reader, "/term")
        outline = await served.reply(reader, "/outline")
        served.engine = _without_gdp_and_terms()
        await served.restart()
        before = len(served.world.said(reader.id))

        for message, label in ((answer, "相关指标"), (answer, "另一口径"), (listing, "7. 六大门户")):
            query = reader.presses(message, label)
            await served.until(lambda query=query: served.world.callbacks[query])  # type: ignore[misc]
            assert served.told(query) == GONE, label
        assert len(served.world.said(reader.id)) == before
        assert labels(await served.pressed(reader, outline, labels(outline)[0]))


def _without_gdp_and_terms() -> Engine:
    knowledge = shipped_engine().knowledge
    kept = tuple(one for one in knowledge.indicators if one.id != "gross-regional-product")
    unrelated = tuple(replace(one, related=()) for one in kept)
    plans = tuple(replace(one, indicators=()) for one in knowledge.plans)
    return Engine(replace(knowledge, indicators=unrelated, terms=knowledge.terms[:3], plans=plans), shipped_lexicon())

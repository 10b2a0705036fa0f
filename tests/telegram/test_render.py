"""Rendering: what an answer looks like, and the laws of splitting it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from telegram import MessageEntity

from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.messages.catalogue import message as words
from bot.service.exploring.contract import Offers
from bot.telegram.rendering.answers import render, render_single
from bot.telegram.rendering.offers import Underneath
from bot.telegram.rendering.script import in_readers_script
from bot.telegram.rendering.splitting import RichText, Span, split
from bot.telegram.rendering.text import clean, clip, fitting, utf16_length
from tests.telegram import made_up
from tests.telegram.botapi.checks import check_entities, check_text

texts = st.text(st.sampled_from("字a。\n，🌾 "), max_size=400)


def rich_texts() -> st.SearchStrategy[RichText]:
    """Texts with a few spans."""
    return texts.flatmap(
        lambda text: st.lists(
            st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda pair: pair[0] < pair[1]),
            max_size=4,
        ).map(lambda pairs: RichText(text, tuple(Span("bold", *pair) for pair in sorted(pairs))))
    )


DAY = date(2031, 1, 8)


class TestSplitting:
    """A text over the limit becomes several that are not."""

    @given(rich_texts(), st.integers(10, 60))
    def test_no_part_is_over_the_limit_and_every_visible_character_is_kept(self, rich: RichText, limit: int) -> None:
        parts = split(rich, limit)

        assert all(utf16_length(part.text) <= limit for part in parts)
        assert "".join("".join(part.text.split()) for part in parts) == "".join(rich.text.split())

    @given(rich_texts(), st.integers(10, 60))
    def test_formatting_stays_on_the_characters_it_was_on(self, rich: RichText, limit: int) -> None:
        def formatted(part: RichText) -> str:
            covered = {index for span in part.spans for index in range(span.start, span.end)}
            return "".join(part.text[index] for index in sorted(covered) if not part.text[index].isspace())

        parts = split(rich, limit)

        assert all(0 <= span.start < span.end <= len(part.text) for part in parts for span in part.spans)
        assert "".join(formatted(part) for part in parts) == formatted(rich)

    def test_cuts_at_a_paragraph_where_there_is_one(self) -> None:
        parts = split(RichText("一" * 30 + "\n\n" + "二" * 30 + "\n三"), 60)

        assert [part.text for part in parts] == ["一" * 30, "二" * 30 + "\n三"]

    def test_what_fits_is_left_whole(self) -> None:
        assert split(RichText("一\n\n二", (Span("bold", 0, 1),)), 4) == (RichText("一\n\n二", (Span("bold", 0, 1),)),)


class TestRendering:
    """Every message is one Telegram takes."""

    def test_every_part_of_a_long_answer_is_acceptable(self) -> None:
        parts = render(made_up.long_answer(400), DAY)

        assert len(parts) > 2
        for part in parts:
            check_text(part.text)
            check_entities(part.text, [entity.to_dict() for entity in part.entities])

    def test_a_long_quote_is_quoted_in_every_part_it_reaches(self) -> None:
        answer = replace(made_up.ANSWERS[made_up.GRAIN], citations=(made_up.cite("引文🌾。" * 2000),))

        quoted = [
            [entity for entity in part.entities if entity.type == MessageEntity.EXPANDABLE_BLOCKQUOTE]
            for part in render(answer, DAY)
        ]

        assert len(quoted) > 1
        assert all(len(entities) == 1 for entities in quoted)

    def test_each_citation_is_followed_by_its_place(self) -> None:
        answer = replace(
            made_up.ANSWERS[made_up.GRAIN],
            citations=(made_up.cite("甲", "一、（一）"), made_up.cite("乙", "名词解释 3")),
        )

        (message,) = render(answer, DAY)

        assert message.text.endswith(
            "\n\n甲\n—— 出处：一、（一），2031年1月8日\n\n乙\n—— 出处：名词解释 3，2031年1月8日"
        )

    def test_the_frame_speaks_the_answers_language_and_the_quote_stays_verbatim(self) -> None:
        answer = replace(made_up.ANSWERS[made_up.GRAIN], language=Language.ZH_HANT)

        (message,) = render(answer, DAY)

        assert message.text.endswith(f"{made_up.GRAIN_QUOTE}\n—— 出處：一、開頭，2031年1月8日")

    def test_a_passage_is_shown_once(self) -> None:
        quote = "全年粮食产量12.5万吨，长势良好。"
        plan = Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.PLAN,
            Language.ZH_HANS,
            "2031年计划：种粮",
            (words("plan-quote", Language.ZH_HANS, quote=quote), quote[:14], "12.5万吨", "· 另有计划"),
            (made_up.cite(quote),),
        )
        sentence = replace(plan, kind=AnswerKind.FACT, headline=f"报告原文（一、开头）：{quote}", details=())

        (first,), (second,) = render(plan, DAY), render(sentence, DAY)

        place = "\n—— 出处：一、开头，2031年1月8日"
        assert first.text == f"2031年计划：种粮\n12.5万吨\n· 另有计划\n\n{quote}{place}"
        assert second.text == f"报告原文（一、开头）：\n\n{quote}{place}"
        assert render_single(sentence, DAY).text == second.text

    def test_a_traditional_reader_reads_nothing_simplified_but_quotations(self) -> None:
        quote = "“绿满城乡”行动开始，种树60万株。"
        answer = replace(
            made_up.answered("报告说“绿满城乡”种树60万株", quote, entry="trees"),
            language=Language.ZH_HANT,
            details=("这里种树", f"报告原文：{quote}"),
            suggestions=("种了多少树？",),
        )

        shown = in_readers_script(answer)

        assert shown.headline == "報告說“绿满城乡”種樹60萬株"
        assert shown.details == ("這裡種樹", f"報告原文：{quote}")
        assert shown.suggestions == ("種了多少樹？",)
        assert shown.citations == answer.citations

    @given(st.integers(0, 9000), st.integers(0, 5))
    def test_a_single_message_is_always_acceptable(self, length: int, citations: int) -> None:
        answer = replace(made_up.ANSWERS[made_up.GRAIN], citations=(made_up.cite("囍" * max(1, length)),) * citations)

        message = render_single(answer, DAY)

        check_text(message.text)
        check_entities(message.text, [entity.to_dict() for entity in message.entities])
        assert message.text.startswith(made_up.GRAIN_HEADLINE)
        assert ("囍" in message.text) is (citations > 0)

    def test_each_keyboard_under_one_answer_has_its_own_reference_bot_and_language(self) -> None:
        answer, offers = made_up.ANSWERS[made_up.GRAIN], Offers(context="p1", share="f-grain", can_be_rated=True)
        unlike = [
            Underneath(offers, reference, bot, language)
            for reference, bot in (("first", "one_bot"), ("second", "other_bot"))
            for language in Language
        ]

        def shown(underneath: Underneath) -> str:
            (message,) = render(answer, DAY, underneath)
            return message.keyboard.to_json() if message.keyboard is not None else ""

        keyboards = [shown(underneath) for underneath in unlike]

        assert [shown(underneath) for underneath in unlike] == keyboards
        for underneath, keyboard in zip(unlike, keyboards, strict=True):
            others = {other.reference for other in unlike} - {underneath.reference}
            assert f":{underneath.reference}" in keyboard
            assert underneath.bot in keyboard
            assert not any(other in keyboard for other in others)
        assert len(set(keyboards)) == len(unlike)


class TestText:
    """Telegram counts in UTF-16 units."""

    @given(st.text(), st.integers(0, 50))
    def test_what_fits_is_the_longest_beginning_within_the_limit(self, text: str, limit: int) -> None:
        end = fitting(text, limit)

        assert utf16_length(text[:end]) <= limit
        assert end == len(text) or utf16_length(text[: end + 1]) > limit

    @given(st.text(), st.integers(1, 50))
    def test_a_clipped_text_is_within_the_limit(self, text: str, limit: int) -> None:
        assert utf16_length(clip(text, limit)) <= limit

    @given(st.text())
    def test_a_cleaned_text_is_clean(self, text: str) -> None:
        cleaned = clean(text)

        assert clean(cleaned) == cleaned
        assert not set(cleaned) & set(
            "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\x00\x1b\n"
        )

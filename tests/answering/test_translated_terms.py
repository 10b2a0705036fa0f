"""An English reader reads a term in English; the printed definition stands in the citation. Over the shipped store."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerStatus, Language

LONGEST_TEXT = 900


@pytest.mark.parametrize("wording", ["What does {} mean?", "Explain {}", "What is the meaning of {}?"])
def test_every_term_is_told_in_english_with_its_printed_name(engine: Engine, wording: str) -> None:
    for term in engine.knowledge.terms:
        answer = engine.ask(wording.format(term.name_en)).answer

        assert answer.entry_ids == (term.id,), term.name_en
        assert f"{term.name_en} ({term.name})" in answer.headline
        assert answer.details == (term.definition_en,)
        assert answer.citations[0].quote == term.definition.text
        assert len(answer.text) < LONGEST_TEXT


@pytest.mark.parametrize("name", ["一网", "一门", "一次", "一网格", "老字号", "原字号", "新字号", "第一个3", "第二个1"])
def test_a_part_of_a_term_is_told_in_english(engine: Engine, name: str) -> None:
    (part,) = (part for term in engine.knowledge.terms for part in term.parts if part.name == name)
    answer = engine.ask(f"What does {name} mean in this report?").answer

    assert answer.language is Language.EN
    assert answer.headline == f"{part.name_en} ({name}): {part.definition_en}"
    assert len(answer.text) < LONGEST_TEXT


def test_a_chinese_reader_reads_the_printed_definition(engine: Engine) -> None:
    answer = engine.ask("六大门户是什么").answer

    assert answer.status is AnswerStatus.ANSWERED
    assert answer.headline == "名词解释7：六大门户"
    assert answer.details[0].startswith("即振连路进区入口")

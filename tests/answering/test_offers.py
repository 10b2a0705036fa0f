"""What an answer offers to ask next is itself answered."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerKind, AnswerStatus, Language

pytestmark = pytest.mark.corpus

MADE_UP_WORDS = ("纸鹤产量是多少", "云上风车", "asdfgh", "价格", "人口", "平均", "工业怎么样", "学校")


def _questions(engine: Engine) -> list[str]:
    """One question on every indicator, term and plan, and some that the report is silent on."""
    knowledge = engine.knowledge
    return [
        *(f"{one.name}是多少" for one in knowledge.indicators),
        *(f"2019年{one.name}是多少" for one in knowledge.indicators),
        *(f"{term.name}是什么" for term in knowledge.terms),
        *(plan.title for plan in knowledge.plans),
        *MADE_UP_WORDS,
    ]


@pytest.mark.parametrize("language", [Language.ZH_HANS, Language.ZH_HANT])
def test_every_suggestion_and_option_is_answered(engine: Engine, language: Language) -> None:
    answers = [engine.ask(question, None, language).answer for question in _questions(engine)]

    offered = {offer for answer in answers for offer in (*answer.suggestions, *answer.options)}
    dead = [one for one in offered if engine.ask(one, None, language).answer.status is not AnswerStatus.ANSWERED]

    assert len(offered) > 100
    assert dead == []


def test_who_is_not_understood_gets_examples(engine: Engine) -> None:
    answer = engine.ask("？？？").answer

    assert answer.kind is AnswerKind.NOT_UNDERSTOOD
    assert len(answer.suggestions) == 3


@pytest.mark.parametrize("language", list(Language))
def test_every_example_to_start_with_is_answered(engine: Engine, language: Language) -> None:
    examples = engine.suggester.examples(language)

    assert len(examples) == 3
    assert all(engine.ask(one, None, language).answer.status is AnswerStatus.ANSWERED for one in examples)


def test_no_answer_suggests_what_it_was_asked(engine: Engine) -> None:
    for indicator in engine.knowledge.indicators:
        answer = engine.ask(f"{indicator.name}是多少").answer
        for suggestion in answer.suggestions:
            assert engine.ask(suggestion).answer.entry_ids != answer.entry_ids, suggestion

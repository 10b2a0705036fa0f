"""Whatever is curated can be opened by its id, and nothing else answers in its place."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerKind, Language

pytestmark = pytest.mark.corpus


@pytest.mark.parametrize("language", list(Language))
def test_every_entry_opens_as_itself(engine: Engine, language: Language) -> None:
    knowledge = engine.knowledge
    ids = [
        *(one.id for one in knowledge.indicators),
        *(one.id for one in knowledge.terms),
        *(one.id for one in knowledge.plans),
        *(one.id for one in knowledge.faqs),
    ]
    astray = []
    for entry_id in ids:
        outcome = engine.open(entry_id, language)
        if outcome is None or outcome.answer.entry_ids[0] != entry_id or not outcome.answer.citations:
            astray.append(entry_id)
        elif outcome.answer.language is not language:
            astray.append(f"{entry_id} in {outcome.answer.language}")

    assert astray == []


@pytest.mark.parametrize("language", list(Language))
def test_every_figure_opens_with_its_own_value_and_nothing_denied(engine: Engine, language: Language) -> None:
    astray = []
    for indicator in engine.knowledge.indicators:
        for observation in indicator.observations:
            outcome = engine.open(observation.id, language)
            assert outcome is not None
            answer = outcome.answer
            states = observation.as_written in answer.headline or language is not Language.ZH_HANS
            if answer.kind is not AnswerKind.FIGURE or answer.figure_ids != (observation.id,) or not states:
                astray.append(observation.id)

    assert astray == []


def test_what_is_opened_can_be_followed_up(engine: Engine) -> None:
    opened = engine.open("gross-regional-product", Language.ZH_HANS)
    assert opened is not None

    followed = engine.ask("那增长呢", opened.conversation).answer

    assert followed.entry_ids == ("gross-regional-product",)
    assert "0.55%" in followed.headline


def test_an_id_that_nothing_has_opens_nothing(engine: Engine) -> None:
    assert engine.open("no-such-entry", Language.ZH_HANS) is None
    assert engine.opener.question("no-such-entry", Language.ZH_HANS) is None


def test_an_answer_names_the_figures_of_its_headline(engine: Engine) -> None:
    answer = engine.ask("按新区口径，2020年GDP是多少").answer

    assert answer.figure_ids == ("gross-regional-product.2020.actual.level.new-area",)

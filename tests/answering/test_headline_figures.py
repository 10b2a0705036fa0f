"""The figures people ask for most: what the report opens with, its glossary's first item, and the targets of the coming year."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerStatus
from bot.domain.knowledge import Indicator, Measure, Observation, ObservationStatus
from bot.domain.report import Report
from tests.shipped import shipped_engine

PLACES = ("一、开头", "名词解释 1", "二、开头")
ASKS = {
    Measure.LEVEL: "是多少",
    Measure.GROWTH: "增长多少",
    Measure.ANNUAL_GROWTH: "年均增长多少",
    Measure.SHARE: "占{share}多少",
    Measure.RANK: "排第几",
}
Case = tuple[Indicator, Observation]


def _figures() -> list[Case]:
    indicators = shipped_engine().knowledge.indicators
    return [(one, o) for one in indicators for o in one.observations if o.quote.place in PLACES]


def _name(case: Case) -> str:
    indicator, observation = case
    return f"{indicator.id}-{observation.time_period}-{observation.measure}-{observation.scope_id}".replace("/", "-")


def _question(indicator: Indicator, observation: Observation) -> str:
    period = observation.time_period
    when = {(2016, 2020): "十三五", (2021, 2025): "十四五"}.get((period.start, period.end), f"{period}年")
    goal = "目标" if observation.status is ObservationStatus.TARGET else ""
    asks = ASKS[observation.measure].format(share=observation.share_of) if observation.value is not None else "怎么样"
    return f"{when}{indicator.name}{goal}{asks}"


def _is_of_default_scope(report: Report, indicator: Indicator, observation: Observation) -> bool:
    """Whether the figure is the one meant where no scope is named: the default one, or the only one."""
    if observation.scope_id == report.default_scope.id:
        return True
    return all(
        other.scope_id == observation.scope_id
        for other in indicator.observations
        if (other.time_period, other.measure) == (observation.time_period, observation.measure)
    )


@pytest.mark.parametrize("case", _figures(), ids=_name)
class TestHeadlineFigure:
    """Each is answered with its own value, in its own scope."""

    def test_is_answered_in_the_scope_that_is_named(self, engine: Engine, case: Case) -> None:
        indicator, observation = case
        scope = next(one for one in engine.knowledge.report.scopes if one.id == observation.scope_id)

        answer = engine.ask(f"按{scope.name}，{_question(*case)}？").answer

        assert answer.status is AnswerStatus.ANSWERED
        assert observation.as_written in answer.headline
        assert any(observation.quote.text in one.quote for one in answer.citations)
        others = {
            other.as_written
            for other in indicator.observations
            if other.scope_id != scope.id and other.measure is observation.measure
        }
        assert not [words for words in others - {observation.as_written} if words in answer.headline]

    def test_is_answered_where_no_scope_is_named(self, engine: Engine, case: Case) -> None:
        """In the headline when it is of the report's default scope, else in the details beside the one that is."""
        indicator, observation = case

        answer = engine.ask(_question(*case)).answer

        is_default = _is_of_default_scope(engine.knowledge.report, indicator, observation)
        assert answer.status is AnswerStatus.ANSWERED
        assert observation.as_written in (answer.headline if is_default else "\n".join(answer.details))
        assert any(observation.quote.text in one.quote for one in answer.citations)


def test_there_are_as_many_as_the_report_prints() -> None:
    by_place = {place: [o for _, o in _figures() if o.quote.place == place] for place in PLACES}

    assert {place: len(found) for place, found in by_place.items()} == {
        "一、开头": 15,
        "名词解释 1": 10,
        "二、开头": 18,
    }

"""A wrong figure in the knowledge is caught: each mutation of an observation that golden rows cite fails one of them."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import pytest

from bot.answering.engine import Engine
from bot.domain.knowledge import KnowledgeBase, Observation, ObservationStatus
from bot.domain.period import TimePeriod
from bot.service.evaluating import GradedQuestion
from bot.service.evaluating_service import EngineEvaluating
from tests.golden.graded_files import GOLDEN, read_questions
from tests.shipped import shipped_engine, shipped_lexicon

pytestmark = pytest.mark.corpus

SEED = 2021
MUTATIONS = 40
_DIGITS = re.compile(r"[\d.]+")


def another_value(observation: Observation, knowledge: KnowledgeBase) -> Observation:
    """Half as much again, in value and in print."""
    assert observation.value is not None
    printed = _DIGITS.search(observation.as_written)
    assert printed is not None
    number = format((Decimal(printed.group()) * Decimal("1.5") + 1).normalize(), "f")
    as_written = observation.as_written.replace(printed.group(), number, 1)
    return replace(observation, value=observation.value * Decimal("1.5") + 1, as_written=as_written)


def another_year(observation: Observation, knowledge: KnowledgeBase) -> Observation:
    """Six years earlier: of no period that the report speaks of."""
    period = observation.time_period
    return replace(observation, time_period=TimePeriod(period.start - 6, period.end - 6))


def another_scope(observation: Observation, knowledge: KnowledgeBase) -> Observation:
    """The next of the report's scopes."""
    scopes = [scope.id for scope in knowledge.report.scopes]
    return replace(observation, scope_id=scopes[(scopes.index(observation.scope_id) + 1) % len(scopes)])


def another_status(observation: Observation, knowledge: KnowledgeBase) -> Observation:
    """What is aimed at has happened, and the other way round."""
    is_target = observation.status is ObservationStatus.TARGET
    return replace(observation, status=ObservationStatus.ACTUAL if is_target else ObservationStatus.TARGET)


MUTATORS: tuple[Callable[[Observation, KnowledgeBase], Observation], ...] = (
    another_value,
    another_year,
    another_scope,
    another_status,
)


@dataclass(frozen=True)
class Mutation:
    """An observation, what becomes of it, and the rows that cite it."""

    before: Observation
    after: Observation
    rows: tuple[GradedQuestion, ...]


def cited(knowledge: KnowledgeBase) -> Iterator[tuple[Observation, tuple[GradedQuestion, ...]]]:
    """The observations whose printed number golden rows ask for, with the rows that rest on their quote."""
    text = knowledge.report.document.text
    rows = [(row, _spans(row, text)) for row in read_questions(*GOLDEN)]
    for indicator in knowledge.indicators:
        for one in indicator.observations:
            quote = one.quote
            citing = tuple(
                row
                for row, spans in rows
                if indicator.id in row.entries and any(a < quote.end and quote.start < b for a, b in spans)
            )
            if one.value is not None and any(_asks_for(row, one) for row in citing):
                yield one, citing


def _asks_for(row: GradedQuestion, one: Observation) -> bool:
    """Whether the row's answer must hold the printed number, and that of the observation's period where it says so."""
    if any(slot.name == "period" and str(one.time_period) not in slot.values for slot in row.reading):
        return False
    printed = _DIGITS.search(one.as_written)
    wanted = {number for choices in row.must for choice in choices for number in _DIGITS.findall(choice)}
    return printed is not None and printed.group() in wanted


def _spans(row: GradedQuestion, text: str) -> list[tuple[int, int]]:
    return [found.span() for words in row.evidence for found in re.finditer(re.escape(words), text)]


def mutations(knowledge: KnowledgeBase) -> Sequence[Mutation]:
    """The same ones at each run, all mutators in turn."""
    chosen = random.Random(SEED).sample(list(cited(knowledge)), MUTATIONS)  # noqa: S311 - not for secrets
    return [
        Mutation(before, MUTATORS[i % len(MUTATORS)](before, knowledge), rows)
        for i, (before, rows) in enumerate(chosen)
    ]


def mutated(knowledge: KnowledgeBase, mutation: Mutation) -> KnowledgeBase:
    """The knowledge with that one observation changed."""
    indicators = tuple(
        replace(
            one,
            observations=tuple(
                mutation.after if observation.id == mutation.before.id else observation
                for observation in one.observations
            ),
        )
        if one.id == mutation.before.indicator_id
        else one
        for one in knowledge.indicators
    )
    return replace(knowledge, indicators=indicators)


@pytest.mark.parametrize(
    "mutation", mutations(shipped_engine().knowledge), ids=lambda one: f"{one.before.id}-{one.before.status}"
)
def test_a_wrong_figure_fails_a_golden_row(mutation: Mutation) -> None:
    evaluating = EngineEvaluating(Engine(mutated(shipped_engine().knowledge, mutation), shipped_lexicon()))

    assert any(not evaluating.evaluate(row).grade.passed for row in mutation.rows), (
        f"{mutation.before} → {mutation.after}: {[row.question for row in mutation.rows]}"
    )

"""The store that ships has no fault, rests on the source word for word and explains every number of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.curation.coverage import coverage
from bot.curation.loading import check_knowledge, load_knowledge_bases
from bot.documents.numerals import numbers_in
from bot.domain.knowledge import KnowledgeBase

KNOWLEDGE_DIR = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="module")
def bases() -> tuple[KnowledgeBase, ...]:
    return load_knowledge_bases(KNOWLEDGE_DIR)


def test_it_has_no_fault() -> None:
    assert check_knowledge(KNOWLEDGE_DIR) == ()


def test_every_number_of_the_source_is_explained(bases: tuple[KnowledgeBase, ...]) -> None:
    for base in bases:
        report = coverage(base)
        assert report.total > 100
        assert [(u.place, u.context) for u in report.unexplained] == []


def test_every_figure_stands_in_the_source_where_its_quote_says(bases: tuple[KnowledgeBase, ...]) -> None:
    for base in bases:
        text = base.report.document.text
        observations = [o for indicator in base.indicators for o in indicator.observations]
        assert observations
        for observation in observations:
            quoted = text[observation.quote.start : observation.quote.end]
            assert observation.as_written in quoted
            for number in numbers_in(observation.as_written):
                assert number.text in {printed.text for printed in numbers_in(quoted)}

"""A store grown for the benchmark is still a store that answers as its report does, and what is measured is told as it came out."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest

from benchmarks.bare_pass import names_of, seconds_of_bare_pass
from benchmarks.grown_process import GrownMeasures
from benchmarks.grown_store import grown
from benchmarks.growth import Size, aims_told, growth_table, what_stops
from benchmarks.statistics import available_memory, peak_memory, percentile, resident_memory
from bot.answering.engine import Engine
from bot.curation.loading import load_knowledge
from bot.domain.knowledge import KnowledgeBase
from bot.domain.report import Quote
from tests.shipped import shipped_lexicon

MADE_UP = Path(__file__).parent / "answering" / "made_up"
COPIES = 30
GIB = 1 << 30
ALONE = GrownMeasures(
    entries=1_000,
    names=900,
    curated=100,
    growing=0.0,
    building=0.5,
    warming_up=0.0,
    first=(0.004, 0.005, 0.060),
    worked=(0.004, 0.004, 0.030),
    again=(0.004, 0.004, 0.004),
    bare=(0.020, 0.010, 0.030),
    resident=100 * 1_000_000,
    peak=110 * 1_000_000,
    graded=3,
    right=3,
    harmful=0,
    named=("one",),
)
LARGE = replace(
    ALONE, entries=1_001_000, first=(0.010, 0.020, 0.049), bare=(2.0, 2.0), resident=600 * 1_000_000, peak=GIB
)


@pytest.fixture(scope="module")
def report() -> KnowledgeBase:
    """纸鹤县 does not exist; its report is invented."""
    return load_knowledge(MADE_UP / "knowledge" / "zhihe-2031", MADE_UP)


@pytest.fixture(scope="module")
def store(report: KnowledgeBase) -> KnowledgeBase:
    return grown(report, shipped_lexicon(), COPIES)


@pytest.fixture(scope="module")
def engine(store: KnowledgeBase) -> Engine:
    return Engine(store, shipped_lexicon())


class TestAGrownStore:
    def test_holds_everything_once_for_each_copy(self, report: KnowledgeBase, store: KnowledgeBase) -> None:
        for kind in ("indicators", "terms", "plans", "faqs"):
            assert len(getattr(store, kind)) == COPIES * len(getattr(report, kind))
        passages = store.report.document.passages
        assert len(passages) == COPIES * len(report.report.document.passages)
        assert len({passage.id for passage in passages}) == len(passages)

    def test_holds_what_every_copy_quotes(self, store: KnowledgeBase) -> None:
        text = store.report.document.text
        quotes: list[Quote] = [one.quote for indicator in store.indicators for one in indicator.observations]
        quotes += chain(
            (term.definition for term in store.terms),
            (plan.quote for plan in store.plans),
            chain.from_iterable(faq.quotes for faq in store.faqs),
        )
        assert len(quotes) > COPIES
        assert all(text[quote.start : quote.end] == quote.text for quote in quotes)
        assert all(text[one.start : one.end] == one.text for one in store.report.document.passages)
        observations = [one for indicator in store.indicators for one in indicator.observations]
        assert all(one.as_written in one.quote.text for one in observations)

    def test_gives_no_copy_a_name_of_the_report(self, report: KnowledgeBase, engine: Engine) -> None:
        own = set(names_of(Engine(report, shipped_lexicon()).library))
        copied = [name for one in engine.library.entries if "~" in one.target for name in (*one.names, *one.names_en)]
        assert len(copied) > COPIES
        assert own.isdisjoint(copied)

    def test_answers_and_cites_as_the_report_alone(self, report: KnowledgeBase, engine: Engine) -> None:
        alone = Engine(report, shipped_lexicon())
        for indicator in report.indicators:
            question = f"{indicator.name}是多少"
            before, now = alone.ask(question).answer, engine.ask(question).answer
            assert (now.headline, now.citations) == (before.headline, before.citations)

    def test_is_the_same_each_time(self, report: KnowledgeBase) -> None:
        assert grown(report, shipped_lexicon(), 3) == grown(report, shipped_lexicon(), 3)


class TestWhatIsMeasured:
    def test_a_percentile_is_a_time_that_was_measured(self) -> None:
        assert [percentile((3.0, 1.0, 2.0), share) for share in (0.01, 0.5, 0.99)] == [1.0, 2.0, 3.0]

    def test_memory_is_told_in_bytes(self) -> None:
        free = available_memory()
        assert 1 << 20 < resident_memory() <= peak_memory()
        assert free is None or free > 1 << 20

    def test_the_yardstick_takes_some_time(self) -> None:
        assert seconds_of_bare_pass("地区生产总值", ("地区生产总值", "出口总额")) > 0


class TestWhatIsTold:
    def test_the_table_sets_every_size_beside_its_own_bare_pass(self) -> None:
        table = growth_table((Size(1, ALONE), Size(100, LARGE), Size(30_000, None, "not measured, for a reason")))
        assert "|  | 1 report | 100 copies | 30,000 copies |" in table
        assert "| a question, asked for the first time, p50 | 5.0 ms = 0.25 × | 20.0 ms = 0.01 × | — |" in table
        assert "| memory, an entry more than one report's |  | 500 bytes | — |" in table
        assert "30,000 copies: not measured, for a reason." in table

    def test_an_aim_that_is_missed_is_told_as_missed(self) -> None:
        told = aims_told((Size(1, ALONE), Size(100, LARGE))).splitlines()
        assert [line.rsplit(", ", 1)[1] for line in told] == ["reached"] * 4 + ["not reached"]

    def test_no_size_is_begun_that_memory_or_time_do_not_allow(self) -> None:
        assert not what_stops(10, LARGE, 13 * GIB, most_seconds=10)
        assert "10 GiB of memory and 11 are free" in what_stops(10, LARGE, 11 * GIB, most_seconds=10)
        assert "1 minutes" in what_stops(120, LARGE, None, most_seconds=10)

"""The promises of the design, held over everything that the shipped store knows: each entry asked for by its names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerKind, AnswerStatus
from bot.domain.knowledge import KnowledgeBase, Plan, Term
from tests.answering.numbers_told import untold_sources

pytestmark = pytest.mark.corpus

LONGEST_TEXT = 900
Asked = dict[str, Answer]
TELLING = (
    AnswerKind.FIGURE,
    AnswerKind.FIGURES,
    AnswerKind.COMPARE,
    AnswerKind.REVERSE,
    AnswerKind.GLOSSARY,
    AnswerKind.LIST,
    AnswerKind.FACT,
    AnswerKind.NAVIGATION,
    AnswerKind.CLARIFY,
    AnswerKind.SILENCE,
)
"""The kinds of answers that tell numbers."""
ALSO_A_FIGURE = frozenset({"25个街道"})
"""A name of a term that states a figure: asked by itself, it is looked up as one."""


@pytest.fixture(scope="session")
def knowledge(engine: Engine) -> KnowledgeBase:
    return engine.knowledge


@pytest.fixture(scope="session")
def asked(engine: Engine, knowledge: KnowledgeBase) -> Asked:
    """Every indicator, term, plan and frequent question, asked for in Chinese and English."""
    return {question: engine.ask(question).answer for question in _questions(knowledge)}


def _questions(knowledge: KnowledgeBase) -> Iterator[str]:
    for indicator in knowledge.indicators:
        yield from (indicator.name, f"{indicator.name}是多少", f"What was the {indicator.name_en}?")
        yield f"2021年{indicator.name}的目标是多少"
    for term in knowledge.terms:
        yield from (term.name, f"{term.name}包括哪些", f"What does {term.name_en} mean?")
    for plan in knowledge.plans:
        yield from (plan.title, plan.title_en)
    for faq in knowledge.faqs:
        yield from (*faq.questions, *faq.questions_en, *faq.negative_questions)


class TestEveryAnswer:
    """Whatever is asked, an answer keeps to what the report prints."""

    @pytest.mark.parametrize("kind", TELLING)
    def test_tells_no_number_that_its_citations_do_not_hold(
        self, asked: Asked, knowledge: KnowledgeBase, kind: AnswerKind
    ) -> None:
        told = {q: untold_sources(a, q, knowledge) for q, a in asked.items() if a.kind is kind}

        assert {q: numbers for q, numbers in told.items() if numbers} == {}

    def test_quotes_the_source_character_by_character(self, asked: Asked, knowledge: KnowledgeBase) -> None:
        source = knowledge.report.document.text
        citations = {citation for answer in asked.values() for citation in answer.citations}

        assert len(citations) > 300
        assert [one for one in citations if source[one.start : one.end] != one.quote] == []

    def test_cites_the_passage_and_the_place_that_the_quote_stands_in(
        self, asked: Asked, knowledge: KnowledgeBase
    ) -> None:
        passages = {passage.id: passage for passage in knowledge.report.document.passages}
        citations = {citation for answer in asked.values() for citation in answer.citations}

        for one in citations:
            passage = passages[one.passage]
            assert passage.place == one.section
            assert passage.start <= one.start < one.end
            assert one.report == knowledge.report.id

    def test_cites_something_when_it_answers(self, asked: Asked) -> None:
        assert [q for q, a in asked.items() if a.status is AnswerStatus.ANSWERED and not a.citations] == []

    def test_is_short_unless_it_is_a_list(self, asked: Asked) -> None:
        lengths = {q: len(a.text) for q, a in asked.items() if a.kind is not AnswerKind.LIST}

        assert {q: length for q, length in lengths.items() if length > LONGEST_TEXT} == {}

    def test_has_a_headline_of_one_line(self, asked: Asked) -> None:
        assert [q for q, a in asked.items() if not a.headline.strip() or "\n" in a.headline] == []

    def test_states_a_figure_in_its_first_line_as_it_is_printed(self, asked: Asked, knowledge: KnowledgeBase) -> None:
        printed = {one.id: {o.as_written for o in one.observations} for one in knowledge.indicators}
        figures = {q: a for q, a in asked.items() if a.kind in (AnswerKind.FIGURE, AnswerKind.FIGURES)}

        assert len(figures) > 300
        for question, answer in figures.items():
            for entry in answer.entry_ids:
                assert any(words in answer.headline for words in printed[entry]), question


class TestEveryName:
    """Whoever knows a thing's name finds it."""

    def test_every_indicator_is_found_by_its_name(self, asked: Asked, knowledge: KnowledgeBase) -> None:
        found = {one.name: asked[one.name] for one in knowledge.indicators}

        lost = [name for name, answer in found.items() if answer.status is AnswerStatus.NOT_FOUND]
        assert lost == []

    def test_every_plan_is_found_by_its_title(self, asked: Asked, knowledge: KnowledgeBase) -> None:
        """Or what else stands in the plan's own clause: a figure it sets, the term or the reviewed answer that it names."""
        for plan in knowledge.plans:
            _assert_found(plan, asked[plan.title])

    def test_a_plan_that_sets_a_target_is_told_by_that_figure(self, asked: Asked, knowledge: KnowledgeBase) -> None:
        """Typed whole, it is told as the plan or as its figures; another thing's figures would be no answer."""
        told_by_figures = [
            plan
            for plan in knowledge.plans
            if plan.indicators and asked[plan.title].kind in (AnswerKind.FIGURE, AnswerKind.FIGURES)
        ]

        assert len(told_by_figures) > 20
        for plan in told_by_figures:
            assert set(plan.indicators) & set(asked[plan.title].entry_ids), plan.title

    def test_no_frequent_question_is_matched_by_a_wording_it_must_not_match(
        self, asked: Asked, knowledge: KnowledgeBase
    ) -> None:
        for faq in knowledge.faqs:
            for wording in faq.negative_questions:
                assert faq.id not in asked[wording].entry_ids, wording


def _body(term: Term) -> str:
    return term.definition.text.partition("：")[2].strip()


class TestEveryTerm:
    """The glossary is answered whole, under every name."""

    def test_there_are_26(self, knowledge: KnowledgeBase) -> None:
        assert [term.number for term in knowledge.terms] == list(range(1, 27))

    @pytest.mark.parametrize("wording", ["{}", "{}是什么意思", "什么是{}？", "请解释一下“{}”"])
    def test_every_term_is_answered_whole_by_name_and_alias(
        self, engine: Engine, knowledge: KnowledgeBase, wording: str
    ) -> None:
        lost: list[str] = []
        for term in knowledge.terms:
            for name in {term.name, *term.aliases} - ALSO_A_FIGURE:
                answer = engine.ask(wording.format(name)).answer
                is_whole = bool(_body(term)) and _body(term) in answer.text
                quotes = [citation.quote for citation in answer.citations]
                if term.id not in answer.entry_ids or not is_whole or term.definition.text not in quotes:
                    lost.append(name)

        assert lost == []

    def test_every_term_is_answered_whole_by_number(self, engine: Engine, knowledge: KnowledgeBase) -> None:
        for term in knowledge.terms:
            answer = engine.ask(f"名词解释第{term.number}条").answer
            assert answer.entry_ids == (term.id,)
            assert _body(term) in answer.text

    def test_every_item_of_a_term_is_counted_and_told(self, asked: Asked, knowledge: KnowledgeBase) -> None:
        with_items = [term for term in knowledge.terms if term.items]

        assert with_items
        for term in with_items:
            answer = asked[f"{term.name}包括哪些"]
            assert f"{len(term.items)}项" in answer.headline, term.name
            assert all(item in answer.headline for item in term.items), term.name


def _assert_found(plan: Plan, answer: Answer) -> None:
    """The answer is the plan, or cites the very clause that the plan is quoted from."""
    assert answer.status is AnswerStatus.ANSWERED, plan.title
    cites_its_clause = any(one.start < plan.quote.end and plan.quote.start < one.end for one in answer.citations)
    assert plan.id in answer.entry_ids or cites_its_clause, plan.title

"""One report's knowledge made ready for answering: entries for the index, and each figure with its clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, starmap
from typing import NamedTuple

from bot.answering.figure import Figure
from bot.answering.figure_lookup import FigureLookup
from bot.documents.clauses import Clause, clause_around, clauses_of, sentence_around
from bot.domain.answer import Citation
from bot.domain.knowledge import Faq, Indicator, KnowledgeBase, Observation, Plan, Term, TermPart
from bot.domain.period import TimePeriod
from bot.domain.report import Passage, Quote
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.lexicon import Ambiguity
from bot.understanding.normalise import fold

__all__ = ["Figure", "Library"]

_LONGEST_CITATION = 420


class _Draft(NamedTuple):
    """An entry before it is numbered; the names as curated, the evidence folded."""

    kind: EntryKind
    target: str
    names: tuple[str, ...]
    names_en: tuple[str, ...]
    evidence: str


class Library:
    """Everything of one report that can be answered with, by id."""

    def __init__(self, knowledge: KnowledgeBase, ambiguities: Iterable[Ambiguity] = ()) -> None:
        self._ambiguities = tuple(ambiguities)
        self.shared_names = frozenset(fold(one.word) for one in self._ambiguities)
        self.knowledge = knowledge
        self.report = knowledge.report
        self._passages = {passage.id: passage for passage in self.report.document.passages}
        self._periods = {one.section_id: one.time_period for one in self.report.section_periods}
        self._headings = {section.id: section.heading for section in self.report.document.sections}
        self._parents = {section.id: section.parent_id for section in self.report.document.sections}
        self.indicators: dict[str, Indicator] = {one.id: one for one in knowledge.indicators}
        self.terms: dict[str, Term] = {one.id: one for one in knowledge.terms}
        self.plans: dict[str, Plan] = {one.id: one for one in knowledge.plans}
        self.faqs: dict[str, Faq] = {one.id: one for one in knowledge.faqs}
        self.parts: dict[str, tuple[Term, TermPart]] = {
            f"{term.id}/{part.name}": (term, part) for term in knowledge.terms for part in term.parts
        }
        self.clauses: dict[str, Clause] = {
            _clause_key(clause): clause for passage in self.report.document.passages for clause in clauses_of(passage)
        }
        self.figures: dict[str, tuple[Figure, ...]] = {
            one.id: tuple(self._figure(one, observation) for observation in one.observations)
            for one in knowledge.indicators
        }
        self.lookup = FigureLookup(chain.from_iterable(self.figures.values()))

    def passage(self, passage_id: str) -> Passage:
        """The passage of that id."""
        return self._passages[passage_id]

    def heading(self, passage: Passage) -> str:
        """The heading of the passage's section; empty where it has none."""
        return self._headings.get(passage.section_id, "")

    def section_period(self, passage: Passage) -> TimePeriod | None:
        """The period that the passage's section, or the nearest section above it, speaks of."""
        section: str | None = passage.section_id
        while section is not None:
            if section in self._periods:
                return self._periods[section]
            section = self._parents.get(section)
        return None

    def period_of(self, entry: Entry) -> TimePeriod | None:
        """The period that a plan or a frequent question speaks of; None where it has none, and for all else."""
        if entry.kind is EntryKind.PLAN:
            return self.plans[entry.target].time_period
        if entry.kind is EntryKind.FAQ:
            return self.faqs[entry.target].time_period
        return None

    def passages_of(self, entry: Entry) -> Iterator[str]:
        """The ids of the passages that an answer with this entry may cite first."""
        if entry.kind is EntryKind.INDICATOR:
            yield from (figure.clause.passage.id for figure in self.figures[entry.target])
        elif entry.kind is EntryKind.TERM:
            yield self.terms[entry.target].definition.passage_id
        elif entry.kind is EntryKind.TERM_PART:
            yield self.parts[entry.target][0].definition.passage_id
        elif entry.kind is EntryKind.PLAN:
            yield self.plans[entry.target].quote.passage_id
        elif entry.kind is EntryKind.FAQ:
            yield from (quote.passage_id for quote in self.faqs[entry.target].quotes)
        else:
            yield self.clauses[entry.target].passage.id

    def cite(self, quote: Quote) -> Citation:
        """The printed clause around a quote, or the quote alone where the clause is too long to show."""
        clause = clause_around(self._passages[quote.passage_id], quote.start, quote.end)
        if len(clause.text) > max(_LONGEST_CITATION, len(quote.text)):
            return self._citation(quote.passage_id, quote.place, quote.start, quote.end, quote.text)
        return self.cite_clause(clause)

    def cite_passage_whole(self, passage: Passage) -> Citation:
        """A whole paragraph as it is printed."""
        return self._citation(passage.id, passage.place, passage.start, passage.end, passage.text)

    def cite_clause(self, clause: Clause) -> Citation:
        """A clause as it is printed."""
        return self._citation(clause.passage.id, clause.passage.place, clause.start, clause.end, clause.text)

    def cite_passage(self, quote: Quote) -> Citation:
        """A whole quoted passage."""
        return self._citation(quote.passage_id, quote.place, quote.start, quote.end, quote.text)

    def sentence(self, quote: Quote) -> Clause:
        """The whole sentence around a quote."""
        return sentence_around(self._passages[quote.passage_id], quote.start, quote.end)

    def _citation(self, passage: str, place: str, start: int, end: int, text: str) -> Citation:
        return Citation(self.report.id, place, passage, start, end, text)

    def _figure(self, indicator: Indicator, observation: Observation) -> Figure:
        passage = self._passages[observation.quote.passage_id]
        clause = self._kept(clause_around(passage, observation.quote.start, observation.quote.end))
        sentence = sentence_around(passage, observation.quote.start, observation.quote.end)
        around = sentence.text if len(sentence.text) <= _LONGEST_CITATION else clause.text
        return Figure(
            observation,
            indicator,
            clause,
            fold(f"{self._headings[passage.section_id]} {around}"),
            self.section_period(passage),
        )

    def _kept(self, clause: Clause) -> Clause:
        """The same clause as the report keeps it, so that figures hold no second copy; itself where it is a run of several."""
        kept = self.clauses.get(_clause_key(clause))
        return kept if kept == clause else clause

    def _shared_with(self, indicator_id: str) -> tuple[str, ...]:
        """Words that the indicator shares with others; the lexicon says which."""
        return tuple(one.word for one in self._ambiguities if indicator_id in one.entries)

    @cached_property
    def folded_text(self) -> str:
        """The report's whole text in its written form."""
        return fold(self.report.document.text)

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that can be asked for, numbered for the index."""
        drafts = chain(
            map(self._indicator_draft, self.knowledge.indicators),
            map(self._term_draft, self.knowledge.terms),
            starmap(self._part_draft, self.parts.items()),
            map(self._plan_draft, self.knowledge.plans),
            map(self._faq_draft, self.knowledge.faqs),
            starmap(self._clause_draft, self.clauses.items()),
        )
        return tuple(
            Entry(
                number,
                one.kind,
                one.target,
                _usable(one.names),
                tuple(dict.fromkeys(map(fold, one.names_en))),
                one.evidence,
            )
            for number, one in enumerate(drafts)
        )

    def _indicator_draft(self, indicator: Indicator) -> _Draft:
        return _Draft(
            EntryKind.INDICATOR,
            indicator.id,
            (indicator.name, *indicator.aliases, *self._shared_with(indicator.id)),
            (indicator.name_en, *indicator.aliases_en),
            " ".join(dict.fromkeys(figure.evidence for figure in self.figures[indicator.id])),
        )

    def _term_draft(self, term: Term) -> _Draft:
        used = " ".join(fold(self.sentence(quote).text) for quote in term.used_in)
        evidence = f"{fold(term.definition.text)} {used}"
        names, names_en = (term.name, *term.aliases), (term.name_en, *term.aliases_en)
        return _Draft(EntryKind.TERM, term.id, names, names_en, evidence)

    @staticmethod
    def _part_draft(key: str, term_and_part: tuple[Term, TermPart]) -> _Draft:
        term, part = term_and_part
        evidence = fold(f"{term.name} {part.quote.text}")
        names_en = (part.name_en,) if part.name_en else ()
        return _Draft(EntryKind.TERM_PART, key, (part.name, *part.aliases), names_en, evidence)

    def _plan_draft(self, plan: Plan) -> _Draft:
        sentence = self.sentence(plan.quote).text
        evidence = fold(sentence if len(sentence) <= _LONGEST_CITATION else plan.quote.text)
        names, names_en = (plan.title, *plan.aliases), (plan.title_en, *plan.aliases_en)
        return _Draft(EntryKind.PLAN, plan.id, names, names_en, evidence)

    @staticmethod
    def _faq_draft(faq: Faq) -> _Draft:
        evidence = fold(" ".join((*faq.questions, faq.answer, *(quote.text for quote in faq.quotes))))
        return _Draft(EntryKind.FAQ, faq.id, faq.questions, faq.questions_en, evidence)

    @staticmethod
    def _clause_draft(key: str, clause: Clause) -> _Draft:
        return _Draft(EntryKind.CLAUSE, key, (), (), fold(clause.text))


def _clause_key(clause: Clause) -> str:
    return f"{clause.start}:{clause.end}"


def _usable(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names in their one written form; a single character names nothing by itself."""
    return tuple(dict.fromkeys(folded for folded in map(fold, names) if len(folded) > 1))

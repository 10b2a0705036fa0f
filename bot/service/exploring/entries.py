"""What people curated, in lists: terms, indicators by category, targets by year, what is related to what."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.engine import Engine
from bot.answering.library import Figure
from bot.answering.replies.short_names import short_names
from bot.domain.answer import Language
from bot.domain.knowledge import Indicator, ObservationStatus, Term
from bot.domain.report import Quote
from bot.messages.catalogue import message, to_traditional
from bot.service.exploring.contract import Counted, Line, Listing, Opening, key_of
from bot.understanding.normalise import fold

_FITTING_LABEL = 40
"""Characters of a label that a telephone shows."""

CATEGORY_MESSAGES = {
    "综合经济": "category-economy",
    "财政": "category-finance",
    "产业": "category-industry",
    "项目": "category-projects",
    "开放": "category-opening-up",
    "创新": "category-innovation",
    "改革": "category-reform",
    "城乡建设": "category-construction",
    "生态环境": "category-environment",
    "农业农村": "category-countryside",
    "就业社保": "category-employment",
    "教育": "category-education",
    "卫生": "category-health",
    "人才": "category-talent",
    "政府自身": "category-government",
    "社会治理": "category-society",
    "区划": "category-divisions",
}
"""The message that names each category; one that is not here goes by its own name."""


class CuratedEntries:
    """Lists the entries of one engine's report."""

    def __init__(self, engine: Engine) -> None:
        knowledge = engine.knowledge
        self._engine = engine
        self._terms = knowledge.terms
        self._called = {
            **{one.id: (one.name, one.name_en) for one in knowledge.indicators},
            **{one.id: (one.name, one.name_en) for one in knowledge.terms},
            **{one.id: (one.title, one.title_en) for one in knowledge.plans},
        }
        self._indicators = {one.id: one for one in knowledge.indicators}
        self._figures = {one.observation.id: one for all_ in engine.library.figures.values() for one in all_}
        ids = (
            *self._indicators,
            *self._figures,
            *(one.id for one in knowledge.terms),
            *(one.id for one in knowledge.plans),
            *(one.id for one in knowledge.faqs),
        )
        self._ids = {key_of("entry", one): one for one in ids}
        self._known = frozenset(ids)
        self._categories = {key_of("category", name): name for name in CATEGORY_MESSAGES}
        self._categories |= {key_of("category", one.category): one.category for one in knowledge.indicators}
        self._quotes: dict[str, tuple[Quote, ...]] = {
            **{one.id: (one.definition, *one.used_in) for one in knowledge.terms},
            **{one.id: (one.quote,) for one in knowledge.plans},
            **{one.id: one.quotes for one in knowledge.faqs},
        }
        self._labels_en = short_names(
            {
                **{one.id: (one.name_en, one.aliases_en) for one in knowledge.indicators},
                **{one.id: (one.name_en, one.aliases_en) for one in knowledge.terms},
            },
            _FITTING_LABEL,
        )
        self._named = {one.id: one.indicators for one in knowledge.plans if one.indicators}

    def terms(self, language: Language) -> tuple[Line, ...]:
        """The glossary in printed order, numbered."""
        return tuple(self._term_line(term, language) for term in self._terms)

    def find_terms(self, words: str, language: Language) -> tuple[Line, ...]:
        """The terms whose number, names or definition hold these words, those named so first."""
        wanted = fold(words)
        if not wanted:
            return ()
        numbered = [term for term in self._terms if str(term.number) == wanted]
        exact = [term for term in self._terms if wanted in map(fold, _names(term))]
        named = [term for term in self._terms if any(wanted in fold(name) for name in _names(term))]
        defined = [term for term in self._terms if wanted in fold(term.definition.text)]
        return tuple(self._term_line(term, language) for term in numbered or exact or [*_united(named, defined)])

    def categories(self, language: Language) -> tuple[Counted, ...]:
        """The categories of indicators that have any."""
        counted = ((key, name, len(self._of_category(name))) for key, name in self._categories.items())
        return tuple(Counted(key, _category(name, language), count) for key, name, count in counted if count)

    def indicators(self, category: str, language: Language) -> Listing | None:
        """The indicators of a category."""
        name = self._categories.get(category)
        found = self._of_category(name) if name is not None else ()
        if name is None or not found:
            return None
        return Listing(_category(name, language), self._lines(found, language))

    def target_years(self) -> tuple[int, ...]:
        """The years that targets are set for, spans by their ends."""
        return tuple(sorted({figure.observation.time_period.end for figure in self._targets()}))

    def targets(self, year: int, language: Language) -> tuple[Line, ...]:
        """All targets that end in a year, in printed order."""
        found = [figure for figure in self._targets() if figure.observation.time_period.end == year]
        found.sort(key=lambda figure: figure.observation.quote.start)
        return tuple(
            Line(key_of("entry", figure.observation.id), self._engine.phrasing.statement(figure, language))
            for figure in found
        )

    def related(self, key: str, language: Language) -> Listing | None:
        """The indicators to look at after an entry: those its curator named, else those of its category."""
        entry = self._ids.get(key)
        entry = self._figures[entry].indicator.id if entry in self._figures else entry
        if entry is None:
            return None
        return Listing(self._name(entry, language), self._lines(self._related_to(entry), language))

    def has_related(self, entry_id: str) -> bool:
        """Whether there is an indicator to look at after this entry."""
        return bool(self._related_to(entry_id))

    def opening(self, named: str, language: Language) -> Opening | None:
        """What to ask to open an entry or figure, by its key or its id."""
        entry = named if named in self._known else self._ids.get(named, "")
        question = self._engine.opener.question(entry, language)
        return Opening(entry, question) if question is not None else None

    def other_scopes(self, figure_id: str) -> tuple[str, ...]:
        """The scopes, other than its own, that the figure's indicator is given in, in the report's order."""
        figure = self._figures.get(figure_id)
        if figure is None:
            return ()
        given = {one.observation.scope_id for one in self._engine.library.figures[figure.indicator.id]}
        order = [scope.id for scope in self._engine.knowledge.report.scopes]
        own = order.index(figure.observation.scope_id)
        return tuple(scope for scope in (*order[own + 1 :], *order[:own]) if scope in given)

    def other_scope(self, key: str, language: Language) -> Opening | None:
        """What to ask for the same figure in the next other scope."""
        figure_id = self._ids.get(key, "")
        scopes = self.other_scopes(figure_id)
        if not scopes:
            return None
        figure = self._figures[figure_id]
        counterpart = self._counterpart(figure, scopes[0])
        if counterpart is not None:
            return self.opening(counterpart.observation.id, language)
        # The report does not give it: the engine says so, and what it gives instead.
        question = self._engine.opener.question(figure_id, language) or ""
        scope = self._engine.phrasing.scope(scopes[0], language)
        return Opening("", message("question-in-scope", language, scope=scope, question=question))

    def _counterpart(self, figure: Figure, scope: str) -> Figure | None:
        own = figure.observation
        for one in self._engine.library.figures[figure.indicator.id]:
            other = one.observation
            alike = (other.time_period, other.status, other.measure, other.share_of_en)
            if other.scope_id == scope and alike == (own.time_period, own.status, own.measure, own.share_of_en):
                return one
        return None

    def _related_to(self, entry_id: str) -> tuple[Indicator, ...]:
        indicator = self._indicators.get(entry_id)
        if indicator is not None:
            named = tuple(self._indicators[one] for one in indicator.related if one in self._indicators)
            return named or tuple(one for one in self._of_category(indicator.category) if one.id != entry_id)
        named = tuple(self._indicators[one] for one in self._named.get(entry_id, ()) if one in self._indicators)
        return named or self._printed_in(self._quotes.get(entry_id, ()))

    def _printed_in(self, quotes: Iterable[Quote]) -> tuple[Indicator, ...]:
        """The indicators with a figure inside the sentences that these quotes stand in."""
        spans = [self._engine.library.sentence(quote) for quote in quotes]
        return tuple(
            indicator
            for indicator in self._indicators.values()
            if any(
                span.start <= observation.quote.start and observation.quote.end <= span.end
                for observation in indicator.observations
                for span in spans
            )
        )

    def _targets(self) -> list[Figure]:
        return [one for one in self._figures.values() if one.observation.status is ObservationStatus.TARGET]

    def _of_category(self, name: str) -> tuple[Indicator, ...]:
        return tuple(one for one in self._indicators.values() if one.category == name)

    def _name(self, entry_id: str, language: Language) -> str:
        called = self._called.get(entry_id)
        if called is not None:
            return _spelled(*called, language)
        return self._engine.opener.question(entry_id, language) or ""

    def _lines(self, indicators: Iterable[Indicator], language: Language) -> tuple[Line, ...]:
        return tuple(
            Line(key_of("entry", one.id), _spelled(one.name, self._labels_en[one.id], language)) for one in indicators
        )

    def _term_line(self, term: Term, language: Language) -> Line:
        label = f"{term.number}. {_spelled(term.name, self._labels_en[term.id], language)}"
        return Line(key_of("entry", term.id), label)


def _names(term: Term) -> tuple[str, ...]:
    return (term.name, term.name_en, *term.aliases, *term.aliases_en, *(part.name for part in term.parts))


def _united(*lists: list[Term]) -> tuple[Term, ...]:
    return tuple({term.id: term for one in lists for term in one}.values())


def _category(name: str, language: Language) -> str:
    named = CATEGORY_MESSAGES.get(name)
    return message(named, language) if named is not None else _spelled(name, name, language)


def _spelled(chinese: str, english: str, language: Language) -> str:
    if language is Language.EN:
        return f"{english[:1].upper()}{english[1:]}"
    return to_traditional(chinese) if language is Language.ZH_HANT else chinese

"""Exploring one engine's report, and where to go from an answer."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from bot.answering.engine import Engine
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.messages.catalogue import message, to_traditional
from bot.service.exploring.contract import (
    Counted,
    Line,
    Listing,
    Offers,
    Opening,
    ParagraphsView,
    SectionView,
    key_of,
)
from bot.service.exploring.entries import CuratedEntries
from bot.service.exploring.report_text import ReportText

_TARGETS = re.compile(r"targets-(\d{4})")
_FIGURE, _PASSAGE = "f-", "p-"
"""Beginnings of payloads that hold the key of a figure or a passage; all others are ids of entries."""

_RATED = frozenset({AnswerStatus.ANSWERED, AnswerStatus.NOT_FOUND})


class ExploredReport:
    """One engine's report, made ready for looking around in it."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._knowledge = engine.knowledge
        self._text = ReportText(
            engine.knowledge.report,
            engine.navigator,
            (one.quote for indicator in engine.knowledge.indicators for one in indicator.observations),
        )
        self._entries = CuratedEntries(engine)
        self._figures = {
            one.id: indicator.id for indicator in engine.knowledge.indicators for one in indicator.observations
        }
        self._periods = {
            one.id: one.time_period.end for indicator in engine.knowledge.indicators for one in indicator.observations
        }
        self._first = {one.id: one.observations[0].id for one in engine.knowledge.indicators if one.observations}
        self._remembered_offers = lru_cache(maxsize=512)(self._offers)

    def delivered_on(self) -> date:
        """The day the report was delivered."""
        return self._knowledge.report.delivered_on

    def parts(self, language: Language) -> tuple[Line, ...]:
        """The parts of the report in printed order."""
        return self._text.parts(language)

    def section(self, key: str, language: Language) -> SectionView | None:
        """What is in a part or section."""
        return self._text.section(key, language)

    def paragraphs(self, key: str, around: int) -> ParagraphsView | None:
        """A paragraph with up to `around` others before and after it."""
        return self._text.paragraphs(key, around)

    def terms(self, language: Language) -> tuple[Line, ...]:
        """The glossary in printed order, numbered."""
        return self._entries.terms(language)

    def find_terms(self, words: str, language: Language) -> tuple[Line, ...]:
        """The terms whose number, names or definition hold these words, those named so first."""
        return self._entries.find_terms(words, language)

    def categories(self, language: Language) -> tuple[Counted, ...]:
        """The categories of indicators that have any."""
        return self._entries.categories(language)

    def indicators(self, category: str, language: Language) -> Listing | None:
        """The indicators of a category."""
        return self._entries.indicators(category, language)

    def target_years(self) -> tuple[int, ...]:
        """The years that the report sets lists of targets for."""
        return self._entries.target_years()

    def targets(self, year: int, language: Language) -> tuple[Line, ...]:
        """All targets of a year, each in one line, in printed order; none for a year without any."""
        return self._entries.targets(year, language)

    def related(self, key: str, language: Language) -> Listing | None:
        """The indicators to look at after an entry: those its curator named, else those of its category."""
        return self._entries.related(key, language)

    def opening(self, named: str, language: Language) -> Opening | None:
        """What to ask to open an entry or figure, by its key or its id."""
        return self._entries.opening(named, language)

    def other_scope(self, key: str, language: Language) -> Opening | None:
        """What to ask for the same figure in the next other scope."""
        return self._entries.other_scope(key, language)

    def offers(self, answer: Answer) -> Offers:
        """Where one can go from an answer."""
        return self._remembered_offers(answer)

    def _offers(self, answer: Answer) -> Offers:
        if answer.status not in _RATED:
            return Offers()
        entry = answer.entry_ids[0] if answer.entry_ids else ""
        figure = answer.figure_ids[0] if answer.figure_ids else self._first.get(entry, "")
        is_list = answer.kind is AnswerKind.LIST and len(answer.entry_ids) > 1
        share = self._payload(answer)
        has_figures = bool(figure) and answer.status is AnswerStatus.ANSWERED and not is_list
        return Offers(
            context=self._text.key_of_passage(answer.citations[0].passage) if answer.citations else "",
            related=key_of("entry", entry) if not is_list and self._entries.has_related(entry) else "",
            other_scope=key_of("entry", figure) if has_figures and self._entries.other_scopes(figure) else "",
            targets=self._targets_near(figure) if figure else None,
            share=share,
            opens=self._opened_instead(share, answer),
            can_be_rated=True,
        )

    def landing(self, payload: str, language: Language) -> Opening | ParagraphsView | int | None:
        """What a link's payload leads to: something to ask, a stretch of the report, or a year's targets."""
        year = _TARGETS.fullmatch(payload)
        if year is not None:
            return int(year[1]) if self.targets(int(year[1]), language) else None
        opening = self.opening(payload.removeprefix(_FIGURE), language)
        if opening is not None:
            return opening
        return self.paragraphs(payload.removeprefix(_PASSAGE), 1) if payload.startswith(_PASSAGE) else None

    def _opened_instead(self, payload: str, answer: Answer) -> str:
        """What a link with this payload opens, where that is not this answer itself: a comparison, an answer to a
        premise and all that follows a question before have no link of their own."""
        landing = self.landing(payload, answer.language) if payload else None
        if isinstance(landing, ParagraphsView):
            place = next(one.place for one in landing.paragraphs if one.key == landing.focus)
            return message("exploring-passage", answer.language, place=place)
        if not isinstance(landing, Opening):
            return ""
        opened = self._engine.open(landing.entry, answer.language)
        is_same = opened is not None and opened.answer.headline == answer.headline
        return "" if is_same else _written(landing.question, answer.language)

    def _targets_near(self, figure: str) -> int | None:
        years = self.target_years()
        near = self._periods.get(figure, 0)
        return near if near in years else years[0] if years else None

    def _payload(self, answer: Answer) -> str:
        """Of the link that opens this answer, or what is nearest to it."""
        figures = answer.figure_ids
        if answer.kind is AnswerKind.LIST and len(figures) > 1:
            return f"targets-{max(self._periods[one] for one in figures)}"
        if figures and self._first.get(self._figures[figures[0]]) != figures[0]:
            return f"{_FIGURE}{key_of('entry', figures[0])}"
        if answer.entry_ids:
            return answer.entry_ids[0]
        passage = self._text.key_of_passage(answer.citations[0].passage) if answer.citations else ""
        return f"{_PASSAGE}{passage}" if passage else ""


def _written(question: str, language: Language) -> str:
    return to_traditional(question) if language is Language.ZH_HANT else question

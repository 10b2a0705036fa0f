"""Exploring the report that is served, whichever it is: an edit that is published shows at the next press."""

from __future__ import annotations

from datetime import date

from bot.domain.answer import Answer, Language
from bot.service.exploring.contract import Counted, Line, Listing, Offers, Opening, ParagraphsView, SectionView
from bot.service.exploring.service import ExploredReport
from bot.service.serving import PerEngine, Served


class ReportExploring:
    """Looks around in the report that is served; implements `bot.service.exploring.contract.Exploring`."""

    def __init__(self, served: Served) -> None:
        self._explored = PerEngine(served, ExploredReport)

    def delivered_on(self) -> date:
        """The day the report was delivered."""
        return self._explored.now().delivered_on()

    def parts(self, language: Language) -> tuple[Line, ...]:
        """The parts of the report in printed order."""
        return self._explored.now().parts(language)

    def section(self, key: str, language: Language) -> SectionView | None:
        """What is in a part or section."""
        return self._explored.now().section(key, language)

    def paragraphs(self, key: str, around: int) -> ParagraphsView | None:
        """A paragraph with up to `around` others before and after it."""
        return self._explored.now().paragraphs(key, around)

    def terms(self, language: Language) -> tuple[Line, ...]:
        """The glossary in printed order, numbered."""
        return self._explored.now().terms(language)

    def find_terms(self, words: str, language: Language) -> tuple[Line, ...]:
        """The terms whose number, names or definition hold these words, those named so first."""
        return self._explored.now().find_terms(words, language)

    def categories(self, language: Language) -> tuple[Counted, ...]:
        """The categories of indicators that have any."""
        return self._explored.now().categories(language)

    def indicators(self, category: str, language: Language) -> Listing | None:
        """The indicators of a category."""
        return self._explored.now().indicators(category, language)

    def target_years(self) -> tuple[int, ...]:
        """The years that the report sets lists of targets for."""
        return self._explored.now().target_years()

    def targets(self, year: int, language: Language) -> tuple[Line, ...]:
        """All targets of a year, each in one line, in printed order; none for a year without any."""
        return self._explored.now().targets(year, language)

    def related(self, key: str, language: Language) -> Listing | None:
        """The indicators to look at after an entry: those its curator named, else those of its category."""
        return self._explored.now().related(key, language)

    def opening(self, named: str, language: Language) -> Opening | None:
        """What to ask to open an entry or figure, by its key or its id."""
        return self._explored.now().opening(named, language)

    def other_scope(self, key: str, language: Language) -> Opening | None:
        """What to ask for the same figure in the next other scope."""
        return self._explored.now().other_scope(key, language)

    def offers(self, answer: Answer) -> Offers:
        """Where one can go from an answer."""
        return self._explored.now().offers(answer)

    def landing(self, payload: str, language: Language) -> Opening | ParagraphsView | int | None:
        """What a link's payload leads to: something to ask, a stretch of the report, or a year's targets."""
        return self._explored.now().landing(payload, language)

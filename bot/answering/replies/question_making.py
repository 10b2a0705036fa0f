"""Questions that an entry is known to answer, for options, suggestions and buttons."""

from __future__ import annotations

from functools import cached_property, lru_cache

from bot.answering.figures.wishes import AMOUNTS
from bot.answering.library import Figure, Library
from bot.answering.phrasing import Phrasing
from bot.answering.replies.short_names import short_names
from bot.domain.answer import Language
from bot.domain.knowledge import ObservationStatus
from bot.messages.catalogue import message
from bot.understanding.entries import Entry, EntryKind

_KINDS = {"批": "batch", "位": "rank", "级": "grade"} | dict.fromkeys("个家项件所座处条名户", "count")
"""How an amount is asked for, by the last character of its unit: the batch, the rank and the grade by their own words."""
_MAGNITUDES = "万亿余"
_FITTING_NAME = 32
"""Characters of an English name on a button, which shows some 40 on a telephone."""
_REMEMBERED = 1_000
"""Questions about indicators; nearly every answer suggests three."""


class QuestionMaker:
    """Makes questions for one report."""

    def __init__(self, library: Library, phrasing: Phrasing) -> None:
        self._library = library
        self._phrasing = phrasing
        self._about_indicators = lru_cache(maxsize=_REMEMBERED)(self._about_indicator)

    def about_indicator(self, indicator_id: str, language: Language) -> str:
        """A question that the indicator's first figure answers."""
        return self._about_indicators(indicator_id, language)

    def _about_indicator(self, indicator_id: str, language: Language) -> str:
        return self.about_figure(self._library.figures[indicator_id][0], language)

    def about_figure(self, figure: Figure, language: Language) -> str:
        """A question that this figure answers."""
        observation = figure.observation
        period = self._phrasing.period(observation.time_period, language, is_brief=language is Language.EN)
        is_target = observation.status is ObservationStatus.TARGET
        is_amount = observation.measure in AMOUNTS
        share = observation.share_of_en if language is Language.EN else observation.share_of
        kind = "target" if is_target else "figure" if is_amount else observation.measure.value
        if kind == "figure":
            kind = _KINDS.get(observation.unit[-1:], kind) if observation.unit else kind
        name = self._phrasing.name(figure, language)
        if language is Language.EN:
            name = self._short_names[figure.indicator.id]
        unit = observation.unit.lstrip(_MAGNITUDES)
        asked = message(f"question-{kind}", language, period=period, name=name, share=share, unit=unit)
        return f"{asked[:1].upper()}{asked[1:]}"

    @cached_property
    def _short_names(self) -> dict[str, str]:
        """English names of indicators that leave room for the rest of a question."""
        indicators = self._library.indicators.values()
        return short_names({one.id: (one.name_en, one.aliases_en) for one in indicators}, _FITTING_NAME)

    def about_entry(self, entry: Entry, language: Language) -> str:
        """A question that the entry answers; empty for a bare clause."""
        is_english = language is Language.EN
        if entry.kind is EntryKind.INDICATOR:
            return self.about_indicator(entry.target, language)
        if entry.kind is EntryKind.TERM:
            term = self._library.terms[entry.target]
            return message("question-term", language, term=term.name_en if is_english else term.name)
        if entry.kind is EntryKind.PLAN:
            plan = self._library.plans[entry.target]
            return message("question-plan", language, title=plan.title_en if is_english else plan.title)
        if entry.kind is EntryKind.FAQ:
            # A reviewed silence would be answered with silence.
            return "" if self._library.faqs[entry.target].is_silence else self.own_question(entry, language)
        return ""

    def own_question(self, entry: Entry, language: Language) -> str:
        """The question that the entry answers, be it with a reviewed silence; empty for a bare clause."""
        if entry.kind is not EntryKind.FAQ:
            return self.about_entry(entry, language)
        faq = self._library.faqs[entry.target]
        return (faq.questions_en or faq.questions)[0] if language is Language.EN else faq.questions[0]

"""Where in the report an answer stands: part, section and heading."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.library import Library
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.messages.catalogue import message, place_in


class Locator:
    """Tells the places of one report."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def located(self, answer: Answer) -> Answer:
        """The answer led by the places of its passages; as it was where it cites none."""
        if answer.status is not AnswerStatus.ANSWERED or not answer.citations:
            return answer
        language = answer.language
        places = dict.fromkeys(self._place(citation, language) for citation in answer.citations)
        listed = message("list-separator", language).join(places)
        return replace(
            answer,
            kind=AnswerKind.NAVIGATION,
            headline=message("located", language, places=listed),
            details=(answer.headline, *answer.details),
        )

    def _place(self, citation: Citation, language: Language) -> str:
        passage = self._library.passage(citation.passage)
        printed = f"{passage.place}{self._library.heading(passage)}"
        return f"{place_in(passage.place, language)} ({printed})" if language is Language.EN else printed

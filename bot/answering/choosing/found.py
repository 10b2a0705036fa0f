"""Everything that was found for a question, before it is chosen from."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.figures.subjects import FigureResolution
from bot.answering.texts.resolution import TextCandidate
from bot.understanding.asked import AskedQuestion
from bot.understanding.matching import Match


@dataclass(frozen=True, slots=True)
class Found:
    """The question as it was finally read, its matches, the figures it means, the texts, and the best of these."""

    asked: AskedQuestion
    matches: tuple[Match, ...]
    figures: FigureResolution
    texts: tuple[TextCandidate, ...]
    text: TextCandidate | None

"""Every threshold of the engine, in one place.

The values hold on the graded questions of `tests/golden`; `docs/architecture.md` says what each trades.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a match is accepted.

    NAME: a name is meant when the question holds this much of it. NAME_NEAR and NEAR_SHARE: name and question
    have at least this much in common to be worth naming as near.
    NAMED_SHARE: the part of a question that an indicator's names must
    explain without its sentence. FIGURE_SHARE: the part of a question that a figure must explain however well its
    name is held, single stray characters counted. NAME_WITH_CLAUSE: enough of a name when the question is explained in full by the figure's own clause.
    CLAUSE_MASS: the weight of content such an explanation must carry, lest two common characters decide.
    TERM_SHARE: the part of a
    question that a term named in full must explain. PLAN_TITLE: as NAME_WITH_CLAUSE, for the long titles of plans.
    FAQ_WORDINGS: the part of a question
    that an answer's wordings must explain by themselves. FAQ: how alike a question and a curated wording must be. SENTENCE: the explained share that makes a sentence of the report
    an answer. GAP: a runner-up closer than this is asked about.
    """

    name: float = 0.74
    name_near: float = 0.45
    near_share: float = 0.3
    name_with_clause: float = 0.42
    clause_mass: float = 16.0
    named_share: float = 0.3
    figure_share: float = 0.42
    name_en: float = 0.68
    english_share: float = 0.62
    term_share: float = 0.4
    plan_title: float = 0.25
    faq: float = 0.66
    faq_wordings: float = 0.4
    faq_en: float = 0.5
    faq_share: float = 0.88
    faq_close: float = 0.85
    faq_close_share: float = 0.7
    sentence: float = 0.9
    gap: float = 0.04


THRESHOLDS = Thresholds()

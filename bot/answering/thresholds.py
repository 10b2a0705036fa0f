"""Every threshold of the engine, in one place.

The values hold on the graded questions of `tests/golden`; `docs/architecture.md` says what each trades.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """When a match is accepted. Shares are parts of 1; masses are sums of character weights.

    `name`: a name is meant when the question holds this much of it; `name_en` for English names.
    `name_near`, `near_share`: name and question have at least this much in common to be worth naming as near.
    `name_with_clause`: enough of a name when the figure's own clause explains the question in full; `plan_title` the same
    for the long titles of plans; `plan_dated`, `plan_dated_share`: name and question where the question names the plan's period;
    `plan_named`: the part of a question that a plan named in full must explain. `clause_mass`: the weight such an explanation must carry, lest two common characters decide.
    `name_alone`: enough of a name when the question is explained in full and nothing else in the report explains it.
    `named_share`: the part of a question that an indicator's names must explain without its sentence.
    `figure_share`: the part of a question that a figure must explain however well its name is held, single stray
    characters counted; `english_share` for questions in English. `term_share`: the same for a term named in full.
    `faq`, `faq_share`: how alike question and curated wording must be, and the part of the question explained; a wording
    as close as `faq_close` may leave more, `faq_close_share`; `faq_en` is the likeness to an English wording.
    `faq_wordings`: the part of a question that an answer's wordings must explain by themselves, without its quotes.
    `sentence`: the explained share that makes a sentence of the report an answer.
    `gap`: a vetoed subject that ranks higher than the accepted one by more than this silences it.
    """

    name: float = 0.74
    name_near: float = 0.45
    near_share: float = 0.3
    name_with_clause: float = 0.42
    clause_mass: float = 16.0
    name_alone: float = 0.5
    named_share: float = 0.3
    figure_share: float = 0.42
    name_en: float = 0.68
    english_share: float = 0.62
    term_share: float = 0.35
    plan_title: float = 0.25
    plan_dated: float = 0.66
    plan_dated_share: float = 0.8
    plan_named: float = 0.35
    faq: float = 0.66
    faq_wordings: float = 0.4
    faq_en: float = 0.5
    faq_share: float = 0.88
    faq_close: float = 0.85
    faq_close_share: float = 0.7
    sentence: float = 0.9
    gap: float = 0.04


THRESHOLDS = Thresholds()

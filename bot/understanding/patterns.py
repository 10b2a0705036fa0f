"""Sentence shapes and turns of wording, as regular expressions that curators keep in the lexicon."""

from __future__ import annotations

import re
from typing import Annotated, TypeAlias

from pydantic import BaseModel, BeforeValidator, ConfigDict


def _joined(value: object) -> object:
    """A list of alternatives as one expression; anything else as it is, to be refused by the type."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return "|".join(value)
    return value


Pattern: TypeAlias = Annotated[re.Pattern[str], BeforeValidator(_joined)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class EnglishSort(_Strict):
    """A sort of thing that English wordings ask for: how a wording begins, and what shows that a question asks for it too."""

    wording: Pattern
    question: Pattern


class Patterns(_Strict):
    """Expressions by what they tell, matched against text in its one written form; `knowledge/lexicon.yaml` says what each is for."""

    asks_date: Pattern
    asks_place: Pattern
    asks_names: Pattern
    asks_person: Pattern
    asks_which_one: Pattern
    asks_which_kind: Pattern
    asks_with_classifier: Pattern
    counts_classified: Pattern
    asks_whether: Pattern
    asks_the_rest: Pattern
    asks_as_done: Pattern
    asks_meaning: Pattern
    asks_the_sum: Pattern
    asks_the_difference: Pattern
    asks_of_now: Pattern
    asks_body: Pattern
    asks_membership: Pattern
    asks_of_place: Pattern
    asks_of_each: Pattern
    asks_of_whole: Pattern
    names_a_part: Pattern
    says_up: Pattern
    says_down: Pattern
    says_to: Pattern
    sets_a_bound: Pattern
    says_at_least: Pattern
    says_at_most: Pattern
    says_of_a_number: Pattern
    takes_back: Pattern
    claims_order: Pattern
    prints_and_more: Pattern
    states_rank: Pattern
    states_part: Pattern
    insists_on_number: Pattern
    asks_what_was_done: Pattern
    asks_of_an_end: Pattern
    asks_all_targets: Pattern
    asks_targets_met: Pattern
    names_change: Pattern
    names_amount: Pattern
    names_relation: Pattern
    name_that_asks: Pattern
    before_share_base: Pattern
    leading_clause: Pattern
    joint: Pattern
    versus: Pattern
    part_break: Pattern
    ends_a_question: Pattern
    asks_on: Pattern
    glossary_item: Pattern
    section: Pattern
    glossary_count: Pattern
    parts_of_report: Pattern
    list_item: Pattern
    list_item_en: Pattern
    last_list_item: Pattern
    tells_reason: Pattern
    tells_date: Pattern
    tells_place: Pattern
    tells_person: Pattern
    tells_body: Pattern
    tells_list: Pattern
    tells_start: Pattern
    leaves_names_open: Pattern
    lists_what_is_counted: Pattern
    introduces_what_is_counted: Pattern
    tells_count: Pattern
    tells_ordinal: Pattern
    asks_number_en: Pattern
    english_sorts: dict[str, EnglishSort]

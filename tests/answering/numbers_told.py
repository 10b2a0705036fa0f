"""Which numbers an answer tells, and which of them its citations do not hold."""

from __future__ import annotations

import re

from bot.curation.answers import unsupported_numbers
from bot.domain.answer import Answer
from bot.domain.knowledge import KnowledgeBase
from tests.shipped import shipped_lexicon

_ORDINAL = re.compile(r"^\d+\. ", re.MULTILINE)
_PLAN_ORDINAL = re.compile(r"\b1[3-5]th Five-Year Plan")
_COUNTED = re.compile(
    r"(?:包括|共)(\d+)(?:项|条|部分|段)|(\d+) items|has (\d+) parts|sets (\d+) targets|: (\d+) paragraph"
    r"|^报告有(\d+)处提到|^另有(\d+)处，|^The report mentions “[^”]+” (\d+) times|^(\d+) more; ask",
    re.MULTILINE,
)
_GLOSSARY_PLACE = re.compile(r"(?:名词解释 ?|Glossary ?)\d+")


def untold_sources(answer: Answer, question: str, knowledge: KnowledgeBase) -> tuple[str, ...]:
    """Numbers of the answer that stand in none of its quotes.

    Not counted: what the question said itself, names of curated things, years and plans that say which period is meant, the
    place in the glossary or of a clause that is quoted (一、五年来（3）), list numbers, and how many items or clauses follow
    (`TestEveryTerm` and `TestMentions` hold those).
    """
    text = answer.text
    places = "|".join(map(re.escape, {passage.place for passage in knowledge.report.document.passages}))
    text = re.sub(rf"[（(](?:{places})[）)]$", "", text, flags=re.MULTILINE)
    for name in _names_with_digits(knowledge):
        text = re.sub(re.escape(name), " ", text, flags=re.IGNORECASE)
    for pattern in (_ORDINAL, _PLAN_ORDINAL, _COUNTED, _GLOSSARY_PLACE):
        text = pattern.sub(" ", text)
    for year in _years(knowledge):
        text = text.replace(str(year), " ")
    quoted = "\n".join((question, *(citation.quote for citation in answer.citations)))
    return unsupported_numbers(text, quoted)


def _names_with_digits(knowledge: KnowledgeBase) -> list[str]:
    names = {
        *(name for one in knowledge.indicators for name in (one.name, one.name_en)),
        *(name for term in knowledge.terms for name in (term.name, term.name_en)),
        *(name for plan in knowledge.plans for name in (plan.title, plan.title_en)),
        *(unit.name_en for unit in shipped_lexicon().units),
    }
    return sorted((name for name in names if re.search(r"\d", name)), key=len, reverse=True)


def _years(knowledge: KnowledgeBase) -> set[int]:
    """The years that the report's figures and sections are of."""
    periods = [o.time_period for one in knowledge.indicators for o in one.observations]
    periods += [one.time_period for one in knowledge.report.section_periods]
    return {year for period in periods for year in (period.start, period.end)}

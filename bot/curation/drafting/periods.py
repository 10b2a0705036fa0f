"""What time the statements of a report speak of: by the heading of their part, and by the words of their sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.documents.han_numbers import arabic_number
from bot.documents.structure import APPENDIX_ID, GLOSSARY_ID
from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.domain.report import Section, SourceDocument

_YEAR = re.compile("((?:19|20)[0-9]{2})(?=年)")
_PLAN_WORDS = re.compile("安排|任务|目标|要求|打算|计划|部署|举措|思路|建议")
_REVIEW_WORDS = re.compile("回顾|总结|过去")
_BASE_YEAR = re.compile("[比较自从]$")
_SPAN = re.compile("([二三四五])年(?:来|间|累计)|过去([二三四五])年|“([^”]{1,3})五”(?:时期|期间|以来)")
_PRINTED_SPAN = re.compile("((?:19|20)[0-9]{2})年?[-—–－至]((?:19|20)[0-9]{2})年")
_LAST_YEAR, _THIS_YEAR = re.compile("去年|上年"), re.compile("今年")
_REACHED = re.compile("(?:达到?|提高到|提升至|增至|增加到|稳定在|保持在|突破|为)$")
_EXPECTED = re.compile("预计")
_EXPECTED_LIST = re.compile("(?:^|[，：])(?:全年|全省|全市|全区|全县|20[0-9]{2}年)?预计")
_FIRST_PLAN_YEAR = 1953
_PLAN_LENGTH = 5


@dataclass(frozen=True, slots=True)
class Years:
    """The year a report looks back on and the one it plans."""

    review: int
    plan: int


@dataclass(frozen=True, slots=True)
class Timed:
    """A time period, the status it implies, and whether it rests on the place alone or is doubtful."""

    time_period: TimePeriod
    status: ObservationStatus
    is_guessed: bool


def years_of(document: SourceDocument) -> Years | None:
    """The years by the headings of the parts, the title and the date; None where they tell none.

    A part that looks back names the year of review (「2024年工作回顾」); the plan is of the year after. The title and the
    date are of the plan's year, since reports are given at its beginning.
    """
    parts = [section for section in document.sections if section.id.startswith("part-") and section.parent_id is None]
    for part in parts:
        year = _YEAR.search(part.heading)
        if year is not None and _REVIEW_WORDS.search(part.heading):
            return Years(int(year[1]), int(year[1]) + 1)
    for part in parts:
        year = _YEAR.search(part.heading)
        if year is not None and _PLAN_WORDS.search(part.heading):
            return Years(int(year[1]) - 1, int(year[1]))
    title = re.search("((?:19|20)[0-9]{2})年", document.title)
    if title is not None:
        return Years(int(title[1]) - 1, int(title[1]))
    if document.delivered_on is not None:
        return Years(document.delivered_on.year - 1, document.delivered_on.year)
    return None


def section_periods(document: SourceDocument, years: Years) -> dict[str, TimePeriod]:
    """The time that each part speaks of, by its place; runs 「五年来」 have one of their own. The front, the opening and
    the glossary have none."""
    periods: dict[str, TimePeriod] = {}
    for section in document.sections:
        if section.id in {APPENDIX_ID, GLOSSARY_ID} or not section.number or section.parent_id is not None:
            span = _span_in(section.heading, years) if section.id.endswith(".run") else None
            if span is not None:
                periods[section.place] = span
            continue
        review = _speaks_of_review(section, years, is_first=not periods)
        periods[section.place] = TimePeriod(*(2 * (years.review if review else years.plan,)))
    if any(section.id == APPENDIX_ID for section in document.sections):
        periods[next(s.place for s in document.sections if s.id == APPENDIX_ID)] = TimePeriod(years.plan, years.plan)
    return periods


def _speaks_of_review(section: Section, years: Years, *, is_first: bool) -> bool:
    if _REVIEW_WORDS.search(section.heading):
        return True
    if _PLAN_WORDS.search(section.heading) or str(years.plan) in section.heading:
        return False
    return is_first


def timed(before: str, earlier: str, place_period: TimePeriod | None, years: Years, measure: Measure) -> Timed:
    """The time of a figure.

    Args:
        before: the words of its sentence up to the figure.
        earlier: the sentences of its paragraph before that one.
        place_period: what its place speaks of; None where that is not known.
        years: the report's.
        measure: a yearly average needs a span of years.
    """
    period = _told_by(before, years)
    guessed = False
    if period is None:
        period = place_period or TimePeriod(years.review, years.review)
        guessed = place_period is None
    if measure is Measure.ANNUAL_GROWTH and period.is_single_year:
        period, guessed = _span_in(earlier, years) or period, True
    status = ObservationStatus.TARGET if period.end > years.review else ObservationStatus.ACTUAL
    if status is ObservationStatus.ACTUAL and _is_expected(before):
        status = ObservationStatus.ESTIMATE
    return Timed(period, status, guessed)


def _is_expected(before: str) -> bool:
    """预计 at the head of a list speaks of all of it, inside a clause of that clause alone."""
    listed = before.rpartition("；")[2]
    return _EXPECTED.search(listed.rpartition("，")[2]) is not None or _EXPECTED_LIST.search(listed) is not None


def _told_by(before: str, years: Years) -> TimePeriod | None:
    """The last period that the words name; a year that something is compared with is none."""
    span = None
    for found in _PRINTED_SPAN.finditer(before):
        if int(found[1]) <= int(found[2]):
            span = TimePeriod(int(found[1]), int(found[2]))
    if span is not None:
        return span
    span = _span_in(before, years)
    if span is not None:
        return span
    named = [found for found in _YEAR.finditer(before) if not _BASE_YEAR.search(before[: found.start()])]
    if named:
        return TimePeriod(int(named[-1][1]), int(named[-1][1]))
    if _LAST_YEAR.search(before) and not re.search("[比较](?:去年|上年)", before):
        return TimePeriod(years.review, years.review)
    return TimePeriod(years.plan, years.plan) if _THIS_YEAR.search(before) else None


def _span_in(words: str, years: Years) -> TimePeriod | None:
    """「五年来」 are the years up to the year of review; 「“十四五”时期」 is a five-year plan, the first of which began in 1953."""
    told = list(_SPAN.finditer(words))
    if not told:
        return None
    found = told[-1]
    if found[3]:
        number = arabic_number(found[3]) if set(found[3]) <= set("一二三四五六七八九十") else 0
        first = _first_year_of_plan(number)
        return TimePeriod(first, first + _PLAN_LENGTH - 1) if number and first <= years.plan + _PLAN_LENGTH else None
    length = arabic_number(found[1] or found[2])
    return TimePeriod(years.review - length + 1, years.review)


def _first_year_of_plan(number: int) -> int:
    """The third plan began in 1966, after three years of adjustment."""
    return _FIRST_PLAN_YEAR + (number - 1) * _PLAN_LENGTH + (3 if number > 2 else 0)


def measured_over(measure: Measure, period: TimePeriod, words: str, *, is_share: bool) -> tuple[Measure, TimePeriod]:
    """The measure and period of a plain value of several years: what was reached is that of the last year, what was done
    adds up over all of them."""
    if measure is not Measure.LEVEL or period.is_single_year:
        return measure, period
    if is_share or (_REACHED.search(words) and "累计" not in words):
        return measure, TimePeriod(period.end, period.end)
    return Measure.CUMULATIVE, period

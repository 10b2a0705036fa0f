"""Time periods in questions, relative to the report and never to the clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.domain.period import TimePeriod
from bot.understanding.lexicon import Lexicon
from bot.understanding.phrases import PhraseTable

_CHINESE_DIGITS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_YEAR = r"(?:19\d|20[0-6])\d"  # 2079.4亿元 may be typed as 2079
_RANGE = re.compile(rf"({_YEAR})年?(?:/|-|–|—|~|至|到|to)({_YEAR})(?:年)?")
_SINGLE_YEAR = re.compile(rf"(?<![\d.])({_YEAR})(?:年度?|(?![\d.]|[个家项件人户名万亿份条处座所尾亩元次]))")
_SHORT_YEAR = re.compile(r"(?<![\da-z.近去这前后共每满])([12]\d|3[0-5])年(?!来|间|内|以)")
_CHINESE_YEAR = re.compile(r"([〇零一二三四五六七八九]{4}|[一二三〇零]{2})年")
_CHINESE_PLAN = re.compile(
    r"(?:第?十([一二三四五六])个?五|1([1-6])五)(?:年规划)?(?:计划|规划)?(?:时期|期间)?(?:末|期末)?"
)
_ENGLISH_PLAN = re.compile(
    r"(\d{2})(?:th|st|nd|rd) five[- ]year(?: plans?)?(?: period)?|(thirteenth|fourteenth) five[- ]year(?: plans?)?(?: period)?"
)
_END_OF = re.compile(r"\b(?:end|close) of (?:the )?$")
_BARE_PLAN = re.compile(r"\b(1[1-6])th\b(?! five)")
_BARE_SPANS = ("五年", "5年", "five")
_ENGLISH_ORDINALS = {"thirteenth": 13, "fourteenth": 14}
_THIRD_PLAN_START = 1966
"""First year of China's third five-year plan; since then they follow one another without a gap."""


@dataclass(frozen=True, slots=True)
class FoundPeriod:
    """A time period named at `start:end`."""

    start: int
    end: int
    period: TimePeriod


def five_year_plan(number: int) -> TimePeriod:
    """The years of China's n-th five-year plan, n ≥ 3."""
    start = _THIRD_PLAN_START + 5 * (number - 3)
    return TimePeriod(start, start + 4)


class PeriodReader:
    """Reads periods for one report."""

    def __init__(self, lexicon: Lexicon, review_year: int, plan_year: int) -> None:
        coming = five_year_plan(3 + (plan_year - _THIRD_PLAN_START) // 5)
        past = TimePeriod(coming.start - 5, coming.start - 1)
        self._relative = {
            "review_year": TimePeriod(review_year, review_year),
            "plan_year": TimePeriod(plan_year, plan_year),
            "next_year": TimePeriod(plan_year + 1, plan_year + 1),
            "year_before": TimePeriod(review_year - 1, review_year - 1),
            "past_plan": past,
            "plan_before": TimePeriod(past.start - 5, past.start - 1),
            "coming_plan": coming,
        }
        self._words = PhraseTable(
            {word: meaning for meaning in self._relative for word in lexicon.periods[meaning].all}
        )

    def find(self, text: str, blocked: frozenset[int]) -> tuple[FoundPeriod, ...]:
        """Every period the text names, in order, outside the blocked positions."""
        taken: set[int] = set(blocked)
        found: list[FoundPeriod] = []
        for candidate in self._candidates(text):
            positions = range(candidate.start, candidate.end)
            if taken.isdisjoint(positions):
                taken.update(positions)
                found.append(candidate)
        plan = next((one.period for one in found if _is_plan_named(text[one.start : one.end])), None)
        if plan is not None:
            # 「十三五五年累计」 names one plan, not two.
            found = [
                FoundPeriod(one.start, one.end, plan) if text[one.start : one.end].startswith(_BARE_SPANS) else one
                for one in found
            ]
        return tuple(sorted(found, key=lambda one: one.start))

    def _candidates(self, text: str) -> Iterator[FoundPeriod]:
        for match in _RANGE.finditer(text):
            first, last = sorted((int(match[1]), int(match[2])))
            yield FoundPeriod(match.start(), match.end(), TimePeriod(first, last))
        yield from _plans(text)
        yield from _years(text)
        for phrase in self._words.find(text):
            if phrase.start and text[phrase.start].isdigit() and text[phrase.start - 1].isdigit():
                continue  # 「15年来」 holds no 「5年来」
            yield FoundPeriod(phrase.start, phrase.end, self._relative[phrase.meaning])


def _plans(text: str) -> Iterator[FoundPeriod]:
    for match in _CHINESE_PLAN.finditer(text):
        digit = _CHINESE_DIGITS[match[1]] if match[1] else match[2]
        plan = five_year_plan(10 + int(digit))
        yield FoundPeriod(match.start(), match.end(), _year(plan.end) if match[0].endswith("末") else plan)
    for match in _ENGLISH_PLAN.finditer(text):
        number = int(match[1]) if match[1] else _ENGLISH_ORDINALS[match[2]]
        if number >= 3:
            plan, end = five_year_plan(number), _END_OF.search(text[: match.start()])
            start = end.start() if end else match.start()
            yield FoundPeriod(start, match.end(), _year(plan.end) if end else plan)
    if _ENGLISH_PLAN.search(text):
        for match in _BARE_PLAN.finditer(text):
            yield FoundPeriod(match.start(), match.end(), five_year_plan(int(match[1])))


def _years(text: str) -> Iterator[FoundPeriod]:
    for match in _SINGLE_YEAR.finditer(text):
        yield FoundPeriod(match.start(), match.end(), _year(int(match[1])))
    for match in _CHINESE_YEAR.finditer(text):
        digits = "".join(_CHINESE_DIGITS[character] for character in match[1])
        yield FoundPeriod(match.start(), match.end(), _year(int(digits) if len(digits) == 4 else 2000 + int(digits)))
    for match in _SHORT_YEAR.finditer(text):
        yield FoundPeriod(match.start(), match.end(), _year(2000 + int(match[1])))


def _is_plan_named(words: str) -> bool:
    return bool(_CHINESE_PLAN.fullmatch(words) or _ENGLISH_PLAN.fullmatch(words))


def _year(year: int) -> TimePeriod:
    return TimePeriod(year, year)

"""Numbers that a question states, with their units as typed: 「2320.4亿」, 「九百块」, "US$500 million"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from bot.understanding.slots import Claim

_NUMBER = re.compile(r"(?<![\d.a-z+第])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d.]*[a-z+])")
_CHINESE_NUMBER = re.compile(
    r"(?<![第几数好上])([一二两三四五六七八九十百千万亿零]*[百千万亿][一二两三四五六七八九十百千万亿零]*)"
)
_ENGLISH = re.compile(
    r"(?P<currency>us\$|\$|usd ?|rmb ?|¥)?(?P<number>\d[\d,]*(?:\.\d+)?) ?(?P<scale>thousand|million|billion|bn|m|k)?\b"
    r" ?(?P<unit>yuan|rmb|us dollars|dollars|usd|percentage points|per cent|percent|%)?"
)
_DIGITS = "一二三四五六七八九"
_TENTHS = re.compile(rf"([{_DIGITS}])成([{_DIGITS}])?(?![员立为功果本效长就])|一半")
_SCALES = {
    "thousand": 10**3, "k": 10**3, "million": 10**6, "m": 10**6, "billion": 10**9, "bn": 10**9,
}  # fmt: skip
_ENGLISH_UNITS = {
    "yuan": "元", "rmb": "元", "¥": "元", "us dollars": "美元", "dollars": "美元", "usd": "美元", "us$": "美元", "$": "美元",
    "percentage points": "个百分点", "per cent": "%", "percent": "%", "%": "%",
}  # fmt: skip
_MAGNITUDES = {"万": Decimal(10**4), "亿": Decimal(10**8)}
_OF_DATES = ("月", "日")
_VAGUE = "余多来"
_ENGLISH_NOUN = re.compile(r" (?!of\b|in\b|to\b|and\b|or\b|by\b|per\b|a\b)[a-z]{3,}")
COUNT = "个"
"""The unit of what is counted in English, where the noun is its own unit."""


class ClaimReader:
    """Reads stated numbers.

    Args:
        units: names of the units that figures carry, folded.
        spoken: what people say for a unit, and that unit (块 for 元).
    """

    def __init__(self, units: Iterable[str], spoken: Mapping[str, str]) -> None:
        self._units = sorted({*units, *spoken}, key=len, reverse=True)
        self._spoken = spoken

    def find(self, text: str, blocked: frozenset[int]) -> tuple[tuple[int, int, Claim], ...]:
        """Every number stated outside the blocked positions: start, end and the claim."""
        taken = set(blocked)
        found: list[tuple[int, int, Claim]] = []
        for start, end, claim in (
            *self._english(text),
            *self._digits(text),
            *self._chinese(text),
            *self._tenths(text),
        ):
            if taken.isdisjoint(range(start, end)):
                taken.update(range(start, end))
                found.append((start, end, claim))
        return tuple(sorted(found, key=lambda one: one[0]))

    def _digits(self, text: str) -> Iterator[tuple[int, int, Claim]]:
        for match in _NUMBER.finditer(text):
            if text.startswith(_OF_DATES, match.end()):
                continue  # 「12月」 is a date
            unit, end = self._unit(text, match.end())
            if not unit and _ENGLISH_NOUN.match(text, end):
                unit = COUNT
            yield match.start(), end, Claim(Decimal(match[1].replace(",", "")), unit, text[match.start() : end])

    def _chinese(self, text: str) -> Iterator[tuple[int, int, Claim]]:
        for match in _CHINESE_NUMBER.finditer(text):
            written = match[1]
            # A magnitude at the end belongs to the unit, as it does behind digits: 两万座, 九百亿元.
            bare = written.rstrip("万亿")
            magnitude = written[len(bare) :] if len(written) - len(bare) == 1 and bare else ""
            unit, end = self._unit(text, match.end() - len(magnitude))
            # 「千亿级」 is a name, 「五百」 by itself a number of nothing
            value = None if text.startswith("级", end) or not unit else _value(bare if magnitude else written)
            if value is not None:
                yield match.start(), end, Claim(value, unit, text[match.start() : end])

    @staticmethod
    def _tenths(text: str) -> Iterator[tuple[int, int, Claim]]:
        """「八成」, 「八成五」 and 「一半」 in percent."""
        for match in _TENTHS.finditer(text):
            tenths = Decimal(5) if match[1] is None else Decimal(_DIGITS.index(match[1]) + 1)
            rest = Decimal(_DIGITS.index(match[2]) + 1) if match[2] else Decimal(0)
            yield match.start(), match.end(), Claim(10 * tenths + rest, "%", match[0])

    @staticmethod
    def _english(text: str) -> Iterator[tuple[int, int, Claim]]:
        """Numbers with an English scale, currency or rate, in ones: "US$500 million" is 500,000,000 美元."""
        for match in _ENGLISH.finditer(text):
            if not (match["scale"] or match["currency"] or match["unit"]) or match["unit"] == "%":
                continue
            unit = _ENGLISH_UNITS.get((match["unit"] or match["currency"] or "").strip(), "")
            value = Decimal(match["number"].replace(",", "")) * _SCALES.get(match["scale"] or "", 1)
            yield match.start(), match.end(), Claim(value, unit, match[0].strip())

    def _unit(self, text: str, at: int) -> tuple[str, int]:
        """The unit that stands there, a magnitude before it included, and where it ends."""
        at += len(text[at:]) - len(text[at:].lstrip(_VAGUE))  # 7800多亩
        rest = text[at:]
        unit = next((unit for unit in self._units if rest.startswith(unit)), "")
        magnitude = "" if unit else next((word for word in _MAGNITUDES if rest.startswith(word)), "")
        end = at + len(unit or magnitude)
        if magnitude:
            spoken = next((word for word in self._spoken if text.startswith(word, end)), "")
            return magnitude + self._spoken.get(spoken, ""), end + len(spoken)
        return self._spoken.get(unit, unit), end


def in_ones(value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A value without the magnitude in its unit, and the bare unit: 1.1 万人 is 11,000 人."""
    bare = unit.lstrip(_VAGUE)
    factor = _MAGNITUDES.get(bare[:1])
    return (value * factor, bare[1:]) if factor else (value, bare)


def _value(written: str) -> Decimal | None:
    """The number written; None for what only looks like one (「二三百」)."""
    import cn2an  # noqa: PLC0415 -- takes long to load, and most questions hold no such number

    try:
        return Decimal(str(cn2an.cn2an(written.replace("两", "二"), "strict")))
    except (ValueError, KeyError):  # what it raises for a character out of place depends on the place
        return None

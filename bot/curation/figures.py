"""Reads the figure in `as_written` and holds it against the value and unit that a curator gave."""

from __future__ import annotations

import re
import string
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bot.documents.numerals import numbers_in
from bot.domain.knowledge import Bound

_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_HAN_DIGITS = {
    "零": 0,
    "〇": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
_HAN_NUMBER = re.compile("[零〇一二两三四五六七八九十百千万亿]+")
_HAN_FRACTION = re.compile(f"({_HAN_NUMBER.pattern})分之({_HAN_NUMBER.pattern})")
_FIRST_WORDS = re.compile("首|唯一")
_VAGUE = "余多几"
_AT_LEAST, _AT_MOST, _ABOUT = frozenset({Bound.AT_LEAST}), frozenset({Bound.AT_MOST}), frozenset({Bound.ABOUT})
_BOUND_WORDS: dict[str, frozenset[Bound]] = {
    **dict.fromkeys(("以上", "不低于", "不少于", "至少", "超过", "突破", "超", "逾"), _AT_LEAST),
    **dict.fromkeys(("以内", "以下", "不超过", "不高于", "至多", "不足", "不到"), _AT_MOST),
    **dict.fromkeys(("左右", "上下", "大约", "约"), _ABOUT),
    **dict.fromkeys(("将近", "接近", "近"), _ABOUT | _AT_MOST),
    **dict.fromkeys(("余", "多", "几"), _ABOUT | _AT_LEAST),
}
_LONGEST_FIRST = sorted(_BOUND_WORDS, key=len, reverse=True)
_BEFORE = re.compile(
    "(?:不低于|不少于|不超过|不高于|至少|至多|不足|不到|大约|将近|接近|(?<![最附])近|(?<![签节预合契条制集])约)$"
)
_AFTER = re.compile("以上|以内|以下|左右|上下")
# What may follow digits only as a part of the figure that they open.
_GOES_ON = re.compile("[余多几万亿千百%％]")


class FigureProblem(Exception):
    """Why a printed figure and a curated value do not agree; says what was expected. Becomes a fault."""


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """A figure as printed: `number × scale`, and the unit words that follow.

    `is_word`: it is printed in Chinese numerals. `is_fraction`: it is printed as 1/3 or 三分之一.
    """

    number: Fraction
    scale: int
    unit: str
    is_word: bool
    is_fraction: bool = False

    @property
    def amount(self) -> Fraction:
        """The whole amount, in the plain unit."""
        return self.number * self.scale


def read_figure(as_written: str) -> PrintedFigure:
    """The one figure of a string such as 2079.4亿元, 近4.2亿元, 40余家, 1/3, 十个.

    Raises:
        FigureProblem: it holds no number, or more than one in digits.
    """
    text = unicodedata.normalize("NFKC", as_written)
    printed = list(numbers_in(text))
    if len(printed) > 1:
        raise FigureProblem(
            f"as_written holds {len(printed)} numbers: 「{as_written}」; expected one, or `text` without `value`"
        )
    if printed:
        scale, unit = _scale_and_unit(text[printed[0].end :])
        sign = -1 if text[: printed[0].start].endswith(("-", "−")) else 1
        digits = printed[0].digits
        return PrintedFigure(sign * Fraction(digits), scale, unit, is_word=False, is_fraction="/" in digits)
    return _read_words(text, as_written)


def check_value(as_written: str, value: Decimal, unit: str) -> None:
    """Hold the printed figure against `value` in `unit`.

    Raises:
        FigureProblem: the number or the unit differs.
    """
    figure = read_figure(as_written)
    scale, plain_unit = _scale_and_unit(unicodedata.normalize("NFKC", unit))
    if not figure.is_word and not figure.is_fraction and not _units_agree(figure.unit, plain_unit):
        printed = figure.unit or "none"
        raise FigureProblem(
            f"the unit is `{unit}` but 「{as_written}」 prints 「{printed}」; expected the printed unit"
        )
    if Fraction(value) * scale == figure.amount or (figure.is_fraction and _is_rounded(figure, value, plain_unit)):
        return
    raise FigureProblem(
        f"value {value} {unit} is not the figure 「{as_written}」; expected {_shown(figure.amount / scale)}"
    )


def bounds_in(text: str) -> frozenset[Bound] | None:
    """The bounds that the words of a printed figure allow; None when it has no such word."""
    word = next((word for word in _LONGEST_FIRST if word in text), None)
    return None if word is None else _BOUND_WORDS[word]


def words_left_out(as_written: str, before: str, after: str) -> str | None:
    """The word beside a printed figure that changes what it says (近, 以上, 余, 亿, %) and so must be part of it.

    Args:
        as_written: the figure as curated.
        before: what the source prints before it, a few characters.
        after: what the source prints after it, a few characters.
    """
    found = _AFTER.match(after) or _BEFORE.search(before)
    if found is None and as_written[-1].isdigit():
        found = _GOES_ON.match(after)
    return found[0] if found is not None else None


def _read_words(text: str, as_written: str) -> PrintedFigure:
    fraction = _HAN_FRACTION.search(text)
    if fraction is not None:
        number = Fraction(_han_value(fraction[2]), _han_value(fraction[1]) or 1)
        return PrintedFigure(number, 1, "", is_word=True, is_fraction=True)
    found = _HAN_NUMBER.search(text)
    if found is not None:
        return PrintedFigure(Fraction(_han_value(found[0])), 1, "", is_word=True)
    if _FIRST_WORDS.search(text):
        return PrintedFigure(Fraction(1), 1, "", is_word=True)
    raise FigureProblem(f"as_written holds no number: 「{as_written}」; expected a figure, or `text` without `value`")


def _han_value(words: str) -> int:
    """一亿二千万 as 120000000: what stands before 亿, then before 万, each below its scale."""
    for char in "亿万":
        before, found, after = words.partition(char)
        if found:
            return (_han_value(before) or 1) * _SCALES[char] + _han_value(after)
    value = digit = 0
    for char in words:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        else:
            value += (digit or 1) * _SCALES[char]
            digit = 0
    return value + digit


def _scale_and_unit(text: str) -> tuple[int, str]:
    """余万元以上 → (10000, 元): scale characters, the unit without vague and bound words."""
    scale = 1
    rest = text
    while rest and (rest[0] in _SCALES or rest[0] in _VAGUE):
        scale *= _SCALES.get(rest[0], 1)
        rest = rest[1:]
    return scale, _AFTER.sub("", rest).strip()


def _units_agree(printed: str, stated: str) -> bool:
    if not printed or not stated:
        return printed == "" and stated not in {"%", "个百分点"}
    # 4A级 is counted in 级: letters before the unit belong to the number.
    return printed.lstrip(string.ascii_letters).startswith(stated) or stated.startswith(printed)


def _is_rounded(figure: PrintedFigure, value: Decimal, unit: str) -> bool:
    """Whether 33.3 (%) or 0.333 stands for the printed 1/3."""
    exact = figure.amount * (100 if unit == "%" else 1)
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return places > 0 and round(exact, places) == Fraction(value)


def _shown(amount: Fraction) -> str:
    return f"{float(amount):.10g}"

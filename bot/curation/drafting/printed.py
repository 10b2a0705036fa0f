"""Reads the figure that a number opens: its bound words, its scale and its unit, as printed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from bot.curation.figures import FigureProblem, bounds_in, check_value, words_left_out
from bot.documents.numerals import PrintedNumber
from bot.domain.knowledge import Bound

_SCALE = "[余多几]?(?:万亿|千亿|百亿|千万|百万|亿|万|千|百)?[余多几]?"
_MEASURED = (
    "个百分点|%|％|‰|个基点|倍"
    "|(?:港|美|欧|日)?元(?:/(?:人·)?[月年]|/人)?"
    "|微克[/／每]立方米|平方公里|平方千米|平方米|立方米|吨标准煤|吨公里|公里|千米|公顷|亩|千瓦时|千瓦|兆瓦|千伏安|千伏"
    "|标准?箱|TEU|车标箱|公斤|千克|吨|斤|克|升|米|度|方(?!面)|人日|人次|人天|户次|辆次|班次|场次|架次|艘次|件次|列次|天|小时|分钟"
)
# Words that count things, which may be named after them.
_COUNTED = (
    "余?(?:张床位|张|万?人|户|家|个|项|件|份|次|条|座|处|所|批|位|名|台|套|间|只|头|艘|架|趟|列|辆|对|班|例|起|场|册|部|株|尾"
    "|支|片|宗|道|口|门|种|类|期|轮|款|把|枚|幢|栋|段|颗|棵|站|单|笔|组|岁|村|县|镇|市|校)"
)
_UNIT = re.compile(rf"(?P<scale>{_SCALE})(?P<unit>{_MEASURED}|{_COUNTED}|(?<=[万亿])(?=[，。；、]))")
_BOUND_BEFORE = re.compile(
    "(?:不低于|不少于|不超过|不高于|至少|至多|不足|不到|大约|将近|接近|超过|突破|高于|超|逾|(?<![最附])近|(?<![签节预合契条制集])约)$"
)
_BOUND_AFTER = re.compile("以上|以内|以下|左右|上下")
_RANK = re.compile("[位名]")
_COUNTS = re.compile(_COUNTED)
# A sign, or the first number of a range (2—3家), which is no one figure.
_NO_START = re.compile("[-−－]$|[0-9][—–~～至到]$")


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure at `start:end` of the text it was sought in. `counts` tells that its unit counts things, which may be named
    after it (「35家企业」); `is_rank` that it is a place in an order."""

    as_written: str
    start: int
    end: int
    value: Decimal
    unit: str
    bound: Bound | None
    counts: bool
    is_rank: bool


def figure_at(text: str, number: PrintedNumber) -> Printed | None:
    """The figure that a number opens; None where what follows is no unit, or the whole is no figure to be sure of."""
    before = text[: number.start]
    if before.endswith("第"):
        return _rank(text, number)
    found = _UNIT.match(text, number.end)
    if found is None or "/" in number.digits or _NO_START.search(before):
        return None
    bound_before = _BOUND_BEFORE.search(before)
    start = bound_before.start() if bound_before and bound_before[0] != "高于" else number.start
    bound_after = _BOUND_AFTER.match(text, found.end())
    end = bound_after.end() if bound_after else found.end()
    as_written = text[start:end]
    unit = unicodedata.normalize("NFKC", re.sub("[余多几]", "", found["scale"]) + found["unit"].removeprefix("余"))
    return _checked(
        Printed(as_written, start, end, Decimal(number.digits), unit, _bound(as_written), _counts(found), False), text
    )


def _counts(found: re.Match[str]) -> bool:
    return _COUNTS.fullmatch(found["unit"]) is not None


def _rank(text: str, number: PrintedNumber) -> Printed | None:
    """「第2位」, or 「第2」 where nothing follows that it would count."""
    place = _RANK.match(text, number.end)
    if place is None and text[number.end : number.end + 1] not in {*"，。；、！）”", ""}:
        return None
    end = place.end() if place else number.end
    start = number.start - 1
    return _checked(Printed(text[start:end], start, end, Decimal(number.digits), "位", None, False, True), text)


def _bound(as_written: str) -> Bound | None:
    """The bound that its words state; where they allow two, the one that says what they say most often."""
    allowed = bounds_in(as_written)
    if allowed is None:
        return None
    return next(bound for bound in (Bound.AT_LEAST, Bound.ABOUT, Bound.AT_MOST) if bound in allowed)


def _checked(printed: Printed, text: str) -> Printed | None:
    """The figure, if the checks of curated figures take it."""
    try:
        check_value(printed.as_written, printed.value, printed.unit)
    except FigureProblem:
        return None
    left_out = words_left_out(
        printed.as_written, text[max(printed.start - 3, 0) : printed.start], text[printed.end : printed.end + 2]
    )
    return None if left_out is not None else printed

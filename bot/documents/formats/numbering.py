"""Writes out the automatic numbers of Word paragraphs, which stand in no text: 一、 （一） 1.

ECMA-376 part 1, 17.9: a paragraph names a list (numId) and a level (ilvl); the list names an abstract one, whose levels
have a start, a number format and a text in which %1 … %9 stand for the counters of the levels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from bot.documents.han_numbers import han_number

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN_FORMATS = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "ideographDigital"}
)
_PLACE = re.compile(r"%([1-9])")
_MOST_HAN = 99


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    text: str


class Numbering:
    """Counts the numbered paragraphs of one document, in order.

    Args:
        definitions: the root of word/numbering.xml; None where there is none.
    """

    def __init__(self, definitions: Element | None) -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        if definitions is not None:
            levels = {_value(a, "abstractNumId"): _levels(a) for a in definitions.iter(_W + "abstractNum")}
            for number in definitions.iter(_W + "num"):
                abstract = number.find(_W + "abstractNumId")
                if abstract is not None:
                    self._lists[_value(number, "numId")] = levels.get(_value(abstract, "val"), {})

    def label(self, paragraph: Element) -> str:
        """The number that Word prints before this paragraph; empty where it prints none, or a bullet."""
        properties = paragraph.find(f"{_W}pPr/{_W}numPr")
        number = properties.find(_W + "numId") if properties is not None else None
        levels = self._lists.get(_value(number, "val"), {}) if number is not None else {}
        if properties is None or number is None or not levels:
            return ""
        depth = properties.find(_W + "ilvl")
        at = _number(_value(depth, "val"), 0) if depth is not None else 0
        counters = self._counters.setdefault(_value(number, "val"), {})
        if at not in levels:
            return ""
        counters[at] = counters.get(at, levels[at].start - 1) + 1
        for deeper in [level for level in counters if level > at]:
            del counters[deeper]
        return _PLACE.sub(lambda found: _shown(levels, counters, int(found[1]) - 1), levels[at].text)


def _levels(abstract: Element) -> dict[int, _Level]:
    levels = {}
    for level in abstract.iter(_W + "lvl"):
        parts = {name: level.find(_W + name) for name in ("start", "numFmt", "lvlText")}
        values = {name: _value(part, "val") if part is not None else "" for name, part in parts.items()}
        text = "" if values["numFmt"] in {"bullet", "none"} else values["lvlText"]
        levels[_number(_value(level, "ilvl"), 0)] = _Level(_number(values["start"], 1), values["numFmt"], text)
    return levels


def _shown(levels: dict[int, _Level], counters: dict[int, int], at: int) -> str:
    level = levels.get(at)
    if level is None:
        return ""
    count = counters.get(at, level.start)
    return han_number(count) if level.format in _HAN_FORMATS and 0 < count <= _MOST_HAN else str(count)


def _value(element: Element, key: str) -> str:
    return element.get(_W + key, "")


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else otherwise

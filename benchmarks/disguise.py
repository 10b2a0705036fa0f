"""Texts like the store's own that name other things: for stores grown to many times their size.

A disguise leaves standing what asks, counts and measures, moves all years by the same number, and changes the other numbers, the names
of places, and half of all other characters and words. So names of a copy share some pairs with the report's and not others.
No text changes its length.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.understanding.normalise import is_han
from bot.understanding.phrases import PhraseTable

_TOKEN = re.compile(r"(?<![\d.])(?:19|20)\d\d(?![\d.])|[A-Za-z]{2,}")
_FURTHEST = 40
_OTHERS = 4
"""How many others stand for a character or word in all copies together: the vocabulary grows, but not with every copy."""
_PLACE_CHARACTERS = "云松柏榆槐岚泽汀溪湾岭峰霞晴岳澜"
_SYLLABLES = ("Yun", "Song", "Bai", "Yu", "Huai", "Lan", "Ze", "Ting", "Xi", "Wan", "Ling", "Feng")
_PLANE_OF_KEPT = 0xF0000
_PLANE_OF_TOKENS = 0x100000


@dataclass(frozen=True, slots=True)
class Disguise:
    """One way to change texts.

    `years` is what all years are moved by; `place` and `place_en` name where the changed report is from.
    """

    table: dict[int, str]
    years: int
    place: str
    place_en: str


class Disguises:
    """Makes disguises, each from its number alone.

    Texts are first made into templates, in which a private-use character stands for each character that is kept and for each
    word, year and place: any disguise then is one `str.translate`.

    Args:
        texts: all that will be disguised; what replaces is drawn from them.
        kept: words that stay, Chinese and English, folded.
        places: names of the place the texts speak of.
    """

    def __init__(self, texts: Iterable[str], kept: frozenset[str], places: Iterable[str]) -> None:
        self._kept_words = kept
        self._kept = PhraseTable.of(filter(lambda word: is_han(word[0]), kept), "kept")
        self._places = re.compile("|".join(sorted(map(re.escape, places), key=len, reverse=True)))
        self._tokens: dict[str, str] = {}
        self._templates: dict[str, str] = {}
        drawn = {one for text in texts for one in self.template(text)}
        self._unchanged = {ord(one): chr(ord(one) - _PLANE_OF_KEPT) for one in drawn if _is_kept(one)}
        draw = random.Random(0)  # noqa: S311 - not for secrets
        self._characters = _others(sorted(filter(is_han, drawn)), draw)
        words: defaultdict[int, list[str]] = defaultdict(list)
        for word in sorted({token.lower() for token in self._tokens if token.isalpha() and token.isascii()}):
            words[len(word)].append(word)
        self._words = {word: others for group in words.values() for word, others in _others(group, draw).items()}

    def template(self, text: str) -> str:
        """The text as a template."""
        known = self._templates.get(text)
        if known is None:
            known = self._templates[text] = self._template(text)
        return known

    def disguise(self, number: int) -> Disguise:
        """The disguise of that number; always the same."""
        draw = random.Random(number)  # noqa: S311 - not for secrets
        years = draw.choice((-1, 1)) * draw.randint(2, _FURTHEST)
        place = "".join(draw.sample(_PLACE_CHARACTERS, 2))
        digits = dict(zip("123456789", draw.sample("123456789", 9), strict=True))
        table = {ord(digit): other for digit, other in digits.items()}
        table |= {ord(one): _drawn(one, others, draw) for one, others in self._characters.items()}
        words = {word: _drawn(word, others, draw) for word, others in self._words.items()}
        for token, character in self._tokens.items():
            if token.isdigit():
                table[ord(character)] = str(int(token) + years)
            elif token.lower() in words:
                table[ord(character)] = _cased(words[token.lower()], token)
            else:
                table[ord(character)] = (place * len(token))[: len(token)]
        return Disguise(
            table | self._unchanged, years, place, f"{draw.choice(_SYLLABLES)}{draw.choice(_SYLLABLES).lower()}"
        )

    def _template(self, text: str) -> str:
        text = self._places.sub(self._token, text)
        text = _TOKEN.sub(self._token, text)
        for found in reversed(self._kept.find(text)):
            kept = "".join(chr(ord(one) + _PLANE_OF_KEPT) for one in found.phrase)
            text = f"{text[: found.start]}{kept}{text[found.end :]}"
        return text

    def _token(self, match: re.Match[str]) -> str:
        token = match[0]
        if token.lower() in self._kept_words:
            return token
        return self._tokens.setdefault(token, chr(_PLANE_OF_TOKENS + len(self._tokens)))


def _is_kept(character: str) -> bool:
    return _PLANE_OF_KEPT < ord(character) < _PLANE_OF_TOKENS


def _others(group: Sequence[str], draw: random.Random) -> dict[str, tuple[str, ...]]:
    """For each of a group some others of it."""
    return {one: tuple(draw.choice(group) for _ in range(_OTHERS)) for one in group}


def _drawn(one: str, others: Sequence[str], draw: random.Random) -> str:
    """As it is in half of all copies, and one of the others in the rest."""
    return draw.choice(others) if draw.random() < 0.5 else one


def _cased(word: str, like: str) -> str:
    if like.isupper():
        return word.upper()
    return word.capitalize() if like[0].isupper() else word

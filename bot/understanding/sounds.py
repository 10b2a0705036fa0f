"""How Chinese characters sound, so that homophones and toneless pinyin can be recognised.

Readings come from pypinyin's single-character table. Pairs that southern and hurried typists confuse (z/zh, c/ch,
s/sh, n/l, an/ang, en/eng, in/ing) fold to one sound, the confusions that pinyin input methods offer as 模糊音.
"""

from __future__ import annotations

import os
import re
import unicodedata
from functools import cache, lru_cache

# Single characters are enough here, and pypinyin's table of phrases takes most of its time to load: its documented switch.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin.constants import PINYIN_DICT

# Grows with each sound met; there are some four hundred, and the characters without a reading count as their own.
_SOUND_CHARACTERS: dict[str, str] = {}
_FIRST_PRIVATE = 0xE000  # of the basic plane, where a character takes two bytes
_SHORTEST_WORD = 4
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_LETTERS = re.compile(r"[a-z]+")


@lru_cache(maxsize=2048)  # there are some fifteen hundred
def _without_tone(reading: str) -> str:
    plain = "".join(
        character
        for character in unicodedata.normalize("NFD", reading)
        if unicodedata.category(character) != "Mn" or character == "\u0308"
    )
    return unicodedata.normalize("NFC", plain).replace("ü", "v")


@lru_cache(maxsize=8192)
def syllables_of(character: str) -> tuple[str, ...]:
    """All toneless readings of one character, the usual one first; empty for anything but a Chinese character."""
    readings = PINYIN_DICT.get(ord(character), "")
    return tuple(dict.fromkeys(_without_tone(reading) for reading in readings.split(",") if reading))


@lru_cache(maxsize=4096)
def folded_syllable(syllable: str) -> str:
    """The sound class of a toneless syllable."""
    for retroflex, flat in _INITIALS:
        if syllable.startswith(retroflex):
            syllable = flat + syllable[2:]
    if syllable.startswith("n") and not syllable.startswith("ng"):
        syllable = "l" + syllable[1:]
    if syllable.endswith(("ang", "eng", "ing")):
        syllable = syllable[:-1]
    return syllable


@lru_cache(maxsize=16384)
def sound_of(character: str) -> str:
    """The sound class of a character's usual reading; the character itself where it has none."""
    syllables = syllables_of(character)
    return folded_syllable(syllables[0]) if syllables else character


@lru_cache(maxsize=16384)
def sound_character(character: str) -> str:
    """One private-use character for the sound class of a Chinese character, so that sounds can be searched as text."""
    return _SOUND_CHARACTERS.setdefault(sound_of(character), chr(_FIRST_PRIVATE + len(_SOUND_CHARACTERS)))


@cache
def known_syllables() -> frozenset[str]:
    """Every toneless syllable of standard Chinese that the table holds."""
    readings = {one for code, each in PINYIN_DICT.items() if 0x4E00 <= code <= 0x9FFF for one in each.split(",") if one}
    return frozenset(syllable for syllable in map(_without_tone, readings) if _LETTERS.fullmatch(syllable))


@lru_cache(maxsize=4096)
def split_syllables(word: str) -> tuple[str, ...] | None:
    """Split a run of letters into pinyin syllables, the fewest that cover it; None when it is no pinyin."""
    known = known_syllables()
    best: list[tuple[str, ...] | None] = [(), *([None] * len(word))]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - 6), end):
            before = best[start]
            syllable = word[start:end]
            if before is None or syllable not in known or (len(syllable) == 1 and syllable not in "aeo"):
                continue
            candidate = (*before, syllable)
            current = best[end]
            if current is None or len(candidate) < len(current):
                best[end] = candidate
    return best[len(word)]


def is_no_pinyin(word: str) -> bool:
    """Whether a run of letters is surely no pinyin: long enough for a word and not to be cut into syllables."""
    return len(word) >= _SHORTEST_WORD and split_syllables(word) is None

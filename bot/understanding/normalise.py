"""One written form for what people type, with a map back to the characters they typed.

NFKC folds full-width and circled forms, OpenCC folds traditional characters, case is folded, and what is invisible
or decorative (control, bidi, emoji) is dropped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import opencc

from bot.domain.answer import Language

_HAN = re.compile(r"[\u4e00-\u9fff]")
_SHORTEST_QUESTION = 3
"""Letters behind a space that may be a question by themselves."""
_MOST_CHARACTERS = 16384
"""Characters remembered; people can type all of Unicode."""
_SPACES = re.compile(" {2,}")
_IDLE_SPACE = re.compile("^ | $|(?<=[\u4e00-\u9fff]) | (?=[\u4e00-\u9fff])")
_LATIN_WORD = re.compile(r"[a-z]+")
_DROPPED_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "So", "Sk", "Mn", "Me"})
_POSSESSIVE = re.compile(r"(?<=[A-Za-z])['’][sS](?![A-Za-z])")
_YEAR_BEFORE_LATIN = re.compile(r"(?<![\da-z.])(?:19|20)\d{2}(?=[a-z])")
_NUMBER_BEHIND_LATIN = re.compile(r"(?<=[a-z]{2})\d{3,}")
_QUOTATION_MARKS = frozenset("\"'“”‘’「」『』《》〈〉`")
# Characters that OpenCC changes although simplified writers use them too; they say nothing of the writer's script.
_SHARED_CHARACTERS = frozenset("着乾於麽")


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """Text in its one written form.

    `origins[i]` is the index in `original` of the character that `text[i]` came from; `has_traditional` tells whether
    the writer used traditional characters, `is_decoded` that part of it was typed as pinyin and read as characters.
    """

    original: str
    text: str
    origins: tuple[int, ...]
    has_traditional: bool
    is_decoded: bool = False


@cache
def _simplifier() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplified(character: str) -> str:
    converted: str = _simplifier().convert(character)
    return converted


def normalise(original: str) -> NormalisedText:
    """Bring text into its one written form.

    Quotation marks vanish, other white space folds to single spaces, and spaces between Chinese characters vanish,
    since people put them there by chance.
    """
    characters: list[str] = []
    origins: list[int] = []
    has_traditional = False
    owned = {i for found in _POSSESSIVE.finditer(original) for i in range(*found.span())}
    for index, raw in enumerate(original):
        if index in owned:
            continue
        folded, is_traditional = _folded_character(raw)
        has_traditional = has_traditional or is_traditional
        for character in folded:
            if character != " " or (characters and characters[-1] != " "):
                characters.append(character)
                origins.append(index)
    idle = {i for i, character in enumerate(characters) if character == " " and _is_idle_space(characters, i)}
    if idle:
        origins = [origin for i, origin in enumerate(origins) if i not in idle]
        characters = [character for i, character in enumerate(characters) if i not in idle]
    return NormalisedText(original, "".join(characters), tuple(origins), has_traditional)


def with_numbers_apart(normalised: NormalisedText) -> NormalisedText:
    """The text with a space between a Latin word and a year or long number that is written without one (2020gdp, gdp2079.4)."""
    borders = {match.end() for match in _YEAR_BEFORE_LATIN.finditer(normalised.text)}
    borders |= {match.start() for match in _NUMBER_BEHIND_LATIN.finditer(normalised.text)}
    if not borders:
        return normalised
    text, origins = "", list[int]()
    for i, (character, origin) in enumerate(zip(normalised.text, normalised.origins, strict=True)):
        if i in borders:
            text += " "
            origins.append(origin)
        text += character
        origins.append(origin)
    return replace(normalised, text=text, origins=tuple(origins))


def with_questions_apart(normalised: NormalisedText, asking: re.Pattern[str]) -> NormalisedText:
    """The text with a comma where a space was typed behind words that ask: 「有多少个 改完没」 is two questions.

    Args:
        normalised: the question.
        asking: matches at the end of what comes before such a space.
    """
    text, origins = normalised.text, normalised.origins
    ends = [
        i + 1
        for i in range(len(text) - _SHORTEST_QUESTION)
        if normalised.original[origins[i] + 1 : origins[i + 1]].isspace()
        and is_han(text[i + 1])
        and asking.search(text[: i + 1])
    ]
    for end in reversed(ends):
        text = f"{text[:end]},{text[end:]}"
        origins = (*origins[:end], origins[end - 1] + 1, *origins[end:])
    # Several such spaces part the items of a list, which is taken apart elsewhere.
    return replace(normalised, text=text, origins=origins) if len(ends) == 1 else normalised


@lru_cache(maxsize=_MOST_CHARACTERS)
def _folded_character(raw: str) -> tuple[str, bool]:
    """What one typed character is written as (nothing, one or several), and whether it is a traditional one."""
    written: list[str] = []
    is_traditional = False
    for character in unicodedata.normalize("NFKC", raw).lower():
        if character.isspace():
            written.append(" ")
        elif character in _QUOTATION_MARKS or unicodedata.category(character) in _DROPPED_CATEGORIES:
            continue
        elif _HAN.match(character):
            simplified = _simplified(character)
            is_traditional = is_traditional or (simplified != character and character not in _SHARED_CHARACTERS)
            written.append(simplified)
        else:
            written.append(character)
    return "".join(written), is_traditional


def _is_idle_space(characters: list[str], index: int) -> bool:
    """A space at either end, or beside a Chinese character."""
    if index in (0, len(characters) - 1):
        return True
    return bool(_HAN.match(characters[index - 1]) or _HAN.match(characters[index + 1]))


class _WrittenForms(dict[int, str]):
    """What each character is written as, looked up when first met: a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        written, _ = _folded_character(chr(code))
        return self.setdefault(code, written) if len(self) < _MOST_CHARACTERS else written


_WRITTEN_FORMS = _WrittenForms()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The written form of a stored text: as `normalise` makes it, and nothing else of it.

    A text that is in its written form already comes back as the same object, so that a store keeps it once.
    """
    written = text.translate(_WRITTEN_FORMS)
    if " " in written:
        written = _IDLE_SPACE.sub("", _SPACES.sub(" ", written))
    return text if written == text else written


def is_han(character: str) -> bool:
    """Whether the character is a Chinese one."""
    return "\u4e00" <= character <= "\u9fff"


def language_of(text: NormalisedText, english_words: frozenset[str], is_no_pinyin: Callable[[str], bool]) -> Language:
    """The language to answer in: English when Latin words outweigh Chinese ones and an English function word is there.

    Args:
        text: the question.
        english_words: words that mark a text as English rather than pinyin.
        is_no_pinyin: tells of a word that it can be no pinyin and is more than an abbreviation.
    """
    words = _LATIN_WORD.findall(text.text)
    han = sum(map(is_han, text.text))
    is_english = any(word in english_words for word in words) or (not han and any(map(is_no_pinyin, words)))
    if words and is_english and len(words) * 2 >= han:
        return Language.EN
    return Language.ZH_HANT if text.has_traditional else Language.ZH_HANS

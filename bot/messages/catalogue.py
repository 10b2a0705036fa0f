"""Looks up and formats the bot's own words.

The catalogues are Fluent files, one folder a language, so that translators edit sentences and not code.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import opencc
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from bot.domain.answer import Language
from bot.messages import places

FOLDER = Path(__file__).parent


class MissingMessage(KeyError):
    """A message id that a catalogue does not hold: a programming error, found by a test."""


@cache
def _bundle(language: Language) -> FluentBundle:
    bundle = FluentBundle([language.value], use_isolating=False)
    for file in sorted((FOLDER / language.value).glob("*.ftl")):
        bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def load_catalogue(language: Language) -> None:
    """Read a language's messages now, so that the first answer in it need not wait for them."""
    _bundle(Language.ZH_HANS if language is Language.ZH_HANT else language)


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2t")


_FORMS = str.maketrans("啓峯爲牀着祕纔羣衆裏覈賬", "啟峰為床著秘才群眾裡核帳")
"""Of the traditional forms of a character the one that is read most, where OpenCC's is rare."""

_OWN_WORDS = {
    "信息": "資訊",
    "消息": "訊息",
    "回復": "回覆",
    "數據": "資料",
    "設置": "設定",
    "用戶名": "使用者名稱",
    "程序": "程式",
    "鏈接": "連結",
    "還是隻": "還是只",
}
"""What the bot's own sentences say in traditional characters; names of the report keep their words (電子信息)."""

_AS_PRINTED = frozenset({"quote", "word", "sought", "what"})
"""Places of words that are not the bot's: of the report, verbatim, and of whoever asks."""

_FIRST_MARK = 0xE000
"""Private-use characters stand for values while the sentence around them is converted."""


def to_traditional(text: str) -> str:
    """The text in traditional characters (OpenCC's `s2t`, in the forms that are read most).

    No region's idioms, since names of the report are in it; and its tables take a third less memory than regional ones.
    """
    converted: str = _converter().convert(text)
    return converted.translate(_FORMS)


def message(message_id: str, language: Language, **values: str | int) -> str:
    """The message in `language`, with `values` in its places.

    Traditional characters are derived from the simplified catalogue; what is quoted stays as it is. `place` is where a
    passage stands, as the report has it; English readers are told in English. Of an integer there may be a plural.

    Raises:
        MissingMessage: the catalogue does not hold `message_id`.
    """
    return _formatted(message_id, language, values) if values else _unchanging(message_id, language)


@cache
def _unchanging(message_id: str, language: Language) -> str:
    return _formatted(message_id, language, {})


def place_in(place: str, language: Language) -> str:
    """Where a passage stands, for readers of that language; headings of the report stay as printed."""
    if language is not Language.EN:
        return to_traditional(place) if language is Language.ZH_HANT else place
    part, rest = places.parts_of(place)
    name, number = places.counted(rest)
    said = _unchanging(places.WORDS[name], language) if name in places.WORDS else name
    if section := places.bracketed(rest):
        said = message("place-section", language, number=section)
    elif number:
        said = message("place-counted", language, name=said, number=number)
    if not part:
        return f"{said[:1].upper()}{said[1:]}"
    return message("place-in-part", language, part=str(part), rest=said) if rest else _part(part)


def _part(number: int) -> str:
    return message("place-part", Language.EN, part=str(number))


def _formatted(message_id: str, language: Language, values: dict[str, str | int]) -> str:
    if language is Language.EN:
        return _in_catalogue(message_id, language, {name: _for_english(name, one) for name, one in values.items()})
    texts = {name: str(value) for name, value in values.items()}
    if language is Language.ZH_HANS:
        return _in_catalogue(message_id, language, texts)
    marks = {name: chr(_FIRST_MARK + number) for number, name in enumerate(texts)}
    text = to_traditional(_in_catalogue(message_id, Language.ZH_HANS, marks))
    for simplified, own in _OWN_WORDS.items():
        text = text.replace(simplified, own)
    for name, mark in marks.items():
        text = text.replace(mark, texts[name] if name in _AS_PRINTED else to_traditional(texts[name]))
    return text


def _for_english(name: str, value: str | int) -> object:
    if isinstance(value, int):
        return fluent_number(value, useGrouping=False)
    return place_in(value, Language.EN) if name == "place" else value


def _in_catalogue(message_id: str, language: Language, values: Mapping[str, object]) -> str:
    bundle = _bundle(language)
    if not bundle.has_message(message_id):
        raise MissingMessage(f"{language}: {message_id}")
    pattern = bundle.get_message(message_id).value
    if pattern is None:
        raise MissingMessage(f"{language}: {message_id}")
    text, errors = bundle.format_pattern(pattern, dict(values))
    if errors or not isinstance(text, str):
        raise MissingMessage(f"{language}: {message_id}: {errors[0] if errors else 'no text'}")
    return text

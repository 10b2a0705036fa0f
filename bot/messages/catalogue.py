"""Looks up and formats the bot's own words.

The catalogues are Fluent files, one folder a language, so that translators edit sentences and not code.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import opencc
from fluent.runtime import FluentBundle, FluentResource

from bot.domain.answer import Language

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


def to_traditional(text: str) -> str:
    """The text in traditional characters (OpenCC's `s2t`).

    No region's idioms, since names of the report are in it; and its tables take a third less memory than regional ones.
    """
    converted: str = _converter().convert(text)
    return converted


def message(message_id: str, language: Language, **values: str) -> str:
    """The message in `language`, with `values` in its places.

    Traditional characters are derived from the simplified catalogue.

    Raises:
        MissingMessage: the catalogue does not hold `message_id`.
    """
    return _formatted(message_id, language, values) if values else _unchanging(message_id, language)


@cache
def _unchanging(message_id: str, language: Language) -> str:
    return _formatted(message_id, language, {})


def _formatted(message_id: str, language: Language, values: dict[str, str]) -> str:
    source = Language.ZH_HANS if language is Language.ZH_HANT else language
    bundle = _bundle(source)
    if not bundle.has_message(message_id):
        raise MissingMessage(f"{source}: {message_id}")
    pattern = bundle.get_message(message_id).value
    if pattern is None:
        raise MissingMessage(f"{source}: {message_id}")
    text, errors = bundle.format_pattern(pattern, values)
    if errors or not isinstance(text, str):
        raise MissingMessage(f"{source}: {message_id}: {errors[0] if errors else 'no text'}")
    return to_traditional(text) if language is Language.ZH_HANT else text

"""The bot's own words: both languages say everything, and nothing is said that is not in the catalogues."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.domain.answer import Language
from bot.domain.knowledge import Measure
from bot.messages.catalogue import FOLDER, MissingMessage, message, place_in, to_traditional

_MESSAGE = re.compile(r"^([a-z][\w-]*) =(.*(?:\n[ \t].*|\n(?=\n[ \t]))*)", re.MULTILINE)
_PLACE = re.compile(r"\{ \$(\w+) \}")
_ASKED_FOR = re.compile(r"\bmessage\(\s*\"([a-z][\w-]*)\"")
_TEXT = re.compile(r"[\"']([a-z][\w-]*(?:\{[^\"]*\})?)[\"']")
_OF_THE_TERMINAL = "terminal-"
_MEASURED = ("figure", "target", "brief", "brief-target")
"""Beginnings of the messages that state a figure; its measure ends them."""


def _messages(language: Language) -> dict[str, frozenset[str]]:
    """The places of every message."""
    files = sorted((FOLDER / language.value).glob("*.ftl"))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return {found[1]: frozenset(_PLACE.findall(found[2])) for found in _MESSAGE.finditer(text)}


CHINESE, ENGLISH = _messages(Language.ZH_HANS), _messages(Language.EN)


def _of_the_answers(messages: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Without the words of the terminal, whose commands speak Chinese."""
    return {name: places for name, places in messages.items() if not name.startswith("terminal-")}


class TestCatalogues:
    """Complete, and whole sentences."""

    def test_both_languages_say_everything_that_askers_read(self) -> None:
        assert len(CHINESE) > 100
        assert _of_the_answers(CHINESE).keys() == _of_the_answers(ENGLISH).keys()

    @pytest.mark.parametrize("language", list(Language))
    def test_every_message_can_be_said(self, language: Language) -> None:
        own = ENGLISH if language is Language.EN else CHINESE
        for name, places in own.items():
            text = message(name, language, **dict.fromkeys(places, "☃"))
            assert text.strip() or name.endswith("separator"), name
            assert not set("{}\u2068\u2069") & set(text), name

    def test_every_message_that_the_code_asks_for_is_there(self) -> None:
        code = "\n".join(file.read_text(encoding="utf-8") for file in Path(FOLDER.parent).rglob("*.py"))
        wanted = set(_ASKED_FOR.findall(code))

        assert len(wanted) > 30
        assert wanted - CHINESE.keys() == set()

    def test_no_message_is_left_that_nobody_says(self) -> None:
        code = "\n".join(file.read_text(encoding="utf-8") for file in Path(FOLDER.parent).rglob("*.py"))
        named = {text for text in _TEXT.findall(code) if "{" not in text}
        begun = tuple(text.partition("{")[0] for text in _TEXT.findall(code) if text.partition("{")[0].endswith("-"))
        measured = {f"{prefix}-{measure.value}" for prefix in _MEASURED for measure in Measure}
        measured |= {"figure-words", "target-words"}

        def is_said(name: str) -> bool:
            own = name.removeprefix(_OF_THE_TERMINAL)
            return own in named or name in named or name in measured or own.startswith(begun)

        assert [name for name in (CHINESE | ENGLISH) if not is_said(name)] == []

    @pytest.mark.parametrize("prefix", _MEASURED)
    def test_every_measure_has_its_words(self, prefix: str) -> None:
        assert {f"{prefix}-{measure.value}" for measure in Measure} <= CHINESE.keys()


class TestMessage:
    """Looking one up."""

    def test_fills_the_places(self) -> None:
        assert message("period-year", Language.ZH_HANS, year="2020") == "2020年"
        assert message("period-year", Language.EN, year="2020") == "2020"

    def test_derives_traditional_characters_from_simplified_ones(self) -> None:
        assert message("silence-plain", Language.ZH_HANT) == to_traditional(message("silence-plain", Language.ZH_HANS))
        assert message("full-stop", Language.ZH_HANT) == "。"

    def test_what_is_quoted_stays_as_printed(self) -> None:
        said = message("silence-mentioned-where", Language.ZH_HANT, quote="全区经济社会")

        assert said == "提到的原句：全区经济社会"

    def test_own_sentences_say_what_traditional_readers_say_and_names_stay_themselves(self) -> None:
        assert message("telegram-command-privacy", Language.ZH_HANT) == "保存哪些資訊"
        assert message("also", Language.ZH_HANT, statement="电子信息") == "· 電子信息"

    def test_tells_one_from_many_in_english(self) -> None:
        said = [message("navigation-section", Language.EN, title="x", paragraphs=count) for count in (1, 2)]

        assert said == ["x: 1 paragraph", "x: 2 paragraphs"]

    @pytest.mark.parametrize(
        ("place", "said"),
        [
            ("一、（六）", "Part 1, section (6)"),
            ("二、开头", "Part 2, opening"),
            ("十二、小结", "Part 12, summary"),
            ("一、五年来（3）", "Part 1, 五年来 3"),
            ("名词解释 12", "Glossary 12"),
            ("开场白", "Opening words"),
            ("三", "Part 3"),
            ("从前的一章", "从前的一章"),
        ],
    )
    def test_places_are_told_in_the_readers_language(self, place: str, said: str) -> None:
        assert place_in(place, Language.EN) == said
        assert place_in(place, Language.ZH_HANS) == place
        assert said in message("telegram-place", Language.EN, place=place, date="today")

    def test_an_unknown_one_is_a_programming_error(self) -> None:
        with pytest.raises(MissingMessage, match="no-such-message"):
            message("no-such-message", Language.EN)

    def test_a_place_left_empty_is_a_programming_error(self) -> None:
        with pytest.raises(MissingMessage, match="period-year"):
            message("period-year", Language.EN)


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [("总值", "總值"), ("报告里", "報告裡"), ("达峰、群里、账号", "達峰、群裡、帳號"), ("GDP 5%", "GDP 5%"), ("", "")],
)
def test_traditional_characters(simplified: str, traditional: str) -> None:
    assert to_traditional(simplified) == traditional

"""Which language a person is spoken to in: the one they chose; else menus in their client's and answers in their question's."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from typing import Protocol

from bot.domain.answer import Language
from bot.service.ports import Clock, PreferenceStore
from bot.service.pseudonyms import Pseudonyms

_TRADITIONAL = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
_MOST_HEARD = 10_000


def language_of(client: str) -> Language | None:
    """The language of a client by its IETF tag, where the bot speaks it; None for any other, and for an empty tag."""
    code = client.casefold().replace("_", "-")
    if code.startswith(_TRADITIONAL):
        return Language.ZH_HANT
    if code == "zh" or code.startswith("zh-"):
        return Language.ZH_HANS
    return Language.EN if code == "en" or code.startswith("en-") else None


@dataclass(frozen=True, slots=True)
class Spoken:
    """`interface` is the language of the bot's own words; `answers` that of answers, None where the question's decides.

    `hints` decide where the question shows no language, or not which script: the likeliest first.
    """

    interface: Language
    answers: Language | None
    hints: tuple[Language, ...] = ()


class Languages(Protocol):
    """Knows what people chose."""

    def chosen(self, person: str) -> Language | None:
        """The language the person chose; None where they left it to their client."""

    def spoken(self, person: str, client: str) -> Spoken:
        """The languages to speak to a person in; `client` is the IETF tag of their client's, empty where unknown."""

    def heard(self, person: str, language: Language) -> None:
        """The person was answered in the language of their question."""

    async def choose(self, person: str, language: Language | None) -> None:
        """Speak this language to the person from now on; None leaves it to their client again.

        Raises:
            StoreError: the choice could not be kept.
        """


class ChosenLanguages:
    """The choices, in memory and in a store; implements `Languages`.

    All of them are in memory, for every message is answered in some language: a choice takes some 200 bytes.
    """

    def __init__(self, store: PreferenceStore, clock: Clock, pseudonyms: Pseudonyms) -> None:
        self._store = store
        self._clock = clock
        self._pseudonyms = pseudonyms
        self._chosen: dict[str, Language] = {}
        self._heard: OrderedDict[str, Language] = OrderedDict()

    async def load(self) -> None:
        """Read the choices.

        Raises:
            StoreError: they cannot be read.
        """
        self._chosen = await self._store.languages()

    def chosen(self, person: str) -> Language | None:
        """The language the person chose; None where they left it to their client."""
        return self._chosen.get(self._pseudonyms.of(person)) if self._chosen else None

    def spoken(self, person: str, client: str) -> Spoken:
        """The languages to speak to a person in; `client` is the IETF tag of their client's, empty where unknown."""
        chosen = self.chosen(person)
        if chosen is not None:
            return Spoken(chosen, chosen)
        known, heard = language_of(client), self._heard.get(person)
        # English for foreigners; of whom nothing is known at all is likely to read the report's own language.
        assumed = known or (Language.EN if client else Language.ZH_HANS)
        hints = (assumed, heard) if client else (heard, assumed)
        # Who asks in Chinese is answered in Chinese, whatever their client's menus.
        return Spoken(known or heard or assumed, None, tuple(dict.fromkeys(filter(None, hints))))

    def heard(self, person: str, language: Language) -> None:
        """The person was answered in the language of their question."""
        self._heard[person] = language
        self._heard.move_to_end(person)
        if len(self._heard) > _MOST_HEARD:
            self._heard.popitem(last=False)

    async def choose(self, person: str, language: Language | None) -> None:
        """Speak this language to the person from now on; None leaves it to their client again.

        Raises:
            StoreError: the choice could not be kept.
        """
        pseudonym = self._pseudonyms.of(person)
        await self._store.choose(pseudonym, language, self._clock.now())
        self.forget(person)
        if language is not None:
            self._chosen[pseudonym] = language

    def forget(self, person: str) -> None:
        """Drop a choice that is no longer stored."""
        self._heard.pop(person, None)
        self._chosen.pop(self._pseudonyms.of(person), None)

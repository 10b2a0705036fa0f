"""The shared vocabulary of `knowledge/lexicon.yaml`, checked and made ready for scanning."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.curation.files import GLOSSES, LEXICON
from bot.domain.errors import KnowledgeError
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns

# The safe loader, in C where it is there: it reads the file ten times as fast.
_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(_Strict):
    """Words of one meaning, in Chinese and English."""

    zh: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Both languages' words, in their one written form."""
        return tuple(fold(word) for word in (*self.zh, *self.en))


class UnitEntry(_Strict):
    """A unit of figures. `value * factor` is the value in `en_unit`, the plain unit for English replies."""

    name: str
    name_en: str
    dimension: str
    factor: Annotated[Decimal, Field(gt=0)] = Decimal(1)
    en_unit: str | None = None


class Ambiguity(_Strict):
    """A word that several entries could claim, and the entries to offer for it."""

    word: str
    entries: tuple[str, ...]


class Courtesies(_Strict):
    """What stands around questions: what opens and what closes them."""

    openings: Words
    closings: Words


class Lexicon(_Strict):
    """What askers' words mean before any name is matched; see the comments in the file itself."""

    units: tuple[UnitEntry, ...]
    spoken_units: dict[str, str]
    asked_dimensions: dict[str, Words]
    asked_number: Words
    asked_thing: Words
    asked_name: Words
    measures: dict[str, Words]
    share_bases: tuple[tuple[str, ...], ...]
    totals: Words
    flows: Words
    level_words: Words
    statuses: dict[str, Words]
    periods: dict[str, Words]
    operations: dict[str, Words]
    operation_patterns: dict[str, tuple[str, ...]]
    topics: dict[str, Words]
    synonyms: tuple[tuple[str, ...], ...]
    other_places: Words
    contrasts: tuple[tuple[str, ...], ...]
    function_words: Words
    talk_words: Words
    predicates: Words
    particles: tuple[str, ...]
    english_markers: frozenset[str]
    every_scope: Words
    premise_directions: dict[str, Words]
    plural_markers: Words
    distributives: Words
    follow_up_markers: Words
    corrections: Words
    turns: dict[str, tuple[str, ...]]
    courtesies: Courtesies
    smalltalk: dict[str, Words]
    patterns: Patterns
    ambiguities: tuple[Ambiguity, ...]
    glosses: dict[str, tuple[str, ...]] = {}

    def unit(self, name: str) -> UnitEntry | None:
        """The unit of that name, if the lexicon knows it."""
        return next((unit for unit in self.units if unit.name == name), None)

    def dimension_of(self, unit: str) -> str:
        """The dimension of a unit; the unit's own name where the lexicon does not know it."""
        entry = self.unit(unit)
        return entry.dimension if entry else unit


def load_lexicon(file: Path) -> Lexicon:
    """Read and check the lexicon and the glosses beside it.

    Raises:
        KnowledgeError: the file is missing, is no YAML, or breaks the schema; one line a fault.
    """
    glosses = file.with_name(GLOSSES)
    return read_lexicon(_bytes_of(file), _bytes_of(glosses) if glosses.exists() else None, file.name)


def read_lexicon(content: bytes, glosses: bytes | None, name: str = LEXICON) -> Lexicon:
    """Check a lexicon that is at hand.

    Args:
        content: of the lexicon.
        glosses: of the file of glosses; None where there is none.
        name: of the lexicon's file, for messages.

    Raises:
        KnowledgeError: one is no YAML or breaks the schema; one line a fault.
    """
    raw = _read(content, name)
    if isinstance(raw, dict) and glosses is not None:
        raw = {**raw, "glosses": _read(glosses, GLOSSES)}
    try:
        return Lexicon.model_validate(raw)
    except ValidationError as invalid:
        faults = tuple(f"{name}: {'.'.join(map(str, error['loc']))}: {error['msg']}" for error in invalid.errors())
        raise KnowledgeError(faults) from invalid


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except FileNotFoundError as missing:
        raise KnowledgeError((f"{file.name}: the file is missing; expected the shared vocabulary there",)) from missing
    except OSError as unreadable:
        raise KnowledgeError((f"{file.name}: cannot be read: {unreadable}",)) from unreadable


def _read(content: bytes, name: str) -> object:
    try:
        loaded: object = yaml.load(content.decode("utf-8-sig"), Loader=_LOADER)  # noqa: S506 -- a safe loader
    except UnicodeDecodeError as unreadable:
        raise KnowledgeError((f"{name}: cannot be read: {unreadable}",)) from unreadable
    except yaml.YAMLError as broken:
        raise KnowledgeError((f"{name}: broken YAML: {' '.join(str(broken).split())}",)) from broken
    return loaded

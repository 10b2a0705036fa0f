"""Collects sections and passages in the order they are printed and keeps their ids and places unique."""

from __future__ import annotations

from collections.abc import Collection

from bot.documents.lines import Line
from bot.domain.report import Passage, Section


class Outline:
    """A growing outline: open a section, then add lines to it."""

    def __init__(self) -> None:
        self._sections: dict[str, Section] = {}
        self._places: set[str] = set()
        self._passages: list[Passage] = []
        self._current = ""

    def open(self, section_id: str, number: str, heading: str, parent_id: str | None, place: str) -> str:
        """Start a section and return its id.

        A number that a report prints twice (「（一）」 again after a break) gets an id and a place of its own:
        `part-1.1-2`, 「一、（一）〔2〕」.
        """
        unique_id = _unique(section_id, self._sections.keys(), "{}-{}")
        unique_place = _unique(place, self._places, "{}〔{}〕")
        self._sections[unique_id] = Section(unique_id, number, heading, parent_id, unique_place)
        self._places.add(unique_place)
        self._current = unique_id
        return unique_id

    def resume(self, section_id: str, number: str, heading: str, parent_id: str | None, place: str) -> str:
        """Go back to the section of this place, or start it."""
        for section in self._sections.values():
            if section.place == place:
                self._current = section.id
                return section.id
        return self.open(section_id, number, heading, parent_id, place)

    def add(self, line: Line) -> None:
        """Add a printed line to the section opened last."""
        ordinal = len(self._passages) + 1
        place = self._sections[self._current].place
        passage = Passage(f"p{ordinal:03d}", self._current, place, ordinal, line.start, line.end, line.text)
        self._passages.append(passage)

    def add_all(self, lines: tuple[Line, ...]) -> None:
        """Add several lines."""
        for line in lines:
            self.add(line)

    @property
    def sections(self) -> tuple[Section, ...]:
        """Every section opened, in order."""
        return tuple(self._sections.values())

    @property
    def passages(self) -> tuple[Passage, ...]:
        """Every line added, in order."""
        return tuple(self._passages)


def _unique(name: str, taken: Collection[str], pattern: str) -> str:
    again = 2
    unique = name
    while unique in taken:
        unique = pattern.format(name, again)
        again += 1
    return unique

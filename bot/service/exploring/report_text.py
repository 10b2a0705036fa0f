"""The report itself, from its parts down to its paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.answering.texts.navigation import Navigator
from bot.domain.answer import Language
from bot.domain.report import Passage, Quote, Report, Section
from bot.messages.catalogue import message, place_in, to_traditional
from bot.messages.places import bracketed, parts_of
from bot.service.exploring.contract import Line, Paragraph, ParagraphsView, SectionView, key_of

_BEGINNING = 24
"""Characters of a paragraph that stand for it in a list."""


class ReportText:
    """Leafs through one report. Headings are the report's own, in its language; traditional readers see them so."""

    def __init__(self, report: Report, navigator: Navigator, figures: Iterable[Quote] = ()) -> None:
        sections, passages = report.document.sections, report.document.passages
        self._passages = passages
        self._parts = tuple(part for depth, part, _ in navigator.outline() if depth == 0)
        self._questions = {section.id: question for _, section, question in navigator.outline()}
        self._sections = {section.id: section for section in sections}
        self._section_keys = {section.id: key_of("section", f"{report.id}/{section.place}") for section in sections}
        self._sections_by_key = {self._section_keys[section.id]: section for section in sections}
        # By its words, so that the paragraph keeps its key when others are put before it.
        self._keys = tuple(key_of("passage", f"{report.id}/{one.place}/{one.text}") for one in passages)
        self._positions = {key: position for position, key in enumerate(self._keys)}
        self._figures = Counter(quote.passage_id for quote in dict.fromkeys(figures))
        self._by_id = {passage.id: position for position, passage in enumerate(passages)}

    def parts(self, language: Language) -> tuple[Line, ...]:
        """The parts in printed order."""
        return tuple(self._section_line(part, language) for part in self._parts)

    def section(self, key: str, language: Language) -> SectionView | None:
        """What is in a part or section."""
        section = self._sections_by_key.get(key)
        if section is None:
            return None
        children = [child for child in self._sections.values() if child.parent_id == section.id]
        return SectionView(
            key,
            self._title(section, language),
            self._section_keys[section.parent_id] if section.parent_id is not None else "",
            tuple(self._section_line(child, language) for child in children),
            tuple(
                Line(self._keys[position], _spelled(_beginning(passage), language))
                for position, passage in enumerate(self._passages)
                # A heading printed on a line of its own is the title of this page.
                if passage.section_id == section.id and not _is_heading(passage, section)
            ),
            self._questions.get(section.id, "") if section.parent_id is None else "",
            *self._size(section),
        )

    def _size(self, section: Section) -> tuple[int, int]:
        """How many paragraphs the section has, with those of its own sections, and how many figures they print."""
        inside = {section.id}
        for child in self._sections.values():
            if child.parent_id in inside:
                inside.add(child.id)
        passages = [passage.id for passage in self._passages if passage.section_id in inside]
        return len(passages), sum(map(self._figures.__getitem__, passages))

    def paragraphs(self, key: str, around: int) -> ParagraphsView | None:
        """A paragraph with up to `around` others before and after it."""
        focus = self._positions.get(key)
        if focus is None:
            return None
        first, last = max(0, focus - around), min(len(self._passages) - 1, focus + around)
        before, after = first - 1 - around, last + 1 + around
        return ParagraphsView(
            tuple(self._paragraph(position) for position in range(first, last + 1)),
            key,
            self._section_keys[self._passages[focus].section_id],
            self._keys[max(0, before)] if first > 0 else "",
            self._keys[min(len(self._keys) - 1, after)] if last + 1 < len(self._keys) else "",
            focus + 1,
            len(self._keys),
        )

    def key_of_passage(self, passage_id: str) -> str:
        """The key of a passage that an answer cites; empty where the report has no such passage."""
        position = self._by_id.get(passage_id)
        return self._keys[position] if position is not None else ""

    def _paragraph(self, position: int) -> Paragraph:
        passage = self._passages[position]
        return Paragraph(self._keys[position], passage.place, passage.text)

    def _section_line(self, section: Section, language: Language) -> Line:
        return Line(self._section_keys[section.id], self._title(section, language))

    @staticmethod
    def _title(section: Section, language: Language) -> str:
        if section.heading and language is Language.EN and section.place != section.heading:
            part, rest = parts_of(section.place)
            if part and not rest:
                return message("section-part", language, number=str(part), heading=section.heading)
            if number := bracketed(section.number):
                return f"{number} {section.heading}"
        if not section.heading or section.place == section.heading:
            return place_in(section.place.rpartition("、")[2], language)
        if not section.number:
            return _spelled(section.heading, language)
        mark = "" if section.number.endswith("）") else ". " if section.number.isdigit() else "、"
        return _spelled(f"{section.number}{mark}{section.heading}", language)


def _spelled(text: str, language: Language) -> str:
    return to_traditional(text) if language is Language.ZH_HANT else text


def _is_heading(passage: Passage, section: Section) -> bool:
    """Whether the line prints the section's heading and nothing else: its number and a mark may stand around it."""
    around = len(passage.text) - len(section.heading)
    return bool(section.heading) and section.heading in passage.text and around <= len(section.number) + 1


def _beginning(passage: Passage) -> str:
    return passage.text if len(passage.text) <= _BEGINNING else f"{passage.text[:_BEGINNING]}…"

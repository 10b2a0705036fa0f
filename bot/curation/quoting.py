"""Finds quotes in the source, word for word."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from bot.documents.numerals import find_numerals
from bot.documents.structure import GLOSSARY_ID
from bot.domain.report import Numeral, Passage, Quote, Section, SourceDocument

_HINT = 12


class QuoteProblem(Exception):
    """Why a quote cannot be resolved: one sentence that also says what was expected. Becomes a fault."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document made ready for looking quotes up in it."""

    document: SourceDocument
    numerals: tuple[Numeral, ...]
    _starts: list[int]
    _numeral_starts: list[int]
    _places: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, document: SourceDocument) -> Source:
        """Index a document."""
        numerals = find_numerals(document)
        return cls(
            document,
            numerals,
            [passage.start for passage in document.passages],
            [numeral.start for numeral in numerals],
            _sections_by_place(document.sections),
        )

    def passage_at(self, start: int, end: int) -> Passage | None:
        """The passage that holds the whole span, if one does."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or end > self.document.passages[index].end:
            return None
        return self.document.passages[index]

    def numerals_touching(self, start: int, end: int) -> tuple[Numeral, ...]:
        """Every numeral that shares a character with the span, in order."""
        index = max(bisect_right(self._numeral_starts, start) - 1, 0)
        found = []
        while index < len(self.numerals) and self.numerals[index].start < end:
            if self.numerals[index].end > start:
                found.append(self.numerals[index])
            index += 1
        return tuple(found)

    def cuts_numeral(self, start: int, end: int) -> bool:
        """Whether an end of the span falls inside a number."""
        return any(n.start < start or n.end > end for n in self.numerals_touching(start, end))

    def spans_in(self, quote: Quote, words: str) -> tuple[tuple[int, int], ...]:
        """Where in the source `words` stand inside a quote without cutting a number in two."""
        starts = (quote.start + offset for offset in occurrences(quote.text, words))
        spans = ((start, start + len(words)) for start in starts)
        return tuple(span for span in spans if not self.cuts_numeral(*span))

    def sections_of(self, place: str) -> frozenset[str]:
        """Ids of the section of a place and of all below it.

        Raises:
            QuoteProblem: the report has no such place.
        """
        sections = self._places.get(place)
        if sections is None:
            near = [known for known in self._places if known.replace(" ", "") == place.replace(" ", "")]
            expected = f"「{near[0]}」" if near else "a place such as 「一、（六）」 or 「名词解释 12」"
            raise QuoteProblem(f"the report has no place 「{place}」; expected {expected}")
        return sections

    @property
    def body_sections(self) -> frozenset[str]:
        """Ids of all sections that are not the glossary's."""
        glossary = {section.id for section in self.document.sections if section.id == GLOSSARY_ID}
        inside = {s.id for s in self.document.sections if s.id in glossary or s.parent_id in glossary}
        return frozenset(s.id for s in self.document.sections if s.id not in inside)

    def glossary_item(self, number: int) -> Section | None:
        """The section of a glossary item."""
        wanted = (GLOSSARY_ID, str(number))
        return next((s for s in self.document.sections if (s.parent_id, s.number) == wanted), None)

    @property
    def glossary_numbers(self) -> tuple[int, ...]:
        """The numbers of all glossary items, in order."""
        return tuple(int(s.number) for s in self.document.sections if s.parent_id == GLOSSARY_ID)

    def whole(self, section: Section) -> Quote:
        """All that a section prints, from its first paragraph to its last."""
        passages = [passage for passage in self.document.passages if passage.section_id == section.id]
        start, end = passages[0].start, passages[-1].end
        return Quote(passages[0].id, section.place, start, end, self.document.text[start:end])

    def resolve(self, text: str, place: str | None, sections: frozenset[str] | None = None) -> Quote:
        """The one span of the source that reads `text`.

        Args:
            text: the words as printed.
            place: counts only the paragraphs of this place and of those below it.
            sections: where no place is given, counts only the paragraphs of these sections.

        Raises:
            QuoteProblem: no or several spans read so, the span leaves its paragraph or cuts a number in two, or the
                place is unknown.
        """
        allowed = sections if place is None else self.sections_of(place)
        starts = occurrences(self.document.text, text)
        if not starts:
            raise QuoteProblem(f"the quote is not in the source: 「{text}」; {self._hint(text)}")
        held = [(start, self.passage_at(start, start + len(text))) for start in starts]
        found = [(start, passage) for start, passage in held if passage is not None]
        if not found:
            raise QuoteProblem(f"the quote runs over several paragraphs: 「{text}」; expected words of one")
        if allowed is not None:
            found = [(start, passage) for start, passage in found if passage.section_id in allowed]
            if not found:
                expected = f"「{place}」" if place else "the paragraphs that may hold it"
                raise QuoteProblem(f"the quote is in the source but not in {expected}: 「{text}」")
        if len(found) > 1:
            places = "、".join(sorted({f"「{passage.place}」" for _, passage in found}))
            raise QuoteProblem(
                f"the quote stands {len(found)} times in {places}: 「{text}」; quote more words or add `in:`"
            )
        start, passage = found[0]
        if self.cuts_numeral(start, start + len(text)):
            raise QuoteProblem(f"the quote cuts a number in two: 「{text}」; quote the whole number")
        return Quote(passage.id, passage.place, start, start + len(text), text)

    def _hint(self, text: str) -> str:
        known = 0
        while known < len(text) and text[: known + 1] in self.document.text:
            known += 1
        if known < 2:
            return "copy it from the source"
        start = self.document.text.index(text[:known])
        printed = self.document.text[start + known : start + known + _HINT].split("\n")[0]
        return f"the source agrees up to 「{text[:known][-_HINT:]}」 and goes on 「{printed}」"


def occurrences(text: str, part: str) -> list[int]:
    """Where `part` starts in `text`, overlapping occurrences included."""
    starts = []
    start = text.find(part)
    while start >= 0:
        starts.append(start)
        start = text.find(part, start + 1)
    return starts


def _sections_by_place(sections: tuple[Section, ...]) -> dict[str, frozenset[str]]:
    parents = {section.id: section.parent_id for section in sections}
    below: dict[str, set[str]] = {section.id: {section.id} for section in sections}
    for section in sections:
        ancestor = section.parent_id
        while ancestor is not None:
            below[ancestor].add(section.id)
            ancestor = parents[ancestor]
    return {section.place: frozenset(below[section.id]) for section in sections}

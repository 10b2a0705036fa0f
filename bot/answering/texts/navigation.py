"""Finding one's way in the report: parts, sections, glossary items by number, how many there are."""

from __future__ import annotations

from bot.answering.library import Library
from bot.documents.clauses import Clause, sentence_around, sentences_of
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.domain.knowledge import Term
from bot.domain.report import Passage, Section
from bot.messages.catalogue import message, place_in
from bot.understanding.asked import AskedQuestion
from bot.understanding.patterns import Patterns

_GLOSSARY_ID = "glossary"
_GIST_SENTENCES = 2
_GIST_LENGTH = 300


class Navigator:
    """Answers where-is questions of one report."""

    def __init__(self, library: Library, patterns: Patterns) -> None:
        self._library = library
        self._patterns = patterns
        self._sections = library.report.document.sections
        self._terms = {term.number: term for term in library.knowledge.terms}

    def term_asked(self, question: AskedQuestion) -> Term | int | None:
        """The glossary term asked for by number; the number itself where there is no such item; None otherwise."""
        found = self._patterns.glossary_item.search(question.text)
        if found is None:
            return None
        number = _number(next(group for group in found.groups() if group))
        return self._terms.get(number, number)

    def no_such_item(self, question: AskedQuestion, number: int) -> Answer:
        """The glossary has no item of that number."""
        headline = message(
            "navigation-no-such-item", question.language, count=str(len(self._terms)), number=str(number)
        )
        return _answer(question.language, headline, (), (), AnswerStatus.NOT_FOUND)

    def answer(self, question: AskedQuestion) -> Answer | None:
        """An answer, when the question asks for a place in the report or for its structure."""
        text = question.text
        if self._patterns.glossary_count.search(text):
            return self._glossary_count(question)
        if self._patterns.parts_of_report.search(text):
            return self._parts(question)
        found = self._patterns.section.search(text)
        if found is None:
            return None
        part, word, other_part, bracketed = found.groups()
        written = word or bracketed
        if "部分" in found[0] and "(" not in found[0] and part is None:
            parts = self._parts_of_report()
            if 1 <= _number(written) <= len(parts):
                return self._gist(question, (parts[_number(written) - 1],))
        return self._sub_sections(question, _number(written), part or other_part, written)

    def outline(self) -> tuple[tuple[int, Section, str], ...]:
        """Parts and their sections in printed order: depth, section, and the question that opens it."""
        lines: list[tuple[int, Section, str]] = []
        for position, part in enumerate(self._parts_of_report(), start=1):
            lines.append((0, part, f"第{_chinese(position)}部分讲什么"))
            if part.id != _GLOSSARY_ID:
                lines.extend(
                    (1, child, f"{part.number}、{child.number}讲什么")
                    for child in self._sections
                    if child.parent_id == part.id and child.number
                )
        return tuple(lines)

    def _glossary_count(self, question: AskedQuestion) -> Answer:
        language = question.language
        count = len(self._terms)
        names = tuple(
            f"{term.number}. {term.name_en if language is Language.EN else term.name}"
            for term in self._library.knowledge.terms
        )
        first, last = self._library.knowledge.terms[0], self._library.knowledge.terms[-1]
        citations = tuple(self._library.cite_passage(term.definition) for term in (first, last))
        headline = message("navigation-glossary-count", language, count=str(count))
        return _answer(language, headline, names, citations, kind=AnswerKind.LIST)

    def _parts(self, question: AskedQuestion) -> Answer:
        language = question.language
        parts = self._parts_of_report()
        names = tuple(f"{part.number}、{part.heading}" if part.number else part.heading for part in parts)
        listed = message("list-separator", language).join(names)
        headline = message("navigation-parts", language, count=str(len(parts)), parts=listed)
        citations = tuple(citation for part in parts if (citation := self._cite_section(part)))
        return _answer(language, headline, (), citations)

    @staticmethod
    def _no_such_section(question: AskedQuestion, written: str) -> Answer:
        headline = message("navigation-no-such-section", question.language, number=written)
        return _answer(question.language, headline, (), (), AnswerStatus.NOT_FOUND)

    def _sub_sections(self, question: AskedQuestion, number: int, part: str | None, written: str) -> Answer:
        label = f"（{_chinese(number)}）"
        found = tuple(
            section
            for section in self._sections
            if section.number == label and (part is None or section.place.startswith(f"{part}、"))
        )
        if not found:
            return self._no_such_section(question, written)
        return self._gist(question, found)

    def _gist(self, question: AskedQuestion, sections: tuple[Section, ...]) -> Answer:
        language = question.language
        details: list[str] = []
        citations: list[Citation] = []
        for section in sections:
            passages = self._passages(section)
            title = _titled(section, language)
            details.append(message("navigation-section", language, title=title, paragraphs=len(passages)))
            children = [child for child in self._sections if child.parent_id == section.id and child.heading]
            if children:
                details.extend(f"· {_titled(child, language, ' ')}" for child in children)
            elif passages:
                details.append(self._gist_of(passages[0]).text)
            citation = self._cite_section(section)
            if citation:
                citations.append(citation)
        return _answer(language, details[0], tuple(details[1:]), tuple(citations))

    def _passages(self, section: Section) -> list[Passage]:
        inside = {section.id}
        for child in self._sections:
            if child.parent_id in inside:
                inside.add(child.id)
        return [passage for passage in self._library.report.document.passages if passage.section_id in inside]

    def _cite_section(self, section: Section) -> Citation | None:
        passages = self._passages(section)
        if not passages:
            return None
        return self._library.cite_clause(self._gist_of(passages[0]))

    @staticmethod
    def _gist_of(passage: Passage) -> Clause:
        """The first sentence, and the second where both are short."""
        sentences = sentences_of(passage)[:_GIST_SENTENCES]
        gist = sentence_around(passage, sentences[0].start, sentences[-1].end)
        return gist if len(gist.text) <= _GIST_LENGTH else sentences[0]

    def _parts_of_report(self) -> tuple[Section, ...]:
        return tuple(
            section
            for section in self._sections
            if section.parent_id is None and (section.number or section.id == _GLOSSARY_ID)
        )


def _titled(section: Section, language: Language, between: str = "") -> str:
    """Where a section stands and what it is called; 「一、五年来」 is called so by its place already."""
    place = place_in(section.place, language)
    if section.place.endswith(section.heading):
        return place
    if language is Language.EN:
        return f"{place} {section.heading}"
    return f"{place}{between or ('' if section.parent_id else '、')}{section.heading}"


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    import cn2an  # noqa: PLC0415 -- takes long to load, and most questions hold no such number

    return int(cn2an.cn2an(written, "smart"))


def _chinese(number: int) -> str:
    import cn2an  # noqa: PLC0415 -- see `_number`

    written: str = cn2an.an2cn(number)
    return written


def _answer(
    language: Language,
    headline: str,
    details: tuple[str, ...],
    citations: tuple[Citation, ...],
    status: AnswerStatus = AnswerStatus.ANSWERED,
    kind: AnswerKind = AnswerKind.NAVIGATION,
) -> Answer:
    return Answer(status, kind, language, headline, details, citations)

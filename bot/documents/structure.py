"""Divides the lines of a report into sections and passages.

The rules are those of the genre: front matter, salutation, parts 「一、」, sub-sections 「（一）」, a run of paragraphs that all
open with one phrase (「五年来，」), a closing, a glossary with numbered items.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.documents import headings
from bot.documents.han_numbers import arabic_number, han_number
from bot.documents.lines import Line
from bot.documents.outline import Outline
from bot.domain.errors import SourceError
from bot.domain.report import Passage, Section

_SHORTEST_RUN = 3
_FEWEST_UNNUMBERED = 2
_FRONT_LINES = 30

GLOSSARY_ID = "glossary"
TITLE_PLACE = "标题"
OPENING_PLACE = "开场白"
LEAD = "开头"
CLOSE = "小结"
LAST_CLOSE = "结语"
APPENDIX_ID = "appendix"
APPENDIX = "附件"


@dataclass(frozen=True, slots=True)
class Structure:
    """The divided report. `front` are the printed lines before the salutation, the title among them."""

    title: str
    front: tuple[Line, ...]
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    heading: headings.Heading
    line: Line
    body: tuple[Line, ...]


def divide(lines: tuple[Line, ...]) -> Structure:
    """Divide the lines of one report.

    Raises:
        SourceError: no title 政府工作报告, or no numbered part, is found.
    """
    title_index, title = _find_title(lines)
    body_end, glossary, appendix = _find_ends(lines, title_index)
    parts_start, parts = _find_parts(lines, title_index + 1, body_end)
    opening_index = _find_opening(lines, title_index + 1, parts_start)
    outline = Outline()
    outline.open("title", "", title, None, TITLE_PLACE)
    outline.add_all(lines[:opening_index])
    if opening_index < parts_start:
        outline.open("opening", "", "", None, OPENING_PLACE)
        outline.add_all(lines[opening_index:parts_start])
    for index, part in enumerate(parts):
        _PartDivider(outline, part, is_last=index == len(parts) - 1).divide()
    _divide_glossary(outline, lines[glossary.start : glossary.stop])
    _divide_appendix(outline, lines[appendix.start : appendix.stop])
    return Structure(title, lines[:opening_index], outline.sections, outline.passages)


def _find_title(lines: tuple[Line, ...]) -> tuple[int, str]:
    """The fullest title among the first lines: a menu or a cover may print a shorter one before."""
    found: list[tuple[int, str]] = []
    for index, line in enumerate(lines[:_FRONT_LINES]):
        title = headings.title_of(line.text)
        if title is not None:
            found.append((index, title))
        elif found and (headings.is_salutation(line.text) or headings.part_heading(line.text)):
            break
    if not found:
        raise SourceError("The source has no title: a line among its first must read 政府工作报告.")
    return max(found, key=lambda title: (len(title[1]), -title[0]))


def _find_ends(lines: tuple[Line, ...], title_index: int) -> tuple[int, range, range]:
    """Where the body ends, and the lines of the glossary and of the appendix, which may follow it in either order.

    Lines that only announce the glossary (「附件」 above its heading) are of the glossary.
    """
    count = len(lines)
    parts = (headings.part_heading, headings.unnumbered_part_heading)
    starts = (i for i in range(title_index + 1, count) if any(reads(lines[i].text) for reads in parts))
    first_part = next(starts, count)
    after_parts = range(first_part + 1, count)
    glossary = next((i for i in after_parts if headings.glossary_heading(lines[i].text) is not None), count)
    marks = [i for i in after_parts if headings.is_appendix_heading(lines[i].text)]
    announced = glossary - 1 if glossary - 1 in marks else glossary
    before = next((i for i in marks if i < announced), announced)
    if before < announced:
        return before, range(announced, count), range(before, announced)
    after = next((i for i in marks if i > glossary), count)
    return announced, range(announced, after), range(after, count)


def _find_parts(lines: tuple[Line, ...], start: int, end: int) -> tuple[int, tuple[_Part, ...]]:
    """Parts are numbered in order, so a 「二、」 that is out of turn is an ordinary paragraph."""
    starts: list[tuple[int, headings.Heading]] = []
    for index in range(start, end):
        heading = headings.part_heading(lines[index].text)
        if heading is not None and heading.number == han_number(len(starts) + 1):
            starts.append((index, heading))
    if not starts:
        starts = _unnumbered_parts(lines, start, end)
    if not starts:
        raise SourceError("The source has no numbered part: after the title a line must read 一、 and a heading.")
    ends = [index for index, _ in starts[1:]] + [end]
    parts = tuple(
        _Part(heading, lines[i], lines[i + 1 : stop]) for (i, heading), stop in zip(starts, ends, strict=True)
    )
    return starts[0][0], parts


def _unnumbered_parts(lines: tuple[Line, ...], start: int, end: int) -> list[tuple[int, headings.Heading]]:
    """Headings without numbers, where at least two divide the report; they are counted 一、二、 for their places."""
    found = [index for index in range(start, end) if headings.unnumbered_part_heading(lines[index].text)]
    if len(found) < _FEWEST_UNNUMBERED:
        return []
    return [(index, headings.Heading(han_number(n), lines[index].text)) for n, index in enumerate(found, start=1)]


def _find_opening(lines: tuple[Line, ...], start: int, end: int) -> int:
    for index in range(start, end):
        text = lines[index].text
        if headings.is_salutation(text) or (text.endswith("。") and not headings.is_front_matter(text)):
            return index
    return end


class _PartDivider:
    """Divides one part into its lead, numbered sub-sections, runs and closing."""

    def __init__(self, outline: Outline, part: _Part, *, is_last: bool) -> None:
        self._outline = outline
        self._part = part
        self._number = part.heading.number
        self._close = LAST_CLOSE if is_last else CLOSE
        self._runs = _find_runs(part.body)
        self._numbered = _find_numbered(part.body)
        divided = [*self._numbered, *(index for run in self._runs for index in run)]
        self._first_divided = min(divided, default=0)
        self._last_divided = max(divided, default=0)
        self._id = outline.open(
            f"part-{arabic_number(self._number)}", self._number, part.heading.words, None, self._number
        )

    def divide(self) -> None:
        self._outline.add(self._part.line)
        if self._numbered or self._runs:
            self._outline.open(f"{self._id}.lead", "", "", self._id, f"{self._number}、{LEAD}")
        for index, line in enumerate(self._part.body):
            self._enter_section_of(index, line)
            self._outline.add(line)

    def _enter_section_of(self, index: int, line: Line) -> None:
        run = next((run for run in self._runs if index in run), None)
        heading = self._numbered.get(index)
        if run is not None:
            self._enter_run(run, index)
        elif heading is not None:
            sub_id = f"{self._id}.{arabic_number(heading.number.strip('（）是'))}"
            place = f"{self._number}、{heading.number}"
            self._outline.open(sub_id, heading.number, heading.words, self._id, place)
        elif headings.is_salutation(line.text) and index > self._first_divided:
            # An address to the audience ends the numbered sub-sections: it leads into a run, or closes the part.
            coming = self._run_after(index)
            if coming is not None:
                self._open_run(self._part.body[coming.start])
            elif index > self._last_divided:
                self._open_close()
        elif any(run.stop == index for run in self._runs) or self._looks_back(index, line):
            self._open_close()

    def _enter_run(self, run: range, index: int) -> None:
        line = self._part.body[index]
        run_id, place = self._open_run(line)
        ordinal = index - run.start + 1
        heading = headings.run_in(line.text)
        theme = heading.words if heading else ""
        self._outline.open(f"{run_id}.{ordinal}", str(ordinal), theme, run_id, f"{place}（{ordinal}）")

    def _open_run(self, line: Line) -> tuple[str, str]:
        heading = headings.run_in(line.text)
        phrase = heading.number if heading else ""
        place = f"{self._number}、{phrase}"
        return self._outline.resume(f"{self._id}.run", "", phrase, self._id, place), place

    def _open_close(self) -> None:
        self._outline.resume(f"{self._id}.close", "", "", self._id, f"{self._number}、{self._close}")

    def _looks_back(self, index: int, line: Line) -> bool:
        """Whether this paragraph sums up after the last sub-section."""
        return bool(self._numbered) and index > self._last_divided and headings.looks_back(line.text)

    def _run_after(self, index: int) -> range | None:
        """The next run, unless a numbered sub-section comes before it."""
        run = next((run for run in self._runs if run.start > index), None)
        return None if run is None or any(index < i < run.start for i in self._numbered) else run


def _find_numbered(body: tuple[Line, ...]) -> dict[int, headings.Heading]:
    """The lines that open numbered sub-sections: 「（一）」; where there is none, 「一是」 counted on from one."""
    numbered = {i: heading for i, line in enumerate(body) if (heading := headings.subsection_heading(line.text))}
    if numbered:
        return numbered
    for index, line in enumerate(body):
        heading = headings.listed(line.text)
        if heading is not None and heading.number == f"{han_number(len(numbered) + 1)}是":
            numbered[index] = heading
    return numbered if len(numbered) >= _SHORTEST_RUN else {}


def _find_runs(body: tuple[Line, ...]) -> list[range]:
    """Indexes of consecutive lines that open with one and the same phrase."""
    runs = []
    start = 0
    while start < len(body):
        phrase = _run_in_phrase(body[start])
        stop = start + 1
        while phrase and stop < len(body) and _run_in_phrase(body[stop]) == phrase:
            stop += 1
        if stop - start >= _SHORTEST_RUN:
            runs.append(range(start, stop))
        start = stop
    return runs


def _run_in_phrase(line: Line) -> str:
    heading = headings.run_in(line.text)
    return heading.number if heading is not None and not headings.is_salutation(line.text) else ""


def _divide_glossary(outline: Outline, lines: tuple[Line, ...]) -> None:
    if not lines:
        return
    heading = next(i for i, line in enumerate(lines) if headings.glossary_heading(line.text) is not None)
    word = headings.glossary_heading(lines[heading].text) or ""
    glossary_id = outline.open(GLOSSARY_ID, "", word, None, word)
    outline.add_all(lines[: heading + 1])
    items = lines[heading + 1 :]
    numbered = any(_is_item(line, 1) for line in items)
    expected = 1
    for line in items:
        item = headings.glossary_item(line.text) if numbered else headings.defines(line.text)
        if item is not None and item.number in {"", str(expected)}:
            outline.open(f"{glossary_id}.{expected}", str(expected), item.words, glossary_id, f"{word} {expected}")
            expected += 1
        outline.add(line)


def _is_item(line: Line, number: int) -> bool:
    item = headings.glossary_item(line.text)
    return item is not None and item.number == str(number)


def _divide_appendix(outline: Outline, lines: tuple[Line, ...]) -> None:
    """What is printed after the report: its numbered headings are places below 「附件」."""
    if not lines:
        return
    outline.open(APPENDIX_ID, "", APPENDIX, None, APPENDIX)
    count = 0
    for line in lines:
        heading = headings.part_heading(line.text)
        if heading is not None and heading.number == han_number(count + 1):
            count += 1
            outline.open(
                f"{APPENDIX_ID}.{count}", heading.number, heading.words, APPENDIX_ID, f"{APPENDIX}、{heading.number}"
            )
        outline.add(line)

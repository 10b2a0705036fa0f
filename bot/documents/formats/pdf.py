"""Reads the paragraphs of a PDF: its printed lines, put together again where a line only wraps."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from dataclasses import dataclass

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from bot.documents import headings
from bot.documents.formats.limits import MOST_CHARACTERS, MOST_PAGES
from bot.domain.errors import SourceBroken, SourceEncrypted, SourceTextless, SourceTooLarge

_SAME_LINE = 0.5
"""Two pieces stand on one line when their base lines differ by less than this part of the type size."""

_INDENTED = 1.2
"""A line is indented when it starts this many characters right of the margin."""

_FULL = 2.5
"""A line is full when fewer characters than this would still fit on it."""

_CENTRED = 4.0
"""A line that starts farther right than this is no indented one, but a title."""

_COMMON = 0.08
"""What this part of all lines does is a habit of the document."""

_OTHER_SIZE = 0.2
"""Lines of one paragraph differ in type size by no more than this part."""

_SHORT = 20
"""Characters of a line that need not have wrapped."""

_SENTENCE_ENDS = "。！？；：”）!?;:"
_PAGE_NUMBER = re.compile(r"^[-—–－·\s]*(?:第\s*)?\d{1,3}\s*(?:页)?(?:\s*[/共]\s*(?:共\s*)?\d{1,3}\s*页?)?[-—–－·\s]*$")
_FEWEST_CHARACTERS = 200
_WIDE = re.compile(r"[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class _Piece:
    x: float
    y: float
    size: float
    text: str


@dataclass(frozen=True, slots=True)
class _PrintedLine:
    """`left` and `right` in points; `size` is that of its type."""

    text: str
    left: float
    right: float
    size: float


def paragraphs_of(content: bytes) -> list[str]:
    """The paragraphs of all pages, page numbers and running heads left out.

    Raises:
        SourceEncrypted: it is locked by a password.
        SourceTextless: it holds pictures of pages and no text.
        SourceTooLarge: it has too many pages or characters.
        SourceBroken: it is damaged.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it complains of, it mends or raises
    try:
        pages = _pages(content)
    except DependencyError as error:
        raise SourceEncrypted("The PDF is locked; save it without a password and send that.") from error
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        IndexError,
        AttributeError,
        ArithmeticError,
        RecursionError,
    ) as error:
        # A damaged file makes the library fail in many ways; all of them mean the same to whoever sent it.
        raise SourceBroken("The PDF is damaged; save it again, or send the report as .docx.") from error
    if sum(len(line.text) for page in pages for line in page) < _FEWEST_CHARACTERS:
        raise SourceTextless("The PDF holds pictures of pages and no text; send the report as .docx or .txt.")
    return _joined(_without_furniture(pages))


def _pages(content: bytes) -> list[list[_PrintedLine]]:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise SourceEncrypted("The PDF is locked by a password; save it without one and send that.")
    if len(reader.pages) > MOST_PAGES:
        raise SourceTooLarge(len(reader.pages), MOST_PAGES, "pages")
    pages, characters = [], 0
    for page in reader.pages:
        pages.append(_lines_of(page))
        characters += sum(len(line.text) for line in pages[-1])
        if characters > MOST_CHARACTERS:
            raise SourceTooLarge(characters, MOST_CHARACTERS, "characters")
    return pages


def _lines_of(page: PageObject) -> list[_PrintedLine]:
    """The pieces of text that the page draws, gathered into lines from top to bottom."""
    pieces: list[_Piece] = []

    def take(text: str, user: list[float], matrix: list[float], _font: object, size: float) -> None:
        if text.strip("\r\n"):
            x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
            y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
            scale = abs(matrix[3] * user[3]) or 1.0
            pieces.append(_Piece(x, y, size * scale, text.strip("\r\n")))

    plain = page.extract_text(visitor_text=take)
    lines: list[list[_Piece]] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if lines and abs(lines[-1][0].y - piece.y) < _SAME_LINE * max(piece.size, 1):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    if any("\n" in piece.text for piece in pieces):
        # Several lines came as one piece, so where each stands is not known.
        return [_PrintedLine(text, 0, 0, 0) for text in plain.splitlines() if text.strip()]
    return [line for line in map(_printed, lines) if line.text]


def _printed(pieces: list[_Piece]) -> _PrintedLine:
    in_order = sorted(pieces, key=lambda piece: piece.x)
    text = "".join(piece.text for piece in in_order)
    size = max(piece.size for piece in in_order)
    lead = len(text) - len(text.lstrip())
    left = in_order[0].x + size * _width(text[:lead])
    last = in_order[-1]
    return _PrintedLine(text.strip(), left, max(last.x + size * _width(last.text.rstrip()), left), size)


def _width(text: str) -> float:
    """In characters of full width."""
    return sum(1.0 if _WIDE.match(char) else 0.5 for char in text)


def _without_furniture(pages: list[list[_PrintedLine]]) -> list[_PrintedLine]:
    """Without page numbers, and without lines that stand at the edge of most pages."""
    edges = Counter(line.text for page in pages for line in {*page[:1], *page[-1:]})
    running = {text for text, count in edges.items() if count > 2 and count > len(pages) // 2}
    return [line for page in pages for line in page if line.text not in running and not _PAGE_NUMBER.match(line.text)]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where most lines start and where full ones end, in points; whether paragraphs are indented."""

    margin: float
    edge: float
    indents: bool

    @classmethod
    def of(cls, lines: list[_PrintedLine]) -> _Layout:
        starts = Counter(round(line.left) for line in lines)
        margin = float(min((left for left, count in starts.items() if count >= _COMMON * len(lines)), default=0))
        ends = sorted(line.right for line in lines)
        edge = ends[int(0.9 * (len(ends) - 1))] if ends else 0.0
        indented = sum(_INDENTED < (line.left - margin) / (line.size or 1) < _CENTRED for line in lines)
        return cls(margin, edge, indented >= _COMMON * len(lines))

    def goes_on(self, before: _PrintedLine, line: _PrintedLine) -> bool:
        """Whether a line continues the one before it."""
        ended = before.text[-1] in _SENTENCE_ENDS
        if not before.size:
            return not ended and len(before.text) > _SHORT and not headings.opens_section(line.text)
        if line.left - self.margin > _INDENTED * line.size or abs(line.size - before.size) > _OTHER_SIZE * line.size:
            return False
        full = self.edge - before.right < _FULL * before.size
        if headings.opens_section(line.text) and (ended or not full):
            return False
        return self.indents or full


def _joined(lines: list[_PrintedLine]) -> list[str]:
    layout = _Layout.of(lines)
    paragraphs: list[str] = []
    before: _PrintedLine | None = None
    for line in lines:
        if before is not None and layout.goes_on(before, line):
            paragraphs[-1] = _together(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text)
        before = line
    return paragraphs


def _together(start: str, end: str) -> str:
    """Two halves of a paragraph; words of Latin letters keep a space between them."""
    return (
        f"{start} {end}"
        if start[-1].isascii() and start[-1].isalpha() and end[0].isascii() and end[0].isalpha()
        else start + end
    )

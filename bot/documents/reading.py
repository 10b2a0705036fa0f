"""Reads a source file as a report."""

from __future__ import annotations

from bot.documents import headings
from bot.documents.lines import Line, decode, lines_of
from bot.documents.structure import divide
from bot.domain.report import SourceDocument


def read_document(content: bytes) -> SourceDocument:
    """Read the bytes of a source file. Offsets count characters of the decoded text.

    Raises:
        SourceError: the file is empty, no UTF-8 text, or not a work report (no title, no numbered part).
    """
    text = decode(content)
    structure = divide(lines_of(text))
    delivered_on = next(filter(None, (headings.date_in(line.text) for line in structure.front)), None)
    return SourceDocument(
        text, structure.title, delivered_on, _speaker(structure.front), structure.sections, structure.passages
    )


def _speaker(front: tuple[Line, ...]) -> str:
    """The speaker stands last in the front matter, below the title and the date, or in the sentence about the occasion."""
    for line in reversed(front):
        if headings.title_of(line.text) is None and headings.date_in(line.text) is None:
            speaker = headings.speaker_in(line.text)
            if speaker is not None:
                return speaker
    return next(filter(None, (headings.speaker_told(line.text) for line in reversed(front))), "")

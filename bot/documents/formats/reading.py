"""Reads a report's file, of whatever kind, into plain text: one paragraph a line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.documents.formats import docx, html, pdf
from bot.documents.formats.kinds import SourceKind, kind_by_name, packed_kind, text_kind
from bot.documents.formats.limits import LARGEST_FILE, MOST_CHARACTERS
from bot.documents.formats.plain import decode_text
from bot.domain.errors import SourceError, SourceTooLarge

# Spaces of every kind but the ideographic one, which indents paragraphs and separates names.
_BREAKS = re.compile("[\n\r\v\f\x85\u2028\u2029]")
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f]+")


@dataclass(frozen=True, slots=True)
class SourceText:
    """The text of a file: one paragraph a line, ended by a line break. `named_kind` is the kind that the file's name claims,
    None where it claims none."""

    text: str
    kind: SourceKind
    named_kind: SourceKind | None


def read_source(file_name: str, content: bytes) -> SourceText:
    """Read a file that a person sent. What it holds decides what it is; its name is only told.

    Raises:
        SourceError: it is empty, too large, damaged, locked, without text, or of no kind that is read; see the kinds
            of this error.
    """
    if len(content) > LARGEST_FILE:
        raise SourceTooLarge(len(content), LARGEST_FILE)
    if not content.strip():
        raise SourceError("The file is empty.")
    kind, paragraphs = _paragraphs(content)
    lines = list(_cleaned(paragraphs))
    text = "\n".join(lines) + "\n"
    if len(text) > MOST_CHARACTERS:
        raise SourceTooLarge(len(text), MOST_CHARACTERS, "characters")
    if not lines:
        raise SourceError("The file holds no text.")
    return SourceText(text, kind, kind_by_name(file_name))


def _paragraphs(content: bytes) -> tuple[SourceKind, Iterable[str]]:
    packed = packed_kind(content)
    if packed is SourceKind.DOCX:
        return packed, docx.paragraphs_of(content)
    if packed is SourceKind.PDF:
        return packed, pdf.paragraphs_of(content)
    text = decode_text(content)
    kind = text_kind(text)
    return kind, html.paragraphs_of(text) if kind is SourceKind.HTML else [text]


def _cleaned(paragraphs: Iterable[str]) -> Iterable[str]:
    """Lines that print something, without what cannot be seen and without margins."""
    for paragraph in paragraphs:
        for line in _BREAKS.split(paragraph):
            printed = _SPACES.sub(" ", _INVISIBLE.sub("", line)).strip()
            if printed:
                yield printed

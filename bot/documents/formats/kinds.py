"""Tells what a file is by what it holds. Its name is only compared: a name can say anything."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

from bot.domain.errors import SourceKindUnknown

_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RICH_TEXT = b"{\\rtf"
_MARKUP = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|meta|div|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)
_START = 4096
_OTHERS = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\x7fELF", b"MZ\x90")


class SourceKind(StrEnum):
    """The kinds of files that reports are read from."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "txt"


_NAMES = {
    ".docx": SourceKind.DOCX,
    ".docm": SourceKind.DOCX,
    ".pdf": SourceKind.PDF,
    ".html": SourceKind.HTML,
    ".htm": SourceKind.HTML,
    ".xhtml": SourceKind.HTML,
    ".txt": SourceKind.TEXT,
    ".text": SourceKind.TEXT,
    ".md": SourceKind.TEXT,
}


def packed_kind(content: bytes) -> SourceKind | None:
    """The kind of a file that is no text: by its first bytes. None where it may be text.

    Raises:
        SourceKindUnknown: it is a kind that is not read.
    """
    if content.startswith(_ZIP):
        return SourceKind.DOCX
    # Some writers put a line before the mark, which readers take.
    if _PDF in content[:1024]:
        return SourceKind.PDF
    if content.startswith(_OLD_OFFICE):
        raise SourceKindUnknown("The file is of the old Word kind (.doc) or locked; save it as .docx and send that.")
    if content.startswith(_RICH_TEXT):
        raise SourceKindUnknown("The file is RTF; save it as .docx and send that.")
    if content.startswith(_OTHERS):
        raise SourceKindUnknown("The file is of an unknown kind; send a .docx, .pdf, .html or .txt.")
    return None


def text_kind(text: str) -> SourceKind:
    """Whether decoded text is a web page or plain text."""
    return SourceKind.HTML if _MARKUP.match(text[:_START].lstrip("\ufeff")) else SourceKind.TEXT


def kind_by_name(file_name: str) -> SourceKind | None:
    """The kind that a file's name claims; None where it claims none of ours."""
    return _NAMES.get(PurePosixPath(file_name.replace("\\", "/")).suffix.lower())

"""Decodes text files. A wrong guess would give other characters (mojibake), so a guess must prove itself."""

from __future__ import annotations

import codecs
import re

from bot.domain.errors import SourceEncodingUnknown

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # Before UTF-16: its mark begins like that of UTF-16, little end first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
# The commonest characters and marks of the genre; a wrong decoding of a report hits them only by chance.
_COMMON = frozenset("，。、；：“”的和一中国人大工作发展政府设建全会化业经济年产新改高民市")
_COMMON_SHARE = 0.15
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufffe\uffff]")
_WRITTEN = re.compile(r"[^\s!-~]")


def decode_text(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16, UTF-32 (by its mark) or GB18030 (GBK and GB2312 are parts of it).

    Text without a mark is taken for UTF-8 where it is valid; else for the one encoding in which it reads like a report:
    a share of its characters are the commonest of the genre, and none is a control or private character.

    Raises:
        SourceEncodingUnknown: it is none of these, or cannot be told.
    """
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _decoded(content, encoding)
    for encoding in _UNMARKED:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _NO_TEXT.search(text) and (encoding == "utf-8" or _reads_like_a_report(text)):
            return text
    raise SourceEncodingUnknown(
        "The file is of an unknown kind, or text whose characters cannot be told; send .docx, .pdf, .html or UTF-8 text."
    )


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceEncodingUnknown(
            f"The file says that it is {encoding.removesuffix('-sig').upper()}, but byte {error.start} is not; save it as UTF-8."
        ) from error
    if _NO_TEXT.search(text):
        raise SourceEncodingUnknown("The file holds control characters; save it as UTF-8 text and send it again.")
    return text


def _reads_like_a_report(text: str) -> bool:
    written = _WRITTEN.findall(text)
    return bool(written) and sum(char in _COMMON for char in written) >= _COMMON_SHARE * len(written)

"""Reads the paragraphs of a Word file (.docx): a zip archive of XML parts, of which only the needed ones are unpacked.

The shapes are those of ECMA-376 (Office Open XML), WordprocessingML.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from bot.documents.formats.limits import HIGHEST_RATIO, LARGEST_UNPACKED, UNPACKED_WITHOUT_RATIO
from bot.documents.formats.numbering import Numbering
from bot.domain.errors import SourceBroken, SourceEncrypted, SourceKindUnknown, SourceTooLarge

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DOCUMENT, _NUMBERING = "word/document.xml", "word/numbering.xml"
_ENCRYPTED_FLAG = 0x1
_CHUNK = 64 * 1024


def paragraphs_of(content: bytes) -> Iterator[str]:
    """The text of every paragraph of the body in order, those of tables and text boxes included; a paragraph's own
    line breaks divide it. Automatic numbers (一、 （一） 1.) are written out; deleted text, headers, footers and notes
    are left out.

    Raises:
        SourceKindUnknown: the archive is no Word file.
        SourceEncrypted: it is locked by a password.
        SourceTooLarge: a part is too large unpacked, or packed too well to be honest (a zip bomb).
        SourceBroken: the archive or its XML is damaged, or the XML declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
            if _DOCUMENT not in names:
                raise SourceKindUnknown(_other_archive(names))
            body = _parsed(_unpacked(archive, _DOCUMENT))
            styles = _parsed(_unpacked(archive, _NUMBERING)) if _NUMBERING in names else None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
        raise SourceBroken("The Word file is damaged; open it, save it again and send that.") from error
    yield from _walk(body, Numbering(styles))


def _unpacked(archive: zipfile.ZipFile, name: str) -> bytes:
    """One part; the sizes are looked at before anything is unpacked, and again while it is, for the archive may lie."""
    part = archive.getinfo(name)
    if part.flag_bits & _ENCRYPTED_FLAG:
        raise SourceEncrypted("The Word file is locked by a password; unlock it and send that.")
    allowed = max(HIGHEST_RATIO * part.compress_size, UNPACKED_WITHOUT_RATIO)
    limit = min(allowed, LARGEST_UNPACKED)
    if part.file_size > limit:
        raise SourceTooLarge(part.file_size, limit)
    unpacked = bytearray()
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            unpacked += chunk
            if len(unpacked) > limit:
                raise SourceTooLarge(len(unpacked), limit)
    return bytes(unpacked)


def _parsed(xml: bytes) -> Element:
    try:
        root: Element = ElementTree.fromstring(xml, forbid_dtd=True)
    except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
        raise SourceBroken("The text inside the Word file is damaged or declares entities; save it again.") from error
    _without_strict_names(root)
    return root


def _without_strict_names(root: Element) -> None:
    """The strict variant of the format has other names for the same elements."""
    if root.tag.startswith(_STRICT):
        for element in root.iter():
            element.tag = element.tag.replace(_STRICT, _W)
            for key in [key for key in element.keys() if key.startswith(_STRICT)]:  # noqa: SIM118 - no mapping
                element.set(key.replace(_STRICT, _W), element.get(key, ""))


def _walk(root: Element, numbering: Numbering) -> Iterator[str]:
    """Paragraphs in document order; one inside another (a text box) follows it. Iterative: nesting may be deep."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if element.tag == _W + "p":
            inner: list[Element] = []
            yield numbering.label(element) + "".join(_runs(element, inner))
            waiting.extend(reversed(inner))
        elif element.tag != _FALLBACK:
            waiting.extend(reversed(element))


def _runs(paragraph: Element, inner: list[Element]) -> Iterator[str]:
    """The characters of one paragraph; the paragraphs inside it are put aside."""
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == _W + "p":
            inner.append(element)
        elif element.tag == _W + "t":
            yield element.text or ""
        elif element.tag in {_W + "br", _W + "cr"}:
            yield "\n"
        elif element.tag == _W + "tab":
            yield "\t"
        elif element.tag == _W + "noBreakHyphen":
            yield "-"
        elif element.tag not in {_FALLBACK, _W + "del", _W + "moveFrom", _W + "pPr", _W + "rPr"}:
            waiting.extend(reversed(element))


def _other_archive(names: set[str]) -> str:
    if "xl/workbook.xml" in names or "ppt/presentation.xml" in names:
        return "The file is a workbook or a presentation; send the report as .docx, .pdf, .html or .txt."
    if "content.xml" in names:
        return "The file is an OpenDocument; save it as .docx and send that."
    return "The file is an archive; unpack it and send the report itself."

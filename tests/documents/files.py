"""Writes files of the kinds that reports come in, as small as readers take them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)


def docx(paragraphs: Iterable[str], **parts: str) -> bytes:
    """A Word file of these paragraphs; those that start with `<w:p` are taken as they are. `parts` are further parts of the
    folder word/, by name without suffix."""
    body = "".join(
        text if text.startswith("<w:p") else f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text in paragraphs
    )
    return docx_of(f'<?xml version="1.0"?><w:document {_NAMESPACE}><w:body>{body}</w:body></w:document>', **parts)


def docx_of(document: str | bytes, **parts: str) -> bytes:
    """A Word file whose word/document.xml is this."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("word/document.xml", document)
        for name, xml in parts.items():
            archive.writestr(f"word/{name}.xml", xml.replace("<w:", "<w:", 1).replace("XMLNS", _NAMESPACE))
    return packed.getvalue()


def pdf(pages: Sequence[Sequence[tuple[float, str]]], size: float = 16, step: float = 28) -> bytes:
    """A PDF of printed lines: each has its left end in points, and its text. The text is drawn in a font of Adobe's
    Chinese character collection, which every reader knows."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(f'{6 + 2 * n} 0 R' for n in range(len(pages)))}] >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
        (
            "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /FontDescriptor 5 0 R /DW 1000"
            " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>"
        ),
        (
            "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0"
            " /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>"
        ),
    ]
    for number, lines in enumerate(pages):
        drawn = "\n".join(
            f"BT /F1 {size} Tf 1 0 0 1 {left} {780 - step * index} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
            for index, (left, text) in enumerate(lines)
        )
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return _pdf_of(objects)


def _pdf_of(objects: Sequence[str], trailer: str = "") -> bytes:
    written, places = "%PDF-1.7\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(written))
        written += f"{number} 0 obj\n{text}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(written)}\n%%EOF\n"
    return f"{written}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


def wrapped(paragraphs: Iterable[str], width: int = 26, left: float = 80, size: float = 16) -> list[tuple[float, str]]:
    """The printed lines of paragraphs: each is indented by two characters and wraps at `width` characters."""
    lines = []
    for paragraph in paragraphs:
        lines.append((left + 2 * size, paragraph[: width - 2]))
        rest = paragraph[width - 2 :]
        lines.extend((left, rest[start : start + width]) for start in range(0, len(rest), width))
    return lines

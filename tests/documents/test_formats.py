"""What people send is read as the same text whatever its kind, or refused with a sentence. The report is made up."""

from __future__ import annotations

import io
import logging
import zipfile

import pytest

from bot.documents.formats.kinds import SourceKind
from bot.documents.formats.limits import LARGEST_FILE
from bot.documents.formats.reading import SourceText, read_source
from bot.domain.errors import (
    SourceBroken,
    SourceEncodingUnknown,
    SourceEncrypted,
    SourceError,
    SourceKindUnknown,
    SourceTextless,
    SourceTooLarge,
)
from tests.documents import files
from tests.documents.made_up_report import PARAGRAPHS, TEXT

LINES = "".join(f"<p>{text}</p>\n" for text in PARAGRAPHS)


class TestWord:
    def test_paragraphs_are_read_in_order(self) -> None:
        assert read_source("报告.docx", files.docx(PARAGRAPHS)) == SourceText(TEXT, SourceKind.DOCX, SourceKind.DOCX)

    def test_automatic_numbers_are_written_out(self) -> None:
        def numbered(text: str, level: int) -> str:
            place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'
            return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"

        def level(number: int, text: str) -> str:
            words = f'<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="{text}"/>'
            return f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/>{words}</w:lvl>'

        levels = level(0, "%1、") + level(1, "（%2）")
        numbering = (
            f'<w:numbering XMLNS><w:abstractNum w:abstractNumId="3">{levels}</w:abstractNum>'
            '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num></w:numbering>'
        )
        texts = [("回顾", 0), ("甲", 1), ("乙", 1), ("安排", 0), ("丙", 1)]

        read = read_source("a.docx", files.docx([numbered(*text) for text in texts], numbering=numbering))

        assert read.text.splitlines() == ["一、回顾", "（一）甲", "（二）乙", "二、安排", "（一）丙"]

    def test_deleted_text_is_left_out_and_text_boxes_are_read_once(self) -> None:
        box = "<w:txbxContent><w:p><w:r><w:t>框里</w:t></w:r></w:p></w:txbxContent>"
        choice = (
            '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
        )
        deleted = "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del>"
        paragraph = f"<w:p><w:r><w:t>留下</w:t><w:br/><w:t>另行</w:t>{choice}</w:r>{deleted}</w:p>"

        assert read_source("a.docx", files.docx([paragraph])).text.splitlines() == ["留下", "另行", "框里"]

    def test_a_zip_bomb_is_refused_before_it_is_unpacked(self) -> None:
        bomb = files.docx_of(b" " * 300_000_000)

        assert len(bomb) < 1_000_000
        with pytest.raises(SourceTooLarge):
            read_source("a.docx", bomb)

    def test_an_archive_that_lies_about_its_sizes_is_refused(self) -> None:
        bomb = bytearray(files.docx_of(b" " * 5_000_000))
        true, said = (5_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
        assert bomb.count(true) == 2

        with pytest.raises((SourceTooLarge, SourceBroken)):
            read_source("a.docx", bytes(bomb.replace(true, said)))

    def test_entities_are_refused(self) -> None:
        laughs = '<!DOCTYPE d [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'

        with pytest.raises(SourceBroken):
            read_source("a.docx", files.docx_of(laughs))

    @pytest.mark.parametrize("cut", [30, 200, -60])
    def test_a_damaged_file_is_refused(self, cut: int) -> None:
        with pytest.raises(SourceBroken):
            read_source("a.docx", files.docx(PARAGRAPHS)[:cut])

    @pytest.mark.parametrize("name", ["xl/workbook.xml", "content.xml", "report.txt"])
    def test_other_archives_are_refused(self, name: str) -> None:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as archive:
            archive.writestr(name, "x")

        with pytest.raises(SourceKindUnknown):
            read_source("a.docx", packed.getvalue())

    def test_deep_nesting_is_read_without_recursion(self) -> None:
        deep = "<w:p><w:r><w:t>深</w:t></w:r>" + "<w:r>" * 5000 + "</w:r>" * 5000 + "</w:p>"

        assert read_source("a.docx", files.docx([deep])).text == "深\n"


class TestPdf:
    def test_wrapped_lines_are_joined_and_page_numbers_dropped(self) -> None:
        lines = files.wrapped(PARAGRAPHS)
        half = len(lines) // 2
        pages = [[*lines[:half], (290.0, "— 1 —")], [*lines[half:], (290.0, "— 2 —")]]

        assert read_source("报告.pdf", files.pdf(pages)) == SourceText(TEXT, SourceKind.PDF, SourceKind.PDF)

    def test_pictures_of_pages_are_refused(self) -> None:
        with pytest.raises(SourceTextless):
            read_source("a.pdf", files.pdf([[(80, "扫描全能王")]]))

    def test_a_locked_file_is_refused(self) -> None:
        from pypdf import PdfReader, PdfWriter

        writer, locked = PdfWriter(PdfReader(io.BytesIO(files.pdf([files.wrapped(PARAGRAPHS)])))), io.BytesIO()
        writer.encrypt("secret", algorithm="RC4-128")
        writer.write(locked)

        with pytest.raises(SourceEncrypted):
            read_source("a.pdf", locked.getvalue())

    @pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF"])
    def test_a_damaged_file_is_refused(self, content: bytes) -> None:
        with pytest.raises(SourceBroken):
            read_source("a.pdf", content)

    def test_too_many_pages_are_refused(self) -> None:
        with pytest.raises(SourceTooLarge):
            read_source("a.pdf", files.pdf([[(80, "页")]] * 401))


class TestWebPage:
    def test_the_report_is_read_without_what_stands_around_it(self) -> None:
        page = (
            "<!DOCTYPE html><html><head><title>报告</title><style>p {}</style></head><body><nav><a>首页</a></nav>"
            "<div><span>当前位置：首页 &gt; 政府工作报告</span></div><script>var x = '<p>不是正文</p>';</script>"
            f"<form><div id='main'>{LINES}</div></form><footer>版权所有</footer></body></html>"
        )

        assert read_source("报告.htm", page.encode()) == SourceText(TEXT, SourceKind.HTML, SourceKind.HTML)

    def test_the_title_is_found_above_the_text(self) -> None:
        title, *rest = PARAGRAPHS
        body = "<br>".join(rest)
        page = f"<html><head><title>{title}_云上省人民政府</title></head><body><div>{body}</div></body></html>"

        assert read_source("a.html", page.encode()).text == TEXT

    def test_a_page_in_gbk_is_read(self) -> None:
        page = f'<html><head><meta charset="gb2312"></head><body>{LINES}</body></html>'

        assert read_source("a.html", page.encode("gbk")).text == TEXT

    def test_deep_nesting_is_read_without_recursion(self) -> None:
        page = "<html><body>" + "<div>" * 5000 + LINES + "</div>" * 5000

        assert "云上省" in read_source("a.html", page.encode()).text


class TestText:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "gb18030", "gbk"]
    )
    def test_each_encoding_is_told_from_the_others(self, encoding: str) -> None:
        assert read_source("报告.txt", TEXT.encode(encoding)) == SourceText(TEXT, SourceKind.TEXT, SourceKind.TEXT)

    @pytest.mark.parametrize("encoding", ["shift_jis", "euc_kr", "big5"])
    def test_a_wrong_guess_is_refused_and_never_read_as_other_characters(self, encoding: str) -> None:
        other = {
            "shift_jis": "これは日本語の報告です。",
            "euc_kr": "이것은 한국어 보고서입니다.",
            "big5": "這是臺灣的報告內容與說明資料。",
        }[encoding]

        with pytest.raises((SourceEncodingUnknown, SourceKindUnknown)):
            read_source("a.txt", (other * 40).encode(encoding))

    def test_a_mark_that_lies_is_refused(self) -> None:
        with pytest.raises(SourceEncodingUnknown):
            read_source("a.txt", b"\xef\xbb\xbf" + TEXT.encode("gb18030"))

    def test_invisible_characters_and_old_line_ends_do_not_matter(self) -> None:
        text = TEXT.replace("\n", "\r\n").replace("云上省政府", "云上\u200b省\u00ad政府")

        assert read_source("a.txt", text.encode()).text == TEXT


class TestKinds:
    def test_content_decides_and_the_name_is_told(self) -> None:
        assert read_source("报告.pdf", files.docx(PARAGRAPHS)) == SourceText(TEXT, SourceKind.DOCX, SourceKind.PDF)
        assert read_source("报告", TEXT.encode()).named_kind is None
        assert read_source("报告.docx", LINES.encode()).kind is SourceKind.HTML

    @pytest.mark.parametrize(
        "content",
        [
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
            b"{\\rtf1 report}",
            b"\x89PNG\r\n\x1a\n" + bytes(100),
            b"GIF89a" + bytes(range(256)),
            bytes(range(256)) * 20,
        ],
        ids=["doc", "rtf", "png", "gif", "binary"],
    )
    def test_kinds_that_are_not_read_are_refused_whatever_their_name(self, content: bytes) -> None:
        with pytest.raises((SourceKindUnknown, SourceEncodingUnknown)):
            read_source("报告.docx", content)

    @pytest.mark.parametrize("content", [b"", b" \r\n\t", b"<html><body><script>x</script></body></html>"])
    def test_a_file_without_text_is_refused(self, content: bytes) -> None:
        with pytest.raises(SourceError):
            read_source("报告.txt", content)

    def test_a_file_that_is_too_large_is_refused(self) -> None:
        with pytest.raises(SourceTooLarge):
            read_source("报告.txt", bytes(100 * 1024 * 1024))
        with pytest.raises(SourceTooLarge):
            read_source("报告.txt", "字".encode() * (LARGEST_FILE // 3))

    def test_nothing_of_a_file_is_logged(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG)
        read_source("报告.pdf", files.pdf([files.wrapped(PARAGRAPHS)]))

        assert "云上省" not in caplog.text

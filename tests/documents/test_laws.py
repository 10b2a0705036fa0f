"""Whatever is printed, reading a source loses nothing and misplaces nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.documents.numerals import find_numerals, numbers_in
from bot.documents.reading import read_document
from bot.domain.errors import SourceError
from bot.domain.report import SourceDocument

PRINTED = st.sampled_from(
    [
        "各位代表：",
        "各位代表，云海平静。",
        "一、回顾",
        "二、安排",
        "（一）纸鹤产业稳步发展。产量120.5万只。",
        "（二）风车",
        "三年来，风车林立。",
        "三年来，增长5％，占1/3。",
        "名词解释",
        "1．云风车：建在云上。",
        "2、三折",
        "普通的一段话，２０—50%。",
    ]
)
GAPS = st.sampled_from(["\n", "\r\n", "\n\n", " \n\u3000\u3000", "\u2028", "\r", "\t\n\ufeff"])
REPORTS = st.lists(st.tuples(PRINTED | st.text(max_size=12), GAPS), max_size=25).map(
    lambda lines: "政府工作报告（虚构）\n一、回顾\n" + "".join(line + gap for line, gap in lines)
)


def is_blank(text: str) -> bool:
    return all(char.isspace() or char in "\u200b\u2060\ufeff" for char in text)


def read(text: str) -> SourceDocument | None:
    try:
        return read_document(text.encode())
    except (SourceError, UnicodeEncodeError):
        return None


@given(REPORTS)
def test_every_passage_is_a_span_of_the_source_and_nothing_between_them_is_lost(text: str) -> None:
    document = read(text)
    if document is None:
        assert "\0" in text
        return
    assert document.text == text
    end = 0
    for passage in document.passages:
        assert text[passage.start : passage.end] == passage.text != ""
        assert is_blank(text[end : passage.start])
        end = passage.end
    assert is_blank(text[end:])


@given(REPORTS)
def test_every_passage_belongs_to_a_section_and_ids_and_places_are_unique(text: str) -> None:
    document = read(text)
    if document is None:
        return
    sections = {section.id: section for section in document.sections}
    assert len(sections) == len(document.sections) == len({section.place for section in document.sections})
    assert [passage.ordinal for passage in document.passages] == list(range(1, len(document.passages) + 1))
    assert len({passage.id for passage in document.passages}) == len(document.passages)
    for passage in document.passages:
        assert sections[passage.section_id].place == passage.place
    for section in document.sections:
        assert section.parent_id is None or section.parent_id in sections


@given(REPORTS)
def test_every_arabic_digit_of_the_source_is_in_exactly_one_numeral(text: str) -> None:
    document = read(text)
    if document is None:
        return
    numerals = find_numerals(document)
    passages = {passage.id: passage for passage in document.passages}
    covered: list[int] = []
    for numeral in numerals:
        assert text[numeral.start : numeral.end] == numeral.text
        passage = passages[numeral.passage_id]
        assert passage.start <= numeral.start < numeral.end <= passage.end
        covered.extend(i for i in range(numeral.start, numeral.end) if text[i] in "0123456789０１２３４５６７８９")
    assert covered == [i for i, char in enumerate(text) if char in "0123456789０１２３４５６７８９"]


@given(st.binary(max_size=200))
def test_bytes_that_are_no_report_are_refused_with_a_sentence(content: bytes) -> None:
    with pytest.raises(SourceError, match=r"^The source .+\.$"):
        read_document(content)


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_a_number_is_read_whole_in_every_printed_form(whole: int, decimals: int) -> None:
    for printed in (f"{whole}.{decimals:03}", f"{whole:,}.{decimals:03}"):
        (number,) = numbers_in(f"产量{printed}万只")
        assert (number.text, number.digits) == (printed, f"{whole}.{decimals:03}")

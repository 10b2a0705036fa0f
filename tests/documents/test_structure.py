"""The rules of the genre, on reports that are made up: no place, number or name in them is real."""

from __future__ import annotations

from datetime import date

import pytest

from bot.documents.reading import read_document
from bot.domain.errors import SourceError
from bot.domain.report import SourceDocument


def places(document: SourceDocument) -> list[tuple[str, str]]:
    return [(passage.place, passage.text[:6]) for passage in document.passages]


def report(*lines: str) -> SourceDocument:
    return read_document("\n".join(("2031年云上区政府工作报告（虚构）", *lines)).encode())


def test_other_printed_forms_are_read_alike() -> None:
    document = report(
        "2031年1月5日",
        "云上区区长　甲 乙",
        "各位代表、同志们：",
        "请审议。",
        "第一部分　过去一年工作回顾",
        "开头的话。",
        "(一) 纸鹤产业稳步发展",
        "纸鹤产量平稳。",
        "第二部分　今年工作安排",
        "只有一段话。",
        "附件：政府工作报告名词注释",
        "1、云风车：建在云上的风车。",
        "续一段。",
        "2.三折：即对折、翻折、拉折。",
    )
    assert document.title == "2031年云上区政府工作报告（虚构）"
    assert (document.delivered_on, document.speaker) == (date(2031, 1, 5), "甲乙")
    assert places(document) == [
        ("标题", "2031年云"),
        ("标题", "2031年1"),
        ("标题", "云上区区长　"),
        ("开场白", "各位代表、同"),
        ("开场白", "请审议。"),
        ("一", "第一部分　过"),
        ("一、开头", "开头的话。"),
        ("一、（一）", "(一) 纸鹤"),
        ("一、（一）", "纸鹤产量平稳"),
        ("二", "第二部分　今"),
        ("二", "只有一段话。"),
        ("名词注释", "附件：政府工"),
        ("名词注释 1", "1、云风车："),
        ("名词注释 1", "续一段。"),
        ("名词注释 2", "2.三折：即"),
    ]


def test_a_run_of_paragraphs_that_open_alike_is_a_section_of_its_own() -> None:
    document = report(
        "一、工作回顾",
        "（一）纸鹤产业稳步发展。产量平稳。",
        "各位代表，过去三年，我们同心同德。",
        "三年来，我们坚持折纸，产量翻番。",
        "三年来，风车林立。",
        "三年来，云海平静。",
        "成绩来之不易。",
        "各位代表，前路漫长。",
        "二、今年工作安排",
        "今年，我们继续折纸。",
        "今年，我们继续造风车。",
        "各位代表！努力吧！",
    )
    assert [place for place, _ in places(document)[1:]] == [
        "一",
        "一、（一）",
        "一、三年来",
        "一、三年来（1）",
        "一、三年来（2）",
        "一、三年来（3）",
        "一、小结",
        "一、小结",
        "二",
        "二",
        "二",
        "二、结语",
    ]
    themes = {section.place: section.heading for section in document.sections}
    assert themes["一、三年来（1）"] == "我们坚持折纸，产量翻番"


def test_addresses_to_the_audience_are_no_run() -> None:
    document = report("一、回顾", "各位代表，早。", "各位代表，好。", "各位代表，再见。")
    assert {section.place for section in document.sections} == {"标题", "一", "一、结语"}


def test_an_address_inside_the_numbered_sub_sections_does_not_end_them() -> None:
    document = report("一、回顾", "（一）甲。", "各位代表！", "（二）乙。", "各位代表！", "再见。")
    assert [place for place, _ in places(document)[2:]] == [
        "一、（一）",
        "一、（一）",
        "一、（二）",
        "一、结语",
        "一、结语",
    ]


def test_a_number_printed_twice_gets_a_place_of_its_own() -> None:
    document = report("一、回顾", "（一）甲。", "（二）乙。", "（一）丙。")
    assert [section.place for section in document.sections][-3:] == ["一、（一）", "一、（二）", "一、（一）〔2〕"]
    assert len({section.id for section in document.sections}) == len(document.sections)


def test_two_runs_in_a_part_have_two_places() -> None:
    runs = [f"{phrase}，云海{n}。" for phrase in ("三年来", "一年来") for n in "甲乙丙"]
    document = report("一、回顾", *runs)
    assert [place for place, _ in places(document)[2:]] == [
        *(f"一、三年来（{n}）" for n in (1, 2, 3)),
        *(f"一、一年来（{n}）" for n in (1, 2, 3)),
    ]


def test_a_number_out_of_turn_is_an_ordinary_paragraph() -> None:
    document = report("一、回顾", "三、这不是标题", "一、这也不是", "二、安排", "十一、更不是")
    assert [place for place, _ in places(document)[1:]] == ["一", "一", "一", "二", "二"]


def test_more_than_ten_parts_are_counted() -> None:
    numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
    document = report(*(f"{number}、纸鹤" for number in numbers))
    assert [section.place for section in document.sections][1:] == numbers


def test_a_report_without_salutation_date_or_speaker_is_read() -> None:
    document = report("一、回顾", "只有一段话。")
    assert (document.delivered_on, document.speaker) == (None, "")
    assert [section.place for section in document.sections] == ["标题", "一"]


def test_a_day_that_does_not_exist_is_no_date() -> None:
    assert report("2031年13月45日", "一、回顾").delivered_on is None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The source is empty."),
        ("\ufeff \n\u3000\n".encode(), "The source is empty."),
        ("政府工作报告".encode("gb18030"), "The source is not UTF-8 text: byte 0 cannot be decoded."),
        ("政府工作报告\0".encode(), "The source is not a text file: it holds a zero byte."),
        ("一、回顾\n云上区纪事".encode(), "The source has no title: a line among its first must read 政府工作报告."),
        ("政府工作报告\n没有分部分。".encode(), "The source has no numbered part: after the title a line must read 一、 and a heading."),
    ],
)  # fmt: skip
def test_what_is_no_report_is_refused_with_a_reason(content: bytes, sentence: str) -> None:
    with pytest.raises(SourceError) as refused:
        read_document(content)
    assert str(refused.value) == sentence

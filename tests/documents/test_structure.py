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


def test_the_speaker_may_be_named_in_the_sentence_about_the_occasion() -> None:
    told = report(
        "2031年1月5日在云上省人民代表大会会议上云上省代省长甲乙丙作政府工作报告。", "各位代表：", "一、回顾", "甲。"
    )
    spoken = report("——2031年1月5日云上市市长 甲 乙在云上市人民代表大会会议上的讲话", "各位代表：", "一、回顾", "甲。")
    comrade = report("2031年1月5日在会议上云上县县长甲乙同志作报告。", "各位代表：", "一、回顾", "甲。")

    assert [(d.speaker, d.delivered_on) for d in (told, spoken, comrade)] == [
        ("甲乙丙", date(2031, 1, 5)),
        ("甲乙", date(2031, 1, 5)),
        ("甲乙", date(2031, 1, 5)),
    ]
    assert told.passages[1].place == "标题"


def test_a_fuller_title_is_preferred_to_that_of_a_menu() -> None:
    document = read_document("首页 > 政府工作报告\n政府工作报告\n《2032年云上省政府工作报告》\n一、回顾\n甲。".encode())

    assert document.title == "2032年云上省政府工作报告"


def test_paragraphs_counted_in_words_are_sub_sections_where_no_others_are() -> None:
    document = report(
        "一、回顾",
        "开头。",
        "一是纸鹤好。",
        "续。",
        "二是风车好。",
        "三是云海好。",
        "成绩来之不易。",
        "二、安排",
        "（一）甲。",
        "一是乙。",
    )

    assert [place for place, _ in places(document)[1:]] == [
        "一",
        "一、开头",
        "一、一是",
        "一、一是",
        "一、二是",
        "一、三是",
        "一、小结",
        "二",
        "二、（一）",
        "二、（一）",
    ]
    assert next(s for s in document.sections if s.place == "一、二是").heading == "风车好"


def test_paragraphs_that_look_back_close_a_part() -> None:
    document = report(
        "一、回顾", "（一）甲。", "过去一年，我们折纸。", "我们也清醒认识到，纸不够。", "二、安排", "（一）乙。"
    )

    assert [place for place, _ in places(document)[2:4]] == ["一、（一）", "一、小结"]
    assert places(document)[4][0] == "一、小结"


@pytest.mark.parametrize("glossary_first", [True, False])
def test_an_appendix_is_no_part_of_the_glossary_nor_of_the_body(glossary_first: bool) -> None:
    glossary = ["名词解释", "［1］云风车：建在云上的风车。", "（2）三折：折三次。"]
    appendix = ["附件1", "十件实事", "一、折纸", "折很多纸。", "二、放风车"]
    document = report("一、回顾", "甲。", *(glossary + appendix if glossary_first else appendix + glossary))

    found = dict(places(document)[3:])
    assert found == {
        "名词解释": "名词解释",
        "名词解释 1": "［1］云风车",
        "名词解释 2": "（2）三折：",
        "附件": "十件实事",
        "附件、一": "折很多纸。",
        "附件、二": "二、放风车",
    }
    assert [s.heading for s in document.sections if s.place.startswith("名词解释 ")] == ["云风车", "三折"]


def test_parts_and_terms_without_numbers_are_counted() -> None:
    document = report(
        "各位代表：",
        "2030年工作回顾",
        "甲。",
        "2031年工作安排",
        "乙。",
        "名词解释",
        "云风车：建在云上。",
        "三折：折三次。",
    )

    assert [(section.place, section.heading) for section in document.sections[2:]] == [
        ("一", "2030年工作回顾"),
        ("二", "2031年工作安排"),
        ("名词解释", "名词解释"),
        ("名词解释 1", "云风车"),
        ("名词解释 2", "三折"),
    ]

"""The places of the first report are those that a person would cite."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.documents.numerals import find_numerals
from bot.documents.reading import read_document
from bot.domain.report import SourceDocument

SEED = Path(__file__).parents[2] / "seeds" / "2021-jinzhou-government-work-report.txt"


@pytest.fixture(scope="module")
def document() -> SourceDocument:
    return read_document(SEED.read_bytes())


def test_title_date_and_speaker_are_read(document: SourceDocument) -> None:
    assert document.title == "政府工作报告"
    assert document.delivered_on == date(2021, 3, 4)
    assert document.speaker == "吕东升"


def test_every_place_that_a_curator_may_name_is_there(document: SourceDocument) -> None:
    part_one = [f"一、（{n}）" for n in "一二三四五六七八九"]
    review = ["一、五年来", *(f"一、五年来（{n}）" for n in range(1, 9))]
    part_two = [f"二、（{n}）" for n in "一二三四五六七八"]
    glossary = [f"名词解释 {n}" for n in range(1, 27)]
    assert [section.place for section in document.sections] == [
        "标题",
        "开场白",
        "一",
        "一、开头",
        *part_one,
        *review,
        "一、小结",
        "二",
        "二、开头",
        *part_two,
        "二、结语",
        "名词解释",
        *glossary,
    ]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("2021年3月4日", "标题"),
        ("第一次全体会议上", "标题"),
        ("请予审议", "开场白"),
        ("全年实现地区生产总值2079.4亿元", "一、开头"),
        ("预计全区高新技术产品产值", "一、（六）"),
        ("五年来，在市委市政府", "一、五年来"),
        ("五年来，产业结构不断优化", "一、五年来（2）"),
        ("回首过去，硕果累累", "一、小结"),
        ("展望未来，任重道远", "一、小结"),
        ("今年要重点做好以下八个方面工作", "二、开头"),
        ("深度融入国家重大战略", "二、（四）"),
        ("蓝图绘就，正当扬帆破浪", "二、结语"),
        ("即R&D经费", "名词解释 12"),
    ],
)
def test_words_stand_at_the_place_a_person_would_cite(document: SourceDocument, words: str, place: str) -> None:
    assert [passage.place for passage in document.passages if words in passage.text] == [place]


def test_headings_are_the_first_sentence_the_theme_or_the_term(document: SourceDocument) -> None:
    headings = {section.place: section.heading for section in document.sections}
    assert headings["一"] == "2020年和“十三五”时期工作回顾"
    assert headings["一、（六）"] == "创新驱动步伐加快"
    assert headings["一、五年来"] == "五年来"
    assert headings["一、五年来（1）"] == "经济实力显著增强"
    assert headings["名词解释 19"] == "改造升级“老字号”、深度开发“原字号”、培育壮大“新字号”"


def test_every_paragraph_is_one_passage(document: SourceDocument) -> None:
    printed = [line.strip() for line in SEED.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert [passage.text for passage in document.passages] == printed


def test_its_numerals_are_found_where_they_stand(document: SourceDocument) -> None:
    numerals = find_numerals(document)
    texts = [numeral.text for numeral in numerals]
    assert len(numerals) == 297
    assert {"2079.4", "0.55", "1/3", "1613", "94.8"} <= set(texts)
    assert all(document.text[n.start : n.end] == n.text for n in numerals)

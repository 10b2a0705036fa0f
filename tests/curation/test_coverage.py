"""Coverage counts a number as explained only by a figure or a reviewed exception, never because it is quoted."""

from __future__ import annotations

from pathlib import Path

from bot.curation.coverage import coverage
from tests.curation.made_up import made_up_store


def test_what_is_not_a_figure_is_listed_with_its_place_and_words(tmp_path: Path) -> None:
    report = coverage(made_up_store(tmp_path).load())
    assert report.total == 23
    assert report.explained == 6
    listed = [(u.place, u.numeral.text) for u in report.unexplained]
    assert listed == [
        ("标题", "2031"),
        ("标题", "1"),
        ("标题", "5"),
        ("一、开头", "1/3"),
        ("一、（一）", "8.5"),
        ("一、（一）", "80"),
        ("一、（二）", "12"),
        ("一、（二）", "110"),
        ("一、（二）", "110"),
        ("一、（二）", "17"),
        ("一、（二）", "7"),
        ("一、（二）", "7"),
        ("一、（二）", "20"),
        ("一、（二）", "50"),
        ("二、开头", "4"),
        ("名词解释 1", "1"),
        ("名词解释 2", "2"),
    ]
    assert report.unexplained[4].context == "纸鹤产业稳步发展。纸鹤出口额8.5亿元；建成折纸馆12个，投资"


def test_a_quote_of_an_answer_explains_no_number(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    assert "8.5" in store.path("faq.yaml").read_text(encoding="utf-8")
    assert "8.5" in [u.numeral.text for u in coverage(store.load()).unexplained]


def test_only_the_figure_of_a_quote_is_explained(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.edit("indicators.yaml", "quote: 风车总数近300台", "quote: 风车总数近300台，占全市1/3")
    assert "1/3" in [u.numeral.text for u in coverage(store.load()).unexplained]


def test_a_figure_whose_digits_end_another_number_explains_only_itself(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    observation = (
        '    - {time_period: "2030", measure: increase, value: "7", as_written: 7个, quote: 新增风车房17个、磨房7个}\n'
    )
    path = store.path("indicators.yaml")
    path.write_text(path.read_text(encoding="utf-8") + observation, encoding="utf-8")
    unexplained = [(u.place, u.numeral.text) for u in coverage(store.load()).unexplained]
    assert ("一、（二）", "17") in unexplained
    assert unexplained.count(("一、（二）", "7")) == 1


def test_a_range_given_as_words_explains_both_its_numbers(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    before = coverage(store.load())
    observation = (
        '    - {time_period: "2030", measure: share, share_of: 全市, share_of_en: the city, '
        "text: 20—50%, text_en: 20 to 50%, as_written: 20—50%, quote: 产业园占全市20—50%}\n"
    )
    path = store.path("indicators.yaml")
    path.write_text(path.read_text(encoding="utf-8") + observation, encoding="utf-8")
    after = coverage(store.load())
    assert after.explained == before.explained + 2


EXCEPTIONS_FOR_THE_REST = """\
- {quote: 2031年1月5日, number: "2031", reason: date}
- {quote: 2031年1月5日, number: "1", reason: date}
- {quote: 2031年1月5日, number: "5", reason: date}
- {quote: 占全市1/3, number: 1/3, reason: made up}
- {quote: 纸鹤出口额8.5亿元, number: "8.5", reason: made up}
- {quote: 投资80余亿元, number: "80", reason: made up}
- {quote: 建成折纸馆12个, in: 一、（二）, number: "12", reason: made up}
- {quote: 新增风车110座, number: "110", reason: made up}
- {quote: 大风车110座, number: "110", reason: made up}
- {quote: 新增风车房17个, number: "17", reason: made up}
- {quote: 磨房7个, number: "7", reason: made up}
- {quote: 提高7个百分点, number: "7", reason: made up}
- {quote: 20—50%, number: "20", reason: made up}
- {quote: 20—50%, number: "50", reason: made up}
- {quote: 4%以内, number: "4", reason: made up}
- {quote: 1．“一纸三折”, number: "1", reason: list number}
- {quote: 2．云风车, number: "2", reason: list number}
"""


def test_a_store_is_complete_when_every_number_is_a_figure_or_an_exception(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    assert not coverage(store.load()).is_complete
    path = store.path("coverage.yaml")
    path.write_text(path.read_text(encoding="utf-8") + EXCEPTIONS_FOR_THE_REST, encoding="utf-8")
    report = coverage(store.load())
    assert report.is_complete
    assert report.explained == report.total

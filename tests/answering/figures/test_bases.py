"""What a share is of is no subject of its own, and a share of one thing is none of another. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.answering.figures.bases import base_of, with_base
from tests.answering.asking import answered, silent
from tests.shipped import shipped_lexicon

SHARE = "2030年纸鹤文化产业增加值占地区生产总值的比重：6%"


class TestBases:
    """「占GDP的比重」 asks nothing of GDP itself."""

    @pytest.mark.parametrize(
        "question",
        [
            "纸鹤文化产业增加值占GDP的比重是多少",
            "文化产业增加值占地区生产总值多少",
            "文化产业增加值占到了生产总值的百分之几",
            "纸鹤文化产业增加值占全县地区生产总值的比重",
        ],
    )
    def test_the_base_of_a_share_is_no_subject(self, made_up: Engine, question: str) -> None:
        answer = answered(made_up, question)

        assert answer.headline == SHARE
        assert answer.entry_ids == ("culture-value-added",)
        assert "210.5" not in answer.text

    @pytest.mark.parametrize("base", ["全省", "全国", "全市", "辽宁省"])
    def test_a_share_of_another_base_is_not_given(self, made_up: Engine, base: str) -> None:
        answer = silent(made_up, f"文化产业增加值占{base}多少")

        assert "6%" not in answer.headline

    def test_a_share_of_a_place_is_none_of_a_figure(self, made_up: Engine) -> None:
        """30% is the companies' part of the city's, not of the product."""
        assert "30%" not in silent(made_up, "纸鹤企业占GDP的比重").headline

    def test_a_base_is_found_only_behind_the_word_of_a_share(self, made_up: Engine) -> None:
        def base(question: str) -> str | None:
            asked = made_up.reader.read(question)
            found = base_of(asked, made_up.index.match(asked), shipped_lexicon().patterns)
            return found.entry.target if found else None

        assert base("文化产业增加值占GDP的比重") == "gross-regional-product"
        assert base("地区生产总值占全省的比重") is None
        assert base("GDP是多少") is None
        assert base("what share of GDP is paper-crane culture") == "gross-regional-product"

    def test_the_base_is_read_as_the_whole_of_the_share(self, made_up: Engine) -> None:
        asked = made_up.reader.read("文化产业增加值占GDP的比重")
        base = base_of(asked, made_up.index.match(asked), shipped_lexicon().patterns)

        assert {"gdp", "地区生产总值"} <= with_base(asked, base).slots.share_bases
        assert with_base(asked, None) is asked


@pytest.mark.parametrize("question", ["31家瞪羚占高企的多少", "瞪羚占高企的几成"])
def test_a_share_of_one_thing_is_not_given_for_a_share_of_another_however_short_its_name(
    engine: Engine, question: str
) -> None:
    assert "44%" not in silent(engine, question).headline


def test_what_stands_before_the_share_is_no_base_of_it(engine: Engine) -> None:
    assert "30%" not in silent(engine, "大连GDP占全省多少").headline
    assert "30%" in answered(engine, "咱区GDP占全市多少").headline

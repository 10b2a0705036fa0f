"""Several things named in a row, each found by itself. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerKind
from tests.answering.asking import answered, last


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        (
            "稳岗补贴、绿植和出口总额分别是多少",
            "2030年稳岗补贴：3.6亿元；2030年栽种绿植：60万株；2030年出口总额：8.5亿元",
        ),
        (
            "折纸普及率、出口总额、风车总数分别是多少",
            "2030年折纸普及率：72.5%；2030年出口总额：8.5亿元；2030年风车总数：近300座",
        ),
        (
            "出口总额，稳岗补贴，培训补贴分别多少",
            "2030年出口总额：8.5亿元；2030年稳岗补贴：3.6亿元；2030年培训补贴：1.2亿元",
        ),
    ],
)
def test_all_are_found_in_the_order_of_the_question(made_up: Engine, question: str, headline: str) -> None:
    answer = answered(made_up, question)

    assert answer.kind is AnswerKind.FIGURES
    assert answer.headline == headline


def test_every_one_is_cited(made_up: Engine) -> None:
    answer = answered(made_up, "稳岗补贴、绿植和出口总额分别是多少")

    assert [citation.quote for citation in answer.citations] == [
        "支付稳岗补贴3.6亿元、培训补贴1.2亿元；",
        "栽种绿植60万株，植树造林900亩；",
        "出口总额8.5亿元；",
    ]


def test_what_is_missing_is_told(made_up: Engine) -> None:
    answer = answered(made_up, "稳岗补贴、纸船补贴和培训补贴分别是多少")

    assert answer.headline == "2030年稳岗补贴：3.6亿元；2030年培训补贴：1.2亿元"
    assert "没有找到“纸船补贴”的数，可以单独问。" in answer.details


@pytest.mark.parametrize(
    "question",
    ["稳岗补贴、纸船补贴和培训补贴加起来多少", "稳岗补贴、纸船补贴和培训补贴哪个多", "稳岗补贴和纸船补贴相差多少"],
)
def test_nothing_is_compared_unless_all_are_found(made_up: Engine, question: str) -> None:
    text = last(made_up, question).text

    assert not [sign for sign in ("=", "更高", "4.8", "2.4") if sign in text]


@pytest.mark.parametrize(
    ("question", "formula"),
    [
        ("稳岗补贴、培训补贴和出口总额加起来多少", "3.6亿元 + 1.2亿元 + 8.5亿元 = 13.3亿元"),
        ("稳岗补贴与出口总额相差多少", "8.5亿元 − 3.6亿元 = 4.9亿元"),
    ],
)
def test_what_is_found_whole_is_compared(made_up: Engine, question: str, formula: str) -> None:
    assert formula in answered(made_up, question).headline


def test_a_scope_named_before_a_row_is_that_of_the_first(made_up: Engine) -> None:
    headline = answered(made_up, "按新城口径，GDP多少，出口总额多少").headline

    assert headline.startswith("2030年地区生产总值：250.7亿元（新城口径）")
    assert "210.5" not in headline


def test_a_scope_named_before_a_row_holds_for_all_of_it(made_up: Engine) -> None:
    headline = answered(made_up, "按新城口径，GDP多少，出口总额多少").headline

    assert "8.5亿元" not in headline or "8.5亿元（报告按全县口径）" in headline


def test_what_is_named_in_short_keeps_its_place(made_up: Engine) -> None:
    assert answered(made_up, "稳岗、培训补贴和绿植各多少").headline == (
        "2030年稳岗补贴：3.6亿元；2030年培训补贴：1.2亿元；2030年栽种绿植：60万株"
    )


def test_a_word_of_many_names_tells_where_and_adds_no_figure(engine: Engine) -> None:
    headline = answered(engine, "五年里自贸片区有几项制度创新经验、几项最佳实践案例在全国复制推广").headline

    assert "3项" in headline
    assert "2项" in headline
    assert "119" not in headline

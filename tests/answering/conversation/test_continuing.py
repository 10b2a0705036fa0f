"""「还有吗」, 「详细点」: what else the report says of what was last answered. Over the made-up report."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerKind, AnswerStatus
from tests.answering.asking import answered, last

MORE = ("还有吗", "还有没有", "详细点", "继续", "more details")


@pytest.mark.parametrize("more", MORE)
def test_more_of_a_figure_is_all_figures_of_it(made_up: Engine, more: str) -> None:
    answer = answered(made_up, "2030年纸鹤企业有多少家", more)

    assert answer.kind is AnswerKind.FIGURES
    for printed in ("120家", "20%", "30%"):
        assert any(printed in line for line in answer.details)
    assert answer.entry_ids[0] == "crane-companies"


def test_the_figures_of_the_paragraph_follow(made_up: Engine) -> None:
    answer = answered(made_up, "2030年稳岗补贴多少", "还有吗")

    assert answer.headline == "关于“稳岗补贴”，报告还给出："
    assert answer.details[:2] == ("· 2030年稳岗补贴：3.6亿元（全县口径）", "· 2030年培训补贴：1.2亿元（全县口径）")
    assert {"plants", "afforestation", "kindergartens"} <= set(answer.entry_ids)


def test_every_figure_told_is_cited(made_up: Engine) -> None:
    answer = answered(made_up, "2030年稳岗补贴多少", "还有吗")
    quotes = "\n".join(citation.quote for citation in answer.citations)

    assert all(printed in quotes for printed in ("3.6亿元", "1.2亿元", "60万株", "900亩", "28所"))


def test_scopes_are_told_apart(made_up: Engine) -> None:
    details = answered(made_up, "2030年GDP是多少", "还有吗").details

    assert "· 2030年地区生产总值：210.5亿元（全县口径）" in details
    assert "· 2030年地区生产总值：250.7亿元（新城口径）" in details


@pytest.mark.parametrize("more", MORE)
def test_more_of_a_text_is_its_paragraph(made_up: Engine, more: str) -> None:
    answer = answered(made_up, "创建国家级纸鹤示范园区", more)

    assert answer.kind is AnswerKind.FACT
    paragraph = "（一）大力发展纸鹤产业。新开工十个折纸馆；创建国家级纸鹤示范园区。"
    assert paragraph in answer.text
    assert [citation.quote for citation in answer.citations] == [paragraph]


@pytest.mark.parametrize("more", MORE)
def test_more_of_nothing_is_not_understood(made_up: Engine, more: str) -> None:
    assert last(made_up, more).status is AnswerStatus.NOT_FOUND


def test_more_of_something_named_is_about_that(made_up: Engine) -> None:
    assert answered(made_up, "2030年GDP是多少", "详细说说一纸三折").entry_ids == ("one-paper-three-folds",)


def test_what_it_goes_on_from_is_said(made_up: Engine) -> None:
    assert "（接上一问：2030年稳岗补贴多少）" in answered(made_up, "2030年稳岗补贴多少", "还有吗").details

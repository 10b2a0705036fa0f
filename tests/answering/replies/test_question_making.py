"""Questions are made in the words that people ask each sort of figure with."""

from __future__ import annotations

import pytest

from bot.answering.engine import Engine
from bot.domain.answer import AnswerStatus, Language


@pytest.mark.parametrize(
    ("indicator", "question"),
    [
        ("new-kindergartens", "2020年新增幼儿园有多少所？"),
        ("high-tech-enterprises", "2020年高新技术企业有多少家？"),
        ("shihe-village-tourism-batch", "2020年石河村入选全国乡村旅游重点村的批次是第几批？"),
        ("digital-archive-grade", "2020年数字档案馆等级是几级？"),
        ("gross-regional-product", "2020年地区生产总值是多少？"),
        ("fixed-asset-investment", "2020年固定资产投资增长多少？"),
    ],
)
def test_by_the_unit_and_the_measure(engine: Engine, indicator: str, question: str) -> None:
    assert engine.opener.question(indicator, Language.ZH_HANS) == question


@pytest.mark.parametrize("indicator", ["new-kindergartens", "shihe-village-tourism-batch", "digital-archive-grade"])
def test_what_is_made_is_answered_with_the_same(engine: Engine, indicator: str) -> None:
    question = engine.opener.question(indicator, Language.ZH_HANS)
    assert question is not None
    answer = engine.ask(question, None, Language.ZH_HANS).answer

    assert answer.status is AnswerStatus.ANSWERED, question
    assert indicator in answer.entry_ids, question

"""What is loaded is what was curated, with every quote resolved to a span of the source."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from bot.curation.files import read_files
from bot.curation.loading import load_knowledge, load_knowledge_bases, verify
from bot.domain.answer import AnswerStatus
from bot.domain.knowledge import Bound, KnowledgeBase, Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.domain.report import Quote
from tests.curation.made_up import made_up_store


def quotes_of(knowledge: KnowledgeBase) -> list[Quote]:
    quotes = [o.quote for indicator in knowledge.indicators for o in indicator.observations]
    for term in knowledge.terms:
        quotes += [term.definition, *term.used_in, *(part.quote for part in term.parts)]
    quotes += [plan.quote for plan in knowledge.plans]
    quotes += [quote for faq in knowledge.faqs for quote in faq.quotes]
    return quotes + [exception.quote for exception in knowledge.numeral_exceptions]


def test_every_quote_is_a_span_of_one_passage(tmp_path: Path) -> None:
    knowledge = made_up_store(tmp_path).load()
    passages = {passage.id: passage for passage in knowledge.report.document.passages}
    quotes = quotes_of(knowledge)
    assert len(quotes) == 14
    for quote in quotes:
        passage = passages[quote.passage_id]
        assert knowledge.report.document.text[quote.start : quote.end] == quote.text
        assert passage.start <= quote.start < quote.end <= passage.end
        assert quote.place == passage.place


def test_an_observation_takes_its_defaults_from_the_indicator_and_the_report(tmp_path: Path) -> None:
    crane_output = made_up_store(tmp_path).load().indicators[0]
    level, growth, target = crane_output.observations
    assert (level.value, level.unit, level.scope_id) == (Decimal("120.5"), "万只", "district")
    assert (level.status, level.measure, level.bound) == (ObservationStatus.ACTUAL, Measure.LEVEL, None)
    assert (growth.measure, growth.unit) == (Measure.GROWTH, "%")
    assert (target.status, target.bound, target.time_period) == (
        ObservationStatus.TARGET,
        Bound.AT_LEAST,
        TimePeriod(2031, 2031),
    )


def test_observation_ids_say_what_the_figure_is(tmp_path: Path) -> None:
    knowledge = made_up_store(tmp_path).load()
    assert [o.id for indicator in knowledge.indicators for o in indicator.observations] == [
        "crane-output.2030.actual.level.district",
        "crane-output.2030.actual.growth.district",
        "crane-output.2031.target.growth.district",
        "windmills.2030.actual.level.district",
        "windmills.2030.actual.gap.the-city.district",
        "folding-halls.2030.actual.level.district",
    ]


def test_words_instead_of_a_number_are_kept_as_text(tmp_path: Path) -> None:
    gap = made_up_store(tmp_path).load().indicators[1].observations[1]
    assert (gap.value, gap.text, gap.share_of) == (None, "高于全市平均水平", "全市")


def test_a_term_is_defined_by_its_printed_passage(tmp_path: Path) -> None:
    term = made_up_store(tmp_path).load().terms[0]
    assert term.definition.text == "1．“一纸三折”：即对折、翻折、拉折。“对折”指把纸折成两半。"
    assert term.definition.place == "名词解释 1"


def test_a_golden_question_is_loaded_with_all_it_demands(tmp_path: Path) -> None:
    first, second = made_up_store(tmp_path).load().questions
    assert (first.status, first.says, first.never, first.entries) == (
        AnswerStatus.ANSWERED,
        ("120.5万只",),
        ("6%",),
        ("crane-output",),
    )
    assert (second.history, second.computed) == (("去年纸鹤产量是多少",), ("6.1万只",))


def test_a_translated_definition_stands_beside_the_printed_one(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.edit("glossary.yaml", "aliases: [三折]", "definition_en: three ways to fold\n  aliases: [三折]")
    store.edit("glossary.yaml", "{name: 对折,", "{name: 对折, name_en: in half, definition_en: into two halves,")
    store.edit("glossary.yaml", "name_en: cloud windmill", "name_en: cloud windmill\n  definition_en: on a cloud")
    folds, windmill = store.load().terms
    assert (folds.definition_en, windmill.definition_en) == ("three ways to fold", "on a cloud")
    assert (folds.parts[0].name_en, folds.parts[0].definition_en) == ("in half", "into two halves")


def test_a_place_tells_two_equal_quotes_apart(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    first = store.load().indicators[2].observations[0].quote
    store.edit("indicators.yaml", "in: 一、（一）", "in: 一、（二）")
    second = store.load().indicators[2].observations[0].quote
    assert first.text == second.text
    assert (first.place, second.place) == ("一、（一）", "一、（二）")
    assert first.start < second.start


def test_the_place_of_a_part_holds_all_below_it(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.edit("plans.yaml", "quote: 新开工十个折纸馆", "quote: 新开工十个折纸馆\n  in: 二")
    assert store.load().plans[0].quote.place == "二、（一）"


def test_a_question_that_is_not_enabled_is_checked_but_not_loaded(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.edit("faq.yaml", "- id: crane-exports", "- id: crane-exports\n  enabled: false")
    assert [faq.id for faq in store.load().faqs] == ["who-delivered"]
    store.edit("faq.yaml", "纸鹤出口额8.5亿元，全年", "纸鹤出口额9.5亿元，全年")
    assert len(store.faults()) == 1


def test_entries_may_be_spread_over_a_folder(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    whole = store.load()
    text = store.path("indicators.yaml").read_text(encoding="utf-8")
    middle = text.index("- id: windmills")
    store.path("indicators.yaml").unlink()
    store.path("indicators").mkdir()
    store.path("indicators/a.yaml").write_text(text[:middle], encoding="utf-8")
    store.path("indicators/b.yaml").write_text(text[middle:], encoding="utf-8")
    assert store.load().indicators == whole.indicators


def test_a_word_may_have_two_owners_where_the_lexicon_says_whom_to_offer(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.edit("plans.yaml", "topic: 产业", "topic: 产业\n  aliases: [折纸馆]")
    assert len(store.faults()) == 1
    store.edit("lexicon.yaml", "[]", "[{word: 折纸馆, entries: [folding-halls, new-halls]}]")
    assert store.faults() == ()


def test_without_a_lexicon_any_printed_unit_is_taken(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.edit("lexicon.yaml", "{name: 台}, ", "")
    assert len(store.faults()) == 1
    store.path("lexicon.yaml").unlink()
    assert store.faults() == ()


def test_only_the_report_itself_is_required(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    for file in ("indicators.yaml", "glossary.yaml", "plans.yaml", "faq.yaml", "coverage.yaml", "questions.yaml"):
        store.path(file).unlink()
    knowledge = store.load()
    assert (knowledge.indicators, knowledge.terms, knowledge.plans, knowledge.faqs) == ((), (), (), ())


def test_the_version_changes_exactly_with_the_content(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    first = store.load().version
    assert store.load().version == first
    store.edit("plans.yaml", "start building ten", "build ten")
    changed = store.load().version
    assert changed != first
    store.edit("plans.yaml", "build ten", "start building ten")
    assert store.load().version == first


def test_an_edit_can_be_checked_before_it_is_saved(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    files = read_files(store.folder)
    path = "yunshang-2031/faq.yaml"
    good = files.replaced(path, files.yaml[path].replace("报告人是谁".encode(), "谁作的报告".encode()))
    bad = files.replaced(path, files.yaml[path].replace("8.5亿元，".encode(), "85亿元，".encode()))
    verdict = verify(good)
    assert verdict.knowledge is not None
    assert "谁作的报告" in verdict.knowledge.faqs[0].questions
    assert verify(bad).knowledge is None
    assert "报告人是谁" in store.load().faqs[0].questions


def test_all_reports_of_the_store_are_loaded_in_order_of_their_folders(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    second = store.knowledge_dir / "another-2031"
    second.mkdir()
    report = store.path("report.yaml").read_text(encoding="utf-8").replace("id: yunshang-2031", "id: another-2031")
    (second / "report.yaml").write_text(report, encoding="utf-8")
    bases = load_knowledge_bases(store.knowledge_dir)
    assert [base.report.id for base in bases] == ["another-2031", "yunshang-2031"]


def test_the_source_may_lie_elsewhere(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "seeds").rename(elsewhere / "seeds")
    assert load_knowledge(store.folder, elsewhere).report.id == "yunshang-2031"

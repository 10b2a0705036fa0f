"""What can be looked at can be opened, by keys that mean the same in every process."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

import pytest

from bot.answering.engine import Engine
from bot.curation.schema import Category
from bot.domain.answer import AnswerStatus, Language
from bot.service.exploring.contract import Exploring, Opening, ParagraphsView, key_of
from bot.service.exploring.entries import CATEGORY_MESSAGES
from bot.service.exploring.service import ExploredReport
from bot.telegram.rendering.keyboards import Action, encode
from tests.shipped import shipped_engine, shipped_lexicon


@pytest.fixture(scope="module")
def exploring() -> Exploring:
    return ExploredReport(shipped_engine())


class TestKeys:
    """Short, stable, and one thing each."""

    def test_are_the_same_in_every_process(self) -> None:
        assert key_of("entry", "gross-regional-product") == "jIUlqKot_q"

    def test_no_two_things_share_one(self) -> None:
        knowledge = shipped_engine().knowledge
        ids = [one.id for one in knowledge.indicators] + [one.id for one in knowledge.terms]
        ids += [one.id for one in knowledge.plans] + [one.id for one in knowledge.faqs]
        ids += [figure.id for one in knowledge.indicators for figure in one.observations]

        assert len({key_of("entry", one) for one in ids}) == len(set(ids)) == len(ids)

    def test_fit_into_a_button_with_a_page(self) -> None:
        assert len(encode(Action.INDICATORS, key_of("category", "综合经济"), 9999, opens=True)) <= 64

    def test_a_paragraph_keeps_its_key_when_others_are_put_before_it(self, exploring: Exploring) -> None:
        knowledge = shipped_engine().knowledge
        document = knowledge.report.document
        shorter = replace(document, passages=document.passages[10:])
        engine = Engine(replace(knowledge, report=replace(knowledge.report, document=shorter), plans=(), faqs=(),
                                indicators=(), terms=()), shipped_lexicon())  # fmt: skip
        key = ExploredReport(engine).section(exploring.parts(Language.ZH_HANS)[1].key, Language.ZH_HANS)

        assert key is not None
        same = exploring.section(key.key, Language.ZH_HANS)
        assert same is not None
        assert replace(key, figure_count=0) == replace(same, figure_count=0)


class TestTheReport:
    """Every paragraph is reached from the outline, once, or by leafing on."""

    def test_the_parts_lead_to_every_paragraph_below_them(self, exploring: Exploring) -> None:
        reached: list[str] = []

        def descend(key: str) -> None:
            view = exploring.section(key, Language.ZH_HANS)
            assert view is not None
            reached.extend(line.key for line in view.paragraphs)
            for line in view.sections:
                descend(line.key)

        for part in exploring.parts(Language.ZH_HANS):
            descend(part.key)

        passages = shipped_engine().knowledge.report.document.passages
        assert len(reached) == len(set(reached))
        # Beside the title, the address and the headings of the three parts.
        assert len(reached) == len(passages) - 6 - 3

    @pytest.mark.parametrize("around", [0, 1])
    def test_leafing_on_shows_every_paragraph_verbatim_and_in_order(self, exploring: Exploring, around: int) -> None:
        document = shipped_engine().knowledge.report.document
        first = ExploredReport(shipped_engine())._text.key_of_passage(document.passages[around].id)
        view = exploring.paragraphs(first, around)
        seen: list[str] = []
        while view is not None:
            seen.extend(paragraph.text for paragraph in view.paragraphs)
            view = exploring.paragraphs(view.after, around) if view.after else None

        assert list(dict.fromkeys(seen)) == [passage.text for passage in document.passages]

    def test_a_key_of_nothing_shows_nothing(self, exploring: Exploring) -> None:
        assert exploring.section("nothing", Language.EN) is None
        assert exploring.paragraphs("nothing", 1) is None
        assert exploring.indicators("nothing", Language.EN) is None
        assert exploring.related("nothing", Language.EN) is None
        assert exploring.opening("nothing", Language.EN) is None
        assert exploring.other_scope("nothing", Language.EN) is None
        assert exploring.targets(1999, Language.EN) == ()
        assert exploring.landing("nothing", Language.EN) is None


class TestTheLists:
    """What people curated, whole, in the reader's language."""

    @pytest.mark.parametrize("language", list(Language))
    def test_every_line_opens_something(self, exploring: Exploring, language: Language) -> None:
        keys = [line.key for line in exploring.terms(language)]
        for category in exploring.categories(language):
            listing = exploring.indicators(category.key, language)
            assert listing is not None
            assert len(listing.lines) == category.count
            keys += [line.key for line in listing.lines]
        keys += [line.key for year in exploring.target_years() for line in exploring.targets(year, language)]

        openings = [exploring.opening(key, language) for key in keys]
        assert len(keys) == 26 + 187 + 33 + 9 + 2
        assert [key for key, opening in zip(keys, openings, strict=True) if opening is None] == []

    def test_every_category_has_its_words(self) -> None:
        assert set(CATEGORY_MESSAGES) == set(get_args(Category))

    def test_no_line_is_chinese_for_english_readers_where_the_knowledge_has_english(self, exploring: Exploring) -> None:
        labels = [line.label for line in exploring.terms(Language.EN)]
        labels += [category.label for category in exploring.categories(Language.EN)]

        assert [label for label in labels if not label.isascii() and "–" not in label] == []

    def test_english_labels_are_short_and_each_is_of_one_thing(self, exploring: Exploring) -> None:
        labels = [line.label for line in exploring.terms(Language.EN)]
        for category in exploring.categories(Language.EN):
            listing = exploring.indicators(category.key, Language.EN)
            labels += [line.label for line in listing.lines] if listing is not None else []

        assert len(set(labels)) == len(labels)
        assert sum(len(label) > 44 for label in labels) < 20

    def test_targets_are_set_for_the_year_planned_the_end_of_the_plan_and_far_years(self, exploring: Exploring) -> None:
        assert exploring.target_years() == (2021, 2025, 2030, 2060)

    @pytest.mark.parametrize("words", ["7", "六大门户", "六個門戶", "SIX GATEWAYS"])
    def test_a_term_is_found_by_any_of_its_names(self, exploring: Exploring, words: str) -> None:
        assert [line.label for line in exploring.find_terms(words, Language.ZH_HANS)] == ["7. 六大门户"]

    def test_words_of_a_definition_find_its_term(self, exploring: Exploring) -> None:
        assert "24. 碳达峰、碳中和" in [line.label for line in exploring.find_terms("二氧化碳", Language.ZH_HANS)]
        assert exploring.find_terms("　", Language.ZH_HANS) == ()


class TestFromAnAnswer:
    """Where one can go, and only there."""

    def test_every_indicator_has_something_related(self, exploring: Exploring) -> None:
        for indicator in shipped_engine().knowledge.indicators:
            listing = exploring.related(key_of("entry", indicator.id), Language.ZH_HANS)
            assert listing is not None
            assert listing.lines
            assert key_of("entry", indicator.id) not in [line.key for line in listing.lines]

    def test_a_question_asked_back_offers_nothing_but_its_options(self, exploring: Exploring) -> None:
        answer = shipped_engine().ask("收入多少").answer
        assert answer.status is AnswerStatus.CLARIFY

        offers = exploring.offers(answer)

        assert (offers.context, offers.related, offers.share, offers.can_be_rated) == ("", "", "", False)

    @pytest.mark.parametrize("language", list(Language))
    def test_every_link_that_is_shared_leads_somewhere(self, exploring: Exploring, language: Language) -> None:
        engine = shipped_engine()
        for entry in (*engine.library.indicators, *engine.library.terms, *engine.library.plans, *engine.library.faqs):
            outcome = engine.open(entry, language)
            assert outcome is not None
            landing = exploring.landing(exploring.offers(outcome.answer).share, language)
            assert isinstance(landing, Opening), entry
            assert (landing.entry, bool(landing.question)) == (entry, True)
            assert exploring.offers(outcome.answer).opens == ""

    def test_a_link_that_opens_something_else_says_what(self, exploring: Exploring) -> None:
        difference = shipped_engine().ask("去年新开工的项目比竣工投产的多多少个").answer
        premise = shipped_engine().ask("2020年空气达标才303天，是吗？").answer

        assert exploring.offers(difference).opens == "2020年开工项目有多少个？"
        assert exploring.offers(premise).opens == "2020年环境空气质量达标天数是多少？"

    def test_an_answer_of_bare_sentences_is_shared_as_its_passage(self, exploring: Exploring) -> None:
        answer = shipped_engine().ask("第一部分讲什么").answer

        assert isinstance(exploring.landing(exploring.offers(answer).share, Language.EN), ParagraphsView)

"""Names are proposed by what a question holds of them, and what they leave unexplained is reported."""

from __future__ import annotations

import pytest

from bot.understanding.coverage import AS_WRITTEN, BY_SOUND, character_credits, name_coverage, sounded
from bot.understanding.matching import Match, NameIndex, holds_name
from bot.understanding.question_text import stem
from bot.understanding.reading import QuestionReader


def _alike(_: str) -> float:
    return 1.0


class TestCoverage:
    """Pairs of neighbouring characters count, as written or by sound."""

    def test_a_name_that_stands_in_the_question_is_covered_whole(self) -> None:
        assert name_coverage("纸鹤产量", sounded("2030年纸鹤产量是多少"), _alike) == 1.0

    def test_a_homophone_covers_a_little_less(self) -> None:
        assert character_credits("技术", sounded("计术")) == [BY_SOUND, BY_SOUND]
        assert character_credits("技术", sounded("技术")) == [AS_WRITTEN, AS_WRITTEN]

    def test_a_pair_that_is_a_known_word_is_no_homophone(self) -> None:
        known = frozenset({"及数"})

        assert max(character_credits("及数", sounded("技术"), known)) < BY_SOUND

    def test_scattered_characters_cover_little(self) -> None:
        assert name_coverage("纸鹤产量", sounded("量产鹤纸"), _alike) < 0.5

    def test_nothing_covers_nothing(self) -> None:
        assert name_coverage("纸鹤产量", sounded(""), _alike) == 0.0
        assert name_coverage("", sounded("纸鹤"), _alike) == 0.0


class TestNameIndex:
    """The right entry comes first, with what it does not explain."""

    @staticmethod
    def _best(reader: QuestionReader, index: NameIndex, question: str) -> Match:
        return index.match(reader.read(question))[0]

    @pytest.mark.parametrize(
        ("question", "target"),
        [
            ("2020年地区生产总值是多少", "gross-regional-product"),
            ("GDP", "gross-regional-product"),
            ("实际利用外资多少", "actual-foreign-capital"),
            ("外贸进出口总额", "foreign-trade"),
            ("What was the gross regional product?", "gross-regional-product"),
            ("老旧小区改造了多少", "old-neighbourhood-renovation"),
        ],
    )
    def test_finds_the_entry_that_is_named(
        self, reader: QuestionReader, index: NameIndex, question: str, target: str
    ) -> None:
        assert self._best(reader, index, question).entry.target == target

    def test_an_exact_name_is_marked(self, reader: QuestionReader, index: NameIndex) -> None:
        found = self._best(reader, index, "2020年固定资产投资增长多少")

        assert found.is_exact
        assert found.coverage == 1.0
        assert found.explanation.unexplained == ()

    def test_a_typo_is_near_and_not_exact(self, reader: QuestionReader, index: NameIndex) -> None:
        found = self._best(reader, index, "固定资产投姿增长多少")

        assert found.entry.target == "fixed-asset-investment"
        assert not found.is_exact
        assert found.coverage < 1.0

    def test_what_no_name_explains_is_reported(self, reader: QuestionReader, index: NameIndex) -> None:
        assert "火星" in "".join(self._best(reader, index, "火星固定资产投资增长多少").explanation.unexplained)

    def test_what_is_unknown_altogether_finds_nothing_whole(self, reader: QuestionReader, index: NameIndex) -> None:
        assert all(not one.is_exact for one in index.match(reader.read("锟斤拷烫烫烫")))

    def test_every_entry_is_matched_by_one_of_its_names_at_most(self, reader: QuestionReader, index: NameIndex) -> None:
        found = [one.entry.key for one in index.match(reader.read("高新技术企业、高新技术产品和高新技术产业"))]

        assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("text", "name", "holds"),
    [
        ("去年gdp是多少", "gdp", True),
        ("gdpx", "gdp", False),
        ("r&d经费", "r&d", True),
        ("出口总额", "出口", True),
        ("出", "出口", False),
    ],
)
def test_latin_names_are_held_whole(text: str, name: str, holds: bool) -> None:
    assert holds_name(text, name) is holds


@pytest.mark.parametrize(
    "family",
    [
        ("enterprise", "enterprises"),
        ("city", "cities"),
        ("grow", "growing"),
        ("subsidy", "subsidies"),
        ("patent", "patents"),
    ],
)
def test_word_forms_share_a_stem(family: tuple[str, ...]) -> None:
    assert len({stem(word) for word in family}) == 1

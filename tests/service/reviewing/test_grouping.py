"""Like questions find one another, what must be told apart is, and the index loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz

from bot.service.reviewing.grouping import LIKE, group
from bot.service.reviewing.wording import Wording, WordingReader, letters_of

WORDINGS = st.lists(
    st.builds(
        Wording,
        st.lists(st.sampled_from("房价租学区校车"), min_size=1, max_size=9).map(tuple),
        st.sampled_from([frozenset(), frozenset({"period 2030"})]),
    ),
    max_size=40,
)


def compared_with_every_leader(wordings: list[Wording]) -> tuple[tuple[int, ...], ...]:
    """The groups by the rule alone, without an index: each joins the leader it is most like, the first of several."""
    groups: dict[int, list[int]] = {}
    for position, one in enumerate(wordings):
        likeness = {
            leader: fuzz.ratio(wordings[leader].units, one.units)
            for leader in groups
            if wordings[leader].marks == one.marks
        }
        best = max(likeness, key=lambda leader: (likeness[leader], -leader), default=None)
        if best is None or likeness[best] < LIKE:
            groups[position] = [position]
        else:
            groups[best].append(position)
    return tuple(map(tuple, groups.values()))


@given(WORDINGS)
def test_the_index_finds_what_comparing_each_with_every_leader_finds(wordings: list[Wording]) -> None:
    assert group(wordings) == compared_with_every_leader(wordings)


@given(WORDINGS)
def test_every_question_is_in_one_group_and_its_leader_comes_first(wordings: list[Wording]) -> None:
    groups = group(wordings)

    assert sorted(position for members in groups for position in members) == list(range(len(wordings)))
    assert all(list(members) == sorted(members) for members in groups)


@pytest.mark.parametrize(
    "questions",
    [
        ("去年房价多少", "请问去年的房价是多少啊", "2030年房价", "去年房價？"),
        ("what was the house price last year", "house prices last year?"),
        ("谁是县长", "县长叫什么名字"),
        ("校车几点发车", "校车几点发车呢", "校车 几点 发车"),
    ],
)
def test_wordings_of_one_question_are_one_group(questions: tuple[str, ...], reader: WordingReader) -> None:
    assert len(group([reader.read(one) for one in questions])) == 1


@pytest.mark.parametrize(
    "questions",
    [
        ("去年房价多少", "今年房价多少", "2027年房价多少", "房价多少"),
        ("按全县口径房价多少", "按新城口径房价多少"),
        ("农村居民人均用电量多少", "城镇居民人均用电量多少"),
        ("房价多少", "房价涨了多少", "房价目标"),
        ("第3小学的校车路线图在哪", "第8小学的校车路线图在哪"),
        ("房价", "房租"),
        ("管网呢", "网办率多少"),
    ],
)
def test_questions_that_must_be_told_apart_are(questions: tuple[str, ...], reader: WordingReader) -> None:
    assert len(group([reader.read(one) for one in questions])) == len(questions)


def test_what_has_no_letters_is_a_question_all_the_same(reader: WordingReader) -> None:
    assert (letters_of("？？"), letters_of("房 價，多少？")) == ("??", "房价多少")
    assert group([reader.read("？？"), reader.read("房价")]) == ((0,), (1,))

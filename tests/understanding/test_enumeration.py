"""Questions that name several things in a row are taken apart into one question for each."""

from __future__ import annotations

import pytest

from bot.understanding.reading import QuestionReader


def _parts(reader: QuestionReader, question: str) -> tuple[tuple[str, str], ...]:
    return reader.parts(reader.read(question))


class TestRows:
    """Each thing named, with what is asked of all of them."""

    @pytest.mark.parametrize(
        ("question", "parts"),
        [
            (
                "GDP、固投和外资分别增长多少",
                (
                    ("gdp", "gdp分别增长多少"),
                    ("固投", "固投分别增长多少"),
                    ("外资", "外资分别增长多少"),
                ),
            ),
            ("进出口和失业率分别多少", (("进出口", "进出口分别多少"), ("失业率", "失业率分别多少"))),
            (
                "去年的5G基站和PM2.5分别多少",
                (("5g基站", "去年的5g基站分别多少"), ("pm2.5", "去年的pm2.5分别多少")),
            ),
            (
                "GDP and foreign trade in 2020",
                (("gdp", "gdp in 2020"), ("foreign trade", "foreign trade in 2020")),
            ),
        ],
    )
    def test_each_is_asked_about_alone(
        self, reader: QuestionReader, question: str, parts: tuple[tuple[str, str], ...]
    ) -> None:
        assert _parts(reader, question) == parts

    @pytest.mark.parametrize("question", ["GDP多少", "去年GDP增长多少", "", "分别多少", "和GDP"])
    def test_one_thing_is_no_row(self, reader: QuestionReader, question: str) -> None:
        assert _parts(reader, question) == ()

    def test_a_row_that_is_longer_than_anybody_asks_is_none(self, reader: QuestionReader) -> None:
        assert _parts(reader, "甲乙、丙丁、戊己、庚辛、壬癸、子丑、寅卯分别多少") == ()

    def test_words_that_exclude_one_another_side_by_side_are_two_things(self, reader: QuestionReader) -> None:
        assert [item for item, _ in _parts(reader, "内资外资项目分别有多少个")] == ["内资", "外资项目"]

    def test_a_short_name_that_ends_in_grammar_is_kept_whole(self, reader: QuestionReader) -> None:
        assert [item for item, _ in _parts(reader, "GDP、固投")] == ["gdp", "固投"]

    def test_grammar_that_tells_things_apart_names_none(self, reader: QuestionReader) -> None:
        items = [item for item, _ in _parts(reader, "高新技术企业和瞪羚企业各多少家")]

        assert items == ["高新技术企业", "瞪羚企业"]


class TestSharedNouns:
    """A noun that only the last of a row carries belongs to all, where that makes a name."""

    def test_it_is_given_to_the_others(self, reader: QuestionReader) -> None:
        parts = _parts(reader, "千亿级、三百亿级产业集群分别有几个")

        assert parts[0] == ("千亿级", "千亿级产业集群分别有几个")
        assert parts[1] == ("三百亿级产业集群", "三百亿级产业集群分别有几个")

    def test_a_name_that_is_whole_is_left_alone(self, reader: QuestionReader) -> None:
        """外贸 is a name by itself, and no 外贸 of anything else."""
        assert _parts(reader, "外贸和城镇登记失业率分别多少")[0] == ("外贸", "外贸分别多少")

    def test_what_makes_no_name_is_left_as_typed(self, reader: QuestionReader) -> None:
        assert _parts(reader, "纸鹤和城镇登记失业率分别多少")[0] == ("纸鹤", "纸鹤分别多少")


class TestJoints:
    """What joins things may also stand within a name, or within a sentence."""

    @pytest.mark.parametrize(
        "name", ["转业军官和士官安置", "各类生产安全事故起数和死亡人数", "人大代表建议和政协提案答复率"]
    )
    def test_none_within_a_curated_name_cuts_it(self, reader: QuestionReader, name: str) -> None:
        assert _parts(reader, f"{name}是多少") == ()

    def test_one_beside_a_curated_name_cuts(self, reader: QuestionReader) -> None:
        items = [item for item, _ in _parts(reader, "转业军官和士官安置与失业率分别是多少")]

        assert items == ["转业军官和士官安置", "失业率"]

    def test_commas_cut_where_several_things_are_asked(self, reader: QuestionReader) -> None:
        assert [item for item, _ in _parts(reader, "GDP，固投，外资分别多少")] == ["gdp", "固投", "外资"]

    @pytest.mark.parametrize("question", ["去年GDP，增长多少", "听说区里要修路，花多少钱"])
    def test_commas_do_not_cut_where_one_is(self, reader: QuestionReader, question: str) -> None:
        assert _parts(reader, question) == ()

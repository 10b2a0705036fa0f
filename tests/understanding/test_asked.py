"""What of a question still needs an explanation."""

from __future__ import annotations

import pytest

from bot.understanding.reading import QuestionReader


class TestHead:
    """The thing that a number is asked of, where it follows the asking word."""

    @pytest.mark.parametrize(
        ("question", "head"),
        [
            ("建了多少公里道路", "道路"),
            ("有多少万平方米住房", "住房"),
            ("修了多少座风雨连廊", "风雨连廊"),
            ("一共植了多少亩竹林", "竹林"),
        ],
    )
    def test_is_what_follows_without_the_unit(self, reader: QuestionReader, question: str, head: str) -> None:
        assert reader.read(question).head == head

    @pytest.mark.parametrize(
        "question", ["道路建了多少公里", "多少", "竹林有多少", "第几批", "排第几名", "how many veterans", "竹林是什么"]
    )
    def test_is_empty_where_nothing_follows(self, reader: QuestionReader, question: str) -> None:
        assert reader.read(question).head == ""

    def test_is_the_whole_word(self, reader: QuestionReader) -> None:
        assert reader.read("安置了多少名退役军人").head == "退役军人"

"""What a question says exactly: period, scope, status, measure, what is asked and what is claimed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.period import TimePeriod
from bot.understanding.reading import QuestionReader
from bot.understanding.slots import Operation, Slots

TARGET, ACTUAL = ObservationStatus.TARGET, ObservationStatus.ACTUAL


@pytest.fixture
def read(reader: QuestionReader) -> Read:
    return Read(reader)


class Read:
    """Reads the slots of a question put to the shipped report of 2021, which looks back on 2020."""

    def __init__(self, reader: QuestionReader) -> None:
        self._reader = reader

    def __call__(self, question: str) -> Slots:
        return self._reader.read(question).slots

    def periods(self, question: str) -> list[str]:
        return [str(period) for period in self(question).periods]


class TestPeriods:
    """Relative to the report, never to the clock."""

    @pytest.mark.parametrize(
        ("words", "period"),
        [
            ("2020年", "2020"),
            ("2019年", "2019"),
            ("二〇二〇年", "2020"),
            ("二零二一年", "2021"),
            ("20年", "2020"),
            ("2020年度", "2020"),
            ("去年", "2020"),
            ("上一年", "2020"),
            ("今年", "2021"),
            ("本年度", "2021"),
            ("明年", "2022"),
            ("前年", "2019"),
            ("十三五", "2016/2020"),
            ("“十三五”时期", "2016/2020"),
            ("13五时期", "2016/2020"),
            ("第十四个五年规划", "2021/2025"),
            ("十四五末", "2025"),
            ("“十三五”期末", "2020"),
            ("十三五规划期末", "2020"),
            ("过去五年", "2016/2020"),
            ("五年来", "2016/2020"),
            ("未来五年", "2021/2025"),
            ("2016-2020年", "2016/2020"),
            ("2016年至2020年", "2016/2020"),
            ("2016—2020", "2016/2020"),
            ("2020到2016年", "2016/2020"),
            ("last year", "2020"),
            ("this year", "2021"),
            ("in 2025", "2025"),
            ("the 13th Five-Year Plan period", "2016/2020"),
            ("the fourteenth five-year plan", "2021/2025"),
            ("at the end of the 13th Five-Year Plan", "2020"),
            ("by the close of the fourteenth five-year plan period", "2025"),
        ],
    )
    def test_are_read_from(self, read: Read, words: str, period: str) -> None:
        assert read.periods(words) == [period]

    @pytest.mark.parametrize(
        "words", ["GDP多少", "2020个项目", "12020年", "2020.5", "1448个", "PM2.5", "PM10年均浓度", "近10年"]
    )
    def test_are_not_read_from(self, read: Read, words: str) -> None:
        assert read.periods(words) == []

    def test_several_are_read_in_order(self, read: Read) -> None:
        assert read.periods("2021年比2020年多多少") == ["2021", "2020"]

    def test_one_plan_named_twice_is_one_period(self, read: Read) -> None:
        assert read.periods("十三五五年累计") == ["2016/2020"]


class TestScopes:
    """A scope's name asks for it with certainty; a place name may mean it."""

    @pytest.mark.parametrize(
        ("words", "scopes", "is_loose"),
        [
            ("按新区口径", ("new-area",), False),
            ("金州行政区口径的", ("district",), False),
            ("省可比口径", ("provincial",), False),
            ("新区的", ("new-area",), True),
            ("金普新区", ("new-area",), True),
            ("金州区", ("district",), True),
            ("全市", (), False),
            ("新区口径和金州行政区口径", ("new-area", "district"), False),
            ("金州区按新区口径", ("new-area",), False),
        ],
    )
    def test_are_read(self, read: Read, words: str, scopes: tuple[str, ...], is_loose: bool) -> None:
        slots = read(words)

        assert slots.scopes == scopes
        assert slots.scope_is_loose is is_loose


class TestStatus:
    """Target or actual; naming both asks to compare and vetoes neither."""

    @pytest.mark.parametrize(
        ("words", "status"),
        [
            ("GDP目标是多少", TARGET),
            ("计划增长多少", TARGET),
            ("力争完成几个", TARGET),
            ("GDP实际增长多少", ACTUAL),
            ("GDP多少", None),
            ("实际是多少，目标是多少", None),
            ("What is the growth target", TARGET),
            ("实际利用外资多少", None),
        ],
    )
    def test_is_read(self, read: Read, words: str, status: ObservationStatus | None) -> None:
        """实际利用外资 is a name: no status is read inside it."""
        assert read(words).status is status


class TestWhatIsAsked:
    """Measures, dimensions, operations."""

    @pytest.mark.parametrize(
        ("words", "measure"),
        [
            ("增长多少", Measure.GROWTH),
            ("同比增速", Measure.GROWTH),
            ("年均增长多少", Measure.ANNUAL_GROWTH),
            ("占全市多少", Measure.SHARE),
            ("下降了多少", Measure.DECREASE),
            ("累计多少", Measure.CUMULATIVE),
            ("排名第几", Measure.RANK),
            ("how much did it grow", Measure.GROWTH),
        ],
    )
    def test_measures(self, read: Read, words: str, measure: Measure) -> None:
        assert read(words).measures == {measure}

    def test_the_whole_that_a_share_is_of(self, read: Read) -> None:
        assert "全市" in read("占全市多少").share_bases
        assert "全省" in read("占全省的比重").share_bases
        assert read("全市多少").share_bases == frozenset()

    @pytest.mark.parametrize(
        ("words", "dimension"),
        [
            ("多少钱", "money"),
            ("多少亿元", "money"),
            ("百分之几", "percent"),
            ("多少人", "people"),
            ("多少家", "count"),
            ("多少公里", "length"),
            ("多少亩", "area"),
            ("多少天", "days"),
            ("how many people", "people"),
        ],
    )
    def test_dimensions(self, read: Read, words: str, dimension: str) -> None:
        slots = read(words)

        assert dimension in slots.dimensions
        assert slots.wants_number

    @pytest.mark.parametrize(
        ("words", "operation"),
        [
            ("是什么意思", Operation.DEFINE),
            ("包括哪些", Operation.ENUMERATE),
            ("原文怎么说", Operation.ORIGINAL),
            ("为什么", Operation.WHY),
            ("加起来", Operation.SUM),
            ("相差", Operation.DIFFERENCE),
            ("几倍", Operation.RATIO),
            ("对比一下", Operation.COMPARE),
        ],
    )
    def test_operations(self, read: Read, words: str, operation: Operation) -> None:
        assert operation in read(words).operations

    def test_how_often_a_number_is_asked_for(self, read: Read) -> None:
        assert read("有多少家，增长多少，占全市多少").numbers_asked == 3
        assert read("有多少家").numbers_asked == 1
        assert read("是什么").numbers_asked == 0

    def test_directions_that_are_taken_for_granted(self, read: Read) -> None:
        assert read("为什么下降").premise == "down"
        assert read("怎么上涨").premise == "up"
        assert read("是多少").premise is None


class TestClaims:
    """Numbers that the question states."""

    @pytest.mark.parametrize(
        ("words", "value", "unit"),
        [
            ("是不是2079.4亿元", "2079.4", "亿元"),
            ("才4.6亿尾", "4.6", "亿尾"),
            ("5%", "5", "%"),
            ("1,448个", "1448", "个"),
            ("21709家", "21709", "家"),
            ("1448是什么", "1448", ""),
            ("３０微克/立方米", "30", "微克/立方米"),
            ("2万多", "2", "万"),
        ],
    )
    def test_are_read(self, read: Read, words: str, value: str, unit: str) -> None:
        (claim,) = read(words).claims

        assert claim.value == Decimal(value)
        assert claim.unit == unit

    @pytest.mark.parametrize(
        "words", ["2020年", "十三五", "5G基站多少个", "第3部分", "PM2.5月均浓度", "“433+1”现代产业体系"]
    )
    def test_are_not_read_from_years_ordinals_and_names(self, read: Read, words: str) -> None:
        assert read(words).claims == ()


class TestTimePeriod:
    """Written as SDMX writes it."""

    @pytest.mark.parametrize("written", ["2020", "2016/2020", "1949", "2021/2025"])
    def test_round_trips(self, written: str) -> None:
        assert str(TimePeriod.parse(written)) == written

    @pytest.mark.parametrize("written", ["2020/2016", "20", "2020-2021", "", "2020/2021/2022", "二〇二〇"])
    def test_takes_nothing_else(self, written: str) -> None:
        with pytest.raises(ValueError, match="time period"):
            TimePeriod.parse(written)

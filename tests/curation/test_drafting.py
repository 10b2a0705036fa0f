"""A draft holds what the report prints and says what it does not tell; nothing of it is served. The report is made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from bot.curation.coverage import coverage
from bot.curation.drafting.candidates import Doubt
from bot.curation.drafting.draft import Draft, DraftFigure, RemarkKind
from bot.curation.drafting.drafting import draft_report
from bot.curation.files import read_files
from bot.curation.loading import load_knowledge, load_knowledge_bases, verify
from bot.domain.errors import KnowledgeError, SourceError
from bot.domain.knowledge import Bound
from tests.documents import files
from tests.documents.made_up_report import PARAGRAPHS, TEXT

TITLE = "2031年云上省政府工作报告（虚构）"
FOLDER = "knowledge/_yunshang-2031"


@pytest.fixture(scope="module")
def draft() -> Draft:
    return draft_report("报告.docx", files.docx(PARAGRAPHS))


def drafted(*paragraphs: str) -> tuple[DraftFigure, ...]:
    """The figures of a report whose first part holds these paragraphs."""
    text = "\n".join((TITLE, "各位代表：", "一、2030年工作回顾", *paragraphs, "二、2031年工作安排", "继续努力。"))
    return draft_report("a.txt", text.encode()).summary.figures


def told(figures: tuple[DraftFigure, ...]) -> list[tuple[str, str, str, str]]:
    return [(figure.name, str(figure.time_period), figure.measure.value, figure.as_written) for figure in figures]


def write(draft: Draft, folder: Path) -> None:
    for name, content in draft.files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)


def fill_in(folder: Path) -> None:
    """Add what only a person can: English names, and categories where no word told one."""
    for path in folder.rglob("*.yaml"):
        values = yaml.safe_load(path.read_text(encoding="utf-8"))
        if isinstance(values, dict):
            values |= {"region_en": "Yunshang Province (made up)", "title_en": "A report (made up)"}
        elif path.name != "coverage.yaml":
            for number, entry in enumerate(values):
                entry.setdefault("name_en", f"{path.stem} {number}")
                if "observations" in entry:
                    entry.setdefault("category", "产业")
        path.write_text(yaml.safe_dump(values, allow_unicode=True), encoding="utf-8")


class TestReport:
    def test_who_gave_which_report_when_is_read(self, draft: Draft) -> None:
        summary = draft.summary

        assert (summary.title, summary.region, summary.id) == (TITLE, "云上省", "yunshang-2031")
        assert (summary.delivered_on, summary.speaker) == (date(2031, 1, 15), "甲乙丙")
        assert (summary.review_year, summary.plan_year) == (2030, 2031)

    def test_sections_and_terms_are_those_printed(self, draft: Draft) -> None:
        assert [(section.place, section.heading) for section in draft.summary.sections] == [
            ("标题", TITLE),
            ("一", "2030年工作回顾"),
            ("一、（一）", "纸鹤产业稳步发展"),
            ("一、（二）", "改革开放不断深化"),
            ("二", "2031年工作安排"),
            ("二、（一）", "大力发展纸鹤产业"),
            ("名词解释", "名词解释"),
        ]
        assert [(term.number, term.term) for term in draft.summary.terms] == [(1, "“1269”行动计划"), (2, "云风车")]
        assert draft.summary.terms[1].definition == "2．云风车：指建在云上的风车。"

    def test_what_is_not_told_is_left_out_and_remarked_on_never_invented(self) -> None:
        text = "政府工作报告\n各位代表：\n一、工作回顾\n纸鹤很多。\n二、工作安排\n再折一些。"
        untold = draft_report("a.txt", text.encode())
        summary = untold.summary

        assert (summary.region, summary.delivered_on, summary.speaker, summary.review_year) == ("", None, "", None)
        assert {remark.kind for remark in summary.remarks} == {
            RemarkKind.NO_REGION,
            RemarkKind.NO_DATE,
            RemarkKind.NO_SPEAKER,
            RemarkKind.NO_YEARS,
            RemarkKind.NO_GLOSSARY,
        }
        report = yaml.safe_load(untold.files["knowledge/_report/report.yaml"])
        assert not report.keys() & {"region", "delivered_on", "speaker", "review_year", "plan_year"}

    def test_a_name_that_says_another_kind_is_remarked_on(self) -> None:
        remarks = draft_report("报告.pdf", TEXT.encode()).summary.remarks

        assert [dict(r.values) for r in remarks if r.kind is RemarkKind.OTHER_KIND] == [{"named": "pdf", "kind": "txt"}]

    def test_units_that_the_lexicon_lacks_are_remarked_on(self) -> None:
        remarks = draft_report(
            "a.txt", TEXT.encode(), {"亿元", "%", "位", "家", "座", "万人", "微克/立方米"}
        ).summary.remarks

        assert [dict(r.values) for r in remarks if r.kind is RemarkKind.UNKNOWN_UNITS] == [{"units": "万只"}]

    def test_a_title_that_only_the_file_name_prints_is_taken_from_it_and_remarked_on(self) -> None:
        untitled = TEXT.partition("\n")[2]
        summary = draft_report("2031年云上省政府工作报告.txt", untitled.encode()).summary

        assert summary.title == "2031年云上省政府工作报告"
        assert RemarkKind.TITLE_BY_NAME in {remark.kind for remark in summary.remarks}

    def test_text_that_is_no_report_is_refused(self) -> None:
        with pytest.raises(SourceError):
            draft_report("a.txt", "这是一封信。\n一、你好".encode())


class TestFigures:
    def test_headline_indicators_stand_first_with_unit_measure_and_period(self, draft: Draft) -> None:
        assert told(draft.summary.figures)[:10] == [
            ("地区生产总值", "2030", "level", "6001.3亿元"),
            ("地区生产总值", "2030", "growth", "5.8%"),
            ("地区生产总值", "2031", "growth", "6%左右"),
            ("一般公共预算收入", "2030", "level", "512.6亿元"),
            ("一般公共预算收入", "2030", "growth", "6.6%"),
            ("城镇居民人均可支配收入", "2030", "growth", "4.3%"),
            ("农村居民人均可支配收入", "2030", "growth", "6.1%左右"),
            ("居民消费价格", "2031", "growth", "2%左右"),
            ("城镇新增就业", "2031", "level", "70万人以上"),
            ("细颗粒物平均浓度", "2030", "level", "27微克/立方米"),
        ]

    def test_each_figure_shows_its_sentence_and_a_quote_inside_it(self, draft: Draft) -> None:
        assert draft.summary.figures
        for figure in draft.summary.figures:
            assert figure.as_written in figure.quote
            assert figure.quote in figure.sentence
            assert figure.sentence in TEXT

    def test_other_figures_are_named_by_the_words_around_them(self, draft: Draft) -> None:
        assert told(draft.summary.figures)[10:] == [
            ("纸鹤产量", "2030", "level", "120.5万只"),
            ("纸鹤产量", "2030", "rank", "第2位"),
            ("新建折纸馆", "2030", "level", "35家"),
            ("改造风车房", "2030", "level", "110座"),
            ("折纸投资", "2030", "level", "近80亿元"),
            ("新增国家级纸鹤企业", "2030", "level", "12家"),
            ("国家级纸鹤企业", "2030", "level", "30家"),
            ("新开工折纸馆", "2031", "level", "20家"),
            ("纸鹤产量", "2035", "level", "500万只"),
        ]

    def test_targets_estimates_and_bounds_are_told(self, draft: Draft) -> None:
        by_figure = {figure.as_written: figure for figure in draft.summary.figures}

        assert by_figure["6%左右"].status == "target"
        assert (by_figure["近80亿元"].status, by_figure["近80亿元"].bound) == ("estimate", Bound.ABOUT)
        assert (by_figure["500万只"].status, by_figure["70万人以上"].bound) == ("target", Bound.AT_LEAST)
        assert by_figure["30家"].doubts == (Doubt.NAME_INHERITED,)

    @pytest.mark.parametrize(
        ("sentence", "expected"),
        [
            ("纸鹤出口占全部出口比重达31.5%。", ("纸鹤出口", "2030", "share", "31.5%")),
            ("农村纸鹤收入增速快于城镇纸鹤收入1.2个百分点。", ("农村纸鹤收入", "2030", "gap", "1.2个百分点")),
            ("纸鹤损耗率下降3.4个百分点。", ("纸鹤损耗率", "2030", "decrease", "3.4个百分点")),
            ("纸鹤产量五年来年均增长7.5%。", ("纸鹤产量", "2026/2030", "annual_growth", "7.5%")),
            ("五年来，累计发放纸鹤补贴9.9亿元。", ("发放纸鹤补贴", "2026/2030", "cumulative", "9.9亿元")),
            ("五年来，纸鹤普及率提高到88%。", ("纸鹤普及率", "2030", "level", "88%")),
            ("2028年纸鹤产量80万只。", ("纸鹤产量", "2028", "level", "80万只")),
            ("纸鹤出口完成年计划的113.4%。", ("纸鹤出口", "2030", "share", "113.4%")),
            ("粮食生产再获丰收，总产达到557亿斤。", ("粮食产量", "2030", "level", "557亿斤")),
            ("纸鹤经营主体净增48万户。", ("纸鹤经营主体", "2030", "increase", "48万户")),
        ],
    )
    def test_the_words_before_a_figure_tell_its_measure_and_time(
        self, sentence: str, expected: tuple[str, str, str, str]
    ) -> None:
        assert told(drafted(sentence)) == [expected]

    @pytest.mark.parametrize(
        "sentence",
        [
            "推广5G纸鹤和PM2.5口罩。",
            "纸鹤行业连续12年没有事故。",
            "第16届纸鹤节成功举办。",
            "“33+13”纸鹤政策落地。",
            "执行《纸鹤条例2028》。",
            "开通12345热线，庆祝建省75周年。",
            "建成690万千瓦风车项目。",
            "引进1-2个纸鹤品牌。",
            "到场的有甲、乙、丙等3个县。",
        ],
    )
    def test_numbers_that_are_no_figures_are_none(self, sentence: str) -> None:
        assert drafted(sentence) == ()

    def test_an_expectation_inside_a_clause_speaks_of_that_clause_alone(self) -> None:
        inside = drafted("纸鹤产量预计增长5.1%，风车产量增长5.2%。")
        ahead = drafted("预计纸鹤产量增长5.1%，风车产量增长5.2%。")

        assert [figure.status.value for figure in inside] == ["estimate", "actual"]
        assert [figure.status.value for figure in ahead] == ["estimate", "estimate"]

    def test_a_text_that_repeats_itself_endlessly_is_drafted_all_the_same(self) -> None:
        repeated = ["纸鹤产量增长5.1%，" * 50 + "。"] * 30

        assert drafted(*repeated) == ()

    def test_the_same_figure_told_twice_is_drafted_once(self) -> None:
        assert told(drafted("纸鹤产量80万只。", "今年纸鹤节上说到，2030年纸鹤产量80万只。")) == [
            ("纸鹤产量", "2030", "level", "80万只")
        ]

    def test_two_values_of_one_name_are_told_apart_for_a_curator_to_judge(self) -> None:
        first, second = drafted("纸鹤产量80万只。", "纸鹤产量90万只。")

        assert (first.name, second.name) == ("纸鹤产量", "纸鹤产量〔2〕")
        assert second.doubts == (Doubt.NAME_TAKEN,)


class TestFiles:
    def test_all_that_the_checks_find_is_what_a_person_must_fill_in(self, draft: Draft, tmp_path: Path) -> None:
        write(draft, tmp_path)

        faults = verify(read_files(tmp_path / FOLDER)).faults

        assert faults
        missing = (
            "name_en: it is missing",
            "category: it is missing",
            "region_en: it is missing",
            "title_en: it is missing",
        )
        assert [fault for fault in faults if not any(words in fault for words in missing)] == []

    def test_nothing_of_a_draft_is_loaded(self, draft: Draft, tmp_path: Path) -> None:
        write(draft, tmp_path)
        fill_in(tmp_path / FOLDER)

        with pytest.raises(KnowledgeError, match="no report"):
            load_knowledge_bases(tmp_path / "knowledge")

    def test_a_draft_that_is_filled_in_and_renamed_is_published(self, draft: Draft, tmp_path: Path) -> None:
        write(draft, tmp_path)
        fill_in(tmp_path / FOLDER)
        (tmp_path / FOLDER).rename(tmp_path / "knowledge/yunshang-2031")

        (knowledge,) = load_knowledge_bases(tmp_path / "knowledge")

        assert knowledge.report.title == TITLE
        assert len(knowledge.terms) == 2
        report = coverage(knowledge)
        assert (report.total, report.explained) == (draft.summary.coverage.total, draft.summary.coverage.explained)

    def test_every_file_lies_below_the_folder_and_its_source_is_the_text(self, draft: Draft, tmp_path: Path) -> None:
        assert draft.files["seeds/yunshang-2031.txt"].decode() == TEXT
        assert {name.rpartition("/")[0] for name in draft.files} == {"seeds", FOLDER, f"{FOLDER}/indicators"}

    def test_each_kind_of_file_gives_the_same_draft(self, draft: Draft) -> None:
        page = "<html><body>" + "".join(f"<p>{text}</p>" for text in PARAGRAPHS) + "</body></html>"
        others = [
            draft_report("a.txt", TEXT.encode("gb18030")),
            draft_report("a.html", page.encode()),
            draft_report("a.pdf", files.pdf([files.wrapped(PARAGRAPHS)])),
        ]

        assert [other.files for other in others] == [draft.files] * 3

    def test_a_draft_says_beside_each_entry_what_is_doubtful(self, draft: Draft) -> None:
        written = draft.files[f"{FOLDER}/indicators/headline.yaml"].decode()

        assert "# 一、开头　过去一年，全省地区生产总值达到6001.3亿元" in written
        assert "# doubtful: one of several that share their words" in written


def test_the_shipped_report_is_drafted_as_it_was_curated() -> None:
    """Of its draft figures, few differ from what people curated in measure, period, status or value."""
    seed = Path("seeds/2021-jinzhou-government-work-report.txt")
    draft = draft_report(seed.name, seed.read_bytes())
    knowledge = load_knowledge(Path("knowledge/jinzhou-2021"))
    curated = {
        (o.as_written, o.measure, o.time_period, o.status, o.value, o.unit)
        for indicator in knowledge.indicators
        for o in indicator.observations
        if any(char.isdecimal() for char in o.as_written)
    }
    figures = draft.summary.figures
    agreeing = [f for f in figures if (f.as_written, f.measure, f.time_period, f.status, f.value, f.unit) in curated]

    assert len(figures) > 0.75 * len(curated)
    assert len(agreeing) >= 0.85 * len(figures)
    assert (draft.summary.delivered_on, draft.summary.speaker) == (
        knowledge.report.delivered_on,
        knowledge.report.speaker,
    )

"""Every way in which the curated files can be wrong is one line that names the place, the entry and what was expected."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from bot.curation.loading import check_knowledge, load_knowledge_bases
from bot.domain.errors import KnowledgeError
from tests.curation.made_up import made_up_store

ENTRY_FAULTS = {
    "quote not in the source": (
        "indicators.yaml",
        "quote: 风车总数近300台",
        "quote: 风车总数近400台",
        [r":41: windmills: .*not in the source.*agrees up to 「风车总数近」 and goes on 「300台"],
    ),
    "quote found twice": (
        "indicators.yaml",
        "      in: 一、（一）\n",
        "",
        [r":60: folding-halls: .*stands 2 times in 「一、（一）」、「一、（二）」.*add `in:`"],
    ),
    "quote elsewhere than `in:` says": (
        "indicators.yaml",
        "in: 一、（一）",
        "in: 二、（一）",
        [r"folding-halls: .*not in 「二、（一）」"],
    ),
    "unknown place": ("faq.yaml", "in: 一、（一）", "in: 三、（一）", [r":14: crane-exports: .*no place 「三、（一）」"]),
    "place without its space": ("faq.yaml", "in: 一、（一）", "in: 名词解释1", [r"expected 「名词解释 1」"]),
    "quote over two paragraphs": (
        "plans.yaml",
        "quote: 新开工十个折纸馆",
        'quote: "抓好3D纸鹤试点。\\n\\n各位代表"',
        [r":6: new-halls: .*runs over several paragraphs"],
    ),
    "quote that cuts a number": (
        "indicators.yaml",
        "as_written: 120.5万只\n      quote: 全年纸鹤产量120.5万只",
        "as_written: 0.5万只\n      quote: 0.5万只",
        [r"crane-output: .*cuts a number in two"],
    ),
    "figure not in its quote": (
        "indicators.yaml",
        "as_written: 近300台",
        "as_written: 约300台",
        [r":40: windmills: observations\[1\]: the figure 「约300台」 is not in its quote"],
    ),
    "figure that is part of a longer number": (
        "indicators.yaml",
        'value: "120.5"\n      as_written: 120.5万只',
        'value: "0.5"\n      as_written: 0.5万只',
        [r"「0.5万只」 is not in its quote .* as a whole number"],
    ),
    "figure twice in its quote": (
        "indicators.yaml",
        "as_written: 12个\n      quote: 建成折纸馆12个\n      in: 一、（一）",
        "as_written: 110座\n      quote: 新增风车110座、大风车110座",
        [r":59: folding-halls: .*「110座」 stands 2 times in its quote; expected a shorter quote"],
    ),
    "wrong value": ("indicators.yaml", 'value: "120.5"', 'value: "125.0"', [r":13: crane-output: .*expected 120.5"]),
    "value in another scale": ("indicators.yaml", 'value: "120.5"', 'value: "1205000"', [r"expected 120.5"]),
    "unit other than printed": (
        "indicators.yaml",
        'unit: "%"\n      as_written: 5.1%',
        "unit: 个百分点\n      as_written: 5.1%",
        [r"the unit is `个百分点` but 「5.1%」 prints 「%」"],
    ),
    "unknown unit": (
        "indicators.yaml",
        "unit: 台",
        "unit: 架",
        [r":34: windmills: unit: `架` is unknown", r"the unit is `架`"],
    ),
    "bound word without bound": ("indicators.yaml", "      bound: approx\n", "", [r"is no exact figure; expected bound: approx or le"]),
    "wrong bound": ("indicators.yaml", "bound: ge", "bound: le", [r"「6%以上」 is no exact figure; expected bound: ge"]),
    "bound without words": (
        "indicators.yaml",
        'value: "120.5"',
        'value: "120.5"\n      bound: ge',
        [r"bound: ge has no words in the quote"],
    ),
    "bound word after the figure left out": (
        "indicators.yaml",
        "as_written: 6%以上",
        "as_written: 6%",
        [r"「以上」 beside 「6%」 belongs to the figure"],
    ),
    "bound word before the figure left out": (
        "indicators.yaml",
        "as_written: 近300台",
        "as_written: 300台",
        [r"「近」 beside 「300台」 belongs to the figure"],
    ),
    "neither value nor text": (
        "indicators.yaml",
        '      value: "12"\n',
        "",
        [r"folding-halls: observations\[1\].value: it is missing"],
    ),
    "both value and text": (
        "indicators.yaml",
        "text: 高于全市平均水平",
        'text: 高于全市平均水平\n      value: "1"',
        [r":46: windmills: observations\[2\].text: expected `value` or `text`, not both", r":49: .*holds no number"],
    ),
    "words without their English": (
        "indicators.yaml",
        "      text_en: above the city average\n",
        "",
        [r"windmills: observations\[2\].text_en: it is missing"],
    ),
    "text that differs from as_written": (
        "indicators.yaml",
        "text: 高于全市平均水平",
        "text: 高于平均水平",
        [r"observations\[2\].text: it differs from as_written"],
    ),
    "gap without its reference": (
        "indicators.yaml",
        "      share_of: 全市\n      share_of_en: the city\n",
        "",
        [r"gap needs `share_of`"],
    ),
    "reference without English": ("indicators.yaml", "      share_of_en: the city\n", "", [r"expected both `share_of` and"]),
    "unknown scope": (
        "indicators.yaml",
        'value: "120.5"',
        'value: "120.5"\n      scope: moon',
        [r":13: crane-output: .*`moon` is unknown; expected one of clouds, district"],
    ),
    "unknown measure": ("indicators.yaml", "measure: gap", "measure: leap", [r":43: windmills: .*`leap` is unknown; expected 'level'"]),
    "unknown status": ("indicators.yaml", "status: target", "status: hope", [r":22: crane-output: .*`hope` is unknown"]),
    "unknown category": (
        "indicators.yaml",
        "category: 产业\n  unit: 台",
        "category: 风车\n  unit: 台",
        [r":33: windmills: category: `风车` is unknown"],
    ),
    "unknown topic": ("plans.yaml", "topic: 产业", "topic: 折纸", [r":4: new-halls: topic: `折纸` is unknown"]),
    "broken period": ("plans.yaml", '"2031"', '"2031/2030"', [r":5: new-halls: time_period: .*cannot end before it starts"]),
    "list for a period": ("plans.yaml", '"2031"', "[2031]", [r"list or a mapping; expected 2020 or 2016/2020"]),
    "exception whose quote is not in the source": (
        "coverage.yaml",
        "quote: 抓好3D纸鹤试点",
        "quote: 抓好4D纸鹤试点",
        [r"coverage.yaml:1: the quote is not in the source"],
    ),
    "word for a list in the lexicon": (
        "lexicon.yaml",
        "ambiguities: []",
        "ambiguities: none",
        [r"lexicon.yaml:2: ambiguities: it is no list"],
    ),
    "words for a period": ("plans.yaml", '"2031"', "今年", [r"not a time period \(2020 or 2016/2020\)"]),
    "target without its status": (
        "indicators.yaml",
        "      status: target\n",
        "",
        [r"2031 is after 2030; expected `status` to be written out"],
    ),
    "the same figure twice": (
        "indicators.yaml",
        '      measure: growth\n      value: "5.1"',
        '      value: "5.1"',
        [r":15: crane-output: .*same figure as on line 11 \(crane-output.2030.actual.level.district\)"],
    ),
    "name of two entries": (
        "plans.yaml",
        "topic: 产业",
        "topic: 产业\n  aliases: [“纸鹤”]",
        [r":5: new-halls: the name 「“纸鹤”」 is also claimed by `crane-output` \(.*indicators.yaml:4\)"],
    ),
    "name that differs in case and width": (
        "plans.yaml",
        "topic: 产业",
        "topic: 产业\n  aliases_en: [ＰＡＰＥＲ  Cranes]",
        [r"new-halls: the name 「ＰＡＰＥＲ  Cranes」 is also claimed"],
    ),
    "question of two entries": (
        "faq.yaml",
        "questions: [纸鹤卖到国外多少]",
        "questions: [报告是谁作的？]",
        [r":9: crane-exports: the question 「报告是谁作的？」 is also claimed by `who-delivered`"],
    ),
    "question that must and must not match": (
        "faq.yaml",
        "negative_questions: [报告是谁写的]",
        "negative_questions: [报告人是谁]",
        [r":4: who-delivered: negative_questions: 「报告人是谁」 is one of its questions"],
    ),
    "number of an answer in no quote": ("faq.yaml", "8.5亿元，全年", "9.5亿元，全年", [r":10: crane-exports: answer: the number 9.5"]),
    "number of an answer in another scale": ("faq.yaml", "0.85 billion", "8.5 billion", [r"answer_en: the number 8.5"]),
    "item of an answer in no quote": ("faq.yaml", "items: [纸鹤出口额]", "items: [纸鹤进口额]", [r":12: crane-exports: items\[1\]"]),
    "dangling related": ("indicators.yaml", "[windmills]", "[windmill]", [r":9: crane-output: related: there is no other indicator `windmill`"]),
    "dangling target of a plan": ("plans.yaml", "[folding-halls]", "[halls]", [r":7: new-halls: indicators: there is no indicator `halls`"]),
    "id used twice": ("plans.yaml", "id: new-halls", "id: windmills", [r":1: windmills: id: it is already used at .*indicators.yaml:29"]),
    "id of a wrong form": ("plans.yaml", "id: new-halls", "id: New Halls", [r":1: New Halls: id: .*wrong form"]),
    "missing key": ("plans.yaml", "  topic: 产业\n", "", [r":1: new-halls: topic: it is missing"]),
    "missing English name": ("indicators.yaml", "  name_en: windmills\n", "", [r"windmills: name_en: it is missing"]),
    "empty English name": ("glossary.yaml", "name_en: cloud windmill", 'name_en: ""', [r":11: cloud-windmill: name_en: it is empty"]),
    "unknown key": ("plans.yaml", "topic: 产业", "topic: 产业\n  sort: x", [r":5: new-halls: sort: the key is unknown"]),
    "word for a list": ("plans.yaml", "[folding-halls]", "folding-halls", [r":7: new-halls: indicators: .*no list"]),
    "word for a number": ("indicators.yaml", 'value: "300"', "value: many", [r":38: windmills: observations\[1\].value: `many`: it is no number"]),
    "no observations": ("plans.yaml", "quote: 新开工十个折纸馆", "quote: {words: 新开工}", [r"quote.text: it is missing", r"quote.words: the key is unknown"]),
    "glossary number that the source lacks": (
        "glossary.yaml",
        "number: 2",
        "number: 3",
        [r":9: cloud-windmill: number: the glossary of the source has no item 3", r"without an entry: 2"],
    ),
    "glossary number used twice": (
        "glossary.yaml",
        "number: 2",
        "number: 1",
        [r"number: 1 is already `one-paper-three-folds`", r"the source prints 「“一纸三折”」 as item 1", r"without an entry: 2"],
    ),
    "term under another number's words": ("glossary.yaml", "term: 云风车", "term: 云水车", [r":10: cloud-windmill: term: the source prints 「云风车」"]),
    "item that the definition lacks": ("glossary.yaml", "items: [对折, 翻折", "items: [对折, 反折", [r":6: one-paper-three-folds: items\[2\]: 「反折」"]),
    "part from outside the definition": (
        "glossary.yaml",
        "quote: “对折”指把纸折成两半",
        "quote: 指建在云上的风车",
        [r":7: one-paper-three-folds: .*not in 「名词解释 1」"],
    ),
    "use that is the definition itself": (
        "glossary.yaml",
        "used_in: [风车事业蒸蒸日上]",
        "used_in: [指建在云上的风车]",
        [r":12: cloud-windmill: the quote is in the source but not in the paragraphs that may hold it"],
    ),
    "translation of one term only": (
        "glossary.yaml",
        "name_en: cloud windmill",
        "name_en: cloud windmill\n  definition_en: a windmill built on a cloud",
        [
            r":1: one-paper-three-folds: definition_en: it is missing; expected one, as other terms have it",
            r":7: one-paper-three-folds: definition_en: it is missing",
            r":7: one-paper-three-folds: parts: a part has no name_en",
        ],
    ),
    "translation that is too long": (
        "glossary.yaml",
        "name_en: cloud windmill",
        "name_en: cloud windmill\n  definition_en: " + "x" * 501,
        [r":12: cloud-windmill: definition_en: it has 501 characters; expected at most 500"],
    ),
    "exception that matches nothing": ("coverage.yaml", 'number: "3"', 'number: "4"', [r":1: number: 4 stands 0 times as a number in the quote"]),
    "exception without a reason": ("coverage.yaml", ", reason: name of a technology", "", [r":1: reason: it is missing"]),
    "golden question asked twice": (
        "questions.yaml",
        "question: 那增速呢？\n  history: [去年纸鹤产量是多少]",
        "question: 去年纸鹤产量 是多少？",
        [r":9: crane-output-more: question: it is already that of `crane-output` \(.*questions.yaml:2\)"],
    ),
    "id of two golden questions": (
        "questions.yaml",
        "id: crane-output-more",
        "id: crane-output",
        [r":8: crane-output: id: it is already that of `crane-output` \(.*questions.yaml:1\)"],
    ),
    "golden figure that the report does not print": (
        "questions.yaml",
        "says: [120.5万只]",
        "says: [120.5万只, 7300只]",
        [r":4: crane-output: says: the number 7300 is not in the report; expected one it prints, or `computed`"],
    ),
    "golden answer that says nothing": ("questions.yaml", "  says: [120.5万只]\n", "", [r":1: crane-output: says: it is empty"]),
    "golden question on no entry": ("questions.yaml", "[crane-output]", "[cranes]", [r":6: crane-output: entries: there is no .* `cranes`"]),
    "golden question with a status of no answer": ("questions.yaml", "answered\n  says: [120", "silent\n  says: [120", [r":3: .*`silent` is unknown"]),
    "no default scope": ("report.yaml", ", default: true", "", [r"scopes: expected exactly one with `default: true`"]),
    "date other than printed": ("report.yaml", "2031-01-05", "2031-01-06", [r":7: yunshang-2031: delivered_on: .*expected 2031-01-05"]),
    "no date": ("report.yaml", "2031-01-05", "2031-13-05", [r":7: yunshang-2031: delivered_on: `2031-13-05` cannot be used"]),
    "speaker other than printed": ("report.yaml", "speaker: 甲乙丙", "speaker: 甲乙丁", [r":8: .*expected 甲乙丙"]),
    "years out of order": ("report.yaml", "plan_year: 2031", "plan_year: 2030", [r":10: .*plan_year: it is not after review_year"]),
    "period of an unknown place": ("report.yaml", "二、（一）", "二、（九）", [r":16: .*section_periods: the report has no place 「二、（九）」"]),
    "id other than the folder": ("report.yaml", "id: yunshang-2031", "id: yunshang", [r":1: yunshang: id: .*expected yunshang-2031"]),
    "changed source": ("report.yaml", "sha256: ", "sha256: 0", [r"sha256: .*wrong form"]),
    "missing source": ("report.yaml", "seeds/made-up.txt", "seeds/none.txt", [r":11: .*seeds/none.txt cannot be read: No such file"]),
    "source outside the project": ("report.yaml", "seeds/made-up.txt", "../../etc/hosts", [r"leads out of the project"]),
    "neither true nor false": ("report.yaml", "default: true", "default: yes", [r":14: .*`yes` cannot be used: it is neither true nor false"]),
    "ambiguity of an unknown entry": (
        "lexicon.yaml",
        "ambiguities: []",
        "ambiguities: [{word: 馆, entries: [folding-halls, halls]}]",
        [r"lexicon.yaml:2: ambiguities: 「馆」 names `halls`, which no report has"],
    ),
    "broken YAML": ("plans.yaml", "topic: 产业", "topic: [产业", [r"plans.yaml:5: broken YAML at line 5, column 14: "]),
    "duplicate key": ("plans.yaml", "topic: 产业", "topic: 产业\n  topic: 产业", [r"plans.yaml:5: the key `topic` stands twice"]),
    "anchor": ("plans.yaml", "topic: 产业", "topic: &topic 产业", [r"plans.yaml:4: the anchor &topic is refused"]),
    "alias": ("plans.yaml", "topic: 产业", "topic: *topic", [r"plans.yaml:4: broken YAML at line 4, column 10: found undefined alias"]),
    "merge key": ("plans.yaml", "topic: 产业", "topic: 产业\n  <<: {id: x}", [r"plans.yaml:5: a merge key"]),
    "tag": ("plans.yaml", "topic: 产业", "topic: !!python/name:os.system 产业", [r"plans.yaml:4: the tag .* is refused"]),
    "null": ("plans.yaml", "topic: 产业", "topic: ~", [r"plans.yaml:4: `~` is no value"]),
    "mapping for a list": ("coverage.yaml", "- {quote", "first: {quote", [r"coverage.yaml:1: the file is no list"]),
    "list for a mapping": ("lexicon.yaml", "ambiguities: []", "- 1", [r"lexicon.yaml:2: broken YAML"]),
    "space at the end of words": ("plans.yaml", "title: 新开工十个折纸馆", "title: '新开工 '", [r":2: new-halls: title: .*starts or ends with a space"]),
}  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), ENTRY_FAULTS.values(), ids=ENTRY_FAULTS.keys())
def test_each_fault_is_named_where_it_stands(
    tmp_path: Path, file: str, old: str, new: str, expected: list[str]
) -> None:
    store = made_up_store(tmp_path)
    store.edit(file, old, new)
    faults = store.faults()
    unnamed = [fault for fault in faults if not any(re.search(pattern, fault) for pattern in expected)]
    unmet = [pattern for pattern in expected if not any(re.search(pattern, fault) for fault in faults)]
    assert (unnamed, unmet) == ([], [])


def test_the_made_up_store_itself_has_no_fault(tmp_path: Path) -> None:
    assert made_up_store(tmp_path).faults() == ()


def test_one_look_shows_the_faults_of_all_files_in_order(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.edit("plans.yaml", "quote: 新开工十个折纸馆", "quote: 新开工百个折纸馆")
    store.edit("faq.yaml", "[云上区人民政府区长 甲乙丙]", "[云下区人民政府区长]")
    store.edit("glossary.yaml", "term: 云风车", "term: 云水车")
    files = [fault.split(":")[0] for fault in store.faults()]
    assert files == ["yunshang-2031/faq.yaml", "yunshang-2031/glossary.yaml", "yunshang-2031/plans.yaml"]


def test_loading_raises_with_the_faults_that_a_check_shows(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.edit("plans.yaml", "quote: 新开工十个折纸馆", "quote: 新开工百个折纸馆")
    with pytest.raises(KnowledgeError) as one:
        store.load()
    with pytest.raises(KnowledgeError) as all_reports:
        load_knowledge_bases(store.knowledge_dir)
    assert one.value.faults == all_reports.value.faults == store.faults()


def test_a_translated_definition_holds_no_number_of_its_own(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.edit("glossary.yaml", "aliases: [三折]", "definition_en: folding paper in 3 of 4 ways\n  aliases: [三折]")
    store.edit("glossary.yaml", "{name: 对折,", "{name: 对折, name_en: in half, definition_en: into 2 halves,")
    store.edit("glossary.yaml", "name_en: cloud windmill", "name_en: cloud windmill\n  definition_en: on a cloud")
    (fault,) = store.faults()
    assert re.search(r":5: one-paper-three-folds: definition_en: the number 4 is not in the printed definition", fault)


def test_a_source_that_is_no_report_is_a_fault(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    content = "编造的一句话，不是报告。".encode()
    (tmp_path / "seeds" / "made-up.txt").write_bytes(content)
    store.edit("report.yaml", "sha256: ", f"sha256: {hashlib.sha256(content).hexdigest()} #")
    (fault,) = store.faults()
    assert re.search(r"report.yaml:11: .*made-up.txt: The source has no title", fault)


def test_a_source_that_changed_is_a_fault(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    source = tmp_path / "seeds" / "made-up.txt"
    source.write_bytes(source.read_bytes().replace(b"120.5", b"120.6"))
    (fault,) = store.faults()
    assert re.search(r"report.yaml:12: yunshang-2031: sha256: the source file was changed", fault)


@pytest.mark.parametrize(
    ("file", "content", "expected"),
    [
        ("plan.yaml", b"", r"yunshang-2031/plan.yaml: the file is unknown"),
        ("faq.yml", b"", r"yunshang-2031/faq.yml: the file is unknown"),
        ("faq.yaml", b"- id: x\n  \xff: y\n", r"yunshang-2031/faq.yaml:2: the file is not UTF-8"),
        ("faq.yaml", b"- \x07", r"yunshang-2031/faq.yaml: broken YAML: unacceptable character"),
        ("faq.yaml", b"- word\n", r"yunshang-2031/faq.yaml:1: `word`: it is no mapping"),
        ("faq.yaml", b"- {[a]: b}\n", r"yunshang-2031/faq.yaml:1: a key is a list or a mapping"),
        ("faq.yaml", b"[" * 30 + b"]" * 30, r"yunshang-2031/faq.yaml:1: nested more than 20 deep"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_fault(tmp_path: Path, file: str, content: bytes, expected: str) -> None:
    store = made_up_store(tmp_path)
    store.path(file).write_bytes(content)
    (fault,) = store.faults()
    assert re.match(expected, fault), fault


def test_a_file_that_cannot_be_opened_is_a_fault(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.path("plans").mkdir()
    store.path("plans/folder.yaml").mkdir()
    (fault,) = store.faults()
    assert re.search(r"plans/folder.yaml: the file cannot be read: Is a directory", fault)


def test_a_report_folder_without_report_yaml_is_a_fault(tmp_path: Path) -> None:
    store = made_up_store(tmp_path)
    store.path("report.yaml").unlink()
    assert store.faults() == ("yunshang-2031/report.yaml: the file is missing; every report needs it",)


def test_a_store_without_reports_is_a_fault(tmp_path: Path) -> None:
    (missing,) = check_knowledge(tmp_path / "none")
    (tmp_path / "empty").mkdir()
    (empty,) = check_knowledge(tmp_path / "empty")
    (tmp_path / "empty" / "a-2031").mkdir()
    (hollow,) = check_knowledge(tmp_path / "empty")
    (tmp_path / "empty" / "a-2031" / "report.yaml").write_text("- 1\n", encoding="utf-8")
    (broken,) = check_knowledge(tmp_path / "empty")
    assert "the knowledge folder is missing" in missing
    assert "holds no report" in empty
    assert "expected a-2031/report.yaml" in hollow
    assert broken == "a-2031/report.yaml:1: the file is a list or a word; expected `key: value` lines"

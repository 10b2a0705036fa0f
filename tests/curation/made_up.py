"""A small report of a place that does not exist, curated without a fault; tests break it in one way each."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from bot.curation.loading import check_knowledge, load_knowledge
from bot.domain.knowledge import KnowledgeBase

SOURCE = """\
政 府 工 作 报 告

——2031年1月5日在云上区第一届人民代表大会第一次会议上

（本报告纯属虚构，只供测试，云上区并不存在）

云上区人民政府区长 甲乙丙

各位代表：

现在，我代表云上区人民政府作工作报告，请予审议。

一、过去一年工作回顾

全年纸鹤产量120.5万只，同比增长5.1%；风车总数近300台，占全市1/3；风车密度高于全市平均水平。

（一）纸鹤产业稳步发展。纸鹤出口额8.5亿元；建成折纸馆12个，投资80余亿元。
（二）风车事业蒸蒸日上。建成折纸馆12个；新增风车110座、大风车110座；新增风车房17个、磨房7个；风车转速提高7个百分点；产业园占全市20—50%。

各位代表！成绩来之不易，衷心感谢！

二、今年工作安排

今年的预期目标是：纸鹤产量增长6%以上；折纸馆失修率控制在4%以内。

（一）大力发展纸鹤产业。新开工十个折纸馆，抓好3D纸鹤试点。

各位代表！让我们一起折纸鹤！

名词解释

1．“一纸三折”：即对折、翻折、拉折。“对折”指把纸折成两半。
2．云风车：指建在云上的风车。
"""

REPORT = """\
id: yunshang-2031
title: 2031年云上区政府工作报告（虚构）
title_en: 2031 Government Work Report of Yunshang District (made up)
region: 云上区
region_en: Yunshang District
region_aliases: [云上区, 云上]
delivered_on: 2031-01-05
speaker: 甲乙丙
review_year: 2030
plan_year: 2031
source: seeds/made-up.txt
sha256: {sha256}
scopes:
  - {{id: district, name: 全区口径, name_en: whole district, default: true}}
  - {{id: clouds, name: 云层口径, name_en: clouds only, aliases: [云层口径]}}
section_periods: {{一、（一）: "2030", 二、（一）: "2031"}}
"""

INDICATORS = """\
- id: crane-output
  name: 纸鹤产量
  name_en: paper crane output
  aliases: [纸鹤, 纸鹤总量]
  aliases_en: [paper cranes]
  category: 产业
  unit: 万只
  direction: up
  related: [windmills]
  observations:
    - time_period: "2030"
      value: "120.5"
      as_written: 120.5万只
      quote: 全年纸鹤产量120.5万只
    - time_period: "2030"
      measure: growth
      value: "5.1"
      unit: "%"
      as_written: 5.1%
      quote: 全年纸鹤产量120.5万只，同比增长5.1%
    - time_period: "2031"
      status: target
      measure: growth
      value: "6"
      unit: "%"
      bound: ge
      as_written: 6%以上
      quote: 纸鹤产量增长6%以上
- id: windmills
  name: 风车
  name_en: windmills
  aliases: [风车数量]
  category: 产业
  unit: 台
  direction: up
  observations:
    - time_period: "2030"
      value: "300"
      bound: approx
      as_written: 近300台
      quote: 风车总数近300台
    - time_period: "2030"
      measure: gap
      share_of: 全市
      share_of_en: the city
      text: 高于全市平均水平
      text_en: above the city average
      as_written: 高于全市平均水平
      quote: 风车密度高于全市平均水平
- id: folding-halls
  name: 折纸馆
  name_en: folding halls
  category: 产业
  unit: 个
  direction: up
  observations:
    - time_period: "2030"
      value: "12"
      as_written: 12个
      quote: 建成折纸馆12个
      in: 一、（一）
"""

GLOSSARY = """\
- id: one-paper-three-folds
  number: 1
  term: 一纸三折
  name_en: one paper, three folds
  aliases: [三折]
  items: [对折, 翻折, 拉折]
  parts: [{name: 对折, quote: “对折”指把纸折成两半}]
- id: cloud-windmill
  number: 2
  term: 云风车
  name_en: cloud windmill
  used_in: [风车事业蒸蒸日上]
"""

PLANS = """\
- id: new-halls
  title: 新开工十个折纸馆
  title_en: start building ten folding halls
  topic: 产业
  time_period: "2031"
  quote: 新开工十个折纸馆
  indicators: [folding-halls]
"""

FAQ = """\
- id: who-delivered
  questions: [报告是谁作的, 报告人是谁]
  questions_en: [Who delivered the report?]
  negative_questions: [报告是谁写的]
  answer: 报告由云上区人民政府区长甲乙丙作。
  answer_en: Jia Yibing, head of Yunshang District, delivered it.
  quotes: [云上区人民政府区长 甲乙丙]
- id: crane-exports
  questions: [纸鹤卖到国外多少]
  answer: 纸鹤出口额8.5亿元，全年。
  answer_en: Crane exports came to 0.85 billion yuan.
  items: [纸鹤出口额]
  time_period: "2030"
  quotes: [{text: 纸鹤出口额8.5亿元, in: 一、（一）}]
"""

COVERAGE = """\
- {quote: 抓好3D纸鹤试点, number: "3", reason: name of a technology}
"""

QUESTIONS = """\
- id: crane-output
  question: 去年纸鹤产量是多少
  status: answered
  says: [120.5万只]
  never: [6%]
  entries: [crane-output]
  note: the headline figure
- id: crane-output-more
  question: 那增速呢？
  history: [去年纸鹤产量是多少]
  status: answered
  says: ["5.1%"]
  computed: [6.1万只]
  note: goes on from the one before
"""

LEXICON = """\
units: [{name: 万只}, {name: 台}, {name: 个}, {name: 亿元}, {name: 座}, {name: "%"}, {name: 个百分点}]
ambiguities: []
"""


@dataclass(frozen=True, slots=True)
class MadeUpStore:
    """The made-up store on disk."""

    root: Path

    @property
    def knowledge_dir(self) -> Path:
        return self.root / "knowledge"

    @property
    def folder(self) -> Path:
        return self.knowledge_dir / "yunshang-2031"

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace the one occurrence of `old` in a file of the report (or in the lexicon)."""
        path = self.path(file)
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")

    def path(self, file: str) -> Path:
        return self.knowledge_dir / file if file == "lexicon.yaml" else self.folder / file

    def faults(self) -> tuple[str, ...]:
        return check_knowledge(self.knowledge_dir)

    def load(self) -> KnowledgeBase:
        return load_knowledge(self.folder)


def made_up_store(root: Path) -> MadeUpStore:
    """Write the made-up store below `root`."""
    store = MadeUpStore(root)
    store.folder.mkdir(parents=True)
    source = root / "seeds" / "made-up.txt"
    source.parent.mkdir()
    source.write_bytes(SOURCE.encode())
    files = {
        "report.yaml": REPORT.format(sha256=hashlib.sha256(SOURCE.encode()).hexdigest()),
        "indicators.yaml": INDICATORS,
        "glossary.yaml": GLOSSARY,
        "plans.yaml": PLANS,
        "faq.yaml": FAQ,
        "coverage.yaml": COVERAGE,
        "questions.yaml": QUESTIONS,
        "lexicon.yaml": LEXICON,
    }
    for file, text in files.items():
        store.path(file).write_text(text, encoding="utf-8")
    return store

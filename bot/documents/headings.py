"""Recognises the printed forms that divide a report: titles, numbered headings, salutations, glossary items.

Each function looks at one paragraph and knows nothing of its neighbours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_HAN_NUMBER = "[一二三四五六七八九十]+"
_TITLE = re.compile(r"政府工作报告(?:全文)?(?:[（(]\S{1,12}[）)])?$")
_MENU = re.compile("[>＞»|：:]")
_PART = re.compile(rf"^({_HAN_NUMBER})\s*[、．.]\s*(\S.*)$|^第({_HAN_NUMBER})部分[\s：:、]*(\S.*)$")
_SUBSECTION = re.compile(rf"^[（(]\s*({_HAN_NUMBER})\s*[）)]\s*(.*)$", re.DOTALL)
_GLOSSARY = re.compile(
    r"^\S{0,24}?((?:名词|用语|术语)(?:解释|注释|说明)|(?<!\S)(?:注释|注解))(?:[（(]\S{1,12}[）)])?[：:]?$"
)
_GLOSSARY_ITEM = re.compile(
    r"^(?:([0-9０-９]{1,3})\s*[．.、]|[［\[【（(]\s*([0-9０-９]{1,3})\s*[］\]】）)][．.、]?)\s*(.*)$", re.DOTALL
)
_EXPLAINS = (re.compile("[：:]"), re.compile("——"), re.compile("，?是?指"))
_APPENDIX = re.compile(r"^附(?:件|录|表)?[一二三四五六七八九十0-9０-９]*[：:]?$")
_LISTED = re.compile(rf"^({_HAN_NUMBER})是(\S.*)$", re.DOTALL)
_LOOKS_BACK = re.compile(
    "^(?:(?:过去(?:的)?|这)?[一二三四五]年(?:来|里|中)?，|过去的?[一二三四五]年|回顾|成绩(?:的取得|来之)|在(?:总结|看到|肯定)成绩"
    "|(?:同时，?)?我们[也还]?(?:清醒|深知|深刻体会)|总的看)"
)
_SALUTATION = re.compile(r"^(?:尊敬的)?(?:各位|同志们)")
_RUN_IN = re.compile(r"^(?P<phrase>[\u4e00-\u9fff]{2,8})，(?P<rest>.+)$", re.DOTALL)
_DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_NAME = re.compile(r"^[\u4e00-\u9fff]{2,4}$|^[\u4e00-\u9fff]{1,8}·[\u4e00-\u9fff·]{1,12}$")
_OFFICE = "(?:省长|市长|区长|县长|州长|盟长|旗长|主席|行政长官|主任|专员)"
_SPEAKS = re.compile(
    rf"{_OFFICE}\s*([\u4e00-\u9fff]{{2,3}}|[\u4e00-\u9fff](?:\s[\u4e00-\u9fff]){{1,2}}"
    r"|[\u4e00-\u9fff]{1,8}(?:·[\u4e00-\u9fff]{1,8})+)(?:同志)?(?=\s*(?:代表\S{0,12})?(?:所?作|在|向|$|[）)]))"
)
_OCCASION = re.compile("会议|报告")
_LONGEST_TITLE = 40
_LONGEST_HEADING = 60
_LONGEST_RUN_IN_HEADING = 40
_LONGEST_TERM = 40
_LONGEST_UNNUMBERED = 30
_PART_WORDS = re.compile(
    "回顾|总体要求|主要目标|目标任务|工作安排|工作任务|重点任务|主要任务|重点工作|工作思路|工作部署|自身建设"
)
_CLOSED = re.compile("[，。；：！？:]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A number as printed and the words that follow it."""

    number: str
    words: str


def title_of(line: str) -> str | None:
    """The report's title without its inner spaces, when the line is one."""
    compact = re.sub(r"[\s《》]+", "", line)
    if len(compact) > _LONGEST_TITLE or _MENU.search(compact):
        return None
    return compact if _TITLE.search(compact) else None


def part_heading(line: str) -> Heading | None:
    """「一、…」 or 「第一部分 …」 on a line of its own; a sentence is no heading."""
    found = _PART.match(line)
    if found is None or len(line) > _LONGEST_HEADING or line.endswith(("。", "；", "！")):
        return None
    return Heading(found[1] or found[3], (found[2] or found[4]).strip())


def unnumbered_part_heading(line: str) -> bool:
    """「2031年工作安排」 on a line of its own: what a part of a report is about, without a number."""
    return len(line) <= _LONGEST_UNNUMBERED and _PART_WORDS.search(line) is not None and _CLOSED.search(line) is None


def defines(line: str) -> Heading | None:
    """「云风车：建在云上的风车。」: words explained without a number."""
    words = re.split("[：:]", line, maxsplit=1)
    is_term = len(words) > 1 and 2 <= len(words[0].strip()) <= _LONGEST_TERM and _CLOSED.search(words[0]) is None
    return Heading("", words[0].strip()) if is_term and words[1].strip() else None


def subsection_heading(line: str) -> Heading | None:
    """「（六）创新驱动步伐加快。预计…」: the number with full-width brackets, and the first sentence."""
    found = _SUBSECTION.match(line)
    if found is None:
        return None
    return Heading(f"（{found[1]}）", first_sentence(found[2]))


def glossary_heading(line: str) -> str | None:
    """名词解释, 名词注释 or 名词说明, when the line is the heading of a glossary."""
    found = _GLOSSARY.match(re.sub(r"\s+", "", line))
    return found[1] if found else None


def glossary_item(line: str) -> Heading | None:
    """「12．研究与试验发展经费：…」, 「［12］…」: the number in half-width digits, and the words it explains."""
    found = _GLOSSARY_ITEM.match(line)
    if found is None:
        return None
    for mark in _EXPLAINS:
        words = mark.split(found[3], maxsplit=1)
        if len(words) > 1 and 0 < len(words[0].strip()) <= _LONGEST_TERM:
            return Heading(str(int(found[1] or found[2])), words[0].strip())
    return Heading(str(int(found[1] or found[2])), first_sentence(found[3]))


def is_appendix_heading(line: str) -> bool:
    """「附件」, 「附件2：」 on a line of its own."""
    return _APPENDIX.match(re.sub(r"\s+", "", line)) is not None


def listed(line: str) -> Heading | None:
    """「三是科创实力不断增强。…」: 三是, and the first sentence."""
    found = _LISTED.match(line)
    return Heading(f"{found[1]}是", first_sentence(found[2])) if found else None


def looks_back(line: str) -> bool:
    """Whether the paragraph looks back on all that was told (「过去一年，…」, 「我们也清醒认识到…」)."""
    return _LOOKS_BACK.match(line) is not None


def opens_section(line: str) -> bool:
    """Whether the line is a heading of any of the numbered kinds, or addresses the audience."""
    return any(
        reads(line)
        for reads in (
            part_heading,
            subsection_heading,
            glossary_heading,
            glossary_item,
            is_salutation,
            is_appendix_heading,
        )
    )


def is_salutation(line: str) -> bool:
    """Whether the paragraph addresses the audience (「各位代表：」)."""
    return _SALUTATION.match(line) is not None


def run_in(line: str) -> Heading | None:
    """「五年来，经济实力显著增强。…」: the opening phrase (as `number`) and the theme that follows it."""
    found = _RUN_IN.match(line)
    return Heading(found["phrase"], first_sentence(found["rest"])) if found else None


def first_sentence(text: str) -> str:
    """The text up to its first full stop; up to its first comma where that sentence is too long for a heading."""
    sentence = re.split(r"[。！？；]", text, maxsplit=1)[0].strip()
    if len(sentence) > _LONGEST_RUN_IN_HEADING:
        sentence = sentence.split("，", maxsplit=1)[0]
    return sentence


def date_in(text: str) -> date | None:
    """The first real calendar date printed as 2021年3月4日."""
    for found in _DATE.finditer(text):
        try:
            return date(int(found[1]), int(found[2]), int(found[3]))
        except ValueError:
            continue
    return None


def speaker_told(line: str) -> str | None:
    """The name that its office names inside a sentence (「…会议上省长甲乙丙作政府工作报告。」); without inner spaces."""
    told = _SPEAKS.search(line)
    return re.sub(r"\s+", "", told[1]) if told is not None else None


def speaker_in(line: str) -> str | None:
    """The name that ends a line such as 「大连市金州区人民政府党组成员 吕东升」; names may be spaced out (「吕 东 升」)."""
    words = line.split()
    if len(words) < 2:
        return None
    single = 0
    while single < len(words) - 1 and len(words[-1 - single]) == 1:
        single += 1
    name = "".join(words[-single:]) if single >= 2 else words[-1]
    return name if _NAME.match(name) else None


def is_front_matter(line: str) -> bool:
    """Whether a sentence tells when and by whom the report was given, and is none of its own."""
    return date_in(line) is not None and _OCCASION.search(line) is not None

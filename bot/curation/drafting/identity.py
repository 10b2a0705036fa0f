"""Whose report it is: its region, and ids made of it."""

from __future__ import annotations

import re

from pypinyin import lazy_pinyin

from bot.domain.report import SourceDocument

_KIND = "(?:维吾尔自治区|壮族自治区|回族自治区|自治区|自治州|自治县|新区|开发区|省|市|州|地区|盟|区|县|旗)"
_NAME = f"[\\u4e00-\\u9fff]{{1,12}}?{_KIND}(?:[\\u4e00-\\u9fff]{{1,6}}?(?:市|区|县))?(?:[（(][^）)]{{2,12}}[）)])?"
_IN_TITLE = re.compile(f"^(?:(?:19|20)[0-9]{{2}}年)?({_NAME})(?:(?:19|20)[0-9]{{2}}年)?(?:人民)?政府工作报告")
_IN_ASSEMBLY = re.compile(f"在({_NAME})第[一二三四五六七八九十]+届")
_IN_SPEECH = re.compile(f"代表({_NAME})人民政府")
_KIND_AT_END = re.compile(f"{_KIND}$")
# Names that pinyin would write in another way than the places themselves do.
_WRITTEN = {"陕西": "shaanxi", "内蒙古": "inner-mongolia", "西藏": "xizang", "重庆": "chongqing", "厦门": "xiamen"}
_ENGLISH = {
    **{name: f"{english} Province" for name, english in {
        "河北省": "Hebei", "山西省": "Shanxi", "辽宁省": "Liaoning", "吉林省": "Jilin", "黑龙江省": "Heilongjiang", "江苏省": "Jiangsu",
        "浙江省": "Zhejiang", "安徽省": "Anhui", "福建省": "Fujian", "江西省": "Jiangxi", "山东省": "Shandong", "河南省": "Henan",
        "湖北省": "Hubei", "湖南省": "Hunan", "广东省": "Guangdong", "海南省": "Hainan", "四川省": "Sichuan", "贵州省": "Guizhou",
        "云南省": "Yunnan", "陕西省": "Shaanxi", "甘肃省": "Gansu", "青海省": "Qinghai",
    }.items()},
    "北京市": "Beijing", "天津市": "Tianjin", "上海市": "Shanghai", "重庆市": "Chongqing",
    "内蒙古自治区": "Inner Mongolia Autonomous Region",
    "广西壮族自治区": "Guangxi Zhuang Autonomous Region",
    "西藏自治区": "Xizang Autonomous Region",
    "宁夏回族自治区": "Ningxia Hui Autonomous Region",
    "新疆维吾尔自治区": "Xinjiang Uygur Autonomous Region",
}  # fmt: skip
_WHOLES = {"省": "全省", "市": "全市", "区": "全区", "县": "全县", "州": "全州", "旗": "全旗", "盟": "全盟"}
_LONGEST_ID = 60


def region_of(document: SourceDocument) -> str:
    """The region by the title, the name of the assembly or the opening words; empty where none tells."""
    title = _IN_TITLE.match(re.sub(r"[（(](?:虚构|全文|摘要)[）)]", "", document.title))
    if title is not None:
        return title[1]
    front = [p.text for p in document.passages if not p.section_id.startswith("part-")]
    for pattern in (_IN_ASSEMBLY, _IN_SPEECH):
        for text in front:
            found = pattern.search(re.sub(r"\s+", "", text))
            if found is not None:
                return found[1]
    return ""


def region_aliases(region: str) -> tuple[str, ...]:
    """The region's name, whole and without what kind of region it is, and the word for all of it (全省)."""
    plain = re.sub(r"[（(].*$", "", region)
    short = _KIND_AT_END.sub("", plain)
    whole = whole_of(region)
    own = whole.replace("全", "我") if len(whole) == 2 else ""
    return tuple(dict.fromkeys(name for name in (region, plain, short, whole, own) if len(name) > 1))


def whole_of(region: str) -> str:
    """全省 for a province, 全市 for a city …; 全域 where the kind is not known."""
    plain = re.sub(r"[（(].*$", "", region)
    return _WHOLES.get(plain[-1:], "全域")


def region_in_english(region: str) -> str:
    """The English name of a province; empty for any other region, which a curator names."""
    return _ENGLISH.get(region, "")


def report_id(region: str, plan_year: int | None) -> str:
    """Such as `yunnan-2025`."""
    short = _KIND_AT_END.sub("", re.sub(r"[（(].*$", "", region)) or region
    name = _WRITTEN.get(short) or "".join(lazy_pinyin(re.sub("[^\u4e00-\u9fff]", "", short)))
    return "-".join(filter(None, (name or "report", str(plan_year) if plan_year else "")))


def slug(name: str) -> str:
    """An id for a Chinese name, by its sounds: `liang-shi-chan-liang`. Never empty."""
    words = [re.sub("[^a-z0-9]+", "-", syllable.lower()).strip("-") for syllable in lazy_pinyin(name)]
    written = ""
    for word in filter(None, words):
        if len(written) + len(word) + 1 > _LONGEST_ID:
            break
        written = f"{written}-{word}" if written else word
    return written or "unnamed"


class Ids:
    """Gives each thing an id of its own."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def unique(self, wanted: str) -> str:
        """The wanted id, with a number where it is taken."""
        unique, again = wanted, 2
        while unique in self._taken:
            unique, again = f"{wanted}-{again}", again + 1
        self._taken.add(unique)
        return unique

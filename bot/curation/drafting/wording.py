"""The words around a figure: which of them name what it counts, and which tell its measure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.domain.knowledge import Measure

_TO = "(?P<to>到|至|为)?"
_REACHES = "(?:达到?|到|为|约|超过?|是|仅|控制在|稳定在|保持在|维持在|设定为|预期为|提高[到至]|提升[到至]|上升[到至]|下降[到至]|降低?[到至]|增[加长]?[到至]|升[到至]|突破)?"
_UP = "新增|增长|增幅|增速|涨幅|上涨|上升|提高|提升|增加|扩大|增收|攀升|回升|增"
_DOWN = "下降|降低|减少|降幅|回落|缩减|下调|缩短|压减|压降|削减|收窄|改善|减|降"
_COMPARED = "(?:同比|比上年|较上年|比去年|按可比价格计算|实际|名义|再|又|均|进一步|净|累计|年均|平均|分别|约|将|已|大幅|逆势|稳定|预计|可)*"
_SHARE = re.compile(rf"^(?P<subject>.*?)占(?P<base>[^，、]{{2,16}}?)(?:的)?(?:比重|比例|份额)?{_REACHES}$")
_DONE = re.compile(r"^(?P<subject>.*?)(?:分别)?完成(?:年|全年|年度|年初)?(?P<base>计划|目标)(?:任务)?的$")
_GAP = re.compile(
    r"^(?P<subject>.*?)(?:增速|增幅|增长)?(?:分别)?(?P<way>高于|快于|低于|高出|超过)(?P<base>[^，、]{2,16})$"
)
_CHANGE = re.compile(
    rf"^(?P<subject>.*?)(?P<compared>{_COMPARED})(?P<verb>{_UP}|{_DOWN})(?:速度|幅度|目标)?了?(?P<to>到|至)?{_REACHES}$"
)
_GENERIC = re.compile("(?:总量|总数|总额|总规模|规模|数量|总值|总产|产量|累计|总计|共计|合计|其中|成为|比重)?")
_DEPENDENT = re.compile("^(?:总投资|投资额|总面积|总金额|授信|增速|增幅|涨幅|增量|占比|金额|面积|总人口)")
_ACTION = re.compile(
    "(?:新增|新建|新设|新开|新开工|建设|建成|改造|开展|举办|组织|完成|推出|引进|培育|发布|出台|制定|实施|获批|打造|落地|创建|布局|认定|选派|发放|"
    "开通|开行|组建|设立|培训|签约|修复|治理|整治|扩建|改扩建|开工|投用|招引|续建|提升|办好|支持|配备|完善|提供|开辟|选聘|遴选|推广)+$"
)
_RANK = re.compile(
    "^(?P<subject>.*?)(?:稳居|位居|跃居|位列|名列|居于|居|列|排名|排在|排|跻身|升至|升到|上升到|为|达)*(?P<base>(?:全国|全省|全市|世界|全球|中部|西部|东部|长江中上游|同类城市)*)第?$"
)
_AVERAGE = re.compile("年均|平均每年")

# Words before a name that are none of it: time, hedges, verbs that only say that a value was reached.
_LEADING = re.compile(
    "^(?:(?:20[0-9]{2}年|今年|去年|全年|过去一年|一年来|截至\\S{0,8}?[，底末]|目前|其中|同时|此外|预计|力争|确保|争取|实现|完成|达成|达到|达|推动|促进|保持"
    "|全省|全市|全区|全县|全州|我省|我市|我区|我县|当年|累计|共计|总计|共|也|已|还|再|更(?!新)|均|都|使|让|将|把|及|和|与|以及|并|且|年度目标|到20[0-9]{2}年|到年底|年底前|全面|带动|拉动|撬动|连续[0-9]+年"
    "|超额|顺利|如期|成功|稳定在|控制在|的)[：:，]?)+"
)
_TRAILING = re.compile(
    "(?:达到?|突破|超过?|超|为|约|近|是|有|实现|完成|共|共计|总计|累计|已|均|约为|控制在|稳定在|保持在|维持在|设定为|稳定|提高到|提升到|提升至|提高至|增加到|增至|上升到|上升至|降至"
    "|下降到|下降至|降低到|降到|恢复至|扩大到|扩大至|升至|分别|分别达到?|分别为|只有|不低于|不少于|不超过|目标|连续[0-9]*年?|连续[0-9]+年(?:保持|稳定在?)|[二三四五]年[来间]|保持|年均|同比|再|又|将|还|每年|可|需|仅|按|扩展[到至]|延长[到至]|拓展[到至]|缩短[到至]|降[到至]|增[到至])+$"
)
_NOTES = re.compile(r"[［\[【][0-9０-９]{1,3}[］\]】]")
_MARKS = re.compile("[“”‘’「」]")

# What a name ends with that says which aspect of a thing is measured.
_ASPECT = re.compile(
    "(?:增加值|零售额|销售额|成交额|交易额|进出口额?|覆盖率|普及率|利用率|增速|占比|比重|产量|产能|产值|销量|数量|登记数|拥有量|授权量|贷款(?:余额)?"
    "|余额|投资|收入|支出|规模|利润|营收|用电量|发电量|吞吐量|客流量|人数|面积)$"
)

_SHARED_ASPECT = re.compile("(?:占比|比重|增速|覆盖率|普及率)$")

_LONGEST_THING = 28

# What ends a thing that is named after the figure.
_THING_ENDS = re.compile(
    "[，。；、：！？（）()—-]|获|进入|上榜|擦亮|融入|启动|转型|编制(?![，。；、])|圆满|全面|新增|投运|新(?=入|获|增|认|发|建|设)|迈入|跻身|晋级|普遍|初步|持续|升级|完工|升至|突破|超过|组成|来|组织|加速|提前|稳步|涉及|形成|入选|入围|达|建成|建设(?![项，。；、）])|全部|累计|总数|位居|居|实现|完成|开工|投入|投产|占|增长|下降|提高|均|已|被|纳入|启用|上线|落地|落户|列入|通过|开展|推进|加快|支持|惠及|带动|保障"
    "|基本|扎实|有序|有效|顺利|成功|和|与|及|以及|为|在|到|并|开放|运营|挂牌|签约|竣工|开通|发布|实施|参与|服务|用于|可|由|从|对|向|将"
)


@dataclass(frozen=True, slots=True)
class Told:
    """What the words before a figure tell: the words that may name it, its measure, and the whole of a share or the
    reference of a gap."""

    subject: str
    measure: Measure
    base: str = ""
    is_yearly_average: bool = False


def told_by(words: str, unit: str, *, is_rank: bool) -> Told:
    """Read the words between the last border of a clause and the figure."""
    if is_rank:
        found = _RANK.match(words)
        return Told(found["subject"] if found else words, Measure.RANK, found["base"] if found else "")
    average = _AVERAGE.search(words) is not None
    words = words.replace("分别", "")
    for reads in (_told_share, _told_gap, _told_change):
        told = reads(words, unit)
        if told is not None:
            return Told(told.subject, told.measure, told.base, average)
    return Told(words, Measure.LEVEL, "", average)


def _told_share(words: str, unit: str) -> Told | None:
    if unit not in {"%", "‰"}:
        return None
    done = _DONE.match(words)
    if done is not None:
        return Told(done["subject"], Measure.SHARE, f"年度{done['base']}")
    found = _SHARE.match(words)
    if found is None or found["base"] in {"比", "比重"} or found["base"].startswith("比"):
        return None
    return Told(found["subject"], Measure.SHARE, _TRAILING.sub("", found["base"]).removesuffix("的"))


def _told_gap(words: str, unit: str) -> Told | None:
    found = _GAP.match(words) if unit == "个百分点" else None
    return Told(found["subject"], Measure.GAP, found["base"].removesuffix("平均水平")) if found else None


def _told_change(words: str, unit: str) -> Told | None:
    if unit == "个百分点" and "拉动" in words:
        return Told(words.partition("拉动")[0], Measure.CONTRIBUTION)
    found = _CHANGE.match(words)
    if found is None:
        return None
    if found["verb"] == "新增" and not found["subject"]:
        return None  # it names what is new, and compares nothing
    verb, relative = found["verb"], unit in {"%", "‰", "倍"}
    if found["to"] or (not relative and re.search("[到至]$", words)):
        return Told(found["subject"], Measure.LEVEL)
    if verb in _DOWN.split("|"):
        return Told(found["subject"], Measure.DECREASE)
    if relative:
        return Told(found["subject"], Measure.ANNUAL_GROWTH if _AVERAGE.search(found["compared"]) else Measure.GROWTH)
    return Told(found["subject"], Measure.INCREASE)


def name_in(words: str) -> str:
    """The words of a subject without time, hedges and empty verbs; empty where nothing is left that names anything."""
    name = words.strip("，、；：:。—-·“”　 ")
    before = ""
    while name != before:
        before = name
        name = _TRAILING.sub("", _LEADING.sub("", name)).strip("，、；：:—-· ")
    return name


def is_generic(name: str) -> bool:
    """Whether a name says something only together with what was named before it (总量, 总数)."""
    return _GENERIC.fullmatch(name) is not None


def is_dependent(name: str) -> bool:
    """Whether a name is an aspect of what was named before it (总投资, 增速)."""
    return _DEPENDENT.match(name) is not None


def action_at_end(words: str) -> str:
    """The verb that ends the words before a figure (「面向前沿领域新设」); empty where none does."""
    found = _ACTION.search(words)
    return found[0] if found else ""


def thing_after(text: str, start: int) -> tuple[str, int]:
    """The thing that is named after a figure (「35家国家级企业」), and where it ends; empty where nothing is."""
    found = _THING_ENDS.search(text, start)
    end = found.start() if found else len(text)
    inside = text[start:end]
    if inside.count("“") != inside.count("”"):
        close = text.find("”", end)
        if 0 <= close - start <= 24:
            following = _THING_ENDS.search(text, close + 1)
            end = following.start() if following else len(text)
    thing = text[start:end].rstrip("的新荣再均已先")
    is_named = 2 <= len(thing) <= _LONGEST_THING and not thing[0].isdecimal()
    return (thing, start + len(thing)) if is_named else ("", start)


def plain(name: str) -> str:
    """A name without quotation marks and marks of notes."""
    return _MARKS.sub("", _NOTES.sub("", name))


def listed_subjects(words: str) -> tuple[str, ...]:
    """The subjects that one 分别 shares out, each made whole: 「城镇、农村居民人均可支配收入」, 「苹果、茶叶产量」,
    「技术合同登记数、成交额」."""
    items = [item for item in re.split("[、和及与]", words) if item]
    if len(items) == 1 and items[0].startswith("城乡"):
        rest = items[0].removeprefix("城乡")
        return (f"城镇{rest}", f"农村{rest}")
    if len(items) < 2:
        return (words,)
    first, last = items[0], items[-1]
    if all(len(item) <= 3 for item in items[:-1]) and last[len(first) :].startswith(("居民", "常住居民", "产业")):
        return (*(item + last[len(first) :] for item in items[:-1]), last)
    shared = _SHARED_ASPECT.search(last)
    if shared is not None and not any(item.endswith(shared[0]) for item in items[:-1]):
        return (*(item + shared[0] for item in items[:-1]), last)
    aspect = _ASPECT.search(last)
    if aspect is not None and not any(_ASPECT.search(item) for item in items[:-1]):
        return (*(item + aspect[0] for item in items[:-1]), last)
    aspect = _ASPECT.search(first)
    if aspect is not None and all(len(item) <= 4 and _ASPECT.search(item) for item in items[1:]):
        return (first, *(first[: aspect.start()] + item for item in items[1:]))
    return tuple(items)


def names_something(name: str) -> bool:
    """Whether a name can stand by itself: two Chinese characters, all brackets closed, no number in front."""
    return (
        len(re.findall("[\u4e00-\u9fff]", name)) >= 2
        and name.count("（") == name.count("）")
        and re.match("[0-9０-９占（）]", name) is None
    )

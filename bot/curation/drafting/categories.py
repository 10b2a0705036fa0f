"""Guesses under which category of the store an indicator stands, by words that leave no doubt."""

from __future__ import annotations

import re

from bot.domain.knowledge import Direction

_CATEGORIES = (
    ("财政", "财政|预算|税|债"),
    ("农业农村", "农田|农业|农村|农民|粮|乡村|耕地|畜|水产|种业|农产品|渔|脱贫|帮扶|播种|茶|果"),
    ("生态环境", "PM|空气|水质|断面|污水|垃圾|森林|绿化|造林|生态|碳|环保|湿地|能耗|治沙|湖|河长"),
    ("教育", "学位|学校|高校|教育|幼儿园|教师|学生|职业院校|中小学|大学"),
    ("卫生", "医院|医疗|卫生|床位|医保|医师|疾控|诊|健康|筛查"),
    ("就业社保", "就业|失业|社保|养老|低保|居民收入|可支配收入|托育|救助|保险|残疾|创业担保"),
    ("创新", "研发|专利|技术合同|高新技术|实验室|科技|创新|专精特新|独角兽|瞪羚|小巨人|单项冠军|成果转化"),
    ("开放", "进出口|出口|进口|外资|外贸|口岸|中欧班列|跨境|航线|外商|海外|集装箱|保税|自贸"),
    ("人才", "人才|博士|院士|技师|技能"),
    ("城乡建设", "老旧小区|公路|高速|铁路|地铁|机场|管网|住房|城镇化|桥|公里|充电桩|公交|停车|棚户|保障房|城市更新|供水|供热"),
    ("项目", "投资|项目|签约|开工|招商"),
    ("产业", "产业|工业|制造|企业|服务业|旅游|游客|产值|产量|发电|装机|数字经济|基站|产能|电商|物流|消费|零售|营收|利润"),
    ("改革", "改革|审批|政务|办成一件事|国企|国资|经营主体|营商"),
    ("社会治理", "事故|矛盾|信访|法律援助|网格|治安|食品安全|救援"),
    ("政府自身", "建议|提案|议案|法规|规章|行政复议|督查"),
)  # fmt: skip
_FALLS = re.compile("失业率|浓度|能耗|事故|死亡|排放|负债|赤字|贫困发生率|碳强度")


def category_of(name: str) -> str:
    """The category; empty where no word tells, for a curator to choose."""
    return next((category for category, words in _CATEGORIES if re.search(words, name)), "")


def direction_of(name: str) -> Direction:
    """Down where less of it is plainly better; neutral otherwise, which says nothing."""
    return Direction.DOWN if _FALLS.search(name) else Direction.NEUTRAL

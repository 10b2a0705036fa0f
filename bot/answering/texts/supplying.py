"""Whether a text supplies what sort of thing is asked for: a date, a place, names. What only repeats the question does not."""

from __future__ import annotations

import re

from bot.domain.period import TimePeriod
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import character_credits
from bot.understanding.normalise import fold
from bot.understanding.phrases import PhraseTable
from bot.understanding.question_text import letters_of
from bot.understanding.slots import Operation

_ASKS_DATE = re.compile(r"哪年|哪一年|什么时候|啥时候|何时|哪天|几月|几号|\bwhen\b|what date|which year|what year")
_ASKS_PLACE = re.compile(r"在哪|哪里|哪儿|什么地方|啥地方|何处|选址|\bwhere\b")
_ASKS_NAMES = re.compile(r"哪(?!年|一年|天|里|儿)|谁|叫什么|什么名字")
_LEFT_OPEN = re.compile(r"没有(?:逐一)?(?:说明|列出|点名)|does not (?:say which|name|list)")
_REASON = re.compile(r"因为|由于|因|受.{1,12}(?:影响|冲击)|为了|出于|鉴于|旨在|以便")
REASON = "a reason"
_ASKS_WHETHER = re.compile(r"是不是|是否|吗|对吧|没有[?]?$")
_EXCEPTS = re.compile(r"除了?.+(?:其余|其他|其它|另外|剩下|还有|余下)|(?:besides|apart from|other than|except).+")
_ASKS_PERSON = re.compile(r"谁|哪位")
_PERSON = re.compile(
    r"由|同志|先生|女士|主席|总书记|书记|[区市县]长|主任|局|部|厅|委|院|公司|集团|大学|政府|党组|成员|志愿者|[人者员户众家]"
)
"""What a stretch that names a person or a body ends or begins with."""
_STARTS = re.compile(r"启动|开工|开办|开始|开展|举办")
_ENDS = re.compile(r"[建完竣]成|建好|完工|竣工|投产|投用|完成|修好|修完|结束")
_DATE = re.compile(r"(?:19|20)\d{2}年|\d{1,2}月|\d{1,2}日|年底|年初|上半年|下半年|季度|(?:19|20)\d{2}")
_PLACE = re.compile(r"[区市县镇乡村街路园城湾港山桥道口岛河河国省海店里堡沟]")
_SEGMENTS = re.compile(r"[,;:。!?，；：]")
_LISTED = re.compile(r"、|等")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_KIND = re.compile(r"哪(?:些|几|[一二三四五六七八九十两]+|\d+)?(?:个|家|所|条|项|座|处|名|位|种|类|片)?([一-龥]{2,4})")
"""「哪些部门」: which of what."""
_SHORTEST = 2


class SupplyJudge:
    """Judges what texts supply.

    Args:
        functions: words that name nothing.
    """

    def __init__(self, functions: PhraseTable) -> None:
        self._functions = functions

    def fault(self, asked: AskedQuestion, stated: str, period: TimePeriod | None = None) -> str | None:
        """The sort of thing that is asked for and that a stated text does not supply; None when it does or none is asked.

        Args:
            asked: the question.
            stated: the text.
            period: what the text speaks of; its year alone is no date.
        """
        lists = Operation.ENUMERATE in asked.slots.operations and not _ASKS_WHETHER.search(asked.text)
        names = asked.slots.wants_name or lists
        names = names or bool(_ASKS_NAMES.search(asked.text))
        text = fold(stated)
        if Operation.WHY in asked.slots.operations and not _REASON.search(text):
            return REASON
        if not (names or asked.slots.wants_thing):
            return None
        if names and _LEFT_OPEN.search(text):
            return "names"
        if names and asks_for_the_rest(asked):
            return "the rest"
        if _ASKS_DATE.search(asked.text):
            if period is not None and _STARTS.search(text) and not _ENDS.search(asked.text):
                return None  # what is to start in a year is dated by it
            known = f"{asked.text} {period.start}年 {period.end}年" if period else asked.text
            return None if any(one not in known for one in _DATE.findall(text)) else "a date"
        added = self._added(asked, text)
        if _ASKS_PLACE.search(asked.text):
            return None if any(map(_PLACE.search, added)) else "a place"
        if _ASKS_PERSON.search(asked.text) and not any(map(_PERSON.search, added)):
            return "a person"
        if names and not added and not _LISTED.search(text):
            return "names"
        return None

    def _added(self, asked: AskedQuestion, text: str) -> list[str]:
        """Stretches of the text's segments that share words with the question, and that the question does not hold."""
        runs: list[str] = []
        segments = _SEGMENTS.split(text)
        kind = _KIND.search(asked.text)
        of_kind = [segment for segment in segments if kind and kind[1][:_SHORTEST] in segment]
        for segment in of_kind or segments:
            letters = letters_of(segment)
            held = character_credits(letters, asked.pairs)
            if not any(held):
                continue
            runs += [number for number in _NUMBERS.findall(segment) if number not in asked.text]
            grammar = {i for one in self._functions.find(letters) for i in range(one.start, one.end)}
            run = ""
            for i, letter in enumerate((*letters, "")):
                if letter and held[i] == 0.0 and i not in grammar and not letter.isdigit():
                    run += letter
                    continue
                runs += [run] if len(run) >= _SHORTEST else []
                run = ""
        return runs


def asks_for_the_rest(asked: AskedQuestion) -> bool:
    """Whether more names are asked for than some that the question gives itself (除了甲和乙，其余是哪些)."""
    return bool(_EXCEPTS.search(asked.text))


def asks_alike(question: str, wording: str) -> bool:
    """Whether a curated wording asks for dates, places and names wherever the question does."""
    kinds = (_ASKS_DATE, _ASKS_PLACE, _ASKS_NAMES, _EXCEPTS)
    return all(bool(kind.search(wording)) or not kind.search(question) for kind in kinds)

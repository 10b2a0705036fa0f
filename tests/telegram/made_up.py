"""A small engine over a made-up report, so that the transport can be tested without the real one.

The county, its report and every figure are invented for these tests.
"""

from __future__ import annotations

import asyncio
from functools import cache
from pathlib import Path

from bot.answering.engine import Engine
from bot.curation.loading import load_knowledge
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.domain.errors import QuestionEmpty, QuestionTooLong, StoreError
from bot.service.asking import QUESTION_LENGTH_LIMIT, Asked
from tests.shipped import shipped_lexicon

TITLE = "虚构县2031年政府工作报告（编造，仅供测试）"
TITLE_EN = "made-up 2031 report of Xugou County (invented for tests)"
GRAIN = "粮食产量是多少"
GRAIN_GROWTH = "粮食产量增长多少"
GRAIN_QUOTE = "全年粮食产量12.5万吨，同比增长3.1%。🌾"
GRAIN_HEADLINE = "🌾 2030年粮食产量12.5万吨"
INCOME = "收入是多少"
TOWN, VILLAGE = "城镇居民收入是多少", "农村居民收入是多少"
LONG = "把工作全部列出来"
SLOW = "慢慢想"


@cache
def made_up_engine() -> Engine:
    """An engine over the made-up report of the engine's own tests, for what can be looked through."""
    folder = Path(__file__).parent.parent / "answering" / "made_up"
    return Engine.build([load_knowledge(folder / "knowledge" / "zhihe-2031", folder)], shipped_lexicon())


def cite(quote: str, section: str = "一、开头") -> Citation:
    """A citation of the made-up report."""
    return Citation("xugou-2031", section, "p1", 0, len(quote), quote)


def answered(headline: str, quote: str, *, entry: str, **more: tuple[str, ...]) -> Answer:
    """A plain figure."""
    return Answer(
        AnswerStatus.ANSWERED,
        AnswerKind.FIGURE,
        Language.ZH_HANS,
        headline,
        citations=(cite(quote),),
        entry_ids=(entry,),
        **more,
    )


def _term(number: int) -> Answer:
    return Answer(
        AnswerStatus.ANSWERED,
        AnswerKind.GLOSSARY,
        Language.ZH_HANS,
        f"“编造词{number}”：只在测试里存在。",
        citations=(cite(f"编造词{number}：只在测试里存在。", f"名词解释 {number}"),),
        entry_ids=(f"term-{number}",),
    )


def long_answer(items: int = 120) -> Answer:
    """A list that fits in no single message."""
    return Answer(
        AnswerStatus.ANSWERED,
        AnswerKind.LIST,
        Language.ZH_HANS,
        "全部工作如下",
        tuple(f"{number}. 第{number}项编造的工作🚜" + "，细节若干" * 10 for number in range(1, items + 1)),
        (cite("以上工作全部编造。" * 30),),
        suggestions=(GRAIN,),
    )


ANSWERS = {
    GRAIN: answered(
        GRAIN_HEADLINE,
        GRAIN_QUOTE,
        entry="grain",
        details=("同比增长3.1%",),
        suggestions=(GRAIN_GROWTH, "编造词1是什么"),
    ),
    GRAIN_GROWTH: answered("2030年粮食产量增长3.1%", GRAIN_QUOTE, entry="grain-growth"),
    "How much grain?": Answer(
        AnswerStatus.ANSWERED,
        AnswerKind.FIGURE,
        Language.EN,
        "Grain output in 2030: 125,000 tonnes",
        citations=(cite(GRAIN_QUOTE),),
    ),
    INCOME: Answer(
        AnswerStatus.CLARIFY, AnswerKind.CLARIFY, Language.ZH_HANS, "您问的是哪一个收入？", options=(TOWN, VILLAGE)
    ),
    TOWN: answered("2030年城镇居民收入3.2万元", "城镇居民收入3.2万元", entry="town"),
    VILLAGE: answered("2030年农村居民收入1.9万元", "农村居民收入1.9万元", entry="village"),
    LONG: long_answer(),
    "总结": answered("总结：工作编造完毕", "工作编造完毕", entry="summary"),
    "讲讲第一部分": answered("第一部分讲去年", "去年的工作", entry="part-1"),
    "讲讲第三部分": answered("第三部分讲结语", "结语", entry="part-3"),
    "讲讲一（二）": answered("一（二）讲粮食", GRAIN_QUOTE, entry="section-1-2"),
    "标记<b>*_": answered("标记<b>*_[x](http://example.org)", "引文 </b>&amp;`", entry="markup"),
    **{f"编造词{number}是什么": _term(number) for number in range(1, 27)},
}
SILENCE = Answer(
    AnswerStatus.NOT_FOUND,
    AnswerKind.SILENCE,
    Language.ZH_HANS,
    "报告未提及。",
    ("最接近的是粮食产量。",),
    suggestions=(GRAIN,),
)


class MadeUpAsking:
    """Answers from a table; `那增长呢` needs an earlier question in the same conversation."""

    def __init__(self) -> None:
        self.asked: list[Asked] = []
        self.answers = dict(ANSWERS)
        self.may_finish = asyncio.Event()
        self.context: dict[str, str] = {}
        self.busy = 0

    async def ask(self, asked: Asked) -> Answer:
        """Look it up."""
        self.busy += 1
        try:
            return await self._ask(asked)
        finally:
            self.busy -= 1

    async def _ask(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        question = asked.question
        if not question:
            raise QuestionEmpty("Nothing is left of the question.")
        if len(question) > QUESTION_LENGTH_LIMIT:
            raise QuestionTooLong(len(question), QUESTION_LENGTH_LIMIT)
        if question == SLOW:
            await self.may_finish.wait()
            return ANSWERS["总结"]
        if question == "库坏了":
            raise StoreError("The database is made up and broken.")
        if question == "出错":
            raise RuntimeError("a made-up fault")
        if question == "那增长呢":
            question = {GRAIN: GRAIN_GROWTH}.get(self.context.get(asked.conversation, ""), question)
        self.context[asked.conversation] = question
        return self.answers.get(question, SILENCE)

    async def forget(self, conversation: str) -> None:
        """Drop the context."""
        self.context.pop(conversation, None)

    def forget_person(self, asker: str) -> None:
        """Drop every context of a person."""
        for conversation in [key for key in self.context if key.endswith(f":{asker}")]:
            del self.context[conversation]


class MadeUpBrowsing:
    """A title, three examples, and answers by what their headline holds."""

    def __init__(self) -> None:
        self.version = "made-up-1"
        self.searched: list[tuple[str, int, Language | None]] = []
        self.found: tuple[Answer, ...] | None = None

    def report_title(self, language: Language) -> str:
        """The made-up title."""
        return TITLE_EN if language is Language.EN else TITLE

    def examples(self, language: Language) -> tuple[str, ...]:
        """Three."""
        return ("How much grain?",) * 3 if language is Language.EN else (GRAIN, TOWN, "编造词1是什么")

    def search(
        self, query: str, limit: int, language: Language | None = None, hints: tuple[Language, ...] = ()
    ) -> tuple[Answer, ...]:
        """Answers whose headline holds the query."""
        del hints
        self.searched.append((query, limit, language))
        if self.found is not None:
            return self.found
        return tuple(answer for answer in ANSWERS.values() if query in answer.headline and answer.citations)[:limit]

    @property
    def store_version(self) -> str:
        """Set by the test."""
        return self.version

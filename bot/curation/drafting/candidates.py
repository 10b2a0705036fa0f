"""Reads candidate figures out of a paragraph: each with its words, its measure and the stretch to quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.curation.drafting.no_figures import late_reason_for, reason_for
from bot.curation.drafting.printed import Printed, figure_at
from bot.curation.drafting.standard import standard_at_start
from bot.curation.drafting.wording import (
    Told,
    action_at_end,
    is_dependent,
    is_generic,
    listed_subjects,
    name_in,
    names_something,
    plain,
    thing_after,
    told_by,
)
from bot.documents.clauses import Clause, sentences_of
from bot.documents.numerals import PrintedNumber, numbers_in
from bot.domain.knowledge import Measure
from bot.domain.report import Passage

_BORDER = re.compile("[，；：:]")
_JOINS = frozenset({"、", "和", "及", "与", "以及", "、第", "和第", "，"})
_IN_DEFINITION = "detail of a definition in the glossary"
_SHORTEST_NAME, _LONGEST_NAME = 4, 26
_LONGEST_ACTION = 8
_NOUN_FOLLOWS = re.compile("(?!占|增长|下降|居|以|达)[\u4e00-\u9fff]")
_SHORT_THING = 4
_LISTS = re.compile("、.*[^建开造增]$|等$")
_GOES_ON = re.compile("(?:同比)?(?:占|增长|下降|居|达到?|突破)[^，。；、]{0,14}?[0-9０-９]")


class Doubt(StrEnum):
    """Why a candidate may be read wrongly."""

    NAME_INHERITED = "name-inherited"
    NAME_VAGUE = "name-vague"
    SHARED_OUT = "shared-out"
    PERIOD_GUESSED = "period-guessed"
    NAME_TAKEN = "name-taken"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that a paragraph seems to state. `start:end` is the stretch to quote, `figure_start:figure_end` the figure,
    all as offsets into the paragraph; `sentence` is what a curator reads to judge it."""

    passage: Passage
    sentence: Clause
    name: str
    told: Told
    printed: Printed
    start: int
    end: int
    doubts: frozenset[Doubt]


@dataclass(frozen=True, slots=True)
class NoFigure:
    """A number of a paragraph that is surely no figure, and why."""

    passage: Passage
    number: PrintedNumber
    reason: str


@dataclass(slots=True)
class _Subject:
    """What the sentence last named: its name, where its words start, and the names still to be shared out."""

    name: str = ""
    start: int = 0
    action: str = ""
    unit: str = ""
    shared: list[str] = field(default_factory=list)
    told: Told | None = None
    all_shared: tuple[str, ...] = ()


def read_passage(passage: Passage) -> tuple[tuple[Candidate, ...], tuple[NoFigure, ...]]:
    """The candidate figures of a paragraph and its numbers that are none, in order; other numbers are in neither."""
    figures: list[Printed] = []
    none: list[NoFigure] = []
    for number in numbers_in(passage.text):
        reason = reason_for(passage.text, number)
        printed = figure_at(passage.text, number) if reason is None else None
        if printed is not None and _names_a_size(passage.text, printed):
            printed, reason = None, "size in a name"
        reason = reason or (late_reason_for(passage.text, number) if printed is None else None)
        if printed is not None:
            figures.append(printed)
        elif reason is not None:
            none.append(NoFigure(passage, number, reason))
    return tuple(_candidates(passage, figures)), tuple(none)


def read_definition(passage: Passage) -> tuple[NoFigure, ...]:
    """The numbers of a glossary item: what they tell is served with the term, so none of them is a figure."""
    return tuple(
        NoFigure(passage, number, reason_for(passage.text, number) or _IN_DEFINITION)
        for number in numbers_in(passage.text)
    )


def _names_a_size(text: str, printed: Printed) -> bool:
    """「690万千瓦火电项目」: a measured size before a noun tells which thing is meant, and counts nothing."""
    if printed.counts or printed.is_rank or printed.unit in {"%", "个百分点"}:
        return False
    thing, _ = thing_after(text, printed.end)
    if (
        text.startswith("的", printed.end)
        or text.endswith("年产", 0, printed.start)
        or (thing and printed.unit in {"天", "小时", "分钟"})
    ):
        return True
    return bool(thing) and bool(
        re.search("项目|工程|机组|企业|电站|产业|集群|园区|县域|港|机场|大桥|产线|生产线|水库|基地$", thing)
    )


def _candidates(passage: Passage, figures: list[Printed]) -> Iterator[Candidate]:
    for sentence in sentences_of(passage):
        start, end = sentence.start - passage.start, sentence.end - passage.start
        reader = _SentenceReader(passage, sentence, start)
        for printed in figures:
            if start <= printed.start and printed.end <= end:
                candidate = reader.read(printed)
                if candidate is not None:
                    yield candidate


class _SentenceReader:
    """Reads the figures of one sentence from left to right, and remembers what it last named."""

    def __init__(self, passage: Passage, sentence: Clause, start: int) -> None:
        self._passage = passage
        self._sentence = sentence
        self._after_last = start
        self._subject = _Subject()

    def read(self, printed: Printed) -> Candidate | None:
        """The candidate that a figure gives; None where nothing names it."""
        if printed.start < self._after_last:
            return None  # it stands inside a thing that an earlier figure counts
        gap = self._passage.text[self._after_last : printed.start]
        shared = self._shared_out(gap, printed)
        if shared is not None:
            return shared
        piece_start = self._after_last
        for border in _BORDER.finditer(gap):
            piece_start = self._after_last + border.end()
        piece = self._passage.text[piece_start : printed.start]
        told = told_by(piece, printed.unit, is_rank=printed.is_rank)
        if "分别" in piece:
            return self._share_out(piece, piece_start, told, printed)
        return self._named(piece, piece_start, told, printed)

    def _named(self, piece: str, piece_start: int, told: Told, printed: Printed) -> Candidate | None:
        end, doubts = printed.end, set[Doubt]()
        name, action = name_in(told.subject), action_at_end(piece)
        joined = piece.startswith(("、", "和", "及")) and printed.unit == self._subject.unit
        thing, thing_end = thing_after(self._passage.text, printed.end) if printed.counts else ("", 0)
        if printed.counts and not thing and piece.endswith("等"):
            return None  # it tells how many the names before it are
        if thing and told.measure in {Measure.LEVEL, Measure.INCREASE}:
            if self._is_subject_of_next(thing_end) or (
                not action and _LISTS.search(piece) and len(thing) <= _SHORT_THING
            ):
                return None  # it tells how many the next figure, or the names before it, are about
            action = action or (self._subject.action if joined else "")
            name, end = self._named_after(name_in(piece), action, thing), thing_end
            if len(piece) > _LONGEST_ACTION and not action:
                doubts.add(Doubt.NAME_VAGUE)
        elif joined and name and not is_generic(name) and not action and told.measure is Measure.LEVEL:
            action = self._subject.action
            name = action + name
        elif name and action.startswith(name) and self._subject.name:
            name = action + self._subject.name.removeprefix(self._subject.action)
            doubts.add(Doubt.NAME_INHERITED)
            told = Told(name, Measure.LEVEL)
        start = piece_start + len(piece) - len(piece.lstrip("，、；：:和及 "))
        if (not name or is_generic(name) or is_dependent(name)) and not thing:
            if not self._subject.name and not self._opened_before(piece_start):
                return None
            doubts.add(Doubt.NAME_INHERITED)
            inherited = self._subject.name
            if name and is_generic(name):  # the total of what was added is no addition
                inherited = inherited.removeprefix(self._subject.action) or inherited
            name, start = inherited + (name if is_dependent(name) else ""), self._subject.start
        else:
            self._subject = _Subject(name, start, action or _leading_action(name), printed.unit)
        return self._made(name, told, printed, start, end, doubts)

    def _opened_before(self, piece_start: int) -> bool:
        """Whether a clause of the sentence before this one speaks of an indicator that needs no figure to be known
        (「粮食生产再获丰收，总产达到…」); it is then the subject."""
        start = self._sentence.start - self._passage.start
        clauses = list(re.finditer("[^，；：]+", self._passage.text[start:piece_start]))
        for clause in reversed(clauses):
            standard = standard_at_start(clause[0])
            if standard is not None:
                self._subject = _Subject(standard.name, start + clause.start())
                return True
        return False

    def _is_subject_of_next(self, end: int) -> bool:
        """「89个开发区总产值占全省78%」: the thing counted is what the next figure speaks of."""
        return _GOES_ON.match(self._passage.text, end) is not None

    @staticmethod
    def _named_after(before: str, action: str, thing: str) -> str:
        """「新增35家国家级企业」: the thing counted, and the verb that tells which of them."""
        if action:
            return action + thing
        return before + thing if 1 < len(before) <= _LONGEST_ACTION else thing

    def _share_out(self, piece: str, piece_start: int, told: Told, printed: Printed) -> Candidate | None:
        if next(numbers_in(piece.partition("分别")[2]), None) is not None:
            return None  # a number without a unit stands first, so this one is not the first of the list
        subjects = [name for name in map(name_in, listed_subjects(name_in(told.subject))) if name]
        if not subjects:
            subjects = list(self._subject.all_shared)
        if not subjects:
            return None
        start = (
            self._subject.start
            if subjects == list(self._subject.all_shared)
            else piece_start + len(piece) - len(piece.lstrip("，、；：:和及 "))
        )
        self._subject = _Subject(subjects[0], start, "", printed.unit, subjects[1:], told, tuple(subjects))
        return self._made(subjects[0], told, printed, start, printed.end, {Doubt.SHARED_OUT})

    def _shared_out(self, gap: str, printed: Printed) -> Candidate | None:
        """The next figure of a list that a 分别 opened."""
        told, waiting = self._subject.told, self._subject.shared
        if told is None or not waiting or gap.strip() not in _JOINS:
            self._subject.shared = []
            return None
        name = waiting.pop(0)
        self._subject.name = name
        return self._made(name, told, printed, self._subject.start, printed.end, {Doubt.SHARED_OUT})

    def _made(
        self, name: str, told: Told, printed: Printed, start: int, end: int, doubts: set[Doubt]
    ) -> Candidate | None:
        self._after_last = end
        if not names_something(name):
            return None
        if not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME:
            doubts.add(Doubt.NAME_VAGUE)
        return Candidate(self._passage, self._sentence, plain(name), told, printed, start, end, frozenset(doubts))


def _leading_action(name: str) -> str:
    """The verb that opens a name (「新建折纸馆」), which the next of a list shares."""
    for length in range(min(len(name), _LONGEST_ACTION), 1, -1):
        if action_at_end(name[:length]) == name[:length]:
            return name[:length]
    return ""

"""Whether a text supplies what sort of thing is asked for: a date, a place, names. What only repeats the question does not."""

from __future__ import annotations

import re

from bot.domain.period import TimePeriod
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import character_credits
from bot.understanding.normalise import fold
from bot.understanding.patterns import Patterns
from bot.understanding.phrases import PhraseTable
from bot.understanding.question_text import letters_of
from bot.understanding.slots import Operation

REASON = "a reason"
_SEGMENTS = re.compile(r"[,;:。!?，；：]")
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_QUOTED_SIDE_BY_SIDE = re.compile("[”」』][“「『]")
_SHORTEST = 2
_SEVERAL = 2


class SupplyJudge:
    """Judges what texts supply.

    Args:
        functions: words that name nothing.
        patterns: of what is asked for, and of what tells it.
    """

    def __init__(self, functions: PhraseTable, patterns: Patterns) -> None:
        self._functions = functions
        self._patterns = patterns
        self._kinds = (patterns.asks_date, patterns.asks_place, patterns.asks_names, patterns.asks_the_rest)

    def fault(self, asked: AskedQuestion, stated: str, period: TimePeriod | None = None) -> str | None:
        """The sort of thing that is asked for and that a stated text does not supply; None when it does or none is asked.

        Args:
            asked: the question.
            stated: the text.
            period: what the text speaks of; its year alone is no date.
        """
        patterns = self._patterns
        lists = Operation.ENUMERATE in asked.slots.operations and not patterns.asks_whether.search(asked.text)
        names = asked.slots.wants_name or lists or bool(patterns.asks_names.search(asked.text))
        text = fold(stated)
        if Operation.WHY in asked.slots.operations and not patterns.tells_reason.search(text):
            return REASON
        dates = bool(patterns.asks_date.search(asked.text))
        if not (names or dates or asked.slots.wants_thing):
            return None
        if names and (patterns.leaves_names_open.search(text) or self._lacks_the_list(asked, stated)):
            return "names"
        if names and self.asks_for_the_rest(asked):
            return "the rest"
        if dates:
            return None if self._is_dated(asked, text, period) else "a date"
        return self._missing(asked, text, names=names)

    def _lacks_the_list(self, asked: AskedQuestion, stated: str) -> bool:
        """Whether so and so many are asked for (哪三公, 那3500户是哪些小区) and the text names none side by side."""
        patterns = self._patterns
        several = any(claim.value >= _SEVERAL for claim in asked.slots.claims) or any(
            patterns.counts_classified.search(match[0]) for match in patterns.asks_with_classifier.finditer(asked.text)
        )
        text = fold(stated)
        is_listed = patterns.tells_list.search(text) or patterns.lists_what_is_counted.search(text)
        return several and not (is_listed or _QUOTED_SIDE_BY_SIDE.search(stated))

    def _is_dated(self, asked: AskedQuestion, text: str, period: TimePeriod | None) -> bool:
        """Whether the text tells a date that the question does not; what is to start in a year is dated by it."""
        patterns = self._patterns
        if period is not None and patterns.tells_start.search(text) and not patterns.asks_of_an_end.search(asked.text):
            return True
        known = f"{asked.text} {period.start}年 {period.end}年" if period else asked.text
        return any(one not in known for one in patterns.tells_date.findall(text))

    def _missing(self, asked: AskedQuestion, text: str, *, names: bool) -> str | None:
        """The place, person or names that the text does not add to the question."""
        patterns = self._patterns
        added = self._added(asked, text)
        if patterns.asks_place.search(asked.text):
            return None if any(map(patterns.tells_place.search, added)) else "a place"
        if patterns.asks_body.search(asked.text) and not any(map(patterns.tells_body.search, added)):
            return "an organisation"
        if patterns.asks_person.search(asked.text) and not any(map(patterns.tells_person.search, added)):
            return "a person"
        return "names" if names and not added and not patterns.tells_list.search(text) else None

    def asks_for_the_rest(self, asked: AskedQuestion) -> bool:
        """Whether more names are asked for than some that the question gives itself (除了甲和乙，其余是哪些)."""
        return bool(self._patterns.asks_the_rest.search(asked.text))

    def asks_when_or_where(self, question: str) -> bool:
        """Whether a date or a place is asked for, which a list of things is not."""
        return bool(self._patterns.asks_date.search(question) or self._patterns.asks_place.search(question))

    def asks_alike(self, question: str, wording: str) -> bool:
        """Whether a curated wording asks for dates, places and names wherever the question does."""
        return all(bool(kind.search(wording)) or not kind.search(question) for kind in self._kinds)

    def _added(self, asked: AskedQuestion, text: str) -> list[str]:
        """Stretches of the text's segments that share words with the question, and that the question does not hold."""
        runs: list[str] = []
        segments = _SEGMENTS.split(text)
        kind = self._patterns.asks_which_kind.search(asked.text)
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

"""Made-up conversations, as like to real traffic as a program can make them.

Everything is drawn with a seed, so every bot is asked the same.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

_GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "golden"
_SEED = 2021
NEW_SHARE = 0.15
"""Of the questions, how many nobody worded so before: what Google tells of its searches."""

_GOING_ON = 0.6
"""How likely one more question is after each; gives two and a half a conversation."""
_LONGEST = 6
"""Questions of one person, within what the bot admits at once."""

_OPENINGS = (
    "",
    "请问",
    "你好，",
    "您好，请问",
    "我想知道",
    "想问一下",
    "帮我查一下",
    "麻烦问下",
    "咱们区",
    "报告里说的",
    "那个",
    "老师问",
)
_CLOSINGS = ("", "？", "?", "呢", "啊", "呀？", "，谢谢", "，急", "。", "！", "～", "，麻烦了", " 谢谢", "…")


def known_questions() -> tuple[str, ...]:
    """The questions the project is graded with that need no earlier one, each once."""
    files = (*sorted((_GOLDEN / "questions").glob("*.jsonl")), _GOLDEN / "development-questions.jsonl")
    rows = (json.loads(line) for file in files for line in file.read_text(encoding="utf-8").splitlines() if line)
    return tuple(dict.fromkeys(row["question"] for row in rows if not row.get("history")))


class Traffic:
    """Conversations without end.

    Args:
        new_share: how many of the questions are worded as never before; the others are drawn from the known ones by
            Zipf's law, the first of them most often.
        rehearsed: whether each of the known ones first opens a conversation of its own, so that whatever is drawn
            later was asked before.
    """

    def __init__(self, new_share: float, *, rehearsed: bool = False) -> None:
        self._new_share = new_share
        self._random = random.Random(_SEED)  # noqa: S311 - not for secrets
        self._questions = known_questions()
        self._ranked = self._random.sample(self._questions, len(self._questions))
        self._weights = list(accumulate(1 / rank for rank in range(1, len(self._ranked) + 1)))
        self._asked = set(self._questions)
        self._rehearsed = iter(self._questions if rehearsed else ())

    def conversation(self) -> Iterator[str]:
        """What one person asks, one question after another."""
        rehearsed = next(self._rehearsed, None)
        if rehearsed is not None:
            yield rehearsed
            return
        for _ in range(_LONGEST):
            yield self._question()
            if self._random.random() >= _GOING_ON:
                return

    def _question(self) -> str:
        if self._random.random() < self._new_share:
            return self._new()
        return self._random.choices(self._ranked, cum_weights=self._weights)[0]

    def _new(self) -> str:
        """A known question in other words, or with a slip of the finger; never the same twice."""
        while True:
            text = self._slipped(self._random.choice(self._questions))
            text = self._random.choice(_OPENINGS) + text + self._random.choice(_CLOSINGS)
            if text not in self._asked:
                self._asked.add(text)
                return text

    def _slipped(self, text: str) -> str:
        """Now and then two characters the wrong way round."""
        if self._random.random() < 0.5 or len(text) < 3:
            return text
        at = self._random.randrange(len(text) - 1)
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]

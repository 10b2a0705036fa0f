"""An engine that remembers what it answered, for processes that are asked the same again and again.

An engine is deterministic and its knowledge does not change, so a question asked in the same words, in the same
language and after the same, has the same answer. What was never asked in these words may still hold a question that
was: so choices are remembered as well, by what they were made from.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from threading import Lock
from typing import Generic, TypeAlias, TypeVar

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.conversation.remembered import Conversation
from bot.answering.engine import Engine, Outcome
from bot.answering.trace import Trace
from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion

_OPENINGS = 1_000
"""Answers to questions that open a conversation; some four kilobytes each."""
_OPENED = 1_000
"""Entries opened by a button, a link or an inline query, in one language each."""
_OUTCOMES = 500
"""Answers to questions that follow others."""
_LANGUAGES = 3_000
"""What questions are to be answered in; a tenth of a kilobyte each beside the question."""
_CHOICES = 3_000
"""Some three kilobytes each, what they were made from not counted."""
_READINGS = 3_000
"""Some three kilobytes each; most choices were made from one."""

Key = TypeVar("Key")
Value = TypeVar("Value")


class _Remembered(Generic[Key, Value]):
    """At most `size` values. What was asked for twice is kept before what was asked for once.

    A segmented LRU cache (Karedla, Love and Wherry, "Caching strategies to improve disk system performance", 1994):
    questions that come once, and there are many, do not push out those that come every day. Those have all the room
    that nothing asked for twice takes, and always a quarter. Threads may share it.
    """

    def __init__(self, size: int) -> None:
        self._size = size
        self._most_kept = size * 3 // 4
        self._kept: OrderedDict[Key, Value] = OrderedDict()
        self._new: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[], Value]) -> Value:
        """The value of a key; made where it is not remembered."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            if key in self._new:
                value = self._kept[key] = self._new.pop(key)
                if len(self._kept) > self._most_kept:
                    self._remember(*self._kept.popitem(last=False))
                return value
        # Not under the lock: whoever makes something long must not hold up who only looks something up.
        made = make()
        with self._lock:
            # Another thread may have made and kept the same meanwhile.
            return self._kept[key] if key in self._kept else self._remember(key, made)

    def _remember(self, key: Key, value: Value) -> Value:
        self._new[key] = value
        if len(self._kept) + len(self._new) > self._size:
            self._new.popitem(last=False)
        return value


_Asked: TypeAlias = tuple[str, Conversation | None, Language | None]


class RememberingChooser(Chooser):
    """Chooses once; the trace of a choice made before says no more than that."""

    @cached_property
    def _choices(self) -> _Remembered[AskedQuestion, Choice]:
        return _Remembered(_CHOICES)

    def choose(self, asked: AskedQuestion, trace: Trace) -> Choice:
        """Choose an answer for a question that stands by itself."""
        trace.note("chosen now or before:")
        return self._choices.get(asked, lambda: super(RememberingChooser, self).choose(asked, trace))


class QuickEngine(Engine):
    """Answers as `Engine` does, and what it answered lately at once, without the trace."""

    chooser_type = RememberingChooser

    @cached_property
    def _openings(self) -> _Remembered[_Asked, Outcome]:
        return _Remembered(_OPENINGS)

    @cached_property
    def _opened(self) -> _Remembered[tuple[str, Language], Outcome | None]:
        return _Remembered(_OPENED)

    @cached_property
    def _readings(self) -> _Remembered[tuple[str, Language | None], AskedQuestion]:
        return _Remembered(_READINGS)

    @cached_property
    def _outcomes(self) -> _Remembered[_Asked, Outcome]:
        return _Remembered(_OUTCOMES)

    def ask(self, question: str, conversation: Conversation | None = None, language: Language | None = None) -> Outcome:
        """Answer one question.

        Raises:
            QuestionEmpty: nothing is left of the question once it is normalised.
        """
        remembered = self._outcomes if conversation is not None else self._openings
        return remembered.get(
            (question, conversation, language),
            lambda: replace(super(QuickEngine, self).ask(question, conversation, language), trace=()),
        )

    @cached_property
    def _languages(self) -> _Remembered[tuple[str, tuple[Language, ...]], Language]:
        return _Remembered(_LANGUAGES)

    def language_for(self, question: str, hints: Sequence[Language]) -> Language:
        """The language to answer a question in: its own, and what it does not show by the hints, likeliest first."""
        hints = tuple(hints)
        return self._languages.get((question, hints), lambda: super(QuickEngine, self).language_for(question, hints))

    def _read(self, question: str, language: Language | None) -> AskedQuestion:
        """What was asked before, after something else, need not be read again."""
        return self._readings.get((question, language), lambda: super(QuickEngine, self)._read(question, language))

    def open(self, opened_id: str, language: Language) -> Outcome | None:
        """Answer with one entry or figure, by its id, as if its question had opened a conversation.

        Returns None where the knowledge holds nothing of that id.
        """
        return self._opened.get((opened_id, language), lambda: super(QuickEngine, self).open(opened_id, language))

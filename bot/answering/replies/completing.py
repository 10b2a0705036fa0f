"""Entries whose names begin with or hold what was typed so far: what a person may be about to ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, islice

from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.normalise import is_han
from bot.understanding.question_text import stem

_KINDS = (EntryKind.INDICATOR, EntryKind.TERM, EntryKind.PLAN, EntryKind.FAQ)
"""Kinds of entries that can be opened by their id; of equally near ones the first kind stands first."""
_MOST_HELD = 2_000
"""Names looked at; a single character stands in many."""
_MOST_WORDS = 4
"""Words that one name is expected to hold; who types more of them asks, and is answered."""


_IS, _BEGINS, _HOLDS, _FAR = 3, 2, 1, 0


class Completer:
    """Completes what was typed from the names of one report's entries."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def completions(self, asked: AskedQuestion, limit: int) -> tuple[str, ...]:
        """Ids of the entries of which a name begins with or holds what was typed; where there are none, every word of it
        that names something.

        Those named so exactly stand first, then those whose names begin so. What is made only of words that any question
        is made of (多少, 是什么) is nobody's name; a single character of such may be the beginning of one.
        """
        names_nothing = len(asked.letters) > 1 and all(asked.is_function)
        if names_nothing and not asked.slots.periods:
            return ()
        best = self._nearest((asked.text,), is_begun=names_nothing)
        if not best and len(words := _words(asked)) <= _MOST_WORDS:
            best = self._nearest(words, is_begun=names_nothing)
        return tuple(sorted(best, key=best.__getitem__))[:limit]

    def _nearest(self, words: tuple[str, ...], *, is_begun: bool) -> dict[str, tuple[int, int, int]]:
        """The entries with such names, and how far each is; `is_begun` tells that the words must begin a name.

        Other names than the preferred one must begin so too: they are there to be found by, and say less of the thing.
        """
        best: dict[str, tuple[int, int, int]] = {}
        for name, entry in self._holding(words):
            nearness = _nearness(name, words)
            if nearness < _HOLDS or (nearness < _BEGINS and (is_begun or not _is_preferred(name, entry))):
                continue
            found = (-nearness, _KINDS.index(entry.kind), len(name))
            best[entry.target] = min(found, best.get(entry.target, found))
        return best

    def _holding(self, words: tuple[str, ...]) -> Iterator[tuple[str, Entry]]:
        """The names that hold the longest of the words.

        All names are gone through, which takes a millisecond: an index of them would take as much memory again as the names.
        """
        word = max(words, key=len, default="")
        named = (
            (name, entry)
            for entry in self._entries
            if entry.kind in _KINDS
            for name in chain(entry.names, entry.names_en)
            if word in name
        )
        return islice(named, _MOST_HELD if word else 0)


def _is_preferred(name: str, entry: Entry) -> bool:
    """Whether it is what the entry is called; all wordings of a frequent question are."""
    return entry.kind is EntryKind.FAQ or name in (*entry.names[:1], *entry.names_en[:1])


def _nearness(name: str, words: tuple[str, ...]) -> int:
    """Whether a name is the only word, begins with one of them, holds them all, or does not."""
    if not all(_holds(name, word) for word in words):
        return _FAR
    if len(words) == 1 and name == words[0]:
        return _IS
    return _BEGINS if any(map(name.startswith, words)) else _HOLDS


def _holds(name: str, word: str) -> bool:
    """Whether the name holds the word; a Latin one must begin a word of it."""
    if is_han(word[0]):
        return word in name
    at = name.find(word)
    while at >= 0:
        if at == 0 or not (name[at - 1].isascii() and name[at - 1].isalnum()):
            return True
        at = name.find(word, at + 1)
    return False


def _words(asked: AskedQuestion) -> tuple[str, ...]:
    """The words that neither a slot nor grammar explains: stretches of Chinese characters, and stems of Latin words."""
    words: list[str] = []
    latin = {i: (end, word) for i, end, word in asked.word_starts}
    at, run, is_soft = 0, "", True
    while at <= len(asked.letters):
        letter = asked.letters[at] if at < len(asked.letters) else ""
        if letter and is_han(letter) and not asked.is_function[at]:
            run, is_soft, at = run + letter, is_soft and asked.is_soft[at], at + 1
            continue
        # What a slot or grammar left of a word is none; the last character is one that is still being typed.
        is_word = len(run) > 1 or at >= len(asked.letters)
        words += [run] if run and is_word and not is_soft else []
        run, is_soft = "", True
        end, word = latin.get(at, (at + 1, ""))
        if word and not asked.is_function[at]:
            words.append(stem(word) or word)
        at = max(end, at + 1)
    return tuple(dict.fromkeys(words))

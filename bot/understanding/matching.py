"""Names proposed for a question: an index by sound and stem, re-ranked by coverage.

Fuzzy matching proposes, it never decides: period, scope and measure are slots, and what a proposal leaves unexplained is
reported with it.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from heapq import nlargest

from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import SoundedText, name_coverage, sounded, sounds_of, weighted_coverage
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.explanation import Explainer, Explanation
from bot.understanding.phrases import at_word_border
from bot.understanding.question_text import letters_of, stems_of

_NAMES_RERANKED = 48
_CLAUSES_RERANKED = 16
_TAIL = "呢啊呀吗嘛吧"


@dataclass(frozen=True, slots=True)
class Match:
    """An entry proposed for a question.

    `coverage` is how much of `name` the question holds, `explanation` what of the question the entry explains.
    """

    entry: Entry
    name: str
    coverage: float
    is_exact: bool
    explanation: Explanation

    @property
    def score(self) -> float:
        """Rank among matches: name and question count alike, and a longer exact name beats a shorter."""
        length = min(len(letters_of(self.name)), 12) / 12
        exact = 0.05 if self.is_exact else 0.0
        return 0.5 * self.coverage + 0.45 * self.explanation.share + exact + 0.05 * length * self.coverage


class NameIndex:
    """All entries of a report, found by the pairs, sounds and stems of their names."""

    def __init__(
        self,
        entries: Iterable[Entry],
        stop_stems: frozenset[str],
        glosses: Mapping[str, tuple[str, ...]],
        neutral: Callable[[str], Mapping[int, float]],
    ) -> None:
        self.entries = tuple(entries)
        self._stop_stems = stop_stems
        self._neutral = neutral
        self._wordings: dict[str, Mapping[int, float]] = {}
        self._names: list[tuple[int, str]] = []
        self._english: list[tuple[int, str, frozenset[str]]] = []
        self._by_pair: dict[str, list[int]] = defaultdict(list)
        self._by_stem: dict[str, list[int]] = defaultdict(list)
        self._clause_by_pair: dict[str, list[int]] = defaultdict(list)
        characters: Counter[str] = Counter()
        stems: Counter[str] = Counter()
        for entry in self.entries:
            self._add(entry)
            characters.update(set(letters_of("".join(entry.names) or entry.evidence)))
            stems.update({one for name in entry.names_en for one in stems_of(name)})
        self._weights = {character: _rarity(len(self.entries), count) for character, count in characters.items()}
        self._stem_weights = {one: _rarity(len(self.entries), count) for one, count in stems.items()}
        self._rarest = _rarity(len(self.entries), 0)
        self._by_wording = {
            letters_of(name).rstrip(_TAIL): entry.key
            for entry in self.entries
            if entry.kind is EntryKind.FAQ
            for name in (*entry.names, *entry.names_en)
        }
        self.explainer = Explainer(self.weight, self.stem_weight, glosses)

    def _add(self, entry: Entry) -> None:
        if entry.kind is EntryKind.CLAUSE:
            for pair in _pairs(sounded(entry.evidence)):
                self._clause_by_pair[pair].append(entry.key)
            return
        for name in dict.fromkeys(entry.names):
            if entry.kind is EntryKind.FAQ:
                self._wordings[name] = self._neutral(letters_of(name))
            for pair in _pairs(sounded(name)):
                self._by_pair[pair].append(len(self._names))
            self._names.append((entry.key, name))
        for name in dict.fromkeys(entry.names_en):
            stems = stems_of(name) - self._stop_stems or stems_of(name)
            for one in stems:
                self._by_stem[one].append(len(self._english))
            self._english.append((entry.key, name, stems))

    def entry_worded(self, letters: str) -> Entry | None:
        """The frequent question that has these letters for one of its wordings."""
        key = self._by_wording.get(letters.rstrip(_TAIL))
        return None if key is None else self.entries[key]

    def weight(self, character: str) -> float:
        """How telling a character is: rare in names is telling."""
        return self._weights.get(character, self._rarest)

    def stem_weight(self, one: str) -> float:
        """How telling an English stem is."""
        return self._stem_weights.get(one, self._rarest)

    def coverage(self, name: str, question: SoundedText) -> float:
        """How much of a name the question holds. In a question's wording, what asks counts less than what is asked for."""
        neutral = self._wordings.get(name)
        if not neutral:
            return name_coverage(name, question, self.weight)
        letters = letters_of(name)
        weights = [self.weight(letter) * neutral.get(i, 1.0) for i, letter in enumerate(letters)]
        return weighted_coverage(letters, question, weights)

    def match(self, question: AskedQuestion) -> tuple[Match, ...]:
        """Entries whose names the question holds at least in part, best first, one match an entry."""
        best: dict[int, tuple[float, int, str, bool]] = {}
        for key, name in self._proposed(question):
            coverage = self.coverage(name, question.pairs)
            is_exact = holds_name(question.text, name)
            _keep(best, key, (1.0 if is_exact else min(coverage, 0.99), len(name), name, is_exact))
        if question.typed_in is Language.EN or question.stems:
            for key, name, stems in self._proposed_english(question):
                total = sum(map(self.stem_weight, stems)) or 1.0
                coverage = sum(self.stem_weight(one) for one in stems if one in question.stems) / total
                _keep(best, key, (coverage, len(stems) * 2, name, coverage > 0.999 and len(stems) > 1))
        return tuple(
            sorted(
                (
                    self.explained(question, self.entries[key], name, coverage, is_exact)
                    for key, (coverage, _, name, is_exact) in best.items()
                ),
                key=lambda match: (-match.score, match.entry.key),
            )
        )

    def match_clauses(self, question: AskedQuestion) -> tuple[Match, ...]:
        """Clauses of the report that share the question's words, best first."""
        scores: defaultdict[int, float] = defaultdict(float)
        for pair in _question_pairs(question):
            keys = self._clause_by_pair.get(pair, ())
            if keys:
                rarity = _rarity(len(self.entries), len(keys))
                for key in keys:
                    scores[key] += rarity
        found = [
            self.explained(question, self.entries[key], "", 0.0, is_exact=False)
            for key in nlargest(_CLAUSES_RERANKED, scores, key=scores.__getitem__)
        ]
        return tuple(sorted(found, key=lambda match: (-match.explanation.share, len(match.entry.evidence))))

    def explained_by(self, question: AskedQuestion, match: Match, evidence: str) -> Match:
        """The same match, its explanation drawn from this evidence alone and the names of the entry."""
        offered = sounded(match.name).joined(*map(sounded, match.entry.names), sounded(evidence))
        words = frozenset(
            one for each in (*match.entry.names_en, *match.entry.names, evidence) for one in stems_of(each)
        )
        text = f"{' '.join(match.entry.names)} {evidence}"
        return replace(match, explanation=self.explainer.explain(question, offered, words, text))

    def explained(self, question: AskedQuestion, entry: Entry, name: str, coverage: float, is_exact: bool) -> Match:
        """The match of a question with one entry under one of its names."""
        names = () if entry.kind is EntryKind.FAQ else entry.names  # a frequent question's wordings are in its evidence
        offered = sounded(name).joined(*map(sounded, names), sounded(entry.evidence))
        words = (
            frozenset(one for each in entry.names_en for one in stems_of(each))
            | stems_of(entry.evidence)
            | stems_of(name)
        )
        explanation = self.explainer.explain(question, offered, words, f"{' '.join(entry.names)} {entry.evidence}")
        return Match(entry, name, coverage, is_exact, explanation)

    def _proposed(self, question: AskedQuestion) -> list[tuple[int, str]]:
        scores: defaultdict[int, float] = defaultdict(float)
        for pair in _question_pairs(question):
            names = self._by_pair.get(pair, ())
            if names:
                rarity = _rarity(len(self._names), len(names))
                for name in names:
                    scores[name] += rarity
        ranked = sorted(scores, key=lambda name: -(scores[name] ** 2) / (len(self._names[name][1]) + 1))
        return [self._names[name] for name in ranked[:_NAMES_RERANKED]]

    def _proposed_english(self, question: AskedQuestion) -> list[tuple[int, str, frozenset[str]]]:
        scores: defaultdict[int, float] = defaultdict(float)
        for one in question.stems:
            for name in self._by_stem.get(one, ()):
                scores[name] += self.stem_weight(one)
        ranked = sorted(scores, key=lambda name: -(scores[name] ** 2) / (len(self._english[name][2]) + 1))
        return [self._english[name] for name in ranked[:_NAMES_RERANKED]]


def holds_name(text: str, name: str) -> bool:
    """Whether the text holds the name word for word, Latin words whole."""
    at = text.find(name)
    while at >= 0:
        if at_word_border(text, at, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _keep(best: dict[int, tuple[float, int, str, bool]], key: int, found: tuple[float, int, str, bool]) -> None:
    if key not in best or found > best[key]:
        best[key] = found


def _pairs(text: SoundedText) -> set[str]:
    """Keys of the index: pairs by sound where both characters are Chinese, as written otherwise."""
    pairs: set[str] = set()
    for letters, sounds in ((text.letters[i : i + 2], text.sounds[i : i + 2]) for i in range(len(text.letters) - 1)):
        pairs.add(letters if " " in sounds else sounds)
    return pairs


def _question_pairs(question: AskedQuestion) -> set[str]:
    """Keys to look up: all of the question's sounds propose, whether or not its words are known as they stand."""
    return _pairs(sounded(question.letters)) | _pairs(
        SoundedText(question.pairs.letters, sounds_of(question.pairs.letters))
    )


def _rarity(total: int, count: int) -> float:
    """Inverse document frequency, smoothed as in BM25 (Robertson and Zaragoza, 2009), never negative."""
    return math.log(1 + (total - count + 0.5) / (count + 0.5)) if count < total else 0.1

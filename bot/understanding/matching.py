"""Entries matched with a question: proposed by pair and stem, ranked by how much each holds of the other.

Fuzzy matching proposes, it never decides: period, scope and measure are slots, and what a proposal leaves unexplained is
reported with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import fsum

from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import SoundedText, name_coverage, sounded, weighted_coverage
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.explanation import Explainer, Explanation, ToExplain
from bot.understanding.name_table import NameTable, TextTable
from bot.understanding.normalise import is_han
from bot.understanding.offers import Offer, offer_of
from bot.understanding.phrases import at_word_border
from bot.understanding.proposing import Proposer, rarity
from bot.understanding.question_text import letters_of, only_letters, stems_of

_TELLING = 3
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
        entries: Sequence[Entry],
        names: NameTable,
        stop_stems: frozenset[str],
        glosses: Mapping[str, tuple[str, ...]],
        neutral: Callable[[str], Mapping[int, float]],
    ) -> None:
        self.entries = entries
        self._names = names
        self._neutral = lru_cache(maxsize=4096)(neutral)
        characters: Counter[str] = Counter()
        for entry in self.entries:
            characters.update(set(only_letters("".join(entry.names) or entry.evidence)))
        self._weights = _Weights(rarity(len(self.entries), 0))
        self._weights.update((letter, rarity(len(self.entries), count)) for letter, count in characters.items())
        self.weight: Callable[[str], float] = self._weights.__getitem__
        """How telling a character is: rare in names is telling."""
        self._proposer = Proposer(self.entries, stop_stems)
        self.stem_weight = self._proposer.stem_weight
        self._indicators = {entry.target: entry.key for entry in self.entries if entry.kind is EntryKind.INDICATOR}
        self._wordings = TextTable(
            (_wording(name), entry.key)
            for entry in self.entries
            if entry.kind is EntryKind.FAQ
            for name in (*entry.names, *entry.names_en)
        )
        self.explainer = Explainer(self.weight, self.stem_weight, glosses)
        self._asking: ToExplain | None = None

    def indicator(self, indicator_id: str) -> Entry:
        """The entry of an indicator."""
        return self.entries[self._indicators[indicator_id]]

    def entry_worded(self, letters: str) -> Entry | None:
        """The frequent question that has these letters for one of its wordings."""
        worded = letters.rstrip(_TAIL)
        found = (self.entries[key] for key in self._wordings.find(worded))
        return next((one for one in found if worded in map(_wording, (*one.names, *one.names_en))), None)

    def names_standing_in(self, question: AskedQuestion) -> Iterator[str]:
        """Every Chinese name that stands in the question word for word, short ones too."""
        return (name for _, name in self._names.standing_in(question.text) if is_han(name[0]))

    def match(self, question: AskedQuestion) -> tuple[Match, ...]:
        """Entries whose names the question holds at least in part, best first, one match an entry."""
        best: dict[int, tuple[float, int, str, bool]] = {}
        # However many longer names share its pairs: a name that stands in the question whole is never passed over.
        standing = [one for one in self._names.standing_in(question.text) if _is_telling(one[1])]
        whole = ((entry.key, name) for entry, name in standing if name in entry.names)
        for key, name in dict.fromkeys(chain(self._proposer.names(question), whole)):
            coverage = self._coverage(self.entries[key], name, question.pairs)
            is_exact = holds_name(question.text, name)
            _keep(best, key, (1.0 if is_exact else min(coverage, 0.99), len(name), name, is_exact))
        whole = ((entry.key, name) for entry, name in standing if name in entry.names_en)
        for key, name in dict.fromkeys(chain(self._proposer.english_names(question), whole)):
            stems = self._proposer.telling_stems(name)
            total = fsum(map(self.stem_weight, stems)) or 1.0
            coverage = fsum(self.stem_weight(one) for one in stems if one in question.stems) / total
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
        found = [self.explained(question, entry, "", 0.0, is_exact=False) for entry in self._proposer.clauses(question)]
        return tuple(sorted(found, key=lambda match: (-match.explanation.share, len(match.entry.evidence))))

    def clauses_holding(self, word: str) -> Iterator[Entry]:
        """Clauses of the report that hold a word of two or more letters as it stands, in the report's order."""
        return (entry for entry in self._proposer.clauses_holding(word) if word in entry.evidence)

    def _coverage(self, entry: Entry, name: str, question: SoundedText) -> float:
        """How much of a name the question holds. In a question's wording, what asks counts less than what is asked for."""
        if entry.kind is not EntryKind.FAQ:
            return name_coverage(name, question, self.weight)
        letters = letters_of(name)
        neutral = self._neutral(letters)
        weights = [self.weight(letter) * neutral.get(i, 1.0) for i, letter in enumerate(letters)]
        return weighted_coverage(letters, question, weights)

    def explained_by(self, question: AskedQuestion, match: Match, evidence: str) -> Match:
        """The same match, its explanation drawn from this evidence alone and the names of the entry."""
        entry, name = match.entry, match.name
        offer = offer_of(entry.names, evidence, (*entry.names_en, *entry.names, evidence))
        explanation = self._explanation(question, entry, name, offer)
        return Match(entry, name, match.coverage, match.is_exact, explanation)

    def explained(self, question: AskedQuestion, entry: Entry, name: str, coverage: float, is_exact: bool) -> Match:
        """The match of a question with one entry under one of its names."""
        # A frequent question's wordings are in its evidence already.
        names = () if entry.kind is EntryKind.FAQ else entry.names
        offer = offer_of(names, entry.evidence, (*entry.names_en, entry.evidence))
        return Match(entry, name, coverage, is_exact, self._explanation(question, entry, name, offer))

    def as_named(self, question: AskedQuestion, entry: Entry) -> Match:
        """The match with an entry that is meant for certain, as if the question gave its name in full."""
        return self.explained(question, entry, entry.names[0], 1.0, is_exact=True)

    def _explanation(self, question: AskedQuestion, entry: Entry, name: str, offer: Offer) -> Explanation:
        asking = self._asking
        if asking is None or asking.question is not question:
            # A question is held against many offers in turn.
            asking = self._asking = self.explainer.to_explain(question)
        # Its Chinese names are offered with every entry.
        offered = offer.sounded if name in entry.names else offer.sounded.joined(sounded(name))
        return self.explainer.explain(asking, offered, lambda: offer.words | stems_of(name), offer.text)


class _Weights(dict[str, float]):
    """How telling each character is; what stands in no name is as telling as can be."""

    def __init__(self, rarest: float) -> None:
        super().__init__()
        self._rarest = rarest

    def __missing__(self, character: str) -> float:
        return self._rarest


def holds_name(text: str, name: str) -> bool:
    """Whether the text holds the name word for word, Latin words whole."""
    at = text.find(name)
    while at >= 0:
        if at_word_border(text, at, at + len(name)):
            return True
        at = text.find(name, at + 1)
    return False


def _is_telling(name: str) -> bool:
    """Whether a name is long enough to be meant wherever it stands: 「外资」 stands in many that are not."""
    return len(name) >= _TELLING if is_han(name[0]) else " " in name


def _wording(text: str) -> str:
    """The letters of a question without the particle it ends in."""
    return only_letters(text).rstrip(_TAIL)


def _keep(best: dict[int, tuple[float, int, str, bool]], key: int, found: tuple[float, int, str, bool]) -> None:
    if key not in best or found > best[key]:
        best[key] = found

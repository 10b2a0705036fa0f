"""The best sentence of the report itself, for what nobody curated: quoted as such, never paraphrased."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.contrasts import Contrasts
from bot.answering.library import Library
from bot.answering.texts.supplying import SupplyJudge
from bot.answering.thresholds import Thresholds
from bot.answering.trace import Trace
from bot.answering.whole_words import widened
from bot.documents.clauses import Clause
from bot.domain.answer import Language
from bot.domain.knowledge import ObservationStatus
from bot.domain.period import TimePeriod
from bot.understanding.asked import AskedQuestion
from bot.understanding.matching import Match, NameIndex
from bot.understanding.normalise import fold, is_han
from bot.understanding.question_text import stem

_SHORTEST_CONTENT = 3
"""Chinese letters that need an explanation, below which any clause would explain a question by accident."""
_MOST_MENTIONS = 6
"""Clauses for each letter of a word, beyond which it is no name but everyday speech."""
_CLAUSES_TRIED = 4
_FAR_LESS = 0.6
"""The explained share below which another clause is no rival."""
_SHORTEST_WORD = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """A word that the report uses, and a clause that uses it."""

    word: str
    clause: Clause


@dataclass(frozen=True, slots=True)
class Mentions:
    """A word or name, and every clause that prints it, in the report's order."""

    word: str
    clauses: tuple[Clause, ...]


class SentenceFinder:
    """Searches the clauses of one report."""

    def __init__(
        self,
        library: Library,
        index: NameIndex,
        contrasts: Contrasts,
        supplies: SupplyJudge,
        thresholds: Thresholds,
    ) -> None:
        self._supplies = supplies
        self._library = library
        self._index = index
        self._contrasts = contrasts
        self._thresholds = thresholds

    def find(self, asked: AskedQuestion, trace: Trace) -> Clause | None:
        """The clause that explains the whole question, if there is one that says more than the question does."""
        if asked.typed_in is Language.EN or sum(map(is_han, asked.content_characters)) < _SHORTEST_CONTENT:
            return None
        found = self._index.match_clauses(asked)[:_CLAUSES_TRIED]
        others = [match.explanation.share for match in found[1:]]
        # The one clause that explains a question needs not carry as much as one of several.
        enough = self._thresholds.clause_mass / (2 if max(others, default=0.0) < _FAR_LESS else 1)
        for match in found:
            clause = self._library.clauses[match.entry.target]
            fault = self._fault(asked, match, clause, enough)
            trace.note(f"  sentence {clause.passage.place} {match.explanation.share:.2f}: {fault or 'accepted'}")
            if fault is None:
                return clause
        return None

    def mentions(self, asked: AskedQuestion, trace: Trace) -> Mentions | None:
        """Every clause that prints the one thing that a question names; None when it names more, or no name (项目)."""
        found = self._english_mentions(asked) if asked.typed_in is Language.EN else self._chinese_mentions(asked)
        if found is None or not found.clauses or len(found.clauses) > _MOST_MENTIONS * len(found.word):
            return None
        missing = self._supplies.fault(asked, "；".join(clause.text for clause in found.clauses))
        if missing:
            trace.note(f"  “{found.word}” is mentioned, but not {missing}")
            return None
        trace.note(f"  “{found.word}” stands in {len(found.clauses)} clauses of the report")
        return found

    def _chinese_mentions(self, asked: AskedQuestion) -> Mentions | None:
        word = self._longest_known_word(asked)
        if word is None or len(asked.content_characters) > len(word):
            return None
        holding = (self._library.clauses[entry.target] for entry in self._index.clauses_holding(word))
        return Mentions(word, tuple(clause for clause in holding if self._agrees_in_period(asked, clause)))

    def _english_mentions(self, asked: AskedQuestion) -> Mentions | None:
        """Clauses that print a translation of every content word; one word of many meanings is no name."""
        words = [word for start, end, word in asked.word_starts if not all(asked.is_function[start:end])]
        glosses = [self._index.explainer.glosses.get(stem(word), ()) for word in words]
        if not words or not all(glosses) or (len(words) == 1 and len(glosses[0]) > 1):
            return None
        rarest = min(glosses, key=len)
        holding = (
            self._library.clauses[entry.target]
            for gloss in rarest
            if len(gloss) >= _SHORTEST_WORD
            for entry in self._index.clauses_holding(gloss)
        )
        clauses = {
            clause.start: clause
            for clause in holding
            if all(any(one in fold(clause.text) for one in group) for group in glosses)
            and self._agrees_in_period(asked, clause)
        }
        return Mentions(" ".join(words), tuple(clauses[start] for start in sorted(clauses)))

    def mention(self, asked: AskedQuestion, trace: Trace) -> Mention | None:
        """The first clause that uses the asked word: as it is typed, or the translation of an English one."""
        word = self._translated(asked) if asked.typed_in is Language.EN else self._longest_known_word(asked)
        if word is None:
            return None
        entry = next(self._index.clauses_holding(word), None)
        if entry is None:
            return None
        clause = self._library.clauses[entry.target]
        whole = widened(asked, word, self._library)
        if whole in fold(clause.text):
            word = whole
        trace.note(f"  “{word}” is used in {clause.passage.place}, not explained")
        return Mention(word, clause)

    def _translated(self, asked: AskedQuestion) -> str | None:
        """What the report calls the most telling English word of the question (瞪羚 of 「gazelle enterprise」)."""
        words = [word for start, end, word in asked.word_starts if not all(asked.is_function[start:end])]
        word = max(words, key=lambda one: self._index.stem_weight(stem(one)), default="")
        glosses = self._index.explainer.glosses.get(stem(word), ())
        return next((one for one in glosses if len(one) > 1 and any(self._index.clauses_holding(one))), None)

    def _longest_known_word(self, asked: AskedQuestion) -> str | None:
        """The longest content run of the question, when the report holds it whole."""
        runs: list[str] = []
        current = ""
        for letter, function in zip(asked.letters, asked.is_function, strict=True):
            if function:
                runs.append(current)
                current = ""
            else:
                current += letter
        runs.append(current)
        longest = max(runs, key=len)
        return longest if len(longest) >= _SHORTEST_WORD and longest in self._library.folded_text else None

    def _fault(self, asked: AskedQuestion, match: Match, clause: Clause, enough: float) -> str | None:
        explanation = match.explanation
        if explanation.share < self._thresholds.sentence or explanation.unexplained:
            return f"fell: unexplained {'、'.join(explanation.unexplained)}"
        if explanation.mass < enough:
            return "fell: too little to go by"
        if not self._agrees_in_period(asked, clause):
            return "fell: another period"
        missing = self._supplies.fault(asked, clause.text)
        if missing:
            return f"fell: it does not give {missing}"
        clash = self._contrasts.clash(asked.text, (), match.entry.evidence)
        return f"fell: {clash} is contradicted" if clash else None

    def _agrees_in_period(self, asked: AskedQuestion, clause: Clause) -> bool:
        own = self._library.section_period(clause.passage)
        plan_year = self._library.report.plan_year
        if asked.slots.status is ObservationStatus.TARGET and own is not None and own.end < plan_year:
            return False
        if not asked.slots.periods:
            return True
        if own is None:
            return False
        return any(own == period or _is_last_year(own, period) for period in asked.slots.periods)


def _is_last_year(own: TimePeriod, period: TimePeriod) -> bool:
    return period.is_single_year and own.end == period.end and own.is_single_year

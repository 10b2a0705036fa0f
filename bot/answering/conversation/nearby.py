"""What stands near the last answer: in the passage it cited, in the same clause, in the same term, or related to its subject."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.conversation.merging import merge
from bot.answering.conversation.remembered import Conversation
from bot.answering.library import Library
from bot.answering.trace import Trace
from bot.domain.answer import AnswerStatus, Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import ALONE, character_credits, name_coverage, sounded
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.matching import Match, NameIndex
from bot.understanding.normalise import fold
from bot.understanding.question_text import letters_of, stems_of
from bot.understanding.slots import SlotKind

_SAID_WHOLE = 0.9
_OF_TERMS = frozenset({EntryKind.TERM, EntryKind.TERM_PART})
_ALIKE = 0.25
"""The part of the last subject's name that a related indicator's name must hold to be the same thing of another year."""
_SPOKEN_OF = 0.72
"""How much of a name the old and new question must hold together."""


class Nearby:
    """Finds what stands near the last answer, for one report."""

    def __init__(self, library: Library, index: NameIndex, chooser: Chooser) -> None:
        self._library = library
        self._index = index
        self._chooser = chooser
        self._parts: dict[str, list[Entry]] = {}
        for entry in index.entries:
            if entry.kind is EntryKind.TERM_PART:
                self._parts.setdefault(library.parts[entry.target][0].id, []).append(entry)

    def in_the_passage(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """What the passage last cited also counts, named by this question and the last one together."""
        merged = replace(asked, slots=merge(asked.slots, conversation.slots))
        for match in self._named_together(merged, conversation):
            choice = self._answered(merged, match, trace)
            if choice is not None:
                trace.note(f"goes on within the passage last cited: {match.entry.target}")
                return choice
        sibling = self._in_the_clause(merged, conversation)
        return self._answered(merged, sibling, trace) if sibling is not None else None

    def of_the_same_term(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """Another part of the term last explained (最后那个“1”呢), when the question names it and nothing else."""
        terms = dict.fromkeys(
            self._library.parts[entry.target][0].id if entry.kind is EntryKind.TERM_PART else entry.target
            for entry in (self._index.entries[key] for key in conversation.entry_keys)
            if entry.kind in _OF_TERMS
        )
        named = [
            (len(name), entry)
            for term in terms
            for entry in self._parts.get(term, ())
            for name in self._part_names(entry)
            if _names_alone(asked, name)
        ]
        if not named:
            return None
        _, entry = max(named, key=lambda one: one[0])
        trace.note(f"another part of the term last explained: {entry.target}")
        return self._chooser.choose_entry(asked, entry)

    def _part_names(self, entry: Entry) -> tuple[str, ...]:
        """All names of a part, those of one character too, which are too short to be found by."""
        _, part = self._library.parts[entry.target]
        return tuple(map(fold, (part.name, *part.aliases)))

    def related(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """What the one related indicator says of the period newly asked, which the last subject has nothing of."""
        if not asked.slots.periods:
            return None
        merged = replace(asked, slots=merge(asked.slots, conversation.slots))
        choices = (
            self._answered(merged, self._index.as_named(merged, entry), trace) for entry in self._alike(conversation)
        )
        found = [choice for choice in choices if choice is not None]
        return found[0] if len(found) == 1 else None

    def _answered(self, asked: AskedQuestion, match: Match, trace: Trace) -> Choice | None:
        choice = self._chooser.choose_among(asked, (match,), trace)
        return choice if choice.answer.status is AnswerStatus.ANSWERED else None

    def _alike(self, conversation: Conversation) -> list[Entry]:
        """The indicators related to the last subject that are the same thing by another name, and not another thing beside it."""
        spoken_of = [self._index.entries[key] for key in conversation.entry_keys]
        names = "".join(name for entry in spoken_of for name in entry.names[:1])
        related = dict.fromkeys(
            one
            for entry in spoken_of
            if entry.kind is EntryKind.INDICATOR
            for one in self._library.indicators[entry.target].related
        )
        entries = map(self._index.indicator, related)
        return [entry for entry in entries if _share_held(names, entry.names[0]) >= _ALIKE]

    def _in_the_clause(self, asked: AskedQuestion, conversation: Conversation) -> Match | None:
        """The one other figure of the clause last cited that is called by what this question adds (「产品呢」, 「企业占多少」)."""
        spoken_of = "|".join(name for key in conversation.entry_keys for name in self._index.entries[key].names)
        added = [span.words for span in asked.slots.spans if span.kind is SlotKind.FUNCTION and len(span.words) > 1]
        found: list[Match] = []
        for entry in self._counted_in_the_passages(asked, conversation):
            if entry.key in conversation.entry_keys or not self._stands_in_the_clauses(entry, conversation):
                continue
            own = self._index.as_named(asked, replace(entry, evidence=""))
            is_called = own.explanation.is_whole and own.explanation.mass > 0
            by_word = any(word in name and word not in spoken_of for word in added for name in entry.names)
            if is_called or (by_word and not asked.has_content):
                found.append(replace(own, entry=entry))
        if len(found) > 1:  # 「政协的呢」 after so many proposals means the other number and not the rates beside it
            units = self._units_of(conversation.entry_keys)
            found = [one for one in found if self._units_of((one.entry.key,)) & units]
        return found[0] if len(found) == 1 else None

    def _units_of(self, keys: tuple[int, ...]) -> set[str]:
        targets = (self._index.entries[key].target for key in keys)
        return {figure.observation.unit for one in targets for figure in self._library.figures.get(one, ())}

    def _counted_in_the_passages(self, asked: AskedQuestion, conversation: Conversation) -> list[Entry]:
        """The indicators with figures in the passages last cited; of a part spoken of, the whole only where it is named.

        「那就是多少件」 after the enterprises' share of the patents asks for no number of all patents.
        """
        wholes = {
            fold(figure.observation.share_of)
            for key in conversation.entry_keys
            for figure in self._library.figures.get(self._index.entries[key].target, ())
            if figure.observation.share_of
        }
        counted = map(self._index.indicator, self._library.lookup.indicators_in(conversation.passages))
        return [entry for entry in counted if asked.has_content or wholes.isdisjoint(entry.names)]

    def _stands_in_the_clauses(self, entry: Entry, conversation: Conversation) -> bool:
        """Whether a figure of the indicator is printed in a clause last cited."""
        return any(figure.clause.start in conversation.clauses for figure in self._library.figures[entry.target])

    def _named_together(self, asked: AskedQuestion, conversation: Conversation) -> list[Match]:
        """Indicators of the passage last cited whose names the two questions hold together, best first."""
        together = asked.pairs.joined(sounded(conversation.question))
        stems = asked.stems | stems_of(conversation.question)
        found: list[tuple[float, float, Match]] = []
        runs = asked.unmarked_runs
        own_dimensions = asked.slots.dimensions - conversation.slots.dimensions  # 「一共多少钱」 after so many people
        spoken_of = {name for key in conversation.entry_keys for name in self._index.entries[key].names[:1]}
        for entry in self._counted_in_the_passages(asked, conversation):
            if any(run not in "|".join(entry.names) for run in runs):
                continue  # 「回收率」 is no 普及率
            if asked.typed_in is Language.EN:
                name, coverage = self._english_name(entry, stems)
            else:
                name = max(entry.names, key=lambda one: name_coverage(one, together, self._index.weight))
                coverage = name_coverage(name, together, self._index.weight)
            if coverage < _SPOKEN_OF:
                continue
            names_nothing = not asked.has_content and not own_dimensions
            if names_nothing and any(name in one and name != one for one in spoken_of):
                continue  # 「五年累计呢」 of 万元生产总值能耗 is not asked of the 生产总值
            own = self._index.explained(asked, replace(entry, evidence=""), name, coverage, is_exact=False)
            says_more = own.explanation.mass > 0 or (coverage >= _SAID_WHOLE and not asked.has_content)
            if not own.explanation.unexplained and says_more:
                found.append((own.explanation.share, coverage, replace(own, entry=entry, coverage=1.0)))
        found.sort(key=lambda one: (-one[0], -one[1]))
        return [match for _, _, match in found]

    def _english_name(self, entry: Entry, stems: frozenset[str]) -> tuple[str, float]:
        """The English name of which the stems hold most, and how much."""
        coverages: list[tuple[float, str]] = [(0.0, "")]
        for name in entry.names_en:
            weights = {one: self._index.stem_weight(one) for one in stems_of(name)}
            held = sum(weight for one, weight in weights.items() if one in stems)
            coverages.append((held / (sum(weights.values()) or 1.0), name))
        coverage, name = max(coverages)
        return name, coverage


def _share_held(letters: str, name: str) -> float:
    """The part of the letters that a name holds in pairs; all of no letters."""
    held = character_credits(letters, sounded(name))
    return sum(credit > ALONE for credit in held) / len(held) if held else 1.0


def _names_alone(asked: AskedQuestion, name: str) -> bool:
    """Whether a part's name stands in the question, no longer number around it, and nothing else is named."""
    letters = letters_of(name)
    found = re.search(rf"(?<![0-9]){re.escape(letters)}(?![0-9])", asked.letters)
    left = [letter for letter in asked.content_characters if letter not in letters and letter != "+"]
    return found is not None and len(left) <= 1

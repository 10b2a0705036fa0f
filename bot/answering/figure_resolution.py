"""Finds the figures a question asks for: names by coverage, figures by slots, and nothing of the question unexplained."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.answering.contrasts import Contrasts
from bot.answering.library import Figure, Library
from bot.answering.selecting import Selection, Selector, Veto, Wish, wishes
from bot.answering.thresholds import THRESHOLDS
from bot.answering.trace import Trace
from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import character_credits, name_coverage, pair_sets
from bot.understanding.entries import EntryKind
from bot.understanding.matching import Match, NameIndex
from bot.understanding.question_text import letters_of, stem, stems_of
from bot.understanding.slots import Operation

_MOST_SUBJECTS = 6
_MOST_READINGS = 5
_TOO_LITTLE = "fell: too little of the name"
_WHOLE = 0.97
_BORROWED = 0.3
_FRESH = 0.25
"""The part of a further name that must stand in the question beyond the names already chosen."""
_CANDIDATES = 14
_OF_SEVERAL = frozenset({Operation.DIFFERENCE, Operation.SUM, Operation.RATIO, Operation.COMPARE})


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator that a question asks about, with one selection for each wish."""

    match: Match
    wishes: tuple[Wish, ...]
    selections: tuple[Selection, ...]

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The best figure of each selection that has one, without repeats."""
        return tuple(dict.fromkeys(selection.figures[0] for selection in self.selections if selection.figures))

    @property
    def is_complete(self) -> bool:
        """Whether every wish has a figure."""
        return all(selection.figures for selection in self.selections)

    @property
    def veto(self) -> Veto | None:
        """The slot that the first failing selection failed on."""
        return next((selection.veto for selection in self.selections if selection.veto), None)


@dataclass(frozen=True, slots=True)
class FigureResolution:
    """Subjects accepted, in the order in which the question names them; the one that was meant but vetoed; what is near.

    `readings` are subjects of which the question says too little to choose one, and nothing against any.
    """

    subjects: tuple[Subject, ...]
    vetoed: Subject | None
    near: tuple[Match, ...]
    readings: tuple[Subject, ...] = ()


class FigureResolver:
    """Resolves figures for one report."""

    def __init__(self, library: Library, index: NameIndex, selector: Selector, contrasts: Contrasts) -> None:
        self._library = library
        self._index = index
        self._selector = selector
        self._contrasts = contrasts
        self._shared_names = library.shared_names

    def resolve(self, question: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> FigureResolution:
        """Figures for a question, from its matches with indicators (others are ignored)."""
        wished = wishes(question.slots, self._library.report.plan_year)
        accepted: list[tuple[Subject, float]] = []
        vetoed: list[tuple[Subject, float]] = []
        near: list[Match] = []
        readings: list[Subject] = []
        named = self._named_spans(question, matches)
        indicators = [match for match in matches if match.entry.kind is EntryKind.INDICATOR][:_CANDIDATES]
        for match in indicators:
            subject = self._subject(match, wished)
            verdict, exact = self._judge(self._without_others(question, match, named), subject)
            trace.note(
                f"  {match.entry.target} ← “{match.name}” {match.score:.2f} (name {match.coverage:.2f}, question {exact.explanation.share:.2f}): {verdict}"
            )
            subject = Subject(exact, subject.wishes, subject.selections)
            if verdict == "accepted":
                accepted.append((subject, exact.score - self._borrowed(question, exact)))
            elif (anyway := self._in_another_unit(question, subject)) is not None:
                accepted.append((anyway, exact.score - self._borrowed(question, exact)))
            elif verdict.startswith("vetoed"):
                vetoed.append((subject, exact.score))
            elif match.coverage >= THRESHOLDS.name_near:
                near.append(match)
                if (
                    subject.figures
                    and verdict == _TOO_LITTLE
                    and exact.explanation.mass > 0
                    and exact.explanation.share > _WHOLE
                ):
                    readings.append(subject)
        accepted.sort(key=lambda one: -one[1])
        vetoed.sort(key=lambda one: -one[1])
        chosen = self._cover(question, [subject for subject, _ in accepted])
        chosen = self._with_siblings(question, chosen, wished, trace)
        if chosen and self._lacks_a_contrast(question, chosen):
            trace.note("  the question names things that exclude one another, and not all were found")
            near.extend(subject.match for subject in chosen)
            chosen = []
        best_veto = vetoed[0][0] if vetoed else None
        if chosen and best_veto and self._is_meant_more(best_veto, chosen[0]):
            trace.note(
                f"  {best_veto.match.entry.target} is meant more than {chosen[0].match.entry.target}, and has no such figure"
            )
            return FigureResolution((), best_veto, tuple(near))
        return FigureResolution(tuple(chosen), best_veto, tuple(near), tuple(readings[:_MOST_READINGS]))

    @staticmethod
    def _named_spans(question: AskedQuestion, matches: tuple[Match, ...]) -> dict[int, tuple[int, int]]:
        """Where indicators' names stand in the question word for word, by entry key, when it asks of several things."""
        slots = question.slots
        if not (slots.is_plural or slots.numbers_asked > 1 or slots.operations & _OF_SEVERAL):
            return {}
        spans: dict[int, tuple[int, int]] = {}
        for match in matches:
            if match.entry.kind is EntryKind.INDICATOR and match.is_exact:
                span = _span(question, match.name)
                if span:
                    spans[match.entry.key] = span
        return spans

    @staticmethod
    def _without_others(question: AskedQuestion, match: Match, named: dict[int, tuple[int, int]]) -> AskedQuestion:
        """The question with the names of other things it asks about counted as explained."""
        own = named.get(match.entry.key) or _span(question, match.name) or (0, 0)
        others = [
            span for key, span in named.items() if key != match.entry.key and (span[1] <= own[0] or span[0] >= own[1])
        ]
        if not others:
            return question
        masked = {i for start, end in others for i in range(start, end)}
        return replace(
            question,
            is_function=tuple(function or i in masked for i, function in enumerate(question.is_function)),
            other_names=tuple(question.letters[start:end] for start, end in others),
        )

    def _in_another_unit(self, question: AskedQuestion, subject: Subject) -> Subject | None:
        """Of several numbers asked at once, the unit typed belongs to one of them; the others go by their names."""
        if question.slots.numbers_asked < 2 or subject.veto is not Veto.UNIT or not subject.match.is_exact:
            return None
        loosened = tuple(replace(wish, dimensions=frozenset()) for wish in subject.wishes)
        found = self._subject(subject.match, loosened)
        return found if found.figures else None

    def _subject(self, match: Match, wished: tuple[Wish, ...]) -> Subject:
        figures = self._library.figures[match.entry.target]
        return Subject(match, wished, tuple(self._selector.select(figures, wish) for wish in wished))

    def _judge(self, question: AskedQuestion, subject: Subject) -> tuple[str, Match]:
        """Whether the subject answers, and its match held against the very figures it would answer with."""
        match = subject.match
        figures = subject.figures or self._library.figures[match.entry.target]
        evidence = " ".join(dict.fromkeys(figure.evidence for figure in figures))
        exact = self._index.explained_by(question, match, evidence)
        asked = question.text
        for name in question.other_names:
            asked = asked.replace(name, " ")
        clash = self._contrasts.clash(asked, (*match.entry.names, *match.entry.names_en), evidence)
        if clash:
            return f"fell: {clash} is contradicted", exact
        if not self._is_named(question, exact, subject):
            return _TOO_LITTLE, exact
        if not self._is_explained(question, exact):
            return f"fell: unexplained {'、'.join(exact.explanation.unexplained)}", exact
        if not subject.figures:
            return f"vetoed by {subject.veto}", exact
        return "accepted", exact

    def _borrowed(self, question: AskedQuestion, match: Match) -> float:
        """What a subject loses in rank for words of the question that only its sentence explains, not its names.

        Two figures of one sentence are explained alike by it; the one that is called what was asked comes first.
        """
        named = self._index.explained_by(question, match, "")
        return _BORROWED * (match.explanation.share - named.explanation.share)

    @staticmethod
    def _is_named(question: AskedQuestion, match: Match, subject: Subject) -> bool:
        if question.typed_in is Language.EN:
            return match.coverage >= THRESHOLDS.name_en or (
                match.coverage >= THRESHOLDS.name_near and match.explanation.share > 0.99
            )
        if match.coverage >= THRESHOLDS.name:
            return True
        return (
            match.coverage >= THRESHOLDS.name_with_clause
            and match.explanation.share > 0.97
            and match.explanation.mass >= THRESHOLDS.clause_mass
            and bool(subject.figures)
        )

    @staticmethod
    def _is_explained(question: AskedQuestion, match: Match) -> bool:
        if question.typed_in is Language.EN:
            return match.explanation.share >= THRESHOLDS.english_share
        return not match.explanation.unexplained and match.explanation.share >= THRESHOLDS.figure_share

    @staticmethod
    def _is_meant_more(vetoed: Subject, chosen: Subject) -> bool:
        """A question that names one thing exactly is not answered with another that only resembles it."""
        return vetoed.match.score > chosen.match.score + THRESHOLDS.gap

    def _cover(self, question: AskedQuestion, accepted: list[Subject]) -> list[Subject]:
        """As many subjects as it takes to account for the names in the question, best first, then in its order."""
        chosen: list[Subject] = []
        taken: set[int] = set()
        for subject in accepted[: 2 * _MOST_SUBJECTS]:
            positions = self._positions(question, subject.match.name)
            fresh = positions - taken
            if chosen and subject.match.is_exact and not positions:  # meant by what was said before, not named here
                chosen.append(subject)
                continue
            if chosen and subject.match.name in self._shared_names and subject.match.name == chosen[0].match.name:
                chosen.append(subject)
                continue
            if chosen and any(subject.match.name in name for name in chosen[0].match.entry.names):
                continue
            if chosen and (
                not self._may_join(question, chosen[0], subject)
                or len(fresh) < max(2.0, _FRESH * len(letters_of(subject.match.name)))
            ):
                continue
            chosen.append(subject)
            taken |= positions
            if len(chosen) == _MOST_SUBJECTS:
                break
        chosen = _in_asked_scope(question, chosen)
        return sorted(chosen, key=lambda subject: min(self._positions(question, subject.match.name), default=0))

    def _with_siblings(
        self, question: AskedQuestion, chosen: list[Subject], wished: tuple[Wish, ...], trace: Trace
    ) -> list[Subject]:
        """Of several things asked at once, those named in short (「稳岗的、培训的」) by what is left of the question."""
        if not chosen or not (question.slots.is_plural or question.slots.numbers_asked > 1):
            return chosen
        passages = {figure.clause.passage.id for subject in chosen for figure in subject.figures}
        for run in self._unnamed(question, chosen):
            sibling = self._sibling(question, run, passages, wished)
            if sibling is not None and all(sibling.match.entry.key != one.match.entry.key for one in chosen):
                trace.note(f"  “{run}” is taken for {sibling.match.entry.target}, in the same paragraph")
                chosen = [*chosen, sibling]
        return chosen[:_MOST_SUBJECTS]

    def _unnamed(self, question: AskedQuestion, chosen: list[Subject]) -> list[str]:
        """Content stretches of the question that no chosen subject is called by."""
        named = {i for subject in chosen for i in self._positions(question, subject.match.name)}
        runs = [""]
        for i, letter in enumerate(question.letters):
            if i in named or question.is_function[i] or question.is_soft[i]:
                runs.append("")
            else:
                runs[-1] += letter
        names = "|".join(name for subject in chosen for name in subject.match.entry.names)
        return [run for run in runs if len(run) > 1 and run not in names]

    def _sibling(
        self, question: AskedQuestion, run: str, passages: set[str], wished: tuple[Wish, ...]
    ) -> Subject | None:
        found: list[tuple[float, Subject]] = []
        for entry in self._index.entries:
            if entry.kind is not EntryKind.INDICATOR or not any(run in name for name in entry.names):
                continue
            figures = self._library.figures[entry.target]
            if not any(figure.clause.passage.id in passages for figure in figures):
                continue
            name = max(
                (name for name in entry.names if run in name),
                key=lambda one: name_coverage(one, question.pairs, self._index.weight),
            )
            coverage = name_coverage(name, question.pairs, self._index.weight)
            match = self._index.explained(question, entry, name, coverage, is_exact=False)
            subject = self._subject(match, wished)
            if subject.figures:
                found.append((match.coverage, subject))
        return max(found, key=lambda one: one[0])[1] if found else None

    def _lacks_a_contrast(self, question: AskedQuestion, chosen: list[Subject]) -> bool:
        """Whether the question names one of several things that exclude one another and no chosen subject is it."""
        names = tuple(
            name for subject in chosen for name in (*subject.match.entry.names, *subject.match.entry.names_en)
        )
        evidence = " ".join(figure.evidence for subject in chosen for figure in subject.figures)
        return self._contrasts.leaves_out(question.text, names, evidence, is_english=question.typed_in is Language.EN)

    @staticmethod
    def _may_join(question: AskedQuestion, first: Subject, other: Subject) -> bool:
        """A second subject must be named as plainly as the first, or stand in the same sentence."""
        if other.match.coverage >= THRESHOLDS.name:
            return True
        first_quotes = {figure.clause.passage.id for figure in first.figures}
        return question.slots.is_plural and any(f.clause.passage.id in first_quotes for f in other.figures)

    @staticmethod
    def _positions(question: AskedQuestion, name: str) -> set[int]:
        """Where in the question the name stands, as indices of its letters."""
        span = _span(question, name)
        if span:
            return set(range(*span))
        stems = stems_of(name)
        gained = character_credits(question.letters, pair_sets(name))
        found = {i for i, credit in enumerate(gained) if credit > 0.5 and not question.is_function[i]}
        if question.typed_in is Language.EN:
            found = {
                i
                for start, end, word in question.word_starts
                if stem(word) in stems and not all(question.is_function[start:end])
                for i in range(start, end)
            }
        return found


def _span(question: AskedQuestion, name: str) -> tuple[int, int] | None:
    """Where the name stands in the question word for word, as indices of its letters."""
    letters = letters_of(name)
    at = question.letters.find(letters)
    return (at, at + len(letters)) if letters and at >= 0 else None


def _in_asked_scope(question: AskedQuestion, chosen: list[Subject]) -> list[Subject]:
    """When some of several subjects have figures of the asked scope, those that have none say nothing to it."""
    asked = question.slots.scopes
    fitting = [subject for subject in chosen if any(figure.observation.scope_id in asked for figure in subject.figures)]
    return fitting if asked and fitting else chosen

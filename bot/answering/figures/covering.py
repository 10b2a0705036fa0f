"""Of the accepted subjects, those it takes to account for everything that the question names."""

from __future__ import annotations

from collections.abc import Callable

from bot.answering.contrasts import Contrasts
from bot.answering.figures.subjects import Subject, positions_of
from bot.answering.library import Library
from bot.answering.thresholds import Thresholds
from bot.answering.trace import Trace
from bot.domain.answer import Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import name_coverage
from bot.understanding.entries import Entry
from bot.understanding.matching import Match, NameIndex
from bot.understanding.normalise import is_han
from bot.understanding.question_text import letters_of
from bot.understanding.slots import COMPARISONS

_MOST_SUBJECTS = 6
_FRESH = 0.25
"""The part of a further name that must stand in the question beyond the names already chosen."""

SubjectMaker = Callable[[Match], Subject]


class FigureCoverer:
    """Covers questions with subjects of one report."""

    def __init__(self, library: Library, index: NameIndex, contrasts: Contrasts, thresholds: Thresholds) -> None:
        self._library = library
        self._index = index
        self._contrasts = contrasts
        self._thresholds = thresholds

    def cover(
        self, question: AskedQuestion, accepted: list[Subject], make: SubjectMaker, trace: Trace
    ) -> tuple[Subject, ...]:
        """The subjects the question names, in its order; none when it names things that were not all found.

        Args:
            question: what was asked.
            accepted: subjects that answer, best first.
            make: makes a subject of a match, with the question's wishes.
            trace: what was decided.
        """
        chosen = self._named(question, accepted)
        chosen = self._with_siblings(question, chosen, make, trace)
        if chosen and self._lacks_a_contrast(question, chosen):
            trace.note("  the question names things that exclude one another, and not all were found")
            return ()
        return tuple(chosen)

    def _named(self, question: AskedQuestion, accepted: list[Subject]) -> list[Subject]:
        chosen: list[Subject] = []
        taken: set[int] = set()
        whole = {i for one in accepted if one.match.is_exact for i in positions_of(question, one.match.name)}
        for subject in accepted[: 2 * _MOST_SUBJECTS]:
            positions = positions_of(question, subject.match.name)
            if not subject.match.is_exact:
                positions -= whole  # a name that stands there whole has its place to itself
            if chosen and not self._adds(question, chosen[0], subject, len(positions - taken)):
                continue
            chosen.append(subject)
            taken |= positions
            if len(chosen) == _MOST_SUBJECTS:
                break
        chosen = _in_asked_scope(question, _plainly_named(chosen))
        return sorted(chosen, key=lambda subject: _place_of(question, subject))

    def _adds(self, question: AskedQuestion, first: Subject, other: Subject, fresh: int) -> bool:
        """Whether a further subject is one the question asks about as well."""
        name = other.match.name
        if other.match.is_exact and not positions_of(question, name):
            return True  # meant by what was said before, not named here
        if name == first.match.name and name in self._library.shared_names:
            return True
        if name in first.match.entry.names[0]:
            return False
        slots = question.slots
        is_one = slots.numbers_asked == 1 and not (slots.is_plural or slots.operations & COMPARISONS)
        if is_one and not (_stand_apart(question, first, other) or _fills_a_gap(first, other)):
            return False
        return self._may_join(question, first, other) and fresh >= max(2.0, _FRESH * len(letters_of(name)))

    def _may_join(self, question: AskedQuestion, first: Subject, other: Subject) -> bool:
        """A further subject must be named as plainly as the first, or stand in the same paragraph."""
        if other.match.coverage >= self._thresholds.name:
            return True
        passages = {figure.clause.passage.id for figure in first.figures}
        return question.slots.is_plural and any(figure.clause.passage.id in passages for figure in other.figures)

    def _with_siblings(
        self, question: AskedQuestion, chosen: list[Subject], make: SubjectMaker, trace: Trace
    ) -> list[Subject]:
        """Of several things asked at once, those named in short (「稳岗的、培训的」) by what is left of the question."""
        if not chosen or not (question.slots.is_plural or question.slots.numbers_asked > 1):
            return chosen
        passages = frozenset(figure.clause.passage.id for subject in chosen for figure in subject.figures)
        places = {one.match.entry.key: _place_of(question, one) for one in chosen}
        for run in _unnamed(question, chosen):
            sibling = self._sibling(question, run, passages, make)
            if sibling is not None and all(sibling.match.entry.key != one.match.entry.key for one in chosen):
                trace.note(f"  “{run}” is taken for {sibling.match.entry.target}, in the same paragraph")
                chosen = [*chosen, sibling]
                places[sibling.match.entry.key] = question.letters.find(run)
        return sorted(chosen[:_MOST_SUBJECTS], key=lambda subject: places[subject.match.entry.key])

    def _sibling(
        self, question: AskedQuestion, run: str, passages: frozenset[str], make: SubjectMaker
    ) -> Subject | None:
        named = [
            entry
            for entry in map(self._index.indicator, self._library.lookup.indicators_in(passages))
            if any(run in name for name in entry.names)
        ]
        if len(named) != 1:
            return None  # 「自贸片区」 stands in many names: it tells where, not what
        sibling = make(self._match_by(question, named[0], run))
        return sibling if sibling.figures else None

    def _match_by(self, question: AskedQuestion, entry: Entry, run: str) -> Match:
        """The match by that name which holds the run and is best covered by the question."""
        coverages = {
            name: name_coverage(name, question.pairs, self._index.weight) for name in entry.names if run in name
        }
        name = max(coverages, key=lambda one: coverages[one])
        return self._index.explained(question, entry, name, coverages[name], is_exact=False)

    def _lacks_a_contrast(self, question: AskedQuestion, chosen: list[Subject]) -> bool:
        """Whether the question names one of several things that exclude one another and no chosen subject is it."""
        names = tuple(name for subject in chosen for name in subject.all_names)
        evidence = " ".join(figure.evidence for subject in chosen for figure in subject.figures)
        return self._contrasts.leaves_out(question.text, names, evidence, is_english=question.typed_in is Language.EN)


def _unnamed(question: AskedQuestion, chosen: list[Subject]) -> list[str]:
    """Content stretches of the question that no chosen subject is called by."""
    named = {i for subject in chosen for i in positions_of(question, subject.match.name)}
    runs = [""]
    for i, letter in enumerate(question.letters):
        if i in named or question.is_function[i] or question.is_soft[i]:
            runs.append("")
        else:
            runs[-1] += letter
    names = "|".join(name for subject in chosen for name in subject.match.entry.names)
    return [run for run in runs if len(run) > 1 and is_han(run[0]) and run not in names]


def _place_of(question: AskedQuestion, subject: Subject) -> int:
    """Where the question begins to name the subject."""
    return min(positions_of(question, subject.match.name), default=0)


def _plainly_named(chosen: list[Subject]) -> list[Subject]:
    """Where several subjects are named word for word, those named only in part were not asked for."""
    exact = [subject for subject in chosen if subject.match.is_exact]
    return exact if len(exact) > 1 else chosen


def _in_asked_scope(question: AskedQuestion, chosen: list[Subject]) -> list[Subject]:
    """When some of several subjects have figures of the asked scope, those that have none say nothing to it."""
    asked = () if question.slots.operations & COMPARISONS else question.slots.scopes
    fitting = [subject for subject in chosen if any(figure.observation.scope_id in asked for figure in subject.figures)]
    return fitting if asked and fitting else chosen


def _fills_a_gap(one: Subject, other: Subject) -> bool:
    """Whether the other has what the one lacks of what is asked (几座，无害化的比例)."""
    pairs = tuple(zip(one.selections, other.selections, strict=True))
    return any(not first.figures and second.figures for first, second in pairs)


def _stand_apart(question: AskedQuestion, one: Subject, other: Subject) -> bool:
    """Whether both are named word for word, with a sign between them: two questions in a row."""
    if not (one.match.is_exact and other.match.is_exact):
        return False
    first, second = sorted((question.text.find(one.match.name), question.text.find(other.match.name)))
    return first >= 0 and any(sign in question.text[first:second] for sign in ",;?!、")

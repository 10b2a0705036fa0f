"""Chooses what to answer with: figures first, then terms, plans and frequent questions, then the report's own sentences,
then silence."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.comparing import Comparer
from bot.answering.contrasts import Contrasts
from bot.answering.figure_composing import FigureComposer
from bot.answering.figure_resolution import FigureResolution, FigureResolver, Subject
from bot.answering.library import Library
from bot.answering.navigation import Navigator
from bot.answering.numbers import NumberReader
from bot.answering.phrasing import Phrasing
from bot.answering.question_making import QuestionMaker
from bot.answering.reverse import ReverseLookup
from bot.answering.selecting import Selector
from bot.answering.sentences import SentenceFinder
from bot.answering.silence import SilenceComposer
from bot.answering.target_lists import TargetLists
from bot.answering.text_composing import TextComposer
from bot.answering.text_resolution import TextCandidate, TextResolver
from bot.answering.trace import Trace
from bot.domain.answer import Answer
from bot.domain.knowledge import ObservationStatus, Term
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import Match, NameIndex
from bot.understanding.slots import Operation

_COMPARISONS = frozenset({Operation.DIFFERENCE, Operation.SUM, Operation.RATIO, Operation.COMPARE})
_FIGURE_PREFERENCE = 0.10
_NUMBERLESS_PENALTY = 0.30
_DEFINITION_BONUS = 0.15
_TERM_BONUS = 0.05
_THING_PENALTY = 0.12
_WORDING_BONUS = 0.06


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer, the question it was given to (with the slots it was read with), and the entries it used."""

    answer: Answer
    asked: AskedQuestion
    entry_keys: tuple[int, ...] = ()


class Chooser:
    """Chooses answers for one report."""

    def __init__(self, library: Library, index: NameIndex, lexicon: Lexicon) -> None:
        self._library = library
        self._index = index
        contrasts = Contrasts(lexicon)
        self.phrasing = Phrasing(library.report, lexicon)
        self._figures = FigureResolver(library, index, Selector(library.report, lexicon), contrasts)
        self._texts = TextResolver(library, index, contrasts, NumberReader(lexicon))
        self._figure_composer = FigureComposer(library, self.phrasing)
        self._comparer = Comparer(self._figure_composer, self.phrasing)
        self._text_composer = TextComposer(library, self.phrasing)
        self.questions = QuestionMaker(library, self.phrasing)
        self._silence = SilenceComposer(library, self.phrasing, self.questions)
        self._sentences = SentenceFinder(library, index, contrasts)
        self.navigator = Navigator(library)
        self._reverse = ReverseLookup(library, index, self._figure_composer, self.phrasing)
        self._target_lists = TargetLists(library, self.phrasing)
        self._terms_by_id = {entry.target: entry.key for entry in index.entries if entry.kind is EntryKind.TERM}

    def choose(self, asked: AskedQuestion, trace: Trace) -> Choice:
        """Choose an answer for a question that stands by itself."""
        structural = self._structural(asked)
        if structural is not None:
            return structural
        return self.choose_among(asked, self._index.match(asked), trace)

    def _structural(self, asked: AskedQuestion) -> Choice | None:
        """Questions about places, numbers and whole lists, which no name decides."""
        term = self.navigator.term_asked(asked)
        if isinstance(term, Term):
            return Choice(self._text_composer.term(asked, term), asked, (self._terms_by_id[term.id],))
        if isinstance(term, int):
            return Choice(self.navigator.no_such_item(asked, term), asked)
        answer = self.navigator.answer(asked) or self._reverse.answer(asked) or self._target_lists.answer(asked)
        return Choice(answer, asked) if answer else None

    def choose_among(self, asked: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> Choice:
        """Choose an answer from given matches."""
        trace.note("figures:")
        figures = self._figures.resolve(asked, matches, trace)
        trace.note("texts:")
        texts = self._texts.resolve(asked, matches, trace)
        if self._asks_definition(asked):
            texts = tuple(one for one in texts if one.match.entry.kind is not EntryKind.PLAN)
        best_text = self._best_text(asked, texts)
        if figures.subjects and not self._asks_words(asked) and not self._text_wins(asked, figures, best_text):
            return self._figure_choice(asked, figures)
        if best_text is not None and not self._is_silent_on_number(asked, figures, best_text):
            return self._text_choice(asked, best_text, texts)
        if figures.vetoed is not None and self._asks_figure(asked):
            subject = figures.vetoed
            return Choice(self._silence.about(asked, subject), asked, (subject.match.entry.key,))
        return self._from_the_report(asked, figures, matches, trace)

    def _figure_choice(self, asked: AskedQuestion, resolution: FigureResolution) -> Choice:
        subjects = resolution.subjects
        keys = tuple(subject.match.entry.key for subject in subjects)
        incomplete = next((subject for subject in subjects if not subject.is_complete), None)
        if incomplete is not None and len(subjects) == 1:
            answer = self._figure_composer.compose(asked, subjects)
            missing = self._silence.about(asked, incomplete)
            return Choice(_with_detail(answer, missing.headline), asked, keys)
        figures = tuple(dict.fromkeys(figure for subject in subjects for figure in subject.figures))
        if asked.slots.operations & _COMPARISONS:
            figures = figures if len(figures) > 1 else self._comparable_pair(asked, subjects)
            if len(figures) > 1:
                ids = tuple(subject.match.entry.target for subject in subjects)
                return Choice(self._comparer.compare(asked, figures, ids), asked, keys)
        return Choice(self._figure_composer.compose(asked, subjects), asked, keys)

    @staticmethod
    def _comparable_pair(asked: AskedQuestion, subjects: tuple[Subject, ...]) -> tuple:  # type: ignore[type-arg]
        """Actual and target of one indicator, when the question compares and names no second period."""
        if len(subjects) != 1 or len(subjects[0].selections) != 1:
            return ()
        figures = subjects[0].selections[0].figures
        first = figures[0]
        other = next(
            (
                figure
                for figure in figures[1:]
                if figure.observation.measure == first.observation.measure
                and figure.observation.unit == first.observation.unit
            ),
            None,
        )
        return (first, other) if other else ()

    @staticmethod
    def _asks_words(asked: AskedQuestion) -> bool:
        """Whether a definition or an enumeration is asked for, which a figure alone never is."""
        slots = asked.slots
        if slots.wants_number or slots.measures or slots.dimensions or slots.status:
            return False
        if Operation.ENUMERATE in slots.operations:
            return True
        return Operation.DEFINE in slots.operations and not slots.periods and not slots.claims

    @staticmethod
    def _asks_definition(asked: AskedQuestion) -> bool:
        """Whether a meaning is asked for and nothing else; what will be done is no meaning."""
        slots = asked.slots
        return Operation.DEFINE in slots.operations and not (slots.periods or slots.status or slots.wants_number)

    def _asks_figure(self, asked: AskedQuestion) -> bool:
        slots = asked.slots
        return bool(slots.wants_number or slots.measures or slots.wants_level or slots.claims) or not slots.wants_thing

    def _best_text(self, asked: AskedQuestion, texts: tuple[TextCandidate, ...]) -> TextCandidate | None:
        scored = [TextCandidate(one.match, self._text_score(asked, one)) for one in texts]
        return max(scored, key=lambda one: one.score, default=None)

    def _text_score(self, asked: AskedQuestion, candidate: TextCandidate) -> float:
        slots = asked.slots
        kind = candidate.match.entry.kind
        score = candidate.score
        is_definition = Operation.DEFINE in slots.operations
        if kind in (EntryKind.TERM, EntryKind.TERM_PART):
            score += _TERM_BONUS
            if is_definition or Operation.ENUMERATE in slots.operations:
                score += _DEFINITION_BONUS
        if kind is EntryKind.PLAN and slots.status is ObservationStatus.TARGET:
            score += _WORDING_BONUS
        if kind is EntryKind.FAQ and slots.wants_thing:
            score += _WORDING_BONUS
        if slots.wants_number and not slots.wants_thing and not self._texts.holds_number(asked, candidate.match):
            score -= _NUMBERLESS_PENALTY
        return score

    def _text_wins(self, asked: AskedQuestion, figures: FigureResolution, text: TextCandidate | None) -> bool:
        if text is None:
            return False
        slots = asked.slots
        score = figures.subjects[0].match.score
        asks_number = slots.wants_number or slots.measures or slots.wants_level or slots.claims or slots.status
        if asks_number:
            score += _FIGURE_PREFERENCE
        elif slots.wants_thing or Operation.DEFINE in slots.operations:
            score -= _THING_PENALTY
        return text.score > score

    def _is_silent_on_number(self, asked: AskedQuestion, figures: FigureResolution, text: TextCandidate) -> bool:
        """A number was asked for and the text holds none: words are no answer to it."""
        slots = asked.slots
        if not slots.wants_number or slots.wants_thing:
            return False
        return not self._texts.holds_number(asked, text.match)

    def _text_choice(self, asked: AskedQuestion, best: TextCandidate, texts: tuple[TextCandidate, ...]) -> Choice:
        entry = best.match.entry
        keys = (entry.key,)
        if entry.kind is EntryKind.TERM:
            return Choice(self._text_composer.term(asked, self._library.terms[entry.target]), asked, keys)
        if entry.kind is EntryKind.TERM_PART:
            term, part = self._library.parts[entry.target]
            return Choice(self._text_composer.part(asked, term, part), asked, keys)
        if entry.kind is EntryKind.FAQ:
            return Choice(self._text_composer.faq(asked, self._library.faqs[entry.target]), asked, keys)
        others = tuple(
            self._library.plans[one.match.entry.target]
            for one in texts
            if one.match.entry.kind is EntryKind.PLAN and one.match.entry.key != entry.key and one.match.is_exact
        )
        plan = self._library.plans[entry.target]
        return Choice(self._text_composer.plan(asked, plan, others[:4]), asked, keys)

    def _from_the_report(
        self, asked: AskedQuestion, figures: FigureResolution, matches: tuple[Match, ...], trace: Trace
    ) -> Choice:
        """The best sentence of the report, or silence that names what is near."""
        slots = asked.slots
        if Operation.DEFINE in slots.operations and not slots.wants_number and asked.has_content:
            mention = self._sentences.mention(asked, trace)
            if mention is not None:
                return Choice(self._silence.mentioned(asked, mention.word, mention.clause), asked)
        if not slots.wants_number and not slots.claims:
            clause = self._sentences.find(asked, trace)
            if clause is not None:
                return Choice(self._text_composer.sentence(asked, clause), asked)
        if figures.vetoed is not None:
            subject = figures.vetoed
            return Choice(self._silence.about(asked, subject), asked, (subject.match.entry.key,))
        if not asked.has_content:
            return Choice(self._silence.not_understood(asked), asked)
        if len(figures.readings) > 1 and self._asks_figure(asked):
            keys = tuple(subject.match.entry.key for subject in figures.readings)
            trace.note("several readings explain the whole question: asked back")
            return Choice(self._silence.which(asked, figures.readings), asked, keys)
        near = figures.near or matches
        return Choice(self._silence.nothing(asked, near[:4]), asked)


def _with_detail(answer: Answer, line: str) -> Answer:
    from dataclasses import replace

    return replace(answer, details=(line, *answer.details))

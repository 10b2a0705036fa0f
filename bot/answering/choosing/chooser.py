"""Chooses what to answer with: figures first, then terms, plans and frequent questions, then the report's own sentences,
then silence."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.figure_chooser import FigureChooser
from bot.answering.choosing.weighing import (
    asks_definition,
    asks_figure,
    asks_number,
    asks_words,
    figure_weight,
    text_weight,
)
from bot.answering.contrasts import Contrasts
from bot.answering.figures.composing import FigureComposer
from bot.answering.figures.deriving import Deriver
from bot.answering.figures.enumerated import Enumerated, EnumerationResolver
from bot.answering.figures.resolution import FigureResolver
from bot.answering.figures.reverse import ReverseLookup
from bot.answering.figures.selecting import Selector
from bot.answering.figures.subjects import FigureResolution, Subject
from bot.answering.figures.target_lists import TargetLists
from bot.answering.library import Library
from bot.answering.phrasing import Phrasing
from bot.answering.replies.question_making import QuestionMaker
from bot.answering.replies.silence import SilenceComposer
from bot.answering.texts.composing import TextComposer
from bot.answering.texts.items import item_number
from bot.answering.texts.navigation import Navigator
from bot.answering.texts.numbers import NumberReader
from bot.answering.texts.resolution import TextCandidate, TextResolver
from bot.answering.texts.sentences import SentenceFinder
from bot.answering.texts.supplying import SupplyJudge
from bot.answering.texts.topics import TopicLister
from bot.answering.thresholds import Thresholds
from bot.answering.trace import Trace
from bot.domain.answer import Language
from bot.domain.knowledge import Term
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import Match, NameIndex
from bot.understanding.phrases import PhraseTable
from bot.understanding.reading import QuestionReader
from bot.understanding.slots import COMPARISONS, Operation, Slots

_NEAREST = 4
_OTHER_PLANS = 4
_MOST_NAMED = 4
_ANY_LIST = 99
_IN_THESE_WORDS = 0.9
"""The part of a curated wording from which a question is taken to be asked in just these words."""


class Chooser:
    """Chooses answers for one report."""

    def __init__(
        self, library: Library, index: NameIndex, reader: QuestionReader, lexicon: Lexicon, thresholds: Thresholds
    ) -> None:
        self._library = library
        self._index = index
        self._thresholds = thresholds
        contrasts = Contrasts(lexicon)
        supplies = SupplyJudge(
            PhraseTable.of(
                (
                    *(word for word in lexicon.function_words.all if len(word) > 1),
                    *lexicon.talk_words.all,
                    *lexicon.particles,
                ),
                "function",
            )
        )
        self.phrasing = phrasing = Phrasing(library.report, lexicon)
        self.questions = QuestionMaker(library, phrasing)
        self.navigator = Navigator(library)
        composer = FigureComposer(library, phrasing)
        self._silence = SilenceComposer(library, phrasing, self.questions)
        self._figures = FigureResolver(
            library,
            index,
            Selector(library.report, lexicon),
            contrasts,
            thresholds,
            PhraseTable.of(lexicon.flows.all, "flow"),
        )
        self._deriver = Deriver(library, phrasing, self._figures)
        self._enumerated = EnumerationResolver(reader, index, self._figures)
        self._figure_chooser = FigureChooser(composer, phrasing, self._silence, library.report.review_year)
        self._texts = TextResolver(
            library,
            index,
            contrasts,
            NumberReader(lexicon),
            supplies,
            PhraseTable.of(lexicon.totals.all, "total"),
            thresholds,
        )
        self._text_composer = TextComposer(library, phrasing)
        self._sentences = SentenceFinder(library, index, contrasts, supplies, thresholds)
        self._topics = TopicLister(library, phrasing, lexicon)
        self._reverse = ReverseLookup(library, index, composer, phrasing)
        self._target_lists = TargetLists(library, phrasing)
        self._term_keys = {entry.target: entry.key for entry in index.entries if entry.kind is EntryKind.TERM}

    def choose(self, asked: AskedQuestion, trace: Trace) -> Choice:
        """Choose an answer for a question that stands by itself."""
        worded = self._index.entry_worded(asked.letters)
        if worded is not None:
            trace.note(f"asked in a curated wording of {worded.target}")
            return self.choose_entry(asked, worded)
        if item_number(asked.text, _ANY_LIST) is not None:  # of a list that nobody has given
            return Choice(self._silence.not_understood(asked), asked)
        structural = self._structural(asked)
        if structural is not None:
            return structural
        return self.choose_among(asked, self._index.match(asked), trace)

    def choose_among(self, asked: AskedQuestion, matches: tuple[Match, ...], trace: Trace) -> Choice:
        """Choose an answer from given matches."""
        yardstick = self._deriver.yardstick(asked, matches, trace)
        if yardstick is not None:
            return Choice(yardstick, asked)
        trace.note("figures:")
        figures = self._figures.resolve(asked, matches, trace)
        if not figures.subjects and asked.slots.operations & COMPARISONS and len(figures.readings) == 1:
            only = figures.readings[0]
            if self._is_the_only_one(only) and len(only.figures) > 1:
                figures = replace(figures, subjects=(only,))
        enumerated = self._enumerated.resolve(asked, matches, trace) if len(figures.subjects) < _MOST_NAMED else None
        if enumerated is not None and self._names_more(asked, enumerated, figures):
            asked = replace(asked, slots=replace(asked.slots, is_plural=True))
            figures = replace(
                figures, subjects=enumerated.subjects, vetoed=None, is_enumerated=True, missing=enumerated.missing
            )
        trace.note("texts:")
        texts = self._texts.resolve(asked, matches, trace)
        if asks_definition(asked):
            texts = _defining(texts)
        text = self._best_text(asked, texts)
        if figures.subjects and not asks_words(asked) and not self._text_wins(asked, figures, text):
            return self._figure_chooser.choose(asked, figures)
        derived = self._derived(asked, figures, matches, trace)
        if derived is not None:
            return derived
        if figures.vetoed is not None and self._is_silenced(asked, figures.vetoed, text):
            return Choice(self._silence.about(asked, figures.vetoed), asked, (figures.vetoed.match.entry.key,))
        if text is not None and not self._lacks_the_number(asked, text):
            return self._text_choice(asked, text, texts)
        if figures.subjects and asks_number(asked) and not asks_words(asked):
            return self._figure_chooser.choose(asked, figures)
        if figures.vetoed is not None and asks_figure(asked):
            subject = figures.vetoed
            return Choice(self._silence.about(asked, subject), asked, (subject.match.entry.key,))
        return self._from_the_report(asked, figures, matches, trace)

    def _derived(
        self, asked: AskedQuestion, figures: FigureResolution, matches: tuple[Match, ...], trace: Trace
    ) -> Choice | None:
        """What follows from figures, where none is printed."""
        if figures.subjects:
            return None
        part = self._deriver.part_of_own(asked, matches, trace)
        return self._figure_chooser.choose(*part) if part is not None else None

    def choose_together(
        self, asked: AskedQuestion, sides: tuple[tuple[Slots, tuple[int, ...]], ...], trace: Trace
    ) -> Choice | None:
        """Set figures of entries against one another, each read with its own slots; None unless each side has one."""
        subjects: list[Subject] = []
        for slots, keys in sides:
            side = replace(asked, slots=replace(slots, operations=frozenset()))
            matches = tuple(
                self._index.explained(side, entry, entry.names[0], 1.0, is_exact=True)
                for entry in (self._index.entries[key] for key in keys)
            )
            found = self._figures.resolve(side, matches, trace).subjects
            if len(found) != 1 or not found[0].figures:
                return None
            subjects.append(replace(found[0], selections=found[0].selections[:1]))
        if len({subject.figures[0] for subject in subjects}) < len(subjects):
            return None
        plural = replace(asked, slots=replace(asked.slots, is_plural=True))
        trace.note("the last two answers are set against one another")
        return self._figure_chooser.choose(plural, FigureResolution(tuple(subjects), None, (), is_enumerated=True))

    def choose_entry(self, asked: AskedQuestion, entry: Entry) -> Choice:
        """The answer with one given text entry."""
        match = self._index.explained(asked, entry, entry.names[0], 1.0, is_exact=True)
        return self._text_choice(asked, TextCandidate(match, match.score), ())

    def _structural(self, asked: AskedQuestion) -> Choice | None:
        """Questions about places, numbers and whole lists, which no name decides."""
        term = self.navigator.term_asked(asked)
        if isinstance(term, Term):
            return self._term_choice(asked, term, self._term_keys[term.id])
        if isinstance(term, int):
            return Choice(self.navigator.no_such_item(asked, term), asked)
        answer = self.navigator.answer(asked) or self._reverse.answer(asked) or self._target_lists.answer(asked)
        return Choice(answer, asked) if answer else None

    def _best_text(self, asked: AskedQuestion, texts: tuple[TextCandidate, ...]) -> TextCandidate | None:
        weighed = [
            TextCandidate(
                one.match,
                text_weight(
                    asked,
                    one.match,
                    one.score,
                    self._library,
                    holds_number=self._texts.holds_number(asked, one.match),
                ),
            )
            for one in texts
        ]
        return max(weighed, key=lambda one: one.score, default=None)

    def _text_wins(self, asked: AskedQuestion, figures: FigureResolution, text: TextCandidate | None) -> bool:
        if text is not None and text.match.entry.kind is EntryKind.PLAN:
            set_by_plan = self._library.plans[text.match.entry.target].indicators
            if any(subject.match.entry.target in set_by_plan for subject in figures.subjects):
                return False  # the figure is what the plan says, typed
        if text is not None and figures.subjects and _is_named_longer(figures.subjects[0].match, text.match):
            return False
        compares = asked.slots.operations & COMPARISONS and sum(len(one.figures) for one in figures.subjects) > 1
        if text is not None and compares:
            is_prose = text.match.entry.kind is not EntryKind.FAQ or text.match.coverage < _IN_THESE_WORDS
            if is_prose:
                return False
        is_english = asked.typed_in is Language.EN and bool(asked.slots.periods or asked.slots.scopes)
        if text is not None and is_english and figures.subjects and text.match.entry.kind is EntryKind.TERM:
            return False  # 「what was X in 2020」 asks for its figure
        if text is not None and figures.subjects and self._is_silence(text) and text.match.coverage < _IN_THESE_WORDS:
            return False  # what is held with its figure is not passed over in silence
        return text is not None and text.score > figure_weight(asked, figures.subjects[0].match.score)

    def _is_silenced(self, asked: AskedQuestion, vetoed: Subject, text: TextCandidate | None) -> bool:
        """A figure was asked for by name and the report has none of that year, scope or kind: other words that hold a
        number are no answer to it, unless they go by a longer name that was asked for."""
        slots = asked.slots
        if (
            not (slots.wants_number or slots.measures or slots.claims)
            or asks_words(asked)
            or vetoed.match.coverage < self._thresholds.name
        ):
            return False
        if text is None:
            return True
        is_longer = text.match.is_exact and len(text.match.name) > len(vetoed.match.name)
        return text.match.entry.kind is not EntryKind.PLAN or not is_longer

    def _is_silence(self, text: TextCandidate) -> bool:
        entry = text.match.entry
        return entry.kind is EntryKind.FAQ and self._library.faqs[entry.target].is_silence

    def _names_more(self, asked: AskedQuestion, enumerated: Enumerated, figures: FigureResolution) -> bool:
        """Whether taking the question apart found more of what it names. What is compared must be found whole."""
        if len(enumerated.subjects) <= max(len(figures.subjects), 1) or asks_words(asked):
            return False
        if any(self._index.explained_by(asked, one.match, "").explanation.is_whole for one in figures.subjects):
            return False  # 「低保户、残疾人、孤儿」 are one thing's name
        return not (enumerated.missing and asked.slots.operations & COMPARISONS)

    def _is_the_only_one(self, subject: Subject) -> bool:
        return subject.match.coverage >= self._thresholds.name_alone and subject.is_complete

    def _lacks_the_number(self, asked: AskedQuestion, text: TextCandidate) -> bool:
        """A number was asked for and the text holds none of its kind: words are no answer to it."""
        slots = asked.slots
        is_english = asked.typed_in is Language.EN  # where 「what」 asks for numbers as well
        asks = (slots.wants_number or (is_english and bool(slots.measures))) and (is_english or not slots.wants_thing)
        asks = asks or (bool(slots.claims) and bool(slots.status))
        return asks and not self._texts.holds_number(asked, text.match)

    def _text_choice(self, asked: AskedQuestion, best: TextCandidate, texts: tuple[TextCandidate, ...]) -> Choice:
        entry = best.match.entry
        keys = (entry.key,)
        if entry.kind is EntryKind.TERM:
            return self._term_choice(asked, self._library.terms[entry.target], entry.key)
        if entry.kind is EntryKind.TERM_PART:
            term, part = self._library.parts[entry.target]
            return Choice(self._text_composer.part(asked, term, part), asked, keys)
        if entry.kind is EntryKind.FAQ:
            faq = self._library.faqs[entry.target]
            return Choice(self._text_composer.faq(asked, faq), asked, keys, items=faq.items)
        others = tuple(
            self._library.plans[one.match.entry.target]
            for one in texts
            if one.match.entry.kind is EntryKind.PLAN and one.match.entry.key != entry.key and one.match.is_exact
        )
        plan = self._library.plans[entry.target]
        return Choice(self._text_composer.plan(asked, plan, others[:_OTHER_PLANS]), asked, keys)

    def _term_choice(self, asked: AskedQuestion, term: Term, key: int) -> Choice:
        return Choice(self._text_composer.term(asked, term), asked, (key,), items=term.items)

    def _printed(self, asked: AskedQuestion, figures: FigureResolution, trace: Trace) -> Choice | None:
        """What the report prints of something that nobody curated under that name."""
        slots = asked.slots
        if Operation.DEFINE in slots.operations and not slots.wants_number and asked.has_content:
            mention = self._sentences.mention(asked, trace)
            if mention is not None:
                return Choice(self._silence.mentioned(asked, mention.word, mention.clause), asked)
        if figures.subjects and asks_words(asked) and not slots.wants_name and not slots.claims:
            return self._figure_chooser.choose(asked, figures)
        if not slots.wants_number and not slots.claims:
            clause = self._sentences.find(asked, trace)
            if clause is not None:
                return Choice(self._text_composer.sentence(asked, clause), asked)
        if not (slots.wants_number or slots.measures or slots.claims) and not slots.wants_name:
            found = self._sentences.mentions(asked, trace)
            if found is not None:
                return Choice(self._text_composer.mentions(asked, found.word, found.clauses), asked)
        return None

    def _from_the_report(
        self, asked: AskedQuestion, figures: FigureResolution, matches: tuple[Match, ...], trace: Trace
    ) -> Choice:
        """The best sentence of the report, or silence that names what is near."""
        listed = self._topics.answer(asked, trace)
        if listed is not None:
            return Choice(listed, asked)
        printed = self._printed(asked, figures, trace)
        if printed is not None:
            return printed
        if figures.vetoed is not None:
            subject = figures.vetoed
            return Choice(self._silence.about(asked, subject), asked, (subject.match.entry.key,))
        if not asked.has_content:
            return Choice(self._silence.not_understood(asked), asked)
        if len(figures.readings) == 1 and asks_figure(asked) and self._is_the_only_one(figures.readings[0]):
            trace.note(f"nothing else explains the whole question: {figures.readings[0].match.entry.target}")
            return self._figure_chooser.choose(asked, replace(figures, subjects=figures.readings))
        if len(figures.readings) > 1 and asks_figure(asked):
            trace.note("several readings explain the whole question: asked back")
            keys = tuple(subject.match.entry.key for subject in figures.readings)
            return Choice(self._silence.which(asked, figures.readings), asked, keys)
        likely = [match for match in figures.near or matches if match.explanation.share >= self._thresholds.near_share]
        near = sorted(likely, key=lambda match: match.entry.kind is not EntryKind.INDICATOR)
        return Choice(self._silence.nothing(asked, tuple(near[:_NEAREST])), asked)


def _defining(texts: tuple[TextCandidate, ...]) -> tuple[TextCandidate, ...]:
    """What can be the answer to "what is": no plan, and no frequent question that is not asked in these words."""
    texts = tuple(one for one in texts if one.match.entry.kind is not EntryKind.PLAN)
    return tuple(
        one for one in texts if one.match.entry.kind is not EntryKind.FAQ or one.match.coverage >= _IN_THESE_WORDS
    )


def _is_named_longer(one: Match, other: Match) -> bool:
    """Whether both stand in the question word for word and the one's name holds the other's (R&D经费投入强度, R&D经费)."""
    return one.is_exact and other.is_exact and other.name in one.name and len(other.name) < len(one.name)

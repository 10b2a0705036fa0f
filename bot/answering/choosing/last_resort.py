"""What is left when no curated entry answers: a topic's entries, the report's own sentences, the readings there are, silence."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.figure_chooser import FigureChooser
from bot.answering.choosing.figures_meant import is_unmistakable
from bot.answering.choosing.found import Found
from bot.answering.choosing.stated_number import StatedNumbers
from bot.answering.choosing.weighing import asks_figure, asks_words
from bot.answering.figures.subjects import positions_of
from bot.answering.replies.silence import SilenceComposer
from bot.answering.texts.composing import TextComposer
from bot.answering.texts.sentences import SentenceFinder
from bot.answering.texts.topics import TopicLister
from bot.answering.thresholds import Thresholds
from bot.answering.trace import Trace
from bot.domain.answer import Answer, Language
from bot.understanding.asked import AskedQuestion
from bot.understanding.entries import EntryKind
from bot.understanding.patterns import Patterns
from bot.understanding.slots import EXTREMES, Operation

_NEAREST = 4
_LONG_NAME = 5
"""Letters of an indicator's name that nobody types by chance."""


class LastResort:
    """Answers with what nobody curated under the asked name, or with silence that names what is near."""

    def __init__(
        self,
        topics: TopicLister,
        sentences: SentenceFinder,
        composer: TextComposer,
        figures: FigureChooser,
        silence: SilenceComposer,
        thresholds: Thresholds,
        patterns: Patterns,
        numbers: StatedNumbers,
    ) -> None:
        self._patterns = patterns
        self._numbers = numbers
        self._topics = topics
        self._sentences = sentences
        self._composer = composer
        self._figures = figures
        self._silence = silence
        self._thresholds = thresholds

    def choose(self, found: Found, trace: Trace) -> Choice:
        """The best there is, from what was found and did not answer."""
        asked, vetoed = found.asked, found.figures.vetoed
        answer = self._topics.answer(asked, trace) or self._mention_of_a_name(asked, trace)
        if answer is not None:
            return Choice(answer, asked)
        if _are_asked_about(found):
            return self._figures.choose(asked, found.figures)
        printed = self._sentence(asked, trace) or self._mentions(asked, trace)
        if printed is not None:
            return Choice(printed, asked)
        if vetoed is not None:
            return Choice(self._silence.about(asked, vetoed), asked, (vetoed.match.entry.key,))
        if not asked.has_content:
            asks_extreme = bool(asked.slots.operations & EXTREMES)
            silent = self._silence.what_to_compare(asked) if asks_extreme else self._silence.not_understood(asked)
            return Choice(silent, asked)
        return self._of_the_number(found, trace) or self._reading(found, trace) or self._nothing(found)

    def _mention_of_a_name(self, asked: AskedQuestion, trace: Trace) -> Answer | None:
        """That the report uses a name without explaining it, where a meaning is asked for."""
        slots = asked.slots
        if Operation.DEFINE not in slots.operations or slots.wants_number or not asked.has_content:
            return None
        if asked.typed_in is Language.EN and not self._patterns.asks_meaning.search(asked.text):
            return None
        mention = self._sentences.mention(asked, trace)
        return self._silence.mentioned(asked, mention.word, mention.clause) if mention is not None else None

    def _sentence(self, asked: AskedQuestion, trace: Trace) -> Answer | None:
        """The one sentence that explains the whole question, where no number is asked for."""
        if asked.slots.wants_number or asked.slots.claims:
            return None
        clause = self._sentences.find(asked, trace)
        return self._composer.sentence(asked, clause) if clause is not None else None

    def _mentions(self, asked: AskedQuestion, trace: Trace) -> Answer | None:
        """Every sentence that prints the one thing named, where neither a number nor a name is asked for."""
        slots = asked.slots
        if slots.wants_number or slots.measures or slots.claims or slots.wants_name:
            return None
        found = self._sentences.mentions(asked, trace)
        return self._composer.mentions(asked, found.word, found.clauses) if found is not None else None

    def _of_the_number(self, found: Found, trace: Trace) -> Choice | None:
        """The only figure with the number that the question states."""
        asked = found.asked
        subject = self._numbers.subject(asked)
        if subject is None:
            return None
        trace.note(f"the number stated is that of {subject.match.entry.target} alone")
        # Yes or no is asked, so nothing is to be listed.
        asked = replace(asked, slots=replace(asked.slots, operations=frozenset()))
        return self._figures.choose(asked, replace(found.figures, subjects=(subject,), missing=()))

    def _reading(self, found: Found, trace: Trace) -> Choice | None:
        """The figures of which the question says too little of the name: the only ones, or the question which."""
        asked = found.asked
        readings = self._numbers.narrowed(asked, found.figures.readings)
        if not asks_figure(asked) or not readings or self._means_another(found):
            return None
        if len(readings) > 1:
            trace.note("several readings explain the whole question: asked back")
            keys = tuple(subject.match.entry.key for subject in readings)
            return Choice(self._silence.which(asked, readings), asked, keys)
        is_stated = len(readings) < len(found.figures.readings)
        if not (is_stated or is_unmistakable(readings[0], self._thresholds)):
            return None
        trace.note(f"nothing else explains the whole question: {readings[0].match.entry.target}")
        return self._figures.choose(asked, replace(found.figures, subjects=readings))

    @staticmethod
    def _means_another(found: Found) -> bool:
        """Whether an indicator that is no reading stands in the question by a long name: the readings pass over it."""
        readings = (positions_of(found.asked, subject.match.name) for subject in found.figures.readings)
        taken = frozenset(chain.from_iterable(readings))
        return any(
            one.entry.kind is EntryKind.INDICATOR
            and one.is_exact
            and len(one.name) >= _LONG_NAME
            and positions_of(found.asked, one.name).isdisjoint(taken)
            for one in found.matches
        )

    def _nothing(self, found: Found) -> Choice:
        """Silence, with the names of what is near."""
        matches = found.figures.near or found.matches
        likely = [match for match in matches if match.explanation.share >= self._thresholds.near_share]
        near = sorted(likely, key=lambda match: match.entry.kind is not EntryKind.INDICATOR)
        return Choice(self._silence.nothing(found.asked, tuple(near[:_NEAREST])), found.asked)


def _are_asked_about(found: Found) -> bool:
    """Whether figures were found and words were asked for, though no names and no confirmation."""
    slots = found.asked.slots
    return bool(found.figures.subjects) and asks_words(found.asked) and not slots.wants_name and not slots.claims

"""Whether all that a question says of a figure is told by the figure itself, so that it may be confirmed: a right number in a
wrong sentence is no truth."""

from __future__ import annotations

from bot.answering.contrasts import Contrasts
from bot.answering.figures.directions import DirectionReader
from bot.answering.figures.wishes import AMOUNTS
from bot.answering.library import Figure
from bot.domain.answer import Language
from bot.domain.knowledge import Bound, Measure
from bot.understanding.asked import AskedQuestion
from bot.understanding.coverage import ALONE, character_credits, sounded
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold
from bot.understanding.phrases import PhraseTable
from bot.understanding.question_text import stem, stems_of
from bot.understanding.slots import SlotKind


class ClaimJudge:
    """Judges what questions claim of figures.

    Args:
        directions: reads which way figures went.
        contrasts: tells words that exclude one another.
        lexicon: with the function words that claim something all the same (推广), and the shapes that take a claim back.
    """

    def __init__(self, directions: DirectionReader, contrasts: Contrasts, lexicon: Lexicon) -> None:
        self._directions = directions
        self._contrasts = contrasts
        self._places = PhraseTable.of(lexicon.other_places.all, "place")
        self._patterns = lexicon.patterns
        self._predicates = PhraseTable.of(map(fold, lexicon.predicates.zh), "predicate")

    def is_confirmed(self, question: AskedQuestion, figures: tuple[Figure, ...], *, is_bounded: bool = False) -> bool:
        """Whether the figures, whose number is as stated, tell direction, bound, place and predicate of the question too.

        `is_bounded` tells that a bound was claimed and is right.
        """
        if self._patterns.takes_back.search(question.text):
            return False
        if question.typed_in is Language.EN:
            return _explains_english(question, figures)
        return (
            self._directions_agree(question, figures)
            and (is_bounded or self._bounds_agree(question, figures))
            and not self._is_of_another(question, figures)
            and self._explains(question, figures)
        )

    def _directions_agree(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> bool:
        """Whether the figures went that way, and to the number (降到) or by it (降了) as claimed."""
        claimed = self._directions.claimed(question, figures)
        if not claimed:
            return True
        is_to = bool(self._patterns.says_to.search(question.text))
        return all(
            self._directions.of(figure) == claimed and (figure.observation.measure in AMOUNTS) == is_to
            for figure in figures
        )

    def _is_of_another(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> bool:
        """Whether the question names a place or a kind that none of the figures' names is of, or means no share of it."""
        names = tuple(fold(name) for figure in figures for name in (figure.indicator.name, figure.observation.share_of))
        aliases = " ".join(fold(one) for figure in figures for one in figure.indicator.aliases)
        told = f"{' '.join(names)} {aliases}"
        if any(
            found.phrase not in told for found in self._places.find(question.text) if not question.slots.share_bases
        ):
            return True
        shares = any(figure.observation.measure is Measure.SHARE for figure in figures)
        slots = question.slots
        asks_share = Measure.SHARE in slots.measures or bool(self._patterns.names_relation.search(question.text))
        if shares != asks_share and (shares or slots.share_bases):
            return True
        quotes = " ".join(fold(figure.observation.quote.text) for figure in figures)
        return bool(
            self._contrasts.clash(question.text, names, quotes)
            or self._contrasts.leaves_out(question.text, names, quotes, is_english=False)
        )

    def _bounds_agree(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> bool:
        """「30%以上吗」 is told by 「30%以上」 alone, 「4%以内吗」 by 「4%以内」, 「超过50亿吗」 of 50亿 by what is printed so."""
        for claim in question.slots.claims:
            set_ = self._patterns.sets_a_bound.search(question.text.partition(claim.words)[0])
            if set_ and not all(set_[0] in fold(one.observation.as_written) for one in figures):
                return False
        bounds = {figure.observation.bound for figure in figures}
        shapes = ((Bound.AT_LEAST, self._patterns.says_at_least), (Bound.AT_MOST, self._patterns.says_at_most))
        return all(bounds <= {bound} for bound, shape in shapes if shape.search(question.text))

    def _explains(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> bool:
        told = self._told(question, figures)
        credits_ = character_credits(question.letters, sounded(told), question.known_pairs)
        held = {i for i, credit in enumerate(credits_) if credit > ALONE}
        part = self._patterns.states_part.search(question.text)
        if part is not None:
            at = question.letters.find(part["words"])
            held.update(range(at, at + len(part["words"])))
        predicates = {found.phrase for found in self._predicates.find(question.text)}
        for span in question.synonyms:
            if question.letters[span.start : span.end] in predicates:
                continue  # 修 is said for 新建, and is not the same where it is claimed
            if any(word in told for word in span.others):
                held.update(range(span.start, span.end))
        content = (
            i
            for i, (letter, function, soft) in enumerate(
                zip(question.letters, question.is_function, question.is_soft, strict=True)
            )
            if not (function or soft or letter.isdigit())
        )
        return all(i in held for i in content) and all(
            found.phrase in told for found in self._predicates.find(question.text, _positions(question))
        )

    def _told(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> str:
        """What the figures say: their quotes, their names, the whole they are a part of.

        Of 「827户是拆迁户吗」 what stands behind the number is claimed of it and names nothing, so there no alias tells it.
        """
        is_said_of_the_number = self._patterns.says_of_a_number.match(question.text)
        texts = [
            text
            for figure in figures
            for text in (
                figure.observation.quote.text,
                figure.observation.share_of,
                figure.indicator.name,
                *(() if is_said_of_the_number else figure.indicator.aliases),
            )
        ]
        return " ".join(map(fold, (*texts, *question.slots.share_bases)))


def _positions(question: AskedQuestion) -> frozenset[int]:
    """Places of the question that a slot took for something exact."""
    return frozenset(
        i
        for span in question.slots.spans
        if span.kind in (SlotKind.PERIOD, SlotKind.CLAIM, SlotKind.SCOPE)
        for i in range(span.start, span.end)
    )


def _explains_english(question: AskedQuestion, figures: tuple[Figure, ...]) -> bool:
    """Whether every content word of an English question is one of the figures' names or of what they are a part of."""
    known = {
        one
        for figure in figures
        for name in (
            figure.indicator.name_en,
            *figure.indicator.aliases_en,
            figure.observation.share_of_en,
            figure.observation.text_en,
        )
        for one in stems_of(name)
    }
    return all(
        stem(word) in known
        for start, end, word in question.word_starts
        if not all(question.is_function[start:end]) and not any(letter.isdigit() for letter in word)
    )

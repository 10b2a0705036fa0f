"""What a question takes for granted of figures, confirmed, corrected, or left open."""

from __future__ import annotations

from bot.answering.contrasts import Contrasts
from bot.answering.figures.bounding import bound_claimed
from bot.answering.figures.confirming import ClaimJudge
from bot.answering.figures.directions import DOWN, UP, DirectionReader
from bot.answering.figures.ranking import rank_claimed
from bot.answering.figures.wishes import AMOUNTS
from bot.answering.library import Figure, Library
from bot.answering.phrasing import Phrasing
from bot.domain.knowledge import Measure
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold
from bot.understanding.slots import Claim, Operation


class PremiseTeller:
    """Tells what becomes of premises, for one report."""

    def __init__(self, library: Library, phrasing: Phrasing, contrasts: Contrasts, lexicon: Lexicon) -> None:
        self._library = library
        self._phrasing = phrasing
        self._patterns = lexicon.patterns
        self._directions = DirectionReader(library, lexicon.patterns)
        self._judge = ClaimJudge(self._directions, contrasts, lexicon)

    def told(self, question: AskedQuestion, figures: tuple[Figure, ...], statement: str) -> str:
        """The statement of the figures, led by a correction or a confirmation of what the question takes for granted."""
        wrong_way = self._wrong_way(question, figures)
        claims = self._meant(question, figures)
        claim = _contradicted(claims, figures)
        if wrong_way:  # a right number in the wrong direction is no truth
            other = self._other_meaning(claim, figures) if claim is not None else None
            if claim is not None and other is not None:
                statement = self._another(question, claim, other, statement)
            return message(wrong_way, question.language, statement=statement)
        if not claims:
            return self._ranked(question, figures, statement)
        bounded = self._bounded(question, claims, figures, statement)
        if bounded is not None:
            return bounded
        if claim is None:
            return self._right(question, figures, statement)
        return self._wrong(question, claim, figures, statement)

    def _bounded(
        self, question: AskedQuestion, claims: list[Claim], figures: tuple[Figure, ...], statement: str
    ) -> str | None:
        """What is told where the figure is claimed to be over or under the only number; None where it is not."""
        bound = bound_claimed(question, claims[0], figures, self._patterns) if len(claims) == 1 else None
        if bound is None:
            return None
        if bound.is_right:
            return self._right(question, figures, statement, is_bounded=True)
        told = "premise-not-over" if bound.is_over else "premise-not-under"
        return message(told, question.language, claimed=claims[0].words, statement=statement)

    def _wrong(self, question: AskedQuestion, claim: Claim, figures: tuple[Figure, ...], statement: str) -> str:
        """The number is not as stated: it is rounded, another's, or no figure's."""
        if any(figure.is_rounded_by(claim) for figure in figures):
            return message("premise-value-rounded", question.language, claimed=claim.words, statement=statement)
        other = self._other_meaning(claim, figures)
        if other is not None:
            return self._another(question, claim, other, statement)
        return message("premise-value-wrong", question.language, claimed=claim.words, statement=statement)

    def _another(self, question: AskedQuestion, claim: Claim, other: Figure, statement: str) -> str:
        known = self._phrasing.statement(other, question.language, scope=self._scope_note(other))
        return message("premise-value-other", question.language, claimed=claim.words, other=known, statement=statement)

    def is_wrong(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> bool:
        """Whether the question takes a value or a direction for granted that the figures contradict."""
        claim = _contradicted(self._meant(question, figures), figures)
        is_another = claim is not None and not any(figure.is_rounded_by(claim) for figure in figures)
        return is_another or bool(self._wrong_way(question, figures))

    def _right(
        self, question: AskedQuestion, figures: tuple[Figure, ...], statement: str, *, is_bounded: bool = False
    ) -> str:
        """The number is as stated: a yes, where the figures tell the rest of the claim as well."""
        if self._patterns.asks_of_place.search(question.text):
            return statement
        is_told = self._judge.is_confirmed(question, figures, is_bounded=is_bounded)
        if is_told and not self._states_more(question, figures):
            return message("premise-value-right", question.language, statement=statement)
        is_open = self._directions.claimed(question, figures) and not any(map(self._directions.of, figures))
        return message("premise-no-direction", question.language, statement=statement) if is_open else statement

    def _ranked(self, question: AskedQuestion, figures: tuple[Figure, ...], statement: str) -> str:
        """A place or a part stated in words (第一, 三分之二), held against the only figure."""
        claimed = rank_claimed(question, figures, self._patterns)
        if claimed is None:
            return statement
        if not claimed.is_right:
            return message("premise-value-wrong", question.language, claimed=claimed.words, statement=statement)
        is_told = self._judge.is_confirmed(question, figures)
        return message("premise-value-right", question.language, statement=statement) if is_told else statement

    def _wrong_way(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> str:
        """The message that corrects the direction a question takes for granted; empty when it is right or not known."""
        claimed = self._directions.claimed(question, figures)
        if len(claimed) != 1 or not figures or Operation.DIFFERENCE in question.slots.operations:
            return ""
        told = {direction for figure in figures for direction in self._directions.of(figure)}
        is_certain = all(self._directions.of(figure) == told for figure in figures) and len(told) == 1
        if not is_certain or told == claimed:
            return ""
        is_amount = any(figure.observation.measure in AMOUNTS for figure in figures)
        if is_amount and not (question.slots.claims or self._patterns.asks_whether.search(question.text)):
            return ""
        if any(figure.observation.measure is Measure.CONTRIBUTION for figure in figures):
            return ""
        if told == {UP}:
            is_level = is_amount and not any(figure.is_count for figure in figures)
            return "premise-not-lowered" if is_level else "premise-not-down"
        return "premise-not-up" if told == {DOWN} else ""

    def _meant(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> list[Claim]:
        """The numbers of the question that are said of these figures."""
        return [
            claim
            for claim in question.slots.claims
            if any(figure.is_measured_like(claim) for figure in figures)
            and not _is_part_of_a_name(claim, figures)
            and not self._is_said_of_another(question, claim, figures)
        ]

    def _states_more(self, question: AskedQuestion, figures: tuple[Figure, ...]) -> bool:
        """Whether the question states a number besides, which these figures do not tell (…的一半, …, 占全市44%)."""
        meant = self._meant(question, figures)
        return any(
            claim not in meant
            and not _is_part_of_a_name(claim, figures)
            and not self._is_said_of_another(question, claim, figures)
            for claim in question.slots.claims
        )

    def _is_said_of_another(self, question: AskedQuestion, claim: Claim, figures: tuple[Figure, ...]) -> bool:
        """「670家高企里有多少是小巨人」 says the 670 of what stands behind it, which it is true of."""
        own = {figure.indicator.id for figure in figures}
        behind = question.text.partition(claim.words)[2].lstrip("的")
        return any(
            behind.startswith(fold(name))
            for other in self._library.lookup.stated_by(claim)
            if other.indicator.id not in own
            for name in (other.indicator.name, *other.indicator.aliases)
        )

    def _other_meaning(self, claim: Claim, figures: tuple[Figure, ...]) -> Figure | None:
        for figure in figures:
            for indicator in (figure.indicator.id, *figure.indicator.related):
                for other in self._library.figures[indicator]:
                    if other not in figures and (other.is_stated_by(claim) or other.is_rounded_by(claim)):
                        return other
        return None

    def _scope_note(self, figure: Figure) -> str:
        """`named` where a reader must know the scope: the thing has figures of several, or of another than the report's."""
        scopes = {one.observation.scope_id for one in self._library.figures[figure.indicator.id]}
        return "named" if len(scopes) > 1 or scopes != {self._library.report.default_scope.id} else ""


def _contradicted(claims: list[Claim], figures: tuple[Figure, ...]) -> Claim | None:
    """The first number that none of the figures is."""
    return next((one for one in claims if not any(figure.is_stated_by(one) for figure in figures)), None)


def _is_part_of_a_name(claim: Claim, figures: tuple[Figure, ...]) -> bool:
    """「1000万美元以上的项目」 claims nothing: the number belongs to what is counted."""
    number = f"{claim.value:f}"
    names = (
        name
        for figure in figures
        for name in (
            figure.indicator.name,
            figure.indicator.name_en,
            *figure.indicator.aliases,
            *figure.indicator.aliases_en,
        )
    )
    return any(number in name for name in names)

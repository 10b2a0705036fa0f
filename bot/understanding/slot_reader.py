"""Reads the slots of a question with the vocabulary of the lexicon and the scopes of the report."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.domain.knowledge import Measure, ObservationStatus
from bot.domain.report import Report
from bot.understanding.claims import ClaimReader
from bot.understanding.lexicon import Lexicon, Words
from bot.understanding.normalise import fold, is_han
from bot.understanding.periods import PeriodReader
from bot.understanding.phrases import FoundPhrase, PhraseTable
from bot.understanding.slots import Operation, SlotKind, Slots, SlotSpan

_WHICH = re.compile(
    r"哪(?:[一二两三四五六七八九十几]|\d{1,2})?(?:大)?(?:句话|句|段话|方面|部分|[个项家条种类块层样点位名所处座只支批件本部份])"
    r"|哪[二三四五六七八九十][一-龥]{1,2}(?=[?]|$)"
)
_COUNTED = re.compile(r"[二两三四五六七八九十几\d]")
_LEVEL = "level"


class SlotReader:
    """Reads slots for one report."""

    def __init__(self, lexicon: Lexicon, report: Report) -> None:
        self._periods = PeriodReader(lexicon, report.review_year, report.plan_year)
        self._measures = _table({**lexicon.measures, _LEVEL: lexicon.level_words})
        self._statuses = _table(lexicon.statuses)
        self._operations = tuple((Operation(name), _table({name: words})) for name, words in lexicon.operations.items())
        self._located = _table({Operation.LOCATE: lexicon.operations[Operation.LOCATE]})
        self._patterns = tuple(
            (Operation(name), re.compile(pattern))
            for name, patterns in lexicon.operation_patterns.items()
            for pattern in patterns
        )
        self._dimensions = _table(lexicon.asked_dimensions)
        self._numbers = PhraseTable.of(lexicon.asked_number.all, "number")
        self._things = PhraseTable.of(lexicon.asked_thing.all, "thing")
        self._asked_names = PhraseTable.of(lexicon.asked_name.all, "name")
        self._totals = PhraseTable.of(lexicon.totals.all, "total")
        self._premises = _table(lexicon.premise_directions)
        self._distributives = PhraseTable.of(lexicon.distributives.all, "distributive")
        self._plurals = PhraseTable.of(lexicon.plural_markers.all, "plural")
        self._functions = PhraseTable.of(
            (*lexicon.function_words.all, *lexicon.talk_words.all, *map(fold, lexicon.particles)), "function"
        )
        # What tells look-alikes apart is content, whatever its characters mean by themselves.
        self._contrasts = PhraseTable.of(
            (fold(word) for group in lexicon.contrasts for words in group for word in words.split("|")), "contrast"
        )
        self._share_bases = PhraseTable(
            {fold(word): str(i) for i, group in enumerate(lexicon.share_bases) for word in group}
        )
        self._share_groups = lexicon.share_bases
        self._claims = ClaimReader((fold(unit.name) for unit in lexicon.units), lexicon.spoken_units)
        self._regions = PhraseTable.of((fold(word) for word in (report.region, *report.region_aliases)), "region")
        self._scopes = PhraseTable({fold(word): scope.id for scope in report.scopes for word in scope.aliases})
        self._every_scope = PhraseTable.of(lexicon.every_scope.all, "every")
        self._all_scopes = tuple(scope.id for scope in report.scopes if scope.is_default or scope.loose_aliases)
        self._loose_scopes = PhraseTable(
            {fold(word): scope.id for scope in report.scopes for word in scope.loose_aliases}
        )

    def read(self, text: str, blocked: frozenset[int], titled: frozenset[int]) -> Slots:
        """Read the slots of a normalised question.

        Args:
            text: the question in its one written form.
            blocked: positions inside a name that stands in the question word for word; slots are not read there.
            titled: positions inside the title of a plan, which says what will be done: it asks for no number (大数据).
        """
        spans: list[SlotSpan] = []

        def note(found: tuple[FoundPhrase, ...], kind: SlotKind) -> tuple[FoundPhrase, ...]:
            spans.extend(SlotSpan(one.start, one.end, kind, one.phrase) for one in found)
            return found

        periods = self._periods.find(text, blocked)
        spans.extend(SlotSpan(one.start, one.end, SlotKind.PERIOD, text[one.start : one.end]) for one in periods)
        scopes = note(self._scopes.find(text, blocked), SlotKind.SCOPE)
        every_scope = note(self._every_scope.find(text, blocked), SlotKind.SCOPE)
        in_scope = blocked | _positions(scopes)
        loose = note(self._loose_scopes.find(text, in_scope), SlotKind.SCOPE)
        note(self._regions.find(text, in_scope | _positions(loose)), SlotKind.REGION)
        in_period = frozenset(position for one in periods for position in range(one.start, one.end))
        free = blocked | in_period
        measures = note(self._measures.find(text, free), SlotKind.MEASURE)
        bases: tuple[FoundPhrase, ...] = ()
        if any(one.meaning == Measure.SHARE for one in measures):
            bases = note(self._share_bases.find(text, free | in_scope), SlotKind.SHARE_BASE)
        statuses = note(self._statuses.find(text, free), SlotKind.STATUS)
        located = _positions(
            self._located.find(text, free)
        )  # 「哪一部分」 asks for a place in the report, not for a thing
        names = note(self._asked_names.find(text, free | located), SlotKind.ASKED)
        which = self._which(text, free | located)
        things = note((*self._things.find(text, free | located), *which), SlotKind.ASKED)
        # 「哪几个」 asks which, not how many.
        no_number = (
            free
            | titled
            | located
            | _positions(tuple(one for one in things if is_han(one.phrase[0]) and len(one.phrase) > 1))
        )
        dimensions = note(self._dimensions.find(text, no_number), SlotKind.COUNTED)
        numbers = note(self._numbers.find(text, no_number), SlotKind.COUNTED)
        premises = note(self._premises.find(text, free), SlotKind.PREMISE)
        operations = frozenset(
            operation for operation, table in self._operations if note(table.find(text, free), SlotKind.OPERATION)
        ) | frozenset(operation for operation, pattern in self._patterns if pattern.search(text))
        if any(_COUNTED.search(one.phrase) for one in which):
            operations |= {Operation.ENUMERATE}
        stated = self._claims.find(text, free | _positions(which))
        spans.extend(SlotSpan(start, end, SlotKind.CLAIM, claim.words) for start, end, claim in stated)
        note(self._functions.find(text, _positions(self._contrasts.find(text))), SlotKind.FUNCTION)
        named_measures = {one.meaning for one in measures}
        return Slots(
            periods=tuple(dict.fromkeys(one.period for one in periods)),
            scopes=self._all_scopes if every_scope else tuple(dict.fromkeys(one.meaning for one in (scopes or loose))),
            scope_is_loose=bool(loose) and not scopes,
            status=_status(statuses),
            status_words=tuple(one.phrase for one in statuses),
            measures=frozenset(Measure(name) for name in named_measures if name != _LEVEL),
            share_bases=frozenset(word for one in bases for word in self._share_groups[int(one.meaning)]),
            wants_level=_LEVEL in named_measures,
            dimensions=frozenset(one.meaning for one in dimensions),
            wants_number=bool(dimensions or numbers),
            numbers_asked=_separate((*dimensions, *numbers)),
            dimensions_asked=_separate(dimensions),
            wants_thing=bool(_outside(things, (*dimensions, *numbers))),
            wants_name=bool(names),
            operations=operations,
            claims=tuple(claim for _, _, claim in stated),
            premise=_premise(premises),
            is_distributive=bool(self._distributives.find(text, free)),
            wants_total=bool(self._totals.find(text, free)),
            is_plural=bool(self._plurals.find(text, free)),
            spans=tuple(spans),
        )

    @staticmethod
    def _which(text: str, blocked: frozenset[int]) -> tuple[FoundPhrase, ...]:
        """「哪四句话」, 「哪几类」: a classifier with or without a number asks which."""
        found = (FoundPhrase(match.start(), match.end(), match[0], "thing") for match in _WHICH.finditer(text))
        return tuple(one for one in found if blocked.isdisjoint(range(one.start, one.end)))


def _table(words: Mapping[str, Words]) -> PhraseTable:
    return PhraseTable({word: meaning for meaning, group in words.items() for word in group.all})


def _positions(found: tuple[FoundPhrase, ...]) -> frozenset[int]:
    return frozenset(position for one in found for position in range(one.start, one.end))


def _outside(found: tuple[FoundPhrase, ...], others: tuple[FoundPhrase, ...]) -> tuple[FoundPhrase, ...]:
    """The phrases that touch none of the others: the 「how」 of 「how many」 asks for a number."""
    taken = _positions(others)
    return tuple(one for one in found if taken.isdisjoint(range(one.start, one.end)))


def _separate(found: tuple[FoundPhrase, ...]) -> int:
    """How many stretches the phrases make once those that touch or overlap are joined."""
    stretches = 0
    reached = -1
    for one in sorted(found, key=lambda phrase: phrase.start):
        stretches += one.start > reached
        reached = max(reached, one.end)
    return stretches


def _status(found: tuple[FoundPhrase, ...]) -> ObservationStatus | None:
    """One status only: a question that names both compares them, and neither vetoes."""
    named = {one.meaning for one in found}
    return ObservationStatus(named.pop()) if len(named) == 1 else None


def _premise(found: tuple[FoundPhrase, ...]) -> str | None:
    named = {one.meaning for one in found}
    return named.pop() if len(named) == 1 else None

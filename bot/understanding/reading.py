"""From a typed question to one that can be matched: normalise, mark the names it holds, read slots, mark the rest."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from bot.domain.answer import Language
from bot.domain.report import Report
from bot.understanding.asked import AskedQuestion
from bot.understanding.courtesies import CourtesyReader
from bot.understanding.entries import Entry, EntryKind
from bot.understanding.enumeration import EnumerationReader
from bot.understanding.lexicon import Lexicon
from bot.understanding.name_table import NameTable
from bot.understanding.normalise import (
    NormalisedText,
    fold,
    is_han,
    language_of,
    normalise,
    with_numbers_apart,
    with_questions_apart,
)
from bot.understanding.periods import PeriodReader
from bot.understanding.phrases import PhraseFinder, PhraseTable
from bot.understanding.pinyin_reading import PinyinReader
from bot.understanding.preparing import Preparer
from bot.understanding.question_text import only_letters, pairs_in
from bot.understanding.script import script_of
from bot.understanding.slot_reader import SlotReader
from bot.understanding.sounds import is_no_pinyin
from bot.understanding.synonyms import SynonymTable
from bot.understanding.turns import Turned, TurnReader

_SHORTEST_NAME = 3
_FUNCTION_WEIGHT = 0.25
_NAMED_KINDS = frozenset({EntryKind.INDICATOR, EntryKind.TERM, EntryKind.TERM_PART})
_WORDS_OF_A_NAME = 3
"""English names of fewer words are also ordinary speech, in which slots are read."""


class QuestionReader:
    """Reads questions put to one report."""

    def __init__(self, lexicon: Lexicon, report: Report, entries: Sequence[Entry], names: NameTable) -> None:
        # A scope's name is a slot wherever it stands, also where the glossary explains it.
        scope_words = {fold(word) for scope in report.scopes for word in (*scope.aliases, *scope.loose_aliases)}
        self._lexicon = lexicon
        self._slots = SlotReader(lexicon, report)
        written = (name for entry in entries for name in entry.names)
        texts = chain(written, (fold(report.document.text),), lexicon_phrases(lexicon))
        vocabulary = frozenset(chain.from_iterable(pairs_in(only_letters(text)) for text in texts))
        self._turns = TurnReader(lexicon.turns)
        self._courtesies = CourtesyReader(lexicon.courtesies.openings.all, lexicon.courtesies.closings.all)
        particles = frozenset(map(fold, lexicon.particles))
        self._preparer = Preparer(particles, SynonymTable(lexicon.synonyms), vocabulary)

        def is_name(text: str) -> bool:
            called = names.called(text)
            return bool(called) and any(one.kind in _NAMED_KINDS for one in called)

        def is_title(text: str) -> bool:
            return any(one.kind is EntryKind.PLAN and text in one.names for one in names.called(text))

        def blocks(text: str) -> bool:
            # 「改厕多少座」 is a name as people ask for it, and asks.
            return (
                _is_distinctive(text) and text not in scope_words and not lexicon.patterns.name_that_asks.search(text)
            )

        self._names = PhraseFinder(
            (name for entry in entries if entry.kind in _NAMED_KINDS for name in (*entry.names, *entry.names_en)),
            lambda text: "name" if is_name(text) and blocks(text) else None,
        )
        self._titles = PhraseFinder(
            (name for entry in entries if entry.kind is EntryKind.PLAN for name in entry.names),
            lambda text: "title" if is_title(text) and _is_distinctive(text) else None,
        )
        self._enumerations = EnumerationReader(
            self._names,
            is_name,
            contrast_tables(lexicon),
            particles,
            lexicon.patterns.joint,
            lexicon.patterns.versus,
        )
        self._pinyin = PinyinReader(
            known=lambda: (*(name for entry in entries for name in entry.names), *lexicon_phrases(lexicon)),
            text=lambda: fold(report.document.text),
            english=lexicon.english_markers,
        )

    def read(self, question: str, language: Language | None = None) -> AskedQuestion:
        """Read a question. `language` overrides the language the question itself shows."""
        turned, typed_in = self._heard(question)
        normalised = self._courtesies.without(turned.text)
        if typed_in is not Language.EN:
            normalised = self._pinyin.read(normalised)
        return replace(self._prepare(normalised, language or typed_in, typed_in), turn=turned.kind)

    def language_for(self, question: str, hints: Sequence[Language]) -> Language:
        """The language to answer a question in.

        It is the question's own where it shows one: English words, or characters that only one of the Chinese scripts
        has. Chinese without such characters, and pinyin, leave the script to the first of the hints that is Chinese;
        what is neither (「GDP」, 「5G」) leaves everything to the first hint. Without any it is simplified Chinese.
        """
        turned, typed_in = self._heard(question)
        text = turned.text
        shown = typed_in if typed_in is Language.EN else script_of(text)
        if shown is not None:
            return shown
        is_chinese = any(map(is_han, text.text)) or self._pinyin.read(text).is_decoded
        fitting = (one for one in hints if not (is_chinese and one is Language.EN))
        return next(fitting, Language.ZH_HANS)

    def _heard(self, question: str) -> tuple[Turned, Language]:
        """What is left of a question to be answered, and the language it is typed in: 「no, I meant 2025」 is English."""
        apart = with_numbers_apart(normalise(question))
        whole = with_questions_apart(apart, self._lexicon.patterns.ends_a_question)
        turned = self._turns.read(whole)
        shows = turned.kind is None or any(map(is_han, turned.text.text))
        told = turned.text if shows else whole
        return turned, language_of(told, self._lexicon.english_markers, is_no_pinyin)

    def parts(self, asked: AskedQuestion) -> tuple[tuple[str, str], ...]:
        """Each of several things that the question names in a row, with the question about it alone."""
        return self._enumerations.parts(asked)

    def read_part(self, part: str, whole: AskedQuestion) -> AskedQuestion:
        """Read one part of a question that was read whole: its text is normalised, and its language known."""
        return self._prepare(normalise(part), whole.language, whole.typed_in)

    def _prepare(self, normalised: NormalisedText, language: Language, typed_in: Language) -> AskedQuestion:
        blocked = frozenset(
            position for name in self._names.find(normalised.text) for position in range(name.start, name.end)
        )
        titled = frozenset(i for one in self._titles.find(normalised.text) for i in range(one.start, one.end))
        slots = self._slots.read(normalised.text, blocked, titled)
        return self._preparer.prepare(normalised, language, typed_in, slots, holds_a_name=bool(blocked))


def _is_distinctive(name: str) -> bool:
    """Whether a name that stands word for word is certainly meant as one."""
    if any(map(is_han, name)):
        return len(name) >= _SHORTEST_NAME
    return len(name.split()) >= _WORDS_OF_A_NAME


def neutral_letters(lexicon: Lexicon, report: Report) -> Callable[[str], Mapping[int, float]]:
    """Tells which letters of a curated wording ask and do not name, and what is left of their weight.

    Function words keep a little, since they make the wording's shape; periods keep nothing, since they are slots.
    """
    words = (*lexicon.function_words.zh, *lexicon.asked_thing.zh, *lexicon.asked_number.zh)
    functions = PhraseTable.of(map(fold, words), "function")
    periods = PeriodReader(lexicon, report.review_year, report.plan_year)
    contrasts = contrast_tables(lexicon)

    def neutral(letters: str) -> Mapping[int, float]:
        # What tells look-alikes apart (人均) is content, whatever its characters mean by themselves.
        telling = frozenset(i for table in contrasts for one in table.find(letters) for i in range(one.start, one.end))
        weights = {i: _FUNCTION_WEIGHT for one in functions.find(letters, telling) for i in range(one.start, one.end)}
        dated = periods.find(letters, frozenset())
        return weights | {i: 0.0 for one in dated for i in range(one.start, one.end)}

    return neutral


def contrast_tables(lexicon: Lexicon) -> tuple[PhraseTable, ...]:
    """The words that exclude one another, group by group, each with the word that stands for its synonyms."""
    return tuple(
        PhraseTable({fold(word): fold(words.split("|")[0]) for words in group for word in words.split("|")})
        for group in lexicon.contrasts
    )


def lexicon_phrases(lexicon: Lexicon) -> tuple[str, ...]:
    """Every Chinese phrase of the lexicon, for reading pinyin."""
    groups = (
        lexicon.function_words,
        lexicon.follow_up_markers,
        lexicon.asked_number,
        lexicon.asked_thing,
        lexicon.level_words,
        *lexicon.asked_dimensions.values(),
        *lexicon.measures.values(),
        *lexicon.statuses.values(),
        *lexicon.periods.values(),
        *lexicon.operations.values(),
    )
    plans = tuple(f"{which}{when}" for which in ("十三五", "十四五") for when in ("", "期间", "时期", "期间呢"))
    return (*(word for group in groups for word in group.zh), *plans)

"""What a chooser works with, made for one report and put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from bot.answering.choosing.contest import Contest
from bot.answering.choosing.figure_chooser import FigureChooser
from bot.answering.choosing.figures_meant import FiguresMeant
from bot.answering.choosing.last_resort import LastResort
from bot.answering.choosing.stated_number import StatedNumbers
from bot.answering.choosing.text_telling import TextTeller
from bot.answering.contrasts import Contrasts
from bot.answering.figures.composing import FigureComposer
from bot.answering.figures.deriving import Deriver
from bot.answering.figures.enumerated import EnumerationResolver
from bot.answering.figures.premises import PremiseTeller
from bot.answering.figures.resolution import FigureResolver
from bot.answering.figures.reverse import ReverseLookup
from bot.answering.figures.selecting import Selector
from bot.answering.figures.target_lists import TargetLists
from bot.answering.library import Library
from bot.answering.phrasing import Phrasing
from bot.answering.replies.question_making import QuestionMaker
from bot.answering.replies.silence import SilenceComposer
from bot.answering.texts.agreeing import AgreementJudge
from bot.answering.texts.composing import TextComposer
from bot.answering.texts.contents import Contents
from bot.answering.texts.membership import MembershipFinder
from bot.answering.texts.named import NamingJudge
from bot.answering.texts.navigation import Navigator
from bot.answering.texts.numbers import NumberReader
from bot.answering.texts.resolution import Judge, TextResolver
from bot.answering.texts.sentences import SentenceFinder
from bot.answering.texts.supplied import EntrySupplyJudge
from bot.answering.texts.supplying import SupplyJudge
from bot.answering.texts.topics import TopicLister
from bot.answering.texts.wording import WordingJudge
from bot.answering.thresholds import Thresholds
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import NameIndex
from bot.understanding.patterns import Patterns
from bot.understanding.phrases import PhraseTable
from bot.understanding.reading import QuestionReader


@dataclass(frozen=True, slots=True)
class Parts:
    """One of each; those that find come first, then those that weigh and tell."""

    index: NameIndex
    patterns: Patterns
    phrasing: Phrasing
    questions: QuestionMaker
    navigator: Navigator
    membership: MembershipFinder
    reverse: ReverseLookup
    target_lists: TargetLists
    deriver: Deriver
    figures: FiguresMeant
    texts: TextResolver
    contest: Contest
    figure_composer: FigureComposer
    figure_chooser: FigureChooser
    teller: TextTeller
    silence: SilenceComposer
    last_resort: LastResort

    @classmethod
    def assemble(
        cls, library: Library, index: NameIndex, reader: QuestionReader, lexicon: Lexicon, thresholds: Thresholds
    ) -> Self:
        """All parts for one report."""
        patterns = lexicon.patterns
        contrasts = Contrasts(lexicon)
        supplies = SupplyJudge(_functions(lexicon), patterns)
        phrasing = Phrasing(library.report, lexicon)
        questions = QuestionMaker(library, phrasing)
        silence = SilenceComposer(library, phrasing, questions)
        premises = PremiseTeller(library, phrasing, contrasts, lexicon)
        figure_composer = FigureComposer(library, phrasing, premises)
        text_composer = TextComposer(library, phrasing)
        figure_chooser = FigureChooser(
            figure_composer, phrasing, silence, library.report.review_year, patterns, premises
        )
        flows = PhraseTable.of(lexicon.flows.all, "flow")
        resolver = FigureResolver(
            library, index, Selector(library.report, lexicon), contrasts, thresholds, flows, patterns
        )
        contents = Contents(library, index, NumberReader(lexicon))
        topics = TopicLister(library, phrasing, lexicon)
        sentences = SentenceFinder(library, index, contrasts, supplies, thresholds)
        return cls(
            index=index,
            patterns=patterns,
            phrasing=phrasing,
            questions=questions,
            navigator=Navigator(library, patterns),
            membership=MembershipFinder(library, index, patterns),
            reverse=ReverseLookup(library, index, figure_composer, phrasing, patterns),
            target_lists=TargetLists(library, phrasing, patterns),
            deriver=Deriver(library, phrasing, resolver),
            figures=FiguresMeant(
                index, resolver, EnumerationResolver(reader, index, resolver, patterns, thresholds), thresholds
            ),
            texts=TextResolver(contents, _judges(library, contents, contrasts, supplies, lexicon, thresholds)),
            contest=Contest(library, contents, thresholds),
            figure_composer=figure_composer,
            figure_chooser=figure_chooser,
            teller=TextTeller(library, index, text_composer),
            silence=silence,
            last_resort=LastResort(
                topics,
                sentences,
                text_composer,
                figure_chooser,
                silence,
                thresholds,
                patterns,
                StatedNumbers(library, index),
            ),
        )


def _functions(lexicon: Lexicon) -> PhraseTable:
    """Words that name nothing; a single character may be part of a name."""
    words = (word for word in lexicon.function_words.all if len(word) > 1)
    return PhraseTable.of((*words, *lexicon.talk_words.all, *lexicon.particles), "function")


def _judges(
    library: Library,
    contents: Contents,
    contrasts: Contrasts,
    supplies: SupplyJudge,
    lexicon: Lexicon,
    thresholds: Thresholds,
) -> tuple[Judge, ...]:
    """What tells text entries that do not answer, in the order in which it is asked."""
    return (
        NamingJudge(library, contents, thresholds).fault,
        AgreementJudge(library, lexicon.patterns).fault,
        WordingJudge(library, contrasts, lexicon.patterns).fault,
        EntrySupplyJudge(library, contents, supplies, PhraseTable.of(lexicon.totals.all, "total")).fault,
    )

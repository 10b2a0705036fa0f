"""Answers made of the report's own words: terms, plans, frequent questions, sentences."""

from __future__ import annotations

from bot.answering.library import Library
from bot.answering.phrasing import Phrasing
from bot.documents.clauses import Clause
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Citation, Language
from bot.domain.knowledge import Faq, Plan, Term, TermPart
from bot.domain.report import Quote
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.slots import Operation

_LONGEST_DEFINITION = 640
_LONGEST_TRANSLATION = 760
"""Characters of a part's headline and the whole translation below it: with the term's name, an answer stays under 900."""
_LONGEST_SENTENCE = 240
_LONGEST_MENTIONS = 600
"""Characters of all clauses that are shown where no list is asked for."""
_LONGEST_TERM_NAME = 80
"""Characters before a colon that may be a term's number and name; more are a sentence of the definition."""


class TextComposer:
    """Composes textual answers for one report."""

    def __init__(self, library: Library, phrasing: Phrasing) -> None:
        self._library = library
        self._phrasing = phrasing

    def term(self, question: AskedQuestion, term: Term) -> Answer:
        """A glossary term with its whole definition; its items, counted, when the question asks for them."""
        language = question.language
        headline = _term_headline(term, language)
        is_list = Operation.ENUMERATE in question.slots.operations and bool(term.items)
        if is_list:
            listed = message("list-separator", language).join(term.items)
            items = message("term-items", language, count=str(len(term.items)), items=listed)
            headline = f"{headline}{message('full-stop', language)}{items}"
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.LIST if is_list else AnswerKind.GLOSSARY,
            language,
            headline,
            (_definition_body(term, language),),
            (self._library.cite_passage(term.definition), *map(self._library.cite, term.used_in)),
            entry_ids=(term.id,),
        )

    def part(self, question: AskedQuestion, term: Term, part: TermPart) -> Answer:
        """One component of a term, then the term's whole definition."""
        language = question.language
        is_translated = language is Language.EN and bool(part.definition_en)
        name = (
            message("term-translated", language, term=part.name_en, printed=part.name) if is_translated else part.name
        )
        definition = part.definition_en if is_translated else part.quote.text
        headline = message("term-part", language, part=name, definition=definition)
        # What stands in the headline is not printed again.
        body = _definition_body(term, language).replace(definition, "…")
        details = (_term_headline(term, language), body)
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.GLOSSARY,
            language,
            headline,
            details if _is_short_enough(term, headline, body, is_translated) else details[:1],
            (self._library.cite_passage(term.definition),),
            entry_ids=(term.id,),
        )

    def plan(self, question: AskedQuestion, plan: Plan, others: tuple[Plan, ...]) -> Answer:
        """What the report says will be done, in its own clause."""
        language = question.language
        period = self._phrasing.period(
            plan.time_period,
            language,
            is_plan_end=plan.time_period.is_single_year and plan.time_period.end > self._library.report.plan_year,
        )
        title = plan.title_en if language is Language.EN else plan.title
        headline = message("plan-headline", language, period=period, title=title)
        printed = self._printed(plan.quote)
        others_told = (
            message("also", language, statement=other.title_en if language is Language.EN else other.title)
            for other in others
        )
        citations = [printed, *(self._printed(one.quote) for one in others)]
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.PLAN,
            language,
            headline,
            (message("plan-quote", language, quote=printed.quote), *others_told),
            tuple(dict.fromkeys(citations)),
            entry_ids=(plan.id, *(other.id for other in others)),
        )

    def _printed(self, quote: Quote) -> Citation:
        """The sentence around a quote, or its clause, or the quote alone: the longest that is still easily read."""
        sentence = self._library.sentence(quote)
        if len(sentence.text) <= _LONGEST_SENTENCE:
            return self._library.cite_clause(sentence)
        return self._library.cite(quote)

    def faq(self, question: AskedQuestion, faq: Faq) -> Answer:
        """A reviewed answer, with every item where it is a list."""
        language = question.language
        headline = faq.answer_en or faq.answer if language is Language.EN else faq.answer
        # The English answer carries its list itself; the items are the report's own words.
        missing = [item for item in faq.items if item not in headline] if language is not Language.EN else []
        details: list[str] = []
        if missing:
            details.append(message("faq-items", language, count=str(len(faq.items))))
            details.extend(
                message("item-line", language, number=str(number), item=item)
                for number, item in enumerate(faq.items, start=1)
            )
        citations = tuple(dict.fromkeys(map(self._library.cite, faq.quotes)))
        kind = AnswerKind.LIST if faq.items else AnswerKind.FACT
        return Answer(
            AnswerStatus.NOT_FOUND if faq.is_silence else AnswerStatus.ANSWERED,
            AnswerKind.SILENCE if faq.is_silence else kind,
            language,
            headline,
            tuple(details),
            citations,
            entry_ids=(faq.id,),
        )

    def mentions(self, question: AskedQuestion, word: str, clauses: tuple[Clause, ...]) -> Answer:
        """Where the report mentions a word, in its own clauses: all where a list is asked for, else as many as are read at
        a glance, the rest counted."""
        language = question.language
        lists = Operation.ENUMERATE in question.slots.operations or Operation.MORE in question.slots.operations
        shown = list(clauses)
        while len(shown) > 1 and not lists and sum(len(clause.text) for clause in shown) > _LONGEST_MENTIONS:
            shown.pop()
        lines = [
            message("mentioned-clause", language, quote=clause.text, place=clause.passage.place) for clause in shown[1:]
        ]
        if len(shown) < len(clauses):
            lines.append(message("mentioned-more", language, count=str(len(clauses) - len(shown))))
        counted = "mentioned-often" if len(clauses) > 1 else "mentioned-headline"
        headline = message(
            counted, language, word=question.as_typed(word), quote=clauses[0].text, count=str(len(clauses))
        )
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.LIST if lists else AnswerKind.FACT,
            language,
            headline,
            tuple(lines),
            tuple(self._library.cite_clause(clause) for clause in shown),
        )

    def sentence(self, question: AskedQuestion, clause: Clause) -> Answer:
        """The best sentence of the report, quoted as such."""
        language = question.language
        headline = message("sentence-headline", language, place=clause.passage.place, quote=clause.text)
        return Answer(
            AnswerStatus.ANSWERED,
            AnswerKind.FACT,
            language,
            headline,
            (),
            (self._library.cite_clause(clause),),
        )


def _term_headline(term: Term, language: Language) -> str:
    """The term with its number; an English reader sees the printed name beside the translated one."""
    name = term.name
    if language is Language.EN:
        is_translated = bool(term.definition_en)
        name = message("term-translated", language, term=term.name_en, printed=name) if is_translated else term.name_en
    return message("term-headline", language, number=str(term.number), term=name)


def _is_short_enough(term: Term, headline: str, body: str, is_translated: bool) -> bool:
    """Whether the whole definition can follow that of its part and the answer is still easily read."""
    if is_translated:
        return len(headline) + len(body) <= _LONGEST_TRANSLATION
    return len(term.definition.text) <= _LONGEST_DEFINITION


def _definition_body(term: Term, language: Language) -> str:
    """The translation for an English reader; else the printed definition without its list number and name."""
    if language is Language.EN and term.definition_en:
        return term.definition_en
    text = term.definition.text
    for mark in ("：", ":"):
        head, found, body = text.partition(mark)
        if found and len(head) < _LONGEST_TERM_NAME:
            return body.strip()
    return text

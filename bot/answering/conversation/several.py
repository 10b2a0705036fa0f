"""Questions of several parts (「稳岗补贴多少？培训补贴呢？」): each part answered going on from the one before."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.conversation.followups import FollowUps
from bot.answering.conversation.remembered import Conversation
from bot.answering.trace import Trace
from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.patterns import Patterns
from bot.understanding.reading import QuestionReader
from bot.understanding.slots import Slots

_MOST_PARTS = 4
_MOST_DETAILS = 6


class PartByPart:
    """Takes a question apart where it cannot be answered whole."""

    def __init__(self, reader: QuestionReader, chooser: Chooser, follow_ups: FollowUps, patterns: Patterns) -> None:
        self._breaks = patterns.part_break
        self._asks_on = patterns.asks_on
        self._reader = reader
        self._chooser = chooser
        self._follow_ups = follow_ups

    def choose(self, asked: AskedQuestion, language: Language | None, trace: Trace) -> Choice | None:
        """One answer made of the parts' answers; None unless the first has one. What a part lacks is said."""
        parts = self._parts(asked.text)
        if len(parts) < 2:
            return None
        conversation: Conversation | None = None
        choices: list[Choice] = []
        lead = Slots()
        common = self._common(asked.text)
        for part in parts:
            read = self._reader.read(part, language or asked.language)
            read = replace(read, slots=_led_by(read.slots, common))
            if conversation is None:  # 「去年减排咋样，能耗降了多少」: the year is said once
                read = replace(read, slots=_led_by(read.slots, lead))
                lead = read.slots
            choice = (
                self._follow_ups.choose(read, conversation, trace, is_said=False)
                if conversation
                else self._chooser.choose(read, trace)
            )
            choice = replace(choice, answer=_with_every_reading(choice.answer))
            if choice.answer.status is AnswerStatus.CLARIFY:
                return None
            choices.append(choice)
            if choice.answer.status is not AnswerStatus.ANSWERED or not choice.entry_keys:
                continue
            passages = tuple(dict.fromkeys(citation.passage for citation in choice.answer.citations[:1]))
            conversation = Conversation(read.text, choice.entry_keys, choice.asked.slots, passages)
        answered = [choice for choice in choices if choice.answer.status is AnswerStatus.ANSWERED]
        if conversation is None or not answered:
            return None
        trace.note(f"answered in {len(parts)} parts: {' | '.join(parts)}")
        choices.sort(key=lambda choice: choice.answer.status is not AnswerStatus.ANSWERED)
        return Choice(_joined([choice.answer for choice in choices]), answered[-1].asked, answered[-1].entry_keys)

    def _parts(self, text: str) -> tuple[str, ...]:
        """The question cut at punctuation; what asks for no number belongs to the part after it."""
        pieces = self._breaks.split(text)
        if len(pieces) < 2:
            return ()
        parts: list[str] = []
        lead = ""
        for piece in pieces:
            lead = f"{lead},{piece}" if lead else piece
            if lead and self._asks(lead):
                parts.append(lead)
                lead = ""
                if len(parts) > _MOST_PARTS:
                    return ()
        if lead.strip() and parts:
            parts[-1] = f"{parts[-1]},{lead}"
        return tuple(parts)

    def _common(self, text: str) -> Slots:
        """The slots of a clause ahead that names nothing else (按新城口径，…): what it says belongs to every part."""
        first = self._reader.read(self._breaks.split(text)[0])
        return Slots() if first.has_content else first.slots

    def _asks(self, part: str) -> bool:
        slots = self._reader.read(part).slots
        asks_on = self._asks_on.search(part)
        return bool(slots.wants_number or slots.measures or slots.wants_thing or asks_on)


def _with_every_reading(answer: Answer) -> Answer:
    """An answer in place of the question which period is meant: all of them, since nobody can be asked back in the middle."""
    if answer.status is not AnswerStatus.CLARIFY or not answer.citations:
        return answer
    readings = message("separator", answer.language).join(line.removeprefix("· ") for line in answer.details)
    return replace(answer, status=AnswerStatus.ANSWERED, headline=readings, details=(), options=())


def _led_by(slots: Slots, lead: Slots) -> Slots:
    """The slots of a part with the period and scope of the part before it, where it names none."""
    return replace(
        slots,
        periods=slots.periods or lead.periods,
        scopes=slots.scopes or lead.scopes,
        scope_is_loose=slots.scope_is_loose if slots.scopes else lead.scope_is_loose,
    )


def _joined(answers: list[Answer]) -> Answer:
    language = answers[0].language
    headline = message("separator", language).join(dict.fromkeys(answer.headline for answer in answers))
    details = dict.fromkeys(line for answer in answers for line in answer.details if line not in headline)
    return Answer(
        AnswerStatus.ANSWERED,
        AnswerKind.FIGURES,
        language,
        headline,
        tuple(details)[:_MOST_DETAILS],
        tuple(dict.fromkeys(citation for answer in answers for citation in answer.citations)),
        entry_ids=tuple(dict.fromkeys(entry for answer in answers for entry in answer.entry_ids)),
    )

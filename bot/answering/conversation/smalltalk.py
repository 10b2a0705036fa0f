"""Greetings, thanks and questions about the bot: one friendly line each."""

from __future__ import annotations

from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.domain.report import Report
from bot.messages.catalogue import message
from bot.understanding.asked import AskedQuestion
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold
from bot.understanding.phrases import PhraseTable
from bot.understanding.question_text import letters_of
from bot.understanding.slots import SlotKind

_ABUSE = "abuse"
_GRAMMAR = frozenset({SlotKind.FUNCTION, SlotKind.ASKED})
_TRAILING = frozenset("啊呀吧呢哦哈啦了的你您嘛吗")


class Smalltalk:
    """Recognises smalltalk and answers it."""

    def __init__(self, report: Report, lexicon: Lexicon) -> None:
        self._report = report
        self._phrases = PhraseTable(
            {fold(word): kind for kind, words in lexicon.smalltalk.items() for word in words.all}
        )

    def answer(self, asked: AskedQuestion) -> Answer | None:
        """An answer when the whole text is smalltalk; None otherwise. Abuse may have grammar around it (你是…吗)."""
        text, language = asked.text, asked.language
        found = self._phrases.find(text)
        if not found:
            return None
        covered = {position for one in found for position in range(one.start, one.end)}
        if any(one.meaning == _ABUSE for one in found):
            covered |= {i for one in asked.slots.spans if one.kind in _GRAMMAR for i in range(one.start, one.end)}
        rest = "".join(character for i, character in enumerate(text) if i not in covered)
        if any(character not in _TRAILING for character in letters_of(rest)):
            return None
        title = self._report.title_en if language is Language.EN else self._report.title
        headline = message(f"smalltalk-{found[-1].meaning}", language, title=title)
        return Answer(AnswerStatus.SMALLTALK, AnswerKind.SMALLTALK, language, headline)

"""Greetings, thanks and questions about the bot: one friendly line each."""

from __future__ import annotations

from bot.domain.answer import Answer, AnswerKind, AnswerStatus, Language
from bot.domain.report import Report
from bot.messages.catalogue import message
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import fold
from bot.understanding.phrases import PhraseTable
from bot.understanding.question_text import letters_of

_TRAILING = frozenset("啊呀吧呢哦哈啦了的你您嘛吗")


class Smalltalk:
    """Recognises smalltalk and answers it."""

    def __init__(self, report: Report, lexicon: Lexicon) -> None:
        self._report = report
        self._phrases = PhraseTable(
            {fold(word): kind for kind, words in lexicon.smalltalk.items() for word in words.all}
        )

    def answer(self, text: str, language: Language) -> Answer | None:
        """An answer when the whole text is smalltalk; None otherwise.

        Args:
            text: the normalised question.
            language: the language to answer in.
        """
        found = self._phrases.find(text)
        if not found:
            return None
        covered = {position for one in found for position in range(one.start, one.end)}
        rest = "".join(character for i, character in enumerate(text) if i not in covered)
        if any(character not in _TRAILING for character in letters_of(rest)):
            return None
        title = self._report.title_en if language is Language.EN else self._report.title
        headline = message(f"smalltalk-{found[-1].meaning}", language, title=title)
        return Answer(AnswerStatus.SMALLTALK, AnswerKind.SMALLTALK, language, headline)

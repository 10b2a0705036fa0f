"""「农村居民呢」 after 「去年城镇居民收入多少」: the last question once more, with the one word for the other that excludes it."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.conversation.merging import merge
from bot.answering.conversation.remembered import Conversation
from bot.answering.trace import Trace
from bot.understanding.asked import AskedQuestion
from bot.understanding.lexicon import Lexicon
from bot.understanding.phrases import FoundPhrase
from bot.understanding.reading import QuestionReader, contrast_tables


class Swapping:
    """Asks the last question again of its counterpart, for one report."""

    def __init__(self, reader: QuestionReader, chooser: Chooser, lexicon: Lexicon) -> None:
        self._reader = reader
        self._chooser = chooser
        self._contrasts = contrast_tables(lexicon)

    def of_the_counterpart(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """What the last question has for an answer with the new word in place of its counterpart.

        None where the question names more than such a word and what the last one held as well, or where nothing is known
        of the counterpart either.
        """
        swapped = self._swapped(asked, conversation.question)
        if swapped is None:
            return None
        read = self._reader.read(swapped, asked.language)
        read = replace(read, typed_in=asked.typed_in, slots=merge(read.slots, conversation.slots))
        trace.note(f"asked again of the counterpart: {swapped}")
        choice = self._chooser.choose(read, trace)
        return choice if choice.entry_keys else None

    def _swapped(self, asked: AskedQuestion, last: str) -> str | None:
        for table in self._contrasts:
            new, old = table.find(asked.text), table.find(last)
            if len(new) != 1 or len(old) != 1 or new[0].meaning == old[0].meaning:
                continue
            if self._adds_only(asked, new[0], last):
                return f"{last[: old[0].start]}{new[0].phrase}{last[old[0].end :]}"
        return None

    @staticmethod
    def _adds_only(asked: AskedQuestion, word: FoundPhrase, last: str) -> bool:
        """Whether all that the question names is the word and what the last question names."""
        return all(letter in word.phrase or letter in last for letter in asked.content_characters)

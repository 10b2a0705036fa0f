"""「农村居民呢」 after 「去年城镇居民收入多少」: the last question once more, with the one word for the other that excludes it."""

from __future__ import annotations

from dataclasses import replace

from bot.answering.choosing.choice import Choice
from bot.answering.choosing.chooser import Chooser
from bot.answering.conversation.merging import merge
from bot.answering.conversation.remembered import Conversation
from bot.answering.library import Library
from bot.answering.trace import Trace
from bot.domain.answer import AnswerStatus
from bot.understanding.asked import AskedQuestion
from bot.understanding.lexicon import Lexicon
from bot.understanding.matching import NameIndex
from bot.understanding.normalise import fold, is_han
from bot.understanding.phrases import FoundPhrase, PhraseTable
from bot.understanding.reading import QuestionReader, contrast_tables


class Swapping:
    """Asks the last question again of its counterpart, for one report."""

    def __init__(
        self, library: Library, index: NameIndex, reader: QuestionReader, chooser: Chooser, lexicon: Lexicon
    ) -> None:
        self._library = library
        self._index = index
        self._reader = reader
        self._chooser = chooser
        self._contrasts = contrast_tables(lexicon)
        self._wholes = lexicon.share_bases
        self._places = PhraseTable({place: place for place in lexicon.other_places.all})

    def of_the_counterpart(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """What the last question has for an answer with the new word in place of its counterpart: a contrast, or a place.

        None where the question names more than such a word and what the last one held as well, or where nothing is known
        of the counterpart either.
        """
        swapped = self._swapped(asked, conversation.question)
        if swapped is None:
            return None
        text, word = swapped
        choice = self._asked_again(text, asked, conversation, trace)
        is_named = choice.answer.status is not AnswerStatus.ANSWERED or any(
            self._holds(key, word) for key in choice.entry_keys
        )
        return choice if choice.entry_keys and is_named else None

    def of_the_modified(self, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice | None:
        """What the last question has for an answer with 「人均」 or another place before it.

        None where the question names more than such a word. What is not called by the word is no answer, but that the
        report does not say it.
        """
        words = [one for table in (*self._contrasts, self._places) for one in table.find(asked.text)]
        word = max(words, key=lambda one: one.end - one.start, default=None)
        if (
            word is None
            or not is_han(word.phrase[0])
            or any(letter not in word.phrase for letter in asked.content_characters)
        ):
            return None
        choice = self._asked_again(f"{word.phrase}{conversation.question}", asked, conversation, trace)
        if choice.answer.status is not AnswerStatus.ANSWERED or any(
            self._holds(key, word) for key in choice.entry_keys
        ):
            return choice
        return self._chooser.silence(choice.asked)

    def _holds(self, key: int, word: FoundPhrase) -> bool:
        """Whether an entry is called by a word, or has a figure that is set against what the word means."""
        entry = self._index.entries[key]
        bases = (figure.observation.share_of or "" for figure in self._library.figures.get(entry.target, ()))
        words = next((group for group in self._wholes if word.phrase in group), (word.phrase,))
        return any(one in text for text in (*entry.names, *map(fold, bases)) for one in words)

    def _asked_again(self, text: str, asked: AskedQuestion, conversation: Conversation, trace: Trace) -> Choice:
        trace.note(f"the last question in other words: {text}")
        read = self._reader.read(text, asked.language)
        read = replace(read, typed_in=asked.typed_in, slots=merge(read.slots, conversation.slots))
        return self._chooser.choose(read, trace)

    def _swapped(self, asked: AskedQuestion, last: str) -> tuple[str, FoundPhrase] | None:
        """The last question with the counterpart, and that word."""
        for table in (*self._contrasts, self._places):
            new, old = table.find(asked.text), table.find(last)
            if len(new) != 1 or len(old) != 1 or new[0].meaning == old[0].meaning:
                continue
            if self._adds_only(asked, new[0], last):
                return f"{last[: old[0].start]}{new[0].phrase}{last[old[0].end :]}", new[0]
        return None

    @staticmethod
    def _adds_only(asked: AskedQuestion, word: FoundPhrase, last: str) -> bool:
        """Whether all that the question names is the word and what the last question names."""
        return all(letter in word.phrase or letter in last for letter in asked.content_characters)

"""What entries offer to explain a question with, made ready once for all questions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.understanding.coverage import SoundedText, sounds_of
from bot.understanding.question_text import letters_apart, stems_in


@dataclass(frozen=True)
class Offer:
    """Texts of an entry: `sounded` to be searched for pairs, `text` for whole words, `latin` for stems."""

    sounded: SoundedText
    text: str
    latin: tuple[str, ...]

    @cached_property
    def words(self) -> frozenset[str]:
        """The stems that the texts hold; few questions have Latin words, so worked out when first needed."""
        return frozenset(one for text in self.latin for one in stems_in(text))


@lru_cache(maxsize=2048)
def offer_of(names: tuple[str, ...], evidence: str, latin: tuple[str, ...]) -> Offer:
    """What names and evidence offer together, with the stems of the texts in `latin`; all of them folded."""
    letters = letters_apart((*names, evidence))
    return Offer(SoundedText(letters, sounds_of(letters)), f"{' '.join(names)} {evidence}", latin)

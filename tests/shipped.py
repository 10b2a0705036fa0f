"""The store as it is shipped, loaded once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from bot.answering.engine import Engine
from bot.answering.quick import QuickEngine
from bot.curation.loading import load_knowledge_bases
from bot.understanding.lexicon import Lexicon, load_lexicon

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "knowledge"


@cache
def shipped_lexicon() -> Lexicon:
    """The shared vocabulary."""
    return load_lexicon(KNOWLEDGE / "lexicon.yaml")


@cache
def shipped_engine() -> Engine:
    """The engine over the shipped store; immutable, so all tests may share it."""
    return Engine.build(load_knowledge_bases(KNOWLEDGE), shipped_lexicon())


def shipped_quick_engine() -> QuickEngine:
    """A fresh engine that remembers, over the shipped store."""
    return QuickEngine.build(load_knowledge_bases(KNOWLEDGE), shipped_lexicon())

"""Made-up entries and stores for laws that must hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.curation.blocks import key_of
from bot.curation.yaml_reader import Plain
from bot.curation.yaml_writer import entry_text
from bot.domain.revision import Block

_CATEGORIES = st.characters(exclude_categories=["Cs"])
WORDS = st.text(_CATEGORIES, max_size=12)
"""Whatever somebody may write, breaks of lines and signs of YAML among it."""
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
PLAINS: st.SearchStrategy[Plain] = st.recursive(
    WORDS,
    lambda held: st.lists(held, max_size=3) | st.dictionaries(NAMES, held, max_size=3),
    max_leaves=6,
)
DATA = st.dictionaries(NAMES.filter(lambda name: name != "id"), PLAINS, max_size=4)
PATHS = ("made-up/faq.yaml", "made-up/faq/more.yaml", "made-up/glossary.yaml")


@st.composite
def block_maps(draw: st.DrawFn) -> dict[str, Block]:
    """A store of a few entries in a few files, each in its place."""
    blocks: dict[str, Block] = {}
    for path in PATHS:
        for position, name in enumerate(draw(st.lists(NAMES, unique=True, max_size=4))):
            key = key_of(path, name)
            if key not in blocks:
                text = entry_text({"id": name, **draw(DATA)})
                blocks[key] = Block(key, path, float(position), text)
    return blocks


@st.composite
def plain_maps(draw: st.DrawFn) -> dict[str, Block]:
    """A store of entries of which only matters where they stand and whether they say the same."""
    drawn = draw(
        st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from(PATHS[:2]), st.integers(0, 2)), max_size=6)
    )
    blocks: dict[str, Block] = {}
    for position, (name, path, text) in enumerate(drawn):
        key = key_of(path, name)
        blocks.setdefault(key, Block(key, path, float(position), f"- id: {name} # {text}\n"))
    return blocks

"""Takes curated files apart into blocks, one an entry, and puts them together again, byte for byte.

A block keeps the comments and blank lines above its entry. What stands above the first entry, up to the first blank
line, is a block of its own, so that removing that entry does not take the remark about the file with it.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping

from yaml.nodes import MappingNode

from bot.curation.faults import FaultLog
from bot.curation.files import GLOSSES, LEXICON, kind_of
from bot.curation.yaml_reader import Item, Plain, read_list, read_mapping
from bot.domain.errors import KnowledgeError
from bot.domain.revision import Block

HEAD = "head"
"""Kind of the block above the first entry of a file."""

_MAPPINGS = (LEXICON, GLOSSES)
"""Files that are one mapping: each of its keys is an entry."""


def blocks_of(files: Mapping[str, bytes]) -> tuple[Block, ...]:
    """Take files apart.

    Args:
        files: content by path relative to the knowledge folder.

    Raises:
        KnowledgeError: a file cannot be read, or two entries have one name; carries every such fault.
    """
    log = FaultLog()
    blocks = [block for path, content in sorted(files.items()) for block in _split(path, content, log)]
    seen: dict[str, Block] = {}
    for block in blocks:
        first = seen.setdefault(block.key, block)
        if first is not block:
            log.add(block.path, 0, block.key, f"the entry stands twice, also in {first.path}; expected it once")
    if log.faults:
        raise KnowledgeError(log.lines)
    return tuple(blocks)


def files_of(blocks: Iterable[Block]) -> dict[str, bytes]:
    """Put files together again, by path; the same blocks give the same bytes."""
    by_path: defaultdict[str, list[Block]] = defaultdict(list)
    for block in blocks:
        by_path[block.path].append(block)
    return {
        path: "".join(block.text for block in sorted(held, key=lambda one: (one.position, one.key))).encode()
        for path, held in sorted(by_path.items())
    }


def key_of(path: str, name: str) -> str:
    """The key of the entry of that name in that file: the same wherever the report keeps entries of its kind.

    >>> key_of("jinzhou-2021/faq/silence.yaml", "house-prices-not-given")
    'jinzhou-2021/faq/house-prices-not-given'
    """
    if path in _MAPPINGS:
        return f"{path.removesuffix('.yaml')}/{name}"
    return f"{path.partition('/')[0]}/{kind_of(path)}/{name}"


def name_of(data: Plain) -> str:
    """What an entry is called: its id; one without is named by all that it says."""
    named = data.get("id") if isinstance(data, dict) else None
    if isinstance(named, str) and named:
        return named
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def _split(path: str, content: bytes, log: FaultLog) -> list[Block]:
    if path not in _MAPPINGS and kind_of(path) is None:
        log.add(path, 0, "", "the file is unknown; expected the file names of docs/curation.md")
        return []
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        read_list(path, content, log)  # says which line is at fault
        return []
    starts = _starts(path, content, text.replace("\r\n", "\n"), log)
    # Not `splitlines`, which also breaks at characters that YAML takes for letters.
    lines = [f"{line}\n" for line in text.replace("\r\n", "\n").removesuffix("\n").split("\n")]
    return _cut(path, lines, starts) if text else []


def _starts(path: str, content: bytes, text: str, log: FaultLog) -> list[tuple[int, str]]:
    """The line, from 0, on which each entry of a file starts, and the entry's name; in printed order. `text` is decoded."""
    if path in _MAPPINGS:
        item = read_mapping(path, content, log)
        node = item.node if item is not None else None
        pairs = node.value if isinstance(node, MappingNode) else []
        return [(int(key.start_mark.line), str(key.value)) for key, _ in pairs]
    if kind_of(path) == "report":
        return [(0, "report")] if read_mapping(path, content, log) is not None else []
    items = _own_lines(path, text.split("\n"), read_list(path, content, log), log)
    return [(item.line - 1, name_of(item.data)) for item in items]


def _own_lines(path: str, lines: list[str], items: tuple[Item, ...], log: FaultLog) -> tuple[Item, ...]:
    has_dash = all(lines[item.line - 1].lstrip("\ufeff ").startswith("- ") for item in items)
    if len({item.line for item in items}) < len(items) or not has_dash:
        log.add(path, 0, "", "entries cannot be told apart; expected each to start with `- ` on a line of its own")
        return ()
    return items


def _cut(path: str, lines: list[str], starts: list[tuple[int, str]]) -> list[Block]:
    head_key = f"{path}#{HEAD}"
    if not starts:
        return [Block(head_key, path, -1, "".join(lines))]
    first = _above(lines, starts[0][0], 0)
    # The first blank line below a remark ends what is said of the whole file.
    remark = next(at for at, line in enumerate(lines) if line.strip())
    blank = next((at for at in range(max(first, remark), starts[0][0]) if not lines[at].strip()), None)
    begin = first if blank is None else blank + 1
    blocks = [Block(head_key, path, -1, "".join(lines[:begin]))] if begin else []
    for position, (line, name) in enumerate(starts):
        following = starts[position + 1][0] if position + 1 < len(starts) else None
        end = len(lines) if following is None else _above(lines, following, line + 1)
        blocks.append(Block(key_of(path, name), path, position, "".join(lines[begin:end])))
        begin = end
    return blocks


def _above(lines: list[str], start: int, least: int) -> int:
    """The first of the comment and blank lines right above a line, not before `least`."""
    while start > least and (not lines[start - 1].strip() or lines[start - 1].startswith("#")):
        start -= 1
    return start

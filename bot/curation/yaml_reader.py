"""Reads YAML as plain text values that remember their lines.

Every scalar stays the string that the file prints, so that `2079.40` is never rounded and `no` is never a boolean; the
schema says what a string must mean. What could make a file read differently from how it looks is refused: anchors,
aliases, merge keys, tags, duplicate keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.resolver import BaseResolver

from bot.curation.faults import FaultLog

# Nested lists and mappings, as pydantic takes them in.
Plain = str | list["Plain"] | dict[str, "Plain"]

_NULLS = frozenset({"~", "null", "Null", "NULL"})
_STANDARD_TAGS = frozenset(
    {
        "!",
        BaseResolver.DEFAULT_SCALAR_TAG,
        BaseResolver.DEFAULT_SEQUENCE_TAG,
        BaseResolver.DEFAULT_MAPPING_TAG,
    }
)
_MAYBE_ANCHOR = re.compile(r"(?:^|[\s\[{,])&\S", re.MULTILINE)
_DEEPEST = 20
_NESTED = f"nested more than {_DEEPEST} deep; expected the shapes of docs/curation.md"


class _TooDeep(Exception):
    """Lists in lists without end; `line` is where they become too many, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _Shallow(BaseResolver):
    """Follows how deep the composer is: the C parser descends on the C stack, and ends the process where that is full."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def descend_resolver(self, current_node: Node | None, current_index: object) -> None:
        """One deeper; `current_index` is for paths, which nobody resolves here.

        Raises:
            _TooDeep: no file of ours is that deep.
        """
        del current_index
        self._depth += 1
        if current_node is not None and self._depth > _DEEPEST + 2:
            raise _TooDeep(_line(current_node))

    def ascend_resolver(self) -> None:
        """One up."""
        self._depth -= 1


if yaml.__with_libyaml__:
    from yaml._yaml import CParser
    from yaml.cyaml import CSafeLoader as _Parser

    class _Composer(CParser, _Shallow):
        """The C parser without YAML's guesses about types."""

        def __init__(self, stream: str) -> None:
            CParser.__init__(self, stream)
            _Shallow.__init__(self)

else:
    from yaml import SafeLoader as _Parser  # type: ignore[assignment]
    from yaml.composer import Composer
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Composer(Reader, Scanner, Parser, Composer, _Shallow):  # type: ignore[no-redef]
        """The same in pure Python, where libyaml is missing; slower."""

        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)
            Composer.__init__(self)
            _Shallow.__init__(self)


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a file: its values, and the node that knows their lines."""

    file: str
    data: Plain
    node: Node

    @property
    def line(self) -> int:
        """The line on which the entry starts, from 1."""
        return _line(self.node)

    @property
    def label(self) -> str:
        """The entry's id, for messages; empty when it has none."""
        return self.text("id")

    def text(self, key: str) -> str:
        """The words under a key; empty when there are none."""
        found = self.data.get(key, "") if isinstance(self.data, dict) else ""
        return found if isinstance(found, str) else ""

    def line_of(self, *path: str | int) -> int:
        """The line of a value inside the entry; of its nearest ancestor where the value is missing."""
        return _line(self.child(*path))

    def child(self, *path: str | int) -> Node:
        """The node of a value inside the entry, or of its nearest ancestor where the value is missing."""
        node = self.node
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            node = child
        return node


def read_mapping(file: str, content: bytes, log: FaultLog) -> Item | None:
    """The file's only mapping (report.yaml, lexicon.yaml); None when there are faults, which are logged."""
    item = _read(file, content, log)
    if item is not None and not isinstance(item.data, dict):
        log.add(file, item.line, "", "the file is a list or a word; expected `key: value` lines")
        return None
    return item


def read_list(file: str, content: bytes, log: FaultLog) -> tuple[Item, ...]:
    """The entries of a file that is a list of mappings; faults are logged. An empty file holds none."""
    item = _read(file, content, log)
    if item is None:
        return ()
    if not isinstance(item.data, list) or not isinstance(item.node, SequenceNode):
        log.add(file, item.line, "", "the file is no list; expected entries that start with `- `")
        return ()
    return tuple(Item(file, data, node) for data, node in zip(item.data, item.node.value, strict=True))


def _read(file: str, content: bytes, log: FaultLog) -> Item | None:
    node = _compose(file, content, log)
    if node is None:
        return None
    converter = _Converter(file, log)
    before = len(log.faults)
    data = converter.plain(node, 0)
    return Item(file, data, node) if len(log.faults) == before else None


def _compose(file: str, content: bytes, log: FaultLog) -> Node | None:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        log.add(file, line, "", "the file is not UTF-8 text; save it as UTF-8")
        return None
    try:
        node: Node | None = _Composer(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = " ".join(filter(None, (error.problem, error.context)))
        log.add(file, line, "", f"broken YAML at line {line}, column {column}: {what}")
        return None
    except _TooDeep as error:
        log.add(file, error.line, "", _NESTED)
        return None
    except yaml.YAMLError as error:
        log.add(file, 0, "", f"broken YAML: {' '.join(str(error).split())}")
        return None
    if node is not None and _MAYBE_ANCHOR.search(text) and _refuse_anchors(file, text, log):
        return None
    return node


def _refuse_anchors(file: str, text: str, log: FaultLog) -> bool:
    """Log every anchor; without one there can be no alias either. Whether there was one."""
    refused = False
    for event in yaml.parse(text, Loader=_Parser):
        if isinstance(event, yaml.NodeEvent) and not isinstance(event, yaml.AliasEvent) and event.anchor:
            line = event.start_mark.line + 1 if event.start_mark else 0
            log.add(file, line, "", f"the anchor &{event.anchor} is refused; write the value out")
            refused = True
    return refused


class _Converter:
    """Turns nodes into plain values and logs what is refused."""

    def __init__(self, file: str, log: FaultLog) -> None:
        self._file = file
        self._log = log

    def plain(self, node: Node, depth: int) -> Plain:
        if node.tag not in _STANDARD_TAGS:
            return self._refuse(node, f"the tag {node.tag} is refused; write a plain value")
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if depth > _DEEPEST:
            return self._refuse(node, _NESTED)
        if isinstance(node, SequenceNode):
            return [self.plain(child, depth + 1) for child in node.value]
        if isinstance(node, MappingNode):
            return self._mapping(node, depth)
        return self._refuse(node, "unknown kind of value")

    def _mapping(self, node: MappingNode, depth: int) -> Plain:
        values: dict[str, Plain] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, ScalarNode) else None
            if key is None:
                self._refuse(key_node, "a key is a list or a mapping; expected a word")
            elif key == "<<" and not key_node.style:
                self._refuse(key_node, "a merge key (<<) is refused; write the values out")
            elif key in values:
                self._refuse(key_node, f"the key `{key}` stands twice; expected it once")
            else:
                values[key] = self.plain(value_node, depth + 1)
        return values

    def _scalar(self, node: ScalarNode) -> str:
        if not node.style and node.value in _NULLS:
            self._refuse(node, f"`{node.value}` is no value; leave the key out")
        return str(node.value)

    def _refuse(self, node: Node, message: str) -> str:
        self._log.add(self._file, _line(node), "", message)
        return ""


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _child(node: Node, step: str | int) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: Node = node.value[step]
        return child
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    return None

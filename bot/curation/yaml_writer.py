"""Writes one entry as YAML in the manner of the curated files: short lists in one line, everything else a key a line."""

from __future__ import annotations

from collections.abc import Mapping

import yaml
from yaml.nodes import MappingNode
from yaml.resolver import BaseResolver

from bot.curation.yaml_reader import Plain


class _Dumper(yaml.SafeDumper):
    """Writes as the curated files are written, so that an edit changes the lines that it is about and hardly any other."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        """Always: what stands twice is written twice, without an anchor."""
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        """Lists stand deeper than their key."""
        super().increase_indent(flow, indentless=False)

    def choose_scalar_style(self) -> str:
        """Quotation marks are double ones."""
        style = str(super().choose_scalar_style())
        return '"' if style == "'" else style


def _string(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    # A switch is written bare: the reader takes every value for a string.
    tag = "bool" if value in ("true", "false") else "str"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", value)


_Dumper.add_representer(str, _string)


class _Entry(dict[str, Plain]):
    """An entry itself, which has a key a line however short it is."""


def _represent_entry(dumper: yaml.SafeDumper, entry: _Entry) -> MappingNode:
    return dumper.represent_mapping(BaseResolver.DEFAULT_MAPPING_TAG, entry.items(), flow_style=False)


_Dumper.add_representer(_Entry, _represent_entry)


def entry_text(data: Mapping[str, Plain], comment: str = "") -> str:
    """The block of a list's entry: a blank line or what `comment` holds above it, the entry, a line break.

    Every value is a string and is read back as the same string. The same entry gives the same text.
    """
    written = _dump(data)
    first, *others = written.splitlines(keepends=True)
    above = comment or "\n"
    return above + "- " + first + "".join(f"  {line}" if line.strip() else line for line in others)


def mapping_text(data: Mapping[str, Plain], comment: str = "") -> str:
    """The same for a file that is one mapping, or a key of one."""
    return f"{comment}{_dump(data)}"


def comment_above(text: str) -> str:
    """The comment and blank lines at the beginning of a block."""
    lines = text.splitlines(keepends=True)
    count = next((at for at, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "".join(lines[:count])


def _dump(data: Mapping[str, Plain]) -> str:
    return yaml.dump(
        _Entry(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=None, width=2**20
    )

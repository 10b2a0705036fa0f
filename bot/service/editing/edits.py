"""What an editor can ask for; `bot.curation.editing` tells which blocks of the store it changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.curation.editing import AddEntry, AddWording, Enable, RemoveWording, Rewrite, SetField, SetFields

__all__ = [
    "AddEntry",
    "AddWording",
    "Edit",
    "Enable",
    "RemoveWording",
    "Rewrite",
    "SetField",
    "SetFields",
    "TakeFiles",
    "Undo",
]


@dataclass(frozen=True, slots=True)
class Undo:
    """Take a revision back, by a new one."""

    revision: int


@dataclass(frozen=True, slots=True)
class TakeFiles:
    """Take the entries of YAML files over: those that there are change, those that there are not are added.

    Nothing is taken away for standing in none of them. `files` maps a path relative to the knowledge folder, or the
    bare name of such a file, to its content; `sources` are source documents, by the path that report.yaml names.
    """

    files: Mapping[str, bytes]
    sources: Mapping[str, bytes]


Edit = AddWording | RemoveWording | SetField | SetFields | AddEntry | Enable | Rewrite | Undo | TakeFiles

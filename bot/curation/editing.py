"""Turns what an editor asks for into changes of blocks; whether they may be published is checked afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.curation.blocks import key_of, name_of
from bot.curation.faults import FaultLog
from bot.curation.files import kind_of
from bot.curation.yaml_reader import Plain, read_list, read_mapping
from bot.curation.yaml_writer import comment_above, entry_text, mapping_text
from bot.domain.errors import EditRefused, Refusal
from bot.domain.revision import Block, Change

Data = dict[str, Plain]
Blocks = Mapping[str, Block]

_WORDINGS = {"faq": ("questions", "questions_en")}
_NAMES = ("aliases", "aliases_en")
_EDITABLE = ("indicators", "glossary", "plans", "faq", "coverage", "questions")
_FIRST_OF = {"indicators": "name", "glossary": "term", "plans": "title", "faq": "questions", "questions": "question"}


@dataclass(frozen=True, slots=True)
class AddWording:
    """One more alias, or one more wording of a question. `entry` is an id or a key."""

    entry: str
    wording: str


@dataclass(frozen=True, slots=True)
class RemoveWording:
    """One alias or wording less."""

    entry: str
    wording: str


@dataclass(frozen=True, slots=True)
class SetField:
    """Other words for one value of an entry.

    `path` leads to it: `("answer",)`, `("observations", 0, "value")`, `("quotes",)`. An empty value takes the key out.
    """

    entry: str
    path: tuple[str | int, ...]
    value: str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SetFields:
    """Several values of an entry that change together, as a figure with its wording and its quote; each as in `SetField`."""

    entry: str
    fields: tuple[tuple[tuple[str | int, ...], str | tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class AddEntry:
    """A new entry at the end of its kind's first file. `report` is a folder, empty for the one that is served; `kind` is the kind of a file."""

    report: str
    kind: str
    data: Mapping[str, Plain]


@dataclass(frozen=True, slots=True)
class Enable:
    """Let an entry be answered with, or no more."""

    entry: str
    enabled: bool


@dataclass(frozen=True, slots=True)
class Rewrite:
    """An entry written anew, as YAML: what stands in its place in the file."""

    entry: str
    yaml: str


EntryEdit = AddWording | RemoveWording | SetField | SetFields | AddEntry | Enable | Rewrite


def find(blocks: Blocks, named: str) -> Block | None:
    """The block of an entry, by its key, or by its id where one entry alone has it."""
    if named in blocks:
        return blocks[named]
    found = [block for key, block in blocks.items() if key.endswith(f"/{named}") and kind_of(block.path) in _EDITABLE]
    return found[0] if len(found) == 1 else None


def data_of(block: Block) -> Data:
    """The values of an entry as its block says them.

    Raises:
        EditRefused: it is no entry that has values of its own.
    """
    log = FaultLog()
    content = block.text.encode()
    if kind_of(block.path) in _EDITABLE:
        items = read_list(block.path, content, log)
        item = items[0] if len(items) == 1 else None
    else:
        item = read_mapping(block.path, content, log)
    if item is None or log.faults or not isinstance(item.data, dict):
        raise EditRefused("\n".join(log.lines) or f"{block.key} cannot be edited by its values.")
    return item.data


def changes_of(edit: EntryEdit, blocks: Blocks) -> tuple[Change, ...]:
    """The changes that an edit makes to these blocks; none where everything is as it asks for already.

    Raises:
        EditRefused: there is no such entry, or it cannot be changed so.
    """
    if isinstance(edit, AddEntry):
        return (_added(edit, blocks),)
    block = find(blocks, edit.entry)
    if block is None:
        raise EditRefused(f"There is no entry {edit.entry}.", Refusal.NO_ENTRY, edit.entry)
    if isinstance(edit, Rewrite):
        text = _rewritten(block, edit.yaml)
    else:
        data = data_of(block)
        edited = _edited(edit, data, block)
        # What is written by hand keeps its hand's style as long as it says the same.
        text = block.text if edited == data else _text(block, edited)
    after = replace(block, text=text)
    return () if after.same_as(block) else _replaced(block, after, blocks)


def wordings_of(block: Block, data: Data) -> tuple[str, ...]:
    """The aliases or questions of an entry, Chinese then English."""
    return tuple(word for key in _wording_keys(block) for word in _words(data, key))


def title_of(block: Block, data: Data) -> str:
    """What an entry is called among people."""
    first = data.get(_FIRST_OF.get(kind_of(block.path) or "", ""), "")
    if isinstance(first, list):
        first = first[0] if first else ""
    return first if isinstance(first, str) and first else block.key.rpartition("/")[2]


def _replaced(block: Block, after: Block, blocks: Blocks) -> tuple[Change, ...]:
    """A block in the place of another; an entry without an id is named by all that it says, and so becomes another one."""
    key = block.key
    if kind_of(block.path) in _EDITABLE and not _id_of(data_of(after)) and not _id_of(data_of(block)):
        key = key_of(block.path, name_of(data_of(after)))
    if key == block.key:
        return (Change(key, block, after),)
    if key in blocks:
        raise EditRefused("There is an entry that says just that already.", Refusal.KNOWN, key)
    return Change(block.key, block, None), Change(key, None, replace(after, key=key))


def _edited(edit: AddWording | RemoveWording | SetField | SetFields | Enable, data: Data, block: Block) -> Data:
    if isinstance(edit, AddWording):
        return _with_wording(edit.wording.strip(), data, block)
    if isinstance(edit, RemoveWording):
        return _without_wording(edit.wording.strip(), data, block)
    if isinstance(edit, SetField):
        return _with_field(edit, data)
    if isinstance(edit, SetFields):
        for path, value in edit.fields:
            data = _with_field(SetField(edit.entry, path, value), data)
        return data
    others = {key: value for key, value in data.items() if key != "enabled"}
    return others if edit.enabled else {**others, "enabled": "false"}


def _wording_keys(block: Block) -> tuple[str, str]:
    return _WORDINGS.get(kind_of(block.path) or "", _NAMES)


def _words(data: Data, key: str) -> list[str]:
    held = data.get(key, [])
    return [word for word in held if isinstance(word, str)] if isinstance(held, list) else []


def _with_wording(wording: str, data: Data, block: Block) -> Data:
    if not wording:
        raise EditRefused("The new wording is empty.", Refusal.EMPTY)
    chinese, english = _wording_keys(block)
    if any(wording in _words(data, key) for key in (chinese, english)):
        return data
    key = english if wording.isascii() and any(letter.isalpha() for letter in wording) else chinese
    return {**data, key: [*_words(data, key), wording]}


def _without_wording(wording: str, data: Data, block: Block) -> Data:
    for key in _wording_keys(block):
        words = _words(data, key)
        if wording in words:
            others: list[Plain] = [word for word in words if word != wording]
            # A list that was made for it goes with it.
            return {**data, key: others} if others else {name: held for name, held in data.items() if name != key}
    raise EditRefused(f"{block.key} has no wording 「{wording}」.", Refusal.NO_WORDING, wording)


def _with_field(edit: SetField, data: Data) -> Data:
    changed = _set(data, edit.path, list(edit.value) if isinstance(edit.value, tuple) else edit.value, edit)
    if not isinstance(changed, dict):
        raise EditRefused(f"{edit.entry} has no such value.")
    return changed


def _set(data: Plain, path: tuple[str | int, ...], value: Plain, edit: SetField) -> Plain:
    if not path:
        return value
    step, *others = path
    rest = tuple(others)
    if isinstance(data, dict) and isinstance(step, str):
        if not rest and not value:
            return {key: held for key, held in data.items() if key != step}
        return {**data, step: _set(data.get(step, {} if rest else ""), rest, value, edit)}
    if isinstance(data, list) and isinstance(step, int) and 0 <= step < len(data):
        return [_set(held, rest, value, edit) if at == step else held for at, held in enumerate(data)]
    raise EditRefused(f"{edit.entry} has no value {'.'.join(map(str, edit.path))}.")


def _text(block: Block, data: Data) -> str:
    comment = comment_above(block.text)
    if kind_of(block.path) in _EDITABLE:
        # The first entry of a file has nothing above it.
        text = entry_text(data, comment)
        return text if comment or block.text.startswith("\n") else text.removeprefix("\n")
    return mapping_text(data, comment)


def _rewritten(block: Block, text: str) -> str:
    written = f"{text.strip(chr(10))}\n"
    if kind_of(block.path) in _EDITABLE:
        written = written if written.lstrip().startswith(("- ", "#")) else _as_item(written)
    probe = replace(block, text=written)
    data = data_of(probe)
    if kind_of(block.path) in _EDITABLE and _id_of(data) != _id_of(data_of(block)):
        kept = block.key.rpartition("/")[2]
        raise EditRefused(f"The entry written anew must keep its id, {kept}.", Refusal.OTHER_ID, kept)
    return comment_above(block.text) + written.lstrip("\n") if not comment_above(written) else written


def _as_item(written: str) -> str:
    first, *others = written.splitlines(keepends=True)
    return f"- {first}" + "".join(f"  {line}" if line.strip() else line for line in others)


def _id_of(data: Data) -> str:
    named = data.get("id", "")
    return named if isinstance(named, str) else ""


def _added(edit: AddEntry, blocks: Blocks) -> Change:
    name = edit.data.get("id")
    if edit.kind not in _EDITABLE or not isinstance(name, str) or not name:
        raise EditRefused("A new entry needs a kind and an id.")
    path = file_for(blocks, edit.report, edit.kind)
    key = key_of(path, name)
    if key in blocks:
        raise EditRefused(f"There is an entry {name} already.", Refusal.KNOWN, name)
    last = max((block.position for block in blocks.values() if block.path == path), default=-1.0)
    return Change(key, None, Block(key, path, max(last, -1.0) + 1, entry_text(edit.data)))


def file_for(blocks: Blocks, report: str, kind: str) -> str:
    """The file that new entries of a kind go to: the kind's own, else the first of its folder."""
    own = f"{report}/{kind}.yaml"
    paths = sorted({block.path for block in blocks.values() if block.path.startswith(f"{report}/{kind}/")})
    has_own = any(block.path == own for block in blocks.values())
    return own if has_own or not paths else paths[0]

"""Knowledge folders on disk, on their way into the store and out of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.curation.blocks import blocks_of
from bot.curation.files import kind_of, read_shared_and_reports, report_folders, sources_named
from bot.domain.errors import KnowledgeError, StoreError
from bot.domain.revision import Block
from bot.service.editing.ports import SourceFile


@dataclass(frozen=True, slots=True)
class Folder:
    """A knowledge folder, taken apart, with the documents it names."""

    blocks: Mapping[str, Block]
    sources: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """What was written to a folder: how many files, and those that stand in it and that the store does not know."""

    files: int
    strange: tuple[str, ...]


def read_folder(folder: Path, root: Path) -> Folder:
    """Read a knowledge folder.

    Args:
        folder: holds a folder a report, and the lexicon.
        root: where documents are that are neither in the folder nor beside it.

    Raises:
        KnowledgeError: it cannot be read; carries every fault.
    """
    yaml = read_shared_and_reports(folder)
    found = sources_named(yaml, (folder, folder.absolute().parent, root))
    return Folder(
        {block.key: block for block in blocks_of(yaml)},
        tuple(SourceFile(path, content) for path, content in found.items()),
    )


def write_folder(folder: Path, files: Mapping[str, bytes], sources: Iterable[SourceFile], root: Path) -> Written:
    """Write a store's files to a folder, and those of its documents that the project does not have at `root`.

    Files that the store does not know stay where they are: they may be somebody's work.

    Raises:
        StoreError: the folder cannot be written.
    """
    documents = {one.path: one.content for one in sources if not _is_at(root, one)}
    written = {**documents, **files}
    try:
        for path, content in written.items():
            _write(folder / path, content)
    except OSError as error:
        raise StoreError(f"The folder {folder} cannot be written: {error.strerror or error}.") from error
    return Written(len(written), tuple(path for path in _yaml_in(folder) if path not in files))


def _is_at(root: Path, source: SourceFile) -> bool:
    file = root / source.path
    return file.is_file() and file.read_bytes() == source.content


def _write(file: Path, content: bytes) -> None:
    if file.is_file() and file.read_bytes() == content:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f".{file.name}.new")
    new.write_bytes(content)
    new.replace(file)


def _yaml_in(folder: Path) -> tuple[str, ...]:
    try:
        reports = report_folders(folder)
    except KnowledgeError:
        return ()
    paths = (file.relative_to(folder).as_posix() for report in reports for file in sorted(report.rglob("*.yaml")))
    return tuple(path for path in paths if kind_of(path) is not None)

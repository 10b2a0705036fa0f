"""Reads the files of the curated store from disk."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from bot.domain.errors import KnowledgeError

LEXICON = "lexicon.yaml"
GLOSSES = "glosses.yaml"
SHARED = (LEXICON, GLOSSES)
"""What all reports share."""
KINDS = ("report", "indicators", "glossary", "plans", "faq", "coverage", "questions")


@dataclass(frozen=True, slots=True)
class KnowledgeFiles:
    """Everything one report's knowledge is made of, as bytes.

    `yaml` maps a path relative to the knowledge folder (`jinzhou-2021/faq.yaml`) to its content and includes the
    lexicon where there is one. `sources` are source documents at hand, by their SHA-256 in hexadecimal digits; any other is read
    below `root`, the folder that report.yaml's `source` is relative to.
    """

    report_id: str
    yaml: Mapping[str, bytes]
    root: Path
    sources: Mapping[str, bytes] = field(default_factory=dict)

    def replaced(self, path: str, content: bytes) -> KnowledgeFiles:
        """The same files with one of them written anew: what an edit checks before anything is saved."""
        return replace(self, yaml={**self.yaml, path: content})

    def of_kind(self, kind: str) -> tuple[tuple[str, bytes], ...]:
        """The files of a kind in reading order: `<kind>.yaml`, then `<kind>/*.yaml` by name."""
        own = sorted((path, content) for path, content in self.yaml.items() if kind_of(path) == kind)
        return tuple(sorted(own, key=lambda pair: (pair[0].count("/"), pair[0])))

    def version(self, source: bytes) -> str:
        """Short hash of all content: equal exactly when nothing changed."""
        digest = hashlib.sha256()
        for path, content in (*sorted(self.yaml.items()), ("source", source)):
            digest.update(f"{path}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()[:12]


def kind_of(path: str) -> str | None:
    """Which kind of file a path relative to the knowledge folder is; None when it is none of ours."""
    parts = PurePosixPath(path).parts
    if not path.endswith(".yaml"):
        return None
    if len(parts) == 2 and parts[1].removesuffix(".yaml") in KINDS:
        return parts[1].removesuffix(".yaml")
    return parts[1] if len(parts) == 3 and parts[1] in KINDS[1:] else None


def read_files(folder: Path, root: Path | None = None) -> KnowledgeFiles:
    """Read a report's folder and the lexicon beside it.

    Args:
        folder: `<knowledge folder>/<report id>`.
        root: what report.yaml's `source` is relative to; by default the parent of the knowledge folder.

    Raises:
        KnowledgeError: the folder or a file in it cannot be read.
    """
    folder = folder.absolute()
    paths = sorted(folder.rglob("*.y*ml")) if folder.is_dir() else []
    if not paths:
        raise KnowledgeError((f"{folder.name}: the folder holds no YAML; expected {folder.name}/report.yaml",))
    lexicon = folder.parent / LEXICON
    if lexicon.is_file():
        paths.append(lexicon)
    return KnowledgeFiles(
        folder.name,
        {path.relative_to(folder.parent).as_posix(): _read(path) for path in paths},
        root or folder.parent.parent,
    )


def read_shared_and_reports(knowledge_dir: Path) -> dict[str, bytes]:
    """Every YAML file of the knowledge folder, by path relative to it.

    Raises:
        KnowledgeError: the folder or a file in it cannot be read, or it holds no report.
    """
    paths = [knowledge_dir / name for name in SHARED if (knowledge_dir / name).is_file()]
    for folder in report_folders(knowledge_dir):
        paths.extend(sorted(folder.rglob("*.y*ml")))
    return {path.relative_to(knowledge_dir).as_posix(): _read(path) for path in paths}


def files_by_report(yaml: Mapping[str, bytes], root: Path, sources: Mapping[str, bytes]) -> tuple[KnowledgeFiles, ...]:
    """The files of each report, by folder name, the lexicon among them as `read_files` has it."""
    folders = sorted({path.partition("/")[0] for path in yaml if "/" in path})
    lexicon = {LEXICON: yaml[LEXICON]} if LEXICON in yaml else {}
    return tuple(
        KnowledgeFiles(
            folder,
            {**{path: content for path, content in yaml.items() if path.startswith(f"{folder}/")}, **lexicon},
            root,
            sources,
        )
        for folder in folders
    )


_SOURCE = re.compile(rb"^source:[ \t]*[\"']?([^\"'#\r\n]+?)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)


def sources_named(yaml: Mapping[str, bytes], folders: Iterable[Path]) -> dict[str, bytes]:
    """The source documents that reports name, by the path they name; those that are in none of the folders are missing.

    A path that leads out of its folder names nothing.
    """
    found: dict[str, bytes] = {}
    for path, content in yaml.items():
        named = _SOURCE.search(content) if kind_of(path) == "report" else None
        source = named[1].decode("utf-8", "replace") if named else ""
        for folder in folders:
            file = (folder / source).resolve()
            if source and file.is_relative_to(folder.resolve()) and file.is_file():
                found.setdefault(source, _read(file))
    return found


def report_folders(knowledge_dir: Path) -> tuple[Path, ...]:
    """The folders of all reports, by name.

    Raises:
        KnowledgeError: the knowledge folder is missing or holds no report.
    """
    if not knowledge_dir.is_dir():
        raise KnowledgeError((f"{knowledge_dir}: the knowledge folder is missing; expected a folder for each report",))
    folders = tuple(sorted(p for p in knowledge_dir.iterdir() if p.is_dir() and not p.name.startswith((".", "_"))))
    if not folders:
        raise KnowledgeError((f"{knowledge_dir}: the knowledge folder holds no report; expected one folder a report",))
    return folders


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError((f"{path}: the file cannot be read: {error.strerror or error}",)) from error

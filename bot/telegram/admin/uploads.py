"""Files that admins send: how large they may be, and what is in an archive. A name is never used as a path."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import PurePosixPath

from telegram import Document
from telegram.error import TelegramError

YAML = (".yaml", ".yml")
LARGEST = 20_000_000
"""Bytes of a file that is taken: what Telegram lets a bot fetch."""
_MOST_MEMBERS = 500
_LARGEST_UNPACKED = 40_000_000
_PATH = re.compile(r"(?:[\w.-]+/){0,4}[\w.-]+")


class UploadRefused(Exception):
    """A file that is not taken; the name of the message that says why."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def suffix_of(document: Document) -> str:
    """The end of a file's name, in small letters: `.yaml`."""
    return PurePosixPath(document.file_name or "").suffix.lower()


def name_of(document: Document) -> str:
    """The bare name of a file."""
    return PurePosixPath(document.file_name or "").name


def is_yaml(path: str) -> bool:
    """Whether a file is one of the knowledge; any other is a document."""
    return path.endswith(YAML)


async def content_of(document: Document) -> bytes:
    """The content of a file, fetched.

    Raises:
        UploadRefused: it is too large, or Telegram does not hand it out.
    """
    if (document.file_size or 0) > LARGEST:
        raise UploadRefused("admin-file-too-large")
    try:
        content = bytes(await (await document.get_file()).download_as_bytearray())
    except TelegramError:
        raise UploadRefused("admin-file-not-fetched") from None
    if len(content) > LARGEST:
        raise UploadRefused("admin-file-too-large")
    return content


def unpacked(archive: bytes) -> Mapping[str, bytes]:
    """The files of a ZIP archive by path.

    Raises:
        UploadRefused: it is none, holds too much, or a name in it leads elsewhere.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as opened:
            members = [member for member in opened.infolist() if not member.is_dir()]
            if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > _LARGEST_UNPACKED:
                raise UploadRefused("admin-archive-too-large")
            if any(not _PATH.fullmatch(member.filename) or ".." in member.filename for member in members):
                raise UploadRefused("admin-archive-names")
            return {member.filename: _read(opened, member) for member in members}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError):
        raise UploadRefused("admin-archive-unreadable") from None


def packed(files: Mapping[str, bytes]) -> bytes:
    """A ZIP archive of files; the same files give the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for path, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _read(opened: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """A member, never more of it than it says that it holds."""
    with opened.open(member) as stream:
        return stream.read(member.file_size)

"""Drafting a report: a file that a person sends becomes proposals for a curator; nothing is published by it."""

from __future__ import annotations

from typing import Protocol

from bot.curation.drafting.draft import Draft


class Drafting(Protocol):
    """Drafts reports. Pure work of the processor, under a second for a usual report: call it in a thread where others wait."""

    def draft(self, file_name: str, content: bytes) -> Draft:
        """Draft a report from a .docx, .pdf, .html or .txt file.

        Args:
            file_name: what the file is called; what it holds decides what it is.
            content: its bytes, at most `bot.documents.formats.limits.LARGEST_FILE`.

        Returns:
            The files to curate, and their summary: title, sections, terms, candidate figures each with its sentence,
            coverage and what a curator must fill in.

        Raises:
            SourceError: the file is too large, damaged, locked, without text, of no kind that is read, or no work
                report; its kinds say which.
        """

"""Drafts reports with the rules of the genre."""

from __future__ import annotations

from bot.curation.drafting.draft import Draft
from bot.curation.drafting.drafting import draft_report


class ReportDrafting:
    """Drafts reports; implements `Drafting`.

    Args:
        units: the units that the lexicon knows; a draft remarks on others.
    """

    def __init__(self, units: frozenset[str]) -> None:
        self._units = units

    def draft(self, file_name: str, content: bytes) -> Draft:
        """Draft a report from a file."""
        return draft_report(file_name, content, self._units)

"""Entries as editors see them."""

from __future__ import annotations

from bot.curation.editing import Data, data_of, title_of, wordings_of
from bot.curation.files import kind_of
from bot.curation.yaml_reader import Plain
from bot.domain.errors import EditRefused
from bot.domain.revision import Block, Revision
from bot.service.editing.contract import EntryView, FigureField

_LABEL = ("time_period", "status", "measure", "share_of", "scope")


def entry_view(block: Block, changed_by: Revision | None) -> EntryView:
    """What a block says, taken apart for an editor; an entry without values of its own has its text alone."""
    try:
        data = data_of(block)
    except EditRefused:
        data = {}
    quotes = data.get("quotes", [data["quote"]] if "quote" in data else [])
    return EntryView(
        id=block.key.rpartition("/")[2],
        key=block.key,
        kind=kind_of(block.path) or block.path.removesuffix(".yaml"),
        title=title_of(block, data),
        is_enabled=data.get("enabled") != "false",
        wordings=wordings_of(block, data),
        figures=_figures(data),
        answer=_word(data, "answer"),
        answer_en=_word(data, "answer_en"),
        quotes=tuple(_quote(one) for one in quotes) if isinstance(quotes, list) else (),
        text=block.text.strip("\n"),
        changed_by=changed_by,
    )


def _figures(data: Data) -> tuple[FigureField, ...]:
    held = data.get("observations", [])
    figures = [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    return tuple(
        FigureField(
            index,
            " ".join(filter(None, (_word(one, key) for key in _LABEL))),
            _word(one, "as_written"),
            _word(one, "value"),
            _word(one, "unit"),
            _quote(one.get("quote", "")),
        )
        for index, one in enumerate(figures)
    )


def _word(data: Data, key: str) -> str:
    held = data.get(key, "")
    return held if isinstance(held, str) else ""


def _quote(held: Plain) -> str:
    if isinstance(held, dict):
        held = held.get("text", "")
    return held if isinstance(held, str) else ""

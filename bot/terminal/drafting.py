"""Drafts a report from a file on disk: writes the draft's files and tells what was read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.curation.drafting.draft import Draft, DraftFigure, DraftSummary
from bot.documents.formats.limits import LARGEST_FILE
from bot.domain.errors import ConfigurationError
from bot.domain.knowledge import ObservationStatus
from bot.messages.catalogue import message
from bot.service.drafting import Drafting
from bot.terminal.render import printable
from bot.terminal.words import LANGUAGE, say

_STATUSES = {ObservationStatus.TARGET: "draft-target", ObservationStatus.ESTIMATE: "draft-estimate"}


def draft_file(file: Path, folder: Path, drafting: Drafting) -> Draft:
    """Draft the report in `file` and write the draft below `folder`.

    Raises:
        SourceError: the file holds no report that can be read.
        ConfigurationError: the file cannot be opened, or the draft not written; a file that is there is not overwritten.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ConfigurationError(say("file-unreadable", file=str(file), reason=error.strerror or str(error))) from error
    draft = drafting.draft(file.name, content)
    paths = {folder / name: written for name, written in draft.files.items()}
    for path in paths:
        if path.exists():
            raise ConfigurationError(say("file-exists", file=str(path)))
    try:
        for path, written in paths.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written)
    except OSError as error:
        raise ConfigurationError(
            say("file-unwritable", file=str(folder), reason=error.strerror or str(error))
        ) from error
    return draft


def summary_lines(draft: Draft, most_figures: int) -> Iterator[str]:
    """What was read, the first figures with their sentences, the coverage, what a curator must do, and the files."""
    summary = draft.summary
    yield from _about(summary)
    for section in summary.sections:
        yield printable(_said("section", place=section.place, heading=section.heading))
    for figure in summary.figures[:most_figures]:
        yield from _figure(figure)
    if len(summary.figures) > most_figures:
        yield _said("figures-more", count=str(len(summary.figures) - most_figures))
    coverage = summary.coverage
    yield _said("coverage", total=str(coverage.total), explained=str(coverage.explained))
    yield _said("to-do")
    for remark in summary.remarks:
        yield printable("· " + message(f"draft-remark-{remark.kind.value}", LANGUAGE, **remark.values))
    yield _said("not-served")
    yield from draft.files


def _about(summary: DraftSummary) -> Iterator[str]:
    unknown = _said("unknown")
    yield printable(_said("title", title=summary.title, id=summary.id))
    yield printable(
        _said(
            "about",
            region=summary.region or unknown,
            date=str(summary.delivered_on or unknown),
            speaker=summary.speaker or unknown,
            review=str(summary.review_year or unknown),
            plan=str(summary.plan_year or unknown),
        )
    )
    counts = {"sections": summary.sections, "terms": summary.terms, "figures": summary.figures}
    yield _said("counts", **{name: str(len(counted)) for name, counted in counts.items()})


def _figure(figure: DraftFigure) -> Iterator[str]:
    measure = message(f"draft-measure-{figure.measure.value}", LANGUAGE)
    if figure.status in _STATUSES:
        measure = message(_STATUSES[figure.status], LANGUAGE, measure=measure)
    period = str(figure.time_period)
    yield printable(_said("figure", name=figure.name, period=period, measure=measure, figure=figure.as_written))
    yield printable("  " + _said("figure-sentence", sentence=figure.sentence, place=figure.place))
    if figure.doubts:
        doubts = "、".join(message(f"draft-doubt-{doubt.value}", LANGUAGE) for doubt in figure.doubts)
        yield "  " + _said("figure-doubt", doubts=doubts)


def _said(message_id: str, **values: str) -> str:
    return message(f"draft-{message_id}", LANGUAGE, **values)

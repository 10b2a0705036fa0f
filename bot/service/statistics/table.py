"""The figures as lines of text, the same in every transport."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.domain.answer import AnswerStatus, Language
from bot.messages.catalogue import message
from bot.service.one_line import one_line
from bot.service.statistics.contract import DayCount, StatisticsReport


def table_lines(report: StatisticsReport, language: Language) -> tuple[str, ...]:
    """The report in the reader's language, without markup, a line each; an empty one stands before each heading.

    Days without questions have no line: they are many where few people ask.
    """
    return tuple(_lines(report, language))


def status_name(status: AnswerStatus, language: Language) -> str:
    """What became of a question, in words."""
    return message(f"status-{status.value}", language)


def _lines(report: StatisticsReport, language: Language) -> Iterator[str]:
    yield message("statistics-title", language, first=report.first.isoformat(), last=report.last.isoformat())
    totals = {"useful": str(report.useful), "useless": str(report.useless)}
    yield message("statistics-total", language, questions=str(report.questions), **totals)
    if report.latency is None:
        return
    median, tail = (f"{ms:.1f}" for ms in (report.latency.median_ms, report.latency.p99_ms))
    yield message("statistics-latency", language, median=median, tail=tail)
    yield from _headed(
        message("statistics-by-day", language), (_day(day, language) for day in report.by_day if day.total)
    )
    statuses = ((status_name(status, language), count) for status, count in report.by_status)
    yield from _headed(message("statistics-by-status", language), _counts(statuses, language))
    kinds = ((message(f"kind-{kind.value}", language), count) for kind, count in report.by_kind)
    yield from _headed(message("statistics-by-kind", language), _counts(kinds, language))
    surfaces = ((message(f"surface-{surface.value}", language), count) for surface, count in report.by_surface)
    yield from _headed(message("statistics-by-surface", language), _counts(surfaces, language))
    yield from _headed(message("statistics-top", language), _top(report, language))


def _headed(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield heading
    yield from lines


def _day(day: DayCount, language: Language) -> str:
    parts = [
        message(
            "statistics-day-status", language, status=status_name(status, language), count=str(day.by_status[status])
        )
        for status in AnswerStatus
        if day.by_status.get(status)
    ]
    statuses = message("statistics-separator", language).join(parts)
    return message("statistics-day", language, day=day.day.isoformat(), count=str(day.total), statuses=statuses)


def _counts(counts: Iterable[tuple[str, int]], language: Language) -> Iterator[str]:
    for label, count in counts:
        yield message("statistics-count", language, label=label, count=str(count))


def _top(report: StatisticsReport, language: Language) -> Iterator[str]:
    for number, one in enumerate(report.top, start=1):
        question = one_line(one.question)
        yield message("statistics-question", language, number=str(number), question=question, count=str(one.count))

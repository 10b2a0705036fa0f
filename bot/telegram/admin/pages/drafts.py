"""A drafted report: what was read, and each candidate figure with its sentence."""

from __future__ import annotations

from telegram import InlineKeyboardMarkup

from bot.curation.drafting.draft import DraftFigure, DraftSummary
from bot.domain.answer import Language
from bot.domain.knowledge import ObservationStatus
from bot.messages.catalogue import message as words
from bot.telegram.admin.codes import Verb, admin_button, named_button
from bot.telegram.pages.listing import Row
from bot.telegram.rendering.answers import Outgoing, outgoing
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import split

FIGURES_A_PAGE = 5
_PAGE_LENGTH = 3800
_STATUSES = {ObservationStatus.TARGET: "draft-target", ObservationStatus.ESTIMATE: "draft-estimate"}


def draft_page(name: str, summary: DraftSummary, number: int, language: Language) -> Outgoing:
    """A page: the summary first, then the figures, some a page. `name` is what buttons call the draft by."""
    count = 1 + -(-len(summary.figures) // FIGURES_A_PAGE)
    number = max(0, min(number, count - 1))
    page = _summary(summary, language) if number == 0 else _figures(summary, number - 1, language)
    turning: Row = []
    if number > 0:
        turning.append(named_button("telegram-previous", language, Verb.DRAFT, name, number - 1))
    turning.append(
        admin_button(words("admin-page", language, page=str(number + 1), pages=str(count)), Verb.DRAFT, name, number)
    )
    if number + 1 < count:
        turning.append(named_button("telegram-next", language, Verb.DRAFT, name, number + 1))
    rows: list[Row] = [turning, [named_button("admin-draft-try", language, Verb.DRAFT_TRY, name)]]
    return outgoing(split(page.rich, _PAGE_LENGTH)[0], InlineKeyboardMarkup(rows))


def _summary(summary: DraftSummary, language: Language) -> Composition:
    unknown = words("draft-unknown", language)
    page = Composition().title(words("draft-title", language, title=summary.title, id=summary.id))
    page.line(
        words(
            "draft-about",
            language,
            region=summary.region or unknown,
            date=str(summary.delivered_on or unknown),
            speaker=summary.speaker or unknown,
            review=str(summary.review_year or unknown),
            plan=str(summary.plan_year or unknown),
        )
    )
    counts = {"sections": summary.sections, "terms": summary.terms, "figures": summary.figures}
    page.line(words("draft-counts", language, **{name: str(len(counted)) for name, counted in counts.items()}))
    coverage = summary.coverage
    page.line(words("draft-coverage", language, total=str(coverage.total), explained=str(coverage.explained)))
    page.line().title(words("draft-to-do", language))
    for remark in summary.remarks:
        said = words(f"draft-remark-{remark.kind.value}", language, **remark.values)
        page.line(words("admin-item", language, line=said))
    return page


def _figures(summary: DraftSummary, number: int, language: Language) -> Composition:
    page = Composition()
    for figure in summary.figures[number * FIGURES_A_PAGE : (number + 1) * FIGURES_A_PAGE]:
        _write_figure(page, figure, language)
    return page


def _write_figure(page: Composition, figure: DraftFigure, language: Language) -> None:
    measure = words(f"draft-measure-{figure.measure.value}", language)
    if figure.status in _STATUSES:
        measure = words(_STATUSES[figure.status], language, measure=measure)
    period = str(figure.time_period)
    page.title(
        words("draft-figure", language, name=figure.name, period=period, measure=measure, figure=figure.as_written)
    )
    page.quote(figure.sentence)
    page.line(figure.place)
    if figure.doubts:
        listed = words("telegram-list", language)
        doubts = listed.join(words(f"draft-doubt-{doubt.value}", language) for doubt in figure.doubts)
        page.line(words("draft-figure-doubt", language, doubts=doubts))
    page.line()

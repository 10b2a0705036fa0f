"""A change before it is published: what it does, what stands in its way, what readers will see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from telegram import InlineKeyboardMarkup

from bot.domain.answer import Answer, Language
from bot.messages.catalogue import message as words
from bot.service.editing.contract import Role, Trial, TrialState, Verdict
from bot.service.golden_questions import GoldenChange
from bot.telegram.admin.codes import Verb, admin_button, named_button
from bot.telegram.admin.pages.changes import write_changes
from bot.telegram.pages.listing import Row
from bot.telegram.rendering.answers import Outgoing, outgoing
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import RichText, split
from bot.telegram.rendering.text import utf16_length

PAGE_LENGTH = 3000
"""UTF-16 units of one page; under Telegram's limit, so that a note fits above it."""
_MOST_FAULTS = 20
_MOST_SPANS = 90
"""Stretches of formatting on a page; Telegram takes a hundred, and a note above it has one."""


@dataclass(frozen=True, slots=True)
class TrialPages:
    """The pages of a trial; reviewed answers that it alters stand from page `golden` on."""

    pages: tuple[RichText, ...]
    golden: int

    def bound(self, number: int) -> int:
        """The number of a page that there is."""
        return max(0, min(number, len(self.pages) - 1))


@dataclass(frozen=True, slots=True)
class Reader:
    """Whom a trial is shown to."""

    user: int
    role: Role
    language: Language


def pages_of(trial: Trial, language: Language) -> TrialPages:
    """The pages: the change itself, previews, then each reviewed answer that alters."""
    pages = list(split(_summary(trial, language), PAGE_LENGTH))
    for preview in trial.previews:
        page = Composition().title(words("admin-preview-of", language, question=preview.question))
        _before_and_after(page, preview.before, preview.after, language)
        pages.extend(split(page.rich, PAGE_LENGTH))
    golden = len(pages)
    altered = (_golden(change, at, len(trial.golden), language) for at, change in enumerate(trial.golden, start=1))
    pages.extend(_packed(part for one in altered for part in split(one, PAGE_LENGTH)))
    return TrialPages(tuple(pages), golden)


def _packed(parts: Iterable[RichText]) -> Iterator[RichText]:
    """As many on a page as fit, so that nobody has to leaf through dozens of pages."""
    page = RichText("")
    for part in parts:
        joined = _joined(page, part) if page.text else part
        if page.text and (utf16_length(joined.text) > PAGE_LENGTH or len(joined.spans) > _MOST_SPANS):
            yield page
            page = part
        else:
            page = joined
    if page.text:
        yield page


def trial_page(trial: Trial, number: int, reader: Reader, verdict: Verdict | None = None) -> Outgoing:
    """One page of a trial with the buttons of whoever sees it; `verdict` tells why it was not published."""
    made = pages_of(trial, reader.language)
    if verdict is Verdict.SECOND_YES:
        number = made.golden
    number = made.bound(number)
    shown = made.pages[number]
    if verdict is not None:
        note = Composition().title(words(f"admin-verdict-{verdict.value}", reader.language)).line().rich
        shown = _joined(note, shown)
    rows = [*_turning(trial, number, len(made.pages), reader.language), *_decisions(trial, made, number, reader)]
    return outgoing(shown, InlineKeyboardMarkup(rows) if rows else None)


def _joined(first: RichText, second: RichText) -> RichText:
    gap = len(first.text) + 2
    moved = tuple(type(span)(span.kind, span.start + gap, span.end + gap) for span in second.spans)
    return RichText(f"{first.text}\n\n{second.text}", (*first.spans, *moved))


def _summary(trial: Trial, language: Language) -> RichText:
    page = Composition()
    page.title(words(f"admin-trial-{trial.state.value}", language, id=trial.id, revision=str(trial.revision or 0)))
    if trial.state is TrialState.PROPOSED:
        page.line(words("admin-trial-author", language, user=str(trial.author)))
    if trial.reason:
        page.line(words("admin-trial-reason", language, reason=trial.reason))
    if trial.faults:
        page.line().title(words("admin-trial-faults", language, count=str(len(trial.faults))))
        for fault in trial.faults[:_MOST_FAULTS]:
            page.line(words("admin-item", language, line=fault))
        page.line(words("admin-trial-faults-advice", language))
    if trial.served:
        page.line().title(words("admin-trial-served", language, title=trial.served))
    if trial.unexplained:
        page.line().line(words("admin-trial-unexplained", language, count=str(trial.unexplained)))
    if trial.golden:
        page.line().title(words("admin-trial-golden", language, count=str(len(trial.golden))))
    page.line()
    write_changes(page, trial.changes, language)
    return page.rich


def _golden(change: GoldenChange, number: int, count: int, language: Language) -> RichText:
    page = Composition().title(
        words("admin-golden", language, number=str(number), count=str(count), question=change.question.question)
    )
    before, after = change.before, change.after
    _before_and_after(
        page, before.answer if before is not None else None, after.answer if after is not None else None, language
    )
    for failure in after.failures if after is not None else ():
        about = words("telegram-list", language).join(failure.about)
        page.line(words(f"admin-golden-{failure.fault.value}", language, about=about))
    if change.drops:
        page.line(words("admin-golden-dropped", language))
    return page.rich


def _before_and_after(page: Composition, before: Answer | None, after: Answer | None, language: Language) -> None:
    for name, answer in (("before", before), ("after", after)):
        page.line().title(words(f"admin-answer-{name}", language))
        if answer is None:
            page.line(words("admin-answer-none", language))
            continue
        page.line(answer.text)
        for citation in answer.citations:
            page.quote(citation.quote)
    if before is not None and before == after:
        page.line().line(words("admin-answer-same", language))


def _turning(trial: Trial, number: int, count: int, language: Language) -> list[Row]:
    row: Row = []
    if number > 0:
        row.append(named_button("telegram-previous", language, Verb.TRIAL, trial.id, number - 1))
    if count > 1:
        label = words("admin-page", language, page=str(number + 1), pages=str(count))
        row.append(admin_button(label, Verb.TRIAL, trial.id, number))
    if number + 1 < count:
        row.append(named_button("telegram-next", language, Verb.TRIAL, trial.id, number + 1))
    return [row] if row else []


def _decisions(trial: Trial, made: TrialPages, number: int, reader: Reader) -> list[Row]:
    language = reader.language
    seen: Row = []
    if any(preview.after is not None for preview in trial.previews):
        seen = [named_button("admin-see", language, Verb.SEE, trial.id, 0)]
    match trial.state:
        case TrialState.OPEN:
            return [seen, _open_row(trial, made, number, reader)] if seen else [_open_row(trial, made, number, reader)]
        case TrialState.PROPOSED:
            row: Row = []
            if reader.role is Role.OWNER:
                row = _approving(trial, made, number, language)
            row.append(
                named_button(
                    "admin-refuse" if reader.role is Role.OWNER else "admin-withdraw", language, Verb.DROP, trial.id
                )
            )
            return [seen, row] if seen else [row]
        case TrialState.PUBLISHED if trial.revision is not None:
            return [[named_button("admin-undo", language, Verb.UNDO, trial.revision)]]
        case _:
            return []


def _open_row(trial: Trial, made: TrialPages, number: int, reader: Reader) -> Row:
    language = reader.language
    row: Row = []
    if trial.is_sound and trial.author == reader.user:
        if reader.role is Role.OWNER:
            row = _approving(trial, made, number, language, "admin-publish")
        elif trial.needs_second_yes:
            row = [named_button("admin-propose", language, Verb.PROPOSE, trial.id)]
        else:
            row = [
                named_button("admin-publish", language, Verb.PUBLISH, trial.id),
                named_button("admin-propose", language, Verb.PROPOSE, trial.id),
            ]
    return [*row, named_button("admin-drop", language, Verb.DROP, trial.id)]


def _approving(trial: Trial, made: TrialPages, number: int, language: Language, label: str = "admin-approve") -> Row:
    """The yes of an owner; where reviewed answers alter, the second one stands below the last of them alone."""
    if not trial.is_sound:
        return []
    if trial.needs_second_yes and number >= made.golden and number + 1 == len(made.pages):
        return [named_button("admin-second-yes", language, Verb.SECOND_YES, trial.id)]
    if trial.needs_second_yes and number >= made.golden:
        return []
    return [named_button(label, language, Verb.PUBLISH, trial.id)]

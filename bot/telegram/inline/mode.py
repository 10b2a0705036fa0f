"""Inline mode: finished answers to choose from in any chat, each with its passage."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterator
from datetime import date

import structlog
from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.error import BadRequest

from bot.domain.answer import Answer
from bot.messages.catalogue import message as words
from bot.service.asking import QUESTION_LENGTH_LIMIT
from bot.service.long_questions import worked_out
from bot.telegram.admission.limits import Limiter
from bot.telegram.incoming.people import Speakers, client_tag
from bot.telegram.kinds import Context
from bot.telegram.rendering.answers import render_single
from bot.telegram.rendering.script import in_readers_script
from bot.telegram.rendering.text import clip, question_in
from bot.telegram.services import Services
from bot.telegram.settings import Rate

log = structlog.get_logger(__name__)

RESULTS = 10
START_PARAMETER = "inline"
_TITLE = 100
_DESCRIPTION = 180
_SHORTEST_CACHE, _LONGEST_CACHE = 60, 300


class CacheTime:
    """How long Telegram may keep results: up to five minutes, and never longer than the knowledge has already stood.

    After a change of the store more changes are likely, and Telegram cannot be told to drop what it keeps.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._version: str | None = None
        self._since = clock()

    def seconds(self, version: str) -> int:
        """The cache time for results made from this version of the store."""
        if version != self._version:
            self._version, self._since = version, self._clock()
        return int(min(_LONGEST_CACHE, max(_SHORTEST_CACHE, self._clock() - self._since)))


class InlineMode:
    """Handles inline queries."""

    def __init__(self, services: Services, speakers: Speakers, rate: Rate) -> None:
        self._browsing = services.browsing
        self._delivered_on = services.exploring.delivered_on
        self._speakers = speakers
        self._limiter = Limiter(rate)
        self._cache = CacheTime()

    async def typed(self, update: Update, context: Context) -> None:
        """Answer what was typed so far; with nothing typed, what people ask most."""
        del context
        query = update.inline_query
        if query is None or not self._limiter.admit(query.from_user.id):
            return
        speaker = self._speakers.known(query.from_user.id, client_tag(query.from_user))
        text = question_in(query.query)[:QUESTION_LENGTH_LIMIT]
        # What nobody typed has no language of its own.
        language = speaker.answers_in if text else speaker.language
        found = await worked_out(text, lambda: self._browsing.search(text, RESULTS, language, speaker.hints))
        try:
            await query.answer(
                list(_results(found, self._delivered_on())),
                cache_time=self._cache.seconds(self._browsing.store_version),
                # The button speaks the person's language.
                is_personal=True,
                button=InlineQueryResultsButton(
                    words("telegram-inline-button", speaker.language), start_parameter=START_PARAMETER
                ),
            )
        except BadRequest as error:
            # Whoever types fast has asked something else by now.
            log.info("telegram_inline_expired", error=str(error))


def result_id(answer: Answer) -> str:
    """The same id for the same answer, in every process: what it used, and what it says."""
    named = "\n".join((*answer.entry_ids, answer.language, answer.headline))
    return hashlib.sha256(named.encode()).hexdigest()[:32]


def _results(answers: tuple[Answer, ...], delivered_on: date) -> Iterator[InlineQueryResultArticle]:
    unique = {result_id(answer): answer for answer in reversed(answers)}
    for identifier, answer in list(reversed(unique.items()))[:RESULTS]:
        shown, reply = in_readers_script(answer), render_single(answer, delivered_on)
        yield InlineQueryResultArticle(
            identifier,
            clip(shown.headline, _TITLE),
            InputTextMessageContent(
                reply.text, entities=reply.entities, link_preview_options=LinkPreviewOptions(is_disabled=True)
            ),
            description=clip(_description(shown), _DESCRIPTION) or None,
        )


def _description(answer: Answer) -> str:
    if answer.details:
        return " ".join(answer.details)
    return answer.citations[0].quote if answer.citations else ""

"""The one place where an error becomes a sentence for the person, or a line in the log."""

from __future__ import annotations

import secrets

import structlog
from telegram import Update
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.domain.answer import Language
from bot.domain.errors import QuestionEmpty, QuestionTooLong, StoreError, WenbaoError
from bot.messages.catalogue import message as words
from bot.telegram.calls import told
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.incoming.addressing import written
from bot.telegram.incoming.people import GROUPS, Speakers, message_of
from bot.telegram.kinds import Context
from bot.telegram.rendering.answers import plain

log = structlog.get_logger(__name__)


def sentence(error: WenbaoError, language: Language) -> str:
    """What the person reads about an error of ours."""
    match error:
        case QuestionTooLong():
            return words("telegram-question-too-long", language, length=str(error.length), limit=str(error.limit))
        case QuestionEmpty():
            return words("telegram-question-empty", language)
        case StoreError():
            return words("telegram-store-failed", language)
        case _:
            return words("telegram-unavailable", language)


_UNWELCOME = ("not enough rights", "no rights to send", "chat_write_forbidden", "topic_closed", "thread not found")


def _is_unwelcome(error: BadRequest) -> bool:
    """Whether a chat does not let the bot speak: muted, or in a topic that is closed or gone. Then nothing can be told."""
    return any(words in str(error).casefold() for words in _UNWELCOME)


class ErrorDesk:
    """Handles every error a handler raises; never raises itself."""

    def __init__(self, delivery: Delivery, speakers: Speakers) -> None:
        self._delivery = delivery
        self._speakers = speakers

    async def handle(self, update: object, context: Context) -> None:
        """Tell the person what can be told, log the rest."""
        error = context.error
        event = update if isinstance(update, Update) else None
        speaker = self._speakers.of(event) if event is not None else None
        language = speaker.language if speaker is not None else Language.EN
        match error:
            case Forbidden():
                log.info("telegram_blocked", error=told(error))
            case BadRequest() if _is_unwelcome(error):
                log.info("telegram_unwelcome", error=told(error))
            case RetryAfter() | Conflict() | InvalidToken():
                log.error("telegram_refused", error=told(error))
            case TelegramError() if not isinstance(error, BadRequest):
                # Timeouts, broken connections, a captive page instead of JSON: the answer may have arrived, and
                # another message about it would be wrong.
                log.warning("telegram_delivery_uncertain", error=told(error))
            case WenbaoError():
                log.info("question_refused", error=type(error).__name__)
                await self._tell(event, sentence(error, language))
            case _:
                request = str(structlog.contextvars.get_contextvars().get("request") or secrets.token_hex(4))
                log.error("telegram_handler_failed", request=request, exc_info=error)
                await self._tell(event, words("telegram-failed", language, request=request))

    async def _tell(self, update: Update | None, text: str) -> None:
        message = message_of(update) if update is not None else None
        if message is None or (message.chat.type in GROUPS and not written(message)):
            # What happens in a group by itself asks nothing.
            return
        reply_to = message.message_id if message.chat.type in GROUPS else None
        try:
            await self._delivery.send(spot_of(message, reply_to=reply_to), (plain(text),))
        except TelegramError as error:
            log.warning("telegram_apology_failed", error=told(error))

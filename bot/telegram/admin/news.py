"""Tells owners of proposals, and editors what became of theirs."""

from __future__ import annotations

import structlog
from telegram.error import TelegramError

from bot.messages.catalogue import message as words
from bot.service.editing.contract import Editing, Role, Trial
from bot.telegram.admin.pages.trials import Reader, trial_page
from bot.telegram.delivery.sending import Delivery, Spot
from bot.telegram.incoming.people import Speakers
from bot.telegram.rendering.answers import Outgoing, plain

log = structlog.get_logger(__name__)


class News:
    """Writes to admins who did not ask just now. One that cannot be reached keeps nobody else from being told."""

    def __init__(self, editing: Editing, delivery: Delivery, speakers: Speakers) -> None:
        self._editing = editing
        self._delivery = delivery
        self._speakers = speakers

    async def proposed(self, trial: Trial) -> None:
        """Show a proposal to every owner, with buttons."""
        for owner in self._editing.owners():
            language = self._speakers.known(owner, "").language
            await self._tell(owner, trial_page(trial, 0, Reader(owner, Role.OWNER, language)))

    async def decided(self, trial: Trial, revision: int | None) -> None:
        """Tell the author of a proposal that it was published as a revision, or refused."""
        language = self._speakers.known(trial.author, "").language
        if revision is None:
            text = words("admin-proposal-refused", language, id=trial.id)
        else:
            text = words("admin-proposal-approved", language, id=trial.id, revision=str(revision))
        await self._tell(trial.author, plain(text))

    async def _tell(self, user: int, page: Outgoing) -> None:
        try:
            await self._delivery.send(Spot(user), (page,))
        except TelegramError as error:
            # Somebody who never opened a chat with the bot cannot be written to; /proposals lists what waits.
            log.warning("telegram_admin_not_told", error=str(error))

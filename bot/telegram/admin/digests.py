"""The weekly digest: an owner chooses it, and the bot sends it."""

from __future__ import annotations

from collections.abc import Mapping

import structlog
from telegram import InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.digest import Digests, WeeklyDigest
from bot.service.editing.contract import Role
from bot.service.reviewing.lines import digest_lines
from bot.telegram.admin.codes import Verb, named_button
from bot.telegram.admin.features import Command, Press
from bot.telegram.admin.visit import Visit
from bot.telegram.delivery.sending import Delivery, Spot
from bot.telegram.incoming.people import Speakers
from bot.telegram.rendering.answers import Outgoing, outgoing, plain
from bot.telegram.rendering.composing import Composition
from bot.telegram.rendering.splitting import split
from bot.telegram.rendering.text import MESSAGE_LIMIT

log = structlog.get_logger(__name__)

_ON, _OFF = "on", "off"


class DigestChoice:
    """Obeys /digest: shows the digest as it would be sent now, with a button that lets it come each week or no more."""

    def __init__(self, digests: Digests) -> None:
        self._digests = digests
        self.commands: Mapping[str, Command] = {"digest": self._typed}
        self.presses: Mapping[Verb, Press] = {Verb.DIGEST: self._pressed}

    async def _typed(self, visit: Visit, rest: str) -> None:
        if rest in (_ON, _OFF):
            await self._choose(visit, wanted=rest == _ON)
        else:
            await self._show(visit)

    async def _pressed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        if arguments[:1] in ((_ON,), (_OFF,)):
            await self._choose(visit, wanted=arguments[0] == _ON)
        else:
            await self._show(visit)

    async def _choose(self, visit: Visit, *, wanted: bool) -> None:
        if visit.role is not Role.OWNER:
            await visit.say("admin-owners-only")
            return
        await self._digests.choose(visit.user, wanted=wanted)
        await visit.show(plain(words("admin-digest-kept-on" if wanted else "admin-digest-kept-off", visit.language)))

    async def _show(self, visit: Visit) -> None:
        page = digest_page(await self._digests.compose(), visit.language)
        if visit.role is Role.OWNER:
            is_on = await self._digests.is_wanted(visit.user)
            label = "admin-digest-off" if is_on else "admin-digest-on"
            button = named_button(label, visit.language, Verb.DIGEST, _OFF if is_on else _ON)
            page = Outgoing(page.text, page.entities, InlineKeyboardMarkup([[button]]))
        await visit.send(page)


class DigestPost:
    """Sends digests; implements `bot.service.digest.Post`."""

    def __init__(self, delivery: Delivery, speakers: Speakers) -> None:
        self._delivery = delivery
        self._speakers = speakers

    async def post(self, admin: int, digest: WeeklyDigest) -> bool:
        """Send the digest; False where Telegram did not take it."""
        try:
            page = digest_page(digest, self._speakers.known(admin, "").language)
            await self._delivery.send(Spot(admin), (page,))
        except TelegramError as error:
            log.warning("telegram_admin_not_told", error=str(error))
            return False
        return True


def digest_page(digest: WeeklyDigest, language: Language) -> Outgoing:
    """The digest as one message."""
    title, *lines = digest_lines(digest, language)
    page = Composition().title(title).line("\n".join(lines))
    return outgoing(split(page.rich, MESSAGE_LIMIT)[0])

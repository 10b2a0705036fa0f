"""One message or press of an admin, while it is dealt with."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Message

from bot.domain.answer import Language
from bot.messages.catalogue import message as words
from bot.service.editing.contract import Role
from bot.telegram.delivery.sending import Delivery, spot_of
from bot.telegram.incoming.people import Speaker
from bot.telegram.rendering.answers import Outgoing, plain


@dataclass(frozen=True, slots=True)
class Visit:
    """Who asks, what they may do, and where the reply goes.

    `message` is what they wrote, or what the pressed button stands on; then `is_press`.
    """

    speaker: Speaker
    role: Role
    message: Message
    delivery: Delivery
    is_press: bool = False

    @property
    def user(self) -> int:
        """The numeric id of the admin."""
        return self.speaker.id

    @property
    def language(self) -> Language:
        """The language of the bot's own words to them."""
        return self.speaker.language

    async def send(self, *pages: Outgoing) -> int:
        """Send new messages; the id of the last."""
        return (await self.delivery.send(spot_of(self.message), pages))[-1]

    async def show(self, page: Outgoing) -> int:
        """Show a page in place of the one whose button was pressed, or as a new message; its id."""
        if (
            self.is_press
            and self._is_own
            and await self.delivery.edit(self.message.chat.id, self.message.message_id, page)
        ):
            return self.message.message_id
        return await self.send(page)

    async def show_typing(self) -> None:
        """Show that the bot is at work: a change is checked for some seconds."""
        await self.delivery.show_typing(spot_of(self.message))

    async def send_file(self, name: str, content: bytes, caption: str) -> None:
        """Send a file."""
        await self.delivery.send_file(spot_of(self.message), name, content, caption)

    async def send_picture(self, content: bytes, caption: str) -> None:
        """Send a picture."""
        await self.delivery.send_picture(spot_of(self.message), content, caption)

    async def say(self, name: str, **values: str) -> int:
        """Say one of the bot's own sentences in a new message."""
        return await self.send(plain(words(name, self.language, **values)))

    @property
    def _is_own(self) -> bool:
        """Whether the message is the bot's own; a tampered client can name any."""
        author = self.message.from_user
        return author is not None and author.id == self.message.get_bot().id

"""Stands before the private chat and the buttons: what an admin asks for goes to the admin's interface, all else passes.

To anybody else nothing of it exists: a command is unknown, a button is out of date, a text is a question.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable

from telegram import Message, Update
from telegram.constants import ChatType

from bot.domain.errors import EditRefused, KnowledgeError
from bot.messages.catalogue import message as words
from bot.service.editing.contract import Editing, Role
from bot.telegram.admin.codes import Verb, number_in
from bot.telegram.admin.dialogues import Dialogues
from bot.telegram.admin.features import Command, Feature, Press, TakesFile
from bot.telegram.admin.visit import Visit
from bot.telegram.delivery.presses import acknowledge, pressed_message
from bot.telegram.delivery.sending import Delivery
from bot.telegram.incoming.addressing import command_of, written
from bot.telegram.incoming.people import Speakers, message_of
from bot.telegram.kinds import Context, Handle
from bot.telegram.memory import Seen
from bot.telegram.rendering.answers import plain
from bot.telegram.rendering.keyboards import Action, decode, encode

_REMEMBERED_ANSWERS = 5_000


class AdminDesk:
    """Takes what admins send, and lets the rest pass."""

    def __init__(
        self,
        editing: Editing,
        features: Iterable[Feature],
        takes_file: TakesFile | None,
        dialogues: Dialogues,
        delivery: Delivery,
        speakers: Speakers,
    ) -> None:
        self._editing = editing
        self._takes_file = takes_file
        self._dialogues = dialogues
        self._delivery = delivery
        self._speakers = speakers
        self._taken: Seen[tuple[int, int]] = Seen(_REMEMBERED_ANSWERS)
        self._commands: dict[str, Command] = {"cancel": self._cancel}
        self._presses: dict[Verb, Press] = {Verb.CANCEL: self._cancelled, Verb.CHOOSE: self._chosen}
        for feature in features:
            self._commands.update(feature.commands)
            self._presses.update(feature.presses)

    @property
    def known(self) -> frozenset[Verb]:
        """The buttons that lead somewhere."""
        return frozenset(self._presses)

    def before_message(self, handle: Handle) -> Handle:
        """Takes an admin's commands, files and answers; anything else goes to `handle`."""

        async def heard(update: Update, context: Context) -> None:
            if not await self._heard(update, context):
                await handle(update, context)

        return heard

    def before_edit(self, handle: Handle) -> Handle:
        """An answer that was taken is not asked as a question when it is edited."""

        async def edited(update: Update, context: Context) -> None:
            message = message_of(update)
            if message is None or not self._taken.holds((message.chat.id, message.message_id)):
                await handle(update, context)

        return edited

    def before_press(self, handle: Handle) -> Handle:
        """Takes an admin's buttons; anything else goes to `handle`."""

        async def pressed(update: Update, context: Context) -> None:
            if not await self._pressed(update):
                await handle(update, context)

        return pressed

    async def _heard(self, update: Update, context: Context) -> bool:
        message = message_of(update)
        if message is None or message.sender_chat is not None:
            return False
        work = self._work(message, context)
        visit = await self._visit(update, message) if work is not None else None
        if work is None or visit is None:
            return False
        self._taken.before((message.chat.id, message.message_id))
        await self._do(visit, work(visit))
        return True

    def _work(self, message: Message, context: Context) -> Callable[[Visit], Awaitable[None]] | None:
        """What a message would ask for if its author were an admin."""
        document, takes_file = message.document, self._takes_file
        if document is not None and takes_file is not None:
            return lambda visit: takes_file(visit, document)
        if message.forward_origin is not None or message.from_user is None:
            return None  # what somebody else wrote is no command
        command = command_of(message, context.bot.bot)
        if command is not None:
            obey = self._commands.get(command.name)
            return (lambda visit: obey(visit, command.rest)) if obey is not None else None
        text, user = written(message), message.from_user.id
        dialogue = self._dialogues.of(user)
        if dialogue is not None and dialogue.answered is not None and text:
            answered = dialogue.answered
            return lambda visit: self._answer(visit, answered(visit, text))
        return self._late if _answers_late(message) else None

    async def _answer(self, visit: Visit, work: Awaitable[None]) -> None:
        self._dialogues.close(visit.user)
        await work

    @staticmethod
    async def _late(visit: Visit) -> None:
        await visit.say("admin-dialogue-expired")

    async def _visit(self, update: Update, message: Message, *, is_press: bool = False) -> Visit | None:
        """The visit of an admin in private, by the numeric id of whoever acts; None for anybody else."""
        user, speaker = update.effective_user, self._speakers.of(update)
        if user is None or user.is_bot or speaker is None or speaker.id != user.id:
            return None
        if message.chat.type != ChatType.PRIVATE or message.chat.id != user.id:
            return None
        role = await self._editing.role(user.id)
        if role is Role.NOBODY:
            self._dialogues.close(user.id)
            return None
        return Visit(speaker, role, message, self._delivery, is_press)

    async def _pressed(self, update: Update) -> bool:
        query = update.callback_query
        press, message = (decode(query.data or ""), pressed_message(query)) if query is not None else (None, None)
        if query is None or press is None or message is None or press.action is not Action.ADMIN:
            return False
        react = self._presses.get(Verb(press.key)) if press.key in set(Verb) else None
        visit = await self._visit(update, message, is_press=True) if react is not None else None
        if react is None or visit is None:
            return False
        await acknowledge(query, None)
        await self._do(visit, react(visit, press.arguments[1:]))
        return True

    @staticmethod
    async def _do(visit: Visit, work: Awaitable[None]) -> None:
        try:
            await work
        except EditRefused as error:
            if error.refusal is None:
                await visit.say("admin-refused", reason=str(error))
            else:
                await visit.say(f"admin-refused-{error.refusal.value}", about=error.about)
        except KnowledgeError as error:
            await visit.say("admin-refused", reason=str(error))

    async def _cancel(self, visit: Visit, rest: str) -> None:
        del rest
        await visit.say("admin-cancelled" if self._dialogues.close(visit.user) else "admin-nothing-to-cancel")

    async def _cancelled(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        del arguments
        dialogue = self._dialogues.of(visit.user)
        if dialogue is not None and dialogue.asked == visit.message.message_id:
            self._dialogues.close(visit.user)
        await visit.show(plain(words("admin-cancelled", visit.language)))

    async def _chosen(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        dialogue, position = self._dialogues.of(visit.user), number_in(arguments, 0)
        is_open = dialogue is not None and dialogue.asked == visit.message.message_id and position < dialogue.choices
        if dialogue is None or dialogue.chosen is None or not is_open:
            await visit.say("admin-dialogue-expired")
            return
        self._dialogues.close(visit.user)
        await dialogue.chosen(visit, position)


def _answers_late(message: Message) -> bool:
    """Whether it replies to a question of the bot's that nobody waits for any more: 取消 stands below it."""
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or asked.from_user.id != message.get_bot().id:
        return False
    rows = asked.reply_markup.inline_keyboard if asked.reply_markup is not None else ()
    cancel = encode(Action.ADMIN, Verb.CANCEL.value)
    return any(button.callback_data == cancel for row in rows for button in row)

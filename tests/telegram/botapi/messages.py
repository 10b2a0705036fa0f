"""Methods about messages: send, edit, delete."""

from __future__ import annotations

import time

from tests.telegram.botapi.checks import (
    check_entities,
    check_html,
    check_inline_keyboard,
    check_keyboard,
    check_text,
)
from tests.telegram.botapi.parameters import Parameters
from tests.telegram.botapi.refusals import Json, bad_request, forbidden, moved_to
from tests.telegram.botapi.world import BOT, Chat, World

_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current "
    "content and reply markup of the message"
)
_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
    "choose_sticker", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip


def send_message(world: World, given: Parameters) -> Json:
    """SendMessage."""
    chat = open_chat(world, given)
    content: Json = {"from": BOT, **_content(given)}
    keyboard = check_keyboard(given.parsed("reply_markup"))
    # A message shows its buttons; that a reply was asked for, it does not.
    if keyboard is not None and "inline_keyboard" in keyboard:
        content["reply_markup"] = keyboard
    content.update(_topic(chat, given))
    content.update(_reply(chat, given))
    world.flood.count(chat.id)
    message = world.write(chat, content)
    if keyboard is not None and "force_reply" in keyboard:
        chat.asking_reply.add(message["message_id"])
    return message


def edit_message_text(world: World, given: Parameters) -> Json:
    """EditMessageText of a message in a chat."""
    chat = open_chat(world, given)
    message = _own_message(chat, given)
    content = _content(given)
    keyboard = check_inline_keyboard(given.parsed("reply_markup"))
    if keyboard is not None:
        content["reply_markup"] = keyboard
    if all(message.get(key) == content.get(key) for key in ("text", "entities", "reply_markup")):
        raise bad_request(_NOT_MODIFIED)
    for key in ("entities", "reply_markup"):
        message.pop(key, None)
    message.update(content, edit_date=int(time.time()))
    return message


def edit_message_reply_markup(world: World, given: Parameters) -> Json:
    """EditMessageReplyMarkup of a message in a chat."""
    message = _own_message(open_chat(world, given), given)
    keyboard = check_inline_keyboard(given.parsed("reply_markup"))
    if message.get("reply_markup") == keyboard:
        raise bad_request(_NOT_MODIFIED)
    message.pop("reply_markup", None)
    if keyboard is not None:
        message["reply_markup"] = keyboard
    message["edit_date"] = int(time.time())
    return message


def send_chat_action(world: World, given: Parameters) -> bool:
    """SendChatAction."""
    chat = open_chat(world, given)
    _topic(chat, given)
    if given.text("action") not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    return True


def delete_message(world: World, given: Parameters) -> bool:
    """DeleteMessage."""
    chat = world.chat(given.integer("chat_id"))
    message_id = given.integer("message_id")
    if chat.messages.pop(message_id, None) is None:
        raise bad_request("message to delete not found")
    world.deleted[chat.id].append(message_id)
    return True


def _own_message(chat: Chat, given: Parameters) -> Json:
    message = chat.messages.get(given.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != BOT["id"] or message["message_id"] in chat.asking_reply:
        raise bad_request("message can't be edited")
    return message


def open_chat(world: World, given: Parameters) -> Chat:
    """The chat of a call, if the bot may write there.

    Raises:
        Refusal: there is none, or it may not.
    """
    chat = world.chat(given.integer("chat_id"))
    if chat.migrated_to is not None:
        raise moved_to(chat.migrated_to)
    if not chat.open_to_bot:
        raise forbidden(chat.closed_because)
    if chat.bot_status.get("can_send_messages") is False:
        # Whoever is muted was told so.
        raise bad_request("not enough rights to send text messages to the chat")
    return chat


def _content(given: Parameters) -> Json:
    text = given.text("text")
    mode = given.text("parse_mode")
    if mode.lower() == "html":
        text = check_html(text)
    elif mode:
        raise bad_request("unsupported parse_mode")
    entities = check_entities(text, given.parsed("entities"))
    content: Json = {"text": check_text(text)}
    if entities:
        content["entities"] = entities
    preview = given.parsed("link_preview_options")
    if preview is not None:
        content["link_preview_options"] = preview
    return content


def _topic(chat: Chat, given: Parameters) -> Json:
    if not given.has("message_thread_id"):
        return {}
    thread = given.integer("message_thread_id")
    if thread not in chat.topics:
        raise bad_request("message thread not found")
    if chat.topics[thread].get("closed"):
        raise bad_request("TOPIC_CLOSED")
    return {"message_thread_id": thread, "is_topic_message": True}


def _reply(chat: Chat, given: Parameters) -> Json:
    reply = given.parsed("reply_parameters")
    if reply is None:
        return {}
    answered = chat.messages.get(reply["message_id"])
    if answered is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    return {"reply_to_message": {key: value for key, value in answered.items() if key != "reply_to_message"}}

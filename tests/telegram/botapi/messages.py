"""Methods about messages: send, edit, delete."""

from __future__ import annotations

import time

from tests.telegram.botapi.checks import check_entities, check_html, check_keyboard, check_text
from tests.telegram.botapi.parameters import Parameters
from tests.telegram.botapi.refusals import Json, Refusal, bad_request, forbidden
from tests.telegram.botapi.world import BOT, Chat, World


def send_message(world: World, given: Parameters) -> Json:
    """SendMessage."""
    chat = _open_chat(world, given)
    content: Json = {"from": BOT, **_content(given)}
    content.update(_topic(chat, given))
    content.update(_reply(chat, given))
    world.flood.count(chat.id)
    return world.write(chat, content)


def edit_message_text(world: World, given: Parameters) -> Json:
    """EditMessageText of a message in a chat."""
    chat = _open_chat(world, given)
    message = chat.messages.get(given.integer("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"]["id"] != BOT["id"]:
        raise bad_request("message can't be edited")
    content = _content(given)
    if all(message.get(key) == content.get(key) for key in ("text", "entities", "reply_markup")):
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly the same as a current "
            "content and reply markup of the message"
        )
    for key in ("entities", "reply_markup"):
        message.pop(key, None)
    message.update(content, edit_date=int(time.time()))
    return message


def delete_message(world: World, given: Parameters) -> bool:
    """DeleteMessage."""
    chat = world.chat(given.integer("chat_id"))
    message_id = given.integer("message_id")
    if chat.messages.pop(message_id, None) is None:
        raise bad_request("message to delete not found")
    world.deleted[chat.id].append(message_id)
    return True


def _open_chat(world: World, given: Parameters) -> Chat:
    chat = world.chat(given.integer("chat_id"))
    if chat.migrated_to is not None:
        raise Refusal(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            {"migrate_to_chat_id": chat.migrated_to},
            planned=True,
        )
    if not chat.open_to_bot:
        raise forbidden(chat.closed_because)
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
    keyboard = check_keyboard(given.parsed("reply_markup"))
    if keyboard is not None:
        content["reply_markup"] = keyboard
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

"""Methods about the members of a chat."""

from __future__ import annotations

from tests.telegram.botapi.parameters import Parameters
from tests.telegram.botapi.refusals import Json, bad_request, forbidden, moved_to
from tests.telegram.botapi.world import BOT, Chat, World

_RIGHTS = (
    "can_be_edited", "is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats",
    "can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users", "can_post_stories",
    "can_edit_stories", "can_delete_stories",
)  # fmt: skip
_FREEDOMS = (
    "can_send_messages", "can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos",
    "can_send_video_notes", "can_send_voice_notes", "can_send_polls", "can_send_other_messages",
    "can_add_web_page_previews", "can_change_info", "can_invite_users", "can_pin_messages", "can_manage_topics",
    "can_edit_tag", "can_react_to_messages",
)  # fmt: skip


def administrator(user: Json, *, is_anonymous: bool = False) -> Json:
    """An admin with the usual rights."""
    return {"status": "administrator", "user": user, **dict.fromkeys(_RIGHTS, True), "is_anonymous": is_anonymous}


def restricted(user: Json) -> Json:
    """A member who may not say anything."""
    return {
        "status": "restricted",
        "user": user,
        "is_member": True,
        "until_date": 0,
        **dict.fromkeys(_FREEDOMS, False),
    }


def get_chat_member(world: World, given: Parameters) -> Json:
    """GetChatMember: of others for certain only where the bot is an admin itself."""
    chat, user = _group(world, given), given.integer("user_id")
    if user in chat.admins:
        return chat.admins[user]
    if user == BOT["id"]:
        return {**chat.bot_status, "user": BOT}
    if user not in chat.members:
        raise bad_request("PARTICIPANT_ID_INVALID")
    return {"status": "member", "user": chat.members[user]}


def get_chat_administrators(world: World, given: Parameters) -> list[Json]:
    """GetChatAdministrators."""
    return list(_group(world, given).admins.values())


def _group(world: World, given: Parameters) -> Chat:
    chat = world.chat(given.integer("chat_id"))
    if chat.id > 0:
        raise bad_request("there are no administrators in the private chat")
    if chat.migrated_to is not None:
        raise moved_to(chat.migrated_to)
    if not chat.open_to_bot:
        raise forbidden(chat.closed_because)
    return chat

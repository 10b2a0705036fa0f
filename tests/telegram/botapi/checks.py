"""What Telegram refuses in texts, entities and keyboards."""

from __future__ import annotations

import itertools
import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.telegram.botapi.refusals import Json, bad_request

TEXT_LIMIT = 4096
ENTITY_LIMIT = 100
BUTTON_LIMIT = 100
ROW_LIMIT = 8
CALLBACK_DATA_LIMIT = 64
PLACEHOLDER_LIMIT = 64
URL_LIMIT = 2048
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
BUTTON_KINDS = {
    "url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat", "copy_text", "callback_game", "pay",
}  # fmt: skip
ENTITY_KINDS = {
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic", "underline",
    "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre", "text_link", "text_mention",
    "custom_emoji", "date_time",
}  # fmt: skip
_HTML_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "a", "code", "pre", "blockquote"}
_TAG = re.compile(r"<(/?)([a-zA-Z0-9-]+)[^>]*>")


def utf16(text: str) -> bytes:
    """The text as Telegram counts it, two bytes a unit."""
    return text.encode("utf-16-le")


def check_text(text: str) -> str:
    """The text as it will be shown, without white space around it.

    Raises:
        Refusal: it is empty or too long.
    """
    if not text.strip():
        raise bad_request("message text is empty")
    if len(utf16(text)) // 2 > TEXT_LIMIT:
        raise bad_request("message is too long")
    return text.strip()


def check_html(text: str) -> str:
    """The text without its tags.

    Raises:
        Refusal: a tag is unknown or not closed.
    """
    opened: list[str] = []
    for closing, name in _TAG.findall(text):
        if name.lower() not in _HTML_TAGS:
            raise bad_request(f'can\'t parse entities: Unsupported start tag "{name}" at byte offset 0')
        if not closing:
            opened.append(name)
        elif not opened or opened.pop() != name:
            raise bad_request(f'can\'t parse entities: Unexpected end tag "{name}"')
    if opened:
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag \"{opened[-1]}\"")
    return _TAG.sub("", text)


def check_entities(text: str, entities: Any) -> list[Json]:
    """The entities, each inside the text and at character borders.

    Raises:
        Refusal: one is not.
    """
    if entities is None:
        return []
    if not isinstance(entities, list) or len(entities) > ENTITY_LIMIT:
        raise bad_request("ENTITIES_TOO_LONG")
    units = utf16(text)
    _check_overlap(entities)
    for entity in entities:
        start, length = entity.get("offset"), entity.get("length")
        if entity.get("type") not in ENTITY_KINDS:
            raise bad_request("can't parse MessageEntity: unsupported type")
        if not isinstance(start, int) or not isinstance(length, int) or start < 0 or length < 1:
            raise bad_request("ENTITY_BOUNDS_INVALID")
        if (start + length) * 2 > len(units):
            raise bad_request("ENTITY_BOUNDS_INVALID")
        if _inside_character(units, start) or _inside_character(units, start + length):
            raise bad_request("ENTITY_BOUNDS_INVALID: inside a surrogate pair")
    return entities


def _check_overlap(entities: list[Json]) -> None:
    """Quotations do not nest: Telegram drops one of them silently, which no test would see."""
    quotations = sorted(
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if "blockquote" in str(entity.get("type"))
        and isinstance(entity.get("offset"), int)
        and isinstance(entity.get("length"), int)
    )
    if any(start < end for (_, end), (start, _) in itertools.pairwise(quotations)):
        raise bad_request("can't parse entities: blockquote entities can't be nested")


def _inside_character(units: bytes, position: int) -> bool:
    if position * 2 >= len(units):
        return False
    return 0xDC00 <= int.from_bytes(units[position * 2 : position * 2 + 2], "little") <= 0xDFFF


def check_keyboard(markup: Any) -> Json | None:
    """The reply markup of a new message: buttons, or the request for a reply; None where there is none.

    Raises:
        Refusal: Telegram would not show it.
    """
    if isinstance(markup, dict) and "force_reply" in markup:
        if markup["force_reply"] is not True:
            raise bad_request("object expected as reply markup")
        if len(markup.get("input_field_placeholder", "x")) not in range(1, PLACEHOLDER_LIMIT + 1):
            raise bad_request("input field placeholder is too long")
        return markup
    return check_inline_keyboard(markup)


def check_inline_keyboard(markup: Any) -> Json | None:
    """The inline keyboard, or None.

    Raises:
        Refusal: Telegram would not show it.
    """
    if markup is None:
        return None
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    if not isinstance(rows, list):
        raise bad_request("inline keyboard expected")
    if sum(len(row) for row in rows) > BUTTON_LIMIT or any(len(row) > ROW_LIMIT for row in rows):
        raise bad_request("REPLY_MARKUP_TOO_LONG")
    for row in rows:
        for button in row:
            _check_button(button)
    return {"inline_keyboard": rows} if any(rows) else None


def _check_button(button: Json) -> None:
    if not str(button.get("text", "")).strip():
        raise bad_request("can't parse inline keyboard button: text is empty")
    kinds = [kind for kind in button if kind not in ("text", "style", "icon_custom_emoji_id")]
    if not kinds:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(kinds) > 1 or kinds[0] not in BUTTON_KINDS:
        raise bad_request("can't parse inline keyboard button: exactly one of the optional fields must be used")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= CALLBACK_DATA_LIMIT:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button:
        check_url(button["url"])


def check_url(url: str) -> None:
    """Whether a button may lead there; a link to a bot must be one that Telegram opens.

    Raises:
        Refusal: it may not.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https", "tg") or not parts.netloc or not url.isascii() or " " in url:
        raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if len(url) > URL_LIMIT:
        raise bad_request("BUTTON_URL_INVALID")
    if parts.netloc == "t.me" and parts.path == "/share/url":
        check_url(parse_qs(parts.query)["url"][0])
    payload = parse_qs(parts.query, keep_blank_values=True).get("start")
    if parts.netloc == "t.me" and payload is not None and not PAYLOAD.fullmatch(payload[0]):
        raise bad_request("START_PARAM_INVALID")

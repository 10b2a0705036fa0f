"""Files: what the bot sends, and what it fetches."""

from __future__ import annotations

from aiohttp.web import FileField

from tests.telegram.botapi.checks import utf16
from tests.telegram.botapi.messages import open_chat
from tests.telegram.botapi.parameters import Parameters
from tests.telegram.botapi.refusals import Json, bad_request
from tests.telegram.botapi.world import BOT, World

CAPTION_LIMIT = 1024
DOWNLOAD_LIMIT = 20_000_000
UPLOAD_LIMIT = 50_000_000
PHOTO_LIMIT = 10_000_000


def send_document(world: World, given: Parameters) -> Json:
    """SendDocument of an uploaded file."""
    name, content = _uploaded(given, "document", UPLOAD_LIMIT)
    return _write(world, given, {"document": {**_kept(world, content), "file_name": name}})


def send_photo(world: World, given: Parameters) -> Json:
    """SendPhoto of an uploaded picture."""
    _, content = _uploaded(given, "photo", PHOTO_LIMIT)
    if not content.startswith((b"\x89PNG", b"\xff\xd8")):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return _write(world, given, {"photo": [{**_kept(world, content), "width": 800, "height": 600}]})


def get_file(world: World, given: Parameters) -> Json:
    """GetFile: where a file can be fetched."""
    file_id = given.text("file_id")
    content = world.files.get(file_id)
    if content is None:
        raise bad_request("invalid file_id")
    if len(content) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content), "file_path": file_id}


def _uploaded(given: Parameters, name: str, limit: int) -> tuple[str, bytes]:
    field = given.values.get(name)
    if not isinstance(field, FileField):
        raise bad_request(f"there is no {name} in the request")
    content = field.file.read()
    if not content:
        raise bad_request("file must be non-empty")
    if len(content) > limit:
        raise bad_request("Request Entity Too Large")
    return field.filename, content


def _kept(world: World, content: bytes) -> Json:
    file_id = f"documents/file_{next(world.fresh_ids)}"
    world.files[file_id] = content
    return {"file_id": file_id, "file_unique_id": file_id, "file_size": len(content)}


def _write(world: World, given: Parameters, content: Json) -> Json:
    chat = open_chat(world, given)
    caption = given.text("caption")
    if len(utf16(caption)) // 2 > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    world.flood.count(chat.id)
    return world.write(chat, {"from": BOT, **content, **({"caption": caption} if caption else {})})

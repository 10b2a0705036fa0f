"""The parameters of a call: query string, form, multipart or JSON, as the Bot API takes them."""

from __future__ import annotations

import json
from typing import Any

from aiohttp import web

from tests.telegram.botapi.refusals import Json, bad_request


class Parameters:
    """Named values; text in forms, anything in JSON bodies."""

    def __init__(self, values: Json) -> None:
        self.values = values

    def text(self, name: str, default: str = "") -> str:
        """A string."""
        value = self.values.get(name, default)
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number.

        Raises:
            Refusal: it is none.
        """
        value = self.values.get(name, default)
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f"invalid {name} specified") from None

    def flag(self, name: str) -> bool:
        """A boolean; absent means no."""
        return str(self.values.get(name, "false")).lower() in ("true", "1")

    def parsed(self, name: str) -> Any:
        """A JSON value, or None where it is absent.

        Raises:
            Refusal: it is not JSON.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def has(self, name: str) -> bool:
        """Whether the parameter was given."""
        return name in self.values


async def read_parameters(request: web.Request) -> Parameters:
    """All parameters of a request; the body wins over the query string.

    Raises:
        Refusal: the body cannot be read.
    """
    values: Json = dict(request.query)
    if request.content_type == "application/json":
        body = await request.text()
        if body:
            try:
                decoded = json.loads(body)
            except ValueError:
                raise bad_request("can't parse JSON object") from None
            if not isinstance(decoded, dict):
                raise bad_request("object expected as a JSON body")
            values.update(decoded)
    elif request.content_type in ("application/x-www-form-urlencoded", "multipart/form-data"):
        values.update(await request.post())
    return Parameters(values)

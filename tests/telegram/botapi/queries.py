"""Methods about callback and inline queries."""

from __future__ import annotations

from typing import Any

from tests.telegram.botapi.checks import check_entities, check_inline_keyboard, check_text
from tests.telegram.botapi.parameters import Parameters
from tests.telegram.botapi.refusals import Json, bad_request
from tests.telegram.botapi.world import World

RESULT_LIMIT = 50
RESULT_ID_LIMIT = 64
ANSWER_LIMIT = 200
_EXPIRED = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, given: Parameters) -> bool:
    """answerCallbackQuery, once a query."""
    identifier = given.text("callback_query_id")
    if world.callbacks.get(identifier) is not False:
        raise bad_request(_EXPIRED)
    if len(given.text("text")) > ANSWER_LIMIT:
        raise bad_request("MESSAGE_TOO_LONG")
    world.callbacks[identifier] = True
    return True


def answer_inline_query(world: World, given: Parameters) -> bool:
    """answerInlineQuery, once a query."""
    identifier = given.text("inline_query_id")
    if world.inline_queries.get(identifier, {}) is not None:
        raise bad_request(_EXPIRED)
    results = given.parsed("results")
    if not isinstance(results, list):
        raise bad_request("can't parse inline query results JSON object")
    _check_results(results)
    button = given.parsed("button")
    if button is not None:
        _check_button(button)
    if len(given.text("next_offset").encode()) > RESULT_ID_LIMIT:
        raise bad_request("NEXT_OFFSET_INVALID")
    world.inline_queries[identifier] = {
        "results": results,
        "button": button,
        "cache_time": given.integer("cache_time", 300),
        "is_personal": given.flag("is_personal"),
    }
    return True


def _check_results(results: list[Any]) -> None:
    if len(results) > RESULT_LIMIT:
        raise bad_request("RESULTS_TOO_MUCH")
    identifiers = [str(result.get("id", "")) for result in results]
    if len(set(identifiers)) != len(identifiers):
        raise bad_request("RESULT_ID_DUPLICATE")
    for identifier, result in zip(identifiers, results, strict=True):
        if not 1 <= len(identifier.encode()) <= RESULT_ID_LIMIT:
            raise bad_request("RESULT_ID_INVALID")
        _check_result(result)


def _check_result(result: Json) -> None:
    if result.get("type") != "article":
        raise bad_request("RESULT_TYPE_INVALID")
    if not result.get("title"):
        raise bad_request("ARTICLE_TITLE_EMPTY")
    content = result.get("input_message_content")
    if not isinstance(content, dict):
        raise bad_request("can't parse inline query result: input message content is not specified")
    check_entities(content.get("message_text", ""), content.get("entities"))
    check_text(content.get("message_text", ""))
    check_inline_keyboard(result.get("reply_markup"))


def _check_button(button: Json) -> None:
    parameter = button.get("start_parameter", "")
    if not button.get("text") or not 1 <= len(parameter) <= 64 or not parameter.replace("-", "_").isidentifier():
        raise bad_request("SWITCH_PM_PARAM_INVALID")

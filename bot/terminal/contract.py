"""An answer as the JSON object that programs read; docs/architecture.md describes it."""

from __future__ import annotations

import json
from dataclasses import asdict

from bot.domain.answer import Answer


def answer_object(answer: Answer, milliseconds: float, row_id: object = None) -> dict[str, object]:
    """The answer with the identity of its row (None outside rows) and how long it took."""
    return {
        "id": row_id,
        "status": answer.status.value,
        "kind": answer.kind.value,
        "headline": answer.headline,
        "text": answer.text,
        "citations": [asdict(citation) for citation in answer.citations],
        "options": list(answer.options),
        "suggestions": list(answer.suggestions),
        "ms": round(milliseconds, 3),
    }


def error_object(line: int, error: str, row_id: object = None) -> dict[str, object]:
    """What stands in the place of an answer to a row that cannot be used; lines count from 1."""
    return {"id": row_id, "status": "error", "line": line, "error": error}


def written(value: dict[str, object]) -> str:
    """The object on one line, its characters as they are.

    Half a character (a lone surrogate, which JSON can escape but UTF-8 cannot write) becomes a question mark.
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace").decode("utf-8")

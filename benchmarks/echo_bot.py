"""A bare echo bot of the same framework, run as a process of its own: what `make bench-telegram` compares with.

It has the framework's own defaults throughout, but for handling updates concurrently, as Wenbao does: one at a time it
would idle while each answer is on its way.
"""

from __future__ import annotations

import logging
import os
from typing import Any

from telegram import Update
from telegram.ext import Application, MessageHandler, filters

CONCURRENT_UPDATES = 128


async def echo(update: Update, _context: Any) -> None:  # noqa: ANN401 - the framework's generic context
    """Say it back."""
    if update.message is not None and update.message.text is not None:
        await update.message.reply_text(update.message.text)


def main() -> None:
    """Poll the server that the environment names until SIGTERM."""
    logging.getLogger("httpx").setLevel(logging.WARNING)
    application = (
        Application.builder()
        .token(os.environ["TELEGRAM_BOT_TOKEN"])
        .base_url(os.environ["TELEGRAM_BASE_URL"])
        .concurrent_updates(CONCURRENT_UPDATES)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()

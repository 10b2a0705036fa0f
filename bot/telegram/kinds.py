"""Names for python-telegram-bot's generic types, spelled once."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeAlias

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.telegram.line import Line

Data: TypeAlias = dict[Any, Any]
Context: TypeAlias = CallbackContext[ExtBot[None], Data, Data, Data]
TelegramApplication: TypeAlias = Application[Line, Context, Data, Data, Data, None]
Handle: TypeAlias = Callable[[Update, Context], Coroutine[Any, Any, None]]

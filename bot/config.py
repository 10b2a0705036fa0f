"""Settings, from the environment or a `.env` file in the working directory; the environment wins.

Every setting is documented in `.env.example` and in the README; a test holds that.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.errors import ConfigurationError

HASH_KEY_LENGTH = 16
"""Characters a hash key must have at least."""

_REPOSITORY = Path(__file__).resolve().parent.parent
_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_SQLITE = "sqlite+aiosqlite:///"

# What pydantic reports is written for programmers; these sentences are for whoever edits `.env`.
_ADVICE = {
    "telegram_bot_token": "it must be a bot token as BotFather gives it, such as 123456:ABC-def",
    "telegram_base_url": "it must be a URL that begins with http:// or https://",
    "telegram_base_file_url": "it must be a URL that begins with http:// or https://",
    "admin_ids": "it must be Telegram user ids, positive whole numbers separated by commas, such as 7,8",
    "database_url": f"it must begin with {_SQLITE} and name a file, such as {_SQLITE}var/wenbao.db",
    "knowledge_dir": "it must be the path of a folder",
    "log_level": "it must be DEBUG, INFO, WARNING, ERROR or CRITICAL",
    "hash_key": f"it must have at least {HASH_KEY_LENGTH} characters",
}


class Settings(BaseSettings):
    """What an operator can set. Empty values count as not set."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",  # the environment holds much that is not ours
        frozen=True,
        str_strip_whitespace=True,
    )

    telegram_bot_token: SecretStr | None = None
    telegram_base_url: str = "https://api.telegram.org/bot"
    telegram_base_file_url: str = "https://api.telegram.org/file/bot"
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    database_url: str = f"{_SQLITE}var/wenbao.db"
    knowledge_dir: Path = _REPOSITORY / "knowledge"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"
    hash_key: Annotated[SecretStr, Field(min_length=HASH_KEY_LENGTH)] | None = None

    @field_validator("telegram_bot_token")
    @classmethod
    def _token_has_the_form_of_one(cls, token: SecretStr | None) -> SecretStr | None:
        if token is not None and _TOKEN.fullmatch(token.get_secret_value()) is None:
            raise ValueError("not a bot token")
        return token

    @field_validator("telegram_base_url", "telegram_base_file_url")
    @classmethod
    def _url_is_http(cls, url: str) -> str:
        if re.match(r"https?://[^\s/]", url) is None:
            raise ValueError("not an http URL")
        return url

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split_ids(cls, written: object) -> object:
        if not isinstance(written, str):
            return written
        return frozenset(int(part) for part in re.split(r"[,，\s]+", written.strip(" ,，")) if part)

    @field_validator("admin_ids")
    @classmethod
    def _ids_are_people(cls, ids: frozenset[int]) -> frozenset[int]:
        if any(number <= 0 for number in ids):
            raise ValueError("a user id is positive")
        return ids

    @field_validator("database_url")
    @classmethod
    def _database_is_sqlite(cls, url: str) -> str:
        if not url.startswith(_SQLITE) or url == _SQLITE:
            raise ValueError("not an SQLite file")
        return url

    @field_validator("log_level", mode="before")
    @classmethod
    def _level_in_capitals(cls, written: object) -> object:
        return written.strip().upper() if isinstance(written, str) else written


def load_settings() -> Settings:
    """Read the settings.

    Raises:
        ConfigurationError: a value cannot be used; the sentence names the setting and never repeats its value,
            which may be a secret.
    """
    try:
        return Settings()
    except ValidationError as error:
        names = dict.fromkeys(str(fault["loc"][0]) for fault in error.errors(include_input=False, include_url=False))
    except (OSError, UnicodeDecodeError):
        raise ConfigurationError("The file .env cannot be read as UTF-8 text.") from None
    # Outside the handler, so that the error carries no context: pydantic's holds the values.
    raise ConfigurationError("\n".join(f"{name.upper()} cannot be used: {_ADVICE[name]}." for name in names))

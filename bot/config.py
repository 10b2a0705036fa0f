"""Settings, from the environment or a `.env` file in the working directory; the environment wins.

Every setting is documented in `.env.example` and in the README; a test holds that.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.domain.errors import ConfigurationError

HASH_KEY_LENGTH = 16
"""Characters a hash key must have at least."""

Port = Annotated[int, Field(ge=1, le=65535)]

_REPOSITORY = Path(__file__).resolve().parent.parent
_TOKEN = re.compile(r"\d+:[\w-]+", re.ASCII)
_SECRET_TOKEN = re.compile(r"[A-Za-z0-9_-]{1,256}")
_WEBHOOK_PATH = re.compile(r"/[A-Za-z0-9._~/-]*")
_SQLITE = "sqlite+aiosqlite:///"

# What pydantic reports is written for programmers; these sentences are for whoever edits `.env`.
_ADVICE = {
    "telegram_bot_token": "it must be a bot token as BotFather gives it, such as 123456:ABC-def",
    "telegram_base_url": "it must be a URL that begins with http:// or https://",
    "telegram_base_file_url": "it must be a URL that begins with http:// or https://",
    "telegram_messages_per_second": "it must be a number from 0, for no limit, to 1000; Telegram's own limit is 30",
    "webhook_url": "it must be an https:// address without query, such as https://bot.example.org/telegram",
    "webhook_secret_token": "it must be 1 to 256 characters of A-Z, a-z, 0-9, _ and -",
    "webhook_host": "it must be an address of this machine, such as 127.0.0.1 or 0.0.0.0",
    "webhook_port": "it must be a port number, such as 8080",
    "webhook_path": "it must begin with / and hold letters, digits and . _ ~ / - only, such as /telegram",
    "monitoring_host": "it must be an address of this machine, such as 127.0.0.1 or 0.0.0.0",
    "monitoring_port": "it must be a port number, such as 9464, and not the webhook's",
    "admin_ids": "it must be Telegram user ids, positive whole numbers separated by commas, such as 7,8",
    "database_url": f"it must begin with {_SQLITE} and name a file, such as {_SQLITE}var/wenbao.db",
    "backup_dir": "it must be the path of a folder",
    "knowledge_dir": "it must be the path of a folder",
    "log_level": "it must be DEBUG, INFO, WARNING, ERROR or CRITICAL",
    "log_format": "it must be text or json",
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
    telegram_messages_per_second: Annotated[float, Field(ge=0, le=1000)] = 30
    webhook_url: str | None = None
    webhook_secret_token: SecretStr | None = None
    webhook_host: str = "127.0.0.1"
    webhook_port: Port = 8080
    webhook_path: str | None = None
    monitoring_host: str = "127.0.0.1"
    monitoring_port: Port | None = None
    admin_ids: Annotated[frozenset[int], NoDecode] = frozenset()
    database_url: str = f"{_SQLITE}var/wenbao.db"
    backup_dir: Path | None = None
    knowledge_dir: Path = _REPOSITORY / "knowledge"
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL"] = "INFO"
    log_format: Literal["text", "json"] = "text"
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

    @field_validator("webhook_url")
    @classmethod
    def _webhook_is_an_address(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = urlsplit(url)
        # Plain HTTP is for a Bot API server of one's own; Telegram's refuses it in its own words.
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise ValueError("not an address for a webhook")
        if parts.path and _WEBHOOK_PATH.fullmatch(parts.path) is None:
            raise ValueError("not a plain path")
        return url

    @field_validator("webhook_secret_token")
    @classmethod
    def _secret_token_is_what_telegram_takes(cls, secret: SecretStr | None) -> SecretStr | None:
        if secret is not None and _SECRET_TOKEN.fullmatch(secret.get_secret_value()) is None:
            raise ValueError("not a secret token")
        return secret

    @field_validator("webhook_path")
    @classmethod
    def _path_is_plain(cls, path: str | None) -> str | None:
        if path is not None and _WEBHOOK_PATH.fullmatch(path) is None:
            raise ValueError("not a plain path")
        return path

    @field_validator("monitoring_port")
    @classmethod
    def _ports_differ(cls, port: int | None, given: ValidationInfo) -> int | None:
        if port is not None and given.data.get("webhook_url") and port == given.data.get("webhook_port"):
            raise ValueError("one port for two servers")
        return port

    @field_validator("log_format", mode="before")
    @classmethod
    def _format_in_small_letters(cls, written: object) -> object:
        return written.strip().lower() if isinstance(written, str) else written

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

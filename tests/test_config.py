"""Settings that can be used are read; one that cannot is named in a sentence; every one is documented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.config import HASH_KEY_LENGTH, Settings, load_settings
from bot.domain.errors import ConfigurationError

REPOSITORY = Path(__file__).resolve().parent.parent
TOKEN = "123456:" + "made-up" * 5


def test_without_any_setting_the_defaults_hold() -> None:
    settings = load_settings()

    assert settings.telegram_bot_token is None
    assert settings.admin_ids == frozenset()
    assert settings.database_url == "sqlite+aiosqlite:///var/wenbao.db"
    assert settings.knowledge_dir == REPOSITORY / "knowledge"
    assert settings.hash_key is None


def test_the_default_urls_are_those_of_telegram() -> None:
    settings = load_settings()

    assert settings.telegram_base_url == "https://api.telegram.org/bot"
    assert settings.telegram_base_file_url == "https://api.telegram.org/file/bot"


@pytest.mark.parametrize("written", ["7,8", " 7 , 8 ", "8,7,", "7，8", "7 8"])
def test_admin_ids_are_read_however_they_are_separated(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_IDS", written)

    assert load_settings().admin_ids == {7, 8}


def test_an_empty_value_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "")

    assert load_settings() == Settings.model_construct(
        **{name: field.default for name, field in Settings.model_fields.items()}
    )


def test_the_log_level_may_be_written_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "debug")

    assert load_settings().log_level == "DEBUG"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "not-a-token"),
        ("TELEGRAM_BOT_TOKEN", f"{TOKEN} and a word"),
        ("TELEGRAM_BASE_URL", "127.0.0.1:8081/bot"),
        ("TELEGRAM_BASE_FILE_URL", "ftp://example.org/file/bot"),
        ("ADMIN_IDS", "seven"),
        ("ADMIN_IDS", "-7"),
        ("DATABASE_URL", "postgresql://localhost/wenbao"),
        ("DATABASE_URL", "sqlite:///made-up.db"),
        ("LOG_LEVEL", "LOUD"),
        ("HASH_KEY", "x" * (HASH_KEY_LENGTH - 1)),
    ],
)
def test_a_bad_value_is_refused_by_the_name_of_its_setting_and_never_repeated(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ConfigurationError, match=f"^{name} cannot be used: it must .*\\.$") as caught:
        load_settings()

    assert value not in str(caught.value)
    assert caught.value.__context__ is None


def test_a_database_without_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite+aiosqlite:///")

    with pytest.raises(ConfigurationError, match=r"^DATABASE_URL cannot be used: "):
        load_settings()


def test_every_bad_setting_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_IDS", "seven")
    monkeypatch.setenv("LOG_LEVEL", "LOUD")

    with pytest.raises(ConfigurationError) as caught:
        load_settings()

    assert [line.split()[0] for line in str(caught.value).splitlines()] == ["ADMIN_IDS", "LOG_LEVEL"]


def test_secrets_do_not_show_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("HASH_KEY", "made-up-hash-key-of-length")

    shown = repr(load_settings())

    assert TOKEN not in shown
    assert "made-up-hash-key" not in shown


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("ADMIN_IDS=7\nLOG_LEVEL=ERROR\nOTHER=ignored\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")
    monkeypatch.setenv("ADMIN_IDS", "8")

    settings = load_settings()

    assert settings.admin_ids == {8}
    assert settings.log_level == "ERROR"


def test_a_file_that_is_no_text_is_refused_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_bytes(b"ADMIN_IDS=\xff\xfe7\n")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(Settings.model_config, "env_file", ".env")

    with pytest.raises(ConfigurationError, match=r"The file \.env cannot be read"):
        load_settings()


def test_the_example_file_names_every_setting_and_no_other() -> None:
    example = (REPOSITORY / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)) == {name.upper() for name in Settings.model_fields}


@pytest.mark.parametrize("commented_out", ["#", ""], ids=["as it is", "with every line taken in"])
def test_the_example_file_can_be_used(commented_out: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    example = (REPOSITORY / ".env.example").read_text(encoding="utf-8")
    copy = tmp_path / "copy.env"
    copy.write_text(re.sub(r"^#([A-Z_]+=)", rf"{commented_out}\1", example, flags=re.MULTILINE), encoding="utf-8")
    monkeypatch.setitem(Settings.model_config, "env_file", copy)

    from_example = load_settings()
    monkeypatch.setitem(Settings.model_config, "env_file", None)

    assert from_example == load_settings()


def test_a_fresh_copy_of_the_example_file_overrides_nothing() -> None:
    """A container takes each line of it into the environment, above what the image sets."""
    example = (REPOSITORY / ".env.example").read_text(encoding="utf-8")

    assert re.findall(r"^([A-Z_]+)=(.*)$", example, re.MULTILINE) == [("TELEGRAM_BOT_TOKEN", "")]


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
@pytest.mark.parametrize("name", [name.upper() for name in Settings.model_fields])
def test_the_readme_documents_the_setting_in_its_table(readme: str, name: str) -> None:
    text = (REPOSITORY / readme).read_text(encoding="utf-8")

    assert re.search(rf"^\| `{name}` \|.+\|$", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("WEBHOOK_URL", "bot.example.org/telegram"),
        ("WEBHOOK_URL", "ftp://bot.example.org"),
        ("WEBHOOK_URL", "https:///telegram"),
        ("WEBHOOK_URL", "https://bot.example.org/telegram?x=1"),
        ("WEBHOOK_URL", "https://bot.example.org/{x}"),
        ("WEBHOOK_SECRET_TOKEN", "with space"),
        ("WEBHOOK_SECRET_TOKEN", "x" * 257),
        ("WEBHOOK_PATH", "telegram"),
        ("WEBHOOK_PATH", "/{any}"),
        ("WEBHOOK_PORT", "0"),
        ("WEBHOOK_PORT", "65536"),
        ("MONITORING_PORT", "metrics"),
        ("LOG_FORMAT", "xml"),
        ("TELEGRAM_MESSAGES_PER_SECOND", "-1"),
        ("TELEGRAM_MESSAGES_PER_SECOND", "many"),
    ],
)
def test_what_the_service_cannot_use_is_told_by_its_name(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(ConfigurationError, match=f"^{name} cannot be used: it must "):
        load_settings()


def test_one_port_cannot_serve_telegram_and_monitoring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITORING_PORT", "8080")
    alone = load_settings().monitoring_port
    monkeypatch.setenv("WEBHOOK_URL", "https://bot.example.org")

    assert alone == 8080
    with pytest.raises(ConfigurationError, match="MONITORING_PORT"):
        load_settings()

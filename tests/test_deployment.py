"""The files a service is started from agree with the program. No container engine is needed: none of this builds an image."""

from __future__ import annotations

import configparser
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from bot.telegram.connection.serving import _LAST_CALL_SECONDS
from bot.telegram.settings import TelegramSettings

REPOSITORY = Path(__file__).resolve().parent.parent
DOCKERFILE = (REPOSITORY / "Dockerfile").read_text(encoding="utf-8")
PROGRAM = ["python", "-m", "bot", "run"]


def instructions(name: str) -> list[str]:
    """What the Dockerfile says after one of its words, continued lines joined."""
    joined = DOCKERFILE.replace("\\\n", " ")
    return re.findall(rf"^{name} +(.+)$", joined, re.MULTILINE)


def copied() -> list[str]:
    """The files and folders the image takes from the repository."""
    return [line.split()[0] for line in instructions("COPY") if not line.startswith("--from")]


def unit() -> dict[str, dict[str, str]]:
    """The systemd unit."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(REPOSITORY / "deploy" / "wenbao.service", encoding="utf-8")
    return {section: dict(parser[section]) for section in parser.sections()}


class TestImage:
    def test_what_it_copies_is_enough_to_pass_the_check(self, tmp_path: Path) -> None:
        for name in copied():
            source = REPOSITORY / name
            if source.is_dir():
                shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))

        subprocess.run([sys.executable, "-m", "bot", "check"], cwd=tmp_path, check=True, capture_output=True, env={})

    def test_what_it_copies_is_let_through_and_secrets_are_not(self) -> None:
        lines = (REPOSITORY / ".dockerignore").read_text(encoding="utf-8").splitlines()
        rules = [line for line in lines if line and not line.startswith("#")]

        assert rules[0] == "*"
        assert {rule[1:] for rule in rules if rule.startswith("!")} == set(copied())

    def test_it_runs_the_program_as_a_user_of_its_own(self) -> None:
        assert json.loads(instructions("CMD")[-1]) == PROGRAM
        assert instructions("USER") == ["wenbao"]
        assert "--uid 10001" in DOCKERFILE

    def test_its_health_check_asks_where_the_bot_tells(self) -> None:
        (port,) = re.findall(r"MONITORING_PORT=(\d+)", DOCKERFILE)

        assert f"http://127.0.0.1:{port}/healthz" in DOCKERFILE

    def test_its_python_is_one_the_project_supports(self) -> None:
        assert set(re.findall(r"^FROM python:3\.(\d+)-slim", DOCKERFILE, re.MULTILINE)) == {"13"}
        assert 'requires-python = ">=3.11"' in (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")

    def test_it_installs_nothing_that_is_not_locked(self) -> None:
        assert DOCKERFILE.count("install --no-cache-dir --require-hashes") == DOCKERFILE.count("pip --python") == 1


def test_the_composition_keeps_the_database_and_gives_time_to_finish() -> None:
    service = yaml.safe_load((REPOSITORY / "compose.yaml").read_text(encoding="utf-8"))["services"]["wenbao"]

    assert service["volumes"] == ["wenbao:/app/var"]
    assert instructions("VOLUME") == ["/app/var"]
    assert service["env_file"] == ".env"
    # What .env says stands above what the image says, and this above both: the health check needs the port.
    assert service["environment"] == {
        name: value
        for line in instructions("ENV")
        for name, _, value in (setting.partition("=") for setting in line.split())
        if name in ("LOG_FORMAT", "MONITORING_PORT")
    }
    assert service["environment"]["MONITORING_PORT"]
    assert service["read_only"]
    assert int(service["stop_grace_period"].removesuffix("s")) >= 20


def test_a_stop_is_over_before_patience_ends_and_uses_most_of_it() -> None:
    promised = int(unit()["Service"]["TimeoutStopSec"])
    taken = TelegramSettings(token="unused").shutdown_seconds + 2 * _LAST_CALL_SECONDS

    assert 0.9 * promised < taken < promised


class TestUnit:
    def test_it_runs_the_program_as_a_user_that_may_write_to_the_database_alone(self) -> None:
        service = unit()["Service"]

        assert service["ExecStart"].split()[-3:] == PROGRAM[1:]
        assert (service["User"], service["ProtectSystem"]) == ("wenbao", "strict")
        assert service["ReadWritePaths"] == f"{service['WorkingDirectory']}/var"
        assert int(service["TimeoutStopSec"]) >= 20

    @pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
    def test_systemd_understands_it(self) -> None:
        checked = subprocess.run(
            ["systemd-analyze", "verify", str(REPOSITORY / "deploy" / "wenbao.service")],  # noqa: S607
            check=False,
            capture_output=True,
            text=True,
        )

        complaints = [line for line in checked.stderr.splitlines() if "wenbao.service" in line]
        # The program is not installed where the unit expects it.
        assert [line for line in complaints if "is not executable" not in line] == []

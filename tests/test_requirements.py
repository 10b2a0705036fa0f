"""The locks hold packages with hashes and nothing of the machine they were made on; every dependency is explained."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
FOLDER = REPOSITORY / "requirements"
LOCKS = ["runtime.txt", "development.txt"]


def pinned(lock: str) -> dict[str, str]:
    """Name → version."""
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+) \\$", (FOLDER / lock).read_text(), re.MULTILINE))


def asked_for() -> list[str]:
    """The packages that the `.in` files name."""
    lines = [line for name in ("runtime.in", "development.in") for line in (FOLDER / name).read_text().splitlines()]
    return [found[0] for line in lines if (found := re.match(r"[A-Za-z][\w.-]*", line))]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_host_index_or_path(lock: str) -> None:
    text = (FOLDER / lock).read_text()

    assert (
        re.search(
            r"://|^\s*-|--(index|extra|find|trusted)|(?<![\w.])/\w", text.replace("    --hash=", ""), re.MULTILINE
        )
        is None
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_hashes(lock: str) -> None:
    blocks = re.split(r"^(?=[a-z0-9-]+==)", (FOLDER / lock).read_text(), flags=re.MULTILINE)[1:]

    assert len(blocks) == len(pinned(lock)) > 0
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in blocks)


def test_tests_run_with_the_versions_that_the_bot_runs_with() -> None:
    assert pinned("runtime.txt").items() <= pinned("development.txt").items()


@pytest.mark.parametrize("package", asked_for())
def test_every_dependency_is_locked_and_explained(package: str) -> None:
    name = re.sub(r"[._]", "-", package).lower()

    assert name in pinned("development.txt")
    assert re.search(
        rf"^\| .*\b{re.escape(package)}\b.* \| .+ \|$", (REPOSITORY / "docs/dependencies.md").read_text(), re.MULTILINE
    )

"""A process that is killed loses nothing that it acknowledged and leaves nothing half done; `make soak` asks 200 times each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.soak.kills import WAYS, Worker, careless, soak

SEED = 20310305
ROUNDS = 4


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """What is killed; it loads everything once."""
    with Worker() as worker:
        yield worker


@pytest.mark.parametrize("kind", WAYS)
def test_whatever_is_killed_leaves_a_whole_database_with_all_that_was_acknowledged(
    kind: str, worker: Worker, tmp_path: Path
) -> None:
    tally = soak(worker, kind, tmp_path, ROUNDS, SEED, mid=2)

    assert tally.faults == []
    assert tally.mid >= 2, "no process was killed in the middle of anything"


@pytest.mark.parametrize(
    ("kind", "job"),
    [
        ("edits", "edits in two steps"),
        ("edits", "edits acknowledged early"),
        *((kind, kind) for kind in WAYS if kind != "edits"),
    ],
)
def test_carelessness_is_found_by_the_same_checks(kind: str, job: str, worker: Worker, tmp_path: Path) -> None:
    assert careless(worker, kind, job, tmp_path)

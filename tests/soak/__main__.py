"""`python -m tests.soak` (`make soak`): 200 processes of each kind are killed, or as many as half an hour lets."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.soak.kills import WAYS, Tally, Worker, soak

_ROUNDS = 200
_AT_ONCE = 20
_MINUTES = 30.0
"""How long all kinds together may take; each has its share."""


def _soaked(worker: Worker, kind: str, folder: Path, seed: int, seconds: float) -> Tally:
    """Twenty rounds at a time, each time with another seed and another database."""
    total, end = Tally(kind), time.monotonic() + seconds
    while total.rounds < _ROUNDS and not total.faults and time.monotonic() < end:
        total.add(soak(worker, kind, folder, _AT_ONCE, seed + total.rounds))
    return total


def main() -> int:
    """Print a line a kind; fails where something was lost, or nothing was killed in the middle of anything."""
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else int(time.time())
    sys.stdout.write(f"seed {seed}\n")
    status = 0
    with Worker() as worker, TemporaryDirectory() as folder:
        for kind in WAYS:
            tally = _soaked(worker, kind, Path(folder), seed, _MINUTES * 60 / len(WAYS))
            sys.stdout.write(
                f"{kind}: {tally.rounds} rounds, {tally.killed} killed, {tally.mid} of them in the middle, "
                f"{tally.acknowledged} acknowledged, {len(tally.faults)} faults\n"
            )
            sys.stdout.writelines(f"  {fault}\n" for fault in tally.faults)
            sys.stdout.flush()
            status |= bool(tally.faults) or not tally.mid
    return status


if __name__ == "__main__":
    sys.exit(main())

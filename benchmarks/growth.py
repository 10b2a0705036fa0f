"""How the bot does when its store grows: one process for each size, and one table of them all."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.grown_process import GrownMeasures
from benchmarks.questions import REPOSITORY
from benchmarks.statistics import available_memory, percentile

_MILLION = 1_000_000
_SIZES = (30, 1_000, 30_000)
_MOST_SECONDS = 1_200.0
"""Above this no size is begun: `make bench` is to be waited for."""
_MOST_OF_MEMORY = 0.8
_MIB, _GIB = 1 << 20, 1 << 30


@dataclass(frozen=True, slots=True)
class Size:
    """A store of so many copies, with what was measured, or why nothing was."""

    copies: int
    measures: GrownMeasures | None
    stopped: str = ""


def grown_sizes() -> tuple[Size, ...]:
    """One report, 30 copies, about a million entries, 1,000 and 30,000 copies; as far as memory and time allow.

    Raises:
        AssertionError: a grown store answers a question that names an indicator otherwise than the report alone does.
    """
    one = _measured(1)
    sizes = [Size(1, one)]
    a_million = -(-_MILLION // one.entries)
    for copies in sorted((*_SIZES, a_million)):
        last = sizes[-1]
        if last.measures is None:
            sizes.append(Size(copies, None, last.stopped))
            continue
        why = _what_stops(copies, last.copies, last.measures)
        sizes.append(Size(copies, None, why) if why else Size(copies, _checked(_measured(copies), one)))
    return tuple(sizes)


def growth_table(sizes: Sequence[Size]) -> str:
    """The measures in rows, the sizes in columns; ratios are to one bare pass over the same names, p50 to p50."""
    one = sizes[0].measures
    assert one is not None, "one report is always measured"
    rows: tuple[tuple[str, Callable[[GrownMeasures], str]], ...] = (
        ("names and clauses", lambda m: f"{m.entries:,}"),
        ("curated things they belong to", lambda m: f"{m.curated:,}"),
        ("one bare pass over the names, p50", lambda m: _milliseconds(percentile(m.bare, 0.5))),
        ("a question, first asked, p50", lambda m: _beside(m.first, 0.5, m)),
        ("p99", lambda m: _beside(m.first, 0.99, m)),
        ("asked again, p50", lambda m: _beside(m.again, 0.5, m)),
        ("p99 ", lambda m: _beside(m.again, 0.99, m)),
        ("building all of it", lambda m: f"{m.building:.2f} s = {m.building / percentile(m.bare, 0.5):.0f} ×"),
        ("for each entry", lambda m: f"{m.building / m.entries * 1e6:.0f} µs"),
        ("memory, all in", lambda m: f"{m.resident / _MIB:,.0f} MiB"),
        ("for each entry more than one report's", lambda m: _bytes_an_entry(m, one)),
        (f"right answers of {one.graded} (misinforming)", lambda m: f"{m.right} ({m.harmful})"),
    )
    header = ("", *(_headed(size.copies) for size in sizes))
    lines = [header, ("---",) * len(header)]
    lines += [(what.strip(), *(told(size.measures) if size.measures else "" for size in sizes)) for what, told in rows]
    stops = [f"\n{_headed(size.copies)}: {size.stopped}." for size in sizes if size.stopped]
    return "\n".join((*(f"| {' | '.join(line)} |" for line in lines), *stops))


def _headed(copies: int) -> str:
    return "1 report" if copies == 1 else f"{copies:,} copies"


def _measured(copies: int) -> GrownMeasures:
    command = (sys.executable, "-m", "benchmarks.grown_process", str(copies))
    done = subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True, text=True)  # noqa: S603 - our own
    return GrownMeasures(**json.loads(done.stdout))


def _checked(grown: GrownMeasures, one: GrownMeasures) -> GrownMeasures:
    for before, now in zip(one.named, grown.named, strict=True):
        if before != now:
            raise AssertionError(f"the report alone answers “{before}”, and grown “{now}”")
    return grown


def _what_stops(copies: int, last_copies: int, last: GrownMeasures) -> str:
    """Why a store of that size is not measured; empty where it can be."""
    times = copies / last_copies
    needed, available = last.peak * times, available_memory()
    if available is not None and needed > available * _MOST_OF_MEMORY:
        return f"not measured, for it needs about {needed / _GIB:,.0f} GiB of memory and {available / _GIB:,.0f} are free"
    seconds = (last.growing + last.building + last.warming_up) * times
    return f"not measured, for it takes about {seconds / 60:,.0f} minutes" if seconds > _MOST_SECONDS else ""


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"


def _beside(seconds: Sequence[float], share: float, measures: GrownMeasures) -> str:
    """A percentile, and how many median bare passes that is."""
    measured = percentile(seconds, share)
    ratio = measured / percentile(measures.bare, 0.5)
    return f"{_milliseconds(measured)} = {ratio:.2g} ×" if ratio < 1 else f"{_milliseconds(measured)} = {ratio:.1f} ×"


def _bytes_an_entry(grown: GrownMeasures, one: GrownMeasures) -> str:
    more = grown.entries - one.entries
    return f"{(grown.resident - one.resident) / more:.0f} bytes" if more else ""

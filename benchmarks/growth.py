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
_MOST_SECONDS = 900.0
"""Above this no size is begun: `make bench` is to be waited for."""
_MIB, _GIB = 1 << 20, 1 << 30
_LEFT_FREE = 2 * _GIB
"""Of memory, for whatever else runs on the machine."""


@dataclass(frozen=True, slots=True)
class Size:
    """A store of so many copies, with what was measured, or why nothing was."""

    copies: int
    measures: GrownMeasures | None
    stopped: str = ""


def grown_sizes(wanted: Sequence[int] = ()) -> tuple[Size, ...]:
    """One report, 30 copies, about a million entries, 1,000 and 30,000 copies; as far as memory and time allow.

    Args:
        wanted: numbers of copies to measure instead, beside one report; no bound of time is set to these.

    Raises:
        AssertionError: a grown store answers a question that names an indicator otherwise than the report alone does.
    """
    one = _measured(1)
    sizes = [Size(1, one)]
    last_copies, last = 1, one
    for copies in sorted(set(wanted) - {1} or {*_SIZES, -(-_MILLION // one.entries)}):
        why = what_stops(copies / last_copies, last, available_memory(), sys.maxsize if wanted else _MOST_SECONDS)
        if why:
            sizes.append(Size(copies, None, why))
            continue
        last_copies, last = copies, _checked(_measured(copies), one)
        sizes.append(Size(copies, last))
    return tuple(sizes)


def growth_table(sizes: Sequence[Size]) -> str:
    """The measures in rows, the sizes in columns; ratios are to one bare pass over the same names, p50 to p50."""
    one = _alone(sizes)
    rows: tuple[tuple[str, Callable[[GrownMeasures], str]], ...] = (
        ("names and clauses", lambda m: f"{m.entries:,}"),
        ("curated things they belong to", lambda m: f"{m.curated:,}"),
        ("one bare pass over the names, p50", lambda m: _milliseconds(percentile(m.bare, 0.5))),
        ("a question, asked for the first time, p50", lambda m: _beside(m.first, 0.5, m)),
        ("the same, p99", lambda m: _beside(m.first, 0.99, m)),
        ("of it the processor's work, p50 / p99", _worked),
        ("a question, asked again, p50", lambda m: _beside(m.again, 0.5, m)),
        ("the same, p99", lambda m: _beside(m.again, 0.99, m)),
        ("building all of it", lambda m: f"{m.building:.2f} s = {m.building / percentile(m.bare, 0.5):.1f} ×"),
        ("building, an entry", lambda m: f"{m.building / m.entries * 1e6:.1f} µs"),
        ("memory, all in", lambda m: f"{m.resident / _MIB:,.0f} MiB"),
        ("memory, an entry more than one report's", lambda m: _bytes_told(m, one)),
        (f"answered rightly of {one.graded} (misinforming)", lambda m: f"{m.right} ({m.harmful})"),
    )
    header = ("", *(_headed(size.copies) for size in sizes))
    lines = [header, ("---",) * len(header)]
    lines += [(what, *(told(size.measures) if size.measures else "—" for size in sizes)) for what, told in rows]
    stops = [f"\n{_headed(size.copies)}: {size.stopped}." for size in sizes if size.stopped]
    return "\n".join((*(f"| {' | '.join(line)} |" for line in lines), *stops))


def aims_told(sizes: Sequence[Size]) -> str:
    """Each aim with what came out; those at a million entries where a size of that many was measured."""
    one = _alone(sizes)
    aims = [("p50 on one report, at most 1 bare pass", _ratio(one, 0.5), 1.0, "×")]
    large = next((size.measures for size in sizes if size.measures and size.measures.entries >= _MILLION), None)
    if large is not None:
        aims += [
            ("p50 at a million entries, at most 0.02 bare passes", _ratio(large, 0.5), 0.02, "×"),
            ("p99 there, under 50 ms", percentile(large.first, 0.99) * 1000, 50.0, " ms"),
            ("the same by the processor's work alone", percentile(large.worked, 0.99) * 1000, 50.0, " ms"),
            ("memory there, under 400 bytes an entry", bytes_an_entry(large, one), 400.0, " bytes"),
        ]
    return "\n".join(
        f"- {aim}: {came:.3g}{unit}, {'reached' if came <= most else 'not reached'}" for aim, came, most, unit in aims
    )


def what_stops(times: float, last: GrownMeasures, available: int | None, most_seconds: float) -> str:
    """Why a store that many times as large as the last one measured is not measured; empty where it can be.

    `available` are the bytes that are free, None where that is not known.
    """
    needed = last.peak * times
    if available is not None and needed > available - _LEFT_FREE:
        return (
            f"not measured, for it needs about {needed / _GIB:,.0f} GiB of memory and {available / _GIB:,.0f} are free"
        )
    seconds = (last.growing + last.building + last.warming_up) * times
    return f"not measured, for it takes about {seconds / 60:,.0f} minutes" if seconds > most_seconds else ""


def bytes_an_entry(grown: GrownMeasures, one: GrownMeasures) -> float:
    """What each entry takes that the grown store has more than the report alone."""
    return (grown.resident - one.resident) / (grown.entries - one.entries)


def _alone(sizes: Sequence[Size]) -> GrownMeasures:
    one = sizes[0].measures
    if one is None:
        raise AssertionError("one report is always measured")
    return one


def _headed(copies: int) -> str:
    return "1 report" if copies == 1 else f"{copies:,} copies"


def _measured(copies: int) -> GrownMeasures:
    command = (sys.executable, "-m", "benchmarks.grown_process", str(copies))
    done = subprocess.run(command, cwd=REPOSITORY, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
    return GrownMeasures(**json.loads(done.stdout))


def _checked(grown: GrownMeasures, one: GrownMeasures) -> GrownMeasures:
    for before, now in zip(one.named, grown.named, strict=True):
        if before != now:
            raise AssertionError(f"the report alone answers “{before}”, and grown “{now}”")
    return grown


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.1f} ms"


def _ratio(measures: GrownMeasures, share: float) -> float:
    return percentile(measures.first, share) / percentile(measures.bare, 0.5)


def _beside(seconds: Sequence[float], share: float, measures: GrownMeasures) -> str:
    """A percentile, and how many median bare passes that is."""
    measured = percentile(seconds, share)
    ratio = measured / percentile(measures.bare, 0.5)
    return f"{_milliseconds(measured)} = {ratio:.2g} ×" if ratio < 1 else f"{_milliseconds(measured)} = {ratio:.1f} ×"


def _worked(measures: GrownMeasures) -> str:
    return " / ".join(_milliseconds(percentile(measures.worked, share)) for share in (0.5, 0.99))


def _bytes_told(grown: GrownMeasures, one: GrownMeasures) -> str:
    return "" if grown.entries == one.entries else f"{bytes_an_entry(grown, one):.0f} bytes"

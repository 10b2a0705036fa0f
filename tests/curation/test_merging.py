"""Two sides of the store are merged by entry: nothing of either is lost, and no conflict is settled by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from bot.curation.blocks import files_of
from bot.curation.merging import Merge, merge
from bot.domain.revision import Block
from tests.curation.blocks_drawn import plain_maps

Blocks = dict[str, Block]


def three_sides() -> st.SearchStrategy[tuple[Blocks, Blocks, Blocks]]:
    """What both came from, the store, the files."""
    return st.tuples(plain_maps(), plain_maps(), plain_maps())


def same(one: Block | None, other: Block | None) -> bool:
    return other is None if one is None else one.same_as(other)


def after(ours: Mapping[str, Block], merged: Merge) -> Blocks:
    """The store with what is taken."""
    result = dict(ours)
    for change in merged.taken:
        if change.after is None:
            del result[change.key]
        else:
            result[change.key] = change.after
    return result


@given(three_sides())
def test_each_entry_becomes_what_the_only_side_says_that_changed_it(sides: tuple[Blocks, Blocks, Blocks]) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    taken = {change.key for change in merged.taken}
    conflicts = {conflict.key for conflict in merged.conflicts}

    for key in {*base, *ours, *theirs}:
        was, own, other = base.get(key), ours.get(key), theirs.get(key)
        assert (key in taken) == (not same(was, other) and same(was, own))
        assert (key in merged.kept) == (same(was, other) and not same(was, own))
        assert (key in conflicts) == (not same(was, other) and not same(was, own) and not same(own, other))


@given(three_sides())
def test_what_is_taken_fits_the_store_as_it_is(sides: tuple[Blocks, Blocks, Blocks]) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)

    assert all(change.before == ours.get(change.key) for change in merged.taken)
    assert all(same(change.after, theirs.get(change.key)) for change in merged.taken)


@given(three_sides())
def test_nothing_in_conflict_is_changed(sides: tuple[Blocks, Blocks, Blocks]) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)
    result = after(ours, merged)

    for conflict in merged.conflicts:
        assert result.get(conflict.key) == ours.get(conflict.key) == conflict.ours
        assert (conflict.before, conflict.theirs) == (base.get(conflict.key), theirs.get(conflict.key))


@given(plain_maps(), plain_maps())
def test_two_sides_that_say_the_same_change_nothing(base: Blocks, ours: Blocks) -> None:
    assert merge(base, ours, ours) == Merge((), (), ())


@given(plain_maps(), plain_maps())
def test_files_that_alone_changed_are_taken_as_a_whole(ours: Blocks, theirs: Blocks) -> None:
    merged = merge(ours, ours, theirs)
    result = after(ours, merged)

    assert (merged.kept, merged.conflicts) == ((), ())
    assert set(result) == set(theirs)
    assert all(result[key].same_as(block) for key, block in theirs.items())


@given(three_sides())
def test_merging_again_finds_nothing_more_to_take(sides: tuple[Blocks, Blocks, Blocks]) -> None:
    base, ours, theirs = sides
    merged = merge(base, ours, theirs)

    if not merged.conflicts:
        assert merge(theirs, after(ours, merged), theirs).taken == ()


@given(plain_maps(), st.data())
def test_new_entries_go_where_they_stand_in_their_file(ours: Blocks, data: st.DataObject) -> None:
    """The store without some entries takes them in again: the files are as they were."""
    there = {key: block for key, block in ours.items() if data.draw(st.booleans())}

    merged = merge(there, there, ours)

    assert files_of(after(there, merged).values()) == files_of(ours.values())


def test_an_entry_that_changes_stays_in_its_place_and_one_that_moves_goes_to_its_new_file() -> None:
    first, second = (Block(f"a/faq/{name}", "a/faq.yaml", at, f"- id: {name}\n") for at, name in enumerate("xy"))
    ours = {one.key: one for one in (first, second)}
    moved = replace(second, path="a/faq/more.yaml", position=5)
    theirs = {first.key: replace(first, text="- id: x # new\n", position=9), second.key: moved}

    merged = merge(ours, ours, theirs)

    assert files_of(after(ours, merged).values()) == {"a/faq.yaml": b"- id: x # new\n", "a/faq/more.yaml": b"- id: y\n"}
    assert after(ours, merged)[first.key].position == first.position


def test_conflicts_that_are_settled_for_the_store_are_kept() -> None:
    was = Block("a/faq/x", "a/faq.yaml", 0, "- id: x\n")
    sides = [{was.key: replace(was, text=f"- id: x # {side}\n")} for side in ("ours", "theirs")]

    merged = merge({was.key: was}, *sides)

    assert [one.key for one in merged.conflicts] == [was.key]
    assert merged.without(frozenset({was.key})) == Merge((), (was.key,), ())

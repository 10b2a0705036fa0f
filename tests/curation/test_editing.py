"""An edit changes what it names and nothing else; one that cannot be made is refused in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given

from bot.curation.blocks import blocks_of, files_of
from bot.curation.editing import (
    AddEntry,
    AddWording,
    Enable,
    EntryEdit,
    RemoveWording,
    Rewrite,
    SetField,
    changes_of,
    data_of,
    title_of,
    wordings_of,
)
from bot.curation.yaml_reader import Plain
from bot.curation.yaml_writer import entry_text
from bot.domain.errors import EditRefused
from bot.domain.revision import Block
from tests.curation.blocks_drawn import DATA

FILES = {
    "made-up/faq.yaml": """\
# Of the whole file.

# Of the bridge.
- id: bridge
  questions: [桥多长, 大桥有多长]
  answer: 甲
""",
    "made-up/glossary.yaml": "- id: crane\n  number: '1'\n  term: 纸鹤\n- id: boat\n  number: '2'\n  term: 纸船\n",
    "made-up/indicators.yaml": "- id: income\n  name: 收入\n  observations:\n    - {value: '1', unit: 元}\n    - {value: '2', unit: 元}\n",
    "made-up/coverage.yaml": "- numeral: '1'\n  reason: 序号\n",
}
BLOCKS = {block.key: block for block in blocks_of({path: text.encode() for path, text in FILES.items()})}
COVERAGE = next(key for key in BLOCKS if "/coverage/" in key)


def edited(edit: EntryEdit, blocks: dict[str, Block] = BLOCKS) -> dict[str, Block]:
    """The blocks after an edit, read back from the files that they make."""
    after = dict(blocks)
    for change in changes_of(edit, blocks):
        assert change.before == blocks.get(change.key)
        if change.after is None:
            del after[change.key]
        else:
            after[change.key] = change.after
    read = {block.key: block for block in blocks_of(files_of(after.values()))}
    assert set(read) == set(after)
    return after


def data(blocks: dict[str, Block], entry: str) -> dict[str, Plain]:
    return data_of(next(block for key, block in blocks.items() if key.endswith(f"/{entry}")))


@given(DATA.map(lambda data: {key: value for key, value in data.items() if value != []}))
def test_a_wording_added_and_removed_leaves_the_values_as_they_were(drawn: dict[str, Plain]) -> None:
    entry: dict[str, Plain] = {"id": "a", **{key: value for key, value in drawn.items() if "aliases" not in key}}
    block = Block("made-up/glossary/a", "made-up/glossary.yaml", 0, entry_text(entry))

    added = edited(AddWording("a", "编造的说法"), {block.key: block})
    removed = edited(RemoveWording("a", "编造的说法"), added)

    assert data_of(added[block.key])["aliases"] == ["编造的说法"]
    assert data_of(removed[block.key]) == entry


@pytest.mark.parametrize(
    ("wording", "entry", "key"),
    [
        ("桥的长度", "bridge", "questions"),
        ("how long is the bridge", "bridge", "questions_en"),
        ("折鹤", "crane", "aliases"),
        ("paper crane", "crane", "aliases_en"),
        ("GDP 是多少", "bridge", "questions"),
        ("2031", "crane", "aliases"),
    ],
)
def test_a_wording_goes_to_the_list_of_its_language(wording: str, entry: str, key: str) -> None:
    held = data(edited(AddWording(entry, f" {wording} ")), entry)[key]

    assert isinstance(held, list)
    assert held[-1] == wording


def test_the_remarks_above_an_edited_entry_stay() -> None:
    text = files_of(edited(AddWording("bridge", "桥的长度")).values())["made-up/faq.yaml"].decode()

    assert text.startswith("# Of the whole file.\n\n# Of the bridge.\n- id: bridge\n")


@pytest.mark.parametrize(
    "edit",
    [
        AddWording("bridge", "桥多长"),
        SetField("bridge", ("answer",), "甲"),
        Enable("bridge", enabled=True),
        Rewrite("bridge", "- id: bridge\n  questions: [桥多长, 大桥有多长]\n  answer: 甲\n"),
    ],
)
def test_an_edit_that_asks_for_what_is_there_already_changes_nothing(edit: EntryEdit) -> None:
    before = edited(Rewrite("bridge", "- id: bridge\n  questions: [桥多长, 大桥有多长]\n  answer: 甲\n"))

    assert edited(edit, before) == before


@pytest.mark.parametrize("entry", ["bridge", "crane", "boat", "income"])
def test_an_entry_that_is_silenced_and_let_speak_again_says_what_it_said(entry: str) -> None:
    silenced = edited(Enable(entry, enabled=False))

    assert data(silenced, entry)["enabled"] == "false"
    assert data(edited(Enable(entry, enabled=True), silenced), entry) == data(BLOCKS, entry)


def test_a_value_deep_in_an_entry_is_set_and_its_neighbours_stay() -> None:
    after = data(edited(SetField("income", ("observations", 1, "value"), "3")), "income")

    assert after["observations"] == [{"value": "1", "unit": "元"}, {"value": "3", "unit": "元"}]


def test_an_empty_value_takes_the_key_out() -> None:
    assert "answer" not in data(edited(SetField("bridge", ("answer",), "")), "bridge")


def test_an_entry_without_an_id_can_be_edited_and_is_then_named_anew() -> None:
    after = edited(SetField(COVERAGE, ("reason",), "编号"))

    (key,) = (key for key in after if "/coverage/" in key)
    assert key != COVERAGE
    assert data_of(after[key]) == {"numeral": "1", "reason": "编号"}


def test_an_entry_without_an_id_can_be_written_anew() -> None:
    after = edited(Rewrite(COVERAGE, "- numeral: '2'\n  reason: 编号\n"))

    assert [data_of(block) for key, block in after.items() if "/coverage/" in key] == [
        {"numeral": "2", "reason": "编号"}
    ]


def test_an_entry_is_added_at_the_end_of_its_file_and_taken_away_again() -> None:
    after = edited(AddEntry("made-up", "glossary", {"id": "kite", "number": "3", "term": "纸鸢"}))

    text = files_of(after.values())["made-up/glossary.yaml"].decode()
    assert text == FILES["made-up/glossary.yaml"] + '\n- id: kite\n  number: "3"\n  term: 纸鸢\n'
    after.pop("made-up/glossary/kite")
    assert files_of(after.values()) == files_of(BLOCKS.values())


def test_the_first_entry_of_a_kind_makes_its_file() -> None:
    after = edited(AddEntry("made-up", "plans", {"id": "bridge-two", "title": "再修一座桥"}))

    assert set(files_of(after.values())) == {*FILES, "made-up/plans.yaml"}


def test_an_entry_written_anew_needs_no_dash() -> None:
    after = edited(Rewrite("crane", "id: crane\nnumber: '1'\nterm: 千纸鹤\n"))

    assert data(after, "crane")["term"] == "千纸鹤"


@pytest.mark.parametrize(
    ("edit", "told"),
    [
        (AddWording("nobody", "甲"), "There is no entry nobody"),
        (AddWording("bridge", "  "), "empty"),
        (RemoveWording("bridge", "甲"), "has no wording 「甲」"),
        (SetField("income", ("observations", 9, "value"), "1"), r"has no value observations\.9\.value"),
        (SetField("income", ("name", "deep"), "1"), "has no value"),
        (SetField("bridge", (), "1"), "has no such value"),
        (AddEntry("made-up", "faq", {"id": "bridge"}), "There is an entry bridge already"),
        (AddEntry("made-up", "faq", {"questions": ["甲"]}), "needs a kind and an id"),
        (AddEntry("made-up", "recipes", {"id": "a"}), "needs a kind and an id"),
        (Rewrite("bridge", "- id: another\n  answer: 甲\n"), "must keep its id, bridge"),
        (Rewrite("bridge", "- id: bridge\n- id: more\n"), "cannot be edited"),
        (Rewrite("bridge", "- id: [bridge\n"), "broken YAML"),
    ],
)
def test_an_edit_that_cannot_be_made_is_refused_in_a_sentence(edit: EntryEdit, told: str) -> None:
    with pytest.raises(EditRefused, match=told):
        changes_of(edit, BLOCKS)


def test_entries_are_called_as_people_call_them() -> None:
    called = {key: title_of(block, data_of(block)) for key, block in BLOCKS.items() if not key.endswith("#head")}

    assert called["made-up/faq/bridge"] == "桥多长"
    assert called["made-up/glossary/crane"] == "纸鹤"
    assert called["made-up/indicators/income"] == "收入"
    bridge = BLOCKS["made-up/faq/bridge"]
    assert wordings_of(bridge, data_of(bridge)) == ("桥多长", "大桥有多长")

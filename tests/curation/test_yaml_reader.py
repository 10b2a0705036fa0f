"""YAML is read as it looks: every value the string that is printed, with or without the C library."""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType

import pytest
import yaml

from bot.curation import yaml_reader
from bot.curation.faults import FaultLog


@pytest.fixture(params=["C parser", "Python parser"])
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module, and the module as it loads where PyYAML was built without libyaml."""
    if request.param == "C parser":
        return yaml_reader
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    spec = importlib.util.find_spec("bot.curation.yaml_reader")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


def test_values_stay_the_strings_that_are_printed(reader: ModuleType) -> None:
    log = FaultLog()
    content = b"- {a: 2079.40, b: no, c: 2021-03-04, d: 007, e: 1_000, f: 'null', g: 0x1F}\n"
    (item,) = reader.read_list("f.yaml", content, log)
    assert item.data == {
        "a": "2079.40",
        "b": "no",
        "c": "2021-03-04",
        "d": "007",
        "e": "1_000",
        "f": "null",
        "g": "0x1F",
    }
    assert log.lines == ()


def test_every_value_knows_its_line(reader: ModuleType) -> None:
    content = "# note\n- id: 甲\n  list:\n    - x\n    - y: z\n- id: 乙\n".encode()
    first, second = reader.read_list("f.yaml", content, FaultLog())
    assert (first.line, second.line) == (2, 6)
    assert first.line_of("list", 1, "y") == 5
    assert first.line_of("list", 0) == 4
    assert first.line_of("missing", 3) == first.line


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("- a: &x 1\n- b: *x\n", "f.yaml:1: the anchor &x is refused; write the value out"),
        ("- &x [*x]\n", "f.yaml:1: the anchor &x is refused; write the value out"),
        ("- {a: 1,\n   a: 2}\n", "f.yaml:2: the key `a` stands twice; expected it once"),
        ("- <<: {a: 1}\n", "f.yaml:1: a merge key (<<) is refused; write the values out"),
        ("-\n  a: !!python/object:os.system x\n", "f.yaml:2: the tag tag:yaml.org,2002:python/object:os.system is refused"),
        ("- !!map {a: 1}\n- !thing {a: 1}\n", "f.yaml:2: the tag !thing is refused"),
        ("- a: null\n", "f.yaml:1: `null` is no value; leave the key out"),
        ("- a\n---\n- b\n", "f.yaml:2: broken YAML at line 2, column 1: "),
    ],
)  # fmt: skip
def test_what_would_read_differently_from_how_it_looks_is_refused(reader: ModuleType, content: str, fault: str) -> None:
    log = FaultLog()
    assert reader.read_list("f.yaml", content.encode(), log) == ()
    (line,) = log.lines
    assert line.startswith(fault)


def test_an_ampersand_in_words_is_no_anchor(reader: ModuleType) -> None:
    log = FaultLog()
    (item,) = reader.read_list("f.yaml", "- a: R&D\n  b: “&c” & d\n".encode(), log)
    assert item.data == {"a": "R&D", "b": "“&c” & d"}
    assert log.lines == ()


def test_a_byte_order_mark_is_no_part_of_the_first_key(reader: ModuleType) -> None:
    (item,) = reader.read_list("f.yaml", "\ufeff- a: b\n".encode(), FaultLog())
    assert item.data == {"a": "b"}


@pytest.mark.parametrize("endless", ["[", "{a: ", "- ", "? "])
def test_lists_in_lists_without_end_are_refused_and_not_followed(reader: ModuleType, endless: str) -> None:
    """Followed to the end on the stack of C, so many would end the process."""
    log = FaultLog()
    assert reader.read_list("f.yaml", (endless * 60_000).encode(), log) == ()
    assert log.lines == ("f.yaml:1: nested more than 20 deep; expected the shapes of docs/curation.md",)

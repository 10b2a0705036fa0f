"""The documentation names everything there is, links lead somewhere, and what it shows is what the program prints."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from bot.answering.thresholds import Thresholds
from bot.curation.files import KINDS
from bot.curation.schema import (
    Category,
    FaqEntry,
    GoldenQuestionEntry,
    IndicatorEntry,
    NumeralExceptionEntry,
    ObservationEntry,
    PlanEntry,
    ReportEntry,
    ScopeEntry,
    TermEntry,
    TermPartEntry,
)
from bot.domain import errors
from bot.domain.answer import AnswerKind, AnswerStatus
from bot.domain.knowledge import Measure
from bot.telegram.admin.menus import ADMIN_COMMANDS
from bot.telegram.menus import GROUP_ADMIN_COMMANDS, GROUP_COMMANDS, PRIVATE_COMMANDS
from bot.terminal.app import app
from bot.understanding.lexicon import Lexicon
from bot.understanding.slots import Operation
from tests import transcript

REPOSITORY = Path(__file__).resolve().parent.parent
DOCS = REPOSITORY / "docs"
READMES = ["README.md", "README.zh-CN.md"]
PAGES = sorted(
    [*(REPOSITORY / name for name in READMES), REPOSITORY / "CHANGELOG.md", *DOCS.glob("*.md")],
    key=lambda page: page.name,
)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
COMMANDS = {command.name or getattr(command.callback, "__name__", ""): command for command in app.registered_commands}


def text_of(page: str | Path) -> str:
    """A file of the repository."""
    return (REPOSITORY / page).read_text(encoding="utf-8")


def prose_of(page: Path) -> str:
    """A page without its blocks of code."""
    return FENCED.sub("", text_of(page))


def anchors_of(page: Path) -> set[str]:
    """What the headings of a page can be linked by, as the usual renderers of Markdown make it."""
    headings = re.findall(r"^#+ (.+)$", prose_of(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def options_of(command: str) -> Iterator[str]:
    """The options that a command declares, in the source: `--json` and the like."""
    callback = COMMANDS[command].callback
    assert callback is not None
    source, function = ast.parse(Path(inspect.getfile(callback)).read_text(encoding="utf-8")), callback.__name__
    body = next(node for node in source.body if isinstance(node, ast.FunctionDef) and node.name == function)
    for node in ast.walk(body.args):
        if isinstance(node, ast.arg) and node.annotation is not None and "typer.Option" in ast.unparse(node.annotation):
            named = re.findall(r"'(--[a-z-]+)'", ast.unparse(node.annotation))
            yield from named or [f"--{node.arg.replace('_', '-')}"]


class TestLinks:
    @pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
    def test_every_link_within_the_repository_leads_to_a_file_and_its_heading(self, page: Path) -> None:
        broken = []
        for link in LINK.findall(prose_of(page)):
            if re.match(r"https?://", link):
                continue
            path, _, anchor = link.partition("#")
            target = (page.parent / path).resolve() if path else page
            if not target.is_file() or (anchor and anchor not in anchors_of(target)):
                broken.append(link)

        assert broken == []

    @pytest.mark.parametrize("readme", READMES)
    @pytest.mark.parametrize("page", sorted(DOCS.glob("*.md")), ids=lambda page: page.name)
    def test_every_page_can_be_reached_from_the_readme(self, readme: str, page: Path) -> None:
        linked = {link.partition("#")[0] for link in LINK.findall(text_of(readme))}

        assert f"docs/{page.name}" in linked


class TestReadmes:
    def test_both_languages_have_the_same_headings_blocks_and_tables(self) -> None:
        english, chinese = (text_of(readme) for readme in READMES)

        def shape(text: str) -> list[str]:
            return re.findall(r"^(#+|\d+\.|- \*\*|\| ?`?(?=\S))", FENCED.sub("", text), re.MULTILINE)

        assert shape(english) == shape(chinese)
        assert FENCED.findall(english) == FENCED.findall(chinese)

    @pytest.mark.parametrize("readme", READMES)
    @pytest.mark.parametrize("command", COMMANDS)
    def test_every_command_and_option_has_its_place_in_the_table(self, readme: str, command: str) -> None:
        rows = re.findall(rf"^\| `python -m bot {command}[ `].+\|$", text_of(readme), re.MULTILINE)

        assert rows
        assert [option for option in options_of(command) if not any(f"{option}`" in row for row in rows)] == []

    @pytest.mark.parametrize("readme", READMES)
    def test_no_command_is_documented_that_does_not_exist(self, readme: str) -> None:
        assert set(re.findall(r"python -m bot ([a-z]+)", text_of(readme))) == set(COMMANDS)

    @pytest.mark.parametrize("readme", READMES)
    def test_every_target_of_the_makefile_is_named(self, readme: str) -> None:
        targets = re.findall(r"^([a-z-]+):.*## ", text_of("Makefile"), re.MULTILINE)

        assert targets
        assert [name for name in targets if f"make {name}" not in text_of(readme) and name != "help"] == []

    @pytest.mark.parametrize("readme", transcript.READMES, ids=lambda path: path.name)
    def test_the_conversation_shown_is_what_the_program_prints(self, readme: Path) -> None:
        """`python -m tests.transcript` writes it anew; read it before it is committed."""
        assert transcript.shown(readme) == transcript.printed()


@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "CHANGELOG.md"], ids=lambda page: page.name)
def test_no_page_names_a_command_of_the_program_that_does_not_exist(page: Path) -> None:
    assert set(re.findall(r"python -m bot ([a-z]+)", text_of(page))) <= set(COMMANDS)


@pytest.mark.parametrize("name", sorted({*PRIVATE_COMMANDS, *GROUP_COMMANDS, *GROUP_ADMIN_COMMANDS}))
def test_every_telegram_command_has_its_place_in_the_table(name: str) -> None:
    assert re.search(rf"^\| `/{name}` \| .+ \|$", text_of("docs/telegram.md"), re.MULTILINE)


@pytest.mark.parametrize("name", ADMIN_COMMANDS)
def test_every_command_of_admins_has_its_place_in_the_table(name: str) -> None:
    assert re.search(rf"^\| `/{name}` \| .*\| .+ \|$", text_of("docs/admin.md"), re.MULTILINE)


@pytest.mark.parametrize("value", [*AnswerKind, *AnswerStatus])
def test_every_kind_and_status_of_an_answer_is_explained(value: AnswerKind | AnswerStatus) -> None:
    assert re.search(rf"^\| `{value.value}` \| .+ \|$", text_of("docs/architecture.md"), re.MULTILINE)


@pytest.mark.parametrize("name", Thresholds.__slots__)
def test_every_threshold_is_explained(name: str) -> None:
    assert re.search(rf"^\| .*`{name}`.* \| .+ \|$", text_of("docs/architecture.md"), re.MULTILINE)


@pytest.mark.parametrize(
    "package", sorted(path.stem for path in (REPOSITORY / "bot").glob("[!_]*") if path.suffix in ("", ".py"))
)
def test_every_room_has_its_place_among_the_layers(package: str) -> None:
    assert re.search(rf"^\| .*`bot\.{package}`.* \| .+ \| .+ \|$", text_of("docs/architecture.md"), re.MULTILINE)


class TestErrors:
    def test_the_tree_is_drawn_as_it_is(self) -> None:
        assert self.drawn() == {
            (kind.__name__, kind.__mro__[1].__name__)
            for kind in vars(errors).values()
            if isinstance(kind, type) and issubclass(kind, errors.WenbaoError) and kind is not errors.WenbaoError
        }

    def test_no_error_is_raised_towards_people_that_stands_elsewhere(self) -> None:
        tree = {child for child, _ in self.drawn()} | {"WenbaoError"}
        elsewhere = [
            f"{path.relative_to(REPOSITORY)}: {node.name}"
            for path in (REPOSITORY / "bot").rglob("*.py")
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.ClassDef) and tree & {ast.unparse(base) for base in node.bases}
            if path.name != "errors.py" or path.parent.name != "domain"
        ]

        assert elsewhere == []

    @staticmethod
    def drawn() -> set[tuple[str, str]]:
        """Each error of the drawing with the one it hangs from."""
        found: set[tuple[str, str]] = set()
        above = {0: "WenbaoError"}
        for branch, name in re.findall(r"^ {4}((?:│   )*)[├└]── (\w+)", errors.__doc__ or "", re.MULTILINE):
            depth = len(branch) // 4 + 1
            above[depth] = name
            found.add((name, above[depth - 1]))
        return found


class TestCuration:
    @pytest.mark.parametrize(
        ("entry", "section"),
        [
            (ReportEntry, "report.yaml"),
            (ScopeEntry, "report.yaml"),
            (IndicatorEntry, "indicators.yaml"),
            (ObservationEntry, "indicators.yaml"),
            (TermEntry, "glossary.yaml"),
            (TermPartEntry, "glossary.yaml"),
            (PlanEntry, "plans.yaml"),
            (FaqEntry, "faq.yaml"),
            (NumeralExceptionEntry, "coverage.yaml"),
            (GoldenQuestionEntry, "questions.yaml"),
        ],
    )
    def test_every_key_of_the_format_is_described(self, entry: type[BaseModel], section: str) -> None:
        described = section_of("docs/curation.md", section)
        keys = [field.alias or name for name, field in entry.model_fields.items()]

        # `in` may follow every quote; it is described once, with places.
        assert [key for key in keys if not re.search(rf"\b{key}\b", described) and key != "in"] == []

    @pytest.mark.parametrize("name", Lexicon.model_fields)
    def test_every_section_of_the_lexicon_is_described(self, name: str) -> None:
        described = text_of("docs/curation.md")

        assert f"## {name}.yaml" in described or re.search(rf"^\| .*`{name}`.* \| .+ \|$", described, re.MULTILINE)

    @pytest.mark.parametrize("word", [*Measure, *KINDS, *get_args(Category)])
    def test_every_word_with_a_meaning_of_its_own_is_named(self, word: str) -> None:
        assert word in text_of("docs/curation.md")

    @pytest.mark.parametrize("operation", Operation)
    def test_every_operation_is_named(self, operation: Operation) -> None:
        assert f"`{operation.value}`" in section_of("docs/curation.md", "lexicon.yaml")


def section_of(page: str, heading: str) -> str:
    """A page from one heading to the next."""
    text = text_of(page)
    start = text.index(f"\n## {heading}\n")
    return text[start : text.find("\n## ", start + 1)]

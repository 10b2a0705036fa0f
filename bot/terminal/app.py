"""The commands. Each parses, calls a use case and renders; a command loads only what it needs, for `ask` must start fast."""

from __future__ import annotations

import asyncio
import os
import stat
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractAsyncContextManager, contextmanager
from typing import Annotated, TypeVar

import typer

from bot.domain.errors import WenbaoError
from bot.service.asking import Asked
from bot.service.ports import Surface
from bot.terminal import backups, record, reviewing, verifying
from bot.terminal.backend import Backend, Services
from bot.terminal.speaking import backend_of, complain
from bot.terminal.streams import enable_line_editing, speak_utf8
from bot.terminal.words import say, sentence

PROGRAM = "python -m bot"

_FAILED = 1
_MISUSED = 2
_BROKEN = 70

T = TypeVar("T")

app = typer.Typer(help=say("help"), add_completion=False, pretty_exceptions_enable=False, no_args_is_help=True)


def main(backend: Backend, arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (default: the process's own) name.

    Returns:
        The exit status: 0, 1 after an expected error, 2 where the command line is wrong, 70 after a fault of ours.
    """
    speak_utf8()
    try:
        app(args=None if arguments is None else list(arguments), prog_name=PROGRAM, obj=backend)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except WenbaoError as error:
        _tell_the_end(backend, sentence(error), arguments)
        return _FAILED
    except Exception as error:  # noqa: BLE001 - the outermost boundary: a person sees a sentence, the log has the rest
        _tell_the_end(backend, sentence(error), arguments)
        return _BROKEN
    return 0


def _tell_the_end(backend: Backend, why: str, arguments: Sequence[str] | None) -> None:
    """Say why the command ends; a service whose log is for programs says it there."""
    named = sys.argv[1:] if arguments is None else arguments
    if "run" in named[:1] and backend.logs_for_programs:
        backend.log_end(why)
    else:
        complain(why)


@app.callback()
def _start(context: typer.Context) -> None:
    if not context.resilient_parsing:
        backend_of(context).start()


@app.command(help=say("help-ask"))
def ask(
    context: typer.Context,
    question: Annotated[list[str] | None, typer.Argument(help=say("help-ask-question"), show_default=False)] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=say("help-ask-json"))] = False,
    as_rows: Annotated[bool, typer.Option("--jsonl", help=say("help-ask-jsonl"))] = False,
    explain: Annotated[bool, typer.Option("--explain", help=say("help-ask-explain"))] = False,
) -> None:
    """Answer one question, or rows of them."""
    if as_json + as_rows + explain > 1:
        _misused(say("error-one-mode"))
    if as_rows and question:
        _misused(say("error-question-and-rows"))
    services = backend_of(context).services()
    # The locale decoded the arguments; their bytes are UTF-8 whatever it is called, or cannot be read.
    asked = os.fsencode(" ".join(question or ())).decode("utf-8", "replace")
    if as_rows:
        _ask_rows(services)
    elif explain:
        from bot.terminal.render import printable

        sys.stdout.writelines(f"{printable(line)}\n" for line in services.explaining.explain(asked))
    else:
        _ask_once(services, asked, as_json=as_json)


@app.command(help=say("help-chat"))
def chat(context: typer.Context) -> None:
    """Hold a conversation."""
    from bot.terminal.chat import Chat, greet, piped_lines, typed_lines

    with asyncio.Runner() as runner, _entered(runner, backend_of(context).logged_services()) as services:
        conversation = Chat(services.asking, runner, sys.stdout, complain)
        if sys.stdin.isatty():
            enable_line_editing()
            greet(services.browsing, sys.stdout)
            conversation.hold(typed_lines(input))
        else:
            conversation.hold(piped_lines(sys.stdin))


@app.command(help=say("help-run"))
def run(context: typer.Context) -> None:
    """Serve Telegram; without a token, chat here."""
    backend = backend_of(context)
    if backend.has_token:
        if not backend.logs_for_programs:
            complain(say("telegram-starting"))
        asyncio.run(backend.run_telegram())
    else:
        complain(say("no-token"))
        chat(context)


app.command("check", help=say("help-check"))(verifying.check)
app.command("coverage", help=say("help-coverage"))(verifying.coverage)
app.command("draft", help=say("help-draft"))(verifying.draft)
app.command("eval", help=say("help-eval"))(verifying.evaluate)
app.command("unanswered", help=say("help-unanswered"))(reviewing.unanswered)
app.command("feedback", help=say("help-feedback"))(reviewing.feedback)
app.command("waiting", help=say("help-waiting"))(reviewing.waiting)
app.command("stats", help=say("help-stats"))(reviewing.stats)
app.command("import", help=say("help-import"))(record.take_in)
app.command("export", help=say("help-export"))(record.write_out)
app.command("log", help=say("help-log"))(record.show_log)
app.command("backup", help=say("help-backup"))(backups.back_up)
app.command("restore", help=say("help-restore"))(backups.restore)


def _ask_once(services: Services, question: str, *, as_json: bool) -> None:
    start = time.perf_counter()
    answer = asyncio.run(services.asking.ask(Asked(question, Surface.TERMINAL)))
    milliseconds = (time.perf_counter() - start) * 1000
    if as_json:
        from bot.terminal.contract import answer_object, written

        typer.echo(written(answer_object(answer, milliseconds)))
    else:
        from bot.terminal.render import show_answer

        show_answer(answer)


def _ask_rows(services: Services) -> None:
    from bot.terminal.progress import SlowWorkBar
    from bot.terminal.rows import answer_rows

    source = sys.stdin.buffer
    about = os.fstat(source.fileno())
    total = about.st_size if stat.S_ISREG(about.st_mode) else None
    read = 0

    def lines() -> Iterator[bytes]:
        nonlocal read
        for line in source:
            read += len(line)
            yield line

    # Answers that appear on the same screen are progress enough; a bar would be drawn over them.
    visible = sys.stderr.isatty() and not sys.stdout.isatty()
    with asyncio.Runner() as runner, SlowWorkBar(total, visible) as bar:
        for count, line in enumerate(answer_rows(lines(), services.asking, runner), start=1):
            sys.stdout.write(f"{line}\n")
            sys.stdout.flush()
            bar.update(count, read)


@contextmanager
def _entered(runner: asyncio.Runner, manager: AbstractAsyncContextManager[T]) -> Iterator[T]:
    async def enter() -> T:
        return await manager.__aenter__()

    async def leave() -> None:
        await manager.__aexit__(None, None, None)

    value = runner.run(enter())
    try:
        yield value
    finally:
        runner.run(leave())


def _misused(text: str) -> None:
    complain(text)
    raise typer.Exit(_MISUSED)

"""An answer on the screen: styled in a terminal, plain where the output goes to a file or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TextIO

from bot.domain.answer import Answer, Citation, Language
from bot.messages.catalogue import message


def show_answer(answer: Answer, out: TextIO | None = None) -> None:
    """Print the answer to `out`, by default stdout."""
    out = out or sys.stdout
    if out.isatty():
        _show_styled(answer, out)
    else:
        out.write("\n".join(plain_lines(answer)) + "\n")
    out.flush()


def choices(answer: Answer) -> tuple[str, ...]:
    """The questions that an answer offers under numbers: its options, or else its suggestions."""
    return answer.options or answer.suggestions


def plain_lines(answer: Answer) -> Iterator[str]:
    """The answer without styles or line breaks of ours, so that programs can search it."""
    for line in (answer.headline, *answer.details):
        yield printable(line)
    for citation in answer.citations:
        yield printable(message("terminal-quote", answer.language, quote=citation.quote))
        yield _place(citation, answer.language)
    yield from _numbered(answer)


def printable(text: str) -> str:
    """The text without characters that steer a terminal; line breaks and tabs stay."""
    return "".join(c for c in text if c in "\n\t" or not (c < " " or "\x7f" <= c <= "\x9f"))


def _place(citation: Citation, language: Language) -> str:
    return printable(message("terminal-place", language, place=citation.section))


def _numbered(answer: Answer) -> Iterator[str]:
    if answer.suggestions and not answer.options:  # the headline of options is the question that leads to them
        yield message("terminal-suggestions", answer.language)
    for number, question in enumerate(choices(answer), start=1):
        yield f"  {number}. {printable(question)}"


def _show_styled(answer: Answer, out: TextIO) -> None:
    from rich.console import Console
    from rich.panel import Panel
    from rich.text import Text

    # Text objects, never markup: square brackets in a report are not styles.
    console = Console(file=out, highlight=False)
    console.print(Text(printable(answer.headline), style="bold"))
    for detail in answer.details:
        console.print(Text(printable(detail)))
    for citation in answer.citations:
        quote = Text(printable(citation.quote))
        console.print(
            Panel(quote, title=Text(_place(citation, answer.language)), title_align="left", border_style="cyan")
        )
    for line in _numbered(answer):
        console.print(Text(line, style="dim"))

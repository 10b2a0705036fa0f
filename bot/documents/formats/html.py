"""Reads the paragraphs of a web page: the text of its main part, without menus, scripts and what stands around it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from bot.documents.headings import title_of

# Not `form`: some sites wrap the whole page in one.
_NEVER = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "nav",
        "aside",
        "button",
        "select",
        "iframe",
        "svg",
        "footer",
        "object",
        "textarea",
        "head",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figure",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_WHOLE = frozenset({"p", "td", "tr", "tbody"})
_MAIN_SHARE = 0.8
_SPACES = re.compile(r"[ \t\r\n\f]+")
_TITLE = "政府工作报告"
_FIRST_LINES = 10


def paragraphs_of(markup: str) -> list[str]:
    """The text of each block of the main part, in order; the page's title before it where the part lacks it.

    The main part is the smallest element that holds four fifths of the page's text: a report is by far the longest text
    of a page.
    """
    page = LexborHTMLParser(markup)
    if page.body is None:
        return []
    lines = _lines(_main(page.body))
    if not any(title_of(line) for line in lines[:_FIRST_LINES]):
        lines = [*_title_of(page), *lines]
    return lines


def _main(body: LexborNode) -> LexborNode:
    lengths = _lengths(body)
    node, wanted = body, _MAIN_SHARE * lengths[body.mem_id]
    while node.tag not in _WHOLE:
        longest = max(node.iter(), key=lambda child: lengths.get(child.mem_id, 0), default=None)
        if longest is None or lengths.get(longest.mem_id, 0) < wanted:
            break
        node = longest
    return node


def _lengths(body: LexborNode) -> dict[int, int]:
    """Characters of text below each element, children before their parents. Without recursion: pages may nest deeply."""
    order: list[tuple[LexborNode, int]] = []
    waiting: list[tuple[LexborNode, int]] = [(body, 0)]
    while waiting:
        node, parent = waiting.pop()
        if node.tag not in _NEVER:
            order.append((node, parent))
            waiting.extend((child, node.mem_id) for child in node.iter(include_text=True))
    lengths: dict[int, int] = {}
    for node, parent in reversed(order):
        own = len((node.text_content or "").strip()) if node.is_text_node else lengths.get(node.mem_id, 0)
        lengths[node.mem_id] = own
        lengths[parent] = lengths.get(parent, 0) + own
    return lengths


def _title_of(page: LexborHTMLParser) -> list[str]:
    """The first heading, or the name of the page, that says 政府工作报告."""
    for node in page.css("h1, h2, h3, title"):
        text = _SPACES.sub(" ", node.text(deep=True)).strip()
        if _TITLE in text:
            return [re.split(r"\s*[_|]\s*|\s+[-–—]\s*", text)[0]]
    return []


def _lines(root: LexborNode) -> list[str]:
    """Text between the borders of blocks; an explicit break divides too."""
    lines: list[str] = []
    pieces: list[str] = []

    def end_line() -> None:
        line = _SPACES.sub(" ", "".join(pieces)).strip()
        pieces.clear()
        if line:
            lines.append(line)

    # Depth first without recursion; None marks the end of a block.
    waiting: list[LexborNode | None] = [root]
    while waiting:
        node = waiting.pop()
        if node is None or node.tag == "br":
            end_line()
        elif node.is_text_node:
            pieces.append(node.text_content or "")
        elif node.tag not in _NEVER:
            if node.tag in _BLOCKS:
                end_line()
                waiting.append(None)
            waiting.extend(reversed(list(node.iter(include_text=True))))
    end_line()
    return lines

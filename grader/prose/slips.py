"""Slips that Markdown passes over in silence: found in the source and in the tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from grader.prose.document import ProseFault

if TYPE_CHECKING:
    from markdown_it.token import Token

# Marks that are left in running text: what they look like, what that means, what to write.
_BARE = tuple(
    (re.compile(pattern), message, help)
    for pattern, message, help in (
        (
            r"(?<![\s*])\*+|\*+(?![\s*])",
            "A * here begins or ends nothing.",
            "Move it, or write \\* for a star. **a:**b needs a space after the second **.",
        ),
        (
            r"\$",
            "A $ here begins or ends no formula.",
            "No space just inside the dollars; $$ on lines of its own; for a dollar write \\$.",
        ),
        (
            r"(?<![A-Za-z0-9_])_+|_+(?![A-Za-z0-9_])",
            "A _ here begins or ends nothing.",
            "Put a name between backticks; emphasise with *stars*; or write \\_.",
        ),
        (r"`", "A ` here begins or ends no code.", "Close it, or write \\` for a backtick."),
        (r"~~", "A ~~ here begins or ends nothing.", "Close it, or write \\~\\~."),
        (
            r"\]\(|\]\[|^\[[^\]]+\]:",
            "A link that is no link.",
            "Write [text](address) with an http, https, mailto or relative address.",
        ),
        (
            r"\[\^|\^\[",
            "A footnote mark without a footnote.",
            "Write [^name] and, on a line of its own, [^name]: text.",
        ),
    )
)
_TABLE_MATH = re.compile(r"`[^`]*`|(?<![\\$])\$(?!\$)((?:\\.|[^$\\])+)\$")
_LAST_BAR = re.compile(r"(?<!\\)\|$")
_FOOTNOTE = re.compile(r" {0,3}\[\^([^\]\s]+)\]:")


# Deeper, markdown-it leaves out what it finds. Control characters could steer a terminal, and
# characters that turn the direction of writing hide what a text says.
NESTING = 40
_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def source_slips(
    text: str, tokens: Sequence[Token], env: Mapping[str, Any], first_line: int
) -> Iterator[ProseFault]:
    """Every slip of a text with these markdown-it tokens and this environment."""
    lines = text.splitlines()
    spans = [token.map or (0, 0) for token in tokens if token.type == "table_open"]
    cut = [problem for start, end in spans for problem in _table(lines, start, end, first_line)]
    yield from cut
    yield from _controls(lines, first_line)
    for token in tokens:
        if token.level >= NESTING - 1:
            yield ProseFault(_line(token, first_line), "Nested too deeply.", "Nest less.")
        if token.type == "fence":
            yield from _fence(token, first_line)
        elif token.type == "inline" and _line(token, first_line) not in {p.line for p in cut}:
            yield from _inline(token, _line(token, first_line))
    yield from _footnotes(lines, env, first_line)


def _controls(lines: Sequence[str], first_line: int) -> Iterator[ProseFault]:
    for number, text in enumerate(lines, first_line):
        if found := _CONTROL.search(text):
            name = f"The invisible character U+{ord(found[0]):04X}."
            yield ProseFault(number, name, "Remove it.")


def _line(token: Token, first_line: int) -> int:
    return first_line + (token.map[0] if token.map else 0)


def _inline(token: Token, base: int) -> Iterator[ProseFault]:
    for child in token.children or ():
        line = base + child.meta.get("line", 0)
        if child.type != "image" and child.attrs.get("title"):
            yield ProseFault(line, "A link's title is shown nowhere.", "Say it in the text.")
        elif child.type == "text_special" and child.content[0] == "\\" != child.content:
            yield ProseFault(
                line, "LaTeX outside a formula.", "Put it between dollars or in `code`."
            )
        elif child.type == "text_special" and child.markup in ("\\(", "\\["):
            yield ProseFault(line, f"{child.markup} begins no formula.", "Write $...$ or $$.")
        elif child.type == "text_special" and _CONTROL.search(child.content):
            yield ProseFault(line, f"{child.markup} is an invisible character.", "Remove it.")
        elif child.type == "text":
            bare = (row for row in _BARE if row[0].search(child.content))
            yield from (ProseFault(line, message, help) for _, message, help in bare)


def _fence(token: Token, first_line: int) -> Iterator[ProseFault]:
    start, end = token.map or (0, 0)
    if len(token.info.split()) > 1:
        yield ProseFault(
            first_line + start,
            f"Only the language is read of {token.info.strip()}.",
            "Write nothing else after the fence.",
        )
    if end - start < len(token.content.splitlines()) + 2:
        yield ProseFault(
            first_line + start, "A code block is never closed.", f"End it with {token.markup}."
        )


def _table(lines: Sequence[str], start: int, end: int, first_line: int) -> Iterator[ProseFault]:
    from markdown_it.rules_block.table import escapedSplit

    columns = 0
    for number in range(start, end):
        line = first_line + number
        row = lines[number].lstrip("> ").strip()
        if any("|" in (found[1] or "") for found in _TABLE_MATH.finditer(row)):
            yield ProseFault(
                line,
                "A | in a formula in a table, where it ends the cell (and \\| becomes |).",
                "Write \\lvert ... \\rvert, \\lVert ... \\rVert or \\mid.",
            )
            continue
        cells = len(escapedSplit(row)) - row.startswith("|") - bool(_LAST_BAR.search(row))
        columns = columns or cells
        if cells != columns:
            yield ProseFault(
                line,
                f"A row of {cells} cells under a head of {columns}.",
                "Give every row the same number; write \\| for a bar in a cell.",
            )


def _footnotes(
    lines: Sequence[str], env: Mapping[str, Any], first_line: int
) -> Iterator[ProseFault]:
    named = env.get("footnotes", {}).get("refs", {})
    seen: set[str] = set()
    for number, text in enumerate(lines, first_line):
        found = _FOOTNOTE.match(text)
        if not found or f":{found[1]}" not in named:
            continue
        if named[f":{found[1]}"] < 0:
            yield ProseFault(
                number, f"Nothing refers to the footnote {found[1]}.", "Refer to it or remove it."
            )
        if found[1] in seen:
            yield ProseFault(number, f"A second footnote {found[1]}.", "Give each its own name.")
        seen.add(found[1])

"""Changes to bank.toml as text, so that its comments and its layout stay."""

from __future__ import annotations

import re
from pathlib import Path

from grader.bank.paths import shown
from grader.bank.source import read_text
from grader.errors import BankError
from grader.language import said

# A TOML string, or a comment; brackets within either mean nothing.
_SKIPPED = re.compile(r'"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*')


def name_page(path: Path, id: str, *, topic: int | None = None, rung: int | None = None) -> str:
    """bank.toml's new text: the id added to the pages of the topic with that index, to the
    exercises of the rung with that index, or both; no longer planned.

    BankError if the file is laid out so that this edit isn't certain to be right.
    """
    import tomllib

    text = read_text(path)
    wanted = tomllib.loads(text)
    if topic is not None:
        wanted["topics"][topic]["pages"].append(id)
    if rung is not None:
        wanted["ladder"][rung]["exercises"].append(id)
    wanted["planned"] = [other for other in wanted.get("planned", []) if other != id]
    try:
        changed = text if topic is None else _append(text, "topics", topic, "pages", id)
        if rung is not None:
            changed = _append(changed, "ladder", rung, "exercises", id)
        changed = _unplanned(changed, id)
        told = tomllib.loads(changed)
    except (LookupError, tomllib.TOMLDecodeError):
        told = {}
    if {"planned": [], **told} != wanted:
        raise BankError(
            said("can't see where {id!r} belongs", id=id),
            place=shown(path),
            help=said('Write the arrays of ids as `name = ["a", "b"]` under their [[table]].'),
        )
    return changed


def _append(text: str, table: str, index: int, key: str, id: str) -> str:
    """Add the id to the end of an array in the table with that index."""
    headers = list(re.finditer(r"^\s*\[\[?[^\[\]\n]+\]\]?[^\n]*$", text, re.M))
    named = [m for m in headers if m[0].strip().startswith(f"[[{table}]]")]
    start = named[index].end()
    end = min((m.start() for m in headers if m.start() > start), default=len(text))
    opening, closing = _array(text, key, start, end)
    inside = text[opening + 1 : closing]
    bare = _SKIPPED.sub(lambda m: "" if m[0].startswith("#") else m[0], inside).rstrip()
    comma = "," if bare and not bare.endswith(",") else ""
    if "\n" not in inside:
        gap = " " if bare else ""
        return f'{text[:closing].rstrip()}{comma}{gap}"{id}"{text[closing:]}'
    indent = (re.findall(r"\n([ \t]+)\S", inside) or ["  "])[-1]
    # The comma goes right behind the last string, before any comment that follows it.
    last = max((m.end() for m in _SKIPPED.finditer(inside) if not m[0].startswith("#")), default=0)
    inside = f"{inside[:last]}{comma}{inside[last:]}".rstrip()
    return f'{text[: opening + 1]}{inside}\n{indent}"{id}",\n{text[closing:]}'


def _array(text: str, key: str, start: int, end: int) -> tuple[int, int]:
    """The places of an array's brackets; LookupError if there is no such array."""
    head = re.compile(rf"^\s*{key}\s*=\s*(?=\[)", re.M).search(text, start, end)
    if head is None:
        raise LookupError(key)
    blank = _SKIPPED.sub(lambda m: " " * len(m[0]), text)
    closing = blank.find("]", head.end(), end)
    if closing < 0:
        raise LookupError(key)
    return head.end(), closing


def _unplanned(text: str, id: str) -> str:
    head = re.search(r"^\s*\[\[", text, re.M)
    try:
        opening, closing = _array(text, "planned", 0, head.start() if head else len(text))
    except LookupError:
        return text
    # The whole line where the id has one of its own, else the string and its comma.
    alone = re.compile(rf'\n[ \t]*"{id}",?[ \t]*(?=\n)|"{id}"(,\s*)?')
    return text[:opening] + alone.sub("", text[opening:closing], count=1) + text[closing:]

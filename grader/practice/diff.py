"""The reference beside a candidate's file."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import unified_diff

from grader.bank.source import read_text
from grader.bank.workspace import stub_text
from grader.practice.panels import Panels
from grader.practice.strings import STRINGS
from grader.prose.columns import CYAN, FAINT, GREEN, RED

_DOCSTRING = re.compile(r"[rR]?(\"{3}|'{3})")
_INKS = {"-": RED, "+": GREEN, "@": CYAN}


def beside(panels: Panels, id: str, own: bytes, columns: int, *, whole: bool = True) -> list[str]:
    """A diff from a candidate's file to the reference, then (with `whole`) the reference.

    Docstrings are left out of the diff, and comments of the stub, which hold the task in Chinese.

    Raises:
        BankError: if the reference can't be read.
    """
    words = STRINGS[panels.lang]
    reference = read_text(panels.item(id).files.reference)
    lines: list[str] = []
    if own:
        lines += [panels.heading(words["solution"], columns), ""]
        comments = _comments(stub_text(panels.bank, panels.item(id), panels.lang))
        mine = bare(own.decode("utf-8", "replace"), comments)
        found = compared(mine, bare(reference), columns, panels)
        said = words["solution_key" if found else "solution_same"]
        lines += [*panels.sentence(said, columns, FAINT), "", *found, *([""] if found else [])]
    if whole or not own:
        lines += [panels.heading(words["whole"], columns), "", *panels.code(reference, columns)]
    return lines


def bare(source: str, comments: Collection[str] = ()) -> str:
    """Python without its docstrings and without those comments, a line each.

    It is read line by line, as far as that goes: a candidate's file may be made to break a parser.
    """
    kept: list[str] = []
    closing, begins = "", True  # the quotes that end a docstring; that a block begins here
    for line in source.splitlines():
        text = line.strip()
        if closing:
            closing = "" if closing in text else closing
        elif begins and (found := _DOCSTRING.match(text)):
            closing = "" if found[1] in text[found.end() :] else found[1]
        elif text not in comments:
            if text or any(kept[-1:]):
                kept.append(line)
            if text and not text.startswith("#"):
                begins = text.partition("#")[0].rstrip().endswith(":")
    return source if closing else "\n".join(kept)


def _comments(stub: str) -> set[str]:
    lines = (line.strip() for line in stub.splitlines())
    return {line for line in lines if line.startswith("#")}


def compared(own: str, reference: str, columns: int, panels: Panels) -> list[str]:
    """A unified diff: `-` is the candidate's, `+` the reference's. Empty where they agree."""
    mine, other = own.splitlines(), reference.splitlines()
    lines = []
    for line in [*unified_diff(mine, other, lineterm="", n=3)][2:]:
        parts = panels.code(line, columns)
        ink = _INKS.get(line[:1])
        lines += [panels.pen(part, ink) if ink else part for part in parts]
    return lines

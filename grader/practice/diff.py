"""The reference beside a candidate's file."""

from __future__ import annotations

from difflib import unified_diff

from grader.bank.source import read_text
from grader.practice.panels import Panels
from grader.practice.strings import STRINGS
from grader.prose.columns import CYAN, FAINT, GREEN, RED

_INKS = {"-": RED, "+": GREEN, "@": CYAN}


def beside(panels: Panels, id: str, own: bytes, columns: int, *, whole: bool = True) -> list[str]:
    """A diff from a candidate's file to the reference, then (with `whole`) the reference.

    Raises:
        BankError: if the reference can't be read.
    """
    words = STRINGS[panels.lang]
    reference = read_text(panels.item(id).files.reference)
    lines: list[str] = []
    if own:
        lines += [panels.heading(words["solution"], columns), ""]
        found = compared(own.decode("utf-8", "replace"), reference, columns, panels)
        said = words["solution_key" if found else "solution_same"]
        lines += [*panels.sentence(said, columns, FAINT), "", *found, *([""] if found else [])]
    if whole or not own:
        lines += [panels.heading(words["whole"], columns), "", *panels.code(reference, columns)]
    return lines


def compared(own: str, reference: str, columns: int, panels: Panels) -> list[str]:
    """A unified diff: `-` is the candidate's, `+` the reference's. Empty where they agree."""
    mine, other = own.splitlines(), reference.splitlines()
    lines = []
    for line in [*unified_diff(mine, other, lineterm="", n=3)][2:]:
        parts = panels.code(line, columns)
        ink = _INKS.get(line[:1])
        lines += [panels.pen(part, ink) if ink else part for part in parts]
    return lines

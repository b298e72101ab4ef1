"""Formulas that Typst refuses: all of them compiled in one document, which takes half a second."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from grader.errors import GraderFault
from grader.language import said
from grader.sheets.fontfiles import font_folder

# LaTeX, and whether it is displayed.
Formula = tuple[str, bool]


def refused(formulas: Iterable[Formula]) -> dict[Formula, str]:
    """What Typst says of each formula that it can't print; the others are left out.

    Formulas that `grader.prose` itself refuses are left out too: the linter names them elsewhere.
    """
    from grader.prose import ProseError, math_typst

    sources = {}
    asked = list(dict.fromkeys(formulas))
    for formula in asked:
        try:
            sources[formula] = " ".join(math_typst(*formula).split("\n"))
        except ProseError:
            continue
    found: dict[Formula, str] = {}
    while sources and (error := _first_error(list(sources.values()))):
        number, message = error
        wrong = list(sources)[number]
        found[wrong] = message
        del sources[wrong]
    return {formula: found[formula] for formula in asked if formula in found}


def _first_error(lines: list[str]) -> tuple[int, str] | None:
    """The first line that Typst refuses, from 0, and why."""
    import typst

    from grader.prose import PRELUDE

    main = "formulas.typ"
    with TemporaryDirectory(prefix="grader-formulas-") as name:
        folder = Path(name)
        text = PRELUDE.read_text(encoding="utf-8")
        before = text.count("\n") + 1
        (folder / main).write_text("\n".join([text, *lines]), encoding="utf-8")
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[font_folder()])
        try:
            typst.Compiler(folder / main, root=folder, font_paths=fonts).compile(format="pdf")
        except typst.TypstError as error:
            place = re.search(rf"{main}:(\d+)", error.diagnostic)
            if place is None:
                raise GraderFault(said("Typst: {why}", why=error.message)) from error
            return int(place[1]) - before - 1, error.message
    return None

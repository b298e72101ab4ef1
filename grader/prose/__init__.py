"""Markdown and LaTeX into HTML with MathML, into Typst, and into terminal text.

One parser, three writers. Importing this package is cheap: a name is loaded when it is first used.

============================================  =====================================================
`parse(text, place=, first_line=)`            a `Document`; raises `ProseError` with file:line
`problems(text, first_line=)`                 every problem of a text, for the linter
`to_html`, `to_typst`, `to_terminal`          a text or a `Document` in one of the three forms
`math_html`, `math_typst`, `math_text`        one formula
`breakable`                                   code of a line as HTML, breakable at its joints
`math_latex`, `expanded`                      formulas as LaTeX, without macros of our own
`formulas`, `code_spans`, `code_blocks`       parts of a text, to compare two languages
`displayed_formulas`, `inline_formulas`       formulas by where they are set
`polished`                                    a title with the typography of running text
`list_items`                                  the Markdown of each item of the first list
`PRELUDE`                                     the Typst functions that `to_typst` calls, a path
`FIGURES`                                     the style of what `to_html` makes of a figure, a path
============================================  =====================================================
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.prose.document import Document, ProseError
    from grader.prose.extract import (
        code_blocks,
        code_spans,
        displayed_formulas,
        formulas,
        inline_formulas,
        list_items,
    )
    from grader.prose.html import breakable, math_html, to_html
    from grader.prose.latex import expanded, math_latex
    from grader.prose.lint import problems
    from grader.prose.parser import parse
    from grader.prose.terminal import to_terminal
    from grader.prose.text_math import math_text
    from grader.prose.typography import polished
    from grader.prose.typst import to_typst
    from grader.prose.typst_math import math_typst

PRELUDE = Path(__file__).with_name("prelude.typ")
FIGURES = Path(__file__).with_name("figures.css")

_MODULES = {
    "document": ("Document", "ProseError"),
    "extract": (
        "code_blocks",
        "code_spans",
        "displayed_formulas",
        "formulas",
        "inline_formulas",
        "list_items",
    ),
    "html": ("breakable", "math_html", "to_html"),
    "latex": ("expanded", "math_latex"),
    "lint": ("problems",),
    "parser": ("parse",),
    "terminal": ("to_terminal",),
    "text_math": ("math_text",),
    "typography": ("polished",),
    "typst": ("to_typst",),
    "typst_math": ("math_typst",),
}
__all__ = [
    "PRELUDE",
    "Document",
    "ProseError",
    "breakable",
    "code_blocks",
    "code_spans",
    "displayed_formulas",
    "expanded",
    "formulas",
    "inline_formulas",
    "list_items",
    "math_html",
    "math_latex",
    "math_text",
    "math_typst",
    "parse",
    "polished",
    "problems",
    "to_html",
    "to_terminal",
    "to_typst",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"grader.prose.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

"""Study sheets and cards: items of a bank as PDF or HTML. Names are loaded when they are used.

=====================================================  ===========================================
`make_sheet(bank, items, mode=, lang=, paper=)`        their pages, as templates read them
`render_pdf(sheet, template=)`                         bytes: tagged, PDF/UA-1, reproducible
`render_html(sheet, template=)`                        one self-contained file
`own_template(kind, mode)`                             a template of ours, to start one's own from
`compiled_pdf(source, writer)`                         Typst of other pages, as a PDF like these
`missing_glyphs(text)`                                 the characters that no font of a sheet has
`refused(formulas)`                                    the formulas that Typst can't print
`fonts_css(embed=, url=)`, `MATH_FONT`, `font_folder`  the mathematics font for other HTML
=====================================================  ===========================================

Arrows inside: pdf, html -> templates -> writers, strings -> model; build -> model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.sheets.build import make_sheet
    from grader.sheets.compiled import refused
    from grader.sheets.fontfiles import MATH_FONT, font_folder, fonts_css, missing_glyphs
    from grader.sheets.html import render_html
    from grader.sheets.model import Sheet
    from grader.sheets.pdf import compiled_pdf, render_pdf
    from grader.sheets.templates import own_template

_MODULES = {
    "build": ("make_sheet",),
    "compiled": ("refused",),
    "fontfiles": ("MATH_FONT", "font_folder", "fonts_css", "missing_glyphs"),
    "html": ("render_html",),
    "model": ("Sheet",),
    "pdf": ("compiled_pdf", "render_pdf"),
    "templates": ("own_template",),
}
__all__ = [
    "MATH_FONT",
    "Sheet",
    "compiled_pdf",
    "font_folder",
    "fonts_css",
    "make_sheet",
    "missing_glyphs",
    "own_template",
    "refused",
    "render_html",
    "render_pdf",
]


def __getattr__(name: str) -> Any:
    from importlib import import_module

    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

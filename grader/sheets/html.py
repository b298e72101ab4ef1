"""Sheet -> one HTML file that needs nothing else."""

from __future__ import annotations

from pathlib import Path

from grader.prose import FIGURES
from grader.sheets.fontfiles import fonts_css
from grader.sheets.model import Sheet
from grader.sheets.templates import render, template_folder
from grader.sheets.writers import HtmlWriter


def render_html(sheet: Sheet, *, template: Path | None = None) -> str:
    """The sheet as HTML, with its style, its mathematics font and its images inside.

    Chinese and Latin text is in the reader's fonts. CommandError (file:line) for what is wrong
    with one's own template.
    """
    from markupsafe import Markup

    files = (template_folder() / "sheet.css", FIGURES)
    css = "\n".join((fonts_css(), *(file.read_text(encoding="utf-8") for file in files)))
    return render(sheet, HtmlWriter(), template, css=Markup(css))

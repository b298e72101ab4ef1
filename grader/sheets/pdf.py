"""Sheet -> Typst -> PDF, in a folder of its own and with the bundled fonts only."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from grader.bank.paths import shown
from grader.errors import BankError, CommandError, GraderError, GraderFault
from grader.language import as_it_is, said
from grader.sheets.fontfiles import font_folder, missing_glyphs
from grader.sheets.model import Sheet
from grader.sheets.templates import render, template_folder
from grader.sheets.writers import TypstWriter

if TYPE_CHECKING:
    from typst import TypstError

MAIN = "sheet.typ"


def render_typst(sheet: Sheet, writer: TypstWriter, template: Path | None = None) -> str:
    """The Typst source of a sheet; it imports the package's styles and prelude.typ beside it."""
    return render(sheet, writer, template)


def render_pdf(sheet: Sheet, *, template: Path | None = None) -> bytes:
    """The sheet as a tagged PDF that keeps the rules of PDF/UA-1.

    The same sheet gives the same bytes: no date, no random identifier. BankError (file:line) if a
    page has a character that the fonts lack; CommandError (file, and
    line where it is known) if one's own template makes Typst that can't be compiled.
    """
    _check_glyphs(sheet)
    writer = TypstWriter()
    return compiled_pdf(render_typst(sheet, writer, template), writer, template)


def compiled_pdf(source: str, writer: TypstWriter, template: Path | None = None) -> bytes:
    """Typst source, which may import the package's styles, as a PDF like those of sheets."""
    with TemporaryDirectory(prefix="grader-sheet-") as name:
        folder = Path(name)
        lay_out(folder, source, writer)
        return _compile(folder, source, template)


def _check_glyphs(sheet: Sheet) -> None:
    for page in (page for entry in sheet.entries for page in entry.pages):
        texts = ((page.title, 1), *((page.sections[key], page.lines[key]) for key in page.sections))
        for text, first in texts:
            if missing := missing_glyphs(text):
                line = next(
                    i for i, line in enumerate(text.splitlines(), first) if missing & {*line}
                )
                chars = tuple(f"{char!r} (U+{ord(char):04X})" for char in sorted(missing))
                message = said("the fonts of sheets have no {chars}", chars=chars)
                help = said("Write it otherwise, or as LaTeX between dollars.")
                raise BankError(message, place=shown(page.path, line), help=help)


def lay_out(folder: Path, source: str, writer: TypstWriter) -> None:
    """Write a sheet's source, and all that it reads, into a folder for Typst."""
    from grader.prose import PRELUDE

    (folder / MAIN).write_text(source, encoding="utf-8")
    for style in (PRELUDE, *template_folder().glob("*.typ")):
        shutil.copyfile(style, folder / style.name)
    for image, path in writer.images.items():
        (folder / image).parent.mkdir(exist_ok=True)
        shutil.copyfile(path, folder / image)


def _compile(folder: Path, source: str, template: Path | None) -> bytes:
    import typst

    fonts = typst.Fonts(include_system_fonts=False, font_paths=[font_folder()])
    try:
        pdf = typst.Compiler(folder / MAIN, root=folder, font_paths=fonts).compile(
            format="pdf",
            # No document has a date (style.typ); this one would go into the metadata.
            timestamp=0,
            pdf_standards=["ua-1"],
        )
    except typst.TypstError as error:
        raise _explained(error, source, template) from error
    assert isinstance(pdf, bytes)
    # What isn't said is false; poppler takes a false that is said for an error.
    return pdf.replace(b"/Suspects false", b" " * len(b"/Suspects false"))


def _explained(error: TypstError, source: str, template: Path | None) -> GraderError:
    """Typst speaks of the text that the template made; find that line in the template."""
    hints = as_it_is(" ".join(error.hints))
    found = re.search(r"([\w.-]+\.typ):(\d+)", error.diagnostic)
    within = source if found and found[1] == MAIN else ""
    made = within.splitlines()[int(found[2]) - 1].strip() if found and within else ""
    message = said("Typst: {why}", why=error.message)
    if made:
        message = said("Typst: {why}, in {text!r}", why=error.message, text=made[:120])
    if template is None:
        help = hints or said("This is a fault of grader; please report it.")
        return GraderFault(message, help=help)
    lines = [line.strip() for line in template.read_text(encoding="utf-8").splitlines()]
    line = f":{lines.index(made) + 1}" if made in lines else ""
    help = hints or said("Correct what the template writes there.")
    return CommandError(message, place=f"{template}{line}", help=help)

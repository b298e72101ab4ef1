"""Sheets through jinja2: the templates of this package, or one's own.

A template gets `sheet` (grader.sheets.model.Sheet), `words` (language -> fixed words), `sections`
(section key -> heading by language), `css` (HTML only) and the filters of grader.sheets.writers:
`prose`, `points`, `paired`, `plain` and, for Typst, `lit`; `stop` gives the full stop after a
work's title. One's own template may use the package's: they are named `grader/...`, so that
`<% extends "grader/qa.typ.j2" %>` works in a file of any name. A Typst template has the package's
styles and the prelude of grader.prose beside it.
"""

from __future__ import annotations

import traceback
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from grader.bank.cite import stop_after
from grader.bank.model import SECTIONS
from grader.errors import CommandError, GraderError, GraderFault, NotFound
from grader.language import as_it_is, said
from grader.sheets.model import Mode, Sheet
from grader.sheets.strings import STRINGS
from grader.sheets.writers import TypstWriter, Writer

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

Kind = Literal["typ", "html"]
OWN = "grader/"  # the prefix of this package's templates
# Typst uses braces and # itself, so its templates have other marks.
SYNTAX: dict[Kind, dict[str, Any]] = {
    "html": {"autoescape": True},
    "typ": {
        "block_start_string": "<%",
        "block_end_string": "%>",
        "variable_start_string": "<<",
        "variable_end_string": ">>",
        "comment_start_string": "<#",
        "comment_end_string": "#>",
    },
}


def template_folder() -> Path:
    """The folder of this package's templates, style sheet and Typst style."""
    return Path(str(files("grader.sheets") / "templates"))


def own_template(kind: Kind, mode: Mode) -> Path:
    """The package's template for a mode, for people to start from."""
    return template_folder() / f"{mode}.{kind}.j2"


def render(
    sheet: Sheet,
    writer: Writer,
    template: Path | None = None,
    **more: object,
) -> str:
    """The text of a sheet in the writer's format.

    NotFound or CommandError (file:line) for what is wrong with one's own template, errors of the
    bank as they are, GraderFault for a fault of the package's templates.
    """
    import jinja2

    kind: Kind = "typ" if isinstance(writer, TypstWriter) else "html"
    name = template.name if template else f"{OWN}{sheet.mode}.{kind}.j2"
    env = _environment(kind, template)
    names = ("prose", "points", "paired", "plain", "lit")
    env.filters |= {name: getattr(writer, name) for name in names if hasattr(writer, name)}
    env.filters["stop"] = stop_after
    known = {"sheet": sheet, "words": STRINGS, "sections": SECTIONS, **more}
    try:
        return env.get_template(name).render(known)
    except GraderError:
        raise
    except jinja2.TemplateNotFound as error:
        raise _absent(error, template) from None
    except jinja2.TemplateSyntaxError as error:
        raise _wrong(error.message or "", error.filename or name, error.lineno) from None
    except Exception as error:
        file, line = _place(error)
        raise _wrong(f"{type(error).__name__}: {error}", file or name, line) from error


def _environment(kind: Kind, template: Path | None) -> Environment:
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    loaders: list[BaseLoader] = [
        PrefixLoader({OWN.rstrip("/"): FileSystemLoader(template_folder())})
    ]
    if template:
        loaders.append(FileSystemLoader(template.parent))
    return SandboxedEnvironment(
        loader=ChoiceLoader(loaders),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        **SYNTAX[kind],
    )


def _place(error: BaseException) -> tuple[str, int]:
    """The innermost template and line that an exception went through; jinja2 rewrites frames."""
    frames = traceback.extract_tb(error.__traceback__)
    within = [frame for frame in frames if frame.filename.endswith(".j2")]
    return (within[-1].filename, within[-1].lineno or 0) if within else ("", 0)


def _absent(error: Any, template: Path | None) -> GraderError:
    if template and error.name == template.name:
        help = said("Give the path of a file.")
        return NotFound(said("no such template"), place=str(template), help=help)
    file, line = _place(error)
    names = tuple(sorted(OWN + path.name for path in template_folder().glob("*.j2")))
    help = said("Name a file of its folder, or one of {names}.", names=names)
    message = said("no template {name!r}", name=error.name)
    return CommandError(message, place=f"{file}:{line}", help=help)


def _wrong(message: str, file: str, line: int) -> GraderError:
    place = f"{file}:{line}" if line else file
    if file.startswith(OWN) or Path(file).parent == template_folder():
        help = said("This is a fault of grader; please report it.")
        return GraderFault(as_it_is(message), place=place, help=help)
    help = said("Correct the line; `grader sheet --print-template pdf` (or html) prints ours.")
    return CommandError(as_it_is(message), place=place, help=help)

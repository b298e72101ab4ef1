"""A scorecard as one HTML file and as PDF, in the style of the study sheets."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING, Any

from grader.practice.mock.score import Scorecard, percent
from grader.practice.mock.shown import facts, repair_word, told_of_bug, why
from grader.practice.mock.strings import STRINGS, clock

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2 import Environment
    from markupsafe import Markup


def html(card: Scorecard) -> str:
    """The scorecard with its style and its mathematics font inside."""
    from markupsafe import Markup

    from grader.prose import to_html
    from grader.sheets import fonts_css
    from grader.sheets.templates import template_folder

    def prose(markdown: str) -> Markup:
        return Markup(_inline(to_html(markdown).strip()))

    css = fonts_css() + "\n" + (template_folder() / "sheet.css").read_text(encoding="utf-8")
    env = _environment("html", {"prose": prose})
    return env.get_template("scorecard.html.j2").render(_known(card), css=Markup(css))


def pdf(card: Scorecard) -> bytes:
    """The scorecard as a tagged PDF. Characters that no font has are shown as `□`."""
    from grader.prose import to_typst
    from grader.sheets import compiled_pdf, missing_glyphs
    from grader.sheets.writers import TypstWriter

    writer = TypstWriter()

    def plain(text: str) -> str:
        lost = missing_glyphs(text)
        return writer.plain("".join("□" if char in lost else char for char in text))

    def prose(markdown: str) -> str:
        return to_typst(markdown).strip()

    env = _environment("typ", {"prose": prose, "plain": plain, "lit": writer.lit})
    return compiled_pdf(env.get_template("scorecard.typ.j2").render(_known(card)), writer)


def _known(card: Scorecard) -> dict[str, Any]:
    import grader

    return {
        "card": card,
        "say": STRINGS[card.lang],
        "facts": [*facts(card), f"grader {grader.__version__}"],
        "percent": percent,
        "clock": clock,
        "why": lambda study: why(study, card),
        "repair": repair_word,
        "explained": lambda mark: told_of_bug(mark, card),
    }


def _environment(kind: Any, filters: dict[str, Callable[[str], str]]) -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from grader.sheets.templates import SYNTAX

    syntax = SYNTAX["typ"] if kind == "typ" else SYNTAX["html"]
    env = Environment(
        loader=FileSystemLoader(str(files("grader.practice.mock") / "templates")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **syntax,
    )
    env.filters |= filters
    return env


def _inline(html: str) -> str:
    """A single paragraph without its element, to stand in a line."""
    inner = html.removeprefix("<p>").removesuffix("</p>")
    one = html.startswith("<p>") and html.endswith("</p>") and "<p>" not in inner
    return inner if one else html

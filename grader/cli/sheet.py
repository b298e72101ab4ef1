"""`grader sheet`: study sheets, cards and mock interviews as PDF or HTML."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from grader.cli.command import Command, example, tell
from grader.cli.common import bank_of, demand_target, langs_option, write_output
from grader.cli.selection import selection_options
from grader.language import counted, said

if TYPE_CHECKING:
    from grader.cli.common import Langs
    from grader.sheets.model import Mode, Paper, Sheet
    from grader.sheets.templates import Kind

# As in grader.sheets.model, without importing it for `--help`.
MODES = ("qa", "questions", "key", "cards", "cheat", "mock")
KINDS: dict[str, Kind] = {".pdf": "typ", ".html": "html", ".htm": "html"}


@click.command(
    "sheet",
    cls=Command,
    epilog=example(
        "grader sheet -o all.pdf",
        "grader sheet --topic gradient --mode cards -o cards.pdf",
        "grader sheet --mode mock --seed 7 --lang both -o interview.pdf",
        "grader sheet l1_loss weight_pruning -o - > two.html",
    ),
)
@selection_options
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="The file to write, .pdf or .html; - prints HTML.",
)
@click.option(
    "--mode", type=click.Choice(MODES), default="qa", show_default=True, help="One of those above."
)
@click.option(
    "--count",
    type=click.IntRange(1),
    metavar="N",
    help="At most N questions; in a mock interview 6.",
)
@click.option(
    "--seed",
    type=int,
    metavar="S",
    help="Draw the N at random; the same S gives the same. A mock interview without it draws an S.",
)
@langs_option
@click.option(
    "--paper",
    type=click.Choice(["a4", "letter"]),
    default="a4",
    show_default=True,
    help="The size of the paper.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Your own jinja2 template, named *.typ.j2 (PDF) or *.html.j2.",
)
@click.option(
    "--print-template",
    type=click.Choice(["pdf", "html"]),
    help="Print the mode's template, to start your own from.",
)
@click.pass_context
def command(
    ctx: click.Context,
    ids: tuple[str, ...],
    output: Path | None,
    mode: Mode,
    topics: tuple[str, ...],
    levels: tuple[str, ...],
    tags: tuple[str, ...],
    exercises: bool,
    count: int | None,
    seed: int | None,
    lang: Langs,
    paper: Paper,
    template: Path | None,
    print_template: str | None,
) -> None:
    """Make a study sheet of all questions, of those that fit, or of those that are named.

    \b
    qa         questions with their answers
    questions  questions alone
    key        questions, then the answers at the end
    cards      cards with two sides, mirrored for printing on both sides
    cheat      the key points, dense, in three columns
    mock       an interview for two on paper, with a marking sheet
    """
    from grader.bank.selection import Filters, mock_filters, select
    from grader.sheets import make_sheet

    if print_template:
        return _print_template(mode, "typ" if print_template == "pdf" else "html")
    kind = _kind(output, template)
    bank = bank_of(ctx)
    if str(output) != "-":
        demand_target(bank, cast("Path", output), inputs=[str(template)] if template else [])
    filters = Filters(_ids(ids), topics, levels, tags, exercises, count, seed)
    if mode == "mock":
        filters = mock_filters(filters)
    items = select(bank, filters)
    sheet = make_sheet(bank, items, mode=mode, lang=lang, paper=paper, filters=filters)
    told = counted(len(items), "{n} question", "{n} questions")
    if mode == "mock" and filters.seed is not None:
        told = said("{questions}, drawn with --seed {seed}", questions=told, seed=filters.seed)
    write_output(ctx, cast("Path", output), _render(sheet, kind, template), told)
    if count is not None and len(items) < count:
        few = said("only {found} of {count} questions fit", found=len(items), count=count)
        tell(ctx, few, err=True)
    return None


def _ids(names: tuple[str, ...]) -> tuple[str, ...]:
    """Ids, also where an exercise's file is named."""
    from grader.bank import id_of

    return tuple(id_of(Path(name)) if name.endswith(".py") else name for name in names)


def _print_template(mode: Mode, kind: Kind) -> None:
    from grader.sheets import own_template

    click.echo(own_template(kind, mode).read_text(encoding="utf-8"), nl=False)


def _kind(output: Path | None, template: Path | None) -> Kind:
    """What the output's name asks for; everything about it is checked before any work is done."""
    from grader.errors import CommandError

    if output is None:
        message, help = said("no file to write"), said("Add -o sheet.pdf.")
        raise CommandError(message, place="--output", help=help)
    kind = "html" if str(output) == "-" else KINDS.get(output.suffix.lower())
    if kind is None:
        help = said("Name a .pdf or a .html file, or - to print HTML.")
        raise CommandError(said("neither PDF nor HTML by its name"), place=str(output), help=help)
    if template and not template.name.endswith(f".{kind}.j2"):
        format = "HTML" if kind == "html" else "PDF"
        message = said("a template for {format} is named *.{kind}.j2", format=format, kind=kind)
        help = said("Rename it, or change --output.")
        raise CommandError(message, place=str(template), help=help)
    return kind


def _render(sheet: Sheet, kind: Kind, template: Path | None) -> bytes:
    from grader.sheets import render_html, render_pdf

    if kind == "typ":
        return render_pdf(sheet, template=template)
    return render_html(sheet, template=template).encode("utf-8")

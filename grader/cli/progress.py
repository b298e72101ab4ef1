"""`grader progress`: what was done so far; and its way from one machine to another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.command import Group, example, tell
from grader.cli.common import (
    bank_of,
    complete_exercise,
    demand_target,
    lang_option,
    screen,
    write_output,
)
from grader.errors import CommandError
from grader.language import counted, said

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.bank.model import Lang

_FILE = click.Path(dir_okay=False, allow_dash=True, path_type=Path)


@click.group(
    "progress",
    cls=Group,
    invoke_without_command=True,
    epilog=example(
        "grader progress",
        "grader progress --exercise weight_pruning",
        "grader progress --html progress.html",
        "grader progress export practice.jsonl",
    ),
)
@click.option(
    "--exercise",
    "id",
    metavar="ID",
    shell_complete=complete_exercise,
    help="Show the history of one exercise.",
)
@click.option(
    "--html", type=_FILE, metavar="FILE", help="Write one HTML page. `-` is standard output."
)
@click.option(
    "--json",
    type=_FILE,
    metavar="FILE",
    help="Write JSON (schema grader.progress/1). `-` is standard output.",
)
@lang_option
@click.pass_context
def command(
    ctx: click.Context, id: str | None, html: Path | None, json: Path | None, lang: Lang
) -> None:
    """Show what you have solved, tried and reviewed.

    It is kept in a folder of your own and never leaves this machine; `grader progress export` and
    `import` carry it to another one.
    """
    if ctx.invoked_subcommand is not None:
        return
    reports = {"--html": html, "--json": json}
    bank = bank_of(ctx)
    _demand_targets(bank, {name: file for name, file in reports.items() if file}, id)
    if id is not None:
        _history(bank, id, lang)
    else:
        _progress(ctx, bank, html, json, lang)


def _demand_targets(bank: Bank, files: dict[str, Path], id: str | None) -> None:
    if id is not None and files:
        name = next(iter(files))
        help = said("Leave one of the two out.")
        raise CommandError(
            said("{name} doesn't go with {other}", name=name, other="--exercise"), help=help
        )
    if len(files) == 2 and len(set(map(str, files.values()))) == 1:
        help = said("Give all but one of them a file.")
        raise CommandError(said("two reports can't share standard output"), help=help)
    for name, file in files.items():
        if str(file) != "-":
            demand_target(bank, file, option=name)


def _history(bank: Bank, id: str, lang: Lang) -> None:
    from grader.cli.practice import exercise
    from grader.grading.words import Words
    from grader.practice.progress.history import terminal_history
    from grader.practice.store import opened

    item = exercise(bank, id)
    width, colour = screen()
    with opened() as store:
        text = terminal_history(
            bank, store, item.id, Words(bank), lang=lang, width=width, colour=colour
        )
    click.echo(text, nl=False)


def _progress(
    ctx: click.Context, bank: Bank, html: Path | None, json: Path | None, lang: Lang
) -> None:
    from grader.grading.words import Words
    from grader.practice.progress.facts import progress
    from grader.practice.row import now
    from grader.practice.store import opened

    with opened() as store:
        found = progress(bank, store, now())
    words = Words(bank)
    if json:
        from grader.practice.progress.record import as_json

        write_output(ctx, json, as_json(found).encode(), said("progress as JSON"))
    if html:
        from grader.practice.progress.page import html_progress

        page = html_progress(found, words, lang=lang)
        write_output(ctx, html, page.encode(), said("progress as a page"))
    if html or json:
        return
    from grader.practice.progress.terminal import terminal_progress

    width, colour = screen()
    text = terminal_progress(found, words, lang=lang, width=width, colour=colour)
    click.echo(text, nl=False)


@command.command(
    "export",
    short_help="Write all that you have done into a file.",
    epilog=example("grader progress export practice.jsonl"),
)
@click.argument("file", type=_FILE)
@click.pass_context
def export(ctx: click.Context, file: Path) -> None:
    """Write all that you have done, in every bank, into FILE (JSON Lines).

    Attempts and their files, hints, reviews, interviews and drills; not your settings and folders.
    `-` is standard output.
    """
    from grader.practice.store import opened
    from grader.practice.transfer.write import exported

    if str(file) != "-":
        demand_target(bank_of(ctx), file)
    with opened() as store:
        text, count = exported(store)
    told = counted(count, "{n} row", "{n} rows")
    write_output(ctx, file, text, told)


@command.command(
    "import",
    short_help="Add what another machine has exported.",
    epilog=example("grader progress import practice.jsonl"),
)
@click.argument("file", type=_FILE)
@click.pass_context
def import_(ctx: click.Context, file: Path) -> None:
    """Add what another machine has exported into FILE to what is here.

    Nothing is replaced, and what is here already is not added again. A file with anything wrong in
    it changes nothing. What the site has exported is taken as well: each question that you could
    answer, or not yet, becomes a review. `-` is standard input.
    """
    from grader.practice.store import opened
    from grader.practice.transfer.read import imported

    rows, sources = imported(file)
    with opened() as store:
        added = store.merge(rows, sources)
    tell(
        ctx,
        said(
            "{added}; here already: {kept}",
            added=counted(added, "{n} row was added", "{n} rows were added"),
            kept=len(rows) - added,
        ),
    )

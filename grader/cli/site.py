"""`grader site`: the bank as a static site."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.command import Command, example, tell
from grader.cli.common import bank_of
from grader.language import counted, said


@click.command(
    "site",
    cls=Command,
    epilog=example(
        "grader site -o site", "grader site --sheets --url https://example.org/bank -o site"
    ),
)
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to write: new, empty, or a site that this command made.",
)
@click.option("--sheets", is_flag=True, help="Also make PDF sheets, of the bank and each topic.")
@click.option(
    "--url",
    metavar="URL",
    help="Where it will be published: adds a site map, canonical addresses and a share card.",
)
@click.pass_context
def command(ctx: click.Context, output: Path | None, sheets: bool, url: str | None) -> None:
    """Write the bank as a static site.

    Pages for every question in all the bank's languages, with search. They open from files, in
    any browser, without a network.
    """
    from grader.bank.paths import folders, shown
    from grader.errors import CommandError
    from grader.files import demand_folder
    from grader.site import build_site, write_site
    from grader.site.folder import check_folder

    if output is None:
        message, help = said("no folder to write"), said("Add -o site.")
        raise CommandError(message, place="--output", help=help)
    if url is not None and not url.startswith(("http://", "https://")):
        message, help = said("this is no address of a site"), said("Begin it with https://.")
        raise CommandError(message, place="--url", help=help)
    check_folder(output)
    bank = bank_of(ctx)
    demand_folder(output, folders=folders(bank.root))
    files = build_site(bank, url=url or "", with_sheets=sheets)
    write_site(output, files)
    number = len(list(bank.items()))
    questions = counted(number, "{n} question", "{n} questions")
    told = said(
        "{file}: {questions} in {languages}, {count} files",
        file=shown(output / "index.html"),
        questions=questions,
        languages=bank.languages,
        count=len(files),
    )
    tell(ctx, told)

"""`grader site`: the bank as a static site."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.command import Command, example
from grader.cli.common import bank_of


@click.command("site", cls=Command, epilog=example("grader site -o site"))
@click.option(
    *("-o", "--output"),
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="The folder to write: new, empty, or a site that this command made.",
)
@click.pass_context
def command(ctx: click.Context, output: Path | None) -> None:
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
        raise CommandError("no folder to write", place="--output", help="Add -o site.")
    check_folder(output)
    bank = bank_of(ctx)
    demand_folder(output, folders=folders(bank.root))
    files = build_site(bank)
    write_site(output, files)
    number = len(list(bank.items()))
    questions = f"{number} question{'s' if number != 1 else ''} in {' and '.join(bank.languages)}"
    click.echo(f"{shown(output / 'index.html')}: {questions}, {len(files)} files")

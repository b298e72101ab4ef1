"""`grader trust`: whose code may run."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.command import Command, example


@click.command(
    "trust",
    cls=Command,
    epilog=example("grader trust my_bank", "grader trust --forget my_bank", "grader trust"),
)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--forget", is_flag=True, help="Trust that folder no more.")
def command(folder: Path | None, forget: bool) -> None:
    """Say that the code of the bank in FOLDER may run; without FOLDER, list those that may.

    Checks, references, mistakes and evidence of a bank run with your rights, outside the sandbox.
    `grader check`, `lint`, `power` and `evidence` run them only in a bank that you trust: the one
    that comes with grader, one that `--bank` names, and those that you name here. Other commands
    run no code of a bank.
    """
    from grader.bank import open_bank
    from grader.bank.trust import forget as forget_bank
    from grader.bank.trust import record, recorded

    if folder is None:
        if forget:
            raise click.UsageError("Missing argument 'FOLDER'.")
        for root, id in recorded():
            click.echo(f"{root}  ({id})")
        return
    if forget:
        known = forget_bank(folder.resolve())
        click.echo(f"{folder}: {'no longer trusted' if known else 'was not trusted'}")
        return
    bank = open_bank(folder)
    record(bank)
    click.echo(f"{bank.root}: the code of this bank ({bank.id}) may run from now on")

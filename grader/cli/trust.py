"""`grader trust`: whose code may run."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.command import Command, example, tell
from grader.errors import CommandError
from grader.language import said


@click.command(
    "trust",
    cls=Command,
    epilog=example("grader trust my_bank", "grader trust --forget my_bank", "grader trust"),
)
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@click.option("--forget", is_flag=True, help="Trust that folder no more.")
@click.pass_context
def command(ctx: click.Context, folder: Path | None, forget: bool) -> None:
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
            raise CommandError(said("{name} is missing", name="FOLDER"))
        for root, id in recorded():
            click.echo(f"{root}  ({id})")
        return
    if forget:
        known = forget_bank(folder.resolve())
        told = said("no longer trusted") if known else said("was not trusted")
        tell(ctx, said("{file}: {told}", file=folder, told=told))
        return
    bank = open_bank(folder)
    record(bank)
    told = said("the code of this bank ({id}) may run from now on", id=bank.id)
    tell(ctx, said("{file}: {told}", file=bank.root, told=told))

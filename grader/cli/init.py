"""`grader init`: a candidate's own folder of stubs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example
from grader.cli.common import bank_of, complete_exercise, lang_option

if TYPE_CHECKING:
    from grader.bank.model import Lang


@click.command("init", cls=Command, epilog=example("grader init practice"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--reset",
    "id",
    metavar="ID",
    shell_complete=complete_exercise,
    help="Put this one stub back; your file is kept beside it as .bak.",
)
@lang_option
@click.pass_context
def command(ctx: click.Context, folder: Path, id: str | None, lang: Lang) -> None:
    """Make a folder with the stubs of all exercises.

    Nothing is ever overwritten, so it is safe to run it again.
    """
    from grader.bank import workspace
    from grader.bank.paths import shown

    bank = bank_of(ctx)
    if id is not None:
        path, kept = workspace.reset(bank, folder, id, lang)
        click.echo(f"{shown(path)} is the stub again.")
        if kept:
            click.echo(f"Your file is kept as {shown(kept)}.")
        return
    made = workspace.make(bank, folder, lang)
    if made.written:
        click.echo(f"Wrote {_files(len(made.written))} to {folder}.")
    if made.kept:
        click.echo(f"Kept {_files(len(made.kept))} as they were: {_names(made.kept)}.")
    stubs = [path for path in (*made.written, *made.kept) if path.suffix == ".py"]
    if stubs:
        click.echo(f"Next: edit {shown(stubs[0])}, then run grader check {shown(stubs[0])}")


def _files(number: int) -> str:
    return f"{number} file{'' if number == 1 else 's'}"


def _names(paths: tuple[Path, ...]) -> str:
    names = [path.name for path in paths]
    return ", ".join(names if len(names) <= 5 else [*names[:5], "..."])

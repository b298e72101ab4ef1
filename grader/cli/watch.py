"""`grader watch`: check each save at once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example
from grader.cli.common import complete_exercise, lang_option, trusted_bank_of

if TYPE_CHECKING:
    from grader.bank.model import Lang


@click.command(
    "watch",
    cls=Command,
    epilog=example("grader watch", "grader watch exercises/l1_loss.py"),
)
@click.argument("path", required=False, metavar="[PATH]", type=click.Path(path_type=Path))
@click.option(
    "--exercise",
    "id",
    metavar="ID",
    shell_complete=complete_exercise,
    help="The exercise to begin with, or that the file is for.",
)
@click.option("--edit-cmd", metavar="CMD", help="The editor that o opens; default: as grader open.")
@lang_option
@click.pass_context
def command(
    ctx: click.Context, path: Path | None, id: str | None, edit_cmd: str | None, lang: Lang
) -> bool:
    """Check an exercise's file whenever you save it.

    PATH is a file or a folder; by default your practice folder, and the exercise to go on with.
    Saving another exercise's file switches to it. Every attempt is remembered. ? shows the keys.
    """
    from grader.cli.practice import exercise, watched
    from grader.cli.terminal import demand_terminal
    from grader.language import said

    demand_terminal("watch", said("`grader check FILE` checks a file once."))
    bank = trusted_bank_of(ctx)
    return watched(bank, path, exercise(bank, id).id if id else None, edit_cmd, lang)

"""`grader open`: an exercise's file in the editor."""

from __future__ import annotations

import click

from grader.cli.command import Command, example
from grader.cli.common import bank_of, complete_exercise


@click.command(
    "open",
    cls=Command,
    epilog=example("grader open l1_loss", 'grader open --edit-cmd "nvim +{line} {file}"'),
)
@click.argument("id", required=False, metavar="[ID]", shell_complete=complete_exercise)
@click.option(
    "--edit-cmd",
    metavar="CMD",
    help="The editor's command; {file} and {line} in it are filled in. Default: $VISUAL, else "
    "$EDITOR, else VS Code.",
)
@click.pass_context
def command(ctx: click.Context, id: str | None, edit_cmd: str | None) -> None:
    """Open an exercise's file in your editor.

    Without ID it is the exercise that you are at.
    """
    from grader.cli.practice import (
        demand_exercises,
        demand_file,
        exercise_or_current,
        open_file,
        remembered,
    )

    bank = bank_of(ctx)
    demand_exercises(bank)
    with remembered(bank, ctx) as (store, memory):
        id = exercise_or_current(bank, memory, id)
        path = demand_file(bank, store, id)
    open_file(bank.item(id), path, edit_cmd)

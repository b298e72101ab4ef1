"""`grader next`: the exercise to go on with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example, tell
from grader.cli.common import bank_of, lang_option, screen

if TYPE_CHECKING:
    from grader.bank.model import Lang


@click.command("next", cls=Command, epilog=example("grader next --open"))
@click.option("--open", "opens", is_flag=True, help="Open its file in your editor.")
@click.option("--edit-cmd", metavar="CMD", help="The editor; default: as grader open.")
@lang_option
@click.pass_context
def command(ctx: click.Context, opens: bool, edit_cmd: str | None, lang: Lang) -> None:
    """Show the next exercise: its task and its file.

    It is the first of the ladder that isn't solved and whose prerequisites are.
    """
    from grader.bank.paths import shown
    from grader.cli.practice import demand_exercises, file_of, line_of, remembered
    from grader.language import said
    from grader.practice.panels import Panels

    bank = bank_of(ctx)
    demand_exercises(bank)
    with remembered(bank, ctx) as (store, memory):
        id = memory.next()
        path = file_of(bank, store, id) if id else None
    if id is None:
        tell(ctx, said("All {n} exercises of the ladder are solved.", n=len(bank.steps)))
        return
    width, colour = screen()
    panels = Panels(bank, lang, colour=colour)
    task = panels.section(id, "task", width)
    click.echo("\n".join([panels.head(id), "", *task, ""]))
    if path is None:
        tell(ctx, said("You have no folder with exercises yet: `grader init practice` makes one."))
        return
    tell(ctx, said("Its file is {file}", file=shown(path, line_of(panels.item(id), path))))
    tell(ctx, said("`grader watch` checks each save; `grader hint {id}` gives a hint.", id=id))
    if opens or edit_cmd:
        from grader.cli.practice import open_file

        open_file(panels.item(id), path, edit_cmd)

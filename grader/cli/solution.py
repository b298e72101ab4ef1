"""`grader solution`: the reference, beside the candidate's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example
from grader.cli.common import bank_of, complete_exercise, lang_option, screen

if TYPE_CHECKING:
    from grader.bank.model import Lang


@click.command("solution", cls=Command, epilog=example("grader solution l1_loss"))
@click.argument("id", required=False, metavar="[ID]", shell_complete=complete_exercise)
@click.option("--reveal", is_flag=True, help="Show it before you have solved the exercise.")
@click.option("--full", is_flag=True, help="Show the whole reference below the comparison.")
@lang_option
@click.pass_context
def command(ctx: click.Context, id: str | None, reveal: bool, full: bool, lang: Lang) -> None:
    """Compare the reference with your file, once you have solved the exercise.

    Without ID it is the exercise that you solved last, or with --reveal the one that you are at.
    """
    from grader.bank.workspace import is_unwritten
    from grader.cli.practice import (
        demand_exercises,
        exercise_or_current,
        file_of,
        remembered,
        text_of,
    )
    from grader.errors import CommandError
    from grader.language import said
    from grader.practice.diff import beside
    from grader.practice.panels import Panels

    bank = bank_of(ctx)
    demand_exercises(bank)
    with remembered(bank, ctx) as (store, memory):
        id = exercise_or_current(bank, memory, id, solved=not reveal)
        if id not in memory.solved:
            if not reveal:
                message = said("you haven't solved {id} yet", id=id)
                help = said("--reveal shows it all the same, `grader hint {id}` a hint.", id=id)
                raise CommandError(message, help=help)
            memory.solution(id)
        path = file_of(bank, store, id)
    own = text_of(path) if path else b""
    width, colour = screen()
    panels = Panels(bank, lang, colour=colour)
    own = b"" if is_unwritten(own) else own
    lines = [panels.head(id), "", *beside(panels, id, own, width, whole=full)]
    click.echo("\n".join(lines).rstrip())

"""`grader hint`: one hint after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example, tell
from grader.cli.common import bank_of, complete_exercise, lang_option, screen

if TYPE_CHECKING:
    from grader.bank.model import Lang


@click.command("hint", cls=Command, epilog=example("grader hint l1_loss"))
@click.argument("id", required=False, metavar="[ID]", shell_complete=complete_exercise)
@click.option("--again", is_flag=True, help="Show the last hint once more.")
@click.option("--all", "everything", is_flag=True, help="Show all hints.")
@lang_option
@click.pass_context
def command(ctx: click.Context, id: str | None, again: bool, everything: bool, lang: Lang) -> None:
    """Show the next hint of an exercise.

    Each call goes one hint further. What was shown is remembered; `grader reset` begins anew.
    Without ID it is the exercise that you are at.
    """
    from grader.cli.practice import demand_exercises, exercise_or_current, remembered
    from grader.errors import NotFound
    from grader.language import said
    from grader.practice.panels import Panels

    bank = bank_of(ctx)
    demand_exercises(bank)
    width, colour = screen()
    panels = Panels(bank, lang, colour=colour)
    with remembered(bank, ctx) as (_, memory):
        id = exercise_or_current(bank, memory, id)
        total, before = len(panels.hints(id)), memory.hints(id)
        if not total:
            raise NotFound(said("{id!r} has no hints", id=id))
        step = max(before, 1) if again else min(before + 1, total)
        first = 1 if everything else step
        last = total if everything else step
        memory.hint(id, last)
    lines = [panels.head(id), ""]
    for number in range(first, last + 1):
        lines += [panels.hint_heading(number, total, width), ""]
        lines += [*panels.hint(id, number, width), ""]
    click.echo("\n".join(lines))
    if last == total:
        help = said("That was the last hint. `grader solution {id} --reveal` comes next.", id=id)
        tell(ctx, help)

"""`grader debug`: find the bug in a wrong version of an exercise."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example
from grader.cli.common import complete_exercise, lang_option, trusted_bank_of

if TYPE_CHECKING:
    from grader.bank.model import Lang


@click.command("debug", cls=Command, epilog=example("grader debug weight_pruning"))
@click.argument("id", required=False, metavar="[ID]", shell_complete=complete_exercise)
@click.option("--new", is_flag=True, help="Leave the drill that you have begun; draw another.")
@click.option(
    "--seed", type=click.IntRange(0), metavar="S", help="Draw by this seed; default: a new one."
)
@click.option("--edit-cmd", metavar="CMD", help="The editor that o opens; default: as grader open.")
@lang_option
@click.pass_context
def command(
    ctx: click.Context,
    id: str | None,
    new: bool,
    seed: int | None,
    edit_cmd: str | None,
    lang: Lang,
) -> bool:
    """Find the bug: repair a wrong version of an exercise, and say what was wrong.

    A known mistake is written as a whole file into the folder drills/ of your practice folder.
    Repair it in your editor; each save is checked. Then say in one line what was wrong, compare it
    with the explanation, and judge yourself. Bugs that you haven't seen or explained come first.
    Without ID an exercise that you have solved is drawn. Quitting keeps the drill.
    """
    from grader.cli.practice import drilled, exercise, remembered
    from grader.cli.terminal import demand_terminal
    from grader.language import said

    demand_terminal("debug", said("`grader check` grades the file of a drill, too."))
    bank = trusted_bank_of(ctx)
    if id is not None:
        id = exercise(bank, id).id
    colour = not os.environ.get("NO_COLOR")
    with remembered(bank) as (store, _):
        return drilled(bank, store, id, lang=lang, colour=colour, edit=edit_cmd, seed=seed, new=new)

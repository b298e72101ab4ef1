"""`grader new`: all files of a new item."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli.common import bank_of, complete_topic
from grader.cli.list_ import LEVELS


@click.command("new", epilog="Example: grader new merge_runs --topic sorting --level medium")
@click.argument("id")
@click.option("--topic", required=True, shell_complete=complete_topic, help="Its topic.")
@click.option(
    "--level", type=click.Choice(LEVELS), default="medium", show_default=True, help="Its level."
)
@click.option(
    "--exercise/--no-exercise",
    default=True,
    show_default=True,
    help="With a coding exercise, or a question alone.",
)
@click.option("--rung", type=int, help="The ladder's rung for the exercise, from 1; default: last.")
@click.pass_context
def command(
    ctx: click.Context, id: str, topic: str, level: str, exercise: bool, rung: int | None
) -> None:
    """Start a new question or exercise.

    Writes all its files, with instructions in them, and names it in bank.toml. `grader lint` then
    says what is still to be written.
    """
    from grader.bank.paths import shown
    from grader.bank.scaffold import new_item

    _demand_own_bank(ctx)
    bank = bank_of(ctx)
    for path in new_item(bank, id, topic=topic, level=level, exercise=exercise, rung=rung):
        click.echo(f"wrote {shown(path)}")
    click.echo("Next: fill in the lines with ✎; `grader lint --static` lists them.")


def _demand_own_bank(ctx: click.Context) -> None:
    """Raise CommandError outside every bank: the one that comes with grader isn't for writing."""
    from grader.bank.paths import nearest_root
    from grader.cli import Settings
    from grader.errors import CommandError

    settings = ctx.find_object(Settings)
    if (settings is None or settings.bank is None) and nearest_root(Path.cwd()) is None:
        raise CommandError(
            "no bank here to write to",
            place=str(Path.cwd()),
            help="Go to a folder that holds questions/bank.toml, or name one: "
            "grader --bank PATH new ...",
        )

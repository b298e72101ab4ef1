"""`grader new`: all files of a new item, or of a new bank."""

from __future__ import annotations

from pathlib import Path

import click

from grader.bank.model import LEVELS
from grader.cli.command import Command, example, settings_of, tell
from grader.cli.common import bank_of, complete_item, complete_topic
from grader.errors import CommandError
from grader.language import said


@click.command(
    "new",
    cls=Command,
    epilog=example(
        "grader new merge_runs --topic sorting --level medium",
        "grader new --into stable_sorting",
        "grader new --bank my_bank",
    ),
)
@click.argument("id", required=False)
@click.option(
    "--topic", metavar="TOPIC", shell_complete=complete_topic, help="The topic of the new page."
)
@click.option(
    "--level", type=click.Choice(LEVELS), default="medium", show_default=True, help="Its level."
)
@click.option(
    "--exercise/--no-exercise",
    default=True,
    show_default=True,
    help="With a coding exercise, or a question alone.",
)
@click.option(
    "--rung",
    type=click.IntRange(1),
    metavar="N",
    help="The ladder's rung for the exercise, from 1; default: last.",
)
@click.option(
    "--into",
    metavar="PAGE",
    shell_complete=complete_item,
    help="Add an exercise to this page, which has none yet.",
)
@click.option(
    "--bank",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Start a new bank in this folder.",
)
@click.pass_context
def command(
    ctx: click.Context,
    id: str | None,
    topic: str | None,
    level: str,
    exercise: bool,
    rung: int | None,
    into: str | None,
    folder: Path | None,
) -> None:
    """Start a question, an exercise or a bank.

    Writes all files of the question or exercise ID, with instructions in them, and names it in
    bank.toml. `grader lint ID` then says what is still to be written.
    """
    from grader.bank import open_bank
    from grader.bank.scaffold import add_exercise, new_bank, new_item
    from grader.bank.trust import record

    if sum(value is not None for value in (id, into, folder)) != 1:
        help = said("Give one of ID, --into PAGE and --bank DIR.")
        raise CommandError(said("expected one thing to start"), help=help)
    if folder is not None:
        files = new_bank(folder)
        record(open_bank(folder))  # who makes it here trusts it
        _told(ctx, files)
        commands = f"cd {folder}; grader lint; grader new --help"
        tell(ctx, said("Next: {commands}", commands=commands))
        return
    if into is None and topic is None:
        help = said("Name one of the bank's topics.")
        raise CommandError(said("{name} is missing", name="--topic"), help=help)
    _demand_own_bank(ctx)
    bank = bank_of(ctx)
    if into is not None:
        files = add_exercise(bank, into, rung=rung)
    else:
        assert id is not None
        assert topic is not None
        files = new_item(bank, id, topic=topic, level=level, exercise=exercise, rung=rung)
    _told(ctx, files)
    if into is not None or exercise:
        number = rung or len(bank.ladder)
        title = bank.ladder[number - 1].title.in_(settings_of(ctx).lang)
        told = said("It is on rung {number} of the ladder, {title}.", number=number, title=title)
        tell(ctx, told)
    command = f"grader lint --static {into or id}"
    tell(ctx, said("Next: fill in the lines with ✎; `{command}` lists them.", command=command))


def _told(ctx: click.Context, files: list[Path]) -> None:
    from grader.bank.paths import shown

    for file in files:
        tell(ctx, said("wrote {file}", file=shown(file)))


def _demand_own_bank(ctx: click.Context) -> None:
    """Raise CommandError outside every bank: the one that comes with grader isn't for writing."""
    from grader.bank.paths import nearest_root

    if settings_of(ctx).bank is None and nearest_root(Path.cwd()) is None:
        help = said(
            "Go to a folder that holds questions/bank.toml, or name one: grader --bank PATH new ..."
        )
        raise CommandError(said("no bank here to write to"), place=str(Path.cwd()), help=help)

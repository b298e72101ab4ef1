"""`grader new`: all files of a new item, or of a new bank."""

from __future__ import annotations

from pathlib import Path

import click
from click.core import ParameterSource

from grader.bank.model import LEVELS, LIBRARIES, Library
from grader.cli.command import Command, example, settings_of, tell
from grader.cli.common import bank_of, complete_item, complete_topic
from grader.errors import CommandError
from grader.language import said

_GIVEN = (ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT)
_EXERCISE = ("--rung", "--needs", "--probes")
# What is started -> the options that say more of it.
_FORMS = {
    "ID": ("--topic", "--level", "--exercise", "--no-exercise", *_EXERCISE),
    "--no-exercise": ("--topic", "--level", "--no-exercise"),
    "--into": ("--into", *_EXERCISE),
    "--bank": ("--bank", "--id"),
}


@click.command(
    "new",
    cls=Command,
    epilog=example(
        "grader new merge_runs --topic sorting --level medium",
        "grader new --into stable_sorting --needs torch --probes",
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
    "--needs",
    type=click.Choice(LIBRARIES),
    default="numpy",
    show_default=True,
    help="The library of the exercise.",
)
@click.option(
    "--probes",
    is_flag=True,
    help="With a probes.py, for an exercise that a plain call isn't enough for.",
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
@click.option(
    "--id",
    "bank_id",
    metavar="ID",
    help="The new bank's id; default: made of the folder's name.",
)
@click.pass_context
def command(
    ctx: click.Context,
    id: str | None,
    topic: str | None,
    level: str,
    exercise: bool,
    rung: int | None,
    needs: Library,
    probes: bool,
    into: str | None,
    folder: Path | None,
    bank_id: str | None,
) -> None:
    """Start a question, an exercise or a bank.

    Writes all files of the question or exercise ID, with instructions in them, and names it in
    bank.toml. `grader lint ID` then says what is still to be written. An id is snake_case:
    lower-case letters, digits and single underscores. Nothing that is there is overwritten.
    """
    from grader.bank import open_bank
    from grader.bank.paths import bank_toml, shown
    from grader.bank.scaffold import add_exercise, new_bank, new_item
    from grader.bank.trust import record

    if sum(value is not None for value in (id, into, folder)) != 1:
        help = said("Give one of ID, --into PAGE and --bank DIR.")
        raise CommandError(said("expected one thing to start"), help=help)
    _demand_fitting(ctx)
    if folder is not None:
        files = new_bank(folder, bank_id)
        bank = open_bank(folder)
        record(bank)  # who makes it here trusts it
        _told(ctx, files)
        tell(ctx, said("The bank's id is {id}.", id=bank.id))
        commands = f"cd {folder}; grader lint; grader new --help"
        tell(ctx, said("Next: {commands}", commands=commands))
        return
    if into is None and topic is None:
        help = said("Name one of the bank's topics.")
        raise CommandError(said("{name} is missing", name="--topic"), help=help)
    _demand_own_bank(ctx)
    bank = bank_of(ctx)
    if into is not None:
        files = add_exercise(bank, into, rung=rung, needs=needs, probes=probes)
    else:
        assert id is not None
        assert topic is not None
        files = new_item(
            bank,
            id,
            topic=topic,
            level=level,
            exercise=exercise,
            rung=rung,
            needs=needs,
            probes=probes,
        )
    _told(ctx, files)
    if into is not None or exercise:
        number = rung or len(bank.ladder)
        title = bank.ladder[number - 1].title.in_(settings_of(ctx).lang)
        told = said("It is on rung {number} of the ladder, {title}.", number=number, title=title)
        tell(ctx, told)
        if rung is None:
            toml = shown(bank_toml(bank.root))
            tell(ctx, said("To move it, name it in another [[ladder]] table of {file}.", file=toml))
    command = f"grader lint --static {into or id}"
    tell(ctx, said("Next: fill in the lines with ✎; `{command}` lists them.", command=command))


def _demand_fitting(ctx: click.Context) -> None:
    """Raise CommandError where an option was given that says nothing of what is started."""
    params = ctx.params
    form = "--into" if params["into"] else "--bank" if params["folder"] else "ID"
    if form == "ID" and not params["exercise"]:
        form = "--no-exercise"
    for param in ctx.command.params:
        if param.name in params and ctx.get_parameter_source(param.name) in _GIVEN:
            option = (param.secondary_opts if params[param.name] is False else param.opts)[0]
            if option.startswith("--") and option not in _FORMS[form]:
                options = tuple(name for name in _FORMS[form] if name != form)
                help = said("With {form} go: {options}.", form=form, options=options)
                message = said("{option} doesn't go with {form}", option=option, form=form)
                raise CommandError(message, help=help)


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

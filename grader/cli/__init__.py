"""The command group. It imports click only; a command's module is imported when it is run.

Every module of COMMANDS has a click command named `command`, of a class of `grader.cli.command`,
which says how a command speaks both languages. Group options are in `ctx.obj` (`Settings`);
`grader.cli.common` has what commands share. A command ends by `ctx.exit(code)` or by raising a
GraderError, which `grader.__main__.run` prints.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import click

from grader.cli.command import Group, Settings, example, settings_of
from grader.language import Said, as_it_is, said

__all__ = ["COMMANDS", "ZYGOTE", "LazyCommand", "LazyGroup", "Settings", "cli"]


class LazyCommand(NamedTuple):
    """Where a command stands, and its line in `grader --help`."""

    module: str
    help: str


# Title in `grader --help` -> its commands.
SECTIONS = {
    said("Practise:"): {
        "init": LazyCommand("init", "Make a folder with the stubs of all exercises."),
        "watch": LazyCommand("watch", "Check an exercise whenever you save it."),
        "next": LazyCommand("next_", "Show the next exercise: its task and its file."),
        "hint": LazyCommand("hint", "Show the next hint of an exercise."),
        "solution": LazyCommand("solution", "Compare the reference with your file."),
        "open": LazyCommand("open_", "Open an exercise's file in your editor."),
        "reset": LazyCommand("reset", "Put an exercise's stub back."),
        "debug": LazyCommand("debug", "Find the bug in a wrong version of an exercise."),
        "review": LazyCommand("review", "Answer questions again when they are due."),
        "mock": LazyCommand("mock", "Sit a timed interview, and get a scorecard."),
        "progress": LazyCommand("progress", "Show what you have solved, tried and reviewed."),
    },
    said("Read and print:"): {
        "list": LazyCommand("list_", "List questions and exercises."),
        "show": LazyCommand("show", "Read a question; its answer, task or hints when asked."),
        "search": LazyCommand("search", "Search both languages."),
        "browse": LazyCommand("browse", "Read the bank in the terminal, full screen."),
        "sheet": LazyCommand("sheet", "Print study sheets, cards and mock interviews."),
        "site": LazyCommand("site", "Write the bank as a static site."),
        "export": LazyCommand("export", "Export to Anki, notebooks, JSON, CSV or Markdown."),
    },
    said("Grade:"): {
        "check": LazyCommand("check", "Grade files in a sandbox."),
    },
    said("Write a bank:"): {
        "new": LazyCommand("new", "Start a question, an exercise or a bank."),
        "lint": LazyCommand("lint", "Say what is missing or wrong in a bank, or in one item."),
        "kit": LazyCommand("kit", "Describe what an exercise's checks are made of."),
        "power": LazyCommand(
            "power", "Measure how many wrong programs an exercise's checks reject."
        ),
        "evidence": LazyCommand("evidence", "Run the experiments behind the pages' own figures."),
        "trust": LazyCommand("trust", "Say that a bank's code may run."),
    },
    said("This program:"): {
        "doctor": LazyCommand("doctor", "Say what works on this machine."),
        "completion": LazyCommand("completion", "Print the completion script of a shell."),
    },
}
COMMANDS = {name: command for section in SECTIONS.values() for name, command in section.items()}

ZYGOTE = "grader.zygote"  # the key of `ctx.meta` for one that was started before the command

# Words that people try -> what does it.
_MEANT = {
    "hints": said("Did you mean {names}?", names="hint"),
    "solutions": said("Did you mean {names}?", names="solution"),
    "answer": said(
        "`grader show ID --answer` has a question's answer, `grader solution ID` an exercise's."
    ),
    "task": said("`grader show ID --task` has an exercise's task."),
    **dict.fromkeys(
        ("grade", "run", "test", "verify"), said("Did you mean {names}?", names="check")
    ),
}


class LazyGroup(Group):
    """A group whose commands are imported when they are needed; `--help` imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        from importlib import import_module

        command = import_module(f"grader.cli.{COMMANDS[cmd_name].module}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        name = args[0]
        if name not in self.list_commands(ctx) and not name.startswith("-"):
            from grader.bank.suggest import nearest
            from grader.errors import CommandError

            hint = _MEANT.get(name) or nearest(name, COMMANDS)
            hint = hint or said("`grader --help` lists the commands.")
            raise CommandError(said("no command {name!r}", name=name), help=hint)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        for title, names in self.sections(ctx):
            with formatter.section(title.removesuffix(":")):
                formatter.write_dl([(name, self.summary(ctx, name)) for name in names])

    def sections(self, ctx: click.Context) -> list[tuple[Said, list[str]]]:
        return [(title, [*section]) for title, section in SECTIONS.items()]

    def summary(self, ctx: click.Context, name: str) -> str:
        return COMMANDS[name].help


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from grader import __version__

        click.echo(f"grader {__version__}")
        ctx.exit()


def _demand_folder() -> None:
    """Raise CommandError where the working folder was deleted: no relative path means anything."""
    try:
        Path.cwd()
    except OSError as error:
        from grader.errors import CommandError

        reason = as_it_is(error.strerror or "")
        message = said("the working folder can't be found: {reason}", reason=reason)
        raise CommandError(message, help=said("Change to a folder that exists: cd ~")) from None


@click.group(
    name="grader",
    cls=LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=example("grader show l1_loss", "grader check exercises/l1_loss.py"),
)
@click.option(
    "--bank",
    type=click.Path(),
    metavar="PATH|ID",
    help="The bank to use, whose code you trust: its folder, or an installed bank's id. Default: "
    "the nearest folder with questions/bank.toml, else the one that comes with grader.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Print the version.",
)
@click.pass_context
def cli(ctx: click.Context, bank: str | None) -> None:
    """Practise for interviews: read questions, solve exercises, have them graded.

    Without a command it goes on where you were, or begins.
    """
    _demand_folder()
    ctx.obj = settings_of(ctx)._replace(bank=bank)
    if ctx.invoked_subcommand is None:
        from grader.cli.start import resume

        resume(ctx)

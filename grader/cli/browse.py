"""`grader browse`: the bank in the terminal, full screen."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example
from grader.cli.common import bank_of, lang_option
from grader.language import said

if TYPE_CHECKING:
    from grader.bank.model import Lang


@click.command("browse", cls=Command, epilog=example("grader browse --lang zh"))
@lang_option
@click.pass_context
def command(ctx: click.Context, lang: Lang) -> bool:
    """Read the bank in the terminal.

    Search as you type, filter by level and tag, open a question and show its answer when you have
    given your own. The last line names the keys.
    """
    _demand_terminal()
    from grader.browse import browse
    from grader.practice.kept import another_follows

    colour = not os.environ.get("NO_COLOR")
    return browse(bank_of(ctx), lang, colour=colour, leaving=another_follows)


def _demand_terminal() -> None:
    from grader.errors import CommandError

    help = said("Use `grader search WORDS` and `grader show ID`.")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        message = said("browse needs a terminal, to read keys and to fill its screen")
        raise CommandError(message, help=help)
    if os.environ.get("TERM") == "dumb":
        message = said("TERM is dumb: a terminal that can't move its cursor has no screen to fill")
        raise CommandError(message, help=help)

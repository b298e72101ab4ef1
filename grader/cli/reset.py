"""`grader reset`: put a stub back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example, tell
from grader.cli.common import bank_of, complete_exercise, lang_option

if TYPE_CHECKING:
    from grader.bank.model import Lang


@click.command("reset", cls=Command, epilog=example("grader reset l1_loss"))
@click.argument("id", shell_complete=complete_exercise)
@click.option("--yes", is_flag=True, help="Don't ask.")
@lang_option
@click.pass_context
def command(ctx: click.Context, id: str, yes: bool, lang: Lang) -> None:
    """Put an exercise's stub back into your practice folder.

    Your file is kept beside it as .bak, and hints begin again with the first.
    """
    from grader.bank import workspace
    from grader.bank.paths import shown
    from grader.bank.workspace import is_unwritten
    from grader.cli.practice import demand_folder, exercise, remembered, text_of
    from grader.language import said

    bank = bank_of(ctx)
    item = exercise(bank, id)
    with remembered(bank, ctx) as (store, memory):
        folder = demand_folder(bank, store)
        path = workspace.file_in(folder, item.id)
        written = path.exists() and not is_unwritten(text_of(path))
        if written and not yes and not _agreed(ctx, shown(path)):
            tell(ctx, said("Nothing was changed."))
            return
        path, kept = workspace.reset(bank, folder, item.id, lang)
        memory.reset(item.id)
    tell(ctx, said("{file} is the stub again.", file=shown(path)))
    if kept:
        tell(ctx, said("Your file is kept as {file}.", file=shown(kept)))


def _agreed(ctx: click.Context, file: str) -> bool:
    """Whether the user says yes."""
    import sys

    from grader.cli.command import settings_of
    from grader.errors import CommandError
    from grader.language import said, translated

    if not sys.stdin.isatty():
        message = said("{file} has been written to, and nobody can be asked", file=file)
        raise CommandError(message, help=said("--yes puts the stub back without asking."))
    question = said("Put the stub back? {file} is kept as .bak. [y/N]", file=file)
    click.echo(translated(question, settings_of(ctx).lang) + " ", nl=False)
    try:
        answer = input()
    except EOFError:  # Ctrl-D
        click.echo()
        return False
    return answer.strip().lower() in ("y", "yes", "是")

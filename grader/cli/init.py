"""`grader init`: a candidate's own folder of stubs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.command import Command, example, tell
from grader.cli.common import bank_of, complete_exercise, lang_option
from grader.language import counted, said

if TYPE_CHECKING:
    from grader.bank import Bank
    from grader.bank.model import Lang

_NAMED = 5  # files whose names are printed


@click.command("init", cls=Command, epilog=example("grader init practice"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--reset",
    "id",
    metavar="ID",
    shell_complete=complete_exercise,
    help="Put this one stub back; your file is kept beside it as .bak.",
)
@lang_option
@click.pass_context
def command(ctx: click.Context, folder: Path, id: str | None, lang: Lang) -> None:
    """Make a folder with the stubs of all exercises.

    Nothing is ever overwritten, so it is safe to run it again.
    """
    from grader.bank import workspace
    from grader.bank.paths import shown

    bank = bank_of(ctx)
    if id is not None:
        path, kept = workspace.reset(bank, folder, id, lang)
        tell(ctx, said("{file} is the stub again.", file=shown(path)))
        if kept:
            tell(ctx, said("Your file is kept as {file}.", file=shown(kept)))
        return
    made = workspace.make(bank, folder, lang)
    if made.written:
        written = counted(len(made.written), "{n} file", "{n} files")
        tell(ctx, said("Wrote {files} to {folder}.", files=written, folder=folder))
    if made.kept:
        files, names = counted(len(made.kept), "{n} file", "{n} files"), _names(made.kept)
        tell(ctx, said("Kept {files} as they were: {names}.", files=files, names=names))
    _remember(bank, folder)
    stubs = [path for path in (*made.written, *made.kept) if path.suffix == ".py"]
    if stubs:
        tell(ctx, said("Next: edit {file}, then run grader check {file}", file=shown(stubs[0])))


def _remember(bank: Bank, folder: Path) -> None:
    """Let `grader watch`, `next` and `open` find the folder from anywhere."""
    from grader.errors import CommandError
    from grader.practice.faults import warn
    from grader.practice.rows import Folder
    from grader.practice.store import opened

    try:
        with opened() as store:
            store.add(Folder(bank=bank.id, path=str(folder.absolute())))
    except CommandError as error:  # the folder is made all the same
        warn(error)


def _names(paths: tuple[Path, ...]) -> tuple[str, ...]:
    names = [path.name for path in paths[:_NAMED]]
    more = len(paths) - _NAMED
    return (*names, said("{n} more", n=more)) if more > 0 else tuple(names)

"""Bare `grader`: resumes, or begins."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.command import tell
from grader.cli.common import bank_of, content_lang
from grader.errors import GraderError
from grader.language import Said, said

if TYPE_CHECKING:
    from click import Context

    from grader.bank import Bank
    from grader.bank.model import Lang
    from grader.practice.start.status import Status

# What is chosen -> the command line that does it.
_COMMANDS = {
    "review": ["review"],
    "mock": ["mock"],
    "debug": ["debug"],
    "browse": ["browse"],
}


def resume(ctx: Context) -> None:
    """In a terminal, ask what to do and do it; elsewhere say where one is, and how to go on."""
    bank, lang = bank_of(ctx), content_lang(ctx)
    terminal = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not terminal or not bank.steps:
        _tell(ctx, bank, lang)
        return
    from grader.practice.kept import kept_screen

    with kept_screen():
        _go_round(ctx, bank, lang)


def _go_round(ctx: Context, bank: Bank, lang: Lang) -> None:
    """The first screen and what is chosen on it, until the user quits."""
    chosen, notice = "", ""
    while True:
        chosen = _asked(ctx, bank, lang, chosen, notice)
        try:
            up, notice = _done(ctx, bank, lang, chosen), ""
        except GraderError as error:  # such as drills where nothing is solved yet
            up, notice = True, _in_one(error, lang)
        if not up:
            return


def _in_one(error: GraderError, lang: Lang) -> str:
    from grader.practice.stage import told

    return told(error, lang)


def _done(ctx: Context, bank: Bank, lang: Lang, chosen: str) -> bool:
    """Do what was chosen; whether it was left by esc, to come back to the first screen."""
    if chosen in _COMMANDS:
        return _do(ctx, _COMMANDS[chosen])
    if chosen == "progress":
        return _progress(bank, lang)
    if chosen not in ("watch", "list"):
        return False
    from grader.bank.trust import demand_trusted
    from grader.cli.command import settings_of
    from grader.cli.practice import watched

    if settings_of(ctx).bank is None:
        demand_trusted(bank)
    return watched(bank, None, None, None, lang, choose=chosen == "list")


def _progress(bank: Bank, lang: Lang) -> bool:
    """Show progress on a screen; whether it was left by esc."""
    from grader.grading.words import Words
    from grader.practice.progress.facts import progress
    from grader.practice.progress.screen import ProgressScreen
    from grader.practice.row import now
    from grader.practice.stage import run
    from grader.practice.store import opened

    with opened() as store:
        found = progress(bank, store, now())
    colour = not os.environ.get("NO_COLOR")
    return run(ProgressScreen(found, Words(bank), lang, colour=colour), colour=colour)


def _do(ctx: Context, args: list[str]) -> bool:
    """Run another command as if it had been typed; the commands with a screen return `up`."""
    name, command, rest = ctx.command.resolve_command(ctx, args)  # type: ignore[attr-defined]
    with command.make_context(name, rest, parent=ctx) as inner:
        return bool(command.invoke(inner))


def _asked(ctx: Context, bank: Bank, lang: Lang, before: str, notice: str) -> str:
    """What the user chooses on the first screen; `before` was chosen the last time."""
    from grader.cli.practice import remembered
    from grader.practice.panels import Panels
    from grader.practice.rows import now
    from grader.practice.stage import run
    from grader.practice.start.screen import StartScreen
    from grader.practice.start.status import status_of

    colour = not os.environ.get("NO_COLOR")
    with remembered(bank) as (store, memory):
        status = status_of(bank, store, Path.cwd(), now())

        def make(name: str) -> Path:
            return _made(bank, Path(name).expanduser(), lang)

        screen = StartScreen(
            Panels(bank, lang, colour=colour),
            status,
            make,
            chosen=before,
            notice=notice,
            problem=memory.problem,
        )
        run(screen, colour=colour)
        if screen.made is not None:
            memory.folder(screen.made)
    if memory.problem:
        tell(ctx, said("warning: {text}", text=memory.problem), err=True)
    return screen.chosen


def _made(bank: Bank, folder: Path, lang: Lang) -> Path:
    """The folder, with the stubs of all exercises; files that are there stay as they are."""
    from grader.bank import workspace

    folder = folder.absolute()
    workspace.make(bank, folder, lang)
    return folder


def _tell(ctx: Context, bank: Bank, lang: Lang) -> None:
    """Where one is, in plain lines."""
    from grader.cli.practice import remembered
    from grader.practice.rows import now
    from grader.practice.start.status import status_of

    with remembered(bank, ctx) as (store, _):
        status = status_of(bank, store, Path.cwd(), now())
    solved, total = len(status.standing.solved), status.standing.total
    tell(ctx, said("{solved} of {total} exercises are solved.", solved=solved, total=total))
    id = status.standing.current
    if id is not None:
        title = bank.title_of(bank.item(id), lang)
        tell(ctx, said("Next: {id}, {title}", id=id, title=title))
    tell(ctx, said("Review: {due} due today, {new} new", due=status.today, new=status.new))
    tell(ctx, said("Go on with:"))
    ways = _ways(status)
    widest = max(len(command) for command, _ in ways)
    for command, what in ways:
        tell(ctx, said("  {command}  {what}", command=command.ljust(widest), what=what))


def _ways(status: Status) -> list[tuple[str, Said]]:
    """The commands that go on, each with what it does."""
    begin = "grader watch", said("checks each save, in a terminal")
    if status.folder is None:
        begin = "grader init practice", said("makes a folder with all exercises")
    return [
        begin,
        ("grader next", said("shows the next exercise")),
        ("grader review", said("asks the questions that are due, in a terminal")),
        ("grader mock", said("is a timed interview, in a terminal")),
        ("grader progress", said("shows what you have done")),
        ("grader --help", said("lists all commands")),
    ]

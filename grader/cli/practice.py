"""What the commands of practice share: the store, an exercise that is named, the watch."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from click import Context

    from grader.bank import Bank, Item
    from grader.bank.model import Lang
    from grader.practice.drill.hand_out import HandedOut
    from grader.practice.memory import Memory
    from grader.practice.store import Store

_SEEDS = 10_000  # as many as can be typed with ease


@contextmanager
def remembered(bank: Bank, ctx: Context | None = None) -> Iterator[tuple[Store, Memory]]:
    """The store and what a screen remembers in it; where it can't be opened, for now alone.

    With `ctx`, what could not be remembered is said on standard error.
    """
    from grader.errors import CommandError
    from grader.practice.attempts import record
    from grader.practice.memory import Memory
    from grader.practice.store import Store, opened

    why = ""
    with ExitStack() as stack:
        try:
            store = stack.enter_context(opened())
        except CommandError as error:
            why, store = error.message, Store.empty(error)
        memory = Memory(store, bank, record)
        memory.problem = memory.problem or why
        yield store, memory
    if ctx is not None and memory.problem:
        from grader.cli.command import tell
        from grader.language import said

        tell(ctx, said("warning: {text}", text=memory.problem), err=True)


def watched(
    bank: Bank,
    path: Path | None,
    id: str | None,
    edit: str | None,
    lang: Lang,
    *,
    choose: bool = False,
) -> bool:
    """`grader watch`; whether it was left by esc. With `choose` it begins with the list."""
    with remembered(bank) as (store, memory):
        from grader.practice.watch.files import files_of

        files = files_of(bank, store, Path.cwd(), path, id)
        if files.folder is not None:
            memory.folder(files.folder)
        from grader.practice.watch.app import watch

        colour = not os.environ.get("NO_COLOR")

        def drill(id: str) -> Callable[[], bool]:
            return lambda: drilled(bank, store, id, lang=lang, colour=colour, edit=edit)

        return watch(
            bank, memory, files, lang=lang, colour=colour, edit=edit, drill=drill, choose=choose
        )


def drilled(
    bank: Bank,
    store: Store,
    id: str | None,
    *,
    lang: Lang,
    colour: bool,
    edit: str | None = None,
    seed: int | None = None,
    new: bool = False,
) -> bool:
    """Drills one after another, first the one that was begun; whether they were left by esc."""
    from grader.practice.drill.app import debug

    handed = None if new else _begun(bank, store, id)
    while True:
        handed = handed or _handed_out(bank, store, id, seed, lang)
        screen = debug(bank, store, handed, lang=lang, colour=colour, edit=edit)
        if not screen.again:
            return screen.up
        id, handed, seed = handed.drill.item, None, None


def _begun(bank: Bank, store: Store, id: str | None) -> HandedOut | None:
    """The drill that was left, if its file is still there."""
    from grader.practice.drill.draw import pending
    from grader.practice.drill.hand_out import HandedOut, file_of

    drill = pending(store, bank, id)
    path = drill and file_of(drill, _folder(bank, store))
    return HandedOut(drill, path, resumed=True) if drill and path else None


def _handed_out(
    bank: Bank, store: Store, id: str | None, seed: int | None, lang: Lang
) -> HandedOut:
    from grader.practice.drill.hand_out import hand_out

    drawn = 1 + secrets.randbelow(_SEEDS) if seed is None else seed
    return hand_out(bank, store, _folder(bank, store), drawn, id, lang)


def _folder(bank: Bank, store: Store) -> Path:
    """The practice folder, else the working folder."""
    from grader.practice.plan import folder_of

    return folder_of(bank, store, Path.cwd()) or Path.cwd()


def exercise(bank: Bank, id: str) -> Item:
    """The item of an exercise, named by its id or its file.

    Raises:
        NotFound: if there is none of that name, or the question has no exercise.
    """
    from grader.bank.paths import id_of
    from grader.errors import NotFound
    from grader.language import said

    item = bank.item(id_of(Path(id)) if id.endswith(".py") else id)
    if item.exercise is None:
        help = said("`grader show {id} --answer` has its answer.", id=item.id)
        raise NotFound(said("{id!r} is a question without an exercise", id=item.id), help=help)
    return item


def exercise_or_current(bank: Bank, memory: Memory, id: str | None, *, solved: bool = False) -> str:
    """The exercise that is named, else the one that was solved last or that one is at."""
    if id is not None:
        return exercise(bank, id).id
    last = memory.last_solved if solved else None
    return last or memory.current or bank.steps[0]


def demand_exercises(bank: Bank) -> None:
    """Raise NotFound for a bank without exercises."""
    from grader.errors import NotFound
    from grader.language import said

    if not bank.steps:
        raise NotFound(said("this bank has no exercises"), help=said("`grader list` shows all."))


def demand_folder(bank: Bank, store: Store) -> Path:
    """The practice folder; NotFound where there is none."""
    from grader.errors import NotFound
    from grader.language import said
    from grader.practice.plan import folder_of

    folder = folder_of(bank, store, Path.cwd())
    if folder is None:
        help = said("`grader init practice` makes one, `grader` makes one and begins.")
        raise NotFound(said("you have no folder with exercises yet"), help=help)
    return folder


def demand_file(bank: Bank, store: Store, id: str) -> Path:
    """The candidate's file for an exercise.

    Raises:
        NotFound: if there is no practice folder, or no such file in it.
    """
    from grader.bank.paths import shown
    from grader.bank.workspace import file_in
    from grader.errors import NotFound
    from grader.language import said

    path = file_in(demand_folder(bank, store), id)
    if not path.is_file():
        help = said("`grader reset {id}` puts the stub back.", id=id)
        raise NotFound(said("the file is missing"), place=shown(path), help=help)
    return path


def file_of(bank: Bank, store: Store, id: str) -> Path | None:
    """The same, or None where there is none."""
    from grader.errors import NotFound

    try:
        return demand_file(bank, store, id)
    except NotFound:
        return None


def text_of(path: Path) -> bytes:
    """What is in a file of the candidate's; nothing where it can't be read."""
    from grader.budgets import SOURCE_BYTES
    from grader.files import Refused, opened, read

    try:
        with opened(str(path)) as descriptor:
            return read(descriptor, SOURCE_BYTES)
    except Refused:
        return b""


def line_of(item: Item, path: Path) -> int:
    """The line on which the file defines the exercise's function, else the first."""
    names = item.exercise.functions if item.exercise else ()
    starts = tuple(f"{word} {name}".encode() for name in names for word in ("def", "class"))
    lines = enumerate(text_of(path).splitlines(), 1)
    return next((number for number, line in lines if line.startswith(starts)), 1)


def open_file(item: Item, path: Path, edit: str | None) -> None:
    from grader.practice import opening

    opening.run(opening.command(path, line_of(item, path), edit))

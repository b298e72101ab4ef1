"""What the commands of practice share: the store, an exercise that is named, the watch."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.bank import Bank, Item
    from grader.bank.model import Lang
    from grader.practice.drill.hand_out import HandedOut
    from grader.practice.memory import Memory
    from grader.practice.store import Store

_SEEDS = 10_000  # as many as can be typed with ease


@contextmanager
def remembered(bank: Bank) -> Iterator[tuple[Store, Memory]]:
    """The store and what a screen remembers in it; where it can't be opened, for now alone."""
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


def watched(bank: Bank, path: Path | None, id: str | None, edit: str | None, lang: Lang) -> None:
    """`grader watch`."""
    if id is not None:
        exercise(bank, id)
    with remembered(bank) as (store, memory):
        from grader.practice.watch.files import files_of

        files = files_of(bank, store, Path.cwd(), path, id)
        if files.folder is not None:
            memory.folder(files.folder)
        from grader.practice.watch.app import watch

        colour = not os.environ.get("NO_COLOR")

        def drill(id: str) -> Callable[[], object]:
            return lambda: drilled(bank, store, id, lang=lang, colour=colour, edit=edit)

        watch(bank, memory, files, lang=lang, colour=colour, edit=edit, drill=drill)


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
) -> None:
    """Drills one after another, until the candidate quits: first the one that was begun."""
    from grader.practice.drill.app import debug

    handed = None if new else _begun(bank, store, id)
    while True:
        handed = handed or _handed_out(bank, store, id, seed, lang)
        if not debug(bank, store, handed, lang=lang, colour=colour, edit=edit):
            return
        id, handed, seed = handed.drill.item, None, None


def _begun(bank: Bank, store: Store, id: str | None) -> HandedOut | None:
    """The drill that was left, if its file is still there."""
    from grader.practice.drill.draw import pending
    from grader.practice.drill.hand_out import HandedOut, file_of

    drill = pending(store, bank, id)
    path = drill and file_of(drill, _folder(bank, store))
    return HandedOut(drill, path) if drill and path else None


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

    item = bank.item(id_of(Path(id)) if id.endswith(".py") else id)
    if item.exercise is None:
        help = f"`grader show {item.id} --answer` has its answer."
        raise NotFound(f"{item.id!r} is a question without an exercise", help=help)
    return item

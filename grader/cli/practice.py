"""What the commands of practice share: the store, an exercise that is named, the watch."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.bank import Bank, Item
    from grader.bank.model import Lang
    from grader.practice.memory import Memory
    from grader.practice.store import Store


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

        watch(bank, memory, files, lang=lang, colour=not os.environ.get("NO_COLOR"), edit=edit)


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

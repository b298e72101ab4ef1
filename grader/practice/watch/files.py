"""Which file belongs to which exercise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader.bank import Bank
from grader.bank.model import Lang
from grader.bank.paths import shown, stub
from grader.budgets import SOURCE_BYTES
from grader.errors import CommandError, NotFound
from grader.files import Refused
from grader.language import as_it_is, said
from grader.practice.plan import folder_of, holds_exercises
from grader.practice.store import Store


@dataclass(frozen=True)
class Files:
    """The files that are watched.

    `where` has the files of exercises; `folder` is the practice folder if they are in one, which
    stubs can be put back into. `named` are files of other names, and `first` is the exercise of a
    file that the user named.
    """

    where: Path
    folder: Path | None = None
    named: Mapping[str, Path] = field(default_factory=dict)
    first: str | None = None

    def path(self, id: str) -> Path:
        return self.named.get(id) or self.where / f"{id}.py"


def files_of(bank: Bank, store: Store, cwd: Path, path: Path | None, id: str | None) -> Files:
    """The files below `path`, or the file itself, which is for exercise `id` if that is given.

    Raises:
        NotFound: if there is no such file or folder, or no exercise in it.
        CommandError: if it can't be told which exercise the file is for.
    """
    if path is None:
        folder = folder_of(bank, store, cwd)
        if folder is None:
            help = said("`grader init practice` makes one, `grader` makes one and begins.")
            raise NotFound(said("you have no folder with exercises yet"), help=help)
        return _folder(bank, folder, id)
    path = path.absolute()
    if path.is_dir():
        return _folder(bank, path, id)
    if not path.exists():
        raise NotFound(said("no such file or folder"), place=shown(path), help=_help(bank, path))
    return _file(bank, path, id)


def _help(bank: Bank, path: Path) -> str:
    from grader.bank.suggest import nearest_file

    if path.name in bank.steps:
        return said("`grader watch --exercise {id}` begins with that exercise.", id=path.name)
    return nearest_file(path) or said("`grader watch` alone takes your practice folder.")


def _folder(bank: Bank, folder: Path, id: str | None) -> Files:
    if holds_exercises(bank, folder):
        return Files(stub(folder, "x").parent, folder, first=id)
    if not any((folder / f"{step}.py").is_file() for step in bank.steps):
        help = said("Make its stubs first: grader init {folder}", folder=shown(folder))
        raise NotFound(
            said("this folder has no file of an exercise"), place=shown(folder), help=help
        )
    return Files(folder, _practice_above(bank, folder), first=id)


def _practice_above(bank: Bank, folder: Path) -> Path | None:
    """The practice folder whose files are in `folder`."""
    above = folder.parent
    within = stub(above, "x").parent == folder and holds_exercises(bank, above)
    return above if within else None


def _file(bank: Bank, path: Path, id: str | None) -> Files:
    id = id or _exercise(bank, path)
    folder = path.parent
    named = {} if path.name == f"{id}.py" else {id: path}
    return Files(folder, _practice_above(bank, folder), named, id)


def _exercise(bank: Bank, path: Path) -> str:
    from grader.files import opened, read
    from grader.grading.names import Names

    names = Names(bank)
    found = names.in_name(path)
    if len(found) != 1:
        try:
            with opened(str(path)) as descriptor:
                found = names.in_source(read(descriptor, SOURCE_BYTES)) or found
        except Refused as refused:
            raise CommandError(as_it_is(said_of(refused)), place=shown(path)) from None
    if len(found) == 1:
        return found[0]
    help = said("`--exercise ID` says which exercise it is for.")
    message = said("it names no exercise")
    if found:
        message = said("it could be for any of {ids}", ids=tuple(found))
    raise CommandError(message, place=shown(path), help=help)


def said_of(refused: Refused, lang: Lang = "en") -> str:
    """Why a file isn't read, in words."""
    from grader.phrases import in_words, phrase

    return in_words(phrase(f"left out: {refused.reason}", **refused.fields), lang)

"""Files on the command line: which are to be graded, and writing results."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import CommandError, NotFound

if TYPE_CHECKING:
    from grader.bank import Bank, Item
    from grader.grading.submission import Submission

# In a walk through solutions/ the reference is graded, and what it is graded with isn't.
_BANKS_OWN = ("checks.py", "mistakes.py")
_NAMED = 5


def submissions_of(bank: Bank, paths: Sequence[str], exercise: str | None) -> list[Submission]:
    """One submission a file; of a folder, every Python file that names an exercise.

    With `exercise`, every file is for that one.

    Raises:
        NotFound: no such file, exercise, or a folder without any.
    """
    from grader.bank import id_of
    from grader.grading.submission import Submission

    given = bank.item(exercise) if exercise else None
    if given is not None and given.exercise is None:
        raise NotFound(f"{exercise} is a question without an exercise", help=_exercises(bank))
    found = []
    for path in map(Path, paths):
        if not path.exists():
            raise NotFound(
                "no such file or folder", place=str(path), help=_missing_help(bank, path)
            )
        files = [path] if path.is_file() else list(_python_files(path))
        names = set(_names(bank)) if path.is_dir() and given is None else set()
        chosen = [
            f
            for f in files
            if path.is_file() or given or (id_of(f) in names and f.name not in _BANKS_OWN)
        ]
        if not chosen:
            raise NotFound(
                "no exercise in this folder",
                place=str(path),
                help="Name files after their exercise, or give --exercise ID. " + _exercises(bank),
            )
        _demand_no_notebook(chosen)
        demand_readable(chosen)
        _name_left_out([f for f in files if f not in chosen and f.name not in _BANKS_OWN])
        found += [Submission(given or _item(bank, f, id_of(f)), str(f)) for f in chosen]
    return found


def _demand_no_notebook(files: Iterable[Path]) -> None:
    for file in files:
        if file.suffix == ".ipynb":
            raise CommandError(
                "a notebook is no Python file",
                place=str(file),
                help="Save the cell with the function as a .py file, or run the cell that "
                "`grader export notebook` made for this.",
            )


def _name_left_out(files: Sequence[Path]) -> None:
    """Say on standard error which files of a folder are not graded: a name may be mistyped."""
    if not files:
        return
    shown = [str(file) for file in files[:_NAMED]]
    more = [f"and {len(files) - _NAMED} more"] if len(files) > _NAMED else []
    text = "note: not graded, as no exercise has their name: "
    print(text + ", ".join(shown + more), file=sys.stderr)


def demand_readable(files: Iterable[Path]) -> None:
    """Raise CommandError, before anything is graded, where a file can't be read."""
    for file in files:
        if not os.access(file, os.R_OK):
            raise CommandError(
                "this file can't be read", place=str(file), help="Change its permissions."
            )


def demand_writable(reports: Mapping[str, str]) -> None:
    """Raise CommandError, before anything is graded, where a report can't be written."""
    if sum(file == "-" for file in reports.values()) > 1:
        raise CommandError(
            "two reports can't share standard output", help="Give all but one of them a file."
        )
    places = [Path(file).resolve() for file in reports.values() if file != "-"]
    if len(set(places)) < len(places):
        raise CommandError("two reports can't share a file", help="Name a file for each of them.")
    for name, file in reports.items():
        path = Path(file).resolve()
        folder = path.parent
        if file != "-" and path.exists() and not os.access(path, os.W_OK):
            raise CommandError(
                "this file can't be written to", place=f"--{name} {file}", help="Name another file."
            )
        if file != "-" and not (folder.is_dir() and os.access(folder, os.W_OK)):
            raise CommandError(
                f"can't write to the folder {folder}",
                place=f"--{name} {file}",
                help="Name a file in a folder that exists and is yours.",
            )


def write(file: str, text: str) -> None:
    """Write a report; `-` is standard output."""
    if file == "-":
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    try:
        Path(file).write_text(text, encoding="utf-8")
    except OSError as error:
        raise CommandError(
            f"can't be written: {error.strerror}", place=file, help="Name another file."
        ) from None


def _item(bank: Bank, file: Path, id: str) -> Item:
    item = bank.item(id) if id in bank.topic_of else None
    if item is None or item.exercise is None:
        from grader.bank.suggest import nearest

        hint = nearest(id, _names(bank)) or _exercises(bank)
        raise NotFound(
            f"no exercise is called {id!r}",
            place=str(file),
            help=f"{hint} Or say which with --exercise ID.",
        )
    return item


def _python_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.py")):
        parts = path.relative_to(folder).parts
        if path.is_file() and not any(p.startswith(".") or p == "__pycache__" for p in parts):
            yield path


def _names(bank: Bank) -> Iterable[str]:
    return [id for rung in bank.ladder for id in rung.exercises]


def _exercises(bank: Bank) -> str:
    return f"The exercises are {', '.join(_names(bank))}."


def _missing_help(bank: Bank, path: Path) -> str:
    from grader.bank.suggest import nearest

    siblings = [p.name for p in path.parent.glob("*.py")] if path.parent.is_dir() else []
    return nearest(path.name, siblings) or "`grader init practice` makes a folder of stubs."

"""Whose code may run: a bank's references, checks, mistakes and evidence have the user's rights.

The bank that comes with the package is trusted, and so is a copy of it whose code is the same.
Of any other one the user has to name the origin, by `--bank` or once by `grader trust`.
"""

from __future__ import annotations

import json
from pathlib import Path

from grader.bank import paths
from grader.bank.load import Bank
from grader.errors import CommandError
from grader.files import write_below
from grader.home import home
from grader.language import reason, said


def demand_trusted(bank: Bank) -> None:
    """Raise CommandError, with what to type, if nobody has said yet that this bank is trusted."""
    if is_trusted(bank):
        return
    raise CommandError(
        said("this bank's code would run with your rights, and you haven't said that you trust it"),
        place=str(bank.root),
        help=said(
            "If you trust its author: grader trust {root}\n"
            "For one command alone: grader --bank {root} ...",
            root=bank.root,
        ),
    )


def is_trusted(bank: Bank) -> bool:
    own = paths.own_root()
    if own is not None and (bank.root == own or _code(bank.root) == _code(own)):
        return True
    return (str(bank.root), bank.id) in recorded()


def recorded() -> list[tuple[str, str]]:
    """Folders and ids of the banks that the user has named.

    Raises:
        CommandError: if the record can't be read.
    """
    file = _file()
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return [(entry["root"], entry["id"]) for entry in data["banks"]]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, TypeError, KeyError) as error:
        strange = said("not what `grader trust` writes")
        why = reason(error) if isinstance(error, OSError) else strange
        raise CommandError(why, place=str(file), help=said("Remove this file.")) from None


def record(bank: Bank) -> None:
    """Trust a bank from now on."""
    _write(sorted({*recorded(), (str(bank.root), bank.id)}))


def forget(root: Path) -> bool:
    """Trust a folder no more; False if it wasn't trusted. The folder may be gone."""
    before = recorded()
    after = [entry for entry in before if entry[0] != str(root)]
    if after != before:
        _write(after)
    return after != before


def _write(banks: list[tuple[str, str]]) -> None:
    data = {"banks": [{"root": root, "id": id} for root, id in banks]}
    write_below(_file(), (json.dumps(data, indent=2) + "\n").encode())


def _file() -> Path:
    return home() / "trusted.json"


def _code(root: Path) -> list[tuple[str, bytes]]:
    """Every file of a bank that the grader runs as trusted, with its content."""
    return [(p.relative_to(root).as_posix(), p.read_bytes()) for p in paths.code_files(root)]

"""Where the bank is that `--bank` names: in a folder, or in an installed package.

A package offers a bank by an entry point in the group `grader.banks`: the bank's id, and the
package that holds its folder (`sorting = "sorting_bank"`, or `"sorting_bank.data"` for a folder in
it). The package is found, never imported.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grader.bank import paths
from grader.bank.suggest import nearest
from grader.bank.tables import read_catalogue
from grader.errors import BankError, CommandError, NotFound
from grader.language import Said, said

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "grader.banks"


def named_root(told: str) -> Path:
    """The folder of the bank that a folder's path or an id names.

    Raises:
        NotFound: if it names none.
        CommandError: if it names two.
        BankError: if an installed package offers what is no bank, or one of another id.
    """
    found = [Path(told).resolve()] if paths.holds_bank(Path(told)) else []
    offered = dict.fromkeys(_offered()) if Path(told).name == told else {}
    found += [root for id, root in offered if id == told]
    found = list(dict.fromkeys(found))
    if len(found) > 1:
        listed = "".join(f"\n  {root}" for root in found)
        message = said("{id!r} names {n} banks:{banks}", id=told, n=len(found), banks=listed)
        raise CommandError(message, help=said("Give the folder of one of them."))
    if not found:
        hint = nearest(told, [id for id, _ in offered])
        file = paths.bank_toml(Path())
        hint = hint or said("Give a folder that holds {file}.", file=file)
        raise NotFound(said("no bank here"), place=told, help=hint)
    return found[0]


def _offered() -> Iterator[tuple[str, Path]]:
    """Ids and folders: of the bank that comes with the package, then of other packages'."""
    from importlib.metadata import entry_points

    own = paths.own_root()
    if own is not None:
        yield read_catalogue(paths.bank_toml(own)).id, own
    for entry in entry_points(group=GROUP):
        root = _folder_of(entry)
        id = read_catalogue(paths.bank_toml(root)).id
        if id != entry.name:
            raise _wrong(entry, said("its bank has the id {id!r}", id=id))
        yield id, root


def _folder_of(entry: EntryPoint) -> Path:
    from importlib.util import find_spec

    top, *rest = entry.value.split(".")
    try:
        spec = find_spec(top)  # of a name without dots: nothing is imported
    except (ImportError, ValueError):
        spec = None
    places = (spec.submodule_search_locations if spec else None) or ()
    roots = [Path(place, *rest) for place in places]
    root = next((root for root in roots if paths.holds_bank(root)), None)
    if root is None:
        file = paths.bank_toml(Path())
        raise _wrong(entry, said("{package} holds no {file}", package=entry.value, file=file))
    return root.resolve()


def _wrong(entry: EntryPoint, why: Said) -> BankError:
    package = entry.dist.name if entry.dist else entry.value
    message = said("the entry point {name!r} is wrong: {why}", name=entry.name, why=why)
    return BankError(message, place=package, help=said("Tell its author, or uninstall it."))

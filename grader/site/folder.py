"""Writing the site into its folder, without touching what isn't the site's.

A file `.grader-site.json` marks the folder as this command's and holds the hash of every file that
was written. All new files are first written beside the old ones and then moved into place, so that
a run that fails leaves the old site whole.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path, PurePosixPath

from grader.bank.paths import shown
from grader.errors import CommandError
from grader.language import reason, said

MARKER = ".grader-site.json"
STAGE = ".grader-site.new"
_SHOWN = 5  # names in a message


def write_site(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of `build_site` into a folder; files of an older site that are not among
    them go, all others stay.

    CommandError if the folder is neither empty nor a site, if a file to be written or removed
    was changed by somebody else, or if the folder can't be written to.
    """
    old = check_folder(folder)
    hashes = {name: sha256(data).hexdigest() for name, data in sorted(files.items())}
    _refuse_changed(folder, old, hashes)
    stage = folder / STAGE
    try:
        shutil.rmtree(stage, ignore_errors=True)
        for name, data in files.items():
            _write(stage / name, data)
        _write(stage / MARKER, (json.dumps(hashes, indent=0) + "\n").encode())
        for name in (*files, MARKER):  # the marker last
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (stage / name).replace(folder / name)
        for name in sorted(old.keys() - hashes.keys()):
            _remove(folder, name)
    except OSError as error:
        message = said("can't be written: {reason}", reason=reason(error))
        help = said("Make room or choose another folder; the old site is as it was.")
        raise CommandError(message, place=shown(folder), help=help) from None
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def check_folder(folder: Path) -> dict[str, str]:
    """What the folder's old site wrote: path -> hash; empty for a new folder.

    CommandError if it is neither empty nor a site.
    """
    place = shown(folder)
    if folder.exists() and not folder.is_dir():
        raise CommandError(said("this is no folder"), place=place, help=said("Give -o a folder."))
    try:
        names = sorted(path.name for path in folder.iterdir()) if folder.exists() else []
    except OSError as error:
        message = said("can't be read: {reason}", reason=reason(error))
        raise CommandError(message, place=place) from None
    if MARKER in names:
        return _read_marker(folder / MARKER)
    names = [name for name in names if name != STAGE]
    if names:
        help = said("Give a new or an empty folder, or one that `grader site` made.")
        message = said("this folder has other files in it ({names})", names=_some(names))
        raise CommandError(message, place=place, help=help)
    return {}


def _read_marker(path: Path) -> dict[str, str]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if all(isinstance(value, str) and _is_inside(name) for name, value in found.items()):
            return dict(found)
    except (OSError, ValueError, AttributeError):
        pass
    help = said("Delete the folder if nothing in it is yours, or choose another.")
    raise CommandError(said("this is no list of a site's files"), place=shown(path), help=help)


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and bool(path.parts)


def _refuse_changed(folder: Path, old: Mapping[str, str], new: Mapping[str, str]) -> None:
    """A downloaded stub may have been solved in place: that work isn't ours to overwrite."""
    changed = []
    for name in sorted(old.keys() | new.keys()):
        path = folder / name
        if path.is_file():
            found = sha256(path.read_bytes()).hexdigest()
            if found not in (old.get(name), new.get(name)):
                changed.append(name)
    if changed:
        message = said("changed since the site was written: {names}", names=_some(changed))
        help = said("Move what you want to keep elsewhere and delete the rest, then run it again.")
        raise CommandError(message, place=shown(folder), help=help)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _remove(folder: Path, name: str) -> None:
    """Remove a file, and the folders that it leaves empty."""
    path = folder / name
    path.unlink(missing_ok=True)
    for parent in path.relative_to(folder).parents:
        if parent.parts and (folder / parent).is_dir() and not any((folder / parent).iterdir()):
            (folder / parent).rmdir()


def _some(names: list[str]) -> tuple[str, ...]:
    more = len(names) - _SHOWN
    return (*names[:_SHOWN], said("{n} more", n=more)) if more > 0 else tuple(names)

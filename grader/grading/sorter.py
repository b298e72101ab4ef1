"""Which exercise one file is for, or why it isn't graded."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path, PurePath

from ..bank import Bank, Item
from ..bank.paths import item_files
from ..files import Refused, absolute, opened, read
from .names import Names, defines_any, is_helper
from .not_graded import NotGraded
from .submission import MAX_BYTES, Submission

_STREAM = re.compile(r"-|/dev/stdin|/(?:dev|proc/self)/fd/[0-9]{1,6}")
_SUFFIXES = {
    ".ipynb": "notebook",
    **dict.fromkeys((".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar"), "archive"),
}


def is_stream(path: str) -> bool:
    """Whether a name means one of the command's own descriptors, such as standard input."""
    return _STREAM.fullmatch(path) is not None


class Sorter:
    """Decides for one file after another."""

    def __init__(self, bank: Bank, given: Item | None) -> None:
        self._bank = bank
        self._given = given
        self._names = Names(bank)
        self._items: dict[str, Item] = {}

    def named(self, path: str) -> Submission | NotGraded:
        """A file that the user names; with a given exercise any name will do."""
        try:
            if is_stream(path):
                return self._submission(path, self._from_stream(path))
            reason = _SUFFIXES.get(PurePath(path).suffix.lower())
            with opened(path) as descriptor:
                self._demand_foreign(path, descriptor)
                if reason:
                    raise Refused(reason)
                id = self._given.id if self._given else self._id(path, descriptor)
            return self._submission(path, None, id)
        except Refused as refused:
            return NotGraded.because(path, refused.reason, **refused.fields)

    def found(self, path: str) -> Submission | NotGraded:
        """A file of a folder."""
        suffix = PurePath(path).suffix.lower()
        try:
            if suffix != ".py":
                raise Refused(_SUFFIXES.get(suffix, "not Python"))
            with opened(path) as descriptor:
                self._demand_foreign(path, descriptor)
                id = self._fitting(path, descriptor) if self._given else self._id(path, descriptor)
            return self._submission(path, None, id)
        except Refused as refused:
            return NotGraded.because(path, refused.reason, **refused.fields)

    def _submission(self, path: str, source: bytes | None, id: str | None = None) -> Submission:
        if id is None:
            item = self._given or self._item(_only(self._names.in_source(source or b"")))
        else:
            item = self._given or self._item(id)
        return Submission(item, path, source)

    def _item(self, id: str) -> Item:
        if id not in self._items:
            self._items[id] = self._bank.item(id)
        return self._items[id]

    def _id(self, path: str, descriptor: int) -> str:
        """By the place in a bank, the name, the functions; the first that says one exercise."""
        file = absolute(path)
        if str(file) in self._references:
            return self._references[str(file)]
        ids = self._names.in_name(file)
        if len(ids) == 1 and not is_helper(file):
            return ids[0]
        return _only(self._names.in_source(read(descriptor, MAX_BYTES)), ids)

    def _fitting(self, path: str, descriptor: int) -> str:
        """The given exercise, if the file's name says it or the file defines its functions."""
        assert self._given is not None
        assert self._given.exercise is not None
        file = absolute(path)
        id, functions = self._given.id, self._given.exercise.functions
        by_name = self._names.in_name(file) == [id] and not is_helper(file)
        if by_name or self._references.get(str(file)) == id:
            return id
        source = read(descriptor, MAX_BYTES)
        # A null byte is not text, but may be UTF-16, in which no name can be seen.
        unknown = b"\0" in source and not is_helper(file) and not self._names.in_name(file)
        if unknown or defines_any(source, functions):
            return id
        raise Refused("defines none", functions=", ".join(functions))

    def _demand_foreign(self, path: str, descriptor: int) -> None:
        """Refuse the bank's own answers where another name (a hard link, a linked folder) leads
        to them: a stranger may have made it.
        """
        file = absolute(path)
        if str(file) in self._references:
            return
        status = os.fstat(descriptor)
        if (status.st_dev, status.st_ino) in self._identities:
            raise Refused("bank's own")

    @cached_property
    def _references(self) -> dict[str, str]:
        topic_of = self._bank.topic_of
        files = {id: item_files(self._bank.root, topic_of[id], id) for id in self._names.ids}
        return {str(f.reference): id for id, f in files.items()}

    @cached_property
    def _identities(self) -> set[tuple[int, int]]:
        found = set()
        for reference in self._references:
            try:
                status = Path(reference).stat()
            except OSError:
                continue
            found.add((status.st_dev, status.st_ino))
        return found

    def _from_stream(self, path: str) -> bytes:
        number = int(path.rpartition("/")[2]) if path[-1].isdigit() else 0
        try:
            mode = os.fstat(number).st_mode
            if number > 2 and not (stat.S_ISFIFO(mode) or stat.S_ISREG(mode)):
                raise Refused("not a file")
            return read(number, MAX_BYTES + 1)
        except OSError as error:
            raise Refused("unreadable", why=error.strerror or type(error).__name__) from None


def _only(ids: Sequence[str], by_name: Sequence[str] = ()) -> str:
    """The one exercise of a file; Refused if there is none, or more than one."""
    if len(ids) == 1:
        return ids[0]
    several = ids or by_name
    if len(several) > 1:
        raise Refused("several exercises", ids=", ".join(several))
    raise Refused("no exercise")

"""What a judge keeps of its bank. Everything is keyed by the content of the files it came from."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterable
from pathlib import Path

from grader.bank import Bank, Item, open_bank
from grader.bank.paths import bank_toml, item_files
from grader.grading.exercise import Exercise

_KEPT = 64  # exercises, each with one seed's tables


class Warm:
    """A bank whose files may be edited at any time: each is read anew when its content changed."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._bank: tuple[bytes, Bank] | None = None
        self._items: dict[str, tuple[Bank, bytes, Item]] = {}
        self._exercises: OrderedDict[tuple[str, int], tuple[bytes, Exercise]] = OrderedDict()

    def bank(self) -> Bank:
        """Raises NotFound or BankError if it can't be opened."""
        digest = _digest([bank_toml(self._root)])
        if self._bank is None or self._bank[0] != digest:
            self._bank = digest, open_bank(self._root)
        return self._bank[1]

    def item(self, id: str) -> Item:
        """Raises NotFound or BankError as `Bank.item`."""
        bank = self.bank()
        digest = _digest([item_files(bank.root, bank.topic_of.get(id, ""), id).page])
        of, known, item = self._items.get(id, (None, b"", None))
        if item is None or of is not bank or known != digest:
            item = bank.item(id)
            self._items[id] = bank, digest, item
        return item

    def exercise(self, item: Item, seed: int) -> Exercise:
        """Raises BankError if the reference can't be loaded."""
        files = item.files
        digest = _digest([files.page, *sorted(files.reference.parent.glob("*.py"))])
        kept, found = self._exercises.pop((item.id, seed), (b"", None))
        if found is None or kept != digest:
            found = Exercise(item, seed)
        self._exercises[item.id, seed] = digest, found
        if len(self._exercises) > _KEPT:
            self._exercises.popitem(last=False)
        return found


def _digest(files: Iterable[Path]) -> bytes:
    """Of names and contents; a file that can't be read counts as absent."""
    digest = hashlib.blake2b()
    for path in files:
        try:
            data = path.read_bytes()
        except OSError:
            continue
        digest.update(f"{path.name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.digest()

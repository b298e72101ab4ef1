"""Which exercise a file is for: by its name, else by the functions that it defines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import PurePath

from ..bank import Bank

_WORD = re.compile(r"[a-z0-9]+")
# Every alternative is tried at the start of a line only, so the time is linear in the text. A name
# inside a string is found as well; then the file is graded, and its verdict says what it lacks.
_DEFINED = re.compile(
    rb"^[ \t]*(?:async[ \t]+)?(?:def|class)[ \t]+([A-Za-z_]\w*)|^([A-Za-z_]\w*)[ \t]*[:=]",
    re.MULTILINE,
)
_HELPERS = ("conftest", "setup", "__init__", "__main__")


class Names:
    """The ids of a bank's exercises and their functions."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank
        self.ids = [id for id in bank.steps if id in bank.topic_of]
        self._words = {tuple(id.split("_")): id for id in self.ids}
        self._lengths = sorted({len(words) for words in self._words}, reverse=True)

    def in_name(self, path: PurePath) -> list[str]:
        """The ids that a file's name holds as whole words, longest first.

        An id inside a longer one doesn't count: `dropout` in `dropout_mask`.
        """
        words = tuple(_WORD.findall(unicodedata.normalize("NFKC", path.stem).casefold()))
        taken: set[int] = set()
        found = []
        for length in self._lengths:
            for start in range(len(words) - length + 1):
                id = self._words.get(words[start : start + length])
                if id and not taken.issuperset(range(start, start + length)):
                    taken.update(range(start, start + length))
                    found.append(id)
        return list(dict.fromkeys(found))

    def in_source(self, source: bytes) -> list[str]:
        """The ids whose functions a file defines, in the ladder's order."""
        functions = defined(source)
        return [id for id, own in self._functions.items() if not functions.isdisjoint(own)]

    @cached_property
    def _functions(self) -> Mapping[str, tuple[str, ...]]:
        items = [self._bank.item(id) for id in self.ids]
        return {item.id: item.exercise.functions for item in items if item.exercise}


def defined(source: bytes) -> set[str]:
    """Names that a Python text seems to define. It is not parsed: it may be made to be costly."""
    lines = source.replace(b"\r", b"\n")
    return {(one or other).decode() for one, other in _DEFINED.findall(lines)}


def defines_any(source: bytes, functions: Iterable[str]) -> bool:
    return not defined(source).isdisjoint(functions)


def is_helper(path: PurePath) -> bool:
    """Whether a name is that of tests or of a package's own files, by the usual conventions."""
    stem = path.stem.casefold()
    return stem in _HELPERS or stem.startswith("test_") or stem.endswith("_test")

"""A mistake that is the reference with a few words changed."""

from __future__ import annotations

import sys
from typing import NamedTuple


class Edited(NamedTuple):
    """The pairs (old, new) of one mistake, and the line of mistakes.py on which it begins."""

    pairs: tuple[tuple[str, str], ...]
    line: int

    def apply(self, source: str) -> str:
        """The reference's source after the edits, made one after the other.

        Raises:
            ValueError: if an old text doesn't occur exactly once.
        """
        for old, new in self.pairs:
            if source.count(old) != 1:
                raise ValueError(_stale(old, source))
            source = source.replace(old, new)
        return source


def edited(*texts: str) -> Edited:
    """A mistake that is the reference's source with `old, new, old, new, ...` replaced.

    Each old text must occur in the reference exactly once; `grader lint` says where one doesn't::

        magnitude_only = edited("np.abs(g * w)", "np.abs(w)")

    What can't be said in this way is written as a function.
    """
    if len(texts) % 2:
        raise ValueError(f"expected pairs of an old and a new text, got {len(texts)} texts")
    return Edited(tuple(zip(texts[::2], texts[1::2], strict=True)), sys._getframe(1).f_lineno)


def _stale(old: str, source: str) -> str:
    """Why the old text can't be replaced: where it occurs, or the line that is most like it."""
    import difflib

    lines = source.splitlines()
    if old in source:
        starts = [i for i in range(len(source)) if source.startswith(old, i)]
        numbers = ", ".join(str(source.count("\n", 0, i) + 1) for i in starts)
        return f"{old!r} occurs {len(starts)} times in the reference, on lines {numbers}"
    wanted = [line.strip() for line in old.splitlines() if line.strip()]
    strange = next((line for line in wanted if line not in source), old)

    def likeness(number: int) -> float:
        line, matcher = lines[number].strip(), difflib.SequenceMatcher(None, "", strange)
        matcher.set_seq1(line)
        return sum(block.size for block in matcher.get_matching_blocks()) / (len(strange) or 1)

    near = max(range(len(lines)), key=likeness, default=0)
    told = f"; the nearest line is {near + 1}: {lines[near].strip()}" if lines else ""
    return f"{old!r} doesn't occur in the reference{told}"

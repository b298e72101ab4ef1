"""The nearest of the known names, for every message about an unknown one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from grader.language import said


def nearest(
    name: str,
    known: Iterable[str],
    *,
    count: int = 3,
    shown: Mapping[str, str] | None = None,
) -> str:
    """`Did you mean a or b?`, or an empty text when nothing is near.

    `shown` has what is said in place of a name.
    """
    import difflib

    by_folded = {text.casefold(): text for text in known}
    folded = name.casefold()
    near = difflib.get_close_matches(folded, by_folded, n=count, cutoff=0.6)
    if not near and len(folded) >= 3:  # part of a name: `dropout` for `dropout_mask`
        near = [text for text in by_folded if folded in text][:count]
    if not near:
        return ""
    names = [by_folded[text] for text in near]
    names = [shown[name] for name in names] if shown else names
    return said("Did you mean {names}?", names=_either(names))


def nearest_file(path: Path) -> str:
    """The same for a Python file that isn't there: those beside it, named with their folder."""
    from grader.bank.paths import shown

    if not path.parent.is_dir():
        return ""
    beside = {file.name: shown(file) for file in path.parent.glob("*.py")}
    return nearest(path.name, beside, shown=beside)


def _either(names: Sequence[str]) -> str:
    """`a or b or c`."""
    text = names[0]
    for name in names[1:]:
        text = said("{names} or {last}", names=text, last=name)
    return text

"""The nearest of the known names, for every message about an unknown one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grader.language import said


def nearest(name: str, known: Iterable[str], *, count: int = 3) -> str:
    """`Did you mean a or b?`, or an empty text when nothing is near."""
    import difflib

    by_folded = {text.casefold(): text for text in known}
    folded = name.casefold()
    near = difflib.get_close_matches(folded, by_folded, n=count, cutoff=0.6)
    if not near and len(folded) >= 3:  # part of a name: `dropout` for `dropout_mask`
        near = [text for text in by_folded if folded in text][:count]
    if not near:
        return ""
    return said("Did you mean {names}?", names=_either([by_folded[text] for text in near]))


def _either(names: Sequence[str]) -> str:
    """`a or b or c`."""
    text = names[0]
    for name in names[1:]:
        text = said("{names} or {last}", names=text, last=name)
    return text

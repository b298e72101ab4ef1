"""Displayed formulas as lines of a terminal: drawn, and broken where they are too wide."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from grader.prose.boxes import Box
from grader.prose.mathml import terms
from grader.prose.picture import Picture
from grader.prose.precedence import BARS, RELATIONS, depths
from grader.prose.scripts import in_one_notation
from grader.prose.terms import Term
from grader.prose.text_math import one_line

Terms = tuple[Term, ...]
_INDENT = 2  # columns by which parts after the first are set in


def math_lines(tex: str, room: int) -> list[str]:
    """A displayed formula as lines: a picture, of which parts go under each other where it is
    wider than `room`; or one line where a part is.

    Raises ProseError on LaTeX that can't be shown.
    """
    term = terms(tex, True)
    found = in_one_notation(lambda plain: _fitted(Picture(tex, term, plain), term, room))
    if not found:
        return [one_line(tex, term)]
    tall = any(len(box.rows) > 1 for box in found)
    lines: list[str] = []
    for i, box in enumerate(found):
        lines += [""] * bool(i and tall)
        lines += [(" " * _INDENT * bool(i) + row).rstrip() for row in box.rows]
    return lines


def _fitted(pen: Picture, term: Term, room: int) -> list[Box]:
    """Boxes that fit one under the other; none where that can't be."""
    whole = pen.draw(term)
    if whole.width <= room:
        return [whole]
    if term.tag != "row":
        return []
    boxes: list[Box] = []
    for clause in _filled(pen, _clauses(term.kids), room):
        boxes += [pen.draw(Term("row", line)) for line in _relations(pen, clause, room)]
    return boxes if all(box.width + _INDENT <= room for box in boxes) else []


def _relations(pen: Picture, line: Terms, room: int) -> list[Terms]:
    """The line, or where it is too wide what results from breaking it before its relations."""
    if pen.draw(Term("row", line)).width + _INDENT <= room:
        return [line]
    parts = _parts(line, lambda i: line[i].tag == "op" and line[i].text in RELATIONS)
    return _filled(pen, parts, room)


def _filled(pen: Picture, parts: Sequence[Terms], room: int) -> list[Terms]:
    """As many parts in each line as fit."""
    lines: list[Terms] = []
    for part in parts:
        longer = (*lines[-1], *part) if lines else part
        if lines and pen.draw(Term("row", longer)).width + _INDENT <= room:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _clauses(kids: Terms) -> list[Terms]:
    """Terms cut after wide spaces, but not after words such as `with` or `CSR:`."""
    clauses: list[Terms] = []
    for part in _parts(kids, lambda i: _is_wide(kids[i - 1]) and not _is_wide(kids[i])):
        if clauses and _leads(clauses[-1]):
            part = (*clauses.pop(), *part)
        clauses.append(part)
    return clauses


def _leads(clause: Terms) -> bool:
    """Whether a clause says nothing without the next: it ends with words and has no relation."""
    shown = [kid for kid in clause if kid.tag != "space"]
    relates = any(kid.text in RELATIONS for kid in shown)
    return not shown or (shown[-1].tag == "words" and not relates)


def _parts(kids: Terms, breaks: Callable[[int], bool]) -> list[Terms]:
    """Terms cut before those at which a line may break, outside of all brackets."""
    parts: list[Terms] = [()]
    inside, bars = depths(kids), 0
    for i, kid in enumerate(kids):
        if parts[-1] and not inside[i] and bars % 2 == 0 and breaks(i):
            parts.append(())
        bars += (kid.kids[0] if kid.tag == "script" else kid).text in BARS
        parts[-1] += (kid,)
    return parts


def _is_wide(term: Term) -> bool:
    return term.tag == "space" and term.size >= 1

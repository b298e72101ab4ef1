"""Formulas drawn in several rows of text: fractions stacked, matrices and cases laid out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grader.prose.boxes import Box, beside, bracket, centred, grid, padded, stack
from grader.prose.precedence import CLOSING, OPENING
from grader.prose.scripts import SUBSCRIPTS, SUPERSCRIPTS, NotSmall, small
from grader.prose.terms import NOTHING, Term
from grader.prose.text_math import Line
from grader.prose.width import width

_SIGNS = frozenset("+−±")


class Picture(Line):
    """Draws what is higher than a line; the rest is written as a line."""

    def __init__(self, tex: str, term: Term, plain: bool) -> None:
        super().__init__(tex, plain)
        self.extent = (0, 0)  # rows above and below that brackets of a set size reach
        # All limits of a formula stand in the same way.
        self.stacked = any(map(self._is_stacked, _walk(term)))

    def _is_stacked(self, term: Term) -> bool:
        """Whether a limit goes above or below its base, since it would be long beside it."""
        if term.tag != "limits":
            return False
        try:
            low, high = (self.small(kid) for kid in term.kids[1:])
        except NotSmall:
            return True
        if self.plain:
            return max(len(low), len(high)) > 1
        forms = small(term.kids[1], low, SUBSCRIPTS), small(term.kids[2], high, SUPERSCRIPTS)
        return None in forms

    def draw(self, term: Term) -> Box:
        method = _DRAWN.get(term.tag)
        return method(self, term) if method else Box((self.write(term),))

    def row(self, term: Term) -> Box:
        return self.side_by_side(term.kids) if term.role != "inline" else Box((self.write(term),))

    def side_by_side(self, kids: Sequence[Term], ends: tuple[int, int] | None = None) -> Box:
        """Terms in a row; brackets of a set size grow to what stands between them.

        `ends` is how far a bar between growing brackets reaches.
        """
        boxes = [Box(("",)) if _grows(kid) else self.draw(kid) for kid in kids]
        drawn = list(boxes)
        for i, kid in enumerate(kids):
            if _grows(kid):
                pair = _pair(kids, i)
                self.extent = _extent(boxes[slice(*pair)]) if pair else ends or (0, 0)
                drawn[i] = self.draw(kid)
        lines = [box.rows[0] if len(box.rows) == 1 else "0" for box in drawn]
        parts = []
        for i, (gap, line) in enumerate(self.spaced(kids, lines)):
            tall = len(drawn[i].rows) > 1
            near = not gap and i > 0 and _touch(kids[i - 1 : i + 1], drawn[i - 1 : i + 1])
            parts += [Box((" " if near else gap,)), drawn[i] if tall else Box((line,))]
        return beside(parts)

    def operator(self, term: Term) -> Box:
        return bracket(term.text, *self.extent) if _grows(term) else Box((self.write(term),))

    def fenced(self, term: Term) -> Box:
        opening, *inside, closing = term.kids
        ends = _extent([self.side_by_side(inside)])
        box = self.side_by_side(inside, ends)
        return beside((bracket(opening.text, *ends), box, bracket(closing.text, *ends)))

    def fraction(self, term: Term) -> Box:
        line = self.write(term)
        if self.tight or term.role == "inline" or len(line) == 1:
            return Box((line,))
        above, below = (self.draw_small(kid) for kid in term.kids)
        size = max(above.width, below.width)
        return stack((above, Box(("─" * size,)), below), 1)

    def draw_small(self, term: Term) -> Box:
        """Above or below a line: in one line, as LaTeX sets it smaller; tables are drawn."""
        return Box((self.write(term).strip(),)) if term.tag != "table" else self.draw(term)

    def binomial(self, term: Term) -> Box:
        above, below = (self.draw_small(kid) for kid in term.kids)
        box = stack((above, below), 0)
        return beside((bracket("(", 0, 1), box, bracket(")", 0, 1)))

    def script(self, term: Term) -> Box:
        base, sub, sup = term.kids
        box = self.draw(base)
        if len(box.rows) == 1:
            return Box((self.write(term),))
        high = self.corner(sup, SUPERSCRIPTS, "^" if box.base == 0 else "")
        low = self.corner(sub, SUBSCRIPTS, "_" if box.below == 0 else "")
        size = max(width(high), width(low))
        rows = (high, *[""] * (len(box.rows) - 2), low)
        return beside((box, Box(tuple(padded(row, size, "left") for row in rows), box.base)))

    def corner(self, term: Term, table: dict[str, str], mark: str) -> str:
        """A script of something tall, on the line with a mark or above or below it without one."""
        if mark:
            return self.scripted(term, table, mark)
        text = self.small(term)
        return text if self.plain else small(term, text, table) or text

    def limits(self, term: Term) -> Box:
        base, under, over = term.kids
        if self.tight or not self.stacked:
            return Box((self.write(term),))
        labels = [Box((self.small(k),)) if k != NOTHING else None for k in (over, under)]
        parts = [part for part in (labels[0], self.draw(base), labels[1]) if part]
        return stack(parts, 1 if labels[0] else 0)

    def brace(self, term: Term) -> Box:
        base, *label = term.kids
        box = self.draw(base)
        size = max(box.width, 2)
        ends = "╰╯" if term.tag == "under_brace" else "╭╮"
        parts = [box, Box((ends[0] + "─" * (size - 2) + ends[1],))]
        parts += [Box((self.small(kid),)) for kid in label]
        if term.tag == "over_brace":
            return stack(parts[::-1], len(parts) - 1)
        return stack(parts, 0)

    def arrow(self, term: Term) -> Box:
        under, over = (self.small(kid) for kid in term.kids)
        size = max(width(under), width(over)) + 2
        shaft = "─" * (size - 1)
        line = f"{shaft}→" if term.text in "→⇒" else f"←{shaft}"
        rows = [text for text in (centred(over, size) if over else "", line) if text]
        rows += [centred(under, size)] if under else []
        return Box(tuple(rows), 1 if over else 0)

    def table(self, term: Term) -> Box:
        rows = [[self.draw(cell) for cell in row.kids] for row in term.kids]
        across, down = term.lines
        pairs = term.aligns[:2] == ("right", "left")
        gaps = ["", *((" " if pairs and c % 2 else "  ") for c in range(1, len(term.aligns)))]
        gaps = [" │ " if c in down and c else gap for c, gap in enumerate(gaps)]
        if not across:
            return grid(_apart(rows), term.aligns, gaps)
        sizes = [max(row[c].width for row in rows if c < len(row)) for c in range(len(gaps))]
        rule = [Box(("─" * size,)) for size in sizes]
        lined: list[list[Box]] = []
        for number, row in enumerate(rows):
            lined += [rule] if number in across else []
            lined.append(row)
        return grid(lined, term.aligns, gaps)


def _walk(term: Term) -> Iterator[Term]:
    yield term
    for kid in term.kids:
        yield from _walk(kid)


def _grows(term: Term) -> bool:
    """Whether a term is a bracket whose height depends on what stands beside it."""
    if term.tag == "script":
        return _grows(term.kids[0])
    return term.tag == "op" and bool(term.size or term.role == "middle")


def _pair(kids: Sequence[Term], i: int) -> tuple[int, int] | None:
    """Between which terms a bracket of a set size stands: itself and its other half, if any."""
    open_at: list[int] = []
    for j, kid in enumerate(kids):
        text = (kid.kids[0] if kid.tag == "script" else kid).text
        if not _grows(kid):
            continue
        if text in OPENING or kid.role == "opening":
            open_at.append(j)
        elif open_at and (text in CLOSING or kid.role == "closing"):
            start = open_at.pop()
            if start <= i <= j:
                return start, j
    return None


def _extent(boxes: Sequence[Box]) -> tuple[int, int]:
    """Rows above and below the base."""
    return max(box.base for box in boxes), max(box.below for box in boxes)


def _touch(kids: Sequence[Term], boxes: Sequence[Box]) -> bool:
    """Whether two neighbours need a space because one is a stacked fraction."""
    stacked = [k.tag == "frac" and len(b.rows) > 1 for k, b in zip(kids, boxes, strict=True)]
    if not any(stacked) or all(stacked):
        return all(stacked)
    other = kids[stacked.index(False)]
    if other.tag == "op" and stacked[1]:
        # A minus would seem to be a part of the fraction's line.
        return other.text in _SIGNS | CLOSING
    if other.tag == "op":
        return other.text in OPENING
    tag = (other.kids[0] if other.tag == "script" else other).tag
    return tag not in ("op", "space") and other.text != "."


def _apart(rows: list[list[Box]]) -> list[list[Box]]:
    """The rows, with an empty one between those of which one is higher than a line."""
    out: list[list[Box]] = []
    for i, row in enumerate(rows):
        tall = any(len(box.rows) > 1 for near in rows[max(i - 1, 0) : i + 1] for box in near)
        out += [[Box(("",))]] if i and tall else []
        out.append(row)
    return out


_DRAWN = {
    "row": Picture.row,
    "op": Picture.operator,
    "fenced": Picture.fenced,
    "frac": Picture.fraction,
    "binom": Picture.binomial,
    "script": Picture.script,
    "limits": Picture.limits,
    "over_brace": Picture.brace,
    "under_brace": Picture.brace,
    "arrow": Picture.arrow,
    "table": Picture.table,
}

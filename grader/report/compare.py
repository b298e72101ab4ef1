"""Expected and actual for a terminal: side by side when they fit, the first difference marked."""

from __future__ import annotations

from grader.bank.model import Lang
from grader.grading.verdict import Value
from grader.report.escape import one_line
from grader.report.grid import grid, window
from grader.report.layout import Ink, cells, fit, pad, wrap
from grader.report.strings import say
from grader.report.values import Pair, differing, drawable, first_difference


def comparison(
    expected: Value | None, actual: Value | None, *, width: int, lang: Lang, ink: Ink
) -> list[str]:
    """Lines of at most `width` columns; none where neither value is known."""
    if expected is None or actual is None:
        known = [("expected", expected), ("actual", actual)]
        return [
            line
            for key, value in known
            if value
            for line in _labelled(say(lang, key), value.text, width)
        ]
    pair = first_difference(expected, actual)
    if drawable(pair.expected) and drawable(pair.actual):
        return _grids(pair, width, lang, ink)
    return _texts(pair, width, lang, ink)


def _labelled(label: str, text: str, width: int) -> list[str]:
    indent = cells(label) + 2
    first, *rest = wrap(one_line(text), max(10, width - indent))[:6]
    return [f"{label}  {first}", *(" " * indent + line for line in rest)]


def _texts(pair: Pair, width: int, lang: Lang, ink: Ink) -> list[str]:
    """Two texts one above the other, a caret under the first character in which they differ."""
    labels = [say(lang, "expected"), say(lang, "actual")]
    column = max(map(cells, labels)) + 2
    one, other = one_line(pair.expected.text), one_line(pair.actual.text)
    where = _common(one, other)
    start = where - 20 if max(cells(one), cells(other)) > width - column else 0
    shown = [_from(text, start, width - column) for text in (one, other)]
    under = column + cells(shown[1][: where - start] if start > 0 else other[:where])
    lines = [pad(label, column) + text for label, text in zip(labels, shown, strict=True)]
    lines.append(" " * under + ink("mark", "^"))
    if pair.path:
        lines.insert(0, say(lang, "item", place=one_line(pair.place)))
    return lines


def _common(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _from(text: str, start: int, width: int) -> str:
    return fit(text if start <= 0 else "…" + text[start + 1 :], width)


def _grids(pair: Pair, width: int, lang: Lang, ink: Ink) -> list[str]:
    marks = frozenset(differing(pair.expected, pair.actual))
    blocks = [
        _grid(pair, key, value, marks, lang)
        for key, value in (("expected", pair.expected), ("actual", pair.actual))
    ]
    left = max(map(cells, blocks[0])) + 4
    if left + max(map(cells, blocks[1])) <= width:
        lines = _beside(blocks[0], blocks[1], left)
    else:
        lines = [fit(line, width) for line in (*blocks[0], "", *blocks[1])]
    return [ink("strong", lines[0]), *lines[1:], *_first(pair, width, lang, ink)]


def _grid(
    pair: Pair, key: str, value: Value, marks: frozenset[tuple[int, ...]], lang: Lang
) -> list[str]:
    shape = value.shape or ()
    title = f"{say(lang, key)}  {one_line(f'{value.dtype} {shape}')}"
    if 0 in shape:
        return [title, f"  {say(lang, 'empty')}"]
    shown = window(shape, pair.index)
    rows = [f"  {row}" for row in grid(value, shown, marks)]
    return [title, *rows, *(f"  {line}" for line in shown.caption(shape, lang))]


def _beside(left: list[str], right: list[str], width: int) -> list[str]:
    height = max(len(left), len(right))
    left, right = (block + [""] * (height - len(block)) for block in (left, right))
    rows = zip(left, right, strict=True)
    return [(pad(one, width) + other).rstrip() for one, other in rows]


def _first(pair: Pair, width: int, lang: Lang, ink: Ink) -> list[str]:
    if pair.index is None:
        return []
    expected, actual = map(one_line, pair.texts)
    place = one_line(pair.place)
    text = say(lang, "first_difference", place=place, expected=expected, actual=actual)
    return [ink("mark", line) for line in wrap(text, width)]

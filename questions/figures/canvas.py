"""What figures are drawn with: SVG elements in the family's colours, words, and axes.

A canvas is 360 px wide and its words are at least 14 px high, so that a figure is legible on a
phone. A colour is a name: it becomes a class, which pages colour for light and dark, and an
attribute with the value for white paper. A word is a pair (English, Chinese) or one string for
both; what stands between dollars in it is set as mathematics, with `_x`, `_{xy}`, `^x`, `^{xy}`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from words import markup

Word = tuple[str, str] | str
Point = tuple[float, float]

WIDTH = 360
SIZE = 14
COLOURS = {
    "ink": "#1f2933",  # words, axes
    "faint": "#5b6570",  # what is beside the point
    "rule": "#c3cad2",  # grids, outlines
    "void": "#e6e9ed",  # pruned, empty
    "blue": "#1f63a8",  # kept
    "sky": "#d3e3f3",
    "rust": "#b4460f",  # the other method, what goes wrong
    "peach": "#fbdfcd",
    "teal": "#12715b",  # a third thing
    "paper": "#ffffff",
}
FONTS = "'Noto Serif SC','Libertinus Serif','STIX Two Math',sans-serif"


class Canvas:
    """SVG elements, collected; x to the right, y downwards, in pixels."""

    def __init__(self, height: float, lang: int) -> None:
        self.height, self.lang = height, lang
        self.parts: list[str] = []

    def path(
        self,
        points: Iterable[Point],
        colour: str = "ink",
        width: float = 2,
        dash: str = "",
        fill: str = "",
    ) -> None:
        """A line through points; with `fill` an area, whose edge has `colour` if that isn't ""."""
        d = " ".join(f"{'ML'[i > 0]}{x:.1f} {y:.1f}" for i, (x, y) in enumerate(points))
        self.shape(f'path d="{d}{"z" if fill else ""}"', colour, width, dash, fill)

    def shape(
        self, shape: str, colour: str = "", width: float = 1, dash: str = "", fill: str = ""
    ) -> None:
        """An element such as `circle r="2"`, filled with `fill` and edged with `colour`."""
        names = [f"f-{fill}"] * bool(fill) + [f"s-{colour}"] * bool(colour)
        inside = COLOURS[fill] if fill else "none"
        edge = f' stroke="{COLOURS[colour]}" stroke-width="{width:g}"' if colour else ""
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(f'<{shape} class="{" ".join(names)}" fill="{inside}"{edge}{dashed}/>')

    def line(
        self, a: Point, b: Point, colour: str = "ink", width: float = 1.2, dash: str = ""
    ) -> None:
        self.path([a, b], colour, width, dash)

    def arrow(
        self, a: Point, b: Point, colour: str = "ink", width: float = 1.6, dash: str = ""
    ) -> None:
        angle = math.atan2(b[1] - a[1], b[0] - a[0])
        tip = 5 + 1.6 * width
        end = b[0] - 0.6 * tip * math.cos(angle), b[1] - 0.6 * tip * math.sin(angle)
        self.line(a, end, colour, width, dash)
        sides = [
            (b[0] - tip * math.cos(angle + turn), b[1] - tip * math.sin(angle + turn))
            for turn in (0.4, -0.4)
        ]
        self.path([b, *sides], "", fill=colour)

    def bend(self, a: Point, through: Point, b: Point, colour: str, dash: str = "") -> None:
        """A curved arrow from a to b, drawn towards `through` (a quadratic curve)."""
        (x, y), (u, v), (p, q) = a, through, b
        self.shape(f'path d="M{x:.1f} {y:.1f}Q{u:.1f} {v:.1f} {p:.1f} {q:.1f}"', colour, 1.6, dash)
        angle = math.atan2(q - v, p - u)
        sides = [(p - 8 * math.cos(angle + t), q - 8 * math.sin(angle + t)) for t in (0.4, -0.4)]
        self.path([b, *sides], "", fill=colour)

    def box(
        self,
        x: float,
        y: float,
        w: float,
        h: float,
        fill: str = "",
        edge: str = "",
        dash: str = "",
        round: float = 0,
    ) -> None:
        corner = f' rx="{round:g}"' if round else ""
        shape = f'rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}"{corner}'
        self.shape(shape, edge, 1.2, dash, fill)

    def dot(self, at: Point, colour: str = "ink", radius: float = 4, hollow: bool = False) -> None:
        shape = f'circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius:g}"'
        self.shape(shape, colour if hollow else "", 1.6, "", "paper" if hollow else colour)

    def ellipse(
        self,
        at: Point,
        rx: float,
        ry: float,
        turn: float,
        colour: str,
        width: float,
        dash: str = "",
    ) -> None:
        x, y = f"{at[0]:.1f}", f"{at[1]:.1f}"
        shape = f'ellipse cx="{x}" cy="{y}" rx="{rx:.1f}" ry="{ry:.1f}"'
        self.shape(f'{shape} transform="rotate({turn:.2f} {x} {y})"', colour, width, dash)

    def text(
        self,
        at: Point,
        word: Word,
        colour: str = "ink",
        anchor: str = "middle",
        size: int = SIZE,
        halo: bool = False,
    ) -> None:
        """A word whose baseline is at `at`; with `halo` lines behind it are interrupted."""
        words = word if isinstance(word, str) else word[self.lang]
        around = (
            f' stroke="{COLOURS["paper"]}" stroke-width="4" paint-order="stroke"'
            ' stroke-linejoin="round"'
        )
        self.parts.append(
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" class="f-{colour}{" s-paper" if halo else ""}"'
            f' fill="{COLOURS[colour]}"{around if halo else ""} font-size="{size}"'
            f' text-anchor="{anchor}">{markup(words, size)}</text>'
        )

    def cells(
        self,
        corner: Point,
        rows: Sequence[str],
        size: float = 16,
        marks: dict[str, str] | None = None,
        gap: float = 1,
    ) -> None:
        """A matrix of cells: `#` is kept, `.` is pruned, a space is nothing."""
        for mark, fill in (marks or {"#": "blue", ".": "void"}).items():
            d = "".join(
                f"M{corner[0] + j * size:.1f} {corner[1] + i * size:.1f}"
                f"h{size - gap:g}v{size - gap:g}h{gap - size:g}z"
                for i, row in enumerate(rows)
                for j, cell in enumerate(row)
                if cell == mark
            )
            if d:
                self.shape(f'path d="{d}"', fill=fill)

    def key(self, at: Point, entries: Sequence[tuple[str, Word]], step: float = 20) -> None:
        """A legend: squares of a colour, one below the other, with words to the right."""
        for k, (colour, word) in enumerate(entries):
            y = at[1] + k * step
            self.box(at[0], y - 11, 12, 12, colour)
            self.text((at[0] + 19, y), word, anchor="start")

    def svg(self) -> str:
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 {WIDTH} '
            f'{self.height:g}" width="{WIDTH}" height="{self.height:g}" font-family="{FONTS}">\n'
            + "\n".join(self.parts)
            + "\n</svg>\n"
        )


class Axes:
    """A plot's rectangle on a canvas (left, top, width, height), with its scales."""

    def __init__(
        self,
        canvas: Canvas,
        place: tuple[float, float, float, float],
        x: tuple[float, float],
        y: tuple[float, float],
    ) -> None:
        self.canvas = canvas
        self.left, self.top, self.width, self.height = place
        self.x, self.y = x, y

    def at(self, x: float, y: float) -> Point:
        across = (x - self.x[0]) / (self.x[1] - self.x[0])
        up = (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.left + across * self.width, self.top + (1 - up) * self.height

    def cross(self, origin: Point = (0, 0)) -> None:
        """Axes through a point, with arrows."""
        c = self.canvas
        c.arrow(self.at(self.x[0], origin[1]), self.at(self.x[1], origin[1]), "faint", 1)
        c.arrow(self.at(origin[0], self.y[0]), self.at(origin[0], self.y[1]), "faint", 1)

    def ticks_x(self, ticks: Sequence[tuple[float, Word]], y: float | None = None) -> None:
        """Labels under the plot, or under the height `y`."""
        base = self.at(0, self.y[0] if y is None else y)[1]
        for x, word in ticks:
            place = self.at(x, 0)[0]
            self.canvas.line((place, base), (place, base + 4), "faint", 1)
            self.canvas.text((place, base + 19), word, "faint")

    def ticks_y(self, ticks: Sequence[tuple[float, Word]], grid: bool = True) -> None:
        """Labels to the left of the plot, and a faint line across it for each."""
        for y, word in ticks:
            place = self.at(self.x[0], y)[1]
            if grid:
                self.canvas.line((self.left, place), (self.left + self.width, place), "rule", 0.8)
            self.canvas.text((self.left - 7, place + 5), word, "faint", "end")

    def curve(
        self,
        f: Callable[[float], float],
        span: tuple[float, float],
        colour: str,
        width: float = 2,
        dash: str = "",
        steps: int = 80,
    ) -> None:
        xs = (span[0] + (span[1] - span[0]) * i / steps for i in range(steps + 1))
        self.canvas.path([self.at(x, f(x)) for x in xs], colour, width, dash)

    def points(
        self, points: Iterable[Point], colour: str, width: float = 2, dash: str = ""
    ) -> None:
        """A line through data points."""
        self.canvas.path([self.at(x, y) for x, y in points], colour, width, dash)

"""Draws every figure of the bank, in both languages: `python questions/figures/draw.py [FOLDER]`.

One function a figure; a word is a pair (English, Chinese). Standard library only, same bytes
every time: a test draws them again and compares.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

Word = tuple[str, str]
Point = tuple[float, float]

INK, FAINT, GRID = "#1f2933", "#7b8794", "#d5dae1"
BLUE, RED, GREY = "#2b6cb0", "#b5442e", "#e8ebef"
FONTS = "'Noto Serif SC','STIX Two Math',sans-serif"


class Canvas:
    """SVG elements, collected; x to the right, y downwards, in pixels."""

    def __init__(self, width: int, height: int, lang: int) -> None:
        self.size = width, height
        self.lang = lang
        self.parts: list[str] = []

    def line(
        self, a: Point, b: Point, colour: str = INK, width: float = 1.2, dash: str = ""
    ) -> None:
        self.path([a, b], colour, width, dash)

    def path(
        self, points: Iterable[Point], colour: str = INK, width: float = 2.0, dash: str = ""
    ) -> None:
        d = " ".join(f"{'ML'[i > 0]}{x:.1f} {y:.1f}" for i, (x, y) in enumerate(points))
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        self.parts.append(
            f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width}"{dashed}/>'
        )

    def arrow(self, a: Point, b: Point, colour: str = INK, width: float = 1.6) -> None:
        self.line(a, b, colour, width)
        angle = math.atan2(b[1] - a[1], b[0] - a[0])
        sides = [
            (b[0] - 7 * math.cos(angle + turn), b[1] - 7 * math.sin(angle + turn))
            for turn in (0.4, -0.4)
        ]
        d = " ".join(f"{x:.1f},{y:.1f}" for x, y in (b, *sides))
        self.parts.append(f'<polygon points="{d}" fill="{colour}"/>')

    def box(self, x: float, y: float, w: float, h: float, fill: str, edge: str = "#ffffff") -> None:
        self.parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}"'
            f' stroke="{edge}" stroke-width="1"/>'
        )

    def dot(self, at: Point, colour: str = INK, radius: float = 3.5) -> None:
        self.parts.append(
            f'<circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{radius}" fill="{colour}"/>'
        )

    def ellipse(self, at: Point, rx: float, ry: float, turn: float) -> None:
        x, y = f"{at[0]:.1f}", f"{at[1]:.1f}"
        self.parts.append(
            f'<ellipse cx="{x}" cy="{y}" rx="{rx:.1f}" ry="{ry:.1f}" fill="none"'
            f' stroke="{FAINT}" stroke-width="1" transform="rotate({turn} {x} {y})"/>'
        )

    def text(
        self,
        at: Point,
        word: Word | str,
        *,
        colour: str = INK,
        size: int = 13,
        anchor: str = "middle",
    ) -> None:
        words = word if isinstance(word, str) else word[self.lang]
        self.parts.append(
            f'<text x="{at[0]:.1f}" y="{at[1]:.1f}" fill="{colour}" font-size="{size}"'
            f' text-anchor="{anchor}">{escape(words)}</text>'
        )

    def svg(self) -> str:
        w, h = self.size
        body = "\n".join(self.parts)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {w} {h}" width="{w}"'
            f' height="{h}" font-family="{FONTS}">\n'
            f'<rect width="{w}" height="{h}" rx="6" fill="#ffffff"/>\n{body}\n</svg>\n'
        )


class Axes:
    """A plot's rectangle on a canvas, with its scales."""

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

    def cross(self, x_name: Word | str, y_name: Word | str) -> None:
        """Axes through the origin, named at their ends."""
        c = self.canvas
        c.arrow(self.at(self.x[0], 0), self.at(self.x[1], 0), FAINT, 1)
        c.arrow(self.at(0, self.y[0]), self.at(0, self.y[1]), FAINT, 1)
        x, y = self.at(self.x[1], 0)
        c.text((x + 4, y - 8), x_name, colour=FAINT, anchor="end")
        x, y = self.at(0, self.y[1])
        c.text((x + 8, y + 6), y_name, colour=FAINT, anchor="start")

    def curve(
        self, f: Callable[[float], float], span: tuple[float, float], colour: str, dash: str = ""
    ) -> None:
        steps = 80
        xs = (span[0] + (span[1] - span[0]) * i / steps for i in range(steps + 1))
        self.canvas.path([self.at(x, f(x)) for x in xs], colour, dash=dash)


def cells(
    c: Canvas, corner: Point, rows: Sequence[str], *, size: float = 16, colour: str = BLUE
) -> None:
    """A matrix of cells: `#` is kept, `.` is pruned."""
    for i, row in enumerate(rows):
        for j, mark in enumerate(row):
            fill = colour if mark == "#" else GREY
            c.box(corner[0] + j * size, corner[1] + i * size, size, size, fill)


# ------------------------------------------------------------------------------------ figures


def pull_of_penalties(c: Canvas) -> None:
    """The slope of the L1 and of the L2 penalty, against the weight."""
    a = Axes(c, (40, 20, 340, 190), (-2.2, 2.2), (-2.4, 2.4))
    a.cross("w", ("slope of the penalty", "惩罚项的斜率"))
    a.curve(lambda w: 1.0, (0, 2.1), BLUE)
    a.curve(lambda w: -1.0, (-2.1, 0), BLUE)
    c.line(a.at(0, -1), a.at(0, 1), BLUE, 2.0, "3 3")
    a.curve(lambda w: w, (-2.1, 2.1), RED)
    c.text(a.at(1.6, 0.62), ("L1: constant λ", "L1：恒为 λ"), colour=BLUE)
    c.text(a.at(-1.05, -2.1), ("L2: fades with w", "L2：随 w 消失"), colour=RED)


def thresholds(c: Canvas) -> None:
    """Soft and hard thresholding with the same threshold."""
    titles: list[Word] = [("soft threshold", "软阈值"), ("hard threshold", "硬阈值")]
    for side, title in enumerate(titles):
        a = Axes(c, (25 + 215 * side, 30, 180, 170), (-2.4, 2.4), (-2.4, 2.4))
        a.cross("x", "")
        a.curve(lambda x: x, (-2.2, 2.2), GRID, "4 3")
        colour = BLUE if side == 0 else RED
        for sign in (-1, 1):
            if side == 0:
                a.curve(lambda x, s=sign: x - s, (sign * 1.0, sign * 2.2), colour)
            else:
                a.curve(lambda x: x, (sign * 1.0, sign * 2.2), colour)
                c.line(a.at(sign, 0), a.at(sign, sign), colour, 1, "2 3")
            x, y = a.at(sign, 0)
            c.text((x, y + 16), "t" if sign > 0 else "-t", colour=FAINT, size=12)
        a.curve(lambda x: 0.0, (-1, 1), colour)
        c.text((115 + 215 * side, 20), title)


def granularity(c: Canvas) -> None:
    """The same half of the weights, removed in four patterns."""
    patterns: list[tuple[Word, Sequence[str]]] = [
        (
            ("unstructured", "非结构化"),
            ("#..#.##.", ".##...##", "#.#.#..#", "..##.#.#", ".#.##.#.", "##..#..#", "#..#.#.#",
             ".#.##.#."),
        ),
        (
            ("2:4", "2:4"),
            ("#..#.##.", ".##.#..#", "#.#...##", "..###.#.", "#..#.#.#", ".#.###..", "##...##.",
             "#.#.#..#"),
        ),
        (
            ("blocks of 4", "4×4 块"),
            ("####....", "####....", "####....", "####....", "....####", "....####", "....####",
             "....####"),
        ),
        (
            ("rows", "整行"),
            ("########", "........", "########", "########", "........", "........", "########",
             "........"),
        ),
    ]  # fmt: skip
    for k, (title, rows) in enumerate(patterns):
        x = 15 + 105 * k
        cells(c, (x, 30), rows, size=11)
        c.text((x + 44, 20), title, size=12)
    c.arrow((30, 142), (410, 142), FAINT, 1)
    c.text(
        (220, 160),
        ("easier to speed up, harder to keep accurate", "更容易加速，更难保住准确率"),
        colour=FAINT,
        size=12,
    )


def global_and_local(c: Canvas) -> None:
    """One threshold for all layers, or one for each."""
    layers = [(9, 7.5, 6.5, 5.5, 4.5, 4), (5, 3.6, 2.8, 2, 1.4, 0.8)]
    titles: list[Word] = [("global: one threshold", "全局：同一个阈值"),
                          ("local: half of each layer", "局部：每层一半")]  # fmt: skip
    for side, title in enumerate(titles):
        left = 20 + 215 * side
        c.text((left + 95, 20), title)
        for k, scores in enumerate(layers):
            x0 = left + 100 * k
            for j, score in enumerate(scores):
                kept = score >= 4.2 if side == 0 else j < 3
                c.box(x0 + 14 * j, 170 - 13 * score, 12, 13 * score, BLUE if kept else GRID)
            c.text((x0 + 42, 188), (f"layer {k + 1}", f"第 {k + 1} 层"), colour=FAINT, size=12)
            if side == 1:
                y = 170 - 13 * (6.0 if k == 0 else 2.4)
                c.line((x0 - 2, y), (x0 + 86, y), RED, 1.4, "5 3")
        if side == 0:
            c.line((left - 2, 170 - 13 * 4.2), (left + 186, 170 - 13 * 4.2), RED, 1.4, "5 3")


def obd_and_obs(c: Canvas) -> None:
    """Removing one weight of a quadratic: straight along the axis, or with compensation."""
    a = Axes(c, (30, 15, 370, 205), (-1.2, 3.8), (-0.7, 2.07))
    a.cross("w₁", "w₂")
    best = a.at(2.2, 1.25)
    for k in (0.5, 0.95, 1.4, 1.85):
        c.ellipse(best, 74 * k, 25 * k, -25)
    c.dot(best)
    c.line(best, (best[0] + 60, best[1] + 62), FAINT, 0.8)
    c.text((best[0] + 64, best[1] + 76), ("trained weights", "训练好的权重"))
    # H^-1 e_1 for these ellipses: what is left along w_2 after the best compensation.
    turn = math.radians(25)
    along = 74**2 * math.cos(turn), 25**2 * math.sin(turn)
    right = along[0] * math.cos(turn) + along[1] * math.sin(turn)
    up = along[0] * math.sin(turn) - along[1] * math.cos(turn)
    straight = a.at(0, 1.25)
    compensated = straight[0], best[1] + (best[0] - straight[0]) * up / right
    c.arrow(best, straight, RED)
    c.arrow(best, compensated, BLUE)
    c.dot(straight, RED)
    c.dot(compensated, BLUE)
    c.text((straight[0] - 8, straight[1] - 6), "OBD", colour=RED, anchor="end")
    c.text((compensated[0] - 8, compensated[1] + 5), "OBS", colour=BLUE, anchor="end")


def saliency_plane(c: Canvas) -> None:
    """Weights by |w| and |g|; curves of equal |g w|."""
    a = Axes(c, (45, 15, 340, 195), (0, 4.2), (0, 4.2))
    a.cross("|w|", "|g|")
    for level in (0.6, 1.6, 3.4):
        a.curve(lambda w, s=level: s / w, (level / 4.05, 4.05), GRID)
    threshold = 1.6
    a.curve(lambda w: threshold / w, (threshold / 4.05, 4.05), RED, "5 3")
    for w, g in ((0.2, 3.4), (3.7, 0.15), (0.7, 0.8), (1.5, 0.6), (0.4, 1.7)):
        c.dot(a.at(w, g), FAINT)
    for w, g in ((2.6, 2.2), (1.4, 2.6), (3.3, 1.1), (1.1, 1.9)):
        c.dot(a.at(w, g), BLUE)
    c.text(a.at(2.95, 2.55), ("kept", "保留"), colour=BLUE)
    c.text(a.at(0.32, 0.25), ("pruned", "剪掉"), colour=FAINT, anchor="start")
    c.text(a.at(2.55, 0.25), ("equal |g·w|", "|g·w| 相等"), colour=RED, size=12)


def dropout_and_pruning(c: Canvas) -> None:
    """Dropout draws a new mask each step and none at test time; pruning keeps one for good."""
    dropout = (("#.##", "##.#", ".###"), ("##.#", ".###", "##.#"), (".###", "#.##", "###."))
    pruned = ("#.#.", "##.#", ".##.")
    heads: list[Word] = [("step 1", "第 1 步"), ("step 2", "第 2 步"), ("step 3", "第 3 步"),
                         ("at test time", "测试时")]  # fmt: skip
    for k, head in enumerate(heads):
        x = 105 + 82 * k
        c.text((x + 28, 20), head, size=12, colour=FAINT)
        cells(c, (x, 32), dropout[k] if k < 3 else ("####",) * 3, size=14)
        cells(c, (x, 100), pruned, size=14, colour=RED)
    c.text((92, 58), ("dropout", "Dropout"), anchor="end")
    c.text((92, 126), ("pruning", "剪枝"), anchor="end")


def depth_pruning(c: Canvas) -> None:
    """A residual stack before and after one block is removed."""
    for row, removed in enumerate((None, 2)):
        y = 34 + 84 * row
        c.arrow((20, y + 20), (410, y + 20), FAINT, 1.4)
        for k in range(4):
            x = 55 + 88 * k
            if k == removed:
                c.text((x + 28, y - 2), ("removed", "已移除"), colour=RED, size=12)
                continue
            c.path([(x - 12, y + 20), (x - 12, y - 8), (x + 68, y - 8), (x + 68, y + 20)], FAINT, 1)
            c.box(x, y + 4, 56, 32, "#dbe7f3", BLUE)
            c.text((x + 28, y + 25), f"f{'₁₂₃₄'[k]}")
            c.text((x + 68, y + 25), "+", size=15)


FIGURES: dict[str, tuple[Callable[[Canvas], None], int, int]] = {
    "depth_pruning": (depth_pruning, 430, 170),
    "dropout_and_pruning": (dropout_and_pruning, 430, 155),
    "global_and_local": (global_and_local, 430, 200),
    "granularity": (granularity, 430, 170),
    "obd_and_obs": (obd_and_obs, 430, 230),
    "pull_of_penalties": (pull_of_penalties, 420, 230),
    "saliency_plane": (saliency_plane, 420, 230),
    "thresholds": (thresholds, 440, 215),
}


def draw(name: str, lang: int) -> str:
    """The SVG of a figure; `lang` is 0 for English, 1 for Chinese."""
    figure, width, height = FIGURES[name]
    canvas = Canvas(width, height, lang)
    figure(canvas)
    return canvas.svg()


def main(folder: Path) -> None:
    for name in FIGURES:
        for lang, ending in enumerate((".svg", ".zh.svg")):
            (folder / f"{name}{ending}").write_text(draw(name, lang), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)

"""Figures on the quadratic model of the loss."""

from __future__ import annotations

import math

from canvas import Axes, Canvas, Point


def obd_and_obs(c: Canvas) -> None:
    """Removing one weight of a quadratic: straight to the axis, or to the lowest point on it.

    The cost is q(d) = (a d1² + 2 b d1 d2 + e d2²)/2 around the trained weights. On the axis w1 = 0
    it is least at d2 = -b d1 / e, and one contour touches the axis there.
    """
    a = Axes(c, (12, 8, 336, 231), (-0.9, 3.9), (-0.75, 2.55))
    unit = a.width / (a.x[1] - a.x[0])  # the same both ways
    best: Point = (1.5, 0.9)
    hessian = (1.0, 0.72, 1.45)
    d1 = -best[0]
    free = -hessian[1] * d1 / hessian[2]  # the change of w2 that OBS adds
    costs = {"obs": _cost(hessian, d1, free), "obd": _cost(hessian, d1, 0)}
    for cost, colour, width in (
        (0.15 * costs["obs"], "rule", 1.2),
        (0.5 * costs["obs"], "rule", 1.2),
        (costs["obs"], "blue", 1.8),
        (costs["obd"], "rust", 1.2),
    ):
        long, short, turn = _ellipse(hessian, cost)
        dash = "5 4" if colour == "rust" else ""
        c.ellipse(a.at(*best), unit * long, unit * short, turn, colour, width, dash)
    a.cross()
    x, y = a.at(3.9, 0)
    c.text((x, y + 19), "$w_1$", "faint", "end")
    x, y = a.at(0, 2.55)
    c.text((x - 10, y + 12), "$w_2$", "faint", "end")
    end_obd, end_obs = (0.0, best[1]), (0.0, best[1] + free)
    c.arrow(a.at(*best), a.at(*end_obd), "rust", 2)
    c.arrow(a.at(*best), a.at(*end_obs), "blue", 2)
    c.dot(a.at(*best), "ink", 4.5)
    c.dot(a.at(*end_obd), "rust", 5)
    c.dot(a.at(*end_obs), "blue", 5)
    x, y = a.at(*end_obd)
    c.text((x - 11, y + 5), "OBD", "rust", "end", halo=True)
    x, y = a.at(*end_obs)
    c.text((x - 11, y + 5), "OBS", "blue", "end", halo=True)
    x, y = a.at(*best)
    c.text((x + 10, y - 8), ("trained", "训练好的权重"), "ink", "start", halo=True)


def _cost(hessian: tuple[float, float, float], d1: float, d2: float) -> float:
    a, b, e = hessian
    return (a * d1 * d1 + 2 * b * d1 * d2 + e * d2 * d2) / 2


def _ellipse(hessian: tuple[float, float, float], cost: float) -> tuple[float, float, float]:
    """The half-axes of this cost's contour, and the turn of the first one, in degrees."""
    a, b, e = hessian
    middle, spread = (a + e) / 2, math.hypot((a - e) / 2, b)
    turn = math.degrees(math.atan2(2 * b, a - e) / 2)  # of the steepest direction
    return (2 * cost / (middle - spread)) ** 0.5, (2 * cost / (middle + spread)) ** 0.5, 90 - turn


def frozen_columns(c: Canvas) -> None:
    """One step of the sweep: columns on the left are final, those on the right may change."""
    rows = ("#.##.#######", ".##.########", "##..#.######", "#.#.########", ".##.#.######")
    pruned = (".", ".", "#", ".", "#")
    size, left, top, now = 25, 30, 36, 6
    for i, row in enumerate(rows):
        for j in range(12):
            x, y = left + size * j, top + size * i
            if j < now:
                c.box(x, y, size - 2, size - 2, "void" if row[j] == "." else "rule")
            elif j == now:
                gone = pruned[i] == "."
                c.box(
                    x, y, size - 2, size - 2, "paper" if gone else "sky", "rust" if gone else "blue"
                )
                if gone:
                    c.line((x + 6, y + 6), (x + 17, y + 17), "rust", 2)
                    c.line((x + 17, y + 6), (x + 6, y + 17), "rust", 2)
            else:
                c.box(x, y, size - 2, size - 2, "sky", "blue")
    for i in (0, 1, 3):
        y = top + size * i + 11.5
        c.arrow((left + size * 7 + 3, y), (left + size * 12 - 8, y), "rust", 1.6)
    c.text((left + 2.9 * size, 22), ("frozen", "已冻结"), "faint")
    c.text((left + 6.45 * size, 22), "$i$", "rust")
    c.text((left + 9.5 * size, 22), ("still free", "仍可调整"), "blue")
    c.text(
        (180, 188),
        ("one $U$ for all rows: row $i$ of it gives", "各行共用一个 $U$：第 $i$ 行决定"),
        "ink",
    )
    c.text((180, 208), ("every row's update", "每一行的更新"))

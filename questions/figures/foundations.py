"""Figures on penalties, thresholds and dropout."""

from __future__ import annotations

import math

from canvas import Axes, Canvas


def pull_of_penalties(c: Canvas) -> None:
    """The slope of the L1 and of the L2 penalty, against the weight."""
    a = Axes(c, (20, 14, 320, 186), (-2.3, 2.3), (-2.2, 2.2))
    a.cross()
    x, y = a.at(2.3, 0)
    c.text((x, y + 20), "$w$", "faint", "end")
    x, y = a.at(0, 2.2)
    c.text((x - 10, y + 10), ("slope of the penalty", "惩罚项的斜率"), "faint", "end")
    c.path([a.at(-2.1, -1), a.at(0, -1), a.at(0, 1), a.at(2.1, 1)], "blue", 2.4)
    a.curve(lambda w: w, (-2.1, 2.1), "rust", 2.4, "6 4", 2)
    c.text(a.at(1.05, 0.38), ("L1: constant $λ$", "L1：恒为 $λ$"), "blue", "start", halo=True)
    c.text(a.at(-0.95, -1.85), ("L2: fades with $w$", "L2：随 $w$ 变小"), "rust", halo=True)


def thresholds(c: Canvas) -> None:
    """Soft and hard thresholding with the same threshold."""
    titles = (("soft threshold", "软阈值"), ("hard threshold", "硬阈值"))
    for side, title in enumerate(titles):
        a = Axes(c, (10 + 178 * side, 30, 162, 162), (-2.4, 2.4), (-2.4, 2.4))
        a.cross()
        a.curve(lambda x: x, (-2.2, 2.2), "rule", 1.2, "4 3", 2)
        colour = "rust" if side else "blue"
        for sign in (-1, 1):
            down = 0 if side else sign
            c.path([a.at(sign, sign - down), a.at(2.2 * sign, 2.2 * sign - down)], colour, 2.6)
            x, y = a.at(sign, 0)
            c.text((x, y + (20 if sign > 0 else -10)), "$t$" if sign > 0 else "$−t$", "faint")
            if side:
                c.line(a.at(sign, 0), a.at(sign, sign), colour, 1, "2 3")
                c.dot(a.at(sign, sign), colour, 3.5, hollow=True)
        c.path([a.at(-1, 0), a.at(1, 0)], colour, 2.6)
        c.text((91 + 178 * side, 18), title)
    c.line((100, 211), (128, 211), "rule", 1.4, "4 3")
    c.text((136, 216), ("the value unchanged", "原值不变"), "faint", "start")


def dropout_and_pruning(c: Canvas) -> None:
    """Dropout draws a new mask each step and none at test time; pruning keeps one for good."""
    dropout = (("#.##", "##.#", ".###"), ("##.#", ".###", "##.#"), (".###", "#.##", "###."))
    heads = (("step 1", "第 1 步"), ("step 2", "第 2 步"), ("step 3", "第 3 步"), ("test", "测试"))
    for k, head in enumerate(heads):
        x = 84 + 70 * k
        c.text((x + 28, 20), head, "faint")
        c.cells((x, 32), dropout[k] if k < 3 else ("####",) * 3, 14)
        c.cells((x, 92), ("#.#.", "##.#", ".##."), 14, {"#": "rust", ".": "void"})
    c.line((287, 28), (287, 138), "rule", 1, "3 3")
    c.text((72, 58), ("dropout", "Dropout"), "blue", "end")
    c.text((72, 118), ("pruning", "剪枝"), "rust", "end")


def subgradient_steps(c: Canvas) -> None:
    """Iterates on (w - 0.08)²/2 + 0.2 |w| by both methods, with a step of 0.5."""
    step, lam, target = 0.5, 0.2, 0.08
    a = Axes(c, (42, 16, 304, 180), (0, 20), (-0.12, 0.31))
    a.ticks_y([(0, "0"), (0.1, "0.1"), (0.2, "0.2")])
    c.line(a.at(0, 0), a.at(20, 0), "ink", 1.2)
    c.text((22, 22), "$w$", "faint")
    c.text((346, 215), ("step", "步数"), "faint", "end")
    a.ticks_x([(0, "0"), (10, "10")])
    sub, prox = [0.28], [0.28]
    for _ in range(20):
        w = sub[-1]
        sub.append(w - step * (w - target + lam * math.copysign(1, w)))
        u = prox[-1] - step * (prox[-1] - target)
        prox.append(math.copysign(max(abs(u) - step * lam, 0), u))
    for values, colour, hollow in ((sub, "rust", True), (prox, "blue", False)):
        a.points(list(enumerate(values)), colour, 1.4)
        for t, w in enumerate(values):
            c.dot(a.at(t, w), colour, 3.6, hollow)
    words = ("subgradient: jumps across 0", "次梯度法：来回跨过 0")
    c.text(a.at(5, 0.16), words, "rust", "start", halo=True)
    words = ("proximal: 0 exactly, from then on", "近端法：恰为 0，不再离开")
    c.text(a.at(3, -0.103), words, "blue", "start", halo=True)


def hard_concrete(c: Canvas) -> None:
    """Density of the stretched gate, and the two points that clipping makes of its ends."""
    beta, gamma, zeta = 2 / 3, -0.1, 1.1
    a = Axes(c, (16, 14, 328, 168), (-0.2, 1.2), (0, 2.6))

    def density(z: float, log_alpha: float) -> float:
        s = (z - gamma) / (zeta - gamma)
        if not 0 < s < 1:
            return 0
        logit = beta * math.log(s / (1 - s)) - log_alpha
        e = math.exp(-abs(logit))
        return beta * e / (1 + e) ** 2 / (s * (1 - s)) / (zeta - gamma)

    def share(z: float, log_alpha: float) -> float:
        s = (z - gamma) / (zeta - gamma)
        return 1 / (1 + math.exp(log_alpha - beta * math.log(s / (1 - s))))

    log_alpha = -1.0
    xs = [gamma + 0.004 + (zeta - gamma - 0.008) * i / 240 for i in range(241)]
    for low, high in ((gamma, 0), (1, zeta)):
        part = [x for x in xs if low <= x <= high]
        area = [(part[0], 0), *((x, density(x, log_alpha)) for x in part), (part[-1], 0)]
        c.path([a.at(x, min(y, 2.6)) for x, y in area], "", fill="peach")
    for sign in (-1, 1):  # each end outwards, as far as the plot reaches
        half = [x for x in xs if (x > 0.5) == (sign > 0) and density(x, log_alpha) < 2.6]
        a.points([(x, density(x, log_alpha)) for x in half], "faint", 1.6, "5 3")
    a.points([(x, density(x, log_alpha)) for x in xs if 0 < x < 1], "blue", 2.4)
    c.line(a.at(-0.2, 0), a.at(1.2, 0), "faint", 1)
    for z, mass in ((0, share(0, log_alpha)), (1, 1 - share(1, log_alpha))):
        c.line(a.at(z, 0), a.at(z, 3.6 * mass), "rust", 3)
        c.dot(a.at(z, 3.6 * mass), "rust", 5)
    for z, word in ((gamma, "$γ$"), (0, "0"), (1, "1"), (zeta, "$ζ$")):
        x, y = a.at(z, 0)
        c.text((x, y + 20), word, "faint")
    c.text(a.at(0.04, 1.36), f"$P(z = 0)$ = {share(0, log_alpha):.2f}", "rust", "start", halo=True)
    c.text(
        a.at(0.96, 0.55), f"$P(z = 1)$ = {1 - share(1, log_alpha):.2f}", "rust", "end", halo=True
    )
    c.text(a.at(0.32, 2.3), ("dashed: stretched, $s̄$", "断续线：拉伸后的 $s̄$"), "faint", "start")
    c.text(a.at(0.32, 2.02), ("solid: clipped, $z$", "实线：截断后的 $z$"), "blue", "start")

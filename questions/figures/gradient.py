"""Figures on scores that use gradients."""

from __future__ import annotations

from canvas import Axes, Canvas
from charts import Scale
from quoted import span


def saliency_plane(c: Canvas) -> None:
    """Weights by |w| and |g|; curves of equal |g w|."""
    a = Axes(c, (26, 26, 314, 190), (0, 4.2), (0, 4.2))
    for level in (0.6, 3.4):
        a.curve(lambda w, s=level: s / w, (level / 4.05, 4.05), "rule", 1.4)
    threshold = 1.6
    a.curve(lambda w: threshold / w, (threshold / 4.05, 4.05), "rust", 2, "6 4")
    a.cross()
    c.text((20, 18), "$|g|$", "faint")
    c.text((340, 236), "$|w|$", "faint", "end")
    for w, g in ((0.2, 3.4), (3.7, 0.15), (0.7, 0.8), (1.5, 0.6), (0.4, 1.7)):
        c.dot(a.at(w, g), "faint", 4, hollow=True)
    for w, g in ((2.6, 2.2), (1.4, 2.6), (3.3, 1.1), (1.1, 1.9)):
        c.dot(a.at(w, g), "blue", 4.5)
    c.text(a.at(2.15, 2.75), ("kept", "保留"), "blue")
    c.text(a.at(0.9, 0.2), ("pruned", "剪掉"), "faint", halo=True)
    c.text(
        a.at(0.62, 3.6),
        ("threshold: equal $|g w|$", "阈值：$|g w|$ 相等"),
        "rust",
        "start",
        halo=True,
    )


def depth_pruning(c: Canvas) -> None:
    """A residual stack before and after one block is removed."""
    for row, removed in enumerate((None, 2)):
        y = 30 + 76 * row
        c.arrow((6, y + 22), (354, y + 22), "faint", 1.4)
        for k in range(4):
            x = 34 + 82 * k
            if k == removed:
                c.text((x + 25, y + 8), ("removed", "已移除"), "rust")
                continue
            c.path(
                [(x - 12, y + 22), (x - 12, y - 8), (x + 60, y - 8), (x + 60, y + 22)], "faint", 1.4
            )
            c.box(x, y + 5, 46, 34, "sky", "blue", round=3)
            c.text((x + 23, y + 27), f"$f_{k + 1}$")
            c.dot((x + 60, y + 22), "faint", 8, hollow=True)
            c.text((x + 60, y + 27), "+", "faint")


def oracle_and_set(c: Canvas) -> None:
    """The loss after the lowest half of each ranking is removed at once (ranges over 5 seeds)."""
    page = "loss_change_oracle"
    scale = Scale(84, 340, 0.04, 8, log=True)
    scale.grid(c, 8, 158, [(0.1, "0.1"), (1, "1")])
    rows = (
        ("oracle", "oracle", "Oracle"),
        ("OBD", "OBD", "OBD"),
        ("|w|", "$|w|$", "$|w|$"),
        ("|gw|", "$|g w|$", "$|g w|$"),
        ("random", "random", "随机"),
    )
    for k, (name, *words) in enumerate(rows):
        y = 24 + 29 * k
        c.text((76, y + 5), (words[0], words[1]), anchor="end")
        scale.bar(c, y - 5, span(page, f"zero {name}"), "blue")
        scale.bar(c, y + 7, span(page, f"positive {name}"), "rust", hollow=True)
    c.text((212, 202), ("loss after the cut", "剪掉一半之后的损失"), "faint")
    c.box(20, 221, 22, 10, "blue", "blue", round=2)
    c.text((50, 231), ("inputs of mean zero", "输入均值为零"), "blue", "start")
    c.box(206, 221, 22, 10, "paper", "rust", round=2)
    c.text((236, 231), ("non-negative", "输入非负"), "rust", "start")


def batch_overlap(c: Canvas) -> None:
    """The overlap of the masks of two batches, against the examples a class."""
    page = "gradient_score_batches"
    a = Axes(c, (44, 34, 300, 160), (0, 3), (0, 100))
    a.ticks_y([(0, "0"), (50, "50"), (100, "100")])
    sizes = (1, 4, 16, 64)
    a.ticks_x([(0.2 + 0.87 * k, str(size)) for k, size in enumerate(sizes)])
    for way, shift, colour in (("random", -0.09, "rust"), ("balanced", 0.09, "blue")):
        ranges = [span(page, f"{way} {size}") for size in sizes]
        middles = [(0.2 + 0.87 * k + shift, sum(r) / 2) for k, r in enumerate(ranges)]
        a.points(middles, colour, 1.2, "4 3" if way == "random" else "")
        for (x, _), (low, high) in zip(middles, ranges, strict=True):
            (left, top), (_, bottom) = a.at(x, high), a.at(x, low)
            fill = "paper" if way == "random" else colour
            c.box(left - 6, top, 12, max(bottom - top, 4), fill, colour, round=2)
    c.line(a.at(0, 10), a.at(3, 10), "faint", 1.4, "2 3")
    c.text(a.at(2.95, 14), ("chance", "随机掩码"), "faint", "end")
    c.text(a.at(0.5, 72), ("balanced", "类别均衡"), "blue", halo=True)
    c.text(a.at(1.5, 36), ("at random", "随机抽取"), "rust", halo=True)
    c.text((194, 232), ("examples a class", "每类样本数"), "faint")
    c.text((8, 16), ("overlap of two masks, %", "两个掩码的重合度，%"), "faint", "start")


def movement_plane(c: Canvas) -> None:
    """What magnitude and movement keep, by the weight before and after fine-tuning."""
    a = Axes(c, (22, 26, 226, 226), (-2, 2), (-2, 2))
    # Regions: |w_T| above a level, and w_T² - w_0² above a level.
    for sign in (-1, 1):
        edge = [(-2, sign * 1.3), (2, sign * 1.3), (2, sign * 2), (-2, sign * 2)]
        c.path([a.at(*p) for p in edge], "", fill="sky")
    for sign in (-1, 1):
        bow = [(x / 20, sign * ((x / 20) ** 2 + 0.55) ** 0.5) for x in range(-37, 38)]
        a.points(bow, "rust", 2, "6 4")
    for level in (-1.3, 1.3):
        c.line(a.at(-2, level), a.at(2, level), "blue", 2)
    a.cross()
    c.line(a.at(-2, -2), a.at(2, 2), "faint", 1, "2 3")
    for at, colour, hollow in (((1.75, 1.62), "blue", False), ((0.35, 0.98), "rust", True)):
        c.dot(a.at(*at), colour, 5, hollow)
    x, y = a.at(2, 0)
    c.text((x, y + 20), "$w_0$", "faint", "end")
    x, y = a.at(0, 2)
    c.text((x, y - 9), "$w_T$", "faint")
    c.text((256, 50), ("magnitude:", "幅值："), "blue", "start")
    c.text((256, 70), ("large $w_T$", "$w_T$ 大"), "blue", "start")
    c.text((256, 116), ("movement:", "移动："), "rust", "start")
    c.text((256, 136), ("away from 0", "远离 0"), "rust", "start")
    c.line((256, 182), (276, 182), "faint", 1, "2 3")
    c.text((282, 187), ("unmoved", "没有移动"), "faint", "start")


def conserved_scores(c: Canvas) -> None:
    """Scores into and out of a neuron, and the totals of two layers."""
    centre = (180.0, 92.0)
    ins = ((40, 26, "2"), (40, 92, "−1"), (40, 158, "4"))
    outs = ((320, 54, "3"), (320, 130, "2"))
    for x, y, score in ins:
        c.arrow((x + 12, y), (centre[0] - 34, centre[1] + (y - centre[1]) * 0.18), "blue", 2)
        c.dot((x, y), "faint", 10, hollow=True)
        c.text(((x + centre[0]) / 2 - 12, (y + centre[1]) / 2 + 5), score, "blue", halo=True)
    for x, y, score in outs:
        c.arrow((centre[0] + 32, centre[1] + (y - centre[1]) * 0.25), (x - 13, y), "rust", 2)
        c.dot((x, y), "faint", 10, hollow=True)
        c.text(((x + centre[0]) / 2 + 12, (y + centre[1]) / 2 + 5), score, "rust", halo=True)
    c.box(centre[0] - 32, centre[1] - 22, 64, 44, "paper", "ink", round=22)
    c.text((centre[0], centre[1] + 5), "$x_j$")
    c.text((100, 204), ("in: 2 − 1 + 4 = 5", "入：2 − 1 + 4 = 5"), "blue")
    c.text((272, 204), ("out: 3 + 2 = 5", "出：3 + 2 = 5"), "rust")


def straight_through(c: Canvas) -> None:
    """The forward pass with a top-k step, and the gradient that passes it unchanged."""
    boxes = ((4, "$S$"), (96, "TopK"), (188, "$W ⊙ M$"), (292, "$L$"))
    wide = (48, 62, 76, 46)
    for (x, word), w in zip(boxes, wide, strict=True):
        c.box(x, 30, w, 36, "sky", "blue", round=4)
        c.text((x + w / 2, 53), word)
    for k in range(3):
        start, end = boxes[k][0] + wide[k], boxes[k + 1][0]
        c.arrow((start + 3, 40), (end - 3, 40), "blue", 1.8)
        c.arrow((end - 3, 57), (start + 3, 57), "rust", 1.8, "4 3")
    c.text((173, 20), "$M$", "blue")
    c.text((278, 20), "$W′$", "blue")
    c.text((74, 90), ("unchanged", "原样"), "rust")
    c.text((180, 90), "$G ⊙ W$", "rust")
    c.text((278, 90), "$G$", "rust")
    # The step function, and the identity that stands in for its derivative.
    for side, title in enumerate(
        (("forward: a step", "前向：阶跃"), ("backward: identity", "反向：恒等"))
    ):
        a = Axes(c, (22 + 178 * side, 122, 138, 84), (-1, 1), (-0.25, 1.25))
        c.arrow(a.at(-1, 0), a.at(1, 0), "faint", 1)
        c.text((91 + 178 * side, 226), title, "rust" if side else "blue")
        if side:
            c.path([a.at(-0.85, -0.2), a.at(0.85, 1.2)], "rust", 2.4, "6 4")
        else:
            c.path([a.at(-0.9, 0), a.at(0.1, 0), a.at(0.1, 1), a.at(0.9, 1)], "blue", 2.4)

"""Figures on when to prune, in how many steps, and what training starts from."""

from __future__ import annotations

from canvas import Axes, Canvas
from charts import Scale
from quoted import span


def when_to_prune(c: Canvas) -> None:
    """Three bars over the time of training, as high as the share of the weights that is kept."""
    rows = (
        (("before", "训练前"), [(0, 0.25), (1, 0.25)], "SNIP, GraSP, SynFlow"),
        (
            ("during", "训练中"),
            [(0, 1), (0.2, 1), (0.3, 0.75), (0.42, 0.52), (0.55, 0.36), (0.7, 0.27), (0.8, 0.25),
             (1, 0.25)],
            ("gradual, movement", "渐进剪枝、移动剪枝"),
        ),
        (("after", "训练后"), [(0, 1), (1, 1)], ("magnitude, SparseGPT", "幅值剪枝、SparseGPT")),
    )  # fmt: skip
    left, right = 76, 254
    for k, (when, shares, methods) in enumerate(rows):
        base = 62 + 88 * k
        points = [(left + (right - left) * t, base - 40 * s) for t, s in shares]
        c.path([(left, base), *points, (right, base)], "", fill="sky")
        c.path(points, "blue", 2)
        c.box(right, base - 10, 96, 10, "sky")
        c.line((right, base - 10), (350, base - 10), "blue", 2)
        if k == 2:
            c.line((right, base - 40), (right, base - 10), "blue", 2)
        c.line((left, base), (350, base), "faint", 1)
        c.text((66, base - 14), when, anchor="end")
        c.text((left, base + 17), methods, "faint", "start")
        cut = {0: left, 1: left + 0.5 * (right - left), 2: right}[k]
        top = base - (16 if k == 0 else 26 if k == 1 else 44)
        c.arrow((cut, top - 18), (cut, top), "rust", 2)
    c.line((right, 24), (right, 240), "rule", 1.2, "4 3")
    c.text((165, 18), ("training", "训练"), "faint")
    c.text((302, 18), ("use", "使用"), "faint")
    c.text((84, 40), ("cut", "剪枝"), "rust", "start")


def one_cut_or_ten(c: Canvas) -> None:
    """Unexplained variance after removing nine tenths of the features (ranges over 20 designs)."""
    page = "one_shot_vs_iterative"
    scale = Scale(118, 340, 0, 100)
    scale.grid(c, 14, 196, [(0, "0"), (50, "50"), (100, "100")])
    groups = (
        ("alone", ("independent", "相互独立")),
        ("groups", ("correlated", "组内相关")),
    )
    methods = (
        ("one", ("one cut", "一次剪完"), "rust", False),
        ("ten", ("ten cuts", "分十次"), "blue", False),
        ("random", ("random", "随机"), "faint", True),
    )
    for k, (name, title) in enumerate(groups):
        top = 24 + 92 * k
        c.text((6, top + 4), title, anchor="start")
        for j, (method, label, colour, hollow) in enumerate(methods):
            y = top + 22 * j + 22
            c.text((106, y + 5), label, colour, "end")
            scale.bar(c, y, span(page, f"{name} {method}"), colour, hollow)
    c.text((232, 236), ("variance left unexplained, %", "未解释的方差，%"), "faint")


def cubic_ramp(c: Canvas) -> None:
    """Zhu and Gupta's ramp from 0 to 0.8, beside a linear one."""
    final = 0.8
    a = Axes(c, (44, 14, 300, 170), (0, 1), (0, 0.9))
    a.ticks_y([(0, "0"), (0.4, "$s_f/2$"), (0.8, "$s_f$")])
    a.ticks_x([(0, "0"), (0.206, "0.21"), (0.5, "0.5"), (1, "1")])
    a.curve(lambda p: final * p, (0, 1), "rust", 2, "6 4", 2)
    a.curve(lambda p: final - final * (1 - p) ** 3, (0, 1), "blue", 2.6)
    c.line(a.at(0.206, 0), a.at(0.206, 0.4), "faint", 1, "3 3")
    c.dot(a.at(0.206, 0.4), "blue", 5)
    c.text(a.at(0.36, 0.83), ("cubic", "三次"), "blue", "end", halo=True)
    c.text(a.at(0.68, 0.44), ("linear", "线性"), "rust", "start", halo=True)
    c.text((194, 222), ("share of the ramp, $p$", "已完成的比例 $p$"), "faint")


def rewindings(c: Canvas) -> None:
    """What the four ways restore: weights, and the part of the schedule that is run again."""
    rows = (
        (("rewind to 0", "回退到 0"), "$m⊙θ_0$", 0),
        (("rewind to $k$", "回退到 $k$"), "$m⊙θ_k$", 0.12),
        (("rewind the rate", "只回退学习率"), "$m⊙θ_T$", 0.12),
        (("fine-tune", "微调"), "$m⊙θ_T$", -1),
    )
    left, wide = 208, 144
    c.text((8, 20), ("weights", "权重"), "faint", "start")
    c.text((left, 20), ("learning rate", "学习率"), "faint", "start")
    stairs = [(0, 26), (0.5, 26), (0.5, 13), (0.78, 13), (0.78, 5), (1, 5)]
    for k, (name, weights, start) in enumerate(rows):
        base = 70 + 54 * k
        colour = "blue" if k < 2 else "teal" if k == 2 else "rust"
        c.text((8, base - 6), name, colour, "start")
        c.text((130, base - 6), weights, "ink", "start")
        c.path([(left + wide * t, base - h) for t, h in stairs], "rule", 2)
        if start >= 0:
            rerun = [(start, 26), *stairs[1:]]
            c.path([(left + wide * t, base - h) for t, h in rerun], colour, 3)
        else:
            c.path([(left, base - 5), (left + wide, base - 5)], colour, 3)
        c.line((left, base + 4), (left + wide, base + 4), "faint", 1)
    for t, word in ((0, "0"), (0.12, "$k$"), (1, "$T$")):
        c.line((left + wide * t, 236), (left + wide * t, 241), "faint", 1)
        c.text((left + wide * t, 256), word, "faint")


def error_barrier(c: Canvas) -> None:
    """The error barrier of four kinds of pairs (ranges over ten data sets)."""
    page = "linear_mode_connectivity"
    scale = Scale(132, 344, 0, 90)
    scale.grid(c, 10, 142, [(0, "0"), (30, "30"), (60, "60"), (90, "90")])
    rows = (
        ("other start", ("other start", "不同初始化"), "rust"),
        ("step 0", ("split at 0", "第 0 步分开"), "blue"),
        ("step 20", ("split at 20", "第 20 步分开"), "blue"),
        ("step 200", ("split at 200", "第 200 步分开"), "blue"),
    )
    scale.bars(c, [(span(page, name), label, colour) for name, label, colour in rows])
    c.text((238, 184), ("error barrier, points", "误差势垒，百分点"), "faint")


def critical_compression(c: Canvas) -> None:
    """The highest compression that empties no layer (ranges over 10 seeds)."""
    page = "layer_collapse"
    scale = Scale(116, 342, 10, 100_000, log=True)
    scale.grid(c, 10, 142, [(10, "10"), (1000, "1,000"), (100_000, "10⁵")])
    rows = (
        ("SynFlow", ("SynFlow, once", "SynFlow 一次"), "rust"),
        ("magnitude", ("magnitude", "幅值"), "rust"),
        ("SNIP", ("SNIP", "SNIP"), "rust"),
    )
    scale.bars(c, [(span(page, name), label, colour) for name, label, colour in rows])
    x = scale(37_504)
    c.line((x, 10), (x, 142), "ink", 1.6, "5 3")
    c.dot((x, 122), "blue", 6)
    c.text((106, 127), ("100 rounds", "分 100 轮"), "blue", "end")
    c.text((x - 8, 100), ("most: $ρ_0$", "上限 $ρ_0$"), "ink", "end", halo=True)
    c.text((229, 184), ("critical compression $ρ^*$", "临界压缩比 $ρ^*$"), "faint")

"""Figures on the shapes of masks: granularity, global and local, paths, formats."""

from __future__ import annotations

from canvas import Canvas

_UNSTRUCTURED = (
    "#..#.##.", ".##...##", "#.#.#..#", "..##.#.#", ".#.##.#.", "##..#..#", "#..#.#.#", ".#.##.#.",
)  # fmt: skip
_TWO_FOUR = (
    "#..#.##.", ".##.#..#", "#.#...##", "..###.#.", "#..#.#.#", ".#.###..", "##...##.", "#.#.#..#",
)  # fmt: skip
_BLOCKS = ("####....",) * 4 + ("....####",) * 4
_ROWS = ("########", "........") * 2 + ("........", "########") * 2


def granularity(c: Canvas) -> None:
    """The same half of the weights, removed in four patterns."""
    patterns = (
        (("single", "单个"), _UNSTRUCTURED),
        (("2:4", "2:4"), _TWO_FOUR),
        (("blocks", "块"), _BLOCKS),
        (("rows", "整行"), _ROWS),
    )
    for k, (title, rows) in enumerate(patterns):
        x = 8 + 89 * k
        c.text((x + 38, 18), title)
        c.cells((x, 28), rows, 9.6)
        for group in range(1, 2) if k == 1 else ():
            c.line((x + 38.4 * group - 0.5, 24), (x + 38.4 * group - 0.5, 108), "ink", 1)
    c.arrow((10, 130), (350, 130), "faint", 1.2)
    c.text((10, 152), ("harder to speed up", "难以加速"), "faint", "start")
    c.text((350, 152), ("less accurate", "准确率损失更大"), "faint", "end")


def global_and_local(c: Canvas) -> None:
    """One threshold for all layers, or one for each."""
    layers = ((9, 7.5, 6.5, 5.5, 4.5, 4), (5, 3.6, 2.8, 2, 1.4, 0.8))
    titles = (
        ("global: one threshold", "全局：同一个阈值"),
        ("local: half of each", "局部：每层一半"),
    )
    for side, title in enumerate(titles):
        left = 6 + 182 * side
        c.text((left + 83, 20), title)
        for k, scores in enumerate(layers):
            x = left + 88 * k
            for j, score in enumerate(scores):
                kept = score >= 4.2 if side == 0 else j < 3
                fill, edge = ("blue", "") if kept else ("void", "faint")
                c.box(x + 13 * j, 156 - 12 * score, 11, 12 * score, fill, edge)
            c.text((x + 38, 178), (f"layer {k + 1}", f"第 {k + 1} 层"), "faint")
            if side == 1:
                y = 156 - 12 * (6.0 if k == 0 else 2.4)
                c.line((x - 3, y), (x + 79, y), "rust", 1.8, "5 3")
        if side == 0:
            c.line((left - 3, 156 - 12 * 4.2), (left + 167, 156 - 12 * 4.2), "rust", 1.8, "5 3")
    c.line((180, 30), (180, 180), "rule", 1)
    c.key((10, 207), [("blue", ("kept", "保留"))])
    c.box(100, 196, 12, 12, "void", "faint")
    c.text((119, 207), ("pruned", "剪掉"), anchor="start")
    c.line((200, 202), (226, 202), "rust", 1.8, "5 3")
    c.text((234, 207), ("threshold", "阈值"), anchor="start")

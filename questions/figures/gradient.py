"""Figures on scores that use gradients."""

from __future__ import annotations

from canvas import Axes, Canvas


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

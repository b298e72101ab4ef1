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


def stranded_weights(c: Canvas) -> None:
    """Kept weights of a network with two hidden layers, on a path or stranded."""
    sizes = (4, 4, 4, 2)
    kept = (
        ((0, 0), (1, 0), (2, 2), (3, 3)),
        ((0, 0), (0, 2), (1, 1), (2, 2)),
        ((0, 0), (2, 1), (3, 1), (3, 0)),
    )
    reached, reaching = [set(range(4))], [set(range(2))]
    for edges in kept:
        reached.append({j for i, j in edges if i in reached[-1]})
    for edges in reversed(kept):
        reaching.insert(0, {i for i, j in edges if j in reaching[0]})

    def at(layer: int, unit: int) -> tuple[float, float]:
        return 54 + 84 * layer, 118 + 48 * (unit - (sizes[layer] - 1) / 2)

    for layer, edges in enumerate(kept):
        for i, j in edges:
            live = i in reached[layer] and j in reaching[layer + 1]
            c.line(at(layer, i), at(layer + 1, j), *(("blue", 2.6) if live else ("rust", 2, "5 4")))
    for layer, size in enumerate(sizes):
        for unit in range(size):
            live = unit in reached[layer] & reaching[layer]
            c.dot(at(layer, unit), "blue" if live else "faint", 9, hollow=not live)
    c.text((54, 18), ("inputs", "输入"), "faint")
    c.text((306, 18), ("outputs", "输出"), "faint")
    c.line((14, 222), (42, 222), "blue", 2.6)
    c.text((50, 227), ("on a path", "连通"), "blue", "start")
    c.line((158, 222), (186, 222), "rust", 2, "5 4")
    c.text((194, 227), ("kept, but stranded", "保留但不连通"), "rust", "start")


def two_four_storage(c: Canvas) -> None:
    """One row of eight weights as values and two-bit positions."""
    row = (("0", "−3", "0", "2"), ("0", "0", "0", "4"))
    stored = (((1, "−3"), (3, "2")), ((2, "0"), (3, "4")))
    size = 36
    for g, group in enumerate(row):
        left = 20 + 168 * g
        for j, value in enumerate(group):
            kept = j in [p for p, _ in stored[g]]
            c.box(
                left + size * j,
                28,
                size - 2,
                size - 2,
                "sky" if kept else "void",
                "blue" if kept else "",
            )
            c.text((left + size * j + 17, 50), value, "ink" if kept else "faint")
            c.text((left + size * j + 17, 18), str(j), "faint")
        for slot, (position, value) in enumerate(stored[g]):
            x = left + 36 + size * slot
            c.arrow((left + size * position + 17, 64), (x + 17, 97), "faint", 1.4)
            c.box(x, 100, size - 2, size - 2, "sky", "blue")
            c.text((x + 17, 122), value)
            c.box(x, 144, size - 2, 26, "peach", "rust")
            c.text((x + 17, 162), f"{position:02b}", "rust")
    c.text((180, 122), ("values", "值"), "blue")
    c.text((180, 162), ("positions", "位置"), "rust")


def permuted_groups(c: Canvas) -> None:
    """What 2:4 keeps of one row before and after its columns are permuted."""
    rows = (((4, 4, 4, 4), (1, 1, 1, 1)), ((4, 4, 1, 1), (4, 4, 1, 1)))
    labels = (
        ("as it is: keeps 10 of 20", "原来：20 中保留 10"),
        ("permuted: keeps 16 of 20", "置换后：20 中保留 16"),
    )
    for r, groups in enumerate(rows):
        base = 88 + 116 * r
        c.text((180, base - 68), labels[r], "blue" if r else "ink")
        for g, values in enumerate(groups):
            left = 30 + 160 * g
            best = sorted(range(4), key=lambda j: -values[j])[:2]
            for j, value in enumerate(values):
                kept = j in best
                fill, edge = ("blue", "blue") if kept else ("void", "faint")
                c.box(left + 36 * j, base - 13 * value, 30, 13 * value, fill, edge)
            c.path([(left - 4, base + 4), (left - 4, base + 10), (left + 142, base + 10),
                    (left + 142, base + 4)], "faint", 1.2)  # fmt: skip
    c.key((80, 240), [("blue", ("kept", "保留"))])
    c.box(190, 229, 12, 12, "void", "faint")
    c.text((209, 240), ("pruned", "剪掉"), anchor="start")


def drop_and_grow(c: Canvas) -> None:
    """One update of RigL on the page's example of six entries."""
    weights = (0.9, 0.1, 0.4, 0.05, 0, 0)
    gradients = (0.1, 0.7, 0.3, 0.2, 0.5, 0.6)
    kept = (0, 2)
    grown = (1, 5)
    for j in range(6):
        x = 74 + 47 * j
        h = max(62 * weights[j], 2)
        state = "blue" if j in kept else "rust" if weights[j] else "faint"
        c.box(x, 86 - h, 28, h, state if j in kept else "paper", state, round=1)
        h = 62 * gradients[j]
        free = j not in kept
        colour = "teal" if j in grown else "faint"
        c.box(x, 176 - h, 28, h, "teal" if j in grown else "paper" if free else "void",
              colour if free else "", round=1)  # fmt: skip
        c.box(x, 196, 28, 22, "blue" if j in kept else "teal" if j in grown else "void")
    for y in (86, 176):
        c.line((66, y), (350, y), "faint", 1)
    c.text((56, 66), "$|w|$", anchor="end")
    c.text((56, 156), "$|g|$", anchor="end")
    c.text((56, 212), ("mask", "掩码"), anchor="end")
    c.text((135, 102 - 26), ("drop", "剪掉"), "rust", halo=True)
    c.text((229, 102 - 26), ("drop", "剪掉"), "rust", halo=True)
    c.text((135, 128), ("grow", "激活"), "teal", halo=True)
    c.text((323, 132), ("grow", "激活"), "teal", halo=True)

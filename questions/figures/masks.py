"""Figures on masks of small examples: of a block, of a batch, of channels and of layers."""

from __future__ import annotations

from canvas import Canvas


def both_ways(c: Canvas) -> None:
    """Two 4 × 4 blocks with the kept weights counted along rows and columns."""
    blocks = (
        (("2:4 along rows", "按行 2:4"), ("##..", "##..", "#.#.", "##..")),
        (("along both", "行列都 2:4"), ("##..", "..##", "#.#.", ".#.#")),
    )
    for k, (title, rows) in enumerate(blocks):
        left, top, size = 26 + 180 * k, 32, 28
        c.text((left + 56, 18), title)
        c.cells((left, top), rows, size, gap=2)
        for i, row in enumerate(rows):
            c.text((left + 4 * size + 12, top + size * i + 19), str(row.count("#")), "faint")
        for j in range(4):
            count = sum(row[j] == "#" for row in rows)
            colour = "faint" if count == 2 else "rust"
            c.text((left + size * j + 13, top + 4 * size + 18), str(count), colour)


def masks_of_a_batch(c: Canvas) -> None:
    """Dropout masks of four examples: one each, or one for all."""
    each = ("#.##.#", ".##.##", "##.#.#", "#.#.##")
    sides = ((("a mask for each", "每个样本一个掩码"), each, "blue"),
             (("one for all", "共用一个掩码"), (each[0],) * 4, "rust"))  # fmt: skip
    for k, (title, rows, colour) in enumerate(sides):
        left = 62 + 158 * k
        c.text((left + 66, 18), title, colour)
        c.cells((left, 32), rows, 22, {"#": colour, ".": "void"}, gap=2)
        c.text((left + 66, 140), ("features", "特征"), "faint")
    for i in range(4):
        c.text((52, 48 + 22 * i), f"$x_{i + 1}$", "faint", "end")


def ticket_round(c: Canvas) -> None:
    """The page's round on five weights, of which the two smallest after training go."""
    start, trained = (1, -2, 3, -4, 5), (0.1, -0.9, 0.4, 0.2, -0.3)
    gone = sorted(range(5), key=lambda j: abs(trained[j]))[:2]
    rows = (("$w_0$", start, 8), ("$w_T$", trained, 44), ("$w_0 ⊙ m$", start, 8))
    for r, (name, values, scale) in enumerate(rows):
        base = 52 + 102 * r
        c.text((70, base + 5), name, anchor="end")
        for j, value in enumerate(values):
            x, h = 96 + 50 * j, scale * abs(value)
            out = r > 0 and j in gone
            fill, edge = ("paper", "rust") if out else ("blue", "")
            if not (r == 2 and out):
                c.box(x, base - h if value > 0 else base, 30, h, fill, edge)
            elif r == 2:
                c.text((x + 15, base - 6), "0", "rust")
        c.line((84, base), (346, base), "faint", 1)
        if r < 2:
            words = (("train", "训练"), ("prune, go back", "剪枝并回退"))[r]
            c.arrow((58, base + 38), (58, base + 68), "faint", 1.6)
            c.text((70, base + 58), words, "faint", "start")


def channel_cut(c: Canvas) -> None:
    """What goes with channel j: a row, an entry of each vector, and a column."""
    size, top = 24, 46
    c.cells((14, top), ("######", "######", "jjjjjj", "######"), size, {"#": "sky", "j": "rust"}, 2)
    for v in range(4):
        c.cells((168 + 27 * v, top), "##j#", 24, {"#": "sky", "j": "rust"}, 2)
    c.cells((290, top + 12), ("##j#",) * 4, 17, {"#": "sky", "j": "rust"}, 2)
    c.text((86, 28), ("convolution 1", "卷积 1"))
    c.text((220, 28), ("norm", "批归一化"))
    c.text((323, 28), ("conv. 2", "卷积 2"))
    for v, name in enumerate(("$γ$", "$β$", "$μ$", "$σ$")):
        c.text((179 + 27 * v, 162), name, "faint")
    c.text((86, 162), ("its row $j$", "第 $j$ 行"), "rust")
    c.text((323, 162), ("column $j$", "第 $j$ 列"), "rust")


def densities_of_layers(c: Canvas) -> None:
    """Uniform and ERK densities of three linear layers, as wide as their numbers of weights."""
    scale = 320 / 70
    layers = (
        (100, 1.0, "(20, 5)"),
        (400, 0.1 * scale, "(20, 20)"),
        (200, 0.15 * scale, "(10, 20)"),
    )
    rows = ((("uniform", "均匀"), [0.6] * 3), (("ERK", "ERK"), [d for _, d, _ in layers]))
    for r, (title, shares) in enumerate(rows):
        base, x = 86 + 92 * r, 78.0
        c.text((66, base - 26), title, anchor="end")
        for (count, _, _), share in zip(layers, shares, strict=True):
            wide = count * 0.385
            c.box(x, base - 60, wide - 3, 60, "void")
            c.box(x, base - 60 * share, wide - 3, 60 * share, "blue" if r else "rule")
            c.text((x + wide / 2 - 1.5, base - 66), f"{share:.2f}", "blue" if r else "faint")
            x += wide
    x = 78.0
    for count, _, shape in layers:
        c.text((x + count * 0.1925 - 1.5, 198), shape, "faint")
        x += count * 0.385

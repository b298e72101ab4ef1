"""Figures on transformers: heads, caches, inputs, experts, and what limits a decode step."""

from __future__ import annotations

from canvas import Axes, Canvas, Word
from charts import Scale
from quoted import span


def input_norms(c: Canvas) -> None:
    """One row of weights: what magnitude and Wanda prune."""
    weights = (0.9, 0.5, 0.3, 0.7, 0.6, 0.35)
    norms = (0.4, 0.6, 2.6, 0.5, 0.7, 2.0)
    scores = tuple(w * n for w, n in zip(weights, norms, strict=True))
    rows = (("$|W_{ij}|$", weights, 52), ("$‖X_j‖_2$", norms, 17), ("$s_{ij}$", scores, 58))
    for r, (name, values, scale) in enumerate(rows):
        base = 62 + 76 * r
        least = sorted(range(6), key=lambda j: values[j])[:3]
        for j, value in enumerate(values):
            x = 88 + 44 * j
            cut = r != 1 and j in least
            fill = "teal" if r == 1 else "void" if cut else "blue"
            c.box(x, base - scale * value, 30, scale * value, fill, "faint" if cut else "")
            if cut:
                c.line((x + 9, base + 5), (x + 21, base + 17), "rust", 2)
                c.line((x + 21, base + 5), (x + 9, base + 17), "rust", 2)
        c.line((80, base), (350, base), "faint", 1)
        c.text((77, base - 10), name, anchor="end")
    c.text((78, 80), ("magnitude", "幅值剪枝"), "rust", "end")
    c.text((78, 232), "Wanda", "rust", "end")


def grouped_heads(c: Canvas) -> None:
    """Two ways to remove a quarter of the query heads: a group, or one head of each group."""
    titles = (("a group goes", "去掉一组"), ("one head of each group", "每组去掉一个查询头"))
    for r, title in enumerate(titles):
        top = 12 + 104 * r
        c.text((8, top + 8), title, anchor="start")
        for g in range(4):
            left = 8 + 88 * g
            group = r == 0 and g == 3
            for k in range(4):
                gone = group or (r == 1 and k == 3)
                x = left + 20 * k
                c.line((x + 8, top + 40), (left + 38, top + 56), "rule" if gone else "faint", 1.2)
                c.box(x, top + 22, 17, 18, "paper" if gone else "blue", "rust" if gone else "",
                      "3 2" if gone else "")  # fmt: skip
            c.box(left + 8, top + 56, 61, 18, "paper" if group else "teal",
                  "rust" if group else "", "3 2" if group else "")  # fmt: skip
    c.key((8, 222), [("blue", ("query head", "查询头"))])
    c.key((128, 222), [("teal", ("key, value", "键、值"))])
    c.box(250, 211, 12, 12, "paper", "rust", "3 2")
    c.text((269, 222), ("removed", "已移除"), anchor="start")


def sinks_and_window(c: Canvas) -> None:
    """Which entries of a causal attention stay in the cache: sinks and the recent ones."""
    size, left, top, n = 14, 30, 30, 15
    rows = ["".join("s" if j < 2 else "#" if i - j < 5 else "." for j in range(i + 1))
            for i in range(n)]  # fmt: skip
    c.cells((left, top), rows, size, {"s": "rust", "#": "blue", ".": "void"}, gap=1.5)
    c.arrow((left, top - 9), (left + size * n, top - 9), "faint", 1)
    c.text((left + size * n, top - 15), ("cached token", "缓存的 token"), "faint", "end")
    c.arrow((left - 11, top), (left - 11, top + size * n), "faint", 1)
    c.text((6, 258), ("step", "步"), "faint", "start")
    c.key((256, 120), [("rust", ("sinks", "sink")), ("blue", ("recent", "最近的")),
                       ("void", ("evicted", "已逐出"))], 26)  # fmt: skip


def decode_roofline(c: Canvas) -> None:
    """A roofline with the kernels of a decode step (H200: ridge at 206 operations a byte)."""
    a = Axes(c, (44, 20, 300, 176), (0, 3.7), (0, 3.7))
    ridge = 2.314  # log10 of 206
    c.path([a.at(0, 0.75), a.at(ridge, 0.75 + ridge), a.at(3.7, 0.75 + ridge)], "ink", 2.4)
    c.line(a.at(ridge, 0), a.at(ridge, 0.75 + ridge), "faint", 1, "3 3")
    c.line(a.at(0, 0), a.at(3.7, 0), "faint", 1)
    c.line(a.at(0, 0), a.at(0, 3.7), "faint", 1)
    a.ticks_x([(0, "1"), (0.602, "4"), (1.505, "32"), (ridge, "206"), (3, "1,000")])
    c.text((194, 236), ("operations per byte", "每字节的运算数"), "faint")
    c.text((8, 14), ("operations a second", "每秒运算数"), "faint", "start")
    for x, colour, word, at, anchor in (
        (0, "blue", ("linear, $B = 1$", "线性层 $B = 1$"), (0.22, 0.45), "start"),
        (0.602, "rust", ("attention, any $B$", "注意力，任意 $B$"), (0.86, 1.1), "start"),
        (1.505, "blue", ("$B = 32$", "$B = 32$"), (1.6, 1.95), "start"),
        (2.408, "blue", ("$B = 256$", "$B = 256$"), (2.5, 2.62), "start"),
    ):
        y = 0.75 + min(x, ridge)
        c.dot(a.at(x, y), colour, 6, hollow=colour == "rust")
        c.text(a.at(*at), word, colour, anchor, halo=True)
    c.text(a.at(0.1, 2.55), ("waits for memory", "受带宽限制"), "faint", "start")
    c.text(a.at(3.0, 3.4), ("computes", "受算力限制"), "faint")


def smoothed_inputs(c: Canvas) -> None:
    """Sizes of inputs and weights before and after SmoothQuant; their products don't change."""
    inputs, weights = (1.0, 9.0, 1.4, 0.7), (1.6, 1.0, 1.2, 2.0)
    shift = [(x / w) ** 0.5 for x, w in zip(inputs, weights, strict=True)]
    after_x = [x / s for x, s in zip(inputs, shift, strict=True)]
    after_w = [w * s for w, s in zip(weights, shift, strict=True)]
    sides = (
        ("$X_j$, $W_{ij}$", inputs, weights),
        ("$X_j / s_j$, $W_{ij} s_j$", after_x, after_w),
    )
    for side, (title, xs, ws) in enumerate(sides):
        left = 78 + 148 * side
        c.text((left + 60, 18), title)
        for r, (values, colour) in enumerate(((xs, "rust"), (ws, "blue"))):
            base = 122 + 82 * r
            for j, value in enumerate(values):
                h = 9.6 * value if r == 0 else 17 * value
                c.box(left + 31 * j, base - h, 25, h, colour)
            c.line((left - 6, base), (left + 126, base), "faint", 1)
    c.text((64, 116), ("inputs", "输入"), "rust", "end")
    c.text((64, 198), ("weights", "权重"), "blue", "end")


def outlier_errors(c: Canvas) -> None:
    """Output errors of magnitude and Wanda without and with outliers (ranges over 10 seeds)."""
    page = "outlier_features"
    scale = Scale(126, 340, 0, 60)
    scale.grid(c, 10, 120, [(0, "0"), (20, "20"), (40, "40"), (60, "60")])
    rows = (
        (("no outliers", "无离群特征"), "plain magnitude", "faint", True),
        (("magnitude", "幅值剪枝"), "outliers magnitude", "rust", False),
        (("Wanda", "Wanda"), "outliers Wanda", "blue", False),
    )
    for k, (label, name, colour, hollow) in enumerate(rows):
        y = 28 + 36 * k
        c.text((116, y + 5), label, colour, "end")
        scale.bar(c, y, span(page, name), colour, hollow)
    c.text((233, 162), ("output error, %", "输出误差，%"), "faint")


# Llama-3.1-8B in 16 bits, batch 32, 4,096 tokens: gigabytes of layers, head and cache in one step.
BYTES = {
    "8B": (13.96, 1.05, 17.18),
    "half the layers": (6.98, 1.05, 8.59),
    "narrowed": (7.44, 0.79, 17.18),
}


def bytes_of_a_step(c: Canvas) -> None:
    """Bytes of one decode step: the whole model, half of its layers, all layers narrowed."""
    labels = (("8B", "8B"), ("half the layers", "层数减半"), ("narrowed", "变窄"))
    colours = (("blue", ""), ("teal", ""), ("peach", "rust"))
    for k, label in enumerate(labels):
        y = 22 + 48 * k
        c.text((8, y + 2), label, anchor="start")
        x = 8.0
        for value, (fill, edge) in zip(BYTES[label[0]], colours, strict=True):
            c.box(x, y + 9, 10.4 * value, 18, fill, edge)
            x += 10.4 * value
        end = (x + 8, y + 23) if k else (x - 38, y + 2)
        c.text(end, f"{sum(BYTES[label[0]]):.0f} GB", "faint", "start")
    c.key((8, 176), [("blue", ("layers", "各层权重"))])
    c.key((112, 176), [("teal", ("head", "输出层"))])
    c.box(196, 165, 12, 12, "peach", "rust")
    c.text((215, 176), ("key-value cache", "KV 缓存"), anchor="start")


def coupled_channels(c: Canvas) -> None:
    """A residual stream: which rows and columns go with its channel j."""
    y = 56

    def matrix(x: float, top: float, word: Word, writes: bool) -> None:
        c.box(x, top, 38, 38, "sky", "blue")
        c.box(*((x, top + 25, 38, 8) if writes else (x + 26, top, 8, 38)), "rust")
        c.text((x + 13, top + 18), word)

    c.arrow((8, y), (352, y), "rust", 2.4)
    matrix(14, y - 19, "$W_0$", True)
    for k in range(2):
        left = 84 + 134 * k
        c.path([(left, y), (left, y + 62), (left + 112, y + 62), (left + 112, y)], "faint", 1.6)
        matrix(left + 10, y + 43, "$W_1$", False)
        matrix(left + 62, y + 43, "$W_2$", True)
        c.dot((left + 112, y), "ink", 9, hollow=True)
        c.text((left + 112, y + 5), "+")
        c.text((left + 29, y + 102), ("column", "列"), "faint")
        c.text((left + 83, y + 102), ("row", "行"), "faint")
    c.text((212, 22), ("channel $j$ of the stream", "残差流的通道 $j$"), "rust")

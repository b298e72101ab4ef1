"""The first layer in which SynFlow's forward pass overflows float32 or float16.

Square layers of one width, no biases, an input of ones, absolute values of the weights. He:
Gaussian with variance 2 / width. PyTorch's default for nn.Linear: uniform on +-1 / sqrt(width).
Seeds 0 to 4.

Then SynFlow in float32 down to 2 % in 20 rounds, 100 layers of width 64, He, each layer multiplied
by a power of two: near the reciprocal of the dense layer's factor, or, in each round anew, such
that the largest signal behind the layer is near 1. Seeds 0 and 1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure


def first_overflow(seed: int, width: int, he: bool, dtype: type) -> int:
    rng = np.random.default_rng(seed)
    signal, layer = np.ones(width, dtype), 0
    with np.errstate(over="ignore"):
        while np.isfinite(signal).all():
            layer += 1
            shape = (width, width)
            w = rng.normal(size=shape) * 2**0.5 if he else rng.uniform(-1, 1, size=shape)
            signal = (np.abs(w) / width**0.5 @ signal.astype(np.float64)).astype(dtype)
    return layer


def smallest_layer(seed: int, *, anew: bool) -> tuple[float, int]:
    """Per cent left when it stops, at 2 % or when a layer is empty, and weights in that layer."""
    depth, width, rounds, density = 100, 64, 20, 0.02
    rng = np.random.default_rng(seed)
    shape = (depth, width, width)
    w = np.abs(rng.normal(size=shape) * (2 / width) ** 0.5).astype(np.float32)
    left, smallest = 1.0, width**2
    for step in range(1, rounds + 1):
        signals, scaled = [np.ones(width, np.float32)], w.copy()
        for layer in scaled:
            factor = (layer @ signals[-1]).max() if anew else (4 * width / np.pi) ** 0.5
            layer *= np.float32(2.0 ** -np.round(np.log2(factor)))
            signals.append(layer @ signals[-1])
        back, scores = np.ones(width, np.float32), np.empty(shape, np.float32)
        for i in range(depth - 1, -1, -1):
            scores[i] = np.outer(back, signals[i]) * scaled[i]
            back = scaled[i].T @ back
        scores[w == 0] = -1
        left = density ** (step / rounds)
        w.flat[np.argsort(scores, axis=None, kind="stable")[: round((1 - left) * w.size)]] = 0
        smallest = int((w > 0).sum((1, 2)).min())
        if not smallest:
            break
    return 100 * left, smallest


CASES = (
    ("He, width 512, float32", 512, True, np.float32, "28"),
    ("PyTorch's default, width 512, float32", 512, False, np.float32, "37"),
    ("He, width 512, float16", 512, True, np.float16, "4"),
)


def figures(quick: bool) -> Iterator[Figure]:
    for what, width, he, dtype, quoted in CASES:
        seeds = range(1 if quick else 5)
        yield Figure(what, quoted, [first_overflow(s, width, he, dtype) for s in seeds])
    found = [smallest_layer(s, anew=False) for s in range(1 if quick else 2)]
    yield Figure("dense constants: weights in the smallest layer", "0", [n for _, n in found])
    yield Figure("per cent left by then", "4.4", [p for p, _ in found])
    found = [smallest_layer(s, anew=True) for s in range(1 if quick else 2)]
    yield Figure("constants anew: the same at 2 %", "65 to 66", [n for _, n in found])

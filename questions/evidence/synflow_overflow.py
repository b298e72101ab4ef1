"""The first layer in which SynFlow's forward pass overflows float32 or float16.

Square layers of one width, no biases, an input of ones, absolute values of the weights. He:
Gaussian with variance 2 / width. PyTorch's default for nn.Linear: uniform on +-1 / sqrt(width).
Seeds 0 to 4.
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


CASES = (
    ("He, width 512, float32", 512, True, np.float32, "28"),
    ("PyTorch's default, width 512, float32", 512, False, np.float32, "37"),
    ("He, width 512, float16", 512, True, np.float16, "4"),
)


def figures(quick: bool) -> Iterator[Figure]:
    for what, width, he, dtype, quoted in CASES:
        seeds = range(1 if quick else 5)
        yield Figure(what, quoted, [first_overflow(s, width, he, dtype) for s in seeds])

"""How far a threshold mask misses the wanted sparsity where weights tie.

Setup: 2**18 standard normal weights; half of them are to go. bfloat16: rounded to an 8-bit
significand. int4: one scale for the tensor, the largest magnitude mapped to 7, so eight magnitudes
are left; grouped: a scale for each 128 weights, ranked as real values. The threshold is the k-th
smallest magnitude; `strict` keeps what is larger than it, `loose` keeps what is as large.
Sparsities are in per cent.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

SIZE = 2**18
QUOTED = {
    ("bfloat16", "strict"): "50.0 to 50.2",
    ("bfloat16", "loose"): "49.8 to 50.0",
    ("int4", "strict"): "65 to 71",
    ("int4", "loose"): "24 to 28",
    ("int4 grouped", "strict"): "50.0",
    ("int4 grouped", "loose"): "50.0",
}


def bfloat16(w: np.ndarray) -> np.ndarray:
    """The weights with an 8-bit significand, ties to even."""
    significand, exponent = np.frexp(w)
    return np.ldexp(np.rint(significand * 256), exponent - 8)


def int4(w: np.ndarray) -> np.ndarray:
    """The weights as whole numbers from -7 to 7."""
    return np.rint(w * (7 / abs(w).max()))


def grouped(w: np.ndarray) -> np.ndarray:
    """Whole numbers from -7 to 7 times the scale of their group of 128."""
    scale = abs(w.reshape(-1, 128)).max(1, keepdims=True) / 7
    return (np.rint(w.reshape(-1, 128) / scale) * scale).ravel()


def pruned(w: np.ndarray) -> dict[str, float]:
    """The sparsity of the two threshold masks, in per cent."""
    size = abs(w)
    k = round(0.5 * size.size)
    threshold = np.partition(size, k - 1)[k - 1]
    return {"strict": 100 * (size <= threshold).mean(), "loose": 100 * (size < threshold).mean()}


def figures(quick: bool) -> Iterator[Figure]:
    """Both formats, over seeds."""
    found = []
    for seed in range(3 if quick else 20):
        w = np.random.default_rng(seed).normal(size=SIZE)
        kinds = {"bfloat16": bfloat16(w), "int4": int4(w), "int4 grouped": grouped(w)}
        found.append({kind: pruned(rounded) for kind, rounded in kinds.items()})
    for (kind, how), quoted in QUOTED.items():
        yield Figure(f"{kind}, {how}", quoted, [f[kind][how] for f in found])

"""The operations that ERK and uniform sparsity leave of ResNet-50, by counting.

Multiply-adds of the 54 convolutions and linear layers at 224 x 224, stride in the 3 x 3
convolution. Densities follow the page: ERK clamps at one, uniform keeps the first layer dense.
The clamp loop, one layer after another, is compared with min(1, eps r) solved at once, on random
layer shapes.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

Shape = tuple[int, ...]


def resnet50() -> list[tuple[Shape, int]]:
    """Weight shapes, (out, in, ...), and the number of output positions of each layer."""
    layers: list[tuple[Shape, int]] = [((64, 3, 7, 7), 112**2)]
    width, side = 64, 56
    for planes, blocks in ((64, 3), (128, 4), (256, 6), (512, 3)):
        for block in range(blocks):
            layers.append(((planes, width, 1, 1), side**2))
            if block == 0 and planes > 64:
                side //= 2
            layers.append(((planes, planes, 3, 3), side**2))
            layers.append(((4 * planes, planes, 1, 1), side**2))
            if block == 0:
                layers.append(((4 * planes, width, 1, 1), side**2))
            width = 4 * planes
    return [*layers, ((1000, 2048), 1)]


def erk(shapes: list[Shape], density: float, at_once: bool = False) -> np.ndarray:
    """Densities by the clamp loop; `at_once` clamps every layer above one in the same round."""
    size = np.array([np.prod(s) for s in shapes], dtype=float)
    raw = np.array([sum(s) for s in shapes]) / size
    dense = np.zeros(len(shapes), dtype=bool)
    while True:
        free = ~dense
        eps = (density * size.sum() - size[dense].sum()) / (raw * size)[free].sum()
        if not np.any(eps * raw[free] > 1):
            return np.where(dense, 1, eps * raw)
        dense |= free & ((eps * raw > 1) if at_once else (raw == raw[free].max()))


def random_shapes(rng: np.random.Generator) -> list[Shape]:
    return [
        (*(int(n) for n in rng.integers(1, 200, 2)), *((3, 3) if rng.random() < 0.5 else ()))
        for _ in range(rng.integers(1, 8))
    ]


def figures(quick: bool) -> Iterator[Figure]:
    """Shares of the dense multiply-adds, the sparsest and the dense layers, and the two loops."""
    shapes = [s for s, _ in resnet50()]
    size = np.array([np.prod(s) for s in shapes], dtype=float)
    operations = size * np.array([n for _, n in resnet50()])
    for density, by_erk, by_uniform in (
        (0.2, "0.41", "0.22"),
        (0.1, "0.24", "0.13"),
        (0.02, "0.049", "0.048"),
    ):
        kept = erk(shapes, density)
        uniform = np.full(len(shapes), density)
        uniform[0] = 1
        shares = [float(d @ operations / operations.sum()) for d in (kept, uniform)]
        yield Figure(f"ERK, density {density}", by_erk, [shares[0]])
        yield Figure(f"uniform, density {density}", by_uniform, [shares[1]])
        if density == 0.2:
            yield Figure("layers that ERK keeps dense", "8", [int((kept == 1).sum())])
            yield Figure("smallest density", "0.043", [float(kept.min())])
    rng = np.random.default_rng(0)
    gaps = []
    for _ in range(50 if quick else 1000):
        shapes, density = random_shapes(rng), rng.uniform(0.01, 0.99)
        one_by_one, together = erk(shapes, density), erk(shapes, density, at_once=True)
        gaps.append(float(np.abs(one_by_one - together).max()))
    yield Figure("largest difference between the two loops", "0", [max(gaps)], tolerance=1e-9)

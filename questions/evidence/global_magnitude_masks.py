"""What global magnitude pruning leaves of each layer, at initialisation and after a rescaling.

Setup 1: five 3x3 convolutions (3, 64, 128, 256, 512, 512 channels) and a classifier of 512 by 10,
Gaussian with He's standard deviation, one ranking of |w| over all 3,914,432 weights.
Setup 2: a 32-64-10 network of standard normal weights; the first matrix is multiplied by a, the
second divided by a, and half of the 2,688 weights go.
Setup 3: the first network with PyTorch's default, uniform on +-1 / sqrt(fan-in); the global
sparsity from which the fifth convolution has no weight left.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

CHANNELS = ((3, 64), (64, 128), (128, 256), (256, 512), (512, 512))


def kept_at(seed: int, sparsities: tuple[float, ...]) -> list[list[int]]:
    """The weights kept in each layer, for each sparsity."""
    rng = np.random.default_rng(seed)
    layers = [rng.normal(size=9 * i * o) * (2 / (9 * i)) ** 0.5 for i, o in CHANNELS]
    layers.append(rng.normal(size=5120) * (2 / 512) ** 0.5)
    size = abs(np.concatenate(layers))
    cuts = [round(s * size.size) for s in sparsities]
    ordered = np.partition(size, cuts)
    return [[int((abs(w) >= ordered[k]).sum()) for w in layers] for k in cuts]


def emptied_at(seed: int) -> float:
    """The sparsity in per cent at which the last weight of the fifth convolution goes."""
    rng = np.random.default_rng(seed)
    layers = [abs(rng.uniform(-1, 1, 9 * i * o)) / (9 * i) ** 0.5 for i, o in CHANNELS]
    layers.append(abs(rng.uniform(-1, 1, 5120)) / 512**0.5)
    size = np.concatenate(layers)
    return 100 * float((size <= layers[4].max()).mean())


def pruned_in_second(seed: int, a: float) -> int:
    """How many of the 640 weights of the second layer go at 50 % global sparsity."""
    rng = np.random.default_rng(seed)
    first, second = abs(rng.normal(size=2048)) * a, abs(rng.normal(size=640)) / a
    order = np.argsort(np.concatenate([first, second]), kind="stable")
    return int((order[:1344] >= 2048).sum())


def figures(quick: bool) -> Iterator[Figure]:
    """Survivors by layer over seeds, and the second layer before and after rescaling."""
    found = [kept_at(seed, (0.99, 0.999)) for seed in range(1 if quick else 8)]
    yield Figure("fifth convolution, 99 %", "266 to 295", [f[0][4] for f in found])
    yield Figure("fifth convolution, 99.9 %", "0", [f[1][4] for f in found])
    yield Figure("first convolution, 99.9 %", "1,069 to 1,117", [f[1][0] for f in found])
    found_at = [emptied_at(seed) for seed in range(1 if quick else 8)]
    yield Figure("uniform: fifth convolution empty from, %", "86.0 to 86.1", found_at)
    seeds = range(3 if quick else 20)
    yield Figure("second layer, a = 1", "284 to 332", [pruned_in_second(s, 1) for s in seeds])
    yield Figure("second layer, a = 10", "640", [pruned_in_second(s, 10) for s in seeds])

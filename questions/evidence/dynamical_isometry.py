"""Singular values of a deep linear network: orthogonal, masked, rescaled, made near orthogonal.

Eight orthogonal layers of 64 x 64, each with a random mask of density 0.5. "Rescaled" divides
each masked matrix by the root of the density; "near orthogonal" then runs 500 steps of gradient
descent (step 0.08) on the distance of W^T W from the identity, over the unmasked entries. Reported
are singular values of the product. Seeds 0 to 4. Also Gaussian layers, before and after such a
mask with its rescaling, and orthogonal layers of which the larger half of the entries is kept,
scaled to mean square 1.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

SIZE, DEPTH, DENSITY = 64, 8, 0.5


def spectrum(weights: list[np.ndarray]) -> np.ndarray:
    return np.linalg.svd(np.linalg.multi_dot(weights[::-1]), compute_uv=False)


def near_orthogonal(w: np.ndarray, mask: np.ndarray) -> np.ndarray:
    w = w.copy()
    for _ in range(500):
        w -= 0.08 * mask * (w @ (w.T @ w - np.eye(SIZE)))
    return w


def rows(seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    draws = [np.linalg.qr(rng.normal(size=(SIZE, SIZE)))[0] for _ in range(DEPTH)]
    masks = [rng.random((SIZE, SIZE)) < DENSITY for _ in range(DEPTH)]
    wide = [rng.normal(size=(SIZE, SIZE)) / SIZE**0.5 for _ in range(DEPTH)]
    wide_masked = [w * mask / DENSITY**0.5 for w, mask in zip(wide, masks, strict=True)]
    larger = [w * (abs(w) >= np.median(abs(w))) for w in draws]
    larger = [w * (SIZE / (w**2).sum()) ** 0.5 for w in larger]
    masked = [w * mask for w, mask in zip(draws, masks, strict=True)]
    rescaled = [w / DENSITY**0.5 for w in masked]
    mended = [near_orthogonal(w, mask) for w, mask in zip(rescaled, masks, strict=True)]
    products = {
        "masked": masked,
        "rescaled": rescaled,
        "mended": mended,
        "gaussian": wide,
        "gaussian masked": wide_masked,
        "larger": larger,
    }
    return {name: spectrum(weights) for name, weights in products.items()}


def rms(values: np.ndarray) -> float:
    return float(np.sqrt(np.mean(values**2)))


def figures(quick: bool) -> Iterator[Figure]:
    runs = [rows(seed) for seed in range(1 if quick else 5)]
    yield Figure("masked: root mean square", "0.06", [rms(r["masked"]) for r in runs])
    yield Figure("rescaled: root mean square", "0.92 to 1.04", [rms(r["rescaled"]) for r in runs])
    yield Figure("rescaled: largest", "3.1 to 4.3", [r["rescaled"].max() for r in runs])
    medians = [float(np.median(r["rescaled"])) for r in runs]
    yield Figure("rescaled: median", "0.12 to 0.14", medians)
    yield Figure("near orthogonal: smallest", "0.72 to 0.75", [r["mended"].min() for r in runs])
    yield Figure("near orthogonal: largest", "1.2", [r["mended"].max() for r in runs])
    quoted = {
        "gaussian": ("0.05 to 0.06", "3.9 to 5.0"),
        "gaussian masked": ("0.05 to 0.06", "3.3 to 4.7"),
        "larger": ("0.74 to 0.77", "2.0 to 2.2"),
    }
    for name, (median, largest) in quoted.items():
        yield Figure(f"{name}: median", median, [float(np.median(r[name])) for r in runs])
        yield Figure(f"{name}: largest", largest, [r[name].max() for r in runs])

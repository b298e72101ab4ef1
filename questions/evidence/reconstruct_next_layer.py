"""How much a least-squares refit of the next layer recovers after half of its inputs are removed.

Setup: 64 input channels, 32 outputs, half of the channels kept at random. The inputs are ReLU of a
Gaussian with factors: each channel is sqrt(r) times a mixture of 8 common factors plus sqrt(1 - r)
times noise, so r = 0 is independent and r near 1 strongly correlated channels. The refit uses 2,000
samples, or 40 where the page says so, and errors are measured on 20,000 new samples, relative to
the mean square of the dense layer's output around its mean. With 40 samples the refit is done with
a ridge term too: 1 or 10 % of the kept channels' mean variance, towards zero.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure

CHANNELS, OUTPUTS, KEPT, FACTORS = 64, 32, 32, 8
QUOTED = {
    (0.0, 2000): {"slice": "0.64 to 0.85", "bias": "0.47 to 0.53", "refit": "0.48 to 0.53"},
    (0.9, 2000): {"slice": "0.58 to 0.90", "bias": "0.39 to 0.60", "refit": "0.14 to 0.22"},
    (0.9, 40): {
        "refit": "0.84 to 2.21",
        "refit over slice": "1.2 to 2.7",
        "ridge 0.01": "0.44 to 0.73",
        "ridge 0.1": "0.27 to 0.40",
    },
}


def inputs(rng: np.random.Generator, mix: np.ndarray, r: float, n: int) -> np.ndarray:
    """Non-negative inputs, (n, channels)."""
    common = rng.normal(size=(n, FACTORS)) @ mix
    return np.maximum(np.sqrt(r) * common + np.sqrt(1 - r) * rng.normal(size=(n, CHANNELS)), 0)


def errors(seed: int, r: float, samples: int) -> dict[str, float]:
    """The relative errors of slicing, of a corrected bias and of the refit, and a ratio of two."""
    rng = np.random.default_rng(seed)
    mix = rng.normal(size=(FACTORS, CHANNELS)) / np.sqrt(FACTORS)
    weight = rng.normal(size=(CHANNELS, OUTPUTS))
    keep = np.sort(rng.permutation(CHANNELS)[:KEPT])
    fit, new = inputs(rng, mix, r, samples), inputs(rng, mix, r, 20_000)
    target = new @ weight
    sliced = new[:, keep] @ weight[keep]
    shift = (fit @ weight - fit[:, keep] @ weight[keep]).mean(axis=0)
    ones = np.ones((len(fit), 1))
    solution = np.linalg.lstsq(np.hstack([fit[:, keep], ones]), fit @ weight, rcond=None)[0]
    refit = new[:, keep] @ solution[:-1] + solution[-1]
    scale = target.var(axis=0).mean()
    tried = {"slice": sliced, "bias": sliced + shift, "refit": refit}
    middle, aim = fit[:, keep].mean(axis=0), (fit @ weight).mean(axis=0)
    centred = fit[:, keep] - middle
    gram = centred.T @ centred
    for damping in (0.01, 0.1):
        ridge = gram + damping * np.diag(gram).mean() * np.eye(KEPT)
        new_weight = np.linalg.solve(ridge, centred.T @ (fit @ weight - aim))
        tried[f"ridge {damping}"] = (new[:, keep] - middle) @ new_weight + aim
    found = {name: float(((y - target) ** 2).mean() / scale) for name, y in tried.items()}
    return {**found, "refit over slice": found["refit"] / found["slice"]}


def figures(quick: bool) -> Iterator[Figure]:
    """Each correlation and sample size, over seeds."""
    for (r, samples), quoted in QUOTED.items():
        found = [errors(seed, r, samples) for seed in range(3 if quick else 20)]
        for name, text in quoted.items():
            what = f"relative error, r = {r}, {samples} samples, {name}"
            yield Figure(what, text, [f[name] for f in found])

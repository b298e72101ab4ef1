"""How OBS and OBD choose and cost on random quadratic problems, with a good and a poor inverse.

Choices: 8 or 32 inputs, Gaussian and mixed by a square Gaussian matrix, four samples an input,
standard normal weights or alike ones (random sign, sizes from 1 to 1.1), 200 problems a seed; or
mixed weakly, by the identity plus 0.3 times a Gaussian matrix over the root of the inputs' number.
Few samples: 64 Gaussian inputs of equal correlation, H from the samples, costs under the
population's H, of the update at the weight of least OBS score over those of zeroing the same
weight, 50 problems a seed; damped: a hundredth of the mean diagonal is added to H. Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure


def choices(
    seed: int, d: int, problems: int, *, weak: bool = False, alike: bool = False
) -> tuple[float, float, float]:
    """Share of different choices, ratio of the costs, what OBS's choice costs without update."""
    rng = np.random.default_rng(seed)
    rows = []
    for _ in range(problems):
        x, mixing = rng.standard_normal((4 * d, d)), rng.standard_normal((d, d))
        x = x @ (np.eye(d) + 0.3 / d**0.5 * mixing if weak else mixing)
        h = x.T @ x / len(x)
        w = rng.standard_normal(d)
        if alike:
            w = np.sign(w) * rng.uniform(1, 1.1, d)
        obs = w**2 / 2 / np.diag(np.linalg.inv(h))
        obd = w**2 * np.diag(h) / 2
        i, j = obs.argmin(), obd.argmin()
        rows.append((i != j, obs[i] / obd[j], obd[i] / obd[j]))
    differ, ratio, bare = np.array(rows).T
    return float(differ.mean()), float(np.median(ratio)), float(np.median(bare[differ > 0]))


def few_samples(seed: int, n: int, rho: float, damping: float, problems: int) -> float:
    """Mean over problems of the update's real cost over that of zeroing the weight alone."""
    rng = np.random.default_rng(seed)
    d = 64
    population = rho + (1 - rho) * np.eye(d)
    root = np.linalg.cholesky(population)
    ratios = []
    for _ in range(problems):
        x = rng.standard_normal((n, d)) @ root.T
        h = x.T @ x / n
        inverse = np.linalg.inv(h + damping * np.diag(h).mean() * np.eye(d))
        w = rng.standard_normal(d)
        q = (w**2 / np.diag(inverse)).argmin()
        step = -w[q] / inverse[q, q] * inverse[:, q]
        ratios.append(step @ population @ step / (w[q] ** 2 * population[q, q]))
    return float(np.mean(ratios))


CHOICES = {
    8: ("18 to 29", "0.03 to 0.06", "1.9 to 2.9"),
    32: ("22 to 31", "0.006 to 0.011", "2.4 to 3.7"),
}
WEAK = {8: "3.5 to 7.5", 32: "0.5 to 3.5"}
ALIKE = {8: "61.5 to 71.5", 32: "88 to 93.5"}
SAMPLES = {
    (80, 0.0, 0.0): "4.7 to 5.2",
    (80, 0.9, 0.0): "0.48 to 0.53",
    (80, 0.0, 0.01): "3.7 to 3.8",
    (80, 0.9, 0.01): "0.20 to 0.21",
    (256, 0.0, 0.0): "1.32 to 1.35",
    (256, 0.9, 0.0): "0.13 to 0.14",
}


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(2 if quick else 10)
    for d, quotes in CHOICES.items():
        differ, ratio, bare = zip(*(choices(s, d, 200) for s in seeds), strict=True)
        yield Figure(
            f"per cent of choices that differ, d = {d}", quotes[0], [100 * v for v in differ]
        )
        yield Figure(f"median of least OBS cost over least OBD cost, d = {d}", quotes[1], ratio)
        yield Figure(
            f"OBS's choice without update over OBD's, where they differ, d = {d}", quotes[2], bare
        )
        weakly = [100 * choices(s, d, 200, weak=True)[0] for s in seeds]
        yield Figure(f"per cent of choices that differ, weakly mixed, d = {d}", WEAK[d], weakly)
        similar = [100 * choices(s, d, 200, alike=True)[0] for s in seeds]
        yield Figure(f"per cent of choices that differ, sizes alike, d = {d}", ALIKE[d], similar)
    for (n, rho, damping), quoted in SAMPLES.items():
        values = [few_samples(s, n, rho, damping, 50) for s in seeds]
        what = f"update over no update, {n} samples, correlation {rho}, damping {damping}"
        yield Figure(what, quoted, values)

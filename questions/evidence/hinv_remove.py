"""Removals from the inverse Hessian in single precision, and the costs of successive greedy steps.

Precision: 128 Gaussian inputs of equal correlation, or mixed by a Gaussian matrix with 1 % damping,
256 samples, H inverted in float32, 120 inputs removed in random order by rank-one updates in
float32; the error is that of the remaining block
against the inverse of the reduced H in float64, in the Frobenius norm and relative. To see where it
comes from, H alone is rounded to float32, or the inverse alone. Steps: rows of
8 standard normal weights, inputs mixed by a Gaussian matrix, 32 samples, greedy OBS to the end,
200 rows a seed. Seeds 0 to 9.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from grader.kit import Figure


def errors(seed: int, rho: float | None) -> tuple[float, ...]:
    """Relative errors: chain and fresh inverse in float32; H rounded alone; its inverse alone.

    Without rho the inputs are mixed and H is damped.
    """
    rng = np.random.default_rng(seed)
    d, n, removed = 128, 256, 120
    if rho is None:
        x = rng.standard_normal((n, d)) @ rng.standard_normal((d, d))
        h = x.T @ x / n
        h += 0.01 * np.diag(h).mean() * np.eye(d)
    else:
        x = np.sqrt(rho) * rng.standard_normal((n, 1))
        x = x + np.sqrt(1 - rho) * rng.standard_normal((n, d))
        h = x.T @ x / n
    rounded = h.astype(np.float32)
    chains = [
        np.linalg.inv(rounded),
        np.linalg.inv(rounded.astype(np.float64)),
        np.linalg.inv(h).astype(np.float32),
    ]
    order = rng.permutation(d)
    for chain in chains:
        for q in order[:removed]:
            chain -= np.outer(chain[:, q], chain[q]) / chain[q, q]
    left = np.ix_(order[removed:], order[removed:])
    exact = np.linalg.inv(h[left])
    ends = (chains[0][left], np.linalg.inv(rounded[left]), chains[1][left], chains[2][left])
    return tuple(float(np.linalg.norm(m - exact) / np.linalg.norm(exact)) for m in ends)


def costs(rng: np.random.Generator, d: int = 8) -> list[float]:
    """The costs of the d greedy steps of one row."""
    x = rng.standard_normal((4 * d, d)) @ rng.standard_normal((d, d))
    inverse = np.linalg.inv(x.T @ x)
    w, alive, steps = rng.standard_normal(d), np.ones(d, bool), []
    for _ in range(d):
        scores = np.where(alive, w**2 / np.where(alive, np.diag(inverse), 1.0), np.inf)
        q = scores.argmin()
        steps.append(float(scores[q]))
        alive[q] = False
        w = np.where(alive, w - inverse[:, q] * w[q] / inverse[q, q], 0.0)
        inverse -= np.outer(inverse[:, q], inverse[q]) / inverse[q, q]
    return steps


def falling(seed: int) -> float:
    """Per cent of rows in which some step costs less than the one before."""
    rng = np.random.default_rng(seed)
    rows = [np.array(costs(rng)) for _ in range(200)]
    return 100 * float(np.mean([(s[1:] < s[:-1] * (1 - 1e-9)).any() for s in rows]))


PRECISION: tuple[tuple[float | None, tuple[str, ...], tuple[float, ...]], ...] = (
    # the last digits depend on the linear algebra library
    (0.0, ("3 to 6", "0.3 to 0.6", "0.2 to 0.4", "3 to 6"), (1.0, 1.0, 1.0, 1.0)),
    (0.99, ("44 to 110", "44 to 110", "44 to 110", "3 to 6"), (15.0, 15.0, 15.0, 1.0)),
    (None, ("15 to 25", "0.3 to 0.6", "0.2 to 0.5", "14 to 26"), (5.0, 1.0, 1.0, 5.0)),
)
NAMES = ("chain", "fresh", "H alone rounded", "inverse rounded")


def figures(quick: bool) -> Iterator[Figure]:
    seeds = range(3 if quick else 10)
    for rho, quotes, tolerances in PRECISION:
        found = np.array([errors(s, rho) for s in seeds]) * 1e7
        rows = zip(NAMES, quotes, found.T, tolerances, strict=True)
        for name, quoted, values, tolerance in rows:
            which = "mixed inputs" if rho is None else f"correlation {rho}"
            what = f"10⁷ times the relative error, {name}, {which}"
            yield Figure(what, quoted, values, tolerance)
    yield Figure("per cent of rows with a falling step", "72 to 84", [falling(s) for s in seeds])
